package media

import (
	"context"
	"errors"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	"github.com/pion/rtcp"
	"github.com/stretchr/testify/require"

	"budi/media/dtmf"
)

// received counts frames that hold received sound.
func received(frames []Frame) (n int) {
	for _, f := range frames {
		if !f.Arrived.IsZero() {
			n++
		}
	}
	return n
}

func TestReceiveGivesSilenceOnTheClockAndThenNoMedia(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		in := make(chan Frame, 1000)
		err := b.Receive(t.Context(), in)
		require.ErrorIs(t, err, ErrNoMedia)
		require.ErrorContains(t, err, "10s on 192.0.2.1:4000")
		require.InDelta(t, 10*time.Second, time.Since(b.start), float64(100*time.Millisecond))
		require.InDelta(t, 500, len(in), 5)
		at := time.Duration(-1)
		for len(in) > 0 {
			f := <-in
			require.False(t, f.Voice)
			require.True(t, f.Arrived.IsZero())
			require.Len(t, f.PCM, samples)
			if at >= 0 {
				require.Equal(t, at+Ptime, f.At)
			}
			at = f.At
		}
	})
}

func TestReceiveDeliversAFrameWhenItsPacketComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		time.Sleep(103 * time.Millisecond)
		for range 50 {
			b.arrive(0, ulaw(160), 160)
			synctest.Wait()
			time.Sleep(Ptime)
		}
		frames := stop()
		require.Equal(t, 50, received(frames))
		require.Zero(t, b.Stats().Delay)
		require.Equal(t, uint64(50), b.Stats().Received)
		for _, f := range frames {
			if !f.Arrived.IsZero() {
				// The frame's place is its arrival's, to the frame.
				require.InDelta(t, f.Arrived.Sub(b.start), f.At, float64(Ptime))
			}
		}
	})
}

func TestReceiveReframesEveryPacketLength(t *testing.T) {
	for _, ms := range []int{5, 10, 20, 30, 40, 60, 100} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, nil)
			stop := b.hear(t)
			time.Sleep(50 * time.Millisecond)
			for range 1200 / ms {
				b.arrive(0, ulaw(ms*8), uint32(ms*8))
				time.Sleep(time.Duration(ms) * time.Millisecond)
			}
			frames := stop()
			require.InDelta(t, 60, received(frames), 1, "%d ms", ms)
			made := 0
			for i, f := range frames {
				require.Len(t, f.PCM, samples)
				if i > 10 && i < 50 && f.Arrived.IsZero() {
					made++
				}
			}
			require.Zero(t, made, "%d ms", ms)
			require.Zero(t, b.Stats().Lost, "%d ms", ms)
		})
	}
}

func TestReceiveIgnoresWhatWasNotNegotiated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		for i := range 50 {
			b.arrive(0, ulaw(160), 160)
			b.arriveFrom(there, 77, 8, ulaw(160), 0)
			b.arriveFrom(there, 77, 96, ulaw(160), 0)
			b.rtp.put([]byte{1, 2, 3}, there)
			b.rtp.put(make([]byte, 40), there) // version 0
			if i == 10 {
				b.arrive(13, []byte{60}, 0) // comfort noise is no fault
			}
			time.Sleep(Ptime)
		}
		stop()
		st := b.Stats()
		require.Equal(t, uint64(100), st.OtherType)
		require.Equal(t, uint64(100), st.Malformed)
		require.Equal(t, uint64(51), st.Received)
	})
}

func TestReceiveOnHoldWaitsWithoutMedia(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		p := b.Params()
		p.Recv = false
		b.Update(p)
		for range 50 {
			b.arrive(0, ulaw(160), 160)
			time.Sleep(Ptime)
		}
		time.Sleep(30 * time.Second)
		p.Recv = true
		b.Update(p)
		for range 50 {
			b.arrive(0, ulaw(160), 160)
			time.Sleep(Ptime)
		}
		frames := stop()
		require.InDelta(t, 32*50, len(frames), 5)
		require.InDelta(t, 50, received(frames), 2)
	})
}

func TestKeysComeOnceHoweverTheyAreSent(t *testing.T) {
	event := func(key rune, end bool, duration uint16) []byte {
		code, _ := dtmf.CodeOf(key)
		b := make([]byte, 4)
		dtmf.Event{Code: code, End: end, Volume: 10, Duration: duration}.Put(b)
		return b
	}
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		sound := func(n int) {
			for range n {
				b.arrive(0, ulaw(160), 160)
				time.Sleep(Ptime)
			}
		}
		sound(10)
		press := func(key rune, lost func(i int) bool) {
			for i := 1; i <= 8; i++ {
				if lost == nil || !lost(i) {
					b.arrive(101, event(key, i >= 6, uint16(min(i, 6)*160)), 0)
				}
				time.Sleep(Ptime)
			}
			b.ts += 8 * 160
			sound(5)
		}
		press('1', nil)
		press('1', nil)
		press('2', func(i int) bool { return i >= 6 })   // its end is lost
		press('3', func(i int) bool { return i < 6 })    // all but its end
		press('*', func(i int) bool { return i%2 == 0 }) // every second one
		press('D', func(int) bool { return true })       // all of it
		b.arrive(101, []byte{1}, 0)                      // cut
		b.arrive(101, []byte{16, 0, 0, 100}, 0)          // a hook flash is no key
		time.Sleep(Ptime)
		keys := ""
		for _, f := range stop() {
			if f.Key != 0 {
				keys += string(f.Key)
			}
		}
		require.Equal(t, "1123*", keys)
		require.Equal(t, uint64(5), b.Stats().Keys)
	})
}

func TestKeysAsTonesWhereNoEventsWereNegotiated(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, func(p *Params, _ *SessionOptions) { p.KeyPayloadType = 0 })
		stop := b.hear(t)
		// What one session sends as tones is what the other hears.
		b.rtp.mu.Lock()
		b.rtp.onWrite = func(d datagram) {
			d.b[8] ^= 0xff // another SSRC than our own
			b.rtp.put(d.b, there)
		}
		b.rtp.mu.Unlock()
		for _, key := range "0123456789*#ABCD" {
			require.NoError(t, b.SendKey(t.Context(), key))
		}
		time.Sleep(100 * time.Millisecond)
		keys := ""
		for _, f := range stop() {
			if f.Key != 0 {
				keys += string(f.Key)
			}
		}
		require.Equal(t, "0123456789*#ABCD", keys)
	})
}

func TestSendFollowsTheSource(t *testing.T) {
	moved := netip.MustParseAddrPort("192.0.2.2:61000")
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		for range 10 {
			b.arriveFrom(moved, 77, 0, ulaw(160), 160)
			time.Sleep(Ptime)
		}
		stop()
		packets := b.rtp.packets(t, b.start)
		require.Equal(t, there, packets[0].to)
		require.Equal(t, moved, packets[len(packets)-1].to)
		// A re-INVITE names another address: that one holds from now on.
		p := b.Params()
		p.Remote = netip.MustParseAddrPort("192.0.2.9:7000")
		b.Update(p)
		time.Sleep(2 * Ptime)
		packets = b.rtp.packets(t, b.start)
		require.Equal(t, p.Remote, packets[len(packets)-1].to)
	})
}

func TestFullChannelDropsAndCounts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, func(_ *Params, o *SessionOptions) { o.NoMedia = time.Second })
		err := b.Receive(t.Context(), make(chan Frame, 3))
		require.ErrorIs(t, err, ErrNoMedia)
		require.Equal(t, uint64(3), b.Stats().Frames)
		require.InDelta(t, 47, b.Stats().Dropped, 3)
	})
}

// stalling is a Tap that stands still once, as the whole process may.
type stalling struct {
	at, length time.Duration
	done       bool
}

func (s *stalling) Inbound(f Frame) {
	if f.At >= s.at && !s.done {
		s.done = true
		time.Sleep(s.length)
	}
}

func (s *stalling) Outbound(Frame) {}

func TestReceiveMakesNothingUpAfterAStall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		b.SetTap(&stalling{at: time.Second, length: 700 * time.Millisecond})
		time.Sleep(10 * time.Millisecond)
		for range 150 {
			b.arrive(0, ulaw(160), 160)
			time.Sleep(Ptime)
		}
		frames := stop()
		require.Equal(t, 150, received(frames))
		for _, f := range frames[2 : len(frames)-1] {
			require.False(t, f.Arrived.IsZero(), "made up at %v", f.At)
		}
	})
}

func TestOneReceiveAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		synctest.Wait()
		require.ErrorIs(t, b.Receive(t.Context(), nil), ErrBusy)
		stop()
	})
}

func TestReceiveFailsWithItsSocket(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		done := make(chan error, 1)
		go func() { done <- b.Receive(t.Context(), make(chan Frame, 1)) }()
		time.Sleep(time.Second)
		require.NoError(t, b.rtp.Close())
		err := <-done
		require.Error(t, err)
		require.False(t, errors.Is(err, ErrClosed) || errors.Is(err, ErrNoMedia), err)
	})
}

func TestReportsGoBothWays(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		for i := range 1000 {
			if i%10 == 5 { // one in ten is lost
				b.seq++
				b.ts += 160
			} else {
				b.arrive(0, ulaw(160), 160)
			}
			time.Sleep(Ptime)
		}
		var last *rtcp.SenderReport
		for _, d := range b.rtcp.written() {
			require.Equal(t, netip.AddrPortFrom(there.Addr(), there.Port()+1), d.to)
			packets, err := rtcp.Unmarshal(d.b)
			require.NoError(t, err)
			require.NoError(t, rtcp.CompoundPacket(packets).Validate())
			last = packets[0].(*rtcp.SenderReport)
		}
		require.NotNil(t, last)
		require.Len(t, last.Reports, 1)
		require.Equal(t, uint32(77), last.Reports[0].SSRC)
		require.InDelta(t, 25, last.Reports[0].FractionLost, 4)

		// The peer answers 30 ms after our report.
		time.Sleep(30 * time.Millisecond)
		wrote := b.rtcp.written()
		asked := ntp(wrote[len(wrote)-1].at)
		waited := time.Since(wrote[len(wrote)-1].at) - 30*time.Millisecond
		raw, err := rtcp.Marshal([]rtcp.Packet{&rtcp.ReceiverReport{SSRC: 77, Reports: []rtcp.ReceptionReport{{
			SSRC: b.ssrc, FractionLost: 64, Jitter: 80,
			LastSenderReport: uint32(asked >> 16), Delay: uint32(waited * 65536 / time.Second),
		}}}})
		require.NoError(t, err)
		b.rtcp.put(raw, netip.MustParseAddrPort("203.0.113.5:1")) // a stranger's is ignored
		synctest.Wait()
		require.Zero(t, b.Stats().RemoteLost)
		b.rtcp.put(raw, there)
		b.rtcp.put([]byte{0x80, 200, 0}, there)
		synctest.Wait()
		st := b.Stats()
		require.InDelta(t, 0.25, st.RemoteLost, 1e-9)
		require.Equal(t, 10*time.Millisecond, st.RemoteJitter)
		require.InDelta(t, 30, st.RoundTrip.Milliseconds(), 1)
		require.Equal(t, uint64(1), st.Malformed)

		stop()
		require.NoError(t, b.Close())
		wrote = b.rtcp.written()
		packets, err := rtcp.Unmarshal(wrote[len(wrote)-1].b)
		require.NoError(t, err)
		require.IsType(t, &rtcp.Goodbye{}, packets[len(packets)-1])
	})
}

func TestSteadyReceiveKeepsAnEvenPace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, func(_ *Params, o *SessionOptions) { o.Steady = true })
		in := make(chan Frame, 10)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() { done <- b.Receive(ctx, in) }()
		fed := make(chan struct{})
		go func() {
			defer close(fed)
			for i := range 200 {
				b.arrive(0, ulaw(160), 160)
				wait := Ptime
				switch i % 10 {
				case 5: // every tenth packet is 15 ms late
					wait = 35 * time.Millisecond
				case 6:
					wait = 5 * time.Millisecond
				}
				time.Sleep(wait)
			}
		}()
		var last time.Time
		for i := range 150 {
			f := <-in
			require.False(t, i > 10 && f.Arrived.IsZero(), "made up at %v", f.At)
			if !last.IsZero() {
				require.Equal(t, Ptime, time.Since(last))
			}
			last = time.Now()
		}
		cancel()
		<-fed
		require.ErrorIs(t, <-done, context.Canceled)
	})
}

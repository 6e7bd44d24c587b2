package media

import (
	"context"
	"errors"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/dtmf"
)

// speak feeds frames of a loud constant to out; before tells how long to wait
// before each.
func speak(ctx context.Context, out chan<- Frame, n int, before func(i int) time.Duration) {
	defer close(out)
	for i := range n {
		if before != nil {
			time.Sleep(before(i))
		}
		f := Frame{PCM: make([]int16, samples), Rate: rate}
		for k := range f.PCM {
			f.PCM[k] = 8000
		}
		select {
		case out <- f:
		case <-ctx.Done():
			return
		}
	}
}

// loud tells whether a packet carries speak's sound.
func loud(p sent) bool { return len(p.Payload) == samples && p.Payload[80] != 0xff }

func TestSenderKeepsPaceAndTimestamps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		time.Sleep(95 * time.Millisecond)
		out := make(chan Frame)
		go speak(t.Context(), out, 500, nil)
		heard, err := b.Play(t.Context(), out)
		require.NoError(t, err)
		require.Equal(t, 500*Ptime, heard)
		time.Sleep(100 * time.Millisecond)

		packets := b.rtp.packets(t, b.start)
		first := packets[0]
		marks, spoken := 0, 0
		for i, p := range packets {
			require.Equal(t, time.Duration(i)*Ptime, p.at)
			require.Equal(t, first.SequenceNumber+uint16(i), p.SequenceNumber)
			require.Equal(t, first.Timestamp+uint32(i*samples), p.Timestamp)
			require.Equal(t, there, p.to)
			if loud(p) {
				spoken++
				require.Equal(t, i == 5, p.Marker, "packet %d", i)
			}
			if p.Marker {
				marks++
			}
		}
		require.Equal(t, 500, spoken)
		require.Equal(t, 1, marks)
		require.Zero(t, b.Stats().Underruns)
	})
}

func TestPlayEndsWithinOneTickAndCountsWhatWasSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		cause := errors.New("barge-in")
		ctx, cancel := context.WithCancelCause(t.Context())
		out := make(chan Frame)
		taken := make(chan struct{})
		go func() { defer close(taken); speak(ctx, out, 1000, nil) }()
		time.AfterFunc(333*time.Millisecond, func() { cancel(cause) })
		heard, err := b.Play(ctx, out)
		ended := time.Since(b.start)
		require.ErrorIs(t, err, cause)
		require.LessOrEqual(t, ended, 333*time.Millisecond+Ptime)
		<-taken
		time.Sleep(time.Second)
		spoken := 0
		for _, p := range b.rtp.packets(t, b.start) {
			if loud(p) {
				spoken++
			}
		}
		require.Equal(t, time.Duration(spoken)*Ptime, heard)

		out = make(chan Frame)
		go speak(t.Context(), out, 3, nil)
		heard, err = b.Play(t.Context(), out)
		require.NoError(t, err)
		require.Equal(t, 3*Ptime, heard)
	})
}

func TestSenderWaitsForALateFrame(t *testing.T) {
	tests := map[string]struct {
		late              time.Duration // of frame 10, after the one before was taken
		silent, underruns uint64
	}{
		"in time":         {19 * time.Millisecond, 0, 0},
		"within grace":    {26 * time.Millisecond, 0, 0},
		"missed one tick": {30 * time.Millisecond, 1, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, nil)
				out := make(chan Frame)
				go speak(t.Context(), out, 20, func(i int) time.Duration {
					if i == 10 {
						return test.late
					}
					return 0
				})
				heard, err := b.Play(t.Context(), out)
				require.NoError(t, err)
				require.Equal(t, 20*Ptime, heard)
				var silent uint64
				begun, left := false, 20
				for i, p := range b.rtp.packets(t, b.start) {
					if loud(p) {
						begun = true
						left--
						require.LessOrEqual(t, p.at-time.Duration(i)*Ptime, grace)
					} else if begun && left > 0 {
						silent++
					}
				}
				require.Equal(t, test.silent, silent)
				require.Equal(t, test.underruns, b.Stats().Underruns)
			})
		})
	}
}

func TestSenderCatchesUpAfterAStall(t *testing.T) {
	tests := map[string]struct {
		stall   time.Duration
		skipped uint64
	}{
		"short: sends what was missed":    {90 * time.Millisecond, 0},
		"long: goes on with a later time": {400 * time.Millisecond, 19},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, nil)
				n := 0
				b.rtp.mu.Lock()
				b.rtp.onWrite = func(datagram) {
					if n++; n == 50 {
						time.Sleep(test.stall) // as if the process stood still
					}
				}
				b.rtp.mu.Unlock()
				time.Sleep(2990 * time.Millisecond)
				packets := b.rtp.packets(t, b.start)
				last := packets[len(packets)-1]
				require.Equal(t, test.skipped, b.Stats().Stalls)
				require.Equal(t, 150-int(test.skipped), len(packets)) //nolint:testifylint // Len would print them all
				// The timestamp tells the time again.
				require.Equal(t, uint32(last.at/Ptime)*samples, last.Timestamp-packets[0].Timestamp)
			})
		})
	}
}

func TestHoldSendsNothingAndKeepsThePlay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		out := make(chan Frame)
		go speak(t.Context(), out, 50, nil)
		time.AfterFunc(190*time.Millisecond, func() {
			p := b.Params()
			p.Send = false
			b.Update(p)
		})
		time.AfterFunc(2*time.Second, func() {
			p := b.Params()
			p.Send = true
			b.Update(p)
		})
		heard, err := b.Play(t.Context(), out)
		require.NoError(t, err)
		require.Equal(t, 50*Ptime, heard)
		packets := b.rtp.packets(t, b.start)
		for i, p := range packets {
			require.False(t, p.at > 190*time.Millisecond && p.at < 2*time.Second, "sent on hold at %v", p.at)
			require.Equal(t, packets[0].SequenceNumber+uint16(i), p.SequenceNumber)
			require.Equal(t, packets[0].Timestamp+uint32(p.at/Ptime)*samples, p.Timestamp)
		}
	})
}

func TestNothingIsSentToNowhere(t *testing.T) {
	for _, to := range []netip.AddrPort{{}, netip.MustParseAddrPort("0.0.0.0:4000"), netip.MustParseAddrPort("192.0.2.1:0"), netip.MustParseAddrPort("[::]:9")} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, func(p *Params, _ *SessionOptions) { p.Remote = to })
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			out := make(chan Frame)
			go speak(ctx, out, 5, nil)
			heard, err := b.Play(ctx, out)
			require.ErrorIs(t, err, context.DeadlineExceeded)
			require.Zero(t, heard)
			require.Empty(t, b.rtp.packets(t, b.start))
			require.Empty(t, b.rtcp.written())
			require.Zero(t, b.Stats().SendErrors)
		})
	}
}

func TestPlayRefusesAFrameOfAnotherShape(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		out := make(chan Frame, 1)
		out <- Frame{PCM: make([]int16, 441), Rate: 22050}
		_, err := b.Play(t.Context(), out)
		require.ErrorContains(t, err, "441 samples at 22050 Hz")
	})
}

func TestCloseEndsEverything(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		errs := make(chan error, 3)
		go func() { _, err := b.Play(t.Context(), make(chan Frame)); errs <- err }()
		go func() { errs <- b.Receive(t.Context(), make(chan Frame, 1)) }()
		time.Sleep(time.Second)
		go func() { errs <- b.SendKey(t.Context(), '1') }()
		time.Sleep(30 * time.Millisecond)
		require.NoError(t, b.Close())
		for range 3 {
			require.ErrorIs(t, <-errs, ErrClosed)
		}
		_, err := b.Play(t.Context(), nil)
		require.ErrorIs(t, err, ErrClosed)
		require.ErrorIs(t, b.SendKey(t.Context(), '1'), ErrClosed)
		require.ErrorIs(t, b.Receive(t.Context(), nil), ErrClosed)
	})
}

func TestSendKeyAsEvent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		time.Sleep(50 * time.Millisecond)
		require.NoError(t, b.SendKey(t.Context(), '#'))
		require.Error(t, b.SendKey(t.Context(), 'x'))
		time.Sleep(50 * time.Millisecond)
		packets := b.rtp.packets(t, b.start)
		var events []sent
		for _, p := range packets {
			if p.PayloadType == 101 {
				events = append(events, p)
			}
		}
		require.Equal(t, 7, len(events)) //nolint:testifylint // Len would print them all
		for i, p := range events {
			e, err := dtmf.Parse(p.Payload)
			require.NoError(t, err)
			require.Equal(t, '#', e.Key())
			require.Equal(t, i == 0, p.Marker)
			require.Equal(t, events[0].Timestamp, p.Timestamp)
			require.Equal(t, i >= 4, e.End)
			require.Equal(t, uint16(min(i+1, 5)*samples), e.Duration)
		}
		// The sound's timestamps went on meanwhile.
		last := packets[len(packets)-1]
		require.Equal(t, packets[0].Timestamp+uint32(last.at/Ptime)*samples, last.Timestamp)
	})
}

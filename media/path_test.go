package media

import (
	"encoding/binary"
	"log/slog"
	"net/netip"
	"testing"
	"time"

	"github.com/pion/rtcp"
	"github.com/pion/rtp"
	"github.com/stretchr/testify/require"

	"budi/media/echo"
	"budi/media/jitter"
	"budi/media/quality"
	"budi/media/vad"
)

// path is the inbound path without socket and goroutine; what it delivers comes
// out of the channel.
func path(tb testing.TB, p Params, start time.Time) (*receiver, chan Frame) {
	tb.Helper()
	d, err := vad.New(vad.Default)
	require.NoError(tb, err)
	tb.Cleanup(d.Close)
	s := &Session{
		lease: &Lease{addr: here}, log: slog.New(slog.DiscardHandler), epoch: start,
		params: p, dest: p.Remote, source: source{sdp: p.Remote},
	}
	in := make(chan Frame, 1000)
	canceller, err := echo.New()
	require.NoError(tb, err)
	tb.Cleanup(canceller.Close)
	r := &receiver{
		s: s, in: in, detector: d, echo: canceller, quality: quality.New(rate), zero: quality.NewBlocker(rate),
	}
	r.buffer = jitter.NewEager(start, r)
	return r, in
}

var pcmu = Params{Codec: Codec{Name: "PCMU", ClockRate: 8000}, KeyPayloadType: 101, Remote: there, Send: true, Recv: true}

// FuzzReceive lets a genuine stream be mixed with whatever bytes from its own
// address and from others. Nothing panics, frames keep their shape and clock,
// and a stranger is never heard.
func FuzzReceive(f *testing.F) {
	genuine, _ := (&rtp.Packet{Header: rtp.Header{Version: 2, SSRC: 7, SequenceNumber: 3, Timestamp: 480}, Payload: ulaw(160)}).Marshal()
	f.Add(byte(3), genuine)
	f.Add(byte(0), append([]byte{0x80, 101, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7}, 5, 0x8a, 1, 0))
	f.Add(byte(9), []byte{0xbf, 0x80, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xbe, 0xde, 0, 1, 0x10, 0, 0, 0})
	stranger := netip.MustParseAddrPort("203.0.113.9:4444")
	f.Fuzz(func(t *testing.T, every byte, raw []byte) {
		start := time.Unix(1000, 0)
		r, in := path(t, pcmu, start)
		now, at := start, time.Duration(0)
		check := func(silent bool) {
			for len(in) > 0 {
				f := <-in
				if f.At != at || len(f.PCM) != samples || f.Rate != rate {
					t.Fatalf("frame of %d samples at %v, want %v", len(f.PCM), f.At, at)
				}
				at += Ptime
				for _, v := range f.PCM {
					if silent && (v > 100 || v < -100) {
						t.Fatalf("a stranger was heard at %v: %d", f.At, v)
					}
				}
			}
		}
		for i := range 30 {
			feed(r, r.genuine(i), there, now)
			if i%(int(every%7)+1) == 0 {
				n := copy(r.buf[:], raw)
				feed(r, n, stranger, now)
				if n >= 12 { // now with the numbers of the genuine stream
					binary.BigEndian.PutUint16(r.buf[2:], uint16(i+1))
					binary.BigEndian.PutUint32(r.buf[8:], 7)
					feed(r, n, stranger, now)
				}
			}
			now = now.Add(Ptime)
			check(true)
		}
		for i := range 30 { // from the genuine address anything may be heard
			feed(r, copy(r.buf[:], raw), there, now)
			if i%2 == 0 && len(raw) >= 12 {
				n := copy(r.buf[:], raw)
				binary.BigEndian.PutUint16(r.buf[2:], uint16(31+i))
				feed(r, n, there, now)
			}
			now = now.Add(Ptime)
			check(false)
		}
		// The clock kept pace: at most what one jump may fill ahead of it.
		if at > now.Sub(start)+time.Second || at < now.Sub(start)-300*time.Millisecond {
			t.Fatalf("%v of sound in %v", at, now.Sub(start))
		}
	})
}

// genuine writes packet number i of a silent stream into the read buffer.
func (r *receiver) genuine(i int) int {
	h := rtp.Header{Version: 2, SSRC: 7, SequenceNumber: uint16(i), Timestamp: uint32(i * 160)}
	n, err := h.MarshalTo(r.buf[:])
	if err != nil {
		panic(err)
	}
	for k := range 160 {
		r.buf[n+k] = 0xff
	}
	return n + 160
}

// FuzzControl reads arbitrary RTCP: no panic, and nothing from a stranger
// counts.
func FuzzControl(f *testing.F) {
	report, _ := (&rtcp.ReceiverReport{SSRC: 77, Reports: []rtcp.ReceptionReport{{SSRC: 5, FractionLost: 9}}}).Marshal()
	f.Add(report)
	f.Add([]byte{0x81, 203, 0, 1, 0, 0, 0, 77})
	f.Fuzz(func(t *testing.T, raw []byte) {
		s := &Session{lease: &Lease{addr: here}, log: slog.New(slog.DiscardHandler), ssrc: 5, params: pcmu, dest: there}
		r := newReporter(s)
		r.take(raw, netip.MustParseAddrPort("203.0.113.9:4445"), time.Unix(1000, 0))
		if st := s.Stats(); st.Foreign != 1 || st.RemoteLost != 0 || st.RoundTrip != 0 {
			t.Fatalf("a stranger's report counted: %+v", st)
		}
		r.take(raw, netip.AddrPortFrom(there.Addr(), there.Port()+1), time.Unix(1000, 0))
		if st := s.Stats(); st.RoundTrip < 0 || st.RemoteLost < 0 || st.RemoteLost > 1 {
			t.Fatalf("impossible figures: %+v", st)
		}
	})
}

// feed is one turn of the receiver's loop.
func feed(r *receiver, n int, from netip.AddrPort, now time.Time) {
	if kind, ok := r.admit(n, from, now); ok {
		r.put(kind, now)
	}
	r.deliver(now, true)
}

func BenchmarkReceivePath(b *testing.B) {
	start := time.Unix(1000, 0)
	r, in := path(b, pcmu, start)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		feed(r, r.genuine(i), there, start.Add(time.Duration(i)*Ptime))
		for len(in) > 0 {
			<-in
		}
	}
}

// nowhere takes packets and forgets them.
type nowhere struct{ packetConn }

func (nowhere) WriteToUDPAddrPort(b []byte, _ netip.AddrPort) (int, error) { return len(b), nil }

func BenchmarkSendPath(b *testing.B) {
	s := &Session{lease: &Lease{addr: here, rtp: nowhere{}}, params: pcmu, dest: there}
	w := newSender(s)
	out := make(chan Frame, 1)
	w.cur = &playing{out: out, stop: make(chan struct{})}
	f := Frame{PCM: make([]int16, 2*samples), Rate: 2 * rate}
	b.ReportAllocs()
	for b.Loop() {
		out <- f
		w.tick()
	}
}

package media

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"time"

	"github.com/pion/rtp"

	"budi/media/denoise"
	"budi/media/dtmf"
	"budi/media/echo"
	"budi/media/jitter"
	"budi/media/quality"
	"budi/media/vad"
)

const (
	comfortNoise = 13 // static payload type of RFC 3389
	maxPacket    = 1500
	// drainFor bounds the look at what the socket held before Receive began.
	drainFor = 2 * time.Millisecond
	// slabFrames is how many frames' sound is allocated at once.
	slabFrames = 50
)

// receiver is one Receive: everything between the socket and the frames.
type receiver struct {
	s        *Session
	in       chan<- Frame
	buffer   jitter.Buffer
	detector *vad.Detector
	quality  *quality.Analyser
	zero     *quality.Blocker
	voice    bool                // the last frame's verdict
	echo     *echo.Canceller     // nil where it is not wanted
	noise    *denoise.Suppressor // likewise
	far      [samples]int16
	events   dtmf.Receiver
	tones    dtmf.Detector
	first    time.Duration // media clock of the buffer's slot 0
	given    int64
	heard    time.Time // last packet of the party, or end of hold
	keys     []rune
	slab     []int16
	counted  jitter.Stats
	packet   rtp.Packet
	params   Params
	buf      [maxPacket]byte
}

// Receive implements [Leg]. A frame is delivered as soon as its packet is in
// order; a burst of late packets gives a burst of frames, so in should hold at
// least ten. Sound that came before the call is thrown away.
func (s *Session) Receive(ctx context.Context, in chan<- Frame) error {
	if !s.receiving.TryLock() {
		return fmt.Errorf("receive: %w", ErrBusy)
	}
	defer s.receiving.Unlock()
	detector, err := vad.New(s.opts.Voice)
	if err != nil {
		return fmt.Errorf("receive: %w", err)
	}
	defer detector.Close()
	r := &receiver{s: s, in: in, detector: detector, quality: quality.New(rate), zero: quality.NewBlocker(rate)}
	if !s.opts.KeepEcho {
		if r.echo, err = echo.New(); err != nil {
			return fmt.Errorf("receive: %w", err)
		}
		defer r.echo.Close()
	}
	if !s.opts.KeepNoise {
		if r.noise, err = denoise.New(); err != nil {
			return fmt.Errorf("receive: %w", err)
		}
		defer r.noise.Close()
	}
	stop := context.AfterFunc(ctx, func() { _ = s.lease.rtp.SetReadDeadline(time.Unix(1, 0)) })
	defer stop()

	r.drain()
	now := time.Now()
	r.first = now.Sub(s.epoch).Truncate(Ptime) + Ptime
	r.buffer = r.newBuffer(s.epoch.Add(r.first))
	r.heard = now
	return r.run(ctx)
}

func (r *receiver) newBuffer(start time.Time) jitter.Buffer {
	if r.s.opts.Steady {
		return jitter.NewSteady(start, r)
	}
	return jitter.NewEager(start, r)
}

// drain looks at what came before: it tells where to send to, but is too old to
// be heard.
func (r *receiver) drain() {
	until := time.Now().Add(drainFor)
	for time.Now().Before(until) {
		if r.s.lease.rtp.SetReadDeadline(until) != nil {
			return
		}
		n, from, arrived, err := r.s.lease.rtp.ReadPacket(r.buf[:])
		if err != nil {
			return
		}
		r.admit(n, from, arrived)
	}
}

func (r *receiver) run(ctx context.Context) error {
	s := r.s
	overdue := false
	for {
		until := r.buffer.Due()
		if overdue && s.lease.rtp.Pending() {
			// The process stood still, and a read whose deadline has passed
			// does not look: nothing is made up while packets wait.
			until = time.Now().Add(Ptime)
		} else if overdue {
			r.deliver(time.Now(), true)
			overdue = false
			continue
		}
		if err := s.lease.rtp.SetReadDeadline(until); err != nil {
			return r.failed(err)
		}
		// The two wake a blocked read by a deadline in the past, which the
		// line above may just have undone.
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-s.closed:
			return ErrClosed
		default:
		}
		n, from, arrived, err := s.lease.rtp.ReadPacket(r.buf[:])
		now := time.Now()
		switch {
		case err == nil:
			if kind, ok := r.admit(n, from, arrived); ok && r.params.Recv {
				r.put(kind, arrived)
			}
			r.deliver(now, false)
		case !errors.Is(err, os.ErrDeadlineExceeded):
			return r.failed(err)
		}
		if !r.params.Recv {
			r.params, _ = s.sendState()
			r.heard = now
		}
		if silent := now.Sub(r.heard); silent >= s.opts.NoMedia {
			return fmt.Errorf("%w for %v on %v (%d packets before, %d from elsewhere)", ErrNoMedia,
				silent.Round(time.Millisecond), s.Addr(), s.counts.received.Load(), s.counts.foreign.Load())
		}
		overdue = err != nil
	}
}

// failed names an error of the socket; a closed one was closed by Close.
func (r *receiver) failed(err error) error {
	select {
	case <-r.s.closed:
		return ErrClosed
	default:
		return fmt.Errorf("receive on %v: %w", r.s.Addr(), err)
	}
}

// admit parses a packet and tells whether it is the party's, and what it has.
func (r *receiver) admit(n int, from netip.AddrPort, arrived time.Time) (jitter.Kind, bool) {
	s := r.s
	if r.packet.Unmarshal(r.buf[:n]) != nil || r.packet.Version != 2 {
		s.counts.malformed.Add(1)
		return 0, false
	}
	if r.packet.SSRC == s.ssrc {
		s.counts.foreign.Add(1) // our own, reflected
		return 0, false
	}
	r.params, _ = s.sendState()
	var kind jitter.Kind
	switch pt := r.packet.PayloadType; {
	case pt == r.params.Codec.PayloadType:
		kind = jitter.Sound
	case pt == r.params.KeyPayloadType && pt != 0:
		kind = jitter.Other
	case pt == comfortNoise:
		kind = jitter.Comfort
	default:
		s.counts.otherType.Add(1)
		return 0, false
	}
	from = netip.AddrPortFrom(from.Addr().Unmap(), from.Port())
	s.source.expect(r.params.Remote)
	switch s.source.judge(from, r.packet.SSRC, r.packet.SequenceNumber, arrived) {
	case refuse:
		s.counts.foreign.Add(1)
		return 0, false
	case takeOver:
		s.latch(from, r.packet.SSRC)
		s.reception.start(r.packet.SSRC, r.packet.SequenceNumber)
		r.events = dtmf.Receiver{}
		if r.buffer != nil {
			r.buffer.Reset()
		}
	}
	s.counts.received.Add(1)
	s.reception.packet(r.packet.SequenceNumber)
	return kind, true
}

// put gives an admitted packet to the buffer or the key receiver.
func (r *receiver) put(kind jitter.Kind, arrived time.Time) {
	r.heard = arrived
	if kind == jitter.Other {
		e, err := dtmf.Parse(r.packet.Payload)
		if err != nil {
			r.s.counts.malformed.Add(1)
		} else if key := r.events.Take(r.packet.Timestamp, e); key != 0 {
			r.press(key)
		}
	}
	r.buffer.Put(jitter.Packet{
		Seq: r.packet.SequenceNumber, Timestamp: r.packet.Timestamp,
		Kind: kind, Payload: r.packet.Payload, Arrived: arrived,
	})
}

// press queues a key for the next frame.
func (r *receiver) press(key rune) {
	r.s.counts.keys.Add(1)
	r.keys = append(r.keys, key)
}

// Decode implements [jitter.Decoder].
func (r *receiver) Decode(dst []int16, payload []byte) int {
	return formatOf(r.params.Codec).decode(dst, payload[:min(len(payload), len(dst))])
}

// deliver gives out the frames that are ready and, if overdue, those that are
// due without being ready.
func (r *receiver) deliver(now time.Time, overdue bool) {
	at := now
	if due := r.buffer.Due(); !overdue && !now.Before(due) {
		at = due.Add(-1)
	}
	for {
		if len(r.slab) < samples {
			r.slab = make([]int16, slabFrames*samples)
		}
		pcm := r.slab[:samples:samples]
		got, ok := r.buffer.Next(at, pcm)
		if !ok {
			return
		}
		r.slab = r.slab[samples:]
		f := Frame{PCM: pcm, Rate: rate, At: r.first + time.Duration(r.given)*Ptime, Arrived: got.Arrived}
		r.given++
		r.finish(&f)
		select {
		case r.in <- f:
			r.s.counts.frames.Add(1)
		default:
			r.s.counts.dropped.Add(1)
		}
		r.count(f, now)
	}
}

// finish does to a decoded frame what the listener needs.
func (r *receiver) finish(f *Frame) {
	if t := r.s.tap.Load(); t != nil {
		t.Inbound(*f)
	}
	if r.params.KeyPayloadType == 0 {
		if key := r.tones.Take(f.PCM); key != 0 {
			r.press(key)
		}
	}
	f.Sound = r.quality.Take(quality.Frame{PCM: f.PCM, Voice: r.voice, Heard: !f.Arrived.IsZero()})
	r.zero.Filter(f.PCM)
	if r.echo != nil {
		r.s.reference.at(f.At, &r.far)
		r.echo.Cancel(f.PCM, r.far[:])
	}
	f.Voice = r.detector.Voice(f.PCM, f.Rate)
	r.voice = f.Voice
	if r.noise != nil {
		r.noise.Process(f.PCM)
	}
	if len(r.keys) > 0 {
		f.Key = r.keys[0]
		r.keys = r.keys[:copy(r.keys, r.keys[1:])]
	}
}

// count adds what happened since the last frame to the session's figures.
func (r *receiver) count(f Frame, now time.Time) {
	c, was := &r.s.counts, r.counted
	st := r.buffer.Stats()
	r.counted = st
	c.lost.Add(st.Lost - was.Lost)
	c.late.Add(st.Late - was.Late)
	c.duplicate.Add(st.Duplicate - was.Duplicate)
	c.jitter.Store(int64(st.Jitter))
	if f.Arrived.IsZero() {
		c.concealed.Add(1)
	} else {
		c.delay.Store(int64(now.Sub(f.Arrived)))
	}
}

// latch sends to where the party's packets come from.
func (s *Session) latch(from netip.AddrPort, ssrc uint32) {
	s.mu.Lock()
	was := s.dest
	s.dest = from
	s.mu.Unlock()
	if was != from {
		s.log.Info("media latched to another source", "local", s.Addr(), "announced", was, "source", from)
	}
	s.log.Debug("media stream", "local", s.Addr(), "source", from, "ssrc", ssrc)
}

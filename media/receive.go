package media

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/pion/rtp"
)

// Receive implements [Leg].
func (s *Session) Receive(ctx context.Context, in chan<- Frame) error {
	if !s.receiving.TryLock() {
		return fmt.Errorf("receive: %w", ErrBusy)
	}
	defer s.receiving.Unlock()
	stop := context.AfterFunc(ctx, func() { _ = s.lease.rtp.SetReadDeadline(time.Unix(1, 0)) })
	defer stop()
	var packet rtp.Packet
	buf := make([]byte, 2048)
	last := time.Now()
	var at time.Duration
	for {
		deadline := last.Add(s.opts.NoMedia)
		if err := s.lease.rtp.SetReadDeadline(deadline); err != nil {
			return fmt.Errorf("receive: %w", err)
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-s.closed:
			return ErrClosed
		default:
		}
		n, _, err := s.lease.rtp.ReadFromUDPAddrPort(buf)
		now := time.Now()
		switch {
		case errors.Is(err, os.ErrDeadlineExceeded):
			if !now.Before(deadline) {
				return fmt.Errorf("%w for %v", ErrNoMedia, s.opts.NoMedia)
			}
			continue
		case err != nil:
			return fmt.Errorf("receive: %w", err)
		}
		if packet.Unmarshal(buf[:n]) != nil || packet.Version != 2 {
			s.counts.malformed.Add(1)
			continue
		}
		p, _ := s.sendState()
		if packet.PayloadType != p.Codec.PayloadType {
			s.counts.otherType.Add(1)
			continue
		}
		s.counts.received.Add(1)
		last = now
		for code := packet.Payload; len(code) >= samples; code = code[samples:] {
			f := Frame{PCM: make([]int16, samples), Rate: rate, At: at, Arrived: now}
			formatOf(p.Codec).decode(f.PCM, code[:samples])
			at += Ptime
			select {
			case in <- f:
				s.counts.frames.Add(1)
			default:
				s.counts.dropped.Add(1)
			}
		}
	}
}

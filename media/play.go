package media

import (
	"context"
	"errors"
	"fmt"
	"time"

	"budi/media/resample"
)

// playing is a Play under way. The sender owns it until it closes done.
type playing struct {
	out   <-chan Frame
	stop  <-chan struct{}
	done  chan struct{}
	heard time.Duration
	err   error
	down  resample.Halver
}

// Play implements [Leg]. Frames may have 8 or 16 kHz. On hold it waits: no
// frame is taken while none may be sent. A second Play waits for the first.
func (s *Session) Play(ctx context.Context, out <-chan Frame) (time.Duration, error) {
	p := &playing{out: out, stop: ctx.Done(), done: make(chan struct{})}
	select {
	case s.plays <- p:
	case <-ctx.Done():
		return 0, context.Cause(ctx)
	case <-s.closed:
		return 0, ErrClosed
	}
	<-p.done
	if errors.Is(p.err, errStopped) {
		return p.heard, context.Cause(ctx)
	}
	return p.heard, p.err
}

// narrow puts f's sound into dst, 20 ms at 8 kHz.
func (p *playing) narrow(dst *[samples]int16, f Frame) error {
	switch {
	case f.Rate == rate && len(f.PCM) == samples:
		copy(dst[:], f.PCM)
	case f.Rate == 2*rate && len(f.PCM) == 2*samples:
		p.down.Halve(dst[:], f.PCM)
	default:
		return fmt.Errorf("play: frame of %d samples at %d Hz, want 20 ms at 8000 or 16000 Hz", len(f.PCM), f.Rate)
	}
	return nil
}

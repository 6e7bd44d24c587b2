package chain

import (
	"context"
	"time"

	"budi/asr"
)

// worked reports whether an engine that was left may do better later: it has
// served this call before. What never worked won't.
func (c *call) worked() bool { return c.heard }

// pause lets time pass before an engine is tried again; done tells that the call
// is over. What ends meanwhile is answered at once as not understood, so that
// the caller is asked to say it again; what is still being said is kept.
func (c *call) pause(ctx context.Context) (done bool, err error) {
	over := time.NewTimer(c.chain.config.Pause)
	defer over.Stop()
	for {
		for c.owed > 0 {
			c.answered()
			select {
			case c.out <- asr.Event{Final: true, Rejected: true}:
			case <-ctx.Done():
				return true, context.Cause(ctx)
			}
		}
		if c.closed {
			return true, nil
		}
		select {
		case <-ctx.Done():
			return true, context.Cause(ctx)
		case <-over.C:
			return false, nil
		case i, ok := <-c.in:
			if !ok {
				c.closed = true
				continue
			}
			c.note(i)
		}
	}
}

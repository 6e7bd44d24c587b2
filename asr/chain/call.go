package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	"budi/asr"
)

// memory is the longest utterance, in inputs of 20 ms, that a new engine is
// told from its start: 30 s.
const memory = 1500

// call is one stream through the chain. One goroutine uses it.
type call struct {
	chain   *Chain
	options asr.Options
	in      <-chan asr.Input
	out     chan<- asr.Event

	grammar *asr.Grammar // in force where replay begins
	replay  []asr.Input  // since the oldest utterance that isn't answered began
	owed    int          // ends that got no final event yet
	heard   bool         // an end got one from an engine
	closed  bool         // no more input comes
}

// note keeps what a new engine must be told.
func (c *call) note(i asr.Input) {
	if c.owed == 0 && (i.Grammar != nil || i.Reset) {
		if i.Grammar != nil {
			c.grammar = i.Grammar
		}
		c.replay = nil
		i.Grammar, i.Reset = nil, false
	}
	if i.End {
		c.owed++
	}
	if len(c.replay) >= memory && c.owed == 0 {
		c.replay = c.replay[1:]
	}
	c.replay = append(c.replay, i)
}

// answered forgets the utterance that a final event is for.
func (c *call) answered() {
	c.owed--
	for n, i := range c.replay {
		if i.Grammar != nil {
			c.grammar = i.Grammar
		}
		if i.End {
			c.replay = append([]asr.Input(nil), c.replay[n+1:]...)
			return
		}
	}
}

// follow runs one engine until the call is over or the engine is to be left.
func (c *call) follow(ctx context.Context, e Engine) (done bool, err error) {
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	r := &running{call: c, name: e.Name, in: make(chan asr.Input), out: make(chan asr.Event), result: make(chan error, 1)}
	go func() { r.result <- protected(inner, e, c.options, r.in, r.out) }()
	if c.grammar != nil {
		r.pending = append(r.pending, asr.Input{Grammar: c.grammar})
	}
	r.pending = append(r.pending, c.replay...)
	done, err = r.loop(ctx)
	if !r.over {
		stop(err)
		r.wait()
	}
	return done, err
}

// protected turns a panic of an engine into an error.
func protected(ctx context.Context, e Engine, opt asr.Options, in <-chan asr.Input, out chan<- asr.Event) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return e.Recognize(ctx, opt, in, out)
}

// running is one engine at work.
type running struct {
	call    *call
	name    string
	in      chan asr.Input
	out     chan asr.Event
	result  chan error
	pending []asr.Input // to be given to the engine, in order
	over    bool        // the engine returned
	ended   bool        // its input was closed
}

// loop passes inputs and events; done tells that the call is over, otherwise
// err is why the engine is left.
func (r *running) loop(ctx context.Context) (done bool, err error) {
	c := r.call
	final := time.NewTimer(c.chain.config.Final)
	stall := time.NewTimer(c.chain.config.Stall)
	defer final.Stop()
	defer stall.Stop()
	for {
		next, source, input := r.ends()
		var finalDue, stallDue <-chan time.Time
		if c.owed > 0 {
			finalDue = final.C
		}
		if next != nil || r.ended {
			stallDue = stall.C
		}
		select {
		case <-ctx.Done():
			return true, context.Cause(ctx)
		case next <- input:
			r.pending = r.pending[1:]
			stall.Reset(c.chain.config.Stall)
		case i, ok := <-source:
			r.take(i, ok)
			if !ok || i.End && c.owed == 1 {
				final.Reset(c.chain.config.Final)
			}
			if len(r.pending) == 1 {
				stall.Reset(c.chain.config.Stall)
			}
		case e := <-r.out:
			if e.Final && c.owed == 0 {
				return false, errUnasked
			}
			if err := r.tell(ctx, e); err != nil {
				return true, err
			}
			final.Reset(c.chain.config.Final)
			stall.Reset(c.chain.config.Stall)
		case err := <-r.result:
			r.over = true
			return r.returned(ctx, err)
		case <-finalDue:
			return false, fmt.Errorf("%w: no final words in %v", ErrSlow, c.chain.config.Final)
		case <-stallDue:
			return false, fmt.Errorf("%w: it left its input for %v", ErrSlow, c.chain.config.Stall)
		}
	}
}

// ends gives the channels that may be used now: the engine's input when
// something is pending, the call's otherwise.
func (r *running) ends() (next chan<- asr.Input, source <-chan asr.Input, input asr.Input) {
	if len(r.pending) > 0 {
		return r.in, nil, r.pending[0]
	}
	if r.call.closed {
		if !r.ended {
			r.ended = true
			close(r.in)
		}
		return nil, nil, input
	}
	return nil, r.call.in, input
}

func (r *running) take(i asr.Input, ok bool) {
	if !ok {
		r.call.closed = true
		return
	}
	r.call.note(i)
	r.pending = append(r.pending, i)
}

// errUnasked tells that an engine answers what it wasn't asked: whatever it
// says is not about this call.
var errUnasked = errors.New("final words that nobody asked for")

// tell passes an event on.
func (r *running) tell(ctx context.Context, e asr.Event) error {
	if e.Final {
		r.call.answered()
		r.call.heard = true
	}
	select {
	case r.call.out <- e:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// returned judges an engine's return.
func (r *running) returned(ctx context.Context, err error) (done bool, _ error) {
	switch {
	case ctx.Err() != nil:
		return true, context.Cause(ctx)
	case err == nil && r.ended && r.call.owed == 0:
		return true, nil
	case err == nil:
		return false, errors.New("it returned before the call was over")
	default:
		return false, err
	}
}

// wait gives a left engine time to return.
func (r *running) wait() {
	limit := time.NewTimer(r.call.chain.config.Stall)
	defer limit.Stop()
	for {
		select {
		case <-r.result: //nolint:errcheck // it was left for its failure already
			return
		case <-r.out: // nobody wants it any more
		case <-limit.C:
			r.call.chain.config.Logger.Error("a recogniser does not stop; its goroutine is lost", "engine", r.name)
			return
		}
	}
}

// Package chain hears with one recogniser and falls back on others: an engine
// that fails, hangs or gives no final words in time is left for the next one
// in the middle of the call, and the utterance that it was given is heard
// again from its start. The last engine left is forgiven once: a machine that was
// too busy for a moment must not leave a caller with keys alone.
package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"budi/asr"
	"budi/language"
)

// Engine is one link of a chain.
type Engine struct {
	Name string
	asr.Recognizer
}

// Config are a chain's limits; zero fields have the defaults named.
type Config struct {
	// Final is how long an engine may take from an utterance's end to its
	// final event; default 1.5 s.
	Final time.Duration
	// Stall is how long an engine may leave its input waiting; default 2 s.
	Stall time.Duration
	// Pause is how long the last engine is left alone before it is tried once
	// more; what is said meanwhile is answered as not understood. Default 3 s.
	Pause time.Duration
	// Failed is called, from the call's own goroutine, when an engine is
	// left; nil is nothing. It must not block.
	Failed func(engine string, err error)
	// Forgiven is called in the same way when the last engine is tried again.
	Forgiven func(engine string)
	// Logger gets a line for every engine that is left; nil is none.
	Logger *slog.Logger
}

// ErrSlow tells that an engine was left because it took too long.
var ErrSlow = errors.New("recogniser too slow")

// Chain is a recogniser made of several, in the order of preference. Safe for
// concurrent use.
type Chain struct {
	engines []Engine
	config  Config
}

var _ asr.Recognizer = (*Chain)(nil)

// New makes a chain of engines.
func New(c Config, engines ...Engine) *Chain {
	if c.Final == 0 {
		c.Final = 1500 * time.Millisecond
	}
	if c.Stall == 0 {
		c.Stall = 2 * time.Second
	}
	if c.Pause == 0 {
		c.Pause = 3 * time.Second
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Failed == nil {
		c.Failed = func(string, error) {}
	}
	if c.Forgiven == nil {
		c.Forgiven = func(string) {}
	}
	return &Chain{engines: engines, config: c}
}

// Supports implements [asr.Recognizer]: one engine that does is enough.
func (c *Chain) Supports(lang language.Tag, rate int) error {
	var reasons []error
	for _, e := range c.engines {
		err := e.Supports(lang, rate)
		if err == nil {
			return nil
		}
		reasons = append(reasons, fmt.Errorf("%s: %w", e.Name, err))
	}
	if len(reasons) == 0 {
		return fmt.Errorf("%w: no engine is configured", asr.ErrUnavailable)
	}
	return errors.Join(reasons...)
}

// Recognize implements [asr.Recognizer]. It returns an error that wraps
// [asr.ErrUnavailable] when the last engine failed, and failed again after it
// was forgiven.
//
// An engine that doesn't return when its context ends can't be stopped: its
// goroutine is left to itself after the stall limit. That is a fault of the
// engine and logged as an error.
func (c *Chain) Recognize(ctx context.Context, opt asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	call := &call{chain: c, options: opt, in: in, out: out}
	var reasons []error
	for i, e := range c.engines {
		done, err := c.hear(ctx, call, e, &reasons)
		if last := i == len(c.engines)-1; !done && last && call.worked() {
			if done, err = call.pause(ctx); !done {
				c.config.Logger.Warn("recogniser tried again", "engine", e.Name)
				c.config.Forgiven(e.Name)
				done, err = c.hear(ctx, call, e, &reasons)
			}
		}
		if done {
			return err
		}
	}
	return fmt.Errorf("%w: every engine failed: %w", asr.ErrUnavailable, errors.Join(reasons...))
}

// hear follows one engine, and notes why it is left.
func (c *Chain) hear(ctx context.Context, call *call, e Engine, reasons *[]error) (done bool, err error) {
	if done, err = call.follow(ctx, e); done {
		return true, err
	}
	c.config.Logger.Warn("recogniser left", "engine", e.Name, "err", err)
	c.config.Failed(e.Name, err)
	*reasons = append(*reasons, fmt.Errorf("%s: %w", e.Name, err))
	return false, err
}

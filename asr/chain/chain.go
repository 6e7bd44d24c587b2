// Package chain hears with one recogniser and falls back on others: an engine
// that fails, hangs or gives no final words in time is left for the next one
// in the middle of the call, and the utterance that it was given is heard
// again from its start.
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
	// Failed is called, from the call's own goroutine, when an engine is
	// left; nil is nothing. It must not block.
	Failed func(engine string, err error)
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
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Failed == nil {
		c.Failed = func(string, error) {}
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
// [asr.ErrUnavailable] when the last engine failed.
//
// An engine that doesn't return when its context ends can't be stopped: its
// goroutine is left to itself after the stall limit. That is a fault of the
// engine and logged as an error.
func (c *Chain) Recognize(ctx context.Context, opt asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	call := &call{chain: c, options: opt, in: in, out: out}
	var reasons []error
	for _, e := range c.engines {
		done, err := call.follow(ctx, e)
		if done {
			return err
		}
		c.config.Logger.Warn("recogniser left", "engine", e.Name, "err", err)
		c.config.Failed(e.Name, err)
		reasons = append(reasons, fmt.Errorf("%s: %w", e.Name, err))
	}
	return fmt.Errorf("%w: every engine failed: %w", asr.ErrUnavailable, errors.Join(reasons...))
}

// Package chain tries engines in order: the first that supports the language
// and doesn't fail speaks the clause.
package chain

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"budi/language"
	"budi/tts"
)

// Link is one engine of a chain.
type Link struct {
	Name   string
	Engine tts.Renderer
	// Limit is how long a clause may take before the next engine is asked; 0
	// means no limit.
	Limit time.Duration
}

// Chain is a [tts.Renderer] over several. It is safe for concurrent use.
type Chain struct {
	// Failed is told of every engine that failed to speak a clause; nil is
	// nobody. It is set before the chain is used and must not block.
	Failed func(engine string, err error)

	links []Link
	log   *slog.Logger
}

// New makes a chain; links are tried in order.
func New(log *slog.Logger, links ...Link) *Chain { return &Chain{links: links, log: log} }

// Supports implements [tts.Renderer].
func (c *Chain) Supports(lang language.Tag) error {
	var all []error
	for _, l := range c.links {
		err := l.Engine.Supports(lang)
		if err == nil {
			return nil
		}
		all = append(all, err)
	}
	return errors.Join(append(all, tts.ErrUnavailable)...)
}

// Render implements [tts.Renderer]. A voice's name is an engine's own, so only
// the first engine that speaks the language is given it.
func (c *Chain) Render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	var all []error
	for _, l := range c.links {
		if err := l.Engine.Supports(v.Lang); err != nil {
			all = append(all, err)
			continue
		}
		pcm, err := l.render(ctx, v, clause)
		if err == nil {
			return pcm, nil
		}
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		c.log.Warn("synthesiser failed; trying the next", "engine", l.Name, "lang", v.Lang, "error", err)
		if c.Failed != nil {
			c.Failed(l.Name, err)
		}
		all = append(all, err)
		v.Name = ""
	}
	return nil, errors.Join(append(all, tts.ErrUnavailable)...)
}

// Warm has the first engine that speaks the language keep clauses that are the
// same for all callers, where it keeps any.
func (c *Chain) Warm(ctx context.Context, v tts.Voice, clauses []string) error {
	for _, l := range c.links {
		keeper, ok := l.Engine.(interface {
			Warm(ctx context.Context, v tts.Voice, clauses []string) error
		})
		if ok && l.Engine.Supports(v.Lang) == nil {
			return keeper.Warm(ctx, v, clauses)
		}
	}
	return nil
}

func (l Link) render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	if l.Limit > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, l.Limit)
		defer stop()
	}
	return l.Engine.Render(ctx, v, clause)
}

package tts

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"budi/language"
	"budi/media"
)

// Renderer makes the sound of one whole clause. Engines that render a clause
// faster than it takes to say its first syllable implement this; [ByClause]
// makes a [Synthesizer] of it. It is safe for concurrent use.
type Renderer interface {
	// Render gives mono 16-bit sound at v.Rate, without silence at either
	// end. The caller must not write to it. An error wraps [ErrUnavailable],
	// or is the context's cause.
	Render(ctx context.Context, v Voice, clause string) ([]int16, error)
	// Supports is as in [Synthesizer].
	Supports(lang language.Tag) error
}

// ByClause makes a Synthesizer that renders one part of a clause ahead of the
// one whose frames are being taken. Clauses are cut by [Phrase], or by r where
// it is a [Phraser].
func ByClause(r Renderer) Synthesizer { return byClause{r} }

type byClause struct{ Renderer }

// rendered is a clause's sound, or why there is none.
type rendered struct {
	pcm []int16
	err error
}

// Synthesize implements [Synthesizer].
func (s byClause) Synthesize(ctx context.Context, v Voice, text <-chan string, out chan<- media.Frame) error {
	if v.Rate != 8000 && v.Rate != 16000 {
		return fmt.Errorf("%w: frames of %d Hz were asked for; 8000 and 16000 exist", ErrUnavailable, v.Rate)
	}
	ctx, stop := context.WithCancelCause(ctx)
	ahead := make(chan rendered, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(ahead)
		s.renderAll(ctx, v, text, ahead)
	}()
	err := cut(ctx, v.Rate, ahead, out)
	stop(err)
	<-done
	return err
}

// renderAll turns clauses into sound until text is closed, ctx ends, or a
// clause fails.
func (s byClause) renderAll(ctx context.Context, v Voice, text <-chan string, ahead chan<- rendered) {
	due := time.Now()
	if at := Due(ctx); at.After(due) {
		due = at
	}
	defer func() {
		if p := recover(); p != nil {
			err := fmt.Errorf("%w: it panicked: %v\n%s", ErrUnavailable, p, debug.Stack())
			select {
			case ahead <- rendered{nil, err}:
			case <-ctx.Done():
			}
		}
	}()
	for {
		var clause string
		select {
		case <-ctx.Done():
			return
		case t, ok := <-text:
			if !ok {
				return
			}
			clause = strings.TrimSpace(t)
		}
		if clause == "" {
			continue
		}
		if now := time.Now(); now.After(due) {
			due = now
		}
		if !s.say(ctx, v, clause, &due, ahead) {
			return
		}
	}
}

// say renders a clause part by part; ok is false when it can't go on. due is
// when the next part's sound is needed: when that of all before has been heard.
func (s byClause) say(ctx context.Context, v Voice, clause string, due *time.Time, ahead chan<- rendered) (ok bool) {
	for _, p := range s.parts(v, clause) {
		one := v
		if p.Pace > 0 {
			if one.Pace == 0 {
				one.Pace = 1
			}
			one.Pace *= p.Pace
		}
		pcm, err := p.PCM, error(nil)
		if pcm == nil {
			pcm, err = s.Render(WithDue(ctx, *due), one, p.Text)
		}
		if err == nil {
			pcm = append(slices.Clip(pcm), make([]int16, samples(v.Rate, p.Pause))...)
			*due = due.Add(time.Duration(len(pcm)) * time.Second / time.Duration(v.Rate))
		}
		select {
		case ahead <- rendered{pcm, err}:
		case <-ctx.Done():
			return false
		}
		if err != nil {
			return false
		}
	}
	return true
}

func (s byClause) parts(v Voice, clause string) []Part {
	if p, ok := s.Renderer.(Phraser); ok {
		return p.Phrase(v, clause)
	}
	return Phrase(clause)
}

// cut slices rendered clauses into frames; the last is padded with silence.
func cut(ctx context.Context, rate int, ahead <-chan rendered, out chan<- media.Frame) error {
	size := samples(rate, media.Ptime)
	var rest []int16
	var at time.Duration
	send := func(pcm []int16) error {
		frame := media.Frame{PCM: append(make([]int16, 0, size), pcm...), Rate: rate, At: at}
		frame.PCM = frame.PCM[:size]
		select {
		case out <- frame:
			at += media.Ptime
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case r, ok := <-ahead:
			if !ok {
				if len(rest) > 0 {
					return send(rest)
				}
				return nil
			}
			if r.err != nil {
				return r.err
			}
			pcm := append(rest, r.pcm...)
			for len(pcm) >= size {
				if err := send(pcm[:size]); err != nil {
					return err
				}
				pcm = pcm[size:]
			}
			rest = append([]int16(nil), pcm...)
		}
	}
}

func samples(rate int, d time.Duration) int {
	return int(int64(rate) * int64(d) / int64(time.Second))
}

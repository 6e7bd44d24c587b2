package call

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/tts"
)

// ducked is the gain while the caller may be interrupting: quiet enough to
// yield, loud enough to go on from.
const ducked = 0.25

// How a reply is given out while the caller speaks over it.
const (
	full   int32 = iota
	quiet        // lowered
	paused       // held back; what was heard is said again
)

// speech is a reply on its way to the caller's ear.
type speech struct {
	reply  dialog.Reply
	stop   context.CancelCauseFunc
	done   chan spoken // one value
	frames atomic.Int64
	manner atomic.Int32
	turned chan struct{} // manner was changed
	line   Timeline      // stages before synthesis
	voice  tts.Voice
	early  *early // may have the first clause; may be nil
	holds  int    // how often it was held back; of the loop's goroutine
}

// spoken is how a speech ended.
type spoken struct {
	*speech
	line Timeline
	err  error
}

// speak starts to say r, with what was made of it early. The value on done comes
// when every goroutine of the speech has ended.
func (l *loop) speak(ctx context.Context, r dialog.Reply, line Timeline, e *early) *speech {
	ctx, stop := context.WithCancelCause(ctx)
	s := &speech{
		reply: r, stop: stop, done: make(chan spoken, 1), turned: make(chan struct{}, 1), line: line,
		voice: l.voice(r.Lang, l.slower, l.louder), early: e,
	}
	go func() {
		out := spoken{speech: s, line: s.line}
		defer func() { s.done <- out }()
		defer l.rescue("speech")
		defer stop(nil)
		out = l.play(ctx, s)
	}()
	return s
}

// give changes how the reply is given out, from the next frame on.
func (s *speech) give(manner int32) {
	if s.manner.Swap(manner) == manner {
		return
	}
	select {
	case s.turned <- struct{}{}:
	default:
	}
}

// duck lowers or restores the voice of a reply that is not held back.
func (s *speech) duck(on bool) {
	switch {
	case s.manner.Load() == paused:
	case on:
		s.give(quiet)
	default:
		s.give(full)
	}
}

// share tells how much of the reply has gone out, 0 to 1, by the rate of usual
// speech: the whole length is not known while it is still being synthesised.
func (s *speech) share() float64 {
	var whole time.Duration
	for _, c := range s.reply.Say {
		whole += tts.Length(c)
	}
	if whole == 0 {
		return 1
	}
	return min(1, s.heard().Seconds()/whole.Seconds())
}

// heard is how much of the reply has gone out.
func (s *speech) heard() time.Duration { return time.Duration(s.frames.Load()) * media.Ptime }

// unheard is the text of the clauses that the caller has not heard to near
// their end.
func (s *speech) unheard() string { return strings.Join(s.rest(), " ") }

// rest are those clauses.
func (s *speech) rest() []string {
	var total time.Duration
	for _, c := range s.reply.Say {
		total += tts.Length(c)
	}
	heard := s.share() * float64(total)
	at := 0.0
	for i, c := range s.reply.Say {
		n := float64(tts.Length(c))
		if at+0.8*n > heard {
			return s.reply.Say[i:]
		}
		at += n
	}
	return nil
}

// play synthesises and sends a reply and waits for both.
func (l *loop) play(ctx context.Context, s *speech) spoken {
	out := spoken{speech: s, line: s.line}
	made, due := make(chan media.Frame), make(chan media.Frame)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	var synthErr error
	wg.Go(func() {
		defer l.rescue("synthesiser")
		defer close(made)
		out.line.Early, synthErr = s.synthesize(ctx, l.cfg.Speak, made)
	})
	wg.Go(func() {
		defer l.rescue("levels")
		defer close(due)
		s.level(ctx, made, due, &out.line)
	})
	heard, err := l.cfg.Leg.Play(ctx, due)
	stop(err)
	wg.Wait()
	out.line.Heard = heard
	out.line.Interrupted = errors.Is(err, ErrBargeIn)
	if err == nil {
		err = synthErr
	}
	if !out.line.Interrupted {
		out.err = err
	}
	return out
}

// synthesize makes the reply's sound; early tells that its first clause had
// begun to be made. The others are made while it is spoken.
func (s *speech) synthesize(ctx context.Context, to tts.Synthesizer, made chan<- media.Frame) (early bool, err error) {
	say := s.reply.Say
	if len(say) == 0 || !s.early.begins(say[0], s.voice) {
		s.early.drop()
		return false, s.recite(ctx, to, say, made)
	}
	defer s.early.drop()
	ctx, stop := context.WithCancelCause(ctx)
	rest, done := make(chan media.Frame), make(chan error, 1)
	go func() {
		after := tts.WithDue(ctx, time.Now().Add(tts.Length(say[0])))
		err := s.recite(after, to, say[1:], rest)
		close(rest)
		done <- err
	}()
	n, err := pass(ctx, s.early.frames, made)
	if err == nil {
		err = s.early.err
	}
	if early = err == nil || n > 0; !early && ctx.Err() == nil {
		err = s.recite(ctx, to, say[:1], made) // as if nothing had been made
	}
	if err == nil {
		_, err = pass(ctx, rest, made)
	}
	stop(err)
	if failed := <-done; err == nil {
		err = failed
	}
	return early, err
}

// pass hands n frames on, to the last or until ctx ends.
func pass(ctx context.Context, from <-chan media.Frame, to chan<- media.Frame) (n int, err error) {
	for {
		var f media.Frame
		var ok bool
		select {
		case f, ok = <-from:
		case <-ctx.Done():
			return n, context.Cause(ctx)
		}
		if !ok {
			return n, nil
		}
		select {
		case to <- f:
			n++
		case <-ctx.Done():
			return n, context.Cause(ctx)
		}
	}
}

// recite has clauses synthesised; a panic is the engine's failure.
func (s *speech) recite(ctx context.Context, to tts.Synthesizer, clauses []string, made chan<- media.Frame) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: it panicked: %v\n%s", tts.ErrUnavailable, p, debug.Stack())
		}
	}()
	text := make(chan string, len(clauses))
	for _, c := range clauses {
		text <- c
	}
	close(text)
	return to.Synthesize(ctx, s.voice, text, made)
}

// level hands frames on in the manner that holds when each is taken, and stamps
// the first. A reply that was held back begins again.
func (s *speech) level(ctx context.Context, made <-chan media.Frame, due chan<- media.Frame, line *Timeline) {
	tape := tape{made: made}
	for {
		f, ok := tape.next(ctx)
		if !ok {
			return
		}
		if line.FirstFrame.IsZero() {
			line.FirstFrame = time.Now()
		}
		held, sent := false, false
		for !sent {
			g, out := f, due
			switch s.manner.Load() {
			case quiet:
				g.PCM = scaled(f.PCM, ducked)
			case paused:
				out, held = nil, true
			}
			if out != nil && held {
				s.frames.Store(int64(tape.rewind()))
				break
			}
			select {
			case out <- g:
				sent = true
			case <-s.turned:
			case <-ctx.Done():
				return
			}
		}
		if !sent {
			continue
		}
		s.frames.Add(1)
		if line.FirstPacket.IsZero() {
			line.FirstPacket = time.Now()
		}
	}
}

func scaled(pcm []int16, gain float64) []int16 {
	out := make([]int16, len(pcm))
	for i, x := range pcm {
		out[i] = int16(float64(x) * gain)
	}
	return out
}

// voice is the voice for a language with what the caller asked for.
func (l *loop) voice(lang language.Tag, slower, louder bool) tts.Voice {
	v := l.cfg.Voice(lang)
	if slower {
		pace := v.Pace
		if pace == 0 {
			pace = 1
		}
		v.Pace = pace * 0.8
	}
	if louder {
		v.Gain = 1.6
	}
	return v
}

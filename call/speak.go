package call

import (
	"context"
	"errors"
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

// speech is a reply on its way to the caller's ear.
type speech struct {
	reply  dialog.Reply
	stop   context.CancelCauseFunc
	done   chan spoken // one value
	frames atomic.Int64
	quiet  atomic.Bool
	turned chan struct{} // quiet was changed
	line   Timeline      // stages before synthesis
	since  time.Time
}

// spoken is how a speech ended.
type spoken struct {
	*speech
	line Timeline
	err  error
}

// speak starts to say r. The value on done comes when every goroutine of the
// speech has ended.
func (l *loop) speak(ctx context.Context, r dialog.Reply, line Timeline) *speech {
	ctx, stop := context.WithCancelCause(ctx)
	s := &speech{reply: r, stop: stop, done: make(chan spoken, 1), turned: make(chan struct{}, 1), line: line, since: time.Now()}
	go func() {
		defer stop(nil)
		s.done <- l.play(ctx, s)
	}()
	return s
}

// duck lowers or restores the voice, from the next frame on.
func (s *speech) duck(on bool) {
	if s.quiet.Swap(on) == on {
		return
	}
	select {
	case s.turned <- struct{}{}:
	default:
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
	heard := time.Duration(s.frames.Load()) * media.Ptime
	return min(1, heard.Seconds()/whole.Seconds())
}

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
	text := make(chan string, len(s.reply.Say))
	for _, clause := range s.reply.Say {
		text <- clause
	}
	close(text)

	made, due := make(chan media.Frame), make(chan media.Frame)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var wg sync.WaitGroup
	var synthErr error
	wg.Go(func() {
		defer close(made)
		synthErr = l.cfg.Speak.Synthesize(ctx, l.voice(s.reply.Lang), text, made)
	})
	wg.Go(func() {
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

// level hands frames on at the gain that holds when each is taken, and stamps
// the first.
func (s *speech) level(ctx context.Context, made <-chan media.Frame, due chan<- media.Frame, line *Timeline) {
	for {
		var f media.Frame
		var ok bool
		select {
		case f, ok = <-made:
			if !ok {
				return
			}
		case <-ctx.Done():
			return
		}
		if line.FirstFrame.IsZero() {
			line.FirstFrame = time.Now()
		}
		for sent := false; !sent; {
			g := f
			if s.quiet.Load() {
				g.PCM = scaled(f.PCM, ducked)
			}
			select {
			case due <- g:
				sent = true
			case <-s.turned:
			case <-ctx.Done():
				return
			}
		}
		if s.frames.Add(1) == 1 {
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

// voice is the voice for a language with what the caller asked for: slower,
// louder.
func (l *loop) voice(lang language.Tag) tts.Voice {
	v := l.cfg.Voice(lang)
	if l.slower {
		pace := v.Pace
		if pace == 0 {
			pace = 1
		}
		v.Pace = pace * 0.8
	}
	if l.louder {
		v.Gain = 1.6
	}
	return v
}

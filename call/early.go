package call

import (
	"context"
	"time"

	"github.com/google/uuid"

	"budi/dialog"
	"budi/media"
	"budi/tts"
)

// While the silence that may end a turn runs, Budi works out what it would
// answer and renders the first clause of it. The dialog is asked again, and in
// earnest, once the turn is decided: what was made early is only sound, used
// when the true reply begins with the same words and dropped otherwise.
const (
	// steady is how long words must not have changed to be worth an answer.
	steady = 100 * time.Millisecond
	// settling is the silence from which a turn that may be complete is worth
	// one; for a complete answer steady is enough. Most pauses inside a
	// sentence are shorter.
	settling = 180 * time.Millisecond
	// behind is the delay of a frame from which the machine has no time for
	// what may be thrown away.
	behind = 60 * time.Millisecond
	// presumed is the confidence that the recogniser's final words will have.
	presumed = 0.95
)

// Foreteller is a [Conversation] that can tell what it would answer, so that
// the sound of it is made while it is not certain yet that the caller has
// finished. Without it Budi works, and answers later.
type Foreteller interface {
	// Foretell gives the reply that Reply would most likely give, without any
	// effect, now or later: nothing is booked, held or kept. ok is false where
	// that can't be told. It never runs while Reply or Preview do.
	Foretell(ctx context.Context, t dialog.Turn) (r dialog.Reply, ok bool)
}

// early is a first clause that is made before its turn is decided.
type early struct {
	words string // of the whole turn
	stop  context.CancelFunc
	told  chan struct{} // closed when the conversation rests again
	made  chan struct{} // closed when there is sound, or will be none

	clause string        // to be read after told is closed
	voice  tts.Voice     // the same
	frames []media.Frame // after made is closed
}

// foretell begins to make the reply to the words so far, where that is worth
// its price.
func (l *loop) foretell(ctx context.Context, u *utterance, f media.Frame) {
	talk, ok := l.cfg.Talk.(Foreteller)
	switch {
	case !ok, u.words == "", u.overlap, u.still < steady, l.ear.silence < steady:
		return
	case l.thinks || l.held != nil || len(l.queue) > 0 || l.open != nil && !u.continues:
		return
	case f.Arrived.IsZero() || time.Since(f.Arrived) > behind:
		return
	}
	switch u.complete() {
	case dialog.Unfinished:
		return
	case dialog.Possible:
		if l.ear.silence < settling {
			return
		}
	}
	t := dialog.Turn{ID: uuid.New(), At: time.Now(), Text: u.words, Confidence: presumed, Unheard: l.unheard}
	if u.continues {
		t.Unheard = l.prior.turn.Unheard
		if len(l.prior.frames) == 0 {
			t.Text = l.prior.turn.Text + " " + t.Text
		}
	}
	if e := l.early; e != nil {
		if e.words == t.Text {
			return
		}
		e.stop()
		select {
		case <-e.made:
		default:
			return // one at a time: the next frame asks again
		}
	}
	ctx, stop := context.WithCancel(ctx)
	e := &early{words: t.Text, stop: stop, told: make(chan struct{}), made: make(chan struct{})}
	l.early = e
	slower, louder := l.slower, l.louder
	l.wg.Go(func() {
		defer stop()
		defer close(e.made)
		r, ok := talk.Foretell(ctx, t)
		if ok = ok && len(r.Say) > 0; ok {
			e.clause, e.voice = r.Say[0], l.voice(r.Lang, slower || r.Slower, louder || r.Louder)
		}
		close(e.told)
		if ok {
			e.render(ctx, l.cfg.Speak)
		}
	})
}

// render makes the clause's sound.
func (e *early) render(ctx context.Context, s tts.Synthesizer) {
	text, out := make(chan string, 1), make(chan media.Frame)
	text <- e.clause
	close(text)
	done := make(chan error, 1)
	go func() {
		done <- s.Synthesize(ctx, e.voice, text, out)
		close(out)
	}()
	for f := range out {
		e.frames = append(e.frames, f)
	}
	if <-done != nil {
		e.frames = nil // the reply meets the same error, and tells it
	}
}

// unforetell drops what was made early for words that are no turn.
func (l *loop) unforetell() {
	if l.early != nil {
		l.early.stop()
	}
}

// rested waits until the conversation is not asked for an early reply: nothing
// else may be asked of it before. A nil early is at rest.
func (e *early) rested(words string) {
	if e == nil {
		return
	}
	if e.words != words {
		e.stop()
	}
	<-e.told
}

// begins gives the early frames of a reply's first clause, once they are there;
// none where something else is said, or in another voice.
func (e *early) begins(ctx context.Context, clause string, v tts.Voice) []media.Frame {
	if e == nil || e.clause != clause || e.voice != v {
		return nil
	}
	select {
	case <-e.made:
		return e.frames
	case <-ctx.Done():
		return nil
	}
}

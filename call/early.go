package call

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"budi/dialog"
	"budi/media"
	"budi/tts"
)

// While the silence that may end a turn runs, Budi works out what it would
// answer and begins to render the first clause of it. The dialog is asked again,
// and in earnest, once the turn is decided: what was made early is only sound,
// used when the true reply begins with the same words, which is then rendered to
// its end, and dropped otherwise.
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
	// ahead is how much is rendered of a reply that may be thrown away.
	ahead = 600 * time.Millisecond
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

// early is a first clause that begins to be made before its turn is decided.
type early struct {
	words   string // of the whole turn
	stop    context.CancelFunc
	dropped atomic.Bool   // it ends before its end
	told    chan struct{} // closed when the conversation rests again
	over    chan struct{} // closed when nothing is made any more

	clause string           // to be read after told is closed
	voice  tts.Voice        // the same
	frames chan media.Frame // of the clause; closed at its end
	err    error            // why there are no more, after frames is closed
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
		e.drop()
		select {
		case <-e.over:
		default:
			return // one at a time: the next frame asks again
		}
	}
	ctx, stop := context.WithCancel(ctx)
	e := &early{
		words: t.Text, stop: stop, told: make(chan struct{}), over: make(chan struct{}),
		frames: make(chan media.Frame, ahead/media.Ptime),
	}
	l.early = e
	slower, louder := l.slower, l.louder
	l.spawn("early reply", func() {
		defer stop()
		defer close(e.over)
		defer close(e.frames)
		tell := func() bool {
			defer close(e.told)
			r, ok := talk.Foretell(ctx, t)
			if ok = ok && len(r.Say) > 0; ok {
				e.clause, e.voice = r.Say[0], l.voice(r.Lang, slower || r.Slower, louder || r.Louder)
			}
			return ok
		}
		if tell() {
			e.err = e.render(ctx, l.cfg.Speak)
		}
	})
}

// render makes the clause's sound; who takes it over reads the frames.
func (e *early) render(ctx context.Context, s tts.Synthesizer) error {
	text := make(chan string, 1)
	text <- e.clause
	close(text)
	return s.Synthesize(ctx, e.voice, text, e.frames)
}

// unforetell drops what was made early for words that are no turn.
func (l *loop) unforetell() {
	l.early.drop()
}

// rested waits until the conversation is not asked for an early reply: nothing
// else may be asked of it before. What is being rendered may still be the answer
// to other words. A nil early is at rest.
func (e *early) rested(words string) {
	if e == nil {
		return
	}
	select {
	case <-e.told:
		return
	default:
	}
	if e.words != words {
		e.drop()
	}
	<-e.told
}

// drop ends what is made of a reply that is not spoken. A nil early is dropped.
func (e *early) drop() {
	if e != nil {
		e.dropped.Store(true)
		e.stop()
	}
}

// begins reports whether a reply's first clause is what is made early.
func (e *early) begins(clause string, v tts.Voice) bool {
	return e != nil && !e.dropped.Load() && e.clause == clause && e.voice == v
}

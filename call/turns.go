package call

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/google/uuid"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
)

// A caller who was taken to have finished may go on: "the first one ... please".
// So a reply that commits nothing is only rehearsed at first, and binds the
// dialog when it has been spoken for a while. Until then what the caller adds
// is joined to the turn, and the joined turn is answered in its place.
const (
	// continued is how soon after its words were there speech still belongs to
	// a turn, while no reply has been heard.
	continued = 800 * time.Millisecond
	// binding is how long a reply is spoken until it binds, and how long speech
	// over it is taken for the end of the turn before.
	binding = time.Second
)

// pending is a turn that waits for the dialog.
type pending struct {
	turn dialog.Turn
	line Timeline
	// continues tells that the caller went on with the turn before.
	continues bool
	fresh     string        // what it adds to that turn, where turn has both
	frames    []media.Frame // of the turn
	early     *early        // what was made of the reply before the turn was decided
}

// answer is the dialog's reply to a turn.
type answer struct {
	pending
	reply dialog.Reply
	err   error
	// settle binds the dialog to a rehearsed reply; nil where it is bound.
	settle func(context.Context) bool
	// bound tells that there is nothing to say: an open reply was settled.
	bound bool
}

// prior is the caller's last turn and what had been expected of it.
type prior struct {
	turn    dialog.Turn
	expect  dialog.Expectation
	grammar *asr.Grammar
	taken   time.Time     // when its words were there
	frames  []media.Frame // to be heard again with what continues it
}

// trails reports whether speech that begins now is rather the end of the
// caller's last turn than an answer to the reply: of that only the first second
// was heard, and not so much of it that it was a short question.
func (l *loop) trails() bool {
	switch {
	case l.prior.turn.Text == "" && (!l.prior.turn.Unclear || len(l.prior.frames) == 0):
		return false
	case l.thinks || l.held != nil:
		return time.Since(l.prior.taken) < continued
	case l.speech == nil:
		return false
	}
	return l.speech.heard() < binding+onsetWindow*media.Ptime && l.speech.share() < asked
}

// turn hands a turn to the dialog; one that comes while a reply is awaited
// waits for it.
func (l *loop) turn(ctx context.Context, p pending) {
	p.turn.ID, p.turn.At = uuid.New(), time.Now()
	p.line.Turn = p.turn.ID
	l.quiet.Stop()
	if l.thinks || l.held != nil {
		l.queue = append(l.queue, p)
		return
	}
	open := l.open
	l.open = nil
	l.bind.Stop()
	heard := p.turn
	if p.fresh != "" {
		heard.Text = p.fresh
	}
	switch {
	case p.continues && open != nil:
		if len(l.prior.frames) == 0 { // too long to be heard again
			p.turn.Text, p.turn.NBest = strings.TrimSpace(l.prior.turn.Text+" "+p.turn.Text), nil
		}
		p.turn.Unheard = l.prior.turn.Unheard
		open = nil // it never came to bind
	default:
		p.turn.Unheard = l.unheard
		if p.fresh != "" && p.fresh != p.turn.Text {
			p.turn.Text, p.turn.NBest, p.frames = p.fresh, nil, nil
		}
		l.prior.expect, l.prior.grammar = l.expect, l.grammar
	}
	if l.prior.frames = p.frames; len(p.frames) > replayable || p.turn.Unclear && len(p.frames) > mumbled {
		l.prior.frames = nil
	}
	l.unheard = ""
	l.prior.turn, l.prior.taken = p.turn, time.Now()
	l.thinks = true
	l.turns++
	if l.cfg.Observer != nil {
		l.cfg.Observer.Heard(heard, l.prior.expect)
	}
	l.slow.Reset(l.timing.Slow)
	p.early, l.early = l.early, nil
	l.spawn("dialog", func() {
		p.early.rested(p.turn.Text)
		l.replies <- l.think(ctx, p, open) // room for one, and one is awaited at most
	})
}

// think asks the dialog, after it is bound to the open reply before.
func (l *loop) think(ctx context.Context, p pending, open *answer) answer {
	a := answer{pending: p}
	if open != nil && !open.settle(ctx) {
		if _, a.err = l.cfg.Talk.Reply(ctx, open.turn); a.err != nil {
			return a
		}
	}
	var ok bool
	if a.reply, a.settle, ok = l.cfg.Talk.Preview(ctx, p.turn); !ok {
		a.settle = nil
		a.reply, a.err = l.cfg.Talk.Reply(ctx, p.turn)
	}
	a.line.Replied = time.Now()
	return a
}

// replied takes the dialog's reply.
func (l *loop) replied(ctx context.Context, a answer) Result {
	l.thinks = false
	l.slow.Stop()
	if a.err != nil {
		if ctx.Err() != nil {
			return Result{Cause: context.Cause(ctx)}
		}
		return Result{Cause: fmt.Errorf("dialog: %w", a.err)}
	}
	if len(l.queue) > 0 && (a.bound || a.reply.Then == dialog.Listen) {
		l.overtaken(ctx, a)
		return Result{}
	}
	if a.bound {
		l.await() // a short reply is over already
		return Result{}
	}
	if l.speech != nil { // a filler, or what the caller has just interrupted
		l.held = &a
		return Result{}
	}
	l.say(ctx, a)
	return Result{}
}

// overtaken takes the next turn in the place of a reply: the caller has gone on
// meanwhile.
func (l *loop) overtaken(ctx context.Context, a answer) {
	p := l.queue[0]
	l.queue = l.queue[1:]
	a.early.drop()
	switch {
	case a.bound:
		p.continues = false
	case p.continues && a.settle != nil:
		l.open = &a // to be replaced by the answer to the whole
	default:
		p.continues = false
		l.heed(a.reply)
		l.skipped(a.reply, a.line)
		l.unheard = strings.Join(a.reply.Say, " ")
		if a.settle != nil {
			l.open = &a
		}
	}
	l.turn(ctx, p)
}

// settle binds the dialog to the reply that is being spoken.
func (l *loop) settle(ctx context.Context) {
	if l.open == nil || l.thinks || l.utter != nil && l.utter.continues {
		return
	}
	open, early := l.open, l.early
	l.open, l.early = nil, nil
	l.thinks = true
	l.spawn("dialog", func() {
		early.rested("")
		a := answer{pending: open.pending, bound: true}
		if !open.settle(ctx) {
			// What was rehearsed does not hold any more: the true answer
			// follows what is being said.
			a.bound = false
			a.reply, a.err = l.cfg.Talk.Reply(ctx, open.turn)
			a.line = Timeline{Turn: open.turn.ID}
		}
		l.replies <- a
	})
}

// say begins to speak a reply.
func (l *loop) say(ctx context.Context, a answer) {
	l.heed(a.reply)
	l.filled = false
	l.speech = l.speak(ctx, a.reply, a.line, a.early)
	if a.settle != nil {
		l.open = &a
		l.bind.Reset(binding)
	}
	if l.cfg.Observer != nil {
		l.cfg.Observer.Saying(a.reply)
	}
	if l.utter != nil { // the caller is speaking already
		l.utter.overlap = true
		l.speech.duck(true)
	}
	l.makeGrammar()
}

// makeGrammar has the grammar for what is expected made while the reply is
// spoken: one with new words takes some 100 ms.
func (l *loop) makeGrammar() {
	if l.making {
		<-l.made // of a reply that was cut short
	}
	l.making = true
	lang, expect := l.lang, l.expect
	l.spawn("grammar", func() { l.made <- l.grammarFor(lang, expect) }) // room for one
}

// grammarFor makes a grammar. Where that panics the call goes on by keys, and
// the other calls as they were.
func (l *loop) grammarFor(lang language.Tag, expect dialog.Expectation) (g *asr.Grammar) {
	defer func() {
		if p := recover(); p != nil {
			l.log.Error("grammar panicked", "expect", string(expect.Kind), "panic", p, "stack", string(debug.Stack()))
			g = nil
		}
	}()
	return l.cfg.Grammar(lang, expect)
}

// expectWords takes a grammar that was made. The recogniser is told at once, so
// that it is ready when the caller speaks.
func (l *loop) expectWords(g *asr.Grammar) {
	l.making, l.grammar = false, g
	if g != nil && l.utter == nil {
		l.listen(asr.Input{Grammar: g})
		l.told = g
	}
}

// spoken takes the end of Budi's speech.
func (l *loop) spoken(ctx context.Context, s spoken) Result {
	filler := l.filled
	l.ended(s)
	switch {
	case l.held != nil:
		a := *l.held
		l.held = nil
		return l.replied(ctx, a)
	case filler || s.line.Interrupted:
		l.await() // unless the caller speaks, or is answered
		return Result{}
	case s.reply.Then == dialog.HangUp:
		return Result{Cause: ErrFinished, Closing: s.reply.Closing}
	}
	l.settle(ctx)
	l.await()
	return Result{}
}

// leftover completes what the end of the call left open. A reply that nobody
// was there to hear has done what it did all the same.
func (l *loop) leftover(ctx context.Context) {
	select {
	case a := <-l.replies:
		if !a.bound {
			l.held = &a
		}
	default:
	}
	ctx, stop := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer stop()
	if l.open != nil && !l.open.settle(ctx) {
		l.log.Warn("the last reply does not bind the dialog any more")
	}
	if l.held != nil && l.held.err == nil && l.held.settle == nil {
		l.skipped(l.held.reply, l.held.line)
	}
}

// skipped tells the observer of a reply that is not spoken.
func (l *loop) skipped(r dialog.Reply, line Timeline) {
	if l.cfg.Observer != nil {
		line.Interrupted, line.Unheard = true, strings.Join(r.Say, " ")
		l.cfg.Observer.Saying(r)
		l.cfg.Observer.Said(r, line)
	}
}

// heed takes over what a reply sets for the turns to come.
func (l *loop) heed(r dialog.Reply) {
	if r.Lang != "" {
		l.lang = r.Lang
	}
	l.expect = r.Expect
	l.slower = l.slower || r.Slower
	l.louder = l.louder || r.Louder
}

package call

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"budi/asr"
	"budi/dialog"
	"budi/media"
)

// backlog is how many inputs may wait for the recogniser: two seconds of sound.
// More means that it stalls; then sound is dropped and counted.
const backlog = 100

// utterance is a stretch of the caller's speech on its way through the
// recogniser.
type utterance struct {
	words  string // so far
	expect dialog.Expectation
	// continues tells that it may be the end of the turn before, so it is heard
	// as an answer to the same question.
	continues bool
	overlap   bool // it began while Budi spoke, and has not interrupted yet
	ending    bool // End was sent; the final words are awaited
	line      Timeline
	voiced    time.Duration
	news      time.Duration // length of the utterance when the last words were made out
	drowned   bool          // it was ended although sound went on
	// cut is what Budi was still to say when the utterance stopped it.
	cut *dialog.Reply
}

// frame takes 20 ms of the caller's sound.
func (l *loop) frame(ctx context.Context, f media.Frame) {
	if !f.Arrived.IsZero() {
		l.silent = false
	}
	if f.Key != 0 {
		l.key(ctx, f.Key)
	}
	onset := l.ear.push(f)
	if l.deaf() {
		return
	}
	u := l.utter
	switch {
	case u == nil && onset:
		l.onset(f)
	case u == nil:
		if l.ear.speaking { // begun while the words before were awaited
			l.onset(f)
			return
		}
		l.before.push(f)
	case u.ending:
		l.before.push(f)
	default:
		l.listen(asr.Input{Frame: f})
		u.voiced = l.ear.voiced
		l.consider(ctx)
	}
}

// onset begins an utterance with the frames from just before it.
func (l *loop) onset(f media.Frame) {
	l.quiet.Stop()
	if l.making {
		l.expectWords(<-l.made)
		if l.deaf() {
			return
		}
	}
	u := &utterance{expect: l.expect}
	listenFor := l.grammar
	if l.prior.recent() && (l.open != nil || l.thinks) {
		u.continues, u.expect, listenFor = true, l.prior.expect, l.prior.grammar
	}
	if l.speech != nil {
		u.overlap = true
		l.speech.duck(true)
	}
	l.utter = u
	if listenFor == l.told {
		l.listen(asr.Input{Reset: true})
	} else {
		l.listen(asr.Input{Grammar: listenFor})
		l.told = listenFor
	}
	for _, old := range l.before.take() {
		l.listen(asr.Input{Frame: old})
	}
	l.listen(asr.Input{Frame: f})
}

// consider decides, after each frame and each new word, whether the caller
// interrupts and whether the turn is over.
func (l *loop) consider(ctx context.Context) {
	u := l.utter
	if u == nil || u.ending {
		return
	}
	if u.overlap && l.speech != nil && !l.polite(u) && l.overlapping(u).interrupts() {
		u.overlap = false
		cut := l.speech.reply
		cut.Say = l.speech.rest()
		u.cut = &cut
		l.interrupt()
	}
	limit := l.timing.hangover(u.words, u.expect)
	if l.ear.silence < limit && !l.overtime(u, limit) {
		return
	}
	u.ending, u.drowned = true, l.ear.silence < limit
	u.line = Timeline{LastSpeech: l.ear.last, Decided: time.Now()}
	l.ear.stop()
	l.listen(asr.Input{End: true})
	l.late.Reset(l.timing.Words)
}

// polite reports whether an utterance may be a mere "please" so far.
func (l *loop) polite(u *utterance) bool {
	return u.continues && (u.words == "" || l.cfg.Polite(l.lang, u.words))
}

func (l *loop) overlapping(u *utterance) over {
	return over{
		words: u.words, voiced: u.voiced,
		backchannel: l.cfg.Backchannel(l.lang, u.words),
		din:         l.din(),
		expect:      l.speech.reply.Expect, spoken: l.speech.share(), sinceStart: time.Since(l.started),
	}
}

// listen hands an input to the recogniser; sound is dropped when it stalls,
// control is not.
func (l *loop) listen(in asr.Input) {
	select {
	case l.inputs <- in:
		return
	default:
	}
	if in.Grammar == nil && !in.End && !in.Reset {
		l.dropped++
		return
	}
	l.told = nil
	l.log.Warn("recogniser stalls; words are lost", "dropped_frames", l.dropped)
}

// event takes what the recogniser has made out.
func (l *loop) event(ctx context.Context, e asr.Event) {
	u := l.utter
	if u == nil {
		return
	}
	if !e.Final {
		if !u.ending {
			if u.words != e.Text {
				u.words, u.news = e.Text, l.ear.length
			}
			l.consider(ctx)
		}
		return
	}
	if !u.ending {
		return // the end of an utterance that was given up
	}
	l.finish(ctx, e)
}

// finish ends the utterance with its final words.
func (l *loop) finish(ctx context.Context, e asr.Event) {
	u := l.utter
	l.utter = nil
	l.late.Stop()
	u.line.Words = time.Now()
	switch {
	case u.overlap && l.speech != nil:
		o := l.overlapping(u)
		o.words, o.backchannel = e.Text, l.cfg.Backchannel(l.lang, e.Text)
		if e.Text == "" || e.Rejected || u.continues && l.cfg.Polite(l.lang, e.Text) || !u.continues && !o.interrupts() {
			l.nothing(ctx, u)
			return
		}
		l.interrupt()
	case e.Text == "" && !e.Rejected && u.voiced < 400*time.Millisecond:
		l.nothing(ctx, u) // a cough, a door
		return
	}
	if u.continues && (e.Text == "" || e.Rejected || l.cfg.Polite(l.lang, e.Text)) {
		l.nothing(ctx, u)
		return // "... please" changes nothing
	}
	t := dialog.Turn{Text: e.Text, Confidence: e.Confidence, Unclear: e.Rejected || e.Text == ""}
	if t.Unclear {
		t.Text = ""
	}
	for _, h := range e.NBest {
		t.NBest = append(t.NBest, dialog.Hypothesis{Text: h.Text, Confidence: h.Confidence})
	}
	l.doubt(&t, u)
	l.turn(ctx, pending{turn: t, line: u.line, continues: u.continues})
}

// nothing takes an utterance for no turn: Budi goes on, from where it stopped if
// it had taken it for one.
func (l *loop) nothing(ctx context.Context, u *utterance) {
	if u.cut != nil {
		l.unheard = ""
		a := answer{reply: *u.cut, pending: pending{line: Timeline{Turn: uuid.New()}}}
		if l.speech != nil { // it has not stopped yet
			l.held = &a
		} else {
			l.say(ctx, a)
		}
		return
	}
	if l.speech != nil {
		l.speech.duck(false)
	} else {
		l.settle(ctx)
	}
	l.await()
}

// recognise runs the recogniser for the whole call. When it fails the call
// goes on by keys.
func (l *loop) recognise(ctx context.Context) {
	if l.cfg.Hear == nil {
		return
	}
	err := l.cfg.Hear.Recognize(ctx, asr.Options{Rate: rate}, l.inputs, l.events)
	if err != nil && ctx.Err() == nil {
		l.log.Error("recogniser failed; the call goes on by keys", "error", err)
		select {
		case l.failed <- err:
		case <-ctx.Done():
		}
	}
}

// receive brings the caller's sound until ctx ends or the leg fails.
func (l *loop) receive(ctx context.Context) {
	for {
		err := l.cfg.Leg.Receive(ctx, l.frames)
		if ctx.Err() != nil {
			return
		}
		select {
		case l.lost <- err:
		case <-ctx.Done():
			return
		}
		if !errors.Is(err, media.ErrNoMedia) {
			return
		}
	}
}

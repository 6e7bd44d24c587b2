package call

import (
	"context"
	"time"

	"github.com/google/uuid"

	"budi/asr"
	"budi/dialog"
	"budi/media"
)

const (
	// cough is voice without words that is not worth a question.
	cough = 400 * time.Millisecond
	// babbled is how much voice over Budi's own is worth one that is not
	// understood.
	babbled = time.Second
	// goesOn is the confidence from which a turn with what was added to it counts:
	// that the caller goes on is told by their voice as well.
	goesOn = 0.1
)

// utterance is a stretch of the caller's speech on its way through the
// recogniser.
type utterance struct {
	words  string        // so far
	frames []media.Frame // of it, and of what it continues
	expect dialog.Expectation
	// tail tells that it may be the end of the turn before, so it is heard as an
	// answer to the same question; continues that it can still be joined to it,
	// since the dialog is not bound to the reply yet.
	tail, continues bool
	overlap         bool          // it began while Budi spoke, and has not interrupted yet
	ending          bool          // End was sent; the final words are awaited
	begun           time.Duration // of the call, when it began
	line            Timeline
	voiced          time.Duration
	still           time.Duration // since words changed
	reading         reading
	drowned         bool // it was ended although sound went on
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
		if l.speech != nil { // a first sound is heeded before it is speech
			l.speech.duck(voicedOf(l.ear.history, int(yielding/media.Ptime)) > 0)
		}
	case u.ending:
		l.before.push(f)
	default:
		l.take(u, f)
		u.voiced = l.ear.voiced
		u.still += media.Ptime
		l.consider(ctx)
		if !u.ending {
			l.foretell(ctx, u, f)
		}
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
	u := &utterance{expect: l.expect, begun: time.Since(l.started)}
	listenFor := l.grammar
	if l.trails() {
		u.tail, u.expect, listenFor = true, l.prior.expect, l.prior.grammar
		u.continues = l.open != nil || l.thinks
	}
	u.overlap = l.speech != nil
	l.utter = u
	if listenFor == l.told {
		l.listen(asr.Input{Reset: true})
	} else {
		l.listen(asr.Input{Grammar: listenFor})
		l.told = listenFor
	}
	l.replayed = 0
	if u.continues {
		for _, old := range l.prior.frames {
			l.replayed++
			l.take(u, old)
		}
	}
	for _, old := range l.before.take() {
		l.take(u, old)
	}
	l.take(u, f)
	if u.overlap {
		l.overlaps(u)
	}
}

// consider decides, after each frame and each new word, whether the caller
// interrupts and whether the turn is over.
func (l *loop) consider(ctx context.Context) {
	u := l.utter
	if u == nil || u.ending {
		return
	}
	if u.overlap && l.speech != nil {
		l.overlaps(u)
	}
	limit := l.timing.hangover(u, l.ear.tone)
	if l.ear.silence < limit && !l.overtime(u, limit) {
		return
	}
	u.ending, u.drowned = true, l.ear.silence < limit
	u.line = Timeline{LastSpeech: l.ear.last, Decided: time.Now()}
	l.ear.stop()
	l.listen(asr.Input{End: true})
	l.late.Reset(l.timing.Words)
}

// event takes what the recogniser has made out.
func (l *loop) event(ctx context.Context, e asr.Event) {
	u := l.utter
	if u == nil {
		return
	}
	if !e.Final {
		if !u.ending {
			if e.Text != u.words {
				u.words, u.still = e.Text, 0
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
	u.words = e.Text
	if l.idle(u, e) {
		l.nothing(ctx, u)
		return
	}
	stopped := u.cut != nil || u.overlap && l.speech != nil
	if u.overlap {
		l.interrupt()
	}
	t := dialog.Turn{Text: e.Text, Confidence: e.Confidence, Unclear: e.Text == "" || e.Rejected && !u.continues}
	for _, h := range e.NBest {
		t.NBest = append(t.NBest, dialog.Hypothesis{Text: h.Text, Confidence: h.Confidence})
	}
	l.doubt(&t, u)
	l.weigh(t, stopped)
	p := pending{turn: t, line: u.line, continues: u.continues, frames: u.frames}
	switch {
	case t.Unclear:
		p.turn.Text, p.turn.Guess = "", e.Text
	case u.continues:
		p.fresh = l.fresh(u)
	}
	l.turn(ctx, p)
}

// idle reports whether an utterance that has ended is no turn: a cough, a sign
// of listening, or a courtesy after an answer that Budi replies to already. Who
// went on at length, or after words that were not understood, and was not made
// out well, has said more than the answer: the dialog weighs it by its
// confidence.
func (l *loop) idle(u *utterance, e asr.Event) bool {
	unknown := e.Text == "" || e.Rejected
	switch {
	case l.heckled() && u.overlap && l.speech != nil: // or music would never let Budi finish
		return unknown || !l.overlapping(u).interrupts()
	case u.tail:
		if e.Text != "" && u.continues && (u.voiced >= babbled || u.voiced >= cough && l.prior.turn.Unclear) {
			return false
		}
		if u.continues && e.Confidence >= goesOn {
			unknown = e.Text == ""
		}
		return unknown || l.courtesy(u) || l.listens(u) || l.echoes(u)
	case unknown && (u.overlap && l.speech != nil || u.cut != nil):
		return u.voiced < babbled && !l.bidden(u, e)
	case u.overlap && l.speech != nil:
		return !l.overlapping(u).interrupts()
	case u.cut != nil:
		return l.courtesy(u) || u.complete() != dialog.Complete && l.listens(u)
	}
	return e.Text == "" && !e.Rejected && u.voiced < cough
}

// nothing takes an utterance for no turn: Budi goes on, from where it stopped if
// it had taken it for one.
func (l *loop) nothing(ctx context.Context, u *utterance) {
	l.unforetell()
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
	if l.speech == nil {
		l.settle(ctx)
	} else {
		l.speech.give(full)
		if l.open != nil {
			l.bind.Reset(binding)
		}
	}
	l.await()
}

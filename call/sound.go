package call

import (
	"errors"
	"strings"
	"time"

	"budi/dialog"
	"budi/media"
	"budi/media/quality"
)

// ErrFax tells that a fax machine called: nobody is there to talk to.
var ErrFax = errors.New("a fax machine called")

// What an observer is told of beside the states of [quality.State], by the
// same kind of name.
const (
	// DeafEngine is a recogniser that failed, or gave no words in time.
	DeafEngine = "recogniser"
	// MuteEngine is a synthesiser that failed in the middle of a reply.
	MuteEngine = "synthesiser"
)

// In lasting sound nobody can be heard to fall silent, so a turn ends when
// nothing new is made out.
const (
	// drowned is how long sound without words is listened to.
	drowned = 4 * time.Second
	// settled is how long the words so far stay the same, at least.
	settled = time.Second
)

// sounds tells the observer of what begins to be wrong with the caller's sound;
// the error ends the call.
func (l *loop) sounds(f media.Frame) error {
	begun := f.Sound &^ l.sound
	l.sound = f.Sound
	for _, s := range quality.All() {
		if begun.Has(s) {
			l.notice(s.String())
		}
	}
	if begun.Has(quality.Fax) {
		return ErrFax
	}
	return nil
}

// notice tells the observer what went wrong.
func (l *loop) notice(what string) {
	l.log.Warn("trouble with the call", "what", what)
	if l.cfg.Noticed != nil {
		l.cfg.Noticed(what)
	}
}

// din reports whether sound goes on that has no end: music, a crowd.
func (l *loop) din() bool { return l.sound.Has(quality.Steady | quality.Babble) }

// heckling is how often in a row sound may take Budi's turn and say nothing.
const heckling = 2

// heckled reports whether sound keeps stopping Budi and means nothing: a crowd,
// or a television, that pauses too often for a din. Only words stop Budi then, or
// the caller would never hear what can be done about it.
func (l *loop) heckled() bool { return l.din() || l.vain >= heckling }

// weigh counts the turns in a row that stopped Budi for nothing. The greeting is
// stopped once: who has not heard it does not know yet to whom they talk.
func (l *loop) weigh(t dialog.Turn, stopped bool) {
	switch {
	case !t.Unclear:
		l.vain = 0
	case stopped && l.turns == 0:
		l.vain = heckling
	case stopped:
		l.vain++
	}
}

// doubt takes back words that were made out in din and may be none: music has
// words for a recogniser that listens for some, single ones above all. Words in
// sound that went on must be a whole answer.
func (l *loop) doubt(t *dialog.Turn, u *utterance) {
	if !l.din() {
		return
	}
	single := len(strings.Fields(t.Text)) < 2 && u.expect.Kind != dialog.ExpectConfirm
	if single || u.drowned && u.expect.Complete != nil && u.expect.Complete(t.Text) != dialog.Complete {
		*t = dialog.Turn{Unclear: true}
	}
}

// overtime reports whether an utterance is over although sound goes on.
func (l *loop) overtime(u *utterance, limit time.Duration) bool {
	if l.ear.length >= l.timing.Utterance/time.Duration(1+min(l.vain, heckling)) {
		return true // who stopped Budi before and said nothing is not waited for as long
	}
	if !l.din() {
		return false
	}
	if u.words == "" {
		return u.voiced >= drowned
	}
	return u.still >= max(settled, limit)
}

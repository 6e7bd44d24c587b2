package call

import (
	"slices"
	"strings"
	"time"

	"budi/asr"
	"budi/dialog"
)

// Over Budi's own voice a caller must be surer to be heard than in silence.
const (
	// guard is the first part of a call, in which an echo canceller still
	// learns: what begins in it interrupts by a whole answer alone, until its
	// end tells how sure its words are. Who calls from a crowd has it around them
	// from the start, and must hear who answers.
	guard = 2 * time.Second
	// wordless is how much voice interrupts when no words are made out.
	wordless = 800 * time.Millisecond
	// sustained is how much voice a single word needs that is no answer.
	sustained = 500 * time.Millisecond
	// murmur is voice that is too short for words that interrupt, and aside for
	// such as are worth waiting for.
	murmur = 450 * time.Millisecond
	aside  = 600 * time.Millisecond
	// command is how much voice a bidding has at least, and likely how sure the
	// recogniser is of one that it does not stand by: "stop" over another voice is
	// too short for more, and few other sounds are taken for it.
	command = 180 * time.Millisecond
	likely  = 0.05
	// asked is the share of a reply after which its question can be answered
	// by a word that would be a sign of listening before ("okay").
	asked = 0.7
	// yielding is how long the caller must be silent for Budi to go on: longer
	// than the gaps between words.
	yielding = 200 * time.Millisecond
	// bidding is the most words that do nothing but bid Budi to stop.
	bidding = 4
	// holds is how often a reply may be held back for nothing, or noise could do
	// it for ever.
	holds = 3
)

// over is what is known of speech over Budi's own voice.
type over struct {
	words       string
	voiced      time.Duration
	backchannel bool
	halt        bool          // the words bid Budi to stop or to wait
	complete    bool          // the words answer what the reply asks
	spoken      float64       // share of the reply that was spoken
	begun       time.Duration // of the call, when it began
	final       bool          // it has ended, and the recogniser stands by its words
	din         bool          // sound goes on that means nothing
}

// interrupts decides whether the caller takes the turn. "Mhm" during a
// statement does not; an answer, more than a murmur of two words, or a long sound
// do.
func (o over) interrupts() bool {
	switch {
	case o.begun < guard && !o.final:
		return o.complete && !o.backchannel
	case o.words == "":
		return !o.din && o.voiced >= wordless
	case o.halt && o.final && o.voiced >= command: // its words so far are too short to be sure of
		return !o.din || len(strings.Fields(o.words)) > 1
	case o.backchannel:
		return o.complete && o.spoken >= asked
	case o.complete && (!o.din || len(strings.Fields(o.words)) > 1) || !o.din && o.voiced >= sustained:
		return true
	}
	return !o.din && o.voiced >= murmur && len(strings.Fields(o.words)) > 1
}

// overlaps heeds speech over Budi's own voice. A reply is held back as soon as
// the caller speaks, and goes on, from a gap between words, when that was a mere
// sign of listening or nothing at all; otherwise it gives way once the caller has
// finished. What begins in its first second interrupts nothing at all before
// that, since nobody has heard yet what the reply says.
func (l *loop) overlaps(u *utterance) {
	s := l.speech
	held := s.manner.Load() == paused
	switch {
	case held && (l.ear.silence >= yielding || l.heckled()) && l.idles(u):
		s.give(full)
	case l.heckled(): // music has no pauses to wait for
	case !held && l.ear.silence == 0 && s.holds < holds && (u.tail || u.begun >= guard):
		s.holds++
		s.give(paused)
	case !held:
		s.duck(l.ear.silence < yielding)
	}
	if !u.tail && s.manner.Load() != paused && l.ear.silence == 0 && l.overlapping(u).interrupts() {
		u.overlap = false
		cut := s.reply
		cut.Say, cut.Actions = s.rest(), nil // they were told
		u.cut = &cut
		l.interrupt()
	}
}

// idles reports whether what was heard so far is not worth silence.
func (l *loop) idles(u *utterance) bool {
	switch {
	case u.tail:
		return u.words == "" || l.courtesy(u) || l.listens(u)
	case u.words == "":
		return u.voiced < aside
	case l.halts(u):
		return false
	}
	return u.voiced < aside && u.complete() != dialog.Complete || l.listens(u)
}

// listens reports whether the utterance's words are a sign of listening.
func (l *loop) listens(u *utterance) bool {
	r := u.read()
	if !r.signs {
		r.backchannel, r.signs = u.words != "" && l.cfg.Backchannel(l.lang, l.fresh(u)), true
	}
	return r.backchannel
}

// halts reports whether the utterance's words bid Budi to stop or to wait.
func (l *loop) halts(u *utterance) bool {
	r := u.read()
	if !r.bids {
		r.halt, r.bids = u.words != "" && l.cfg.Halts != nil && l.cfg.Halts(l.lang, l.fresh(u)), true
	}
	return r.halt
}

// bidden reports whether words that the recogniser does not stand by bid Budi to
// stop all the same. The dialog gets them as not understood: Budi falls silent
// and asks, and gives up nothing for a guess.
func (l *loop) bidden(u *utterance, e asr.Event) bool {
	return u.begun >= guard && !l.heckled() && e.Confidence >= likely && u.voiced >= command && len(strings.Fields(e.Text)) <= bidding && l.halts(u)
}

// fresh gives the words that an utterance adds to the turn before, where it is
// heard together with it.
func (l *loop) fresh(u *utterance) string {
	if !u.continues || len(l.prior.frames) == 0 {
		return u.words
	}
	rest, ok := strings.CutPrefix(u.words+" ", l.prior.turn.Text+" ")
	if !ok {
		return u.words // it is made out otherwise now
	}
	return strings.TrimSpace(rest)
}

// courtesy reports whether the utterance's words only round off what was said
// before.
func (l *loop) courtesy(u *utterance) bool {
	words := l.fresh(u)
	return words == "" || l.cfg.Polite(l.lang, words)
}

// echoes reports whether the utterance only says again what was a whole answer.
// Digits and letters are said twice with a meaning, so an answer that goes on is
// not.
func (l *loop) echoes(u *utterance) bool {
	if e := l.prior.expect; e.Complete == nil || e.Complete(l.prior.turn.Text) != dialog.Complete {
		return false
	}
	said := strings.Fields(l.prior.turn.Text)
	words := slices.DeleteFunc(strings.Fields(l.fresh(u)), func(w string) bool { return slices.Contains(said, w) })
	return len(words) == 0 || l.cfg.Polite(l.lang, strings.Join(words, " "))
}

// reading is what an utterance's words so far mean for whose turn it is. Words
// change some times in an utterance and frames come fifty times a second, and
// to parse words costs more than all else here: so each part is worked out when
// it is asked for, once for the same words.
type reading struct {
	words string

	grade   dialog.Completeness
	graded  bool
	answers bool    // what the reply under way asks
	of      *speech // that answers was worked out for
	signs   bool    // backchannel is known
	bids    bool    // halt is known

	backchannel, halt bool
}

// read gives the reading of the utterance's words so far.
func (u *utterance) read() *reading {
	if u.reading.words != u.words {
		u.reading = reading{words: u.words}
	}
	return &u.reading
}

// complete grades the words so far against what was expected of the utterance.
func (u *utterance) complete() dialog.Completeness {
	r := u.read()
	if !r.graded {
		r.grade, r.graded = dialog.Possible, true
		if u.expect.Complete != nil {
			r.grade = u.expect.Complete(u.words)
		}
	}
	return r.grade
}

// overlapping is what is known of the utterance while Budi speaks.
func (l *loop) overlapping(u *utterance) over {
	r := u.read()
	if e := l.speech.reply.Expect; r.of != l.speech && u.words != "" && e.Complete != nil {
		r.answers, r.of = e.Complete(u.words) == dialog.Complete, l.speech
	}
	return over{
		words: u.words, voiced: u.voiced, backchannel: l.listens(u), halt: l.halts(u), complete: r.answers,
		spoken: l.speech.share(), begun: u.begun, final: u.ending, din: l.heckled(),
	}
}

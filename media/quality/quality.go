// Package quality listens to what is wrong with a caller's sound: a fax
// machine, music and other sound without syllables, babble that never pauses, clipping, an offset of the
// zero line, and digital silence. It judges frame by frame, allocates nothing,
// and guesses nothing: each state has a plain definition that its constant
// tells.
package quality

import "strings"

// State is a set of what holds for a caller's sound at a moment.
type State uint16

// What may be wrong.
const (
	// Fax is a fax machine: two bursts of the calling tone (CNG, 1100 Hz, half
	// a second every three; ITU-T T.30 §4.3.3.2), or two seconds of the
	// answering tone (CED, 2100 Hz; T.30 §4.3.3.1, V.25). It holds for the rest
	// of the call.
	Fax State = 1 << iota
	// Steady is six seconds of loud sound without the rhythm of speech: hold
	// music, a tone of the network, an engine, a crowd.
	Steady
	// Babble is half a minute of voice without a pause in which a turn could
	// have ended.
	Babble
	// Clipped is sound of which more than 1 % stands at the end of the scale.
	Clipped
	// Offset is a zero line that lies more than 36 dB under full scale away
	// from zero.
	Offset
	// Dead is digital silence: from the start of the call on for 15 s, or later
	// for 30. A line with a person on it has noise.
	Dead
)

// All lists the single states in order.
func All() []State { return []State{Fax, Steady, Babble, Clipped, Offset, Dead} }

// String gives the stable names, divided by commas.
func (s State) String() string {
	names := [...]string{"fax", "steady", "babble", "clipped", "offset", "dead"}
	var out []string
	for i, n := range names {
		if s&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return strings.Join(out, ",")
}

// Has reports whether any of the states in of holds.
func (s State) Has(of State) bool { return s&of != 0 }

// Frame is 20 ms as the analyser wants it.
type Frame struct {
	PCM   []int16 // as decoded, before any filter
	Voice bool    // the voice activity detector's verdict
	Heard bool    // it came from the caller; false for what was made up in the place of a lost packet
}

// Analyser listens to one caller. One goroutine uses it.
type Analyser struct {
	tones  tones
	rhythm rhythm
	level  level
	state  State
	pauses pauses
}

// New makes an analyser for frames at rate, 8000 or 16000 samples per second.
func New(rate int) *Analyser {
	return &Analyser{tones: newTones(rate)}
}

// Take judges the next frame and gives what holds now.
func (a *Analyser) Take(f Frame) State {
	if !f.Heard {
		// What was made up says nothing of the caller, but time goes on.
		a.pauses.take(false)
		return a.state
	}
	a.level.take(f.PCM)
	a.tones.take(f.PCM, a.level.mean)
	a.rhythm.take(f.PCM, a.level.mean)
	a.pauses.take(f.Voice)
	a.set(Fax, a.tones.fax)
	a.set(Steady, a.rhythm.steady)
	a.set(Babble, a.pauses.none())
	a.set(Clipped, a.level.clipped)
	a.set(Offset, a.level.offset)
	a.set(Dead, a.level.dead())
	return a.state
}

func (a *Analyser) set(s State, on bool) {
	if on {
		a.state |= s
	} else {
		a.state &^= s
	}
}

const (
	framesPerSecond = 50
	// turnEnd is the pause in which a turn may end, and unbroken how long voice
	// goes on without one to be babble.
	turnEnd  = 450 * framesPerSecond / 1000
	unbroken = 30 * framesPerSecond
)

// pauses measures how long voice goes on without a pause.
type pauses struct{ quiet, since int }

func (p *pauses) take(voice bool) {
	p.since++
	if voice {
		p.quiet = 0
		return
	}
	if p.quiet++; p.quiet >= turnEnd {
		p.since = 0
	}
}

func (p *pauses) none() bool { return p.since >= unbroken }

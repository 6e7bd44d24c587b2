package pocketsphinx

import (
	"math"
	"strings"

	"budi/asr"
)

// calibration holds a model's own numbers.
type calibration struct {
	args []string // of its decoders
	// middle is the acoustic score per frame of the words at which speech is
	// as likely outside the grammar as in it; slope is how much changes the
	// odds by e.
	middle, slope float64
	// least is how many frames of speech make an utterance.
	least int
}

var (
	narrowCalibration = calibration{middle: -38, slope: 5, least: 15}
	wideCalibration   = calibration{middle: -38, slope: 5, least: 15}
)

// judge makes the final event of a decoder whose utterance has ended. partial
// are the words at the last moment before, which need not be a whole
// sentence of the grammar.
//
// A grammar matches any sound to something. What was not listened for shows
// in the acoustic score: each frame's score is relative to the best state
// that any path had active, and where the words don't fit, the path runs
// through states far below those that hypotheses of other words keep alive.
func judge(d *decoder, c calibration, ngram bool, partial string) asr.Event {
	e := asr.Event{Final: true, Text: d.words()}
	if e.Text == "" {
		e.Text = partial
		e.Rejected = partial != "" && d.frames() >= c.least
		if !e.Rejected {
			e.Text = ""
		}
		return e
	}
	v := weigh(d.segments(ngram))
	if v.frames < c.least {
		return asr.Event{Final: true}
	}
	e.Confidence = logistic((v.perFrame() - c.middle) / c.slope)
	e.Rejected = e.Confidence < 0.5
	return e
}

// evidence is what the best path tells of itself.
type evidence struct {
	words  int
	frames int // of words, 10 ms each
	score  int // acoustic, of words
}

func weigh(path []segment) evidence {
	var v evidence
	for _, s := range path {
		if filler(s.Word) {
			continue
		}
		v.words++
		v.frames += s.To - s.From + 1
		v.score += s.Acoustic
	}
	return v
}

func (v evidence) perFrame() float64 { return float64(v.score) / float64(max(1, v.frames)) }

// filler reports whether a segment is silence, noise or no word at all.
func filler(word string) bool {
	return word == "" || strings.HasPrefix(word, "<") || strings.HasPrefix(word, "[") || strings.HasPrefix(word, "+") || word == "(NULL)"
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

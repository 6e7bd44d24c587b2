package pocketsphinx

import (
	"math"
	"strings"

	"budi/asr"
)

// calibration holds a model's own numbers.
type calibration struct {
	args   []string // of its decoders
	weight float64  // of an n-gram's probabilities
	// novelty is how far an n-gram allows for words in another place.
	novelty float64
	// doubtful reports whether another reading is so near to the text, and
	// means so much else, that the text must not be believed; nil never does.
	doubtful func(text string, confidence float64, readings []scored) bool
	// middle is how much a grammar's words fit better than any sequence of
	// phones, per frame, where speech is as likely outside the grammar as in
	// it; slope is how much changes the odds by e.
	middle, slope float64
	// ngram weighs the evidence of an n-gram's words.
	ngram ngramWeights
	// floor is the level of noise that is mixed in, dBFS; 0 for none. The model
	// was made of recordings that are never quite still, as an exchange's or
	// a file's silence is: with it people's digits are heard a tenth better.
	floor float64
	// least is how many frames of speech make an utterance.
	least int
}

var (
	// narrowCalibration serves what the telephone model hears.
	narrowCalibration = calibration{
		args:   []string{"-maxwpf", "20", "-fwdflat", "no"},
		weight: 6.5, novelty: 1,
		middle: -16, slope: 4, floor: -66, least: 15,
		ngram: ngramWeights{
			beyond: 0.0541, pace: 0.6202, hasty: -1.9823, whole: 3.2628, count: 0.7484, spread: 0.3975, share: 0.2285, first: 0.0276,
			bias: -2.35,
		},
	}
	// telephoneCalibration is that of English, with another middle for grammars.
	telephoneCalibration = narrowCalibration.english(-14.5)
	// The wide model's scores have nearly the same spread: the narrow one is
	// made of it.
	wideCalibration = telephoneCalibration.without()
)

// english is the calibration with another middle of a grammar's scores.
func (c calibration) english(middle float64) calibration {
	c.middle = middle
	return c
}

// without is the calibration without a floor: the wide model hears the sound
// that it was made of.
func (c calibration) without() calibration {
	c.floor = 0
	return c
}

// judge makes the final event of a decoder whose utterance has ended. partial
// are the words at the last moment before, which need not be a whole
// sentence of the grammar.
//
// A grammar matches any sound to something. What was not listened for shows in
// the acoustic score: where the words don't fit, a sequence of any phones, free
// of all grammar, fits much better.
func judge(d *decoder, c calibration, s *search, partial string) asr.Event {
	e := asr.Event{Final: true, Text: d.words()}
	if e.Text == "" {
		e.Text = partial
		e.Rejected = partial != "" && d.frames() >= c.least
		if !e.Rejected {
			e.Text = ""
		}
		return e
	}
	v := weigh(d.segments(s.ngram))
	if v.frames < c.least {
		return asr.Event{Final: true}
	}
	if s.ngram {
		list := d.nbest(rivals)
		e.Confidence = logistic(c.ngram.odds(v, s.entropy, d.posterior(), spread(list)))
		e.NBest = readings(list, e.Text, e.Confidence)
		if c.doubtful != nil && c.doubtful(e.Text, e.Confidence, d.nbest(doubts)) {
			e.Confidence = min(e.Confidence, doubtfulConfidence)
		}
	} else {
		e.Confidence = logistic((v.beyond() - c.middle) / c.slope)
	}
	if v.drawn > drawnOut {
		e.Confidence = min(e.Confidence, drawnConfidence)
	}
	e.Rejected = e.Confidence < 0.5
	return e
}

// drawnConfidence is what a word has at most that lasts too long for one.
const drawnConfidence = 0.05

// doubts is how many readings are looked through for one to doubt a text.
const doubts = 20

// doubtfulConfidence is what a doubtful text has at most: it is rejected.
const doubtfulConfidence = 0.4

// alternatives is how many other readings an event has at most.
const alternatives = 8

// readings turns the lattice's best paths into other hypotheses. The best one
// has the event's confidence; the rest falls with the score's distance, in the
// scale in which the decoder takes posteriors.
func readings(list []scored, text string, confidence float64) []asr.Hypothesis {
	const scale = 20
	if len(list) == 0 {
		return nil
	}
	best := list[0].Score
	var out []asr.Hypothesis
	for _, s := range list {
		if s.Text == text || len(out) == alternatives {
			continue
		}
		away := (best - s.Score) * latticeUnit
		out = append(out, asr.Hypothesis{Text: s.Text, Confidence: confidence * math.Exp(-max(0, away)/scale) / 2})
	}
	return out
}

// filler reports whether a segment is silence, noise or no word at all.
func filler(word string) bool {
	return word == "" || strings.HasPrefix(word, "<") || strings.HasPrefix(word, "[") || strings.HasPrefix(word, "+") || word == "(NULL)"
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

package call

import (
	"math"
	"slices"
	"time"

	"budi/media"
)

const (
	// ending is how many frames of full voice the end of a sentence has.
	ending = 10
	// telling is how much voice is needed before its end can be told from it.
	telling = 500 * time.Millisecond
	// range of full voice, dB below the loud parts: consonants are weaker, and
	// tell nothing.
	fullness = 20
)

// tone is how a voice ended before a silence.
type tone uint8

const (
	unknown tone = iota
	fallen       // as at the end of a sentence
	level        // between the two
	upheld       // as in the middle of one
)

// Where the tones begin, dB below the mean. Of 203 people's utterances half end
// 3 dB down or more, and a fifth less than 1 dB; of their 102 pauses, and of 363
// places between words, a fifth and a half.
const (
	fallenFrom  = 3
	upheldUntil = 1
)

// cadence follows the level of a voice: it falls where a sentence ends, and
// stays up where the speaker only searches for a word.
type cadence struct{ levels []float64 } // of the voiced frames, dB

// add takes a voiced frame.
func (c *cadence) add(pcm []int16) {
	c.levels = append(c.levels, 10*math.Log10(float64(energy(pcm))/float64(max(1, len(pcm)))+1))
}

// fall is by how many dB the last 200 ms of full voice are below the mean; ok is
// false where there was too little to tell.
func (c *cadence) fall() (db float64, ok bool) {
	if time.Duration(len(c.levels))*media.Ptime < telling {
		return 0, false
	}
	sorted := slices.Clone(c.levels)
	slices.Sort(sorted)
	least := sorted[len(sorted)*9/10] - fullness
	var sum, end float64
	n := 0
	for _, level := range slices.Backward(c.levels) {
		if level < least {
			continue
		}
		sum += level
		if n++; n == ending {
			end = sum
		}
	}
	if n < 2*ending {
		return 0, false
	}
	return sum/float64(n) - end/ending, true
}

// tone judges the end of what was heard so far.
func (c *cadence) tone() tone {
	db, ok := c.fall()
	switch {
	case !ok:
		return unknown
	case db >= fallenFrom:
		return fallen
	case db < upheldUntil:
		return upheld
	}
	return level
}

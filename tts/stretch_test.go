package tts_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/media/mediatest"
	"budi/tts"
)

// crossings counts how often a sound passes zero upwards, a second.
func crossings(pcm []int16, rate int) float64 {
	n := 0
	for i := 1; i < len(pcm); i++ {
		if pcm[i-1] < 0 && pcm[i] >= 0 {
			n++
		}
	}
	return float64(n) * float64(rate) / float64(len(pcm))
}

func TestStretchChangesThePaceAlone(t *testing.T) {
	const rate = 8000
	for _, pace := range []float64{0.5, 0.8, 1, 1.3, 2, 9} {
		want := max(0.5, min(2, pace))
		in := mediatest.Tone(220, 8000, 2*time.Second, rate)
		out := tts.Stretch(in, rate, pace)
		assert.InEpsilon(t, float64(len(in))/want, float64(len(out)), 0.03, "pace %v", pace)
		assert.InEpsilon(t, 220, crossings(out, rate), 0.03, "the pitch stays")
		assert.InEpsilon(t, mediatest.RMS(in), mediatest.RMS(out), 0.03, "and the level")
		speech := mediatest.Speech(3, 3000, 2*time.Second, rate)
		slow := tts.Stretch(speech, rate, pace)
		assert.InEpsilon(t, mediatest.RMS(speech), mediatest.RMS(slow), 0.15)
		jump := 0.0
		for i := 1; i < len(slow); i++ {
			jump = max(jump, math.Abs(float64(slow[i])-float64(slow[i-1])))
		}
		most := 0.0
		for i := 1; i < len(speech); i++ {
			most = max(most, math.Abs(float64(speech[i])-float64(speech[i-1])))
		}
		assert.LessOrEqual(t, jump, 1.2*most, "no seam is a click")
	}
	short := []int16{1, 2, 3}
	assert.Equal(t, short, tts.Stretch(short, rate, 0.8))
}

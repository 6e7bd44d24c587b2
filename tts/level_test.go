package tts_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media/loudness"
	"budi/tts"
)

// bursts is a tone that swells and falls three times a second, with a click of
// a given height in each swell.
func bursts(rate int, level, click float64) []int16 {
	pcm := make([]int16, 2*rate)
	for i := range pcm {
		t := float64(i) / float64(rate)
		v := level * math.Sin(2*math.Pi*400*t) * math.Abs(math.Sin(2*math.Pi*1.5*t))
		if i%(rate/3) == rate/6 {
			v = click
		}
		pcm[i] = int16(v * 32767)
	}
	return pcm
}

func TestLevel(t *testing.T) {
	for name, c := range map[string]struct {
		level, click, gain float64
		want, within       float64
	}{
		"soft":              {0.01, 0.01, 0, tts.Target, 0.5},
		"loud":              {0.9, 0.9, 1, tts.Target, 0.5},
		"louder":            {0.2, 0.2, 1.6, tts.Target + 4.08, 0.5},
		"clicks in softest": {0.05, 0.95, 1, tts.Target, 3.5},
	} {
		t.Run(name, func(t *testing.T) {
			for _, rate := range []int{8000, 16000} {
				pcm := bursts(rate, c.level, c.click)
				tts.Level(pcm, rate, c.gain)
				assert.InDelta(t, c.want, loudness.Integrated(pcm, rate), c.within)
				peak := 0.0
				for _, v := range pcm {
					peak = max(peak, math.Abs(float64(v))/32768)
				}
				assert.LessOrEqual(t, peak, 0.951)
				assert.Zero(t, pcm[0])
				assert.Zero(t, pcm[len(pcm)-1])
			}
		})
	}
	silence := make([]int16, 8000)
	tts.Level(silence, 8000, 1)
	require.Equal(t, make([]int16, 8000), silence)
	tts.Level(nil, 8000, 1)
}

package pink

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLevelAndSeed(t *testing.T) {
	a, b, c := make([]int16, 80000), make([]int16, 80000), make([]int16, 80000)
	New(1, -30).Add(a)
	New(1, -30).Add(b)
	New(2, -30).Add(c)
	assert.Equal(t, a, b)
	assert.NotEqual(t, a, c)
	var sum float64
	for _, v := range a {
		sum += float64(v) * float64(v)
	}
	assert.InDelta(t, -30, 10*math.Log10(sum/float64(len(a))/(32768*32768)), 0.7)
}

func TestClips(t *testing.T) {
	pcm := []int16{math.MaxInt16, math.MinInt16, 0, math.MaxInt16, math.MinInt16}
	New(3, 0).Add(pcm)
	for i, v := range pcm {
		assert.False(t, i == 0 && v < 0 || i == 1 && v > 0, "no sample wraps around")
	}
}

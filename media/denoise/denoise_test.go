package denoise_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media/denoise"
	"budi/media/mediatest"
)

const (
	rate  = denoise.Rate
	frame = rate / 50
	delay = 48
)

func open(t testing.TB) *denoise.Suppressor {
	t.Helper()
	s, err := denoise.New()
	require.NoError(t, err)
	t.Cleanup(s.Close)
	return s
}

func level(pcm []int16) float64 {
	var sum float64
	for _, v := range pcm {
		sum += float64(v) * float64(v)
	}
	return 10 * math.Log10(max(1, sum/float64(len(pcm)))/(32768*32768))
}

// TestQuietLine: nothing but a delay of 6 ms.
func TestQuietLine(t *testing.T) {
	s := open(t)
	in := append(make([]int16, 2*rate), mediatest.Speech(3, 3000, 3*time.Second, rate)...)
	in = in[:len(in)/frame*frame]
	out := append([]int16(nil), in...)
	s.Process(out)
	assert.False(t, s.Noisy())
	assert.Equal(t, in[:len(in)-delay], out[delay:])
}

// TestNoise: the noise of pauses falls, the speech stays.
func TestNoise(t *testing.T) {
	s := open(t)
	noise := mediatest.Noise(1, 300, 8*time.Second, rate)
	in := mediatest.Mix(noise, append(make([]int16, 4*rate), mediatest.Speech(3, 6000, 2*time.Second, rate)...))
	out := append([]int16(nil), in...)
	s.Process(out)
	require.True(t, s.Noisy())
	pause, speech := 3*rate, 4*rate+rate/2
	taken := level(in[pause:4*rate]) - level(out[pause:4*rate])
	assert.Greater(t, taken, 6.0, "dB of noise taken")
	assert.InDelta(t, level(in[speech:speech+rate]), level(out[speech:speech+rate]), 2, "dB of speech")
}

// TestNoJump: nothing is heard of the beginning.
func TestNoJump(t *testing.T) {
	s := open(t)
	pcm := make([]int16, 4*rate)
	for i := range pcm {
		pcm[i] = int16(1000 * math.Sin(2*math.Pi*200*float64(i)/rate))
	}
	s.Process(pcm)
	for i := delay + 1; i < len(pcm); i++ {
		require.Less(t, math.Abs(float64(pcm[i])-float64(pcm[i-1])), 400.0, "sample %d", i)
	}
}

func TestHostile(t *testing.T) {
	s := open(t)
	pcm := make([]int16, 4*rate)
	for i := range pcm {
		pcm[i] = int16(math.MinInt16 + i%2*math.MaxUint16)
	}
	s.Process(pcm)
	s.Process(nil)
	s.Process(pcm[:frame/2])
}

func BenchmarkProcess(b *testing.B) {
	s := open(b)
	pcm := mediatest.Noise(1, 300, 20*time.Millisecond, rate)[:frame]
	b.ReportAllocs()
	for b.Loop() {
		s.Process(pcm)
	}
}

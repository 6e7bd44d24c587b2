package loudness

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// part is a stretch of a 1 kHz sine, dBFS in the recommendation's sense (a
// sine's peak).
type part struct{ level, seconds float64 }

func sine(rate int, hz float64, parts ...part) []int16 {
	var pcm []int16
	for _, p := range parts {
		a := 32768 * math.Pow(10, p.level/20)
		for range int(p.seconds * float64(rate)) {
			pcm = append(pcm, int16(math.Round(min(32767, a*math.Sin(2*math.Pi*hz*float64(len(pcm))/float64(rate))))))
		}
	}
	return pcm
}

// TestPublishedVectors are the first five of EBU Tech 3341, table 1. They are
// stereo with both channels alike; one channel alone is 3.01 LU softer.
func TestPublishedVectors(t *testing.T) {
	const mono = 3.0103
	for name, c := range map[string]struct {
		parts []part
		want  float64
	}{
		"1": {[]part{{-23, 20}}, -23},
		"2": {[]part{{-33, 20}}, -33},
		"3": {[]part{{-36, 10}, {-23, 60}, {-36, 10}}, -23},
		"4": {[]part{{-72, 10}, {-36, 10}, {-23, 60}, {-36, 10}, {-72, 10}}, -23},
		"5": {[]part{{-26, 20}, {-20, 20.1}, {-26, 20}}, -23},
	} {
		for _, rate := range []int{48000, 16000, 8000} {
			got := Integrated(sine(rate, 1000, c.parts...), rate)
			assert.InDelta(t, c.want-mono, got, 0.1, "vector %s at %d Hz", name, rate)
		}
	}
}

// TestCoefficients are those of BS.1770-5, tables 1 and 2, for 48 kHz.
func TestCoefficients(t *testing.T) {
	f := newFilter(48000)
	for i, want := range []float64{1.53512485958697, -2.69169618940638, 1.19839281085285} {
		assert.InDelta(t, want, f.shelf.b[i], 1e-9)
	}
	for i, want := range []float64{-1.69065929318241, 0.73248077421585} {
		assert.InDelta(t, want, f.shelf.a[i], 1e-9)
	}
	for i, want := range []float64{-1.99004745483398, 0.99007225036621} {
		assert.InDelta(t, want, f.pass.a[i], 1e-9)
	}
}

// TestRatesAgree measures tones of the telephone's band at each rate.
func TestRatesAgree(t *testing.T) {
	for _, hz := range []float64{200, 500, 1000, 2000, 3000} {
		want := Integrated(sine(48000, hz, part{-20, 3}), 48000)
		for _, rate := range []int{8000, 16000, 22050} {
			assert.InDelta(t, want, Integrated(sine(rate, hz, part{-20, 3}), rate), 0.6, "%v Hz at %d", hz, rate)
		}
	}
}

func TestEdges(t *testing.T) {
	require.InDelta(t, Silence, Integrated(nil, 8000), 0)
	require.InDelta(t, Silence, Integrated(make([]int16, 100), 8000), 0)
	require.InDelta(t, Silence, Integrated(make([]int16, 80000), 8000), 0)
	require.InDelta(t, Silence, Integrated([]int16{1, 2, 3}, 0), 0)
	short := Integrated(sine(8000, 1000, part{-23, 0.2}), 8000)
	assert.InDelta(t, -26, short, 0.3, "shorter than a block")
}

func BenchmarkIntegrated(b *testing.B) {
	pcm := sine(8000, 1000, part{-23, 2})
	for b.Loop() {
		Integrated(pcm, 8000)
	}
}

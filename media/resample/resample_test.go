package resample_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/media/resample"
)

func sine(hz, rate float64, n int) []int16 {
	pcm := make([]int16, n)
	for i := range pcm {
		pcm[i] = int16(math.Round(16000 * math.Sin(2*math.Pi*hz*float64(i)/rate)))
	}
	return pcm
}

// level is the power of pcm at hz against a full tone of amplitude 16000, dB.
func level(pcm []int16, hz, rate float64) float64 {
	var re, im, window float64
	for i, v := range pcm {
		w := 0.5 - 0.5*math.Cos(2*math.Pi*float64(i)/float64(len(pcm)))
		window += w
		s, c := math.Sincos(2 * math.Pi * hz * float64(i) / rate)
		re += w * float64(v) * c
		im += w * float64(v) * s
	}
	return 20 * math.Log10(2*math.Hypot(re, im)/window/16000+1e-12)
}

// halve and double work frame by frame, as a call does.
func halve(src []int16) []int16 {
	var h resample.Halver
	dst := make([]int16, len(src)/2)
	for i := 0; i < len(src); i += 320 {
		end := min(i+320, len(src))
		h.Halve(dst[i/2:], src[i:end])
	}
	return dst
}

func double(src []int16) []int16 {
	var d resample.Doubler
	dst := make([]int16, 2*len(src))
	for i := 0; i < len(src); i += 160 {
		end := min(i+160, len(src))
		d.Double(dst[2*i:], src[i:end])
	}
	return dst
}

func TestPassesTheTelephoneBand(t *testing.T) {
	for _, hz := range []float64{100, 300, 1000, 2000, 3000, 3200} {
		require.InDelta(t, 0, level(double(sine(hz, 8000, 8000))[800:], hz, 16000), 0.3, "up %v Hz", hz)
		require.InDelta(t, 0, level(halve(sine(hz, 16000, 16000))[400:], hz, 8000), 0.3, "down %v Hz", hz)
	}
}

func TestRejectsImagesAndAliases(t *testing.T) {
	for _, hz := range []float64{300, 1000, 2000, 3000, 3200} {
		require.Less(t, level(double(sine(hz, 8000, 8000))[800:], 8000-hz, 16000), -66.0, "image of %v Hz", hz)
		require.Less(t, level(halve(sine(8000-hz, 16000, 16000))[400:], hz, 8000), -66.0, "alias of %v Hz", 8000-hz)
	}
}

func TestDelayIsASmallConstant(t *testing.T) {
	impulse := make([]int16, 320)
	impulse[100] = 20000
	got := halve(double(impulse))
	peak := 0
	for i, v := range got {
		if v > got[peak] {
			peak = i
		}
	}
	require.InDelta(t, 100+24, peak, 1) // 3 ms for both ways
}

func TestFramesDoNotShowInTheSound(t *testing.T) {
	src := sine(700, 16000, 3200)
	var h resample.Halver
	whole := make([]int16, 1600)
	require.Equal(t, 1600, h.Halve(whole, src))
	require.Equal(t, whole, halve(src))
}

func TestClipsInsteadOfWrapping(t *testing.T) {
	src := make([]int16, 320)
	for i := range src {
		src[i] = 32767
		if i/20%2 == 1 {
			src[i] = -32768
		}
	}
	up := double(src)
	for i := 60; i < len(up)-40; i++ {
		// Sample i/2-12 of the input, away from its edges, has this sign.
		at := i/2 - 12
		if at%20 > 4 && at%20 < 16 {
			require.Equal(t, src[at] > 0, up[i] > 0, "sample %d", i)
		}
	}
}

func BenchmarkHalve(b *testing.B) {
	var h resample.Halver
	src, dst := sine(500, 16000, 320), make([]int16, 160)
	b.ReportAllocs()
	for b.Loop() {
		h.Halve(dst, src)
	}
}

func BenchmarkDouble(b *testing.B) {
	var d resample.Doubler
	src, dst := sine(500, 8000, 160), make([]int16, 320)
	b.ReportAllocs()
	for b.Loop() {
		d.Double(dst, src)
	}
}

package pocketsphinx

import (
	"math"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// frontEnd is the library's feature extraction (fe_sigproc.c) written anew, at
// either rate: every 10 ms the cepstra of 25.6 ms.
type frontEnd struct {
	rate, points, filters int
	upper                 float64
}

var (
	wideFrontEnd   = frontEnd{rate: 16000, points: 512, filters: wideFilters, upper: 6800}
	narrowFrontEnd = frontEnd{rate: 8000, points: 256, filters: narrowFilters, upper: 3446.5}
)

func (f frontEnd) cepstra(pcm []int16) [][cepstra]float64 {
	size, shift := int(math.Round(0.025625*float64(f.rate))), f.rate/100
	bank, dct := f.bank(), cosines(f.filters)
	window, turn := make([]float64, size), make([]float64, f.points)
	for i := range window {
		window[i] = 0.54 - 0.46*math.Cos(2*math.Pi*float64(i)/float64(size-1))
	}
	for i := range turn {
		turn[i] = math.Cos(2 * math.Pi * float64(i) / float64(f.points))
	}
	var out [][cepstra]float64
	for at := 0; at+size <= len(pcm); at += shift {
		x := make([]float64, size)
		for i := range x {
			before := 0.0
			if at+i > 0 {
				before = float64(pcm[at+i-1])
			}
			x[i] = (float64(pcm[at+i]) - 0.97*before) * window[i]
		}
		logs := make([]float64, f.filters)
		power := spectrum(x, turn)
		for n, row := range bank {
			sum := 1e-4
			for k, w := range row {
				sum += w * power[k]
			}
			logs[n] = math.Log(sum)
		}
		var c [cepstra]float64
		for i := range c {
			for n, v := range logs {
				c[i] += dct[i][n] * v
			}
			c[i] *= liftering(i)
		}
		out = append(out, c)
	}
	return out
}

// spectrum is the power of the lower half of the bins; turn is one turn of the
// cosine in as many steps as there are bins.
func spectrum(x, turn []float64) []float64 {
	n := len(turn)
	out := make([]float64, n/2+1)
	for k := range out {
		re, im := 0.0, 0.0
		for i, v := range x {
			re += v * turn[i*k%n]
			im += v * turn[(i*k+n/4)%n]
		}
		out[k] = re*re + im*im
	}
	return out
}

// bank has the triangles of area one, [filter][bin], their corners on bins.
func (f frontEnd) bank() [][]float64 {
	mel := func(hz float64) float64 { return 2595 * math.Log10(1+hz/700) }
	low := mel(130)
	width, bin := (mel(f.upper)-low)/float64(f.filters+1), float64(f.rate)/float64(f.points)
	corner := func(i int) float64 {
		hz := 700 * (math.Pow(10, (low+float64(i)*width)/2595) - 1)
		return math.Floor(hz/bin+0.5) * bin
	}
	out := make([][]float64, f.filters)
	for n := range out {
		left, top, right := corner(n), corner(n+1), corner(n+2)
		out[n] = make([]float64, f.points/2+1)
		for k := range out[n] {
			hz := float64(k) * bin
			out[n][k] = max(0, min((hz-left)/(top-left), (right-hz)/(right-top))) * 2 / (right - left)
		}
	}
	return out
}

// centred takes the mean off, as the recogniser does.
func centred(c [][cepstra]float64) [][cepstra]float64 {
	mean := average(c)
	for n := range c {
		for i := range mean {
			c[n][i] -= mean[i]
		}
	}
	return c
}

func average(c [][cepstra]float64) (mean [cepstra]float64) {
	for _, x := range c {
		for i := range mean {
			mean[i] += x[i] / float64(len(c))
		}
	}
	return mean
}

// TestFrontEnd compares the cepstra of these tests with the library's own:
// its running mean, begun at nothing, after some noise.
func TestFrontEnd(t *testing.T) {
	e := testEngine(t)
	for rate, f := range map[int]frontEnd{16000: wideFrontEnd, 8000: narrowFrontEnd} {
		m, err := e.model("en", rate)
		require.NoError(t, err)
		d, err := openDecoder(nil, "-hmm", m.dir, "-remove_silence", "no", "-remove_noise", "no")
		require.NoError(t, err)
		defer d.close()
		pcm := make([]int16, 2*rate)
		for i := range pcm {
			x := float64(i) / float64(rate)
			pcm[i] = int16(3000*math.Sin(2*math.Pi*(200+900*x)*x) + float64(i*i*7919%2003-1001))
		}
		require.NoError(t, d.addWord("yes", "Y EH S"))
		require.NoError(t, d.setJSGF("g", "#JSGF V1.0;\ngrammar g;\npublic <g> = yes;\n"))
		require.NoError(t, d.use("g"))
		d.setMean(make([]float32, cepstra))
		require.NoError(t, d.start())
		require.NoError(t, d.hear(pcm))
		var want [cepstra]float64
		list := f.cepstra(pcm)
		for _, c := range list {
			for i := range want {
				want[i] += c[i]
			}
		}
		// The start weighs as much as 500 frames.
		for i, got := range d.mean() {
			assert.InDelta(t, want[i]/float64(500+len(list)), got, 0.02, "%d Hz, component %d", rate, i)
		}
		require.NoError(t, d.end())
	}
}

// TestPairedSpeech hears the same people in 16 kHz and over a telephone line.
// What the transform makes of their wide cepstra must be their narrow ones, and
// the derived densities must tell their sounds apart as the wide model does.
func TestPairedSpeech(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	wideDir, narrowDir := modelDir(t, e, 16000), modelDir(t, e, 8000)
	var wide, narrow [][cepstra]float64
	for i, r := range recordings(t, shared, "barista") {
		if i%16 != 0 {
			continue
		}
		pcm, rate := readWAV(t, filepath.Join(shared, "data", "asr", r.File))
		require.Equal(t, 16000, rate)
		allWide, allNarrow := wideFrontEnd.cepstra(pcm), narrowFrontEnd.cepstra(telephone(t, shared, r))
		var w, n [][cepstra]float64
		for k, loud := 0, average(allWide)[0]; k < min(len(allWide), len(allNarrow)); k++ {
			if allWide[k][0] > loud { // speech rather than the pauses
				w, n = append(w, allWide[k]), append(n, allNarrow[k])
			}
		}
		wide, narrow = append(wide, centred(w)...), append(narrow, centred(n)...)
	}
	require.Greater(t, len(wide), 1000)

	a := narrowband()
	mapped := make([][cepstra]float64, len(wide))
	for n, x := range wide {
		for i := range cepstra {
			for j := range cepstra {
				mapped[n][i] += a[i][j] * x[j]
			}
		}
	}
	var before, after float64
	for i := range cepstra {
		with, without := distance(mapped, narrow, i), distance(wide, narrow, i)
		rWith, rWithout := correlation(mapped, narrow, i), correlation(wide, narrow, i)
		t.Logf("c%-2d squared error %6.1f, untransformed %6.1f; correlation %.2f, untransformed %.2f", i, with, without, rWith, rWithout)
		if i < 9 { // above, 13 wide cepstra know nothing of the narrow ones
			before, after = before+without, after+with
			assert.Greater(t, rWith, 0.95, "component %d", i)
		}
	}
	t.Logf("in all: %.0f, untransformed %.0f", after, before)
	assert.Less(t, after, before/20)

	truth := soundsOf(t, wideDir, wide)
	derived, raw := agreement(truth, soundsOf(t, narrowDir, narrow)), agreement(truth, soundsOf(t, wideDir, narrow))
	t.Logf("the telephone's sounds are the wide model's: derived model %.1f %%, wide model %.1f %%", 100*derived, 100*raw)
	assert.Greater(t, derived, 3*raw)
}

func modelDir(t *testing.T, e *Engine, rate int) string {
	t.Helper()
	m, err := e.model("en", rate)
	require.NoError(t, err)
	return m.dir
}

func distance(a, b [][cepstra]float64, i int) float64 {
	sum := 0.0
	for n := range a {
		sum += (a[n][i] - b[n][i]) * (a[n][i] - b[n][i]) / float64(len(a))
	}
	return sum
}

func correlation(a, b [][cepstra]float64, i int) float64 {
	var ab, aa, bb, ma, mb float64
	for n := range a {
		ma, mb = ma+a[n][i]/float64(len(a)), mb+b[n][i]/float64(len(b))
	}
	for n := range a {
		x, y := a[n][i]-ma, b[n][i]-mb
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	return ab / math.Sqrt(aa*bb)
}

// soundsOf gives the phone whose densities of cepstra fit best, for every
// fourth frame.
func soundsOf(t *testing.T, dir string, frames [][cepstra]float64) (phones []int) {
	t.Helper()
	means, err := readGaussians(filepath.Join(dir, "means"))
	require.NoError(t, err)
	variances, err := readGaussians(filepath.Join(dir, "variances"))
	require.NoError(t, err)
	peak := make([]float64, len(means.Values))
	for at, v := range variances.Values {
		for _, x := range v {
			peak[at] -= math.Log(float64(x)) / 2
		}
	}
	for n := 0; n < len(frames); n += 4 {
		best, phone := math.Inf(-1), 0
		for at, mean := range means.Values {
			if at/means.Densities%means.Streams != 0 || unused(variances.Values[at]) {
				continue
			}
			like := peak[at]
			for i, v := range variances.Values[at] {
				away := frames[n][i] - float64(mean[i])
				like -= away * away / float64(v) / 2
			}
			if like > best {
				best, phone = like, at/means.Densities/means.Streams
			}
		}
		phones = append(phones, phone)
	}
	return phones
}

func agreement(a, b []int) float64 {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

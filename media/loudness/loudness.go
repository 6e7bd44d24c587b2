// Package loudness measures how loud mono sound is to a person, by ITU-R
// BS.1770-5 with its gates, at any rate: the recommendation gives the K filter
// for 48 kHz alone, so it is made anew from its analogue prototype for each
// rate. Go's libraries for it take 48 kHz in stereo only.
package loudness

import "math"

// Silence is the loudness of what has none: below the absolute gate.
const Silence = -70.0

const (
	offset   = -0.691 // of the recommendation, so that 1 kHz at full scale is -3.01 LUFS
	relative = -10.0  // of the second gate, under the mean of what passed the first
)

// Integrated is the gated loudness of pcm in LUFS, [Silence] where there is
// none. Sound shorter than a block of 400 ms is measured as one block.
func Integrated(pcm []int16, rate int) float64 {
	step := rate / 10
	if step == 0 || len(pcm) == 0 {
		return Silence
	}
	// Energy in steps of 100 ms; a block is four of them, so blocks overlap by
	// 75 %.
	k := newFilter(rate)
	var steps []float64
	var sum float64
	for i, v := range pcm {
		y := k.next(float64(v) / 32768)
		sum += y * y
		if (i+1)%step == 0 {
			steps = append(steps, sum/float64(step))
			sum = 0
		}
	}
	if len(steps) < 4 {
		for _, e := range steps {
			sum += e * float64(step)
		}
		if l := lufs(sum / float64(len(pcm))); l > Silence {
			return l
		}
		return Silence
	}
	blocks := make([]float64, 0, len(steps)-3)
	for i := range len(steps) - 3 {
		blocks = append(blocks, (steps[i]+steps[i+1]+steps[i+2]+steps[i+3])/4)
	}
	first := gated(blocks, Silence)
	if first == 0 {
		return Silence
	}
	return lufs(gated(blocks, max(Silence, lufs(first)+relative)))
}

// gated is the mean energy of the blocks over a gate, 0 for none.
func gated(blocks []float64, gate float64) float64 {
	var sum float64
	n := 0
	for _, e := range blocks {
		if lufs(e) > gate {
			sum += e
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func lufs(energy float64) float64 {
	if energy <= 0 {
		return math.Inf(-1)
	}
	return offset + 10*math.Log10(energy)
}

// filter is the K weighting: a shelf for the head's effect, then a high-pass.
type filter struct{ shelf, pass biquad }

// The analogue prototypes behind the recommendation's coefficients (Brecht De
// Man, "Evaluation of implementations of the EBU R128 loudness measurement",
// AES 145, 2018).
func newFilter(rate int) filter {
	const (
		shelfHz, shelfGain, shelfQ = 1681.974450955533, 3.999843853973347, 0.7071752369554196
		passHz, passQ              = 38.13547087602444, 0.5003270373238773
	)
	k := math.Tan(math.Pi * min(shelfHz, float64(rate)/2.2) / float64(rate))
	high := math.Pow(10, shelfGain/20)
	band := math.Pow(high, 0.4996667741545416)
	a0 := 1 + k/shelfQ + k*k
	shelf := biquad{
		b: [3]float64{(high + band*k/shelfQ + k*k) / a0, 2 * (k*k - high) / a0, (high - band*k/shelfQ + k*k) / a0},
		a: [2]float64{2 * (k*k - 1) / a0, (1 - k/shelfQ + k*k) / a0},
	}
	k = math.Tan(math.Pi * passHz / float64(rate))
	a0 = 1 + k/passQ + k*k
	pass := biquad{
		b: [3]float64{1, -2, 1},
		a: [2]float64{2 * (k*k - 1) / a0, (1 - k/passQ + k*k) / a0},
	}
	return filter{shelf, pass}
}

func (f *filter) next(x float64) float64 { return f.pass.next(f.shelf.next(x)) }

// biquad is a second-order section, transposed direct form II.
type biquad struct {
	b      [3]float64
	a      [2]float64
	z1, z2 float64
}

func (q *biquad) next(x float64) float64 {
	y := q.b[0]*x + q.z1
	q.z1 = q.b[1]*x - q.a[0]*y + q.z2
	q.z2 = q.b[2]*x - q.a[1]*y
	return y
}

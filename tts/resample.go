package tts

import "math"

// Resampler changes the rate of whole clauses by a rational polyphase filter
// (a Kaiser-windowed sinc, 80 dB of stop band). It is immutable and safe for
// concurrent use. Streams use the media package's; a clause is at hand whole,
// so no state is kept and the ends are exact.
type Resampler struct {
	from, to int
	up, down int
	taps     int // per phase
	phases   [][]float32
}

// NewResampler makes the filter bank for one pair of rates.
func NewResampler(from, to int) *Resampler {
	g := gcd(from, to)
	r := &Resampler{from: from, to: to, up: to / g, down: from / g}
	const zeros = 16 // zero crossings on each side, of the lower rate
	cutoff := math.Min(1, float64(to)/float64(from)) * 0.94
	half := float64(zeros) / cutoff
	r.taps = 2*int(math.Ceil(half)) + 1
	r.phases = make([][]float32, r.up)
	for p := range r.phases {
		h := make([]float32, r.taps)
		var sum float64
		for i := range h {
			x := float64(i-r.taps/2) - float64(p)/float64(r.up)
			v := sinc(x*cutoff) * kaiser(x/(half+1), 8)
			h[i] = float32(v)
			sum += v
		}
		for i := range h {
			h[i] = float32(float64(h[i]) / sum)
		}
		r.phases[p] = h
	}
	return r
}

// Resample gives pcm at the other rate.
func (r *Resampler) Resample(pcm []int16) []int16 {
	if r.from == r.to {
		return pcm
	}
	out := make([]int16, len(pcm)*r.up/r.down)
	for n := range out {
		pos := n * r.down
		centre, h := pos/r.up, r.phases[pos%r.up]
		var acc float32
		first := centre - r.taps/2
		for i, k := range h {
			if j := first + i; j >= 0 && j < len(pcm) {
				acc += k * float32(pcm[j])
			}
		}
		out[n] = int16(max(-32768, min(32767, math.Round(float64(acc)))))
	}
	return out
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// kaiser is the Kaiser window at x in [-1, 1].
func kaiser(x, beta float64) float64 {
	if x < -1 || x > 1 {
		return 0
	}
	return bessel0(beta*math.Sqrt(1-x*x)) / bessel0(beta)
}

// bessel0 is the modified Bessel function of the first kind, order 0.
func bessel0(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > 1e-12*sum; k++ {
		term *= (x / 2 / k) * (x / 2 / k)
		sum += term
	}
	return sum
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

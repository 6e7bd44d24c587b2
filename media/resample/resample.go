// Package resample converts sound between 8 and 16 kHz with a linear-phase
// polyphase filter of 48 taps (Kaiser window): flat to 3.2 kHz, images and
// aliases from 4.8 kHz on 70 dB down, which is beyond G.711's own noise. Both
// directions delay the sound by 1.5 ms and allocate nothing.
package resample

import "math"

const (
	taps  = 48
	half  = taps / 2
	chunk = 320 // samples of 16 kHz that are worked on at once
)

// The filter at 16 kHz with unity gain, and its two phases for upsampling,
// reversed so that they run forward over the history. Never written again.
var (
	low    = lowpass()
	phases = polyphase(low)
)

// Halver turns 16 kHz into 8 kHz. Its zero value starts with silence.
type Halver struct {
	buf [taps - 1 + chunk]float32 // the last taps-1 samples, then the chunk
}

// Halve writes len(src)/2 samples to dst, which is at least as long, and
// returns their number. len(src) must be even.
func (h *Halver) Halve(dst, src []int16) int {
	n := 0
	for len(src) > 1 {
		m := min(len(src)&^1, chunk)
		in := h.buf[:taps-1+m]
		for i, v := range src[:m] {
			in[taps-1+i] = float32(v)
		}
		for i := 0; i < m; i += 2 {
			dst[n] = round(dot48(in[i:], &low))
			n++
		}
		copy(h.buf[:taps-1], in[m:])
		src = src[m:]
	}
	return n
}

// Doubler turns 8 kHz into 16 kHz. Its zero value starts with silence.
type Doubler struct {
	buf [half - 1 + chunk/2]float32
}

// Double writes 2*len(src) samples to dst, which is at least as long, and
// returns their number.
func (d *Doubler) Double(dst, src []int16) int {
	n := 0
	for len(src) > 0 {
		m := min(len(src), chunk/2)
		in := d.buf[:half-1+m]
		for i, v := range src[:m] {
			in[half-1+i] = float32(v)
		}
		for i := range m {
			w := in[i : i+half]
			dst[n] = round(dot24(w, &phases[0]))
			dst[n+1] = round(dot24(w, &phases[1]))
			n += 2
		}
		copy(d.buf[:half-1], in[m:])
		src = src[m:]
	}
	return n
}

func dot48(x []float32, h *[taps]float32) float32 {
	x = x[:taps]
	var a, b, c, d float32
	for i := 0; i < taps; i += 4 {
		a += x[i] * h[i]
		b += x[i+1] * h[i+1]
		c += x[i+2] * h[i+2]
		d += x[i+3] * h[i+3]
	}
	return a + b + c + d
}

func dot24(x []float32, h *[half]float32) float32 {
	x = x[:half]
	var a, b, c, d float32
	for i := 0; i < half; i += 4 {
		a += x[i] * h[i]
		b += x[i+1] * h[i+1]
		c += x[i+2] * h[i+2]
		d += x[i+3] * h[i+3]
	}
	return a + b + c + d
}

func round(v float32) int16 {
	return int16(max(math.MinInt16, min(math.MaxInt16, math.RoundToEven(float64(v)))))
}

// lowpass designs the filter: a sinc cut at 4 kHz of 16 kHz, Kaiser beta for
// 70 dB.
func lowpass() (h [taps]float32) {
	const beta = 0.1102 * (70 - 8.7)
	const centre = float64(taps-1) / 2
	var sum float64
	var f [taps]float64
	for i := range f {
		x := float64(i) - centre
		w := bessel(beta*math.Sqrt(1-x*x/(centre*centre))) / bessel(beta)
		f[i] = w * math.Sin(math.Pi*x/2) / (math.Pi * x / 2)
		sum += f[i]
	}
	for i := range f {
		h[i] = float32(f[i] / sum)
	}
	return h
}

func polyphase(h [taps]float32) (p [2][half]float32) {
	for i := range half {
		// The newest input sample meets tap 0 of the even phase, tap 1 of the
		// odd one; the window runs from old to new.
		p[0][half-1-i] = 2 * h[2*i]
		p[1][half-1-i] = 2 * h[2*i+1]
	}
	return p
}

// bessel is the modified Bessel function of the first kind, order 0.
func bessel(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1.0; term > sum*1e-12; k++ {
		term *= (x / (2 * k)) * (x / (2 * k))
		sum += term
	}
	return sum
}

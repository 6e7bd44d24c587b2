// Package pink makes pink noise: as much of it in every octave, as rooms and
// lines have it.
package pink

import (
	"math"
	"math/rand/v2"
)

// Noise adds pink noise to sound. One goroutine uses it.
type Noise struct {
	rng        *rand.Rand
	gain       float64
	b0, b1, b2 float64
}

// filtered is the RMS of Paul Kellet's economy filter for uniform noise in
// [-1, 1).
const filtered = 1.735

// New makes noise of a level in dB relative to full scale (RMS). The same seed
// gives the same noise.
func New(seed uint64, dBFS float64) *Noise {
	return &Noise{rng: rand.New(rand.NewPCG(seed, 0x6e6f697365)), gain: math.Pow(10, dBFS/20) * 32768 / filtered}
}

// Add adds noise to pcm in place; what leaves the range is clipped. It
// allocates nothing.
func (n *Noise) Add(pcm []int16) {
	for i := range pcm {
		white := 2*n.rng.Float64() - 1
		n.b0 = 0.99765*n.b0 + white*0.0990460
		n.b1 = 0.96300*n.b1 + white*0.2965164
		n.b2 = 0.57000*n.b2 + white*1.0526913
		v := float64(pcm[i]) + n.gain*(n.b0+n.b1+n.b2+white*0.1848)
		pcm[i] = int16(max(-32768, min(32767, math.Round(v))))
	}
}

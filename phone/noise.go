package phone

import (
	"math"
	"math/rand/v2"
)

// SpeechLevel is the level of synthesised speech, as RMS in full scale (-23
// dBFS); noise is given relative to it.
const SpeechLevel = 0.0708

// Noise gives a background of pink noise that is snr decibels below speech. The
// same seed gives the same noise. Not safe for concurrent use. (Paul Kellet's
// filter.)
func Noise(seed uint64, snr float64) func(pcm []int16) {
	rng := rand.New(rand.NewPCG(seed, 0x6e6f697365))
	// The filter's output has about this RMS for uniform noise in [-1, 1).
	const filtered = 1.735
	gain := SpeechLevel * math.Pow(10, -snr/20) * 32768 / filtered
	var b0, b1, b2 float64
	return func(pcm []int16) {
		for i := range pcm {
			white := 2*rng.Float64() - 1
			b0 = 0.99765*b0 + white*0.0990460
			b1 = 0.96300*b1 + white*0.2965164
			b2 = 0.57000*b2 + white*1.0526913
			v := float64(pcm[i]) + gain*(b0+b1+b2+white*0.1848)
			pcm[i] = int16(max(-32768, min(32767, math.Round(v))))
		}
	}
}

// Loss chooses packets to lose, a share of all in random places. The same seed
// chooses the same.
func Loss(seed uint64, share float64) func() bool {
	rng := rand.New(rand.NewPCG(seed, 0x6c6f7373))
	return func() bool { return rng.Float64() < share }
}

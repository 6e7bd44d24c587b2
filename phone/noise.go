package phone

import (
	"math"
	"math/rand/v2"

	"budi/media/pink"
)

// SpeechLevel is the level of synthesised speech, as RMS in full scale (-23
// dBFS); noise is given relative to it.
const SpeechLevel = 0.0708

// Noise gives a background of pink noise that is snr decibels below speech. The
// same seed gives the same noise. Not safe for concurrent use.
func Noise(seed uint64, snr float64) func(pcm []int16) {
	return pink.New(seed, 20*math.Log10(SpeechLevel)-snr).Add
}

// Loss chooses packets to lose, a share of all in random places. The same seed
// chooses the same.
func Loss(seed uint64, share float64) func() bool {
	rng := rand.New(rand.NewPCG(seed, 0x6c6f7373))
	return func() bool { return rng.Float64() < share }
}

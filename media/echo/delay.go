package echo

import "math"

const (
	hop    = 32 // samples of one envelope value, 4 ms
	lags   = 150
	maxLag = lags * hop // 600 ms
	slow   = 1.0 / 75   // the envelope's mean, 300 ms
	memory = 1 - 1.0/375
	warmUp = 125 // values with our voice before a lag is believed, 0.5 s
	trial  = 500 // and before none is, 2 s

	// How alike the envelopes are, 0 to 1. An echo 40 dB down in the noise of a
	// line still gives 0.75, a caller who talks at the same time 0.3.
	certain = 0.5
	present = 0.6
	absent  = 0.2
	// forgotten is how many values of absent end a belief in an echo, 10 s.
	forgotten = 2500
)

// finder finds how long our voice takes to come back, by the likeness of the
// two loudness envelopes at every lag up to 600 ms.
type finder struct {
	far        [lags]float64 // newest at at
	at         int
	farMean    float64
	nearMean   float64
	cross      [lags]float64
	farPower   float64
	nearPower  float64
	seen       int
	best       int     // lag of the greatest likeness, in values
	likeness   float64 // there
	found      bool    // there is an echo
	without    int     // values without a sign of it
	nearEnergy float64
	farEnergy  float64
	n          int
}

// take listens to what was sent and what came at the same time.
func (f *finder) take(near, far []int16) {
	for i := range near {
		f.nearEnergy += float64(near[i]) * float64(near[i])
		f.farEnergy += float64(far[i]) * float64(far[i])
		if f.n++; f.n == hop {
			f.step(loudness(f.nearEnergy), loudness(f.farEnergy))
			f.n, f.nearEnergy, f.farEnergy = 0, 0, 0
		}
	}
}

// loudness is in octaves above the noise of a telephone line.
func loudness(energy float64) float64 {
	const floor = hop * 16 * 16
	return math.Log2(1 + energy/floor)
}

func (f *finder) step(near, far float64) {
	f.farMean += slow * (far - f.farMean)
	f.nearMean += slow * (near - f.nearMean)
	f.at = (f.at + 1) % lags
	f.far[f.at] = far - f.farMean
	y := near - f.nearMean
	if f.farMean < 0.5 {
		return // we are silent: there is nothing to learn
	}
	f.seen++
	x := f.far[f.at]
	f.farPower = memory*f.farPower + x*x
	f.nearPower = memory*f.nearPower + y*y
	for lag := range lags {
		f.cross[lag] = memory*f.cross[lag] + y*f.far[(f.at-lag+lags)%lags]
		if f.cross[lag] > f.cross[f.best] {
			f.best = lag
		}
	}
	f.likeness = f.cross[f.best] / math.Sqrt(f.farPower*f.nearPower+1e-9)
	f.believe()
}

// believe makes up the mind whether there is an echo.
func (f *finder) believe() {
	switch {
	case f.likeness > present && f.seen > 2*warmUp:
		f.found, f.without = true, 0
	case f.likeness < absent:
		if f.without++; f.without > forgotten {
			f.found = false
		}
	default:
		f.without = 0
	}
}

// lag is how many samples the echo is late; ok is false while none is certain.
func (f *finder) lag() (samples int, ok bool) {
	return f.best * hop, f.seen > warmUp && f.likeness > certain
}

// needed tells whether an echo was found, or whether it is too early to tell.
func (f *finder) needed() bool { return f.found || f.seen < trial }

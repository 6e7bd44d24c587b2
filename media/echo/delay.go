package echo

import "math"

const (
	hop     = 32 // samples of one envelope value, 4 ms
	lags    = 150
	maxLag  = lags * hop // 600 ms
	slow    = 1.0 / 75   // the envelope's mean, 300 ms
	memory  = 1 - 1.0/375
	warmUp  = 125 // values with our voice before a lag is believed, 0.5 s
	certain = 0.35
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
	}
}

// lag is how many samples the echo is late; ok is false while none is certain.
func (f *finder) lag() (samples int, ok bool) {
	if f.seen < warmUp {
		return 0, false
	}
	best := 0
	for lag := range lags {
		if f.cross[lag] > f.cross[best] {
			best = lag
		}
	}
	likeness := f.cross[best] / math.Sqrt(f.farPower*f.nearPower+1e-9)
	return best * hop, likeness > certain
}

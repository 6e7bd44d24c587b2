package pocketsphinx

import "math"

// The telephone-band transform. A 16 kHz model's cepstra come from 25 mel
// filters between 130 and 6800 Hz; a telephone passes only the lowest 18 of
// them. The cepstra of both are linear in the same log filter energies, so
// the narrow ones are, but for a residual, a linear map of the wide ones:
// undo the lifter, go back to the 18 shared filters with the inverse cosine
// transform, forward again with the one of 18 points, lifter.
const (
	cepstra       = 13
	wideFilters   = 25
	narrowFilters = 18
	lifter        = 22
	varianceFloor = 50
)

// residualVariance is what the linear map can't explain, measured on paired
// wide and narrow recordings: cepstra, their first and second differences.
var residualVariance = [3][cepstra]float64{
	{4.04, 7.25, 10.01, 4.65, 4.5, 5.59, 6.95, 6.97, 9.06, 50.67, 67.88, 68.72, 58.66},
	{3.01, 5.96, 8.64, 6.16, 6.62, 8.75, 10.95, 12.17, 14.4, 57.51, 86.38, 83.63, 67.93},
	{2.82, 6.76, 10.52, 9.86, 11.41, 15.44, 18.92, 21.9, 24.8, 83.22, 129.88, 122.79, 100.22},
}

// narrowband is the 13 x 13 map from wide to narrow cepstra.
func narrowband() [cepstra][cepstra]float64 {
	wide, narrow := cosines(wideFilters), cosines(narrowFilters)
	var a [cepstra][cepstra]float64
	for i := range cepstra {
		for j := range cepstra {
			sum := 0.0
			for k := range narrowFilters {
				sum += narrow[i][k] * wide[j][k]
			}
			a[i][j] = liftering(i) * sum / liftering(j)
		}
	}
	return a
}

// cosines has the rows of the orthonormal cosine transform of n points.
func cosines(n int) [cepstra][]float64 {
	var d [cepstra][]float64
	for i := range d {
		d[i] = make([]float64, n)
		scale := math.Sqrt(2 / float64(n))
		if i == 0 {
			scale /= math.Sqrt2
		}
		for j := range d[i] {
			d[i][j] = scale * math.Cos(math.Pi*float64(i)*(float64(j)+0.5)/float64(n))
		}
	}
	return d
}

func liftering(i int) float64 {
	return 1 + lifter/2*math.Sin(math.Pi*float64(i)/lifter)
}

// narrow maps a model's means and variances in place. Densities whose
// variances are all zero are unused and stay so. Means need no offset: the
// cepstral mean is subtracted from the features anyway.
func narrow(means, variances *gaussians) {
	a := narrowband()
	for n := range means.Values {
		stream := n / means.Densities % means.Streams
		mean, variance := means.Values[n], variances.Values[n]
		if unused(variance) {
			continue
		}
		var m, v [cepstra]float64
		for i := range cepstra {
			for j := range cepstra {
				m[i] += a[i][j] * float64(mean[j])
				v[i] += a[i][j] * a[i][j] * float64(variance[j])
			}
		}
		for i := range cepstra {
			mean[i] = float32(m[i])
			variance[i] = float32(max(v[i]+residualVariance[stream][i], varianceFloor))
		}
	}
}

func unused(variance []float32) bool {
	for _, v := range variance {
		if v != 0 {
			return false
		}
	}
	return true
}

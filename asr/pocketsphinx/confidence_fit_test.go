package pocketsphinx

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// inputs gives what the weights multiply, in the order of [ngramWeights.all].
// Odds are linear in the weights, so one weight at a time tells.
func (h heard) inputs() []float64 {
	out := make([]float64, len((&ngramWeights{}).all()))
	for i := range out {
		var w ngramWeights
		*w.all()[i] = 1
		out[i] = w.odds(h.evidence, h.entropy, h.posterior, h.spread)
	}
	return out
}

// all lists the weights that are fitted; the bias is the last.
func (w *ngramWeights) all() []*float64 {
	return []*float64{
		&w.beyond, &w.pace, &w.hasty, &w.whole, &w.count, &w.spread, &w.share, &w.first, &w.bias,
	}
}

// TestFitConfidence fits the weights of an n-gram's confidence anew, tells how
// good those are on utterances that they were not fitted on, and logs them.
func TestFitConfidence(t *testing.T) {
	if os.Getenv("BUDI_FIT") == "" {
		t.Skip("set BUDI_FIT=1; takes some minutes")
	}
	const folds = 5
	list := collect(t)
	odds := make([]float64, len(list))
	for fold := range folds {
		var train []heard
		for _, h := range list {
			if h.fold(folds) != fold {
				train = append(train, h)
			}
		}
		w := fit(train)
		for i, h := range list {
			if h.fold(folds) == fold {
				odds[i] = w.odds(h.evidence, h.entropy, h.posterior, h.spread)
			}
		}
	}
	t.Log("shipped", mistakes(list, func(i int) float64 {
		h := list[i]
		return narrowCalibration.ngram.odds(h.evidence, h.entropy, h.posterior, h.spread)
	}))
	for _, bias := range []float64{-2, -1.5, -1, -0.5, 0, 0.5, 1} {
		t.Logf("bias %+.1f%s", bias, mistakes(list, func(i int) float64 { return odds[i] + bias }))
	}
	w := fit(list)
	t.Logf("%+v", w)
	require.Positive(t, w.beyond)
}

// mistakes tells what is refused and taken by the odds.
func mistakes(list []heard, odds func(i int) float64) string {
	wrong, of := make(map[string]int), make(map[string]int)
	for i, h := range list {
		of[h.kind()]++
		if (odds(i) > 0) != h.right {
			wrong[h.kind()]++
		}
	}
	var line strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(&line, "; %s %s", kind, percent(wrong[kind], of[kind]))
	}
	return line.String()
}

// fold keeps the states of one utterance together.
func (h heard) fold(folds int) int {
	sum := fnv.New32a()
	sum.Write([]byte(h.said))
	return int(sum.Sum32() % uint32(folds))
}

func (h heard) kind() string {
	if h.right {
		return "refused of " + h.set
	}
	return "taken of " + h.set
}

// fit is a logistic regression, both classes alike in weight, by Newton's
// method with a ridge on the standardised inputs.
func fit(list []heard) ngramWeights {
	const ridge, mass = 2, 1000
	n := len((&ngramWeights{}).all())
	x := make([][]float64, len(list))
	count := make(map[bool]float64)
	for i, h := range list {
		x[i] = h.inputs()
		count[h.right]++
	}
	mean, deviation := make([]float64, n), make([]float64, n)
	for j := range n - 1 {
		for i := range x {
			mean[j] += x[i][j] / float64(len(x))
		}
		for i := range x {
			deviation[j] += (x[i][j] - mean[j]) * (x[i][j] - mean[j]) / float64(len(x))
		}
		deviation[j] = math.Sqrt(deviation[j]) + 1e-9
		for i := range x {
			x[i][j] = (x[i][j] - mean[j]) / deviation[j]
		}
	}
	b := make([]float64, n)
	for range 15 {
		hessian, slope := make([][]float64, n), make([]float64, n)
		for j := range n {
			hessian[j] = make([]float64, n)
			hessian[j][j] = 1e-6
			if j < n-1 {
				hessian[j][j] += ridge
				slope[j] -= ridge * b[j]
			}
		}
		for i, h := range list {
			sum, y := 0.0, 0.0
			for j := range n {
				sum += b[j] * x[i][j]
			}
			if h.right {
				y = 1
			}
			p, weight := logistic(sum), mass/count[h.right]
			for j := range n {
				slope[j] += weight * (y - p) * x[i][j]
				for k := range n {
					hessian[j][k] += weight * p * (1 - p) * x[i][j] * x[i][k]
				}
			}
		}
		for j, step := range solved(hessian, slope) {
			b[j] += step
		}
	}
	var w ngramWeights
	to := w.all()
	for j := range n - 1 {
		*to[j] = b[j] / deviation[j]
		b[n-1] -= *to[j] * mean[j]
	}
	w.bias = b[n-1]
	return w
}

// solved solves a x = b by elimination; a is symmetric and positive.
func solved(a [][]float64, b []float64) []float64 {
	for i := range b {
		for k := i + 1; k < len(b); k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < len(b); j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := len(b) - 1; i >= 0; i-- {
		for j := i + 1; j < len(b); j++ {
			b[i] -= a[i][j] * b[j]
		}
		b[i] /= a[i][i]
	}
	return b
}

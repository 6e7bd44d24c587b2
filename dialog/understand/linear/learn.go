package linear

import (
	"math"
	"math/rand/v2"
	"slices"

	"budi/dialog/understand/word"
	"budi/language"
)

// Example is one labelled utterance.
type Example struct {
	Label, Text string
	Template    string // the file and line of the template that it was made of
}

// Epochs is how often the built-in model sees its examples.
const Epochs = 12

// Learn fits a model by stochastic gradient descent with AdaGrad steps and
// decay. The same examples in the same order give the same model.
func Learn(lang language.Tag, examples []Example, epochs int) *Model {
	var labels []string
	index := map[string]int{}
	for _, e := range examples {
		if _, ok := index[e.Label]; !ok {
			index[e.Label] = 0
			labels = append(labels, e.Label)
		}
	}
	slices.Sort(labels)
	counts := make([]float64, len(labels))
	for i, l := range labels {
		index[l] = i
	}
	features := make([][]uint16, len(examples))
	for i, e := range examples {
		features[i] = Features(lang, word.Clean(word.Split(e.Text)))
		counts[index[e.Label]]++
	}
	n := len(labels)
	byTemplate := map[string]float64{}
	for _, e := range examples {
		byTemplate[e.Template]++
	}
	w := make([]float64, n*Dimensions)
	sum := make([]float64, n*Dimensions)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(2026, 11))
	p := make([]float64, n)
	const rate, decay, usual = 0.5, 1e-4, 2.5
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			y := index[examples[i].Label]
			norm := 1 / math.Sqrt(float64(len(features[i])))
			for k := range p {
				p[k] = 0
			}
			for _, f := range features[i] {
				for k := range p {
					p[k] += w[int(f)*n+k] * norm
				}
			}
			softmax(p)
			// Labels with few examples count as much as a third of the mean.
			weight := math.Min(3, math.Sqrt(float64(len(examples))/float64(n)/counts[y]))
			// A template counts by the root of its utterances, which are alike.
			weight *= usual / math.Sqrt(byTemplate[examples[i].Template])
			for _, f := range features[i] {
				for k := range p {
					g := p[k]
					if k == y {
						g--
					}
					at := int(f)*n + k
					g = g*norm*weight + decay*w[at]
					sum[at] += g * g
					w[at] -= rate * g / (math.Sqrt(sum[at]) + 1e-6)
				}
			}
		}
	}
	return quantise(lang, labels, w)
}

// quantise makes a byte of each weight.
func quantise(lang language.Tag, labels []string, w []float64) *Model {
	n := len(labels)
	m := &Model{lang: lang, labels: labels, scale: make([]float32, n), weights: make([]int8, len(w))}
	top := make([]float64, n)
	for i, v := range w {
		top[i%n] = math.Max(top[i%n], math.Abs(v))
	}
	for k := range top {
		m.scale[k] = float32(top[k] / 127)
	}
	for i, v := range w {
		if s := float64(m.scale[i%n]); s > 0 {
			m.weights[i] = int8(math.Round(v / s))
		}
	}
	return m
}

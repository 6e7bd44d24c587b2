// Package linear is the statistical half of the reading of intents: a softmax
// regression over hashed words and letters, for what no rule foresaw and to
// tell what is none of a receptionist's business.
//
// The weights are made by "go generate" from the templates in train, and
// embedded: one byte a weight, a scale for each label.
package linear

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"budi/dialog/understand/word"
)

//go:generate go run ./train -in train -out en.model.gz

//go:embed en.model.gz
var english []byte

// Dimensions is the size of the hashed feature space.
const Dimensions = 1 << 14

// Model is immutable and safe for concurrent use.
type Model struct {
	labels  []string
	scale   []float32
	weights []int8 // by feature, then label
}

// Scored is a label with its probability.
type Scored struct {
	Label       string
	Probability float64
}

// English gives the built-in English model, which is read once.
func English() (*Model, error) { return readEnglish() }

var readEnglish = sync.OnceValues(func() (*Model, error) {
	m, err := Read(bytes.NewReader(english))
	if err != nil {
		return nil, fmt.Errorf("embedded English model: %w", err)
	}
	return m, nil
})

// magic begins a model file, with the version of its features.
const magic = "budi intents 2\n"

// Read reads a model as [Model.Write] wrote it.
func Read(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(z, 8<<20))
	if err != nil {
		return nil, err
	}
	rest, ok := bytes.CutPrefix(raw, []byte(magic))
	if !ok {
		return nil, errors.New("no model of this version: run go generate")
	}
	names, rest, ok := bytes.Cut(rest, []byte("\n"))
	m := &Model{labels: strings.Fields(string(names))}
	n := len(m.labels)
	if !ok || n == 0 || len(rest) != 4*n+n*Dimensions {
		return nil, errors.New("the model is cut short: run go generate")
	}
	for i := range n {
		m.scale = append(m.scale, math.Float32frombits(binary.LittleEndian.Uint32(rest[4*i:])))
	}
	m.weights = make([]int8, n*Dimensions)
	for i, b := range rest[4*n:] {
		m.weights[i] = int8(b)
	}
	return m, nil
}

// Write writes the model; the same model gives the same bytes.
func (m *Model) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(magic + strings.Join(m.labels, " ") + "\n")
	for _, s := range m.scale {
		b.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(s)))
	}
	for _, v := range m.weights {
		b.WriteByte(byte(v))
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// Classify gives the labels' probabilities, highest first.
func (m *Model) Classify(words []word.Word) []Scored {
	n := len(m.labels)
	logits := make([]float64, n)
	features := Features(words)
	norm := 1 / math.Sqrt(float64(max(len(features), 1)))
	for _, f := range features {
		row := m.weights[int(f)*n : int(f+1)*n]
		for i, w := range row {
			logits[i] += float64(w)
		}
	}
	for i := range logits {
		logits[i] *= float64(m.scale[i]) * norm
	}
	softmax(logits)
	out := make([]Scored, n)
	for i, p := range logits {
		out[i] = Scored{m.labels[i], p}
	}
	slices.SortFunc(out, func(a, b Scored) int {
		switch {
		case a.Probability > b.Probability:
			return -1
		case a.Probability < b.Probability:
			return 1
		}
		return strings.Compare(a.Label, b.Label)
	})
	return out
}

func softmax(x []float64) {
	top, sum := slices.Max(x), 0.0
	for i := range x {
		x[i] = math.Exp(x[i] - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

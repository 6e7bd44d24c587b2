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
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"budi/dialog/understand/word"
	"budi/language"
)

//go:generate go run ./train -lang en -in train/en.txt,train/en-desk.txt,train/en-phone.txt,train/en-round.txt,train/outside.txt,train/outside-desk.txt -out en.model.gz
//go:generate go run ./train -lang lt -in train/lt.txt,train/lt-desk.txt,train/lt-phone.txt,train/lt-round.txt -out lt.model.gz
//go:generate go run ./train -lang ru -in train/ru.txt,train/ru-desk.txt,train/ru-phone.txt,train/ru-round.txt -out ru.model.gz
//go:generate go run ./train -lang hy -in train/hy.txt,train/hy-desk.txt,train/hy-phone.txt,train/hy-round.txt -out hy.model.gz

//go:embed *.model.gz
var files embed.FS

// Dimensions is the size of the hashed feature space.
const Dimensions = 1 << 14

// Model is immutable and safe for concurrent use.
type Model struct {
	lang    language.Tag
	labels  []string
	scale   []float32
	weights []int8 // by feature, then label
}

// Scored is a label with its probability.
type Scored struct {
	Label       string
	Probability float64
}

// Load gives the built-in model of a language, read once, or nil where there
// is none.
func Load(lang language.Tag) (*Model, error) {
	if read, ok := builtIn[lang]; ok {
		return read()
	}
	return nil, nil
}

// builtIn are the languages that have a model.
var builtIn = map[language.Tag]func() (*Model, error){
	language.English:    sync.OnceValues(func() (*Model, error) { return open(language.English) }),
	language.Lithuanian: sync.OnceValues(func() (*Model, error) { return open(language.Lithuanian) }),
	language.Russian:    sync.OnceValues(func() (*Model, error) { return open(language.Russian) }),
	language.Armenian:   sync.OnceValues(func() (*Model, error) { return open(language.Armenian) }),
}

func open(lang language.Tag) (*Model, error) {
	raw, err := files.ReadFile(string(lang) + ".model.gz")
	if err != nil {
		return nil, err
	}
	m, err := Read(lang, bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("embedded model of %s: %w", lang, err)
	}
	return m, nil
}

// magic begins a model file, with the version of its features.
const magic = "budi intents 4\n"

// Read reads a model of a language as [Model.Write] wrote it.
func Read(lang language.Tag, r io.Reader) (*Model, error) {
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
	m := &Model{lang: lang, labels: strings.Fields(string(names))}
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
	features := Features(m.lang, words)
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

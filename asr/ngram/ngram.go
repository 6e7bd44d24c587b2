// Package ngram estimates small word n-gram models and writes them in the
// ARPA format, for recognisers that listen for a business's own sentences.
package ngram

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// ErrEmpty tells that there was nothing to estimate a model from.
var ErrEmpty = errors.New("no sentences")

const (
	begin = "<s>"
	end   = "</s>"
)

// context counts the words that followed one history.
type context struct {
	next    map[string]int
	total   int
	novelty float64
}

// kinds is how many different words followed, weighed by the novelty.
func (c *context) kinds() float64 { return c.novelty * float64(len(c.next)) }

// Model is an estimated model.
type Model struct {
	counts  counts
	entropy float64
	dear    map[string]float64
}

// New estimates a model of the given order (1 to 3) from sentences, words
// divided by spaces. A sentence that stands there twice counts twice.
//
// The estimate is Witten and Bell's (IEEE Trans. Information Theory 37(4),
// 1991), interpolated: p(w|h) = (c(hw) + t(h) p(w|h')) / (c(h) + t(h)), where
// t(h) is how many different words followed h and h' is h without its first
// word. It needs no held-out data and suits the few, regular sentences of one
// dialogue state.
func New(sentences []string, order int) (*Model, error) {
	return NewNovel(sentences, order, 1)
}

// NewNovel is New with t(h) multiplied by novelty, which is above 0: how far
// words may follow one another that never did in the sentences. Below 1 the
// model keeps closer to them, for a recogniser that hears too badly to be
// trusted with anything else.
func NewNovel(sentences []string, order int, novelty float64) (*Model, error) {
	if order < 1 || order > 3 {
		return nil, fmt.Errorf("n-gram order %d is not 1 to 3", order)
	}
	if !(novelty > 0) {
		return nil, fmt.Errorf("n-gram novelty %g is not above 0", novelty)
	}
	m := count(sentences, order)
	for n := range m {
		for _, c := range m[n] {
			c.novelty = novelty
		}
	}
	if len(m[0]) == 0 {
		return nil, ErrEmpty
	}
	return &Model{counts: m, entropy: m.entropy()}, nil
}

// Entropy is how much the model leaves open at each word of its own sentences:
// the mean negative logarithm to base ten of their probabilities, the ends of
// the sentences included.
func (m *Model) Entropy() float64 { return m.entropy }

// Share is how often a word is the next one in the model's own sentences, their
// ends counted as words.
func (m *Model) Share(word string) float64 {
	c := m.counts[0][""]
	return float64(c.next[word]) / float64(c.total)
}

// Charge multiplies the probability of a word by factor, wherever it stands,
// and leaves the others' as they are. It is for a word that stands for many,
// where a decoder weighs its probabilities and not those of the many.
func (m *Model) Charge(word string, factor float64) {
	if m.dear == nil {
		m.dear = make(map[string]float64)
	}
	m.dear[word] = math.Log10(factor)
}

// ARPA writes the model in the ARPA format.
func (m *Model) ARPA() []byte { return m.counts.write(m.dear) }

// counts[n] has the contexts of n words, keyed by them with spaces between.
type counts []map[string]*context

func count(sentences []string, order int) counts {
	m := make(counts, order)
	for n := range m {
		m[n] = make(map[string]*context)
	}
	for _, s := range sentences {
		words := strings.Fields(s)
		if len(words) == 0 {
			continue
		}
		words = append(append([]string{begin}, words...), end)
		for i := 1; i < len(words); i++ {
			for n := range min(order, i+1) {
				h := strings.Join(words[i-n:i], " ")
				c := m[n][h]
				if c == nil {
					c = &context{next: make(map[string]int), novelty: 1}
					m[n][h] = c
				}
				c.next[words[i]]++
				c.total++
			}
		}
	}
	return m
}

// probability is p(word | history); history holds at most order-1 words.
func (m counts) probability(word string, history []string) float64 {
	lower := 1 / float64(max(1, m.vocabulary()))
	if len(history) > 0 {
		lower = m.probability(word, history[1:])
	}
	c := m[len(history)][strings.Join(history, " ")]
	if c == nil {
		return lower
	}
	t := c.kinds()
	return (float64(c.next[word]) + t*lower) / (float64(c.total) + t)
}

// backoff is the weight of the shorter history for words not seen after h.
func (m counts) backoff(h string) float64 {
	n := len(strings.Fields(h))
	if n >= len(m) {
		return 1
	}
	c := m[n][h]
	if c == nil {
		return 1
	}
	t := c.kinds()
	return t / (float64(c.total) + t)
}

// entropy needs no sentences: each word of one stands in exactly one of the
// longest contexts that its place allows, and those that don't begin a
// sentence are in the maps of the highest order.
func (m counts) entropy() float64 {
	sum, words := 0.0, 0
	for n, contexts := range m {
		for h, c := range contexts {
			history := strings.Fields(h)
			if n+1 < len(m) && (n == 0 || history[0] != begin) {
				continue
			}
			for w, times := range c.next {
				sum -= float64(times) * math.Log10(m.probability(w, history))
				words += times
			}
		}
	}
	return sum / float64(max(1, words))
}

func (m counts) vocabulary() int {
	if c := m[0][""]; c != nil {
		return len(c.next)
	}
	return 0
}

func (m counts) write(dear map[string]float64) []byte {
	var out bytes.Buffer
	grams := make([][]string, len(m))
	for n := range m {
		for _, h := range sortedKeys(m[n]) {
			for _, w := range sortedKeys(m[n][h].next) {
				grams[n] = append(grams[n], strings.TrimSpace(h+" "+w))
			}
		}
	}
	grams[0] = append(grams[0], begin)
	for n := range grams {
		slices.SortFunc(grams[n], cmp.Compare[string])
	}
	out.WriteString("\\data\\\n")
	for n := range grams {
		fmt.Fprintf(&out, "ngram %d=%d\n", n+1, len(grams[n]))
	}
	for n := range grams {
		fmt.Fprintf(&out, "\n\\%d-grams:\n", n+1)
		for _, g := range grams[n] {
			m.writeGram(&out, g, n+1 < len(m), dear)
		}
	}
	out.WriteString("\n\\end\\\n")
	return out.Bytes()
}

// writeGram writes one line: log probability, words, log back-off weight.
func (m counts) writeGram(out *bytes.Buffer, gram string, backoff bool, dear map[string]float64) {
	// The start of a sentence is never predicted.
	p := -99.0
	if gram != begin {
		words := strings.Fields(gram)
		last := words[len(words)-1]
		p = math.Log10(m.probability(last, words[:len(words)-1])) + dear[last]
	}
	fmt.Fprintf(out, "%.4f\t%s", p, gram)
	if backoff && !strings.HasSuffix(gram, end) {
		fmt.Fprintf(out, "\t%.4f", math.Log10(m.backoff(gram)))
	}
	out.WriteByte('\n')
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

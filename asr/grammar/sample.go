package grammar

import (
	"math/rand/v2"
	"strings"
)

// sample draws n sentences of a rule, in which the names of classes stand for
// their words. The draw is the same every time, so equal rules give equal
// grammars.
func (s ruleSet) sample(start string, n int, classes ...string) []string {
	r := &resolver{rules: s, known: make(map[string]*choice)}
	for _, name := range classes {
		if s.empty(name) {
			continue
		}
		r.known[name] = &choice{kind: word, word: className(name)}
	}
	root := r.rule(start, 0)
	if root == nil {
		return nil
	}
	d := &drawer{random: rand.New(rand.NewPCG(2, 71828))} //nolint:gosec // a sample, not a secret
	out := make([]string, 0, n)
	for range n {
		d.said = d.said[:0]
		d.draw(root, 0)
		if len(d.said) > 0 {
			out = append(out, strings.Join(d.said, " "))
		}
	}
	return out
}

// choice is a node made ready for drawing: what matches nothing is left out
// and rules are found already. Nil draws nothing.
type choice struct {
	kind    nodeKind
	word    string
	parts   []*choice
	weights []float64 // of alternatives
	total   float64
}

// resolver makes choices of nodes. Rules that name one another share theirs.
type resolver struct {
	rules ruleSet
	known map[string]*choice
}

func (r *resolver) rule(name string, depth int) *choice {
	if c, ok := r.known[name]; ok {
		return c
	}
	if depth > deepest || r.rules.empty(name) {
		return nil
	}
	c := &choice{kind: sequence}
	r.known[name] = c // before its parts, which may name it
	c.parts = []*choice{r.resolve(r.rules[name].tree, depth+1)}
	return c
}

func (r *resolver) resolve(n *node, depth int) *choice {
	switch n.kind {
	case word:
		return &choice{kind: word, word: n.text}
	case reference:
		return r.rule(n.text, depth)
	case optional:
		if n.parts[0].void(r.rules) {
			return nil
		}
	}
	c := &choice{kind: n.kind}
	for i, p := range n.parts {
		if n.kind == alternatives {
			if p.void(r.rules) {
				continue
			}
			c.weights = append(c.weights, n.weights[i])
			c.total += n.weights[i]
		}
		c.parts = append(c.parts, r.resolve(p, depth))
	}
	return c
}

type drawer struct {
	random *rand.Rand
	said   []string
}

// deepest is how far rules may nest; what is deeper is left out.
const deepest = 40

func (d *drawer) draw(c *choice, depth int) {
	if c == nil || depth > 4*deepest {
		return
	}
	switch c.kind {
	case word:
		d.said = append(d.said, c.word)
	case sequence:
		for _, p := range c.parts {
			d.draw(p, depth+1)
		}
	case optional:
		if d.random.IntN(2) == 0 {
			d.draw(c.parts[0], depth+1)
		}
	case repeated:
		for again := true; again; again = d.random.IntN(8) != 0 {
			d.draw(c.parts[0], depth+1)
		}
	case alternatives:
		d.draw(d.choose(c), depth+1)
	}
}

// choose picks an alternative by its weight.
func (d *drawer) choose(c *choice) *choice {
	at := d.random.Float64() * c.total
	for i, p := range c.parts {
		if at -= c.weights[i]; at < 0 {
			return p
		}
	}
	return nil
}

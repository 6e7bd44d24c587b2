package grammar

import (
	"math/rand/v2"
	"strings"
)

// sample draws n sentences of a rule. The draw is the same every time, so
// equal rules give equal grammars.
func (s ruleSet) sample(start string, n int) []string {
	d := &drawer{rules: s, random: rand.New(rand.NewPCG(2, 71828))} //nolint:gosec // a sample, not a secret
	out := make([]string, 0, n)
	for range n {
		d.said = d.said[:0]
		d.draw(&node{kind: reference, text: start}, 0)
		if len(d.said) > 0 {
			out = append(out, strings.Join(d.said, " "))
		}
	}
	return out
}

type drawer struct {
	rules  ruleSet
	random *rand.Rand
	said   []string
}

// deepest is how far rules may nest; what is deeper is left out.
const deepest = 40

func (d *drawer) draw(n *node, depth int) {
	if depth > deepest {
		return
	}
	switch n.kind {
	case word:
		d.said = append(d.said, n.text)
	case reference:
		if !d.rules.empty(n.text) {
			d.draw(d.rules[n.text].tree, depth+1)
		}
	case sequence:
		for _, p := range n.parts {
			d.draw(p, depth+1)
		}
	case optional:
		if !n.parts[0].void(d.rules) && d.random.IntN(2) == 0 {
			d.draw(n.parts[0], depth+1)
		}
	case repeated:
		for again := true; again; again = d.random.IntN(8) != 0 {
			d.draw(n.parts[0], depth+1)
		}
	case alternatives:
		if p := d.choose(n); p != nil {
			d.draw(p, depth+1)
		}
	}
}

// choose picks an alternative by its weight among those that match something.
func (d *drawer) choose(n *node) *node {
	total := 0.0
	for i, p := range n.parts {
		if !p.void(d.rules) {
			total += n.weights[i]
		}
	}
	at := d.random.Float64() * total
	for i, p := range n.parts {
		if p.void(d.rules) {
			continue
		}
		if at -= n.weights[i]; at < 0 {
			return p
		}
	}
	return nil
}

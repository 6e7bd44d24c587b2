package timex

import (
	"fmt"
	"slices"
	"strings"

	"budi/language"
)

// item is one element of a compiled pattern.
type item struct {
	words    []string // literal alternatives
	stems    []string
	table    *node
	category int // index + 1
	number   numberKind
	name     string
	optional bool
	touches  bool
}

type rule struct {
	items []item
	make  func(*Match) (Frame, bool)
}

type numberKind uint8

const (
	notNumber numberKind = iota
	numN
	numDecimal
	numOrd
	numHour
	numMin
	numMM
	numD
	numYear
	numYY
)

var numberKinds = map[string]numberKind{
	"n": numN, "num": numDecimal, "ord": numOrd, "hour": numHour, "min": numMin, "mm": numMM, "d": numD, "year": numYear, "yy": numYY,
}

// compile turns a pattern into items. It panics on a pattern that names what
// does not exist: that is a mistake in a language's source.
func (r *Reader) compile(pattern string) []item {
	var items []item
	for word := range strings.FieldsSeq(pattern) {
		var it item
		if len(word) > 1 && strings.HasPrefix(word, "~") {
			it.touches, word = true, word[1:]
		}
		if len(word) > 1 && strings.HasSuffix(word, "?") {
			it.optional, word = true, word[:len(word)-1]
		}
		if strings.HasPrefix(word, "<") && strings.HasSuffix(word, ">") {
			name := word[1 : len(word)-1]
			it.name = name
			if as, of, ok := strings.Cut(name, "="); ok {
				it.name, name = as, of
			}
			switch {
			case r.tables[name] != nil:
				it.table = r.tables[name]
			case numberKinds[name] != notNumber:
				it.number = numberKinds[name]
			case r.categories[name] != 0:
				it.category = r.categories[name]
			default:
				panic(fmt.Sprintf("timex: pattern %q names %q, which is no table, category or number", pattern, name))
			}
		} else {
			for w := range strings.SplitSeq(r.fold(word), "|") {
				if stem, ok := strings.CutSuffix(w, "*"); ok && stem != "" {
					it.stems = append(it.stems, stem)
				} else {
					it.words = append(it.words, w)
				}
			}
		}
		items = append(items, it)
	}
	return items
}

func (it *item) literal(word string) bool {
	if slices.Contains(it.words, word) {
		return true
	}
	for _, s := range it.stems {
		if hasStem(word, s) {
			return true
		}
	}
	return false
}

// Match holds what a pattern captured.
type Match struct {
	p        *parser
	from, to int
	caps     []capture
}

type capture struct {
	name     string
	from, to int
	n        int
	frame    Frame
}

// Has reports whether an optional item was there.
func (m *Match) Has(name string) bool {
	_, ok := m.find(name)
	return ok
}

// N is the value of a captured table entry or number, 0 when it was absent.
func (m *Match) N(name string) int {
	c, _ := m.find(name)
	return c.n
}

// Frame is what a captured category made.
func (m *Match) Frame(name string) Frame {
	c, _ := m.find(name)
	return c.frame
}

func (m *Match) find(name string) (capture, bool) {
	for _, c := range m.caps {
		if c.name == name {
			return c, true
		}
	}
	return capture{}, false
}

// tokens are those that the whole pattern matched.
func (m *Match) tokens() []language.Token { return m.p.toks[m.from:m.to] }

// result is one reading of a category at a position.
type result struct {
	to    int
	frame Frame
}

// category gives the readings of a category at a token, longest first.
func (p *parser) category(cat, at int) []result {
	cell := &p.memo[(cat-1)*(len(p.toks)+1)+at]
	if cell.done || cell.busy {
		return cell.results
	}
	cell.busy = true
	var out []result
	var m *Match
	var current *rule
	found := func(to int) {
		m.to = to
		f, ok := current.make(m)
		if !ok {
			return
		}
		for _, o := range out {
			if o.to == to {
				return // an earlier rule is the more specific one
			}
		}
		out = append(out, result{to, f})
	}
	rules := p.r.rules[cat-1]
	for i := range rules {
		if !p.starts(rules[i].items, at) {
			continue
		}
		if m == nil {
			m = &Match{p: p, from: at, caps: make([]capture, 0, 4)}
		}
		current, m.caps = &rules[i], m.caps[:0]
		p.match(current.items, at, m, found)
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j-1].to < out[j].to; j-- {
			out[j-1], out[j] = out[j], out[j-1]
		}
	}
	cell.results, cell.done, cell.busy = out, true, false
	return out
}

// starts reports whether a rule's items may match at a token, by the first of
// them that must be there and the optional ones before it.
func (p *parser) starts(items []item, at int) bool {
	if at >= len(p.toks) {
		return false
	}
	for i := range items {
		if p.fits(&items[i], at) {
			return true
		}
		if !items[i].optional {
			return false
		}
	}
	return false
}

// fits reports whether one item may match at a token.
func (p *parser) fits(it *item, at int) bool {
	n := 0
	switch {
	case it.table != nil:
		_, n = it.table.longest(p.toks[at:])
	case it.number != notNumber:
		_, n = p.number(it.number, at)
	case it.category != 0:
		n = len(p.category(it.category, at))
	default:
		return it.literal(p.toks[at].Norm)
	}
	return n > 0
}

// match walks the items of a rule and calls found for every end it reaches.
func (p *parser) match(items []item, at int, m *Match, found func(to int)) {
	if len(items) == 0 {
		if at > m.from {
			found(at)
		}
		return
	}
	it := &items[0]
	if at < len(p.toks) && (!it.touches || at > 0 && p.toks[at-1].Touches(p.toks[at])) {
		depth := len(m.caps)
		switch {
		case it.table != nil:
			if v, n := it.table.longest(p.toks[at:]); n > 0 {
				m.caps = append(m.caps, capture{name: it.name, from: at, to: at + n, n: v})
				p.match(items[1:], at+n, m, found)
			}
		case it.number != notNumber:
			if v, n := p.number(it.number, at); n > 0 {
				m.caps = append(m.caps, capture{name: it.name, from: at, to: at + n, n: v})
				p.match(items[1:], at+n, m, found)
			}
		case it.category != 0:
			for _, res := range p.category(it.category, at) {
				m.caps = append(m.caps[:depth], capture{name: it.name, from: at, to: res.to, frame: res.frame})
				p.match(items[1:], res.to, m, found)
			}
		case it.literal(p.toks[at].Norm):
			p.match(items[1:], at+1, m, found)
		}
		m.caps = m.caps[:depth]
	}
	if it.optional {
		p.match(items[1:], at, m, found)
	}
}

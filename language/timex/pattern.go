package timex

import (
	"fmt"
	"math/bits"
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
	items  []item
	make   func(*Match) (Frame, bool)
	second *item // the words that must follow digits, where the rule begins with a number
}

// follower is the item of literal words that must stand behind the one token
// of the number that a rule begins with; nil where there is none.
func follower(items []item) *item {
	switch {
	case len(items) < 2 || items[0].optional:
		return nil
	case items[0].number == notNumber || items[0].number == numDecimal || items[0].number == numOrd || items[0].number == numYear:
		return nil
	}
	if it := &items[1]; !it.optional && it.table == nil && it.number == notNumber && it.category == 0 {
		return it
	}
	return nil
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

	rule  *rule
	found int // where its results begin in the parser's
}

type capture struct {
	name     string
	from, to int
	n        int
	frame    *Frame // of a category
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
	if c, _ := m.find(name); c.frame != nil {
		return *c.frame
	}
	return Frame{}
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
	if cell.done || cell.busy || at >= len(p.toks) {
		return cell.results
	}
	cell.busy = true
	rules := p.r.rules[cat-1]
	var buf [8]uint64
	set := ruleSet(buf[:])
	if n := (len(rules) + 63) / 64; n <= len(buf) {
		set = set[:n]
	} else {
		set = make(ruleSet, n)
	}
	if p.candidates(cat-1, at, set) {
		cell.results = p.readings(rules, set, at)
	}
	cell.done, cell.busy = true, false
	return cell.results
}

// readings matches the rules of a set at a token. Where two end at the same
// token, the earlier one, which is the more specific, holds.
func (p *parser) readings(rules []rule, set ruleSet, at int) []result {
	m := p.open(at)
	defer p.shut(m)
	for w, b := range set {
		for ; b != 0; b &= b - 1 {
			m.rule, m.caps = &rules[w*64+bits.TrailingZeros64(b)], m.caps[:0]
			p.match(m.rule.items, at, m)
		}
	}
	out := p.keep(p.found[m.found:])
	slices.SortStableFunc(out, func(a, b result) int { return b.to - a.to })
	return out
}

// match walks the items of a rule and notes what it makes at every end that it
// reaches.
func (p *parser) match(items []item, at int, m *Match) {
	if len(items) == 0 {
		if at > m.from {
			p.made(m, at)
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
				p.match(items[1:], at+n, m)
			}
		case it.number != notNumber:
			if v, n := p.number(it.number, at); n > 0 {
				m.caps = append(m.caps, capture{name: it.name, from: at, to: at + n, n: v})
				p.match(items[1:], at+n, m)
			}
		case it.category != 0:
			list := p.category(it.category, at)
			for i := range list {
				m.caps = append(m.caps[:depth], capture{name: it.name, from: at, to: list[i].to, frame: &list[i].frame})
				p.match(items[1:], list[i].to, m)
			}
		case it.literal(p.toks[at].Norm):
			p.match(items[1:], at+1, m)
		}
		m.caps = m.caps[:depth]
	}
	if it.optional {
		p.match(items[1:], at, m)
	}
}

// maxCardinal is the largest number that a time is told with.
const maxCardinal = 9999

// made notes what the rule of m makes of the tokens up to to, unless a rule
// before it made something of them.
func (p *parser) made(m *Match, to int) {
	for i := range p.found[m.found:] {
		if p.found[m.found+i].to == to {
			return
		}
	}
	m.to = to
	if f, ok := m.rule.make(m); ok {
		p.found = append(p.found, result{to, f})
	}
}

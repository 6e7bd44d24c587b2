package timex

import "unicode/utf8"

// The index of first words: which rules of a category may match at a token is
// looked up by its word, and the next one's, instead of tried rule by rule.

// ruleSet is a set of the rules of one category, a bit for each.
type ruleSet []uint64

func (s *ruleSet) add(i int) {
	for len(*s) <= i/64 {
		*s = append(*s, 0)
	}
	(*s)[i/64] |= 1 << (i % 64)
}

// or adds the rules of t, of which s has room for all.
func (s ruleSet) or(t ruleSet) {
	for i, b := range t {
		s[i] |= b
	}
}

func (s ruleSet) meets(t ruleSet) bool {
	for i, b := range t[:min(len(s), len(t))] {
		if s[i]&b != 0 {
			return true
		}
	}
	return false
}

func (s ruleSet) any() bool {
	for _, b := range s {
		if b != 0 {
			return true
		}
	}
	return false
}

// starters are rules that may begin with a word, or with a reading of one
// category, by the category that the rules are of.
type starters []ofCategory

type ofCategory struct {
	cat   int
	rules ruleSet
}

func (s *starters) add(cat, i int) {
	for k := range *s {
		if (*s)[k].cat == cat {
			(*s)[k].rules.add(i)
			return
		}
	}
	*s = append(*s, ofCategory{cat: cat})
	(*s)[len(*s)-1].rules.add(i)
}

// of has the rules of one category.
func (s starters) of(cat int) ruleSet {
	for k := range s {
		if s[k].cat == cat {
			return s[k].rules
		}
	}
	return nil
}

// openings tells with what rules begin.
type openings struct {
	words   map[string]*starters // a word as it stands
	stems   map[string]*starters // an inflected word, by its stem
	numbers starters             // a number
	nested  []starters           // by category: what its rules begin with of other categories
}

func newOpenings(categories int) openings {
	return openings{words: map[string]*starters{}, stems: map[string]*starters{}, nested: make([]starters, categories)}
}

// add enters what may stand first in items.
func (o *openings) add(items []item, cat, i int) {
	put := func(m map[string]*starters, key string) {
		if m[key] == nil {
			m[key] = &starters{}
		}
		m[key].add(cat, i)
	}
	for _, it := range items {
		switch {
		case it.table != nil:
			for w := range it.table.next {
				put(o.words, w)
			}
			for w := range it.table.prefix {
				put(o.stems, w)
			}
		case it.number != notNumber:
			o.numbers.add(cat, i)
		case it.category != 0:
			o.nested[cat].add(it.category, i)
		default:
			for _, w := range it.words {
				put(o.words, w)
			}
			for _, w := range it.stems {
				put(o.stems, w)
			}
		}
		if !it.optional {
			return
		}
	}
}

// index has the openings of a reader's rules. A rule that begins with a
// literal word and goes on is in led by that word and in next by what comes
// then; one that begins with a whole number and goes on with a word is in
// behind by that word. All else that rules begin with is in first.
type index struct{ first, led, next, behind openings }

// entry is all that begins with one word: rules, and the engine's own tables.
// Most words of an utterance have none, which one look tells.
type entry struct {
	first, led, next, behind *starters
	tables                   tableSet
}

func (r *Reader) buildIndex() {
	n := len(r.rules)
	r.index = index{newOpenings(n), newOpenings(n), newOpenings(n), newOpenings(n)}
	for cat, rules := range r.rules {
		for i, rl := range rules {
			lead := rl.items[0]
			if rl.second != nil && (lead.number != numHour || !r.lex.OrdinalHours) {
				// An hour may be an ordinal there, of another length.
				r.index.behind.add([]item{*rl.second}, cat, i)
				continue
			}
			literal := lead.table == nil && lead.number == notNumber && lead.category == 0
			if !literal || !goesOn(rl.items[1:]) {
				r.index.first.add(rl.items, cat, i)
				continue
			}
			alone := lead
			alone.optional = false
			r.index.led.add([]item{alone}, cat, i)
			r.index.next.add(rl.items[1:], cat, i)
			if lead.optional {
				r.index.first.add(rl.items[1:], cat, i)
			}
		}
	}
	r.words = r.entries(func(o *openings) map[string]*starters { return o.words }, func(n *node) map[string]*node { return n.next })
	r.stems = r.entries(func(o *openings) map[string]*starters { return o.stems }, func(n *node) map[string]*node { return n.prefix })
}

// entries puts together what begins with each word, or with each stem, as the
// choice of maps is.
func (r *Reader) entries(rules func(*openings) map[string]*starters, phrases func(*node) map[string]*node) map[string]*entry {
	out := map[string]*entry{}
	at := func(word string) *entry {
		if out[word] == nil {
			out[word] = &entry{}
		}
		return out[word]
	}
	for w, s := range rules(&r.index.first) {
		at(w).first = s
	}
	for w, s := range rules(&r.index.led) {
		at(w).led = s
	}
	for w, s := range rules(&r.index.next) {
		at(w).next = s
	}
	for w, s := range rules(&r.index.behind) {
		at(w).behind = s
	}
	for t, n := range r.own {
		for w := range phrases(n) {
			at(w).tables |= 1 << t
		}
	}
	return out
}

// goesOn reports whether one of the items must be there.
func goesOn(items []item) bool {
	for _, it := range items {
		if !it.optional {
			return true
		}
	}
	return false
}

// list is the starters that a token's word has.
type list struct {
	of [maxEnding + 2]*starters
	n  int
}

func (l *list) add(s *starters) {
	if s != nil {
		l.of[l.n], l.n = s, l.n+1
	}
}

// or adds the rules of a category to a set.
func (l *list) or(set ruleSet, cat int) {
	for _, s := range l.of[:l.n] {
		set.or(s.of(cat))
	}
}

// firsts is what begins at a token.
type firsts struct {
	first, led, next, behind list
	tables                   tableSet
	numeric, counted         bool // whether a number does, once that is known
}

// begin looks every token's word up.
func (p *parser) begin() {
	for i := range p.toks {
		f, word := &p.firsts[i], p.toks[i].Norm
		f.add(p.r.words[word])
		if len(p.r.stems) == 0 {
			continue
		}
		for cut, end := 0, len(word); cut <= maxEnding && end > 0; cut++ {
			f.add(p.r.stems[word[:end]])
			_, size := utf8.DecodeLastRuneInString(word[:end])
			end -= size
		}
	}
}

func (f *firsts) add(e *entry) {
	if e == nil {
		return
	}
	f.first.add(e.first)
	f.led.add(e.led)
	f.next.add(e.next)
	f.behind.add(e.behind)
	f.tables |= e.tables
}

// firstsAt is what begins at a token, numbers with it.
func (p *parser) firstsAt(at int) *firsts {
	f := &p.firsts[at]
	if !f.counted {
		f.counted, f.numeric = true, p.numeric(at)
	}
	return f
}

// numeric reports whether a number may begin at a token.
func (p *parser) numeric(at int) bool {
	tok := p.toks[at]
	if tok.IsDigits() || isApostrophe(tok.Norm) {
		return true
	}
	if !tok.IsWord() {
		return false
	}
	if _, n := p.cardinal(at, maxCardinal); n > 0 {
		return true
	}
	_, n := p.ordinal(at)
	return n > 0
}

// figures is how many tokens the whole number at a token takes.
func (p *parser) figures(at int) int {
	if p.toks[at].IsDigits() {
		return 1
	}
	if !p.toks[at].IsWord() {
		return 0
	}
	_, n := p.cardinal(at, maxCardinal)
	return n
}

// candidates gathers the rules of a category that may match at a token into a
// set, empty and large enough; it reports whether there are any.
func (p *parser) candidates(cat, at int, set ruleSet) bool {
	f, x := p.firstsAt(at), &p.r.index
	f.first.or(set, cat)
	if f.numeric {
		set.or(x.first.numbers.of(cat))
		if n := p.figures(at); n > 0 && at+n < len(p.toks) {
			p.firsts[at+n].behind.or(set, cat)
		}
	}
	for _, nested := range x.first.nested[cat] {
		if len(p.category(nested.cat, at)) > 0 {
			set.or(nested.rules)
		}
	}
	if at+1 < len(p.toks) && f.led.n > 0 {
		p.ledBy(f, cat, at+1, set)
	}
	return set.any()
}

// ledBy adds the rules that begin with the word before a token and go on at
// it.
func (p *parser) ledBy(f *firsts, cat, at int, set ruleSet) {
	var ledBits, nextBits [8]uint64
	led, next := ruleSet(ledBits[:]), ruleSet(nextBits[:])
	if len(set) > len(led) {
		led, next = make(ruleSet, len(set)), make(ruleSet, len(set))
	}
	led, next = led[:len(set)], next[:len(set)]
	f.led.or(led, cat)
	if !led.any() {
		return
	}
	g, x := p.firstsAt(at), &p.r.index
	g.next.or(next, cat)
	if g.numeric {
		next.or(x.next.numbers.of(cat))
	}
	for _, nested := range x.next.nested[cat] {
		if led.meets(nested.rules) && len(p.category(nested.cat, at)) > 0 {
			next.or(nested.rules)
		}
	}
	for i := range set {
		set[i] |= led[i] & next[i]
	}
}

package timex

import "unicode/utf8"

// The index of first words: which rules of a category may match at a token is
// looked up by its word instead of tried rule by rule.

// ruleSet is a set of the rules of one category, a bit for each.
type ruleSet []uint64

func (s *ruleSet) add(i int) {
	for len(*s) <= i/64 {
		*s = append(*s, 0)
	}
	(*s)[i/64] |= 1 << (i % 64)
}

// starters are the rules that may begin with a word, or with a reading of one
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

// into adds the rules of one category to a set that is large enough.
func (s starters) into(set ruleSet, cat int) {
	for k := range s {
		if s[k].cat == cat {
			for i, b := range s[k].rules {
				set[i] |= b
			}
			return
		}
	}
}

// firstWords tells with what the rules of all categories begin.
type firstWords struct {
	words   map[string]*starters // a word as it stands
	stems   map[string]*starters // an inflected word, by its stem
	numbers starters             // a number
	nested  []starters           // by category: what its rules begin with of other categories
}

// index builds the index of a reader's rules.
func (r *Reader) index() {
	f := firstWords{words: map[string]*starters{}, stems: map[string]*starters{}, nested: make([]starters, len(r.rules))}
	put := func(m map[string]*starters, key string, cat, i int) {
		if m[key] == nil {
			m[key] = &starters{}
		}
		m[key].add(cat, i)
	}
	for cat, rules := range r.rules {
		for i, rl := range rules {
			for _, it := range rl.items {
				switch {
				case it.table != nil:
					for w := range it.table.next {
						put(f.words, w, cat, i)
					}
					for w := range it.table.prefix {
						put(f.stems, w, cat, i)
					}
				case it.number != notNumber:
					f.numbers.add(cat, i)
				case it.category != 0:
					f.nested[cat].add(it.category, i)
				default:
					for _, w := range it.words {
						put(f.words, w, cat, i)
					}
					for _, w := range it.stems {
						put(f.stems, w, cat, i)
					}
				}
				if !it.optional {
					break
				}
			}
		}
	}
	r.first = f
}

// firsts are the entries of the index that a token's word has, nil where it
// has none.
type firsts struct {
	list    [maxEnding + 2]*starters
	n       int
	numeric bool
	done    bool
}

// firstsAt looks a token up, once.
func (p *parser) firstsAt(at int) *firsts {
	f := &p.firsts[at]
	if f.done {
		return f
	}
	f.done = true
	word := p.toks[at].Norm
	if s := p.r.first.words[word]; s != nil {
		f.list[f.n], f.n = s, f.n+1
	}
	if len(p.r.first.stems) > 0 {
		for cut, end := 0, len(word); cut <= maxEnding && end > 0; cut++ {
			if s := p.r.first.stems[word[:end]]; s != nil {
				f.list[f.n], f.n = s, f.n+1
			}
			_, size := utf8.DecodeLastRuneInString(word[:end])
			end -= size
		}
	}
	f.numeric = p.numeric(at)
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
	if _, n := p.cardinal(at, 9999); n > 0 {
		return true
	}
	_, n := p.ordinal(at)
	return n > 0
}

// candidates gathers the rules of a category that may match at a token into a
// set, empty and large enough; it reports whether there are any.
func (p *parser) candidates(cat, at int, set ruleSet) bool {
	f := p.firstsAt(at)
	for _, s := range f.list[:f.n] {
		s.into(set, cat)
	}
	if f.numeric {
		p.r.first.numbers.into(set, cat)
	}
	for _, nested := range p.r.first.nested[cat] {
		if len(p.category(nested.cat, at)) > 0 {
			for i, b := range nested.rules {
				set[i] |= b
			}
		}
	}
	for _, b := range set {
		if b != 0 {
			return true
		}
	}
	return false
}

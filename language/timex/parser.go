package timex

import "budi/language"

// parser is the state of one reading. Parsers are used again, for most of what
// they hold is as large for one utterance as for the next; nothing that a
// reading gives points into one.
type parser struct {
	r    *Reader
	toks []language.Token // folded
	raw  []language.Token // as the numerals know them
	at   language.Anchor
	cal  calendar

	memo   []cell // by category, then token
	cards  []read
	ords   []read
	firsts []firsts

	kept    []result // what the cells hold; it never moves while they do
	found   []result // of the matches that are under way, one behind another
	matches []*Match // by depth
	depth   int
}

type cell struct {
	results    []result
	done, busy bool
}

// parser is one for toks, empty.
func (r *Reader) parser(toks, raw []language.Token, at language.Anchor) *parser {
	p, _ := r.parsers.Get().(*parser)
	if p == nil {
		p = &parser{r: r}
	}
	p.toks, p.raw, p.at = toks, raw, at
	p.cal = calendar{lex: &r.lex, now: at.Now}
	p.memo = emptied(p.memo, len(r.rules)*(len(toks)+1))
	p.cards, p.ords = emptied(p.cards, len(toks)), emptied(p.ords, len(toks))
	p.firsts = emptied(p.firsts, len(toks))
	clear(p.kept)
	p.kept, p.found, p.depth = p.kept[:0], p.found[:0], 0
	p.begin()
	return p
}

// emptied is a slice of n zero values, in the room of old where it has enough.
func emptied[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// open begins a match at a token; shut ends it. Matches nest.
func (p *parser) open(at int) *Match {
	if p.depth == len(p.matches) {
		p.matches = append(p.matches, &Match{p: p, caps: make([]capture, 0, 8)})
	}
	m := p.matches[p.depth]
	p.depth++
	m.from, m.caps, m.found = at, m.caps[:0], len(p.found)
	return m
}

func (p *parser) shut(m *Match) {
	p.depth--
	p.found = p.found[:m.found]
}

// room is how many results are made room for at once.
const room = 64

// keep moves results to where they stay for the rest of the reading.
func (p *parser) keep(list []result) []result {
	if len(list) == 0 {
		return nil
	}
	if len(p.kept)+len(list) > cap(p.kept) {
		p.kept = make([]result, 0, max(2*cap(p.kept), room, len(list))) // the cells keep the old ones
	}
	at := len(p.kept)
	p.kept = append(p.kept, list...)
	return p.kept[at:len(p.kept):len(p.kept)]
}

// Package vocab finds the things of a business in an utterance: every form of
// a term in every case, in any word order, misspelt or misheard. Each business
// has its own vocabulary, so "dental" is one thing at a dentist's and another
// at a vet's.
package vocab

import (
	"slices"
	"strings"

	"budi/dialog/understand/word"
	"budi/language"
)

// Term is one way to name a thing.
type Term struct {
	ID   string
	Lang language.Tag
	Text string
	// Weight scales the confidence of its matches; 0 is 1.
	Weight float64
	// Whole demands all words of the term; otherwise its head alone will do
	// where no other thing shares it ("valymas" for "dantų valymas").
	Whole bool
}

// Index is a compiled vocabulary; immutable and safe for concurrent use.
type Index struct {
	langs []language.Tag
	start map[rune][]int // the stems that are long enough to be matched by likeness, by the kind of their first letter
	stems []entry
	exact [languages]map[string]int // by the language's order: the place of a stem
	terms []term
}

// entry is a stem and who uses it.
type entry struct {
	lang   language.Tag
	stem   string
	folds  []string // the words as they stand in the terms
	whole  [][]rune // the same as runes
	ids    []string // the things whose terms hold it
	short  bool     // too short to be matched by likeness
	runes  []rune   // of the stem
	kinds  uint64   // see letters
	script word.Script
}

type term struct {
	Term
	stems []int
	ands  bool // it holds an "and" itself
}

// Match is a thing that was found.
type Match struct {
	ID         string
	Confidence float64
	First, End int  // word indices, half open
	Partial    bool // only the head of the term was said
	Fuzzy      bool // likeness, not equality, decided
	words      int  // of the term that were said
	Across     bool // its words stand on both sides of an "and"
	at         []int
}

// New compiles terms. Terms without a word, or of a language that has no stems
// here, are left out.
func New(terms []Term) *Index {
	x := &Index{start: map[rune][]int{}}
	for i := range x.exact {
		x.exact[i] = map[string]int{}
	}
	for _, t := range terms {
		n := order(t.Lang)
		if n < 0 {
			continue
		}
		all := word.Split(t.Text)
		words := content(all, t.Lang)
		if len(words) == 0 {
			continue
		}
		if t.Weight == 0 {
			t.Weight = 1
		}
		c := term{Term: t, ands: slices.ContainsFunc(all, func(w word.Word) bool { return conjunctions[w.Fold] })}
		for _, w := range words {
			stem := Stem(t.Lang, w.Fold)
			at, ok := x.exact[n][stem]
			if !ok {
				at = len(x.stems)
				x.exact[n][stem] = at
				r := []rune(stem)
				x.stems = append(x.stems, entry{lang: t.Lang, stem: stem, short: len(r) < 4, runes: r, kinds: letters(r), script: w.Script})
				if len(r) >= 4 {
					x.start[kind(r[0])] = append(x.start[kind(r[0])], at)
				}
			}
			e := &x.stems[at]
			if !slices.Contains(e.folds, w.Fold) {
				e.folds = append(e.folds, w.Fold)
				e.whole = append(e.whole, []rune(w.Fold))
			}
			if !slices.Contains(e.ids, t.ID) {
				e.ids = append(e.ids, t.ID)
			}
			if !slices.Contains(c.stems, at) {
				c.stems = append(c.stems, at)
			}
		}
		x.terms = append(x.terms, c)
		if !slices.Contains(x.langs, t.Lang) {
			x.langs = append(x.langs, t.Lang)
		}
	}
	return x
}

// place is where a stem was found.
type place struct {
	first, end int
	score      float64
	fuzzy      bool
}

// Find gives the things that an utterance names, best first, no two of them on
// the same words unless they can't be told apart. With loose it accepts less
// likeness: for when one of these things was asked for.
func (x *Index) Find(in *Input, loose bool) []Match {
	if len(x.terms) == 0 || len(in.words) == 0 {
		return nil
	}
	places := x.places(in, loose)
	var found []Match
	for i := range x.terms {
		if m, ok := x.match(&x.terms[i], places, loose); ok {
			m.Across = !x.terms[i].ands && in.joined(m.at)
			found = append(found, m)
		}
	}
	return best(found)
}

// places finds each stem of the vocabulary in the words.
func (x *Index) places(in *Input, loose bool) [][]place {
	out := make([][]place, len(x.stems))
	strange := 0
	for i := range in.words {
		w := &in.words[i]
		known := false
		for _, lang := range x.langs {
			n := order(lang)
			if n < 0 || w.stems[n] == "" {
				continue
			}
			if at, ok := x.exact[n][w.stems[n]]; ok {
				score := 0.97
				if slices.Contains(x.stems[at].folds, w.Fold) {
					score = 1
				} else if x.stems[at].short && in.own != "" && lang != in.own {
					continue
				}
				known = true
				out[at] = append(out[at], place{i, i + 1, score, false})
			}
			for k := range w.joined {
				if at, ok := x.exact[n][w.joined[k][n]]; ok {
					known = true
					out[at] = append(out[at], place{i, i + 2 + k, 0.95, false})
				}
			}
		}
		if !known && (w.letters >= 5 || loose && w.letters == 4) && strange < maxStrange {
			strange++
			w.spell()
			x.alike(out, w, in.lang, i, loose)
		}
	}
	return out
}

// maxStrange is how many words of an utterance are compared by likeness.
const maxStrange = 25

// match looks for all words of a term close together, or for its head.
func (x *Index) match(t *term, places [][]place, loose bool) (Match, bool) {
	k := len(t.stems)
	bestScore := 0.0
	var out Match
	for _, p := range places[t.stems[0]] {
		if m, ok := around(p, t, places); ok && m.Confidence > bestScore {
			bestScore, out = m.Confidence, m
		}
	}
	if bestScore > 0 {
		out.Confidence *= t.Weight
		return out, true
	}
	if k == 1 || t.Whole {
		return Match{}, false
	}
	heads := t.stems[k-1:]
	if t.Lang == language.Russian {
		heads = []int{t.stems[0], t.stems[k-1]}
		if adjective(&x.stems[t.stems[0]]) {
			heads = heads[1:]
		}
	}
	for _, h := range heads {
		e := &x.stems[h]
		if len(e.ids) > 1 || generic[e.stem] || runes(e.stem) < 3 && !strings.ContainsAny(e.stem, "0123456789") {
			continue
		}
		for _, p := range places[h] {
			if p.fuzzy && (!loose || p.score < 0.8) {
				continue
			}
			return Match{ID: t.ID, Confidence: 0.74 * p.score * t.Weight, First: p.first, End: p.end, Partial: true, Fuzzy: p.fuzzy, words: 1}, true
		}
	}
	return Match{}, false
}

// adjective tells whether a Russian word looks like one: it is no head then.
func adjective(e *entry) bool {
	return slices.ContainsFunc(e.folds, func(f string) bool {
		return strings.HasSuffix(f, "ый") || strings.HasSuffix(f, "ий") || strings.HasSuffix(f, "ая") || strings.HasSuffix(f, "ое") ||
			strings.HasSuffix(f, "ую") || strings.HasSuffix(f, "ого") || strings.HasSuffix(f, "ой")
	})
}

// around gathers the other words of a term near the place of its first.
func around(p place, t *term, places [][]place) (Match, bool) {
	m := Match{ID: t.ID, First: p.first, End: p.end, Fuzzy: p.fuzzy, words: len(t.stems), at: make([]int, 1, len(t.stems))}
	m.at[0] = p.first
	sum, size, last, swapped := p.score, p.end-p.first, p.first, false
	for _, s := range t.stems[1:] {
		near := -1
		for i, q := range places[s] {
			if q.first < m.End && q.end > m.First && (q.first == last || overlaps(q, m, size)) {
				continue
			}
			if near < 0 || abs(q.first-last) < abs(places[s][near].first-last) {
				near = i
			}
		}
		if near < 0 {
			return m, false
		}
		q := places[s][near]
		sum += q.score
		size += q.end - q.first
		swapped = swapped || q.first < last
		last = q.first
		m.at = append(m.at, q.first)
		m.First, m.End = min(m.First, q.first), max(m.End, q.end)
		m.Fuzzy = m.Fuzzy || q.fuzzy
	}
	holes := m.End - m.First - size
	if holes > 2+len(t.stems) {
		return m, false
	}
	m.Confidence = sum/float64(len(t.stems)) - 0.02*float64(max(holes, 0))
	if swapped {
		m.Confidence -= 0.02
	}
	return m, true
}

// overlaps tells whether a place lies in a stretch that has no hole left.
func overlaps(q place, m Match, size int) bool {
	return q.first >= m.First && q.end <= m.End && m.End-m.First <= size
}

// likely tells whether a match is sure enough to be compared by its length,
// the longer one of two not only by what it sounds like.
func likely(m Match, longer bool) bool { return !m.Fuzzy || longer && m.Confidence >= 0.85 }

// shares tells whether a match has a word of its own on the other side of an
// "and", and only shares the rest: "tyre and oil change".
func (m Match) shares(o Match) bool {
	return m.Across && !m.Fuzzy && slices.ContainsFunc(m.at, func(i int) bool { return i < o.First || i >= o.End })
}

// best keeps the longest and surest matches, of which none goes across an "and"
// where both sides have one of their own; what lies on the words of a better one
// is dropped unless it is as good.
func best(found []Match) []Match {
	slices.SortStableFunc(found, func(a, b Match) int {
		if a.Partial != b.Partial {
			if a.Partial {
				return 1
			}
			return -1
		}
		if a.Across != b.Across {
			if a.Across {
				return 1
			}
			return -1
		}
		if n := b.words - a.words; n != 0 && likely(a, n < 0) && likely(b, n > 0) {
			return n
		}
		switch {
		case a.Confidence > b.Confidence:
			return -1
		case a.Confidence < b.Confidence:
			return 1
		}
		return strings.Compare(a.ID, b.ID)
	})
	var out []Match
next:
	for _, m := range found {
		for _, o := range out {
			if o.ID == m.ID {
				continue next
			}
			same := o.First == m.First && o.End == m.End && o.Partial == m.Partial && m.Confidence > o.Confidence-0.05
			if m.First < o.End && o.First < m.End && !same && !m.shares(o) {
				continue next
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b Match) int {
		switch {
		case a.Confidence > b.Confidence:
			return -1
		case a.Confidence < b.Confidence:
			return 1
		}
		return 0
	})
	return out
}

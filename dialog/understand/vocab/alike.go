package vocab

import (
	"slices"

	"budi/language"
)

// alike adds the stems that sound or look like a word. Loosely, the words as
// they stand in the terms are compared too, and another beginning is forgiven
// to long ones.
func (x *Index) alike(out [][]place, w *read, lang language.Tag, i int, loose bool) {
	if loose {
		for at := range x.stems {
			x.compare(out, w, lang, i, at, true)
		}
		return
	}
	// The languages differ in stems, so a word may begin in several ways.
	for n, r := range w.runes {
		if len(r) < 4 || slices.ContainsFunc(w.runes[:n], func(q []rune) bool { return len(q) >= 4 && kind(q[0]) == kind(r[0]) }) {
			continue
		}
		for _, at := range x.start[kind(r[0])] {
			x.compare(out, w, lang, i, at, false)
		}
	}
}

// compare adds one stem if it is like the word.
func (x *Index) compare(out [][]place, w *read, lang language.Tag, i, at int, loose bool) {
	e := &x.stems[at]
	n := order(e.lang)
	if e.script != w.Script || n < 0 || len(w.runes[n]) == 0 || lang != "" && e.lang != lang && writes(lang, w.Script) {
		return
	}
	s := 0.0
	if !e.short && len(w.runes[n]) >= 4 && !tooFar(w.kinds[n], e.kinds) && kind(w.runes[n][0]) == kind(e.runes[0]) {
		s = similarity(w.runes[n], e.runes)
	}
	if loose && s < leastLoose {
		for _, r := range e.whole {
			if len(r) >= 4 && (len(r) >= 6 || kind(w.whole[0]) == kind(r[0])) {
				s = max(s, similarity(w.whole, r))
			}
		}
	}
	if s >= least || loose && s >= leastLoose {
		out[at] = append(out[at], place{i, i + 1, s * 0.9, true})
	}
}

// How alike a word must be, and how much where one of the things was asked
// for.
const least, leastLoose = 0.82, 0.72

// kind is a letter's kind: all vowels are of one, and consonants that are heard
// alike.
func kind(r rune) rune {
	if vowel(r) {
		return 'a'
	}
	if c := class(r); c != 0 {
		return rune(c)
	}
	return r
}

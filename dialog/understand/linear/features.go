package linear

import (
	"slices"
	"unicode/utf8"

	"budi/dialog/understand/stem"
	"budi/dialog/understand/word"
	"budi/language"
)

// maxWords is how many words of an utterance are looked at.
const maxWords = 40

// Features gives the hashed features of an utterance, each once, sorted: its
// words, their stems and beginnings, pairs of words, the letters of longer
// words in fours, and how long it is. Numbers are all alike. Beginnings stand
// in for stems where endings are many; pairs with a word between them were
// tried and learnt the templates rather than the language.
func Features(lang language.Tag, words []word.Word) []uint16 {
	if len(words) > maxWords {
		words = words[:maxWords]
	}
	folds := make([]string, 0, len(words)+2)
	folds = append(folds, "^")
	for _, w := range words {
		f := w.Fold
		if w.Script == word.Digit {
			f = "#"
		}
		folds = append(folds, f)
	}
	folds = append(folds, "$")
	out := make([]uint16, 0, len(folds)*9)
	add := func(kind byte, a, b string) { out = append(out, hash(kind, a, b)) }
	for i, f := range folds {
		if i > 0 {
			add('b', folds[i-1], f)
		}
		if f == "^" || f == "$" {
			continue
		}
		add('w', f, "")
		add('t', stem.Of(lang, f), "")
		add('p', beginning(f, 5), "")
		add('q', beginning(f, 4), "")
		letters(f, func(four string) { add('c', four, "") })
	}
	add('n', string(rune('0'+min(len(words), 12))), "")
	slices.Sort(out)
	return slices.Compact(out)
}

// beginning is the first n letters of a word, all of it where it is short.
func beginning(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// letters gives the runs of four letters of a word that is not short.
func letters(s string, give func(string)) {
	var at [5]int // where the last letters begin
	n := 0
	if utf8.RuneCountInString(s) < 5 || len(s) > 60 {
		return
	}
	for i := range s {
		copy(at[:], at[1:])
		at[4] = i
		if n++; n > 4 {
			give(s[at[0]:i])
		}
	}
	give(s[at[1]:])
}

// hash is FNV-1a, folded to the feature space.
func hash(kind byte, a, b string) uint16 {
	h := uint32(2166136261)
	step := func(c byte) { h = (h ^ uint32(c)) * 16777619 }
	step(kind)
	for i := range len(a) {
		step(a[i])
	}
	step(0)
	for i := range len(b) {
		step(b[i])
	}
	h ^= h >> 15
	return uint16(h % Dimensions)
}

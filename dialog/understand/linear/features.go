package linear

import (
	"slices"

	"budi/dialog/understand/stem"
	"budi/dialog/understand/word"
	"budi/language"
)

// maxWords is how many words of an utterance are looked at.
const maxWords = 40

// Features gives the hashed features of an utterance, each once, sorted: its
// words, stems, pairs of words and pairs with one left out, the letters of
// longer words in fours, and how long it is. Numbers are all alike.
func Features(words []word.Word) []uint16 {
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
		if i > 1 {
			add('s', folds[i-2], f)
		}
		if f == "^" || f == "$" {
			continue
		}
		add('w', f, "")
		add('t', stem.Of(language.English, f), "")
		for j := 0; j+4 <= len(f) && len(f) >= 5 && len(f) < 20; j++ {
			add('c', f[j:j+4], "")
		}
	}
	add('n', string(rune('0'+min(len(words), 12))), "")
	slices.Sort(out)
	return slices.Compact(out)
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

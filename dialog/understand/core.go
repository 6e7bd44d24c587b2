package understand

import (
	"slices"

	"budi/dialog/understand/rules"
	"budi/dialog/understand/word"
)

// maxBare is how many words are little enough to be said for all there is to
// say.
const maxBare = 5

// core gives the words without the courtesies before and behind them, and where
// they begin.
func (r *reading) core() (words []word.Word, from int) {
	words = r.words
	for len(words) > 0 && courtesies[words[0].Fold] {
		words = words[1:]
		from++
	}
	for len(words) > 0 && courtesies[words[len(words)-1].Fold] {
		words = words[:len(words)-1]
	}
	return words, from
}

// bare matches what is left without courtesies as if it had been said alone:
// "hello, appointment please" is "appointment". Only what covers all of it
// counts.
func (r *reading) bare(set *rules.Set) {
	words, from := r.core()
	if len(words) == 0 || len(words) == len(r.words) || len(words) > maxBare {
		return
	}
	words = slices.Clone(words)
	words[0].Start = true
	for _, h := range set.Match(words, r.x.Expect) {
		if h.From == 0 && h.To == len(words) && !slices.ContainsFunc(r.hits, func(o rules.Hit) bool { return o.Name == h.Name }) {
			h.From, h.To = from, from+len(words)
			r.hits = append(r.hits, h)
		}
	}
}

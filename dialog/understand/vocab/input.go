package vocab

import (
	"slices"

	"budi/dialog/understand/stem"
	"budi/dialog/understand/word"
	"budi/language"
)

// Input is an utterance whose words are stemmed once for all vocabularies. It
// is of one goroutine: what is costly of a word is worked out when an [Index]
// first needs it.
type Input struct {
	words []read
	lang  language.Tag
	own   language.Tag
}

// read is one word in every language that it may be of.
type read struct {
	word.Word
	stems  [languages]string
	runes  [languages][]rune
	kinds  [languages]uint64
	joined [][languages]string // with the next word, and with the next two
	whole  []rune              // the word itself
	// letters is how many the word has; 0 where no likeness is looked for.
	letters int
	spelt   bool // runes, kinds and whole are there
}

// spell prepares a word for being compared by likeness, which few are.
func (r *read) spell() {
	if r.spelt {
		return
	}
	r.spelt, r.whole = true, []rune(r.Fold)
	for n, s := range r.stems {
		if s != "" {
			r.runes[n] = []rune(s)
			r.kinds[n] = letters(r.runes[n])
		}
	}
}

// all are the languages that have stems here.
var all = [...]language.Tag{language.English, language.Lithuanian, language.Russian, language.Armenian}

const languages = len(all)

// order is a language's place among all, -1 if it is not there.
func order(lang language.Tag) int { return slices.Index(all[:], lang) }

// Read stems words in the given languages. What is written in the alphabet of
// lang is compared by likeness with the terms of that language only; "" is
// with those of all.
func Read(words []word.Word, langs []language.Tag, lang, own language.Tag) *Input {
	in := &Input{words: make([]read, len(words)), lang: lang, own: own}
	for i, w := range words {
		r := &in.words[i]
		r.Word = w
		known := common[w.Fold]
		if n := runes(w.Fold); n >= 4 && !known {
			r.letters = n
		}
		joined := join(words, i)
		if len(joined) > 0 {
			r.joined = make([][languages]string, len(joined))
		}
		for _, lang := range langs {
			n := order(lang)
			if n < 0 || !writes(lang, w.Script) {
				continue
			}
			r.stems[n] = stemOf(lang, w.Fold, known)
			for k := range joined {
				r.joined[k][n] = stem.Of(lang, joined[k])
			}
		}
	}
	return in
}

// Stem is the stem of word i in a language, "" where it can't be of it.
func (in *Input) Stem(i int, lang language.Tag) string {
	if n := order(lang); n >= 0 {
		return in.words[i].stems[n]
	}
	return ""
}

// writes tells whether words of a script may be of a language; brands in
// Latin letters are of all.
func writes(lang language.Tag, s word.Script) bool {
	switch s {
	case word.Cyrillic:
		return lang == language.Russian
	case word.Armenian:
		return lang == language.Armenian
	}
	return true
}

// join gives the words at i joined with the next one, and with the next two,
// where letters and figures were said apart ("b m w", "x 5", "x five").
func join(words []word.Word, i int) (joined []string) {
	s := digit(words[i].Fold)
	apart := runes(s) == 1
	for n := 1; n <= 2 && i+n < len(words); n++ {
		next := digit(words[i+n].Fold)
		if !apart && runes(next) > 1 {
			break
		}
		apart = runes(next) == 1
		s += next
		joined = append(joined, s)
	}
	return joined
}

// joined tells whether an "and" stands between words.
func (in *Input) joined(at []int) bool {
	if len(at) < 2 {
		return false
	}
	for i := slices.Min(at) + 1; i < slices.Max(at); i++ {
		if conjunctions[in.words[i].Fold] && !slices.Contains(at, i) {
			return true
		}
	}
	return false
}

var conjunctions = folded("and or plus ir bei arba и или да плюс եւ ու կամ")

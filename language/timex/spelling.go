package timex

import (
	"slices"
	"unicode/utf8"

	"budi/language"
)

// speller reads words of time that are spelled with one mistake: a letter
// left out, added, wrong, or two swapped. Words are told by their first
// letter and their last, which mistakes seldom touch and inflections often do.
type speller struct {
	words map[ends][]string
	right map[string]bool // words that are spelled as they should be
}

type ends struct{ first, last rune }

func endsOf(word string) ends {
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return ends{first, last}
}

// minMisspelt is how many letters a word has that a mistake leaves
// recognisable.
const minMisspelt = 6

// newSpeller knows the words of lex.Misspelt.
func newSpeller(lex *Lexicon) *speller {
	s := &speller{words: map[ends][]string{}, right: map[string]bool{}}
	for _, w := range lex.Lookalikes {
		s.right[w] = true
	}
	for _, w := range lex.Misspelt {
		s.right[w] = true
		if utf8.RuneCountInString(w) >= minMisspelt {
			s.words[endsOf(w)] = append(s.words[endsOf(w)], w)
		}
	}
	return s
}

// mend gives toks with the misspelt words put right; toks themselves stay.
func (s *speller) mend(toks []language.Token) []language.Token {
	mine := false
	for i, t := range toks {
		if len(t.Norm) < minMisspelt-1 || !t.IsWord() {
			continue
		}
		word, ok := s.meant(t.Norm)
		if !ok {
			continue
		}
		if !mine {
			toks, mine = slices.Clone(toks), true
		}
		if toks[i].Text == toks[i].Norm {
			toks[i].Text = word // it stays in small letters
		}
		toks[i].Norm = word
	}
	return toks
}

// meant is the one word that a misspelt one is near to.
func (s *speller) meant(word string) (string, bool) {
	list := s.words[endsOf(word)]
	if len(list) == 0 || s.right[word] {
		return "", false
	}
	found := ""
	for _, w := range list {
		if near(word, w) {
			if found != "" {
				return "", false
			}
			found = w
		}
	}
	return found, found != ""
}

// near reports whether two different words are one letter, or one swap of
// neighbours, apart.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > utf8.UTFMax {
		return false
	}
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	switch {
	case len(x) <= 1 && len(y) <= 1:
		return len(x)+len(y) > 0
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	}
	return false
}

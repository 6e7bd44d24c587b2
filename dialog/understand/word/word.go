// Package word splits an utterance into words that can be compared: lower
// case, without diacritics, with the place where each stood.
package word

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is one word of a text.
type Word struct {
	From, To int    // byte offsets in the text, half open
	Fold     string // what is compared; see [Fold]
	Script   Script
	Start    bool // the first word of a clause
	Asks     bool // the clause that it ends closes with a question mark
}

// Script is the alphabet of a word.
type Script uint8

// The scripts.
const (
	Other Script = iota
	Latin
	Cyrillic
	Armenian
	Digit
)

// Max is how many words of a text are read.
const Max = 120

// Split gives the words of text in order, at most [Max]. Marks that Armenian
// writes inside a word, soft hyphens and invisible format characters don't
// part one; an apostrophe between letters doesn't either.
func Split(text string) []Word {
	out := make([]Word, 0, min(Max, len(text)/5+1))
	start, begins := -1, true
	end := func(to int) {
		if start < 0 {
			return
		}
		if f := Fold(text[start:to]); f != "" {
			out = append(out, Word{From: start, To: to, Fold: f, Script: scriptOf(f), Start: begins})
			begins = false
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && inside(r):
		case start >= 0 && isApostrophe(r) && letterAfter(text[i:]):
		default:
			end(i)
			if clauseEnd(r) {
				begins = true
				if asks(r) && len(out) > 0 {
					out[len(out)-1].Asks = true
				}
			}
		}
		if len(out) >= Max {
			return out
		}
	}
	end(len(text))
	return out
}

// inside tells the characters that a word may hold without being split.
func inside(r rune) bool {
	return r >= 0x80 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || (r >= 0x055A && r <= 0x055F && r != '՝'))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '`' }

func letterAfter(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	r, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsLetter(r)
}

func clauseEnd(r rune) bool {
	switch r {
	case '.', ',', '!', '?', ';', ':', '…', '։', '՝', '—', '–', '\n':
		return true
	}
	return false
}

func asks(r rune) bool { return r == '?' }

// Fold makes a word comparable: lower case, compatibility forms made plain,
// no diacritics (but Cyrillic й stays a letter of its own), ё as е, the
// Armenian ligature և as its two letters, no apostrophes, no invisible
// characters.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	if f, ok := usual(s); ok {
		return f
	}
	return general(s)
}

// general folds by the tables of Unicode.
func general(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKC.String(strings.ToLower(s)) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == 'й':
			b.WriteRune(r)
		case r == 'և':
			b.WriteString("եւ")
		case isApostrophe(r), inside(r), r == utf8.RuneError:
		case r < 0x80:
			b.WriteRune(r)
		default:
			for _, d := range norm.NFD.String(string(unicode.ToLower(r))) {
				if !unicode.Is(unicode.Mn, d) {
					b.WriteRune(d)
				}
			}
		}
	}
	return b.String()
}

// usual folds a word that is written in the letters of our languages alone, as
// [general] would, without its cost; not ok is any other.
func usual(s string) (string, bool) {
	var local [64]byte
	out := local[:0]
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			out = append(out, byte(r))
		case r >= 'A' && r <= 'Z':
			out = append(out, byte(r)+'a'-'A')
		case r >= 'а' && r <= 'я', r >= 'ա' && r <= 'ֆ':
			out = utf8.AppendRune(out, r)
		case r >= 'А' && r <= 'Я':
			out = utf8.AppendRune(out, r+'а'-'А')
		case r >= 'Ա' && r <= 'Ֆ':
			out = utf8.AppendRune(out, r+'ա'-'Ա')
		case r == '՞', r == '՛', r == '՜', r == '\'', r == '’':
		case r == 'և':
			out = append(out, "եւ"...)
		case r == 'ё', r == 'Ё':
			out = append(out, "е"...)
		case r == 'ą', r == 'Ą':
			out = append(out, 'a')
		case r == 'č', r == 'Č':
			out = append(out, 'c')
		case r == 'ę', r == 'Ę', r == 'ė', r == 'Ė':
			out = append(out, 'e')
		case r == 'į', r == 'Į':
			out = append(out, 'i')
		case r == 'š', r == 'Š':
			out = append(out, 's')
		case r == 'ų', r == 'Ų', r == 'ū', r == 'Ū':
			out = append(out, 'u')
		case r == 'ž', r == 'Ž':
			out = append(out, 'z')
		default:
			return "", false
		}
	}
	if string(out) == s {
		return s, true
	}
	return string(out), true
}

func plain(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func scriptOf(s string) Script {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			return Latin
		case r < 0x80:
		case unicode.Is(unicode.Latin, r):
			return Latin
		case unicode.Is(unicode.Cyrillic, r):
			return Cyrillic
		case unicode.Is(unicode.Armenian, r):
			return Armenian
		}
	}
	for _, r := range s {
		if unicode.IsDigit(r) {
			return Digit
		}
	}
	return Other
}

// fillers are sounds and words that carry nothing wherever they stand.
var fillers = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("uh uhh um umm erm er eh hmm hm mmm ah ahh " +
		"ee eee em emm nu э ээ эээ эм эмм хм ммм мм ну ա ը ըը ըմ էէ հմ դե") {
		m[Fold(w)] = true
	}
	return m
}()

// Clean leaves out hesitation sounds and words said twice in a row ("I I
// want"), which false starts are made of. A text of nothing else is kept as
// it is. Words that speakers rightly double ("no no", "bye bye") lose
// nothing by it.
func Clean(words []Word) []Word {
	out := make([]Word, 0, len(words))
	start := false
	for i, w := range words {
		start = start || w.Start
		assent := w.Fold == "uh" && i+1 < len(words) && words[i+1].Fold == "huh" // "uh-huh" is a yes
		if fillers[w.Fold] && !assent {
			continue
		}
		if n := len(out); n > 0 && out[n-1].Fold == w.Fold && w.Script != Digit {
			out[n-1].Asks = out[n-1].Asks || w.Asks
			continue
		}
		w.Start = start
		start = false
		out = append(out, w)
	}
	if len(out) == 0 {
		return words
	}
	return out
}

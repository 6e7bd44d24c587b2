// Package stem takes the endings off words, so that a service is found in
// every case that people say it in. The stemmers are light: they are made to
// bring the forms of one word together within a small vocabulary, not to name
// a lemma. They read folded words (package word).
package stem

import (
	"slices"
	"strings"
	"unicode/utf8"

	"budi/language"
)

// Of gives the stem of a folded word in a language; the word itself for a
// language that has no stemmer.
func Of(lang language.Tag, fold string) string {
	switch lang {
	case language.English:
		return english(fold)
	case language.Lithuanian:
		return lithuanian(fold)
	case language.Russian:
		return russian(fold)
	case language.Armenian:
		return armenian(fold)
	}
	return fold
}

// suffixes is a list of endings, by their last byte, longest first.
type suffixes [256][]suffix

type suffix struct {
	text    string
	letters int
}

// strip takes the longest of the suffixes that s ends with off it, as long as
// at least keep letters remain.
func strip(s string, list *suffixes, keep int) (string, bool) {
	if s == "" {
		return s, false
	}
	letters := -1
	for _, x := range list[s[len(s)-1]] {
		if !strings.HasSuffix(s, x.text) {
			continue
		}
		if letters < 0 {
			letters = utf8.RuneCountInString(s)
		}
		if letters-x.letters >= keep {
			return s[:len(s)-len(x.text)], true
		}
	}
	return s, false
}

// longestFirst compiles a list for [strip].
func longestFirst(list string) *suffixes {
	f := strings.Fields(list)
	slices.SortStableFunc(f, func(a, b string) int { return len(b) - len(a) })
	out := new(suffixes)
	for _, x := range f {
		last := x[len(x)-1]
		out[last] = append(out[last], suffix{x, utf8.RuneCountInString(x)})
	}
	return out
}

// english takes off plurals, verb endings and -ment, undoubles the last
// consonant and drops a final e.
func english(s string) string {
	if len(s) < 4 {
		return s
	}
	switch {
	case strings.HasSuffix(s, "ies") && len(s) > 4:
		s = s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "xes"):
		s = s[:len(s)-2]
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is"):
		s = s[:len(s)-1]
	}
	for _, x := range [...]string{"ments", "ment", "ings", "ing", "ed", "ly"} {
		if t, ok := strings.CutSuffix(s, x); ok && len(t) >= 3 && strings.ContainsAny(t, "aeiouy") {
			s = t
			break
		}
	}
	s = strings.TrimSuffix(s, "isation")
	s = strings.TrimSuffix(s, "ization")
	if t, ok := strings.CutSuffix(s, "ation"); ok && len(t) >= 4 {
		s = t
	}
	if n := len(s); n > 3 && s[n-1] == s[n-2] && !strings.ContainsRune("aeiouls", rune(s[n-1])) {
		s = s[:n-1]
	}
	if n := len(s); n > 3 && s[n-1] == 'e' {
		s = s[:n-1]
	}
	for _, x := range [...]string{"is", "iz", "at"} {
		if t, ok := strings.CutSuffix(s, x); ok && len(t) >= 5 {
			s = t
			break
		}
	}
	if n := len(s); n > 3 && s[n-1] == 'y' && !strings.ContainsRune("aeou", rune(s[n-2])) {
		s = s[:n-1] + "i"
	}
	// British and American spellings meet.
	s = strings.Replace(s, "olour", "olor", 1)
	if s == "tyr" {
		s = "tir"
	}
	return s
}

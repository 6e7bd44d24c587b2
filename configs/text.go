package configs

import "budi/language"

// Text is the same text in several languages.
type Text map[language.Tag]string

// In gives the text in lang, or in the first of the fall-backs that has it,
// or "".
func (t Text) In(lang language.Tag, fallback ...language.Tag) string {
	if s := t[lang]; s != "" {
		return s
	}
	for _, l := range fallback {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// Terms are the ways to say one thing in each language; the first is what
// Budi itself says, in the nominative.
type Terms map[language.Tag][]string

// First gives the term that Budi says in lang, or in the first of the
// fall-backs that has one, or "".
func (t Terms) First(lang language.Tag, fallback ...language.Tag) string {
	if s := t[lang]; len(s) > 0 {
		return s[0]
	}
	for _, l := range fallback {
		if s := t[l]; len(s) > 0 {
			return s[0]
		}
	}
	return ""
}

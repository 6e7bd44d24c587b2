package person

import (
	"strings"

	"budi/language"
)

// Given knows given names in their inflected forms.
type Given struct {
	forms map[string]given
}

type given struct {
	name     string
	from     language.Case
	feminine bool
}

// Declension lists a name's forms by case; language.Nominative has the name.
// Several forms of one case may be given.
type Declension func(name string) (forms map[string]language.Case, feminine bool)

// NewGiven enters the names of the lists, separated by white space, with the
// forms that decline gives and, where fold is not nil, folded too. The first
// name that has a form keeps it.
func NewGiven(lists []string, decline Declension, fold func(string) string) *Given {
	g := &Given{forms: map[string]given{}}
	for _, list := range lists {
		for name := range strings.FieldsSeq(list) {
			g.add(strings.ToLower(name), given{name: name, feminine: strings.HasSuffix(name, "a")}, fold)
		}
	}
	if decline == nil {
		return g
	}
	for _, list := range lists {
		for name := range strings.FieldsSeq(list) {
			forms, feminine := decline(strings.ToLower(name))
			for form, c := range forms {
				g.add(form, given{name, c, feminine}, fold)
			}
		}
	}
	return g
}

func (g *Given) add(form string, v given, fold func(string) string) {
	form = strings.ReplaceAll(form, "ё", "е")
	if old, taken := g.forms[form]; !taken || old.name == v.name && old.from != language.Nominative && v.from == language.Nominative {
		g.forms[form] = v
	}
	if fold != nil {
		if plain := fold(form); plain != form {
			if _, taken := g.forms[plain]; !taken {
				g.forms[plain] = v
			}
		}
	}
}

func (g *Given) lookup(norm string) (given, bool) {
	if g == nil {
		return given{}, false
	}
	v, ok := g.forms[norm]
	return v, ok
}

func (g *Given) has(toks []language.Token) bool {
	for _, t := range toks {
		if _, ok := g.lookup(t.Norm); ok {
			return true
		}
	}
	return false
}

// Package numeral reads number words: a language brings its words as a
// [Lexicon] and its habits as a [Grammar], and gets cardinals, ordinals,
// decimals, fractions and digit strings.
package numeral

import "budi/language"

// Kind is the part that a word plays within a number.
type Kind uint8

// The kinds.
const (
	Zero    Kind = iota // stands alone: "zero", "нуля"
	Unit                // 1 to 9
	Teen                // 10 to 19, or a compound below 100 that takes nothing more
	Ten                 // 20 to 90, takes a unit
	Hundred             // 100 to 900 in one word, takes what is below 100: "двести"
	Times               // multiplies a unit by 100, or is 100: "hundred", "šimtai"
	Scale               // multiplies what is before it by 10^Exp, or is it
)

// Word is what one word means within a number.
type Word struct {
	Kind  Kind
	Value int64 // of Scale: 0, or the multiplier that the word has within it
	Exp   int   // of Scale: 3 for a thousand
}

// Lexicon maps the inflected forms of a language's number words, as
// [language.Token.Norm] has them, to their meaning.
type Lexicon map[string]Word

// Add enters the forms of one word. A form that is there already stays.
func (l Lexicon) Add(w Word, forms ...string) {
	for _, f := range forms {
		if _, taken := l[f]; !taken && f != "" {
			l[f] = w
		}
	}
}

// Join enters what ten and unit words make when they are written as one:
// "twentyone", "քսանմեկ". The units come from units, so that ordinals can be
// joined to cardinal tens.
func (l Lexicon) Join(tens, units Lexicon) {
	for ten, t := range tens {
		if t.Kind != Ten {
			continue
		}
		for unit, u := range units {
			if u.Kind == Unit {
				l.Add(Word{Kind: Teen, Value: t.Value + u.Value}, ten+unit)
			}
		}
	}
}

// Fold enters every form once more as fold writes it, unless that is another
// word: callers who type without diacritics are understood.
func (l Lexicon) Fold(fold func(string) string) {
	plain := make(Lexicon, len(l))
	for form, w := range l {
		plain.Add(w, fold(form))
	}
	for form, w := range plain {
		l.Add(w, form)
	}
}

// Grammar is how one language builds numbers. It is immutable once in use and
// implements [language.Numerals].
type Grammar struct {
	Cardinals Lexicon
	Ordinals  Lexicon
	// And joins the parts of one number: "and" in "two hundred and five".
	And map[string]bool
	// A holds the articles that mean one before a hundred or a scale: "a".
	A map[string]bool
	// MostHundreds is the largest number that Times multiplies: 9, or 99
	// where people say "twenty-one hundred".
	MostHundreds int64
	// OrdinalEnding tells whether letters that follow digits make them an
	// ordinal: "rd", "ą", "го".
	OrdinalEnding func(ending string) bool
	// CaseEnding tells whether letters that follow digits are only a case's
	// ending: "ին" in "15-ին". Nil: none is.
	CaseEnding func(ending string) bool
	// Compound reads a word that the lexicons lack; nil: none.
	Compound func(norm string, ordinal bool) (Word, bool)

	parts Lexicon // further ordinals, while a fraction is read
}

var _ language.Numerals = (*Grammar)(nil)

func (g *Grammar) cardinal(norm string) (Word, bool) {
	if w, ok := g.Cardinals[norm]; ok {
		return w, true
	}
	if g.Compound != nil {
		return g.Compound(norm, false)
	}
	return Word{}, false
}

func (g *Grammar) ordinal(norm string) (Word, bool) {
	if w, ok := g.Ordinals[norm]; ok {
		return w, true
	}
	if w, ok := g.parts[norm]; ok {
		return w, true
	}
	if g.Compound != nil {
		return g.Compound(norm, true)
	}
	return Word{}, false
}

package en

import "budi/language/numeral"

// numerals is how English builds numbers.
func numerals() *numeral.Grammar {
	cardinals := cardinalWords()
	return &numeral.Grammar{
		Cardinals:    cardinals,
		Ordinals:     ordinalWords(cardinals),
		And:          map[string]bool{"and": true},
		A:            map[string]bool{"a": true},
		MostHundreds: 99,
		OrdinalEnding: func(ending string) bool {
			return ending == "st" || ending == "nd" || ending == "rd" || ending == "th"
		},
	}
}

package hy

import (
	"strings"

	"budi/language/numeral"
)

// numerals is how Armenian builds numbers.
func numerals() *numeral.Grammar {
	cardinals := cardinalWords()
	return &numeral.Grammar{
		Cardinals:     cardinals,
		Ordinals:      ordinalWords(cardinals),
		And:           map[string]bool{"և": true, "ու": true},
		MostHundreds:  9,
		OrdinalEnding: func(e string) bool { return strings.HasPrefix(e, "րդ") || strings.HasPrefix(e, "երորդ") },
		CaseEnding: func(e string) bool {
			switch e {
			case "ը", "ն", "ի", "ին", "ից", "ով", "ում", "ական":
				return true
			}
			return false
		},
	}
}

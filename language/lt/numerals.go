package lt

import (
	"strings"

	"budi/language/numeral"
)

// numerals is how Lithuanian builds numbers.
func numerals() *numeral.Grammar {
	cardinals := cardinalWords()
	ordinals := ordinalWords(cardinals)
	cardinals.Fold(fold)
	ordinals.Fold(fold)
	endings := map[string]bool{}
	for e := range strings.FieldsSeq(adjAs + " " + adjLong + " " + thirdAs + " " + thirdLng) {
		endings[e] = true
		endings["t"+e] = true // "5-tą"
		endings["m"+e] = true // "1-mą"
	}
	return &numeral.Grammar{
		Cardinals:     cardinals,
		Ordinals:      ordinals,
		And:           map[string]bool{"ir": true},
		MostHundreds:  9,
		OrdinalEnding: func(ending string) bool { return endings[ending] },
	}
}

var folding = strings.NewReplacer("ą", "a", "č", "c", "ę", "e", "ė", "e", "į", "i", "š", "s", "ų", "u", "ū", "u", "ž", "z")

// fold drops the diacritics, as callers who type in a hurry do.
func fold(norm string) string { return folding.Replace(norm) }

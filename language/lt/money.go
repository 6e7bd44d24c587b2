package lt

import (
	"budi/language/hearing"
	"budi/language/money"
	"budi/language/numeral"
)

func moneyReader(n *numeral.Reader) *money.Reader {
	units := map[string]money.Unit{"ct": {Currency: "EUR", Cents: true}, "eurukas": {Currency: "EUR"}, "eurukų": {Currency: "EUR"}}
	add := func(thing noun, u money.Unit) {
		for c := range thing.singular {
			for _, form := range []string{thing.singular[c], thing.plural[c]} {
				units[form] = u
				units[fold(form)] = u
			}
		}
	}
	for code, c := range currencies {
		add(c.unit, money.Unit{Currency: code})
	}
	add(currencies["EUR"].cent, money.Unit{Currency: "EUR", Cents: true})
	return &money.Reader{Numbers: n, Units: units, And: hearing.Words("ir")}
}

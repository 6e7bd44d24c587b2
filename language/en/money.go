package en

import (
	"budi/language/hearing"
	"budi/language/money"
	"budi/language/numeral"
)

func moneyReader(n *numeral.Reader) *money.Reader {
	units := map[string]money.Unit{
		"euro": {Currency: "EUR"}, "euros": {Currency: "EUR"}, "cent": {Currency: "EUR", Cents: true}, "cents": {Currency: "EUR", Cents: true},
		"dollar": {Currency: "USD"}, "dollars": {Currency: "USD"}, "bucks": {Currency: "USD"}, "buck": {Currency: "USD"},
		"pound": {Currency: "GBP"}, "pounds": {Currency: "GBP"}, "quid": {Currency: "GBP"}, "pence": {Currency: "GBP", Cents: true}, "penny": {Currency: "GBP", Cents: true},
		"ruble": {Currency: "RUB"}, "rubles": {Currency: "RUB"}, "roubles": {Currency: "RUB"}, "dram": {Currency: "AMD"}, "drams": {Currency: "AMD"},
		"zloty": {Currency: "PLN"}, "zlotys": {Currency: "PLN"}, "lari": {Currency: "GEL"},
	}
	return &money.Reader{Numbers: n, Units: units, And: hearing.Words("and")}
}

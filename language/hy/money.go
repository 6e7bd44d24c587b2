package hy

import (
	"budi/language/hearing"
	"budi/language/money"
	"budi/language/numeral"
)

func moneyReader(n *numeral.Reader) *money.Reader {
	units := map[string]money.Unit{"դր": {Currency: "AMD"}, "ռուբլու": {Currency: "RUB"}, "ռուբլուց": {Currency: "RUB"}}
	for code, list := range map[string][]string{
		"AMD": {"դրամ", "դրամանոց"}, "EUR": {"եվրո", "եվրոյ"}, "USD": {"դոլար", "դոլլար"}, "RUB": {"ռուբլի"}, "GEL": {"լարի"}, "GBP": {"ֆունտ"},
	} {
		for _, word := range list {
			for _, form := range inflected(word) {
				units[form] = money.Unit{Currency: code}
			}
		}
	}
	for _, form := range inflected("ցենտ") {
		units[form] = money.Unit{Currency: "EUR", Cents: true}
	}
	return &money.Reader{Numbers: n, Units: units, And: hearing.Words("և", "ու")}
}

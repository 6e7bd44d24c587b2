package ru

import (
	"budi/language/hearing"
	"budi/language/money"
	"budi/language/numeral"
)

func moneyReader(n *numeral.Reader) *money.Reader {
	units := map[string]money.Unit{"руб": {Currency: "RUB"}, "рублей": {Currency: "RUB"}, "баксов": {Currency: "USD"}, "злотый": {Currency: "PLN"}, "драма": {Currency: "AMD"}}
	for code, c := range currencies {
		for i := range c.unit.singular {
			units[c.unit.singular[i]] = money.Unit{Currency: code}
			units[c.unit.plural[i]] = money.Unit{Currency: code}
		}
	}
	for code, cents := range map[string]noun{"EUR": currencies["EUR"].cent, "RUB": currencies["RUB"].cent} {
		for i := range cents.singular {
			units[cents.singular[i]] = money.Unit{Currency: code, Cents: true}
			units[cents.plural[i]] = money.Unit{Currency: code, Cents: true}
		}
	}
	return &money.Reader{Numbers: n, Units: units, And: hearing.Words("и")}
}

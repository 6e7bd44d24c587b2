package ru

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

func TestNumerals(t *testing.T) {
	g := numerals()
	for _, c := range []struct {
		text    string
		want    int64
		n       int
		ordinal bool
	}{
		{"двадцати девяти", 29, 2, false},
		{"третьих", 3, 1, true},
		{"пятьсот семидесяти пять", 575, 3, false},
		{"двадцать первого", 21, 2, true},
		{"двадцать первого", 0, 0, false},
		{"двадцатиоднотысячный", 21000, 1, true},
		{"сто тридцать пять тысяч сотый", 135100, 5, true},
		{"пять миллионов стотридцатипятитысячный", 5135000, 3, true},
		{"двух тысячных", 2000, 2, true},
		{"15-е", 15, 3, true},
		{"2-х", 2, 3, false},
		{"ше́сть", 6, 1, false},
		{"трёхсот", 300, 1, false},
		{"две тысячи двадцать шестого", 2026, 4, true},
		{"сто двадцать три миллиарда четырёхсотпятидесятишестимиллионный", 123456000000, 5, true},
		{"десять тридцать", 10, 1, false},
		{"восемь шестьсот двенадцать", 8, 1, false},
	} {
		read := g.Cardinal
		if c.ordinal {
			read = g.Ordinal
		}
		v, n := read(language.Tokenize(c.text))
		assert.Equal(t, c.want, v, c.text)
		assert.Equal(t, c.n, n, c.text)
	}
}

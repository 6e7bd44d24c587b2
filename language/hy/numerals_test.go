package hy

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
		{"տասը", 10, 1, false},
		{"տասն մեկ", 11, 2, false},
		{"տասներկու", 12, 1, false},
		{"քսանհինգին", 25, 1, false},
		{"իննսունինը", 99, 1, false},
		{"իննասուն", 90, 1, false},
		{"երկու հազար քսանվեց", 2026, 3, false},
		{"ինըհարյուր իննասունինը", 999, 2, false},
		{"երրորդ", 3, 1, true},
		{"քսան առաջին", 21, 2, true},
		{"տասներկուերորդ", 12, 1, true},
		{"27-ին", 27, 3, false},
		{"12-րդ", 12, 3, true},
		{"երեքին", 3, 1, false},
		{"երկուսից", 2, 1, false},
		{"ինից", 9, 1, false},
		{"երեքշաբթի", 0, 0, false},
		{"հարյուր քսանմեկերորդ", 121, 2, true},
		{"հինգ հարյուր", 500, 2, false},
		{"մեկհարյուր տասնմեկ", 111, 2, false},
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

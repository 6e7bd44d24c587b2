package lt

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
		{"šeši šimtai dvylika", 612, 3, false},
		{"dvidešimt penktą", 25, 2, true},
		{"dvidešimt penktą", 0, 0, false},
		{"nulis šeši vienas", 0, 1, false},
		{"trečiadienį", 0, 0, true},
		{"trečią valandą", 3, 1, true},
		{"tūkstantis devyni šimtai", 1900, 3, false},
		{"dviejų tūkstančių dvidešimt šeštų", 2026, 4, true},
		{"sesi simtai dvylika", 612, 3, false},
		{"dvidešimtpirmą", 21, 1, true},
		{"27-ą", 27, 3, true},
		{"3-ią", 3, 3, true},
		{"penkiolikai", 15, 1, false},
		{"8 000", 8000, 2, false},
		{"dešimt trisdešimt", 10, 1, false},
		{"trečiąją", 3, 1, true},
		{"trisdešimčiai", 30, 1, false},
		{"šimtas dvidešimt vienas milijonas", 121000000, 4, false},
		{"", 0, 0, true},
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

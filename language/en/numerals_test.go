package en

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

func TestCardinal(t *testing.T) {
	g := numerals()
	for _, c := range []struct {
		text string
		want int64
		n    int
	}{
		{"zero", 0, 1},
		{"five", 5, 1},
		{"twenty-one", 21, 3},
		{"twenty one", 21, 2},
		{"twentyone", 21, 1},
		{"ten thirty", 10, 1},
		{"eight fifty two", 8, 1},
		{"one hundred and six", 106, 4},
		{"eleven hundred twenty one", 1121, 4},
		{"a hundred", 100, 2},
		{"a few", 0, 0},
		{"hundred thousand", 100000, 2},
		{"two hundred and two thousand", 202000, 5},
		{"three thousand millions", 3000000000, 3},
		{"4 thousand 3 hundred and 21", 4321, 6},
		{"322 hundred", 32200, 2},
		{"1,200,000", 1200000, 5},
		{"1 234 567", 1234567, 3},
		{"15th", 0, 0},
		{"twenty fifth", 0, 0},
		{"15", 15, 1},
		{"14:30", 14, 1},
		{"seven hundred twenty-one thousand and twelve", 721012, 8},
		{"million thousand", 1001000, 2},
		{"two two", 2, 1},
		{"zero five", 0, 1},
		{"", 0, 0},
		{"sixty and six", 60, 1},
		{"99999999999999999999", 0, 0},
		{"five hundred hundred", 500, 2},
		{"hundred and nothing", 100, 1},
	} {
		v, n := g.Cardinal(language.Tokenize(c.text))
		assert.Equal(t, c.want, v, c.text)
		assert.Equal(t, c.n, n, c.text)
	}
}

func TestOrdinal(t *testing.T) {
	g := numerals()
	for _, c := range []struct {
		text string
		want int64
		n    int
	}{
		{"first", 1, 1},
		{"twenty fifth", 25, 2},
		{"twenty-second", 22, 3},
		{"3rd", 3, 2},
		{"27-th", 27, 3},
		{"two hundredth", 200, 2},
		{"one thousand and third", 1003, 4},
		{"three", 0, 0},
		{"27", 0, 0},
		{"twentieth of may", 20, 1},
		{"twenty one trillion and three hundred twenty second", 21000000000322, 8},
	} {
		v, n := g.Ordinal(language.Tokenize(c.text))
		assert.Equal(t, c.want, v, c.text)
		assert.Equal(t, c.n, n, c.text)
	}
}

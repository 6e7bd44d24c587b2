package numeral_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
	"budi/language/numeral"
)

// toy is a small grammar: enough to test the engine without a language.
func toy() *numeral.Grammar {
	l := numeral.Lexicon{}
	l.Add(numeral.Word{Kind: numeral.Zero}, "nil")
	for i, w := range strings.Fields("one two three four five six seven eight nine") {
		l.Add(numeral.Word{Kind: numeral.Unit, Value: int64(i + 1)}, w)
	}
	l.Add(numeral.Word{Kind: numeral.Teen, Value: 10}, "ten")
	l.Add(numeral.Word{Kind: numeral.Ten, Value: 20}, "score")
	l.Add(numeral.Word{Kind: numeral.Hundred, Value: 200}, "twohundred")
	l.Add(numeral.Word{Kind: numeral.Times}, "hundred")
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 3}, "thousand")
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 6}, "million")
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 30}, "nonillion")
	o := numeral.Lexicon{}
	o.Add(numeral.Word{Kind: numeral.Unit, Value: 1}, "first")
	o.Add(numeral.Word{Kind: numeral.Unit, Value: 3}, "third")
	o.Add(numeral.Word{Kind: numeral.Times}, "hundredth")
	l.Join(l, l)
	return &numeral.Grammar{
		Cardinals: l, Ordinals: o, And: map[string]bool{"and": true}, A: map[string]bool{"a": true}, MostHundreds: 9,
		OrdinalEnding: func(e string) bool { return e == "th" }, CaseEnding: func(e string) bool { return e == "ish" },
	}
}

func TestGrammar(t *testing.T) {
	g := toy()
	for _, c := range []struct {
		text    string
		value   int64
		n       int
		ordinal bool
	}{
		{"nil", 0, 1, false},
		{"nil one", 0, 1, false},
		{"scoreone", 21, 1, false},
		{"score one", 21, 2, false},
		{"score-one", 21, 3, false},
		{"twohundred score one", 221, 3, false},
		{"hundred", 100, 1, false},
		{"a hundred", 100, 2, false},
		{"a thing", 0, 0, false},
		{"two hundred and one", 201, 4, false},
		{"two and one", 2, 1, false},
		{"ten hundred", 10, 1, false},
		{"thousand one", 1001, 2, false},
		{"two thousand million", 2_000_000_000, 3, false},
		{"two million two thousand one", 2_002_001, 5, false},
		{"thousand thousand", 1000, 1, false},
		{"two nonillion", 0, 0, false},
		{"score first", 21, 2, true},
		{"score first", 0, 0, false},
		{"two hundredth", 200, 2, true},
		{"one", 0, 0, true},
		{"15th", 15, 2, true},
		{"15-th", 15, 3, true},
		{"15ish", 15, 2, false},
		{"15th", 0, 0, false},
		{"15 th", 15, 1, false},
		{"2 thousand", 2000, 2, false},
		{"one two", 1, 1, false},
		{"", 0, 0, false},
		{"and one", 0, 0, false},
		{"hundred hundred", 100, 1, false},
		{"1,200", 1200, 3, false},
		{"1,20", 1, 1, false},
	} {
		read := g.Cardinal
		if c.ordinal {
			read = g.Ordinal
		}
		v, n := read(language.Tokenize(c.text))
		assert.Equal(t, c.value, v, c.text)
		assert.Equal(t, c.n, n, c.text)
	}
}

func TestReader(t *testing.T) {
	r := &numeral.Reader{
		Grammar: toy(), Digits: map[string]byte{"oh": '0'}, Repeats: map[string]int{"double": 2}, Several: map[string]byte{"nils": '0'},
		Point: map[string]bool{"point": true}, Minus: map[string]bool{"minus": true}, Percent: map[string]bool{"percent": true},
		Fixed: map[string]string{"sesqui": "3/2"}, Parts: map[string]int64{"half": 2, "halves": 2}, AndHalf: [][]string{{"with", "half"}},
		Over: [][]string{{"over"}}, Dozens: map[string]int64{"dozen": 12}, Magnitudes: map[string]int{"k": 3}, CommaGroups: true,
	}
	for _, c := range []struct{ text, want string }{
		{"two nonillion one", "2000000000000000000000000000001"},
		{"one point two five", "1.25"},
		{"point five", "0.5"},
		{"minus two point five", "-2.5"},
		{"sesqui thousand", "1500"},
		{"two with half", "2.5"},
		{"a half", "0.5"},
		{"three halves", "1.5"},
		{"one over three", "0.333333333333333"},
		{"two dozen", "24"},
		{"one two three", "123"},
		{"double five", "55"},
		{"oh seven", "07"},
		{"two nils", "00"},
		{"one two", "1 2"},
		{"5 percent", "5%"},
		{"12%", "12%"},
		{"10k", "10000"},
		{"1,200.50", "1200.5"},
		{"0.00000000001", "0.00000000001"},
		{"3/4", "0.75"},
		{"2 1/4", "2.25"},
		{"27.11.2026", "27 11 2026"},
		{"1/2/2026", "1 2 2026"},
		{"1/0", "1 0"},
		{"-5", "-5"},
		{"x-5", "5"},
		{"2-3", "2 3"},
		{"score first", "21."},
		{"½", "0.5"},
		{"1e3", "1000"},
		{"2^10", "1024"},
		{"9^999999", "9 999999"},
		{"123456789012345678901234567890", "123456789012345678901234567890"},
	} {
		var got []string
		for _, n := range r.Read(language.Tokenize(c.text), language.Anchor{}) {
			s := n.Value
			if n.Percentage {
				s += "%"
			}
			if n.Ordinal {
				s += "."
			}
			got = append(got, s)
		}
		assert.Equal(t, c.want, strings.Join(got, " "), c.text)
	}
}

func TestQuantity(t *testing.T) {
	r := &numeral.Reader{Grammar: toy()}
	v, n := r.Quantity(nil)
	assert.Nil(t, v)
	assert.Zero(t, n)
	v, n = r.Quantity(language.Tokenize("two hundred things"))
	assert.Equal(t, 2, n)
	assert.Zero(t, v.Cmp(big.NewRat(200, 1)))
}

// FuzzGrammar holds the reading to what was given: no more tokens than there
// are, no value without tokens, and the same again for the tokens it used.
func FuzzGrammar(f *testing.F) {
	for _, s := range []string{"two thousand million hundred and one", "a a a", "1,2,3", "score-one 15th", "99999999999999999999"} {
		f.Add(s)
	}
	g := toy()
	f.Fuzz(func(t *testing.T, text string) {
		toks := language.Tokenize(text)
		for _, read := range []func([]language.Token) (int64, int){g.Cardinal, g.Ordinal} {
			v, n := read(toks)
			if n < 0 || n > len(toks) || v < 0 || n == 0 && v != 0 {
				t.Fatalf("%q: %d, %d", text, v, n)
			}
			if n > 0 {
				if w, m := read(toks[:n]); w != v || m != n {
					t.Fatalf("%q: %d of %d tokens, then %d of %d", text, v, n, w, m)
				}
			}
		}
	})
}

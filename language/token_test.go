package language_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ text, norms string }{
		{"", ""},
		{"At 10:30am, o'clock!", "at 10 : 30 am , o'clock !"},
		{"twenty-one", "twenty - one"},
		{"the 3rd of May", "the 3 rd of may"},
		{"don’t", "don't"},
		{"'quoted' words'", "' quoted ' words '"},
		{"ŠEŠI šimtai", "šeši šimtai"},
		{"s\u030cimtai", "šimtai"},
		{"пя́тница, Ёлка", "пятница , елка"},
		{"йод и\u0306од", "йод йод"},
		{"Ի՞նչ, այո՛։", "ինչ , այո ։"},
		{"բարեւ", "բարև"},
		{"+370 612 34567", "+ 370 612 34567"},
		{"85€ ½", "85 € ½"},
		{"a\u200db\u00adc", "a bc"},
		{"\x00\xff\u202e", ""},
		{"😀", "😀"},
	} {
		var got []string
		for _, k := range language.Tokenize(c.text) {
			got = append(got, k.Norm)
		}
		assert.Equal(t, c.norms, strings.Join(got, " "), "%q", c.text)
	}
	toks := language.Tokenize("3rd x")
	assert.True(t, toks[0].Touches(toks[1]))
	assert.False(t, toks[1].Touches(toks[2]))
	assert.True(t, toks[0].IsDigits())
	assert.True(t, toks[1].IsWord())
}

func TestCut(t *testing.T) {
	assert.Equal(t, "ab", language.Cut("ab", 5))
	assert.Equal(t, "a", language.Cut("aš", 2))
	assert.LessOrEqual(t, len(language.Cut(strings.Repeat("ю", 5000), language.MaxUtterance)), language.MaxUtterance)
	assert.Empty(t, language.Cut("š", 1))
}

// FuzzTokenize holds tokens to their offsets, whatever the text.
func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"twenty-one o'clock", "Ի՞նչ", "пя́тница", "\xff\x00", "½ 10:30"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, k := range language.Tokenize(text) {
			if k.From < last || k.From >= k.To || k.To > min(len(text), language.MaxUtterance) || text[k.From:k.To] != k.Text {
				t.Fatalf("%q: %+v after %d", text, k, last)
			}
			if !utf8.ValidString(k.Norm) {
				t.Fatalf("%q: invalid norm %q", text, k.Norm)
			}
			last = k.To
		}
	})
}

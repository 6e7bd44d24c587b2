package word

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// FuzzUsual: where the quick way folds a word, it does as the tables of Unicode
// do.
func FuzzUsual(f *testing.F) {
	for _, s := range []string{
		"Registruotis", "ĖĮŠŲŪŽ ąčęėįšųūž", "Ёлка", "подъезд", "Йогурт", "Եվրոպա", "և", "ո՞ւր", "don't", "don’t", "a\u0301", "й\u0306", "İ",
		"ÁÉ", "ﬁn", "Ѐ", "ʼ", "\xff",
	} {
		f.Add(s)
	}
	for r := range rune(0x600) {
		f.Add(string(r))
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, s := range []string{s, norm.NFC.String(s), norm.NFD.String(s)} {
			if got, ok := usual(s); ok && got != general(s) {
				t.Errorf("%+q: %+q, want %+q", s, got, general(s))
			}
		}
	})
}

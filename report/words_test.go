package report

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/configs"
	"budi/dialog"
	"budi/language"
)

// Every state in which a conversation may close has a name, and both
// languages say the same things.
func TestWords(t *testing.T) {
	for _, state := range dialog.Closings() {
		assert.Contains(t, english, "outcome-"+state)
	}
	for key := range english {
		assert.Contains(t, lithuanian, key)
	}
	for key := range lithuanian {
		assert.Contains(t, english, key)
	}
}

func TestPlural(t *testing.T) {
	b := &configs.Business{}
	lt, en := wordsFor(language.Lithuanian, b, 2026), wordsFor(language.English, b, 2026)
	for n, want := range map[int]string{
		0: "0 skambučių", 1: "1 skambutis", 2: "2 skambučiai", 9: "9 skambučiai", 10: "10 skambučių", 11: "11 skambučių",
		19: "19 skambučių", 20: "20 skambučių", 21: "21 skambutis", 22: "22 skambučiai", 111: "111 skambučių", 121: "121 skambutis",
	} {
		assert.Equal(t, want, replaceNBSP(lt.N(n, "calls")))
	}
	for n, want := range map[int]string{0: "0 calls", 1: "1 call", 2: "2 calls", 21: "21 calls"} {
		assert.Equal(t, want, replaceNBSP(en.N(n, "calls")))
	}
}

// replaceNBSP makes the space that keeps a number with its noun a plain one.
func replaceNBSP(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r == '\u00a0' {
			out[i] = ' '
		}
	}
	return string(out)
}

// Folding loses no word and keeps lines within the width, whatever comes.
func FuzzFold(f *testing.F) {
	f.Add("Labai skauda dantį, patino žandas ir nieko nepadeda", 20)
	f.Add("   ", 5)
	f.Add("a\nb\n\nc", 3)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if n < 1 || n > 200 || len(s) > 2000 {
			return
		}
		rest, rounds := s, 0
		for rest != "" {
			before := len(rest)
			_, rest = fold(rest, n)
			assert.Less(t, len(rest), before)
			if rounds++; rounds > len(s)+1 {
				t.Fatal("it never ends")
			}
		}
	})
}

package all

import (
	"slices"
	"strings"
	"testing"
	"time"

	"budi/language"
	"budi/language/langtest"
)

// FuzzSalad mixes the words that the packs know into utterances, so that
// numbers, phones, names, letters and signals meet in ways that nobody
// thought of. The first byte chooses what is awaited, each other a word or a
// mark.
func FuzzSalad(f *testing.F) {
	vocabulary := map[language.Tag][]string{}
	for _, cases := range []string{nameCases, phoneCases, numberCases, signalCases} {
		for line := range strings.SplitSeq(strings.TrimSpace(cases), "\n") {
			parts := strings.Split(line, "|")
			lang := language.Tag(strings.TrimSpace(parts[0]))
			for _, part := range parts[1:] {
				for w := range strings.FieldsSeq(part) {
					if !slices.Contains(vocabulary[lang], w) {
						vocabulary[lang] = append(vocabulary[lang], w)
					}
				}
			}
		}
	}
	marks := []string{",", ".", "-", "+", "(", ")", "?", "'", "0", "7", "00", "612", "x"}
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	expects := []string{"", "phone", "name", "confirm", "choice", "rating", "detail", "time"}
	packs := Packs()
	f.Add([]byte("0123456789abcdef"))
	f.Add([]byte{1, 0, 9, 0, 10, 1, 20, 1, 30})
	f.Add([]byte{2, 0, 200, 1, 200, 2, 200})
	f.Fuzz(func(t *testing.T, plan []byte) {
		if len(plan) < 3 || len(plan) > 80 {
			return
		}
		at := language.Anchor{Now: now, Expect: expects[int(plan[0])%len(expects)]}
		for lang, words := range vocabulary {
			var b strings.Builder
			for i := 1; i+1 < len(plan); i += 2 {
				if n := int(plan[i])<<8 | int(plan[i+1]); n%5 == 0 {
					b.WriteString(marks[n/5%len(marks)])
				} else {
					b.WriteString(words[n%len(words)])
				}
				if plan[i]%7 != 0 {
					b.WriteByte(' ')
				}
			}
			langtest.Check(t, packs[lang], b.String(), at)
		}
	})
}

package timex_test

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"budi/language"
	"budi/language/all"
	"budi/language/timex/timextest"
)

// TestReadersHoldNothing reads many utterances at once with one pack: what one
// leaves behind in a parser changes no other's reading.
func TestReadersHoldNothing(t *testing.T) {
	at := language.Anchor{Now: timextest.Now()}
	for lang, words := range salad {
		list := strings.Fields(words)
		rng := rand.New(rand.NewPCG(3, 4))
		texts := make([]string, 200)
		for i := range texts {
			said := make([]string, 1+rng.IntN(30))
			for k := range said {
				said[k] = list[rng.IntN(len(list))]
			}
			texts[i] = strings.Join(said, " ")
		}
		want := make([]string, len(texts))
		for i, text := range texts {
			if i%20 == 0 { // a pack that has read nothing of the kind
				want[i] = timextest.Format(all.Packs()[lang].Hear(text, at).Times)
			}
		}
		pack := all.Packs()[lang]
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for i, text := range texts {
					got := timextest.Format(pack.Hear(text, at).Times)
					if i%20 == 0 && got != want[i] {
						t.Errorf("%s: %q is read %q, and %q after others", lang, text, want[i], got)
					}
				}
			})
		}
		wg.Wait()
	}
}

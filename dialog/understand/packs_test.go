package understand

import (
	"testing"

	"budi/language"
	"budi/language/all"
)

// TestWithPacks reads the same cases with the language packs at work.
func TestWithPacks(t *testing.T) {
	runCases(t, all.Packs())
	runBusinesses(t, all.Packs())
}

// TestNoWish: greetings and what was the matter since when name times, and
// none of them is wished.
func TestNoWish(t *testing.T) {
	u, err := New(demo(t, "vet"), all.Packs())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang   language.Tag
		expect string
		text   string
		times  int
	}{
		{"lt", "request", "Labą vakarą", 0},
		{"lt", "request", "laba vakara noriu paskiepyti šunį", 0},
		{"lt", "choice", "labą rytą", 0},
		{"en", "time", "morning", 1},
		{"en", "request", "morning", 0},
		{"lt", "request", "šuo, nuo vakaro vemia", 0},
		{"lt", "name", "Šuo, nuo vakaro vemia", 0},
		{"lt", "confirm", "vemia nuo vakar vakaro", 0},
		{"lt", "choice", "šuo, nuo vakaro vemia", 0},
		{"en", "request", "my dog has been vomiting since yesterday evening", 0},
		{"en", "request", "my dog is vomiting, can I come tomorrow at ten", 1},
		{"lt", "request", "noriu užsiregistruoti rytoj nuo dešimtos", 1},
	} {
		m := u.Understand(Utterance{Text: c.text, Lang: c.lang, Expect: c.expect}, language.Anchor{Now: now})
		if len(m.Heard.Times) != c.times {
			t.Errorf("%q (%s): times %v, want %d", c.text, c.expect, m.Heard.Times, c.times)
		}
	}
}

package langtest

import (
	"testing"
	"time"

	"budi/language"
)

// then is when the packs are fuzzed and measured.
var then = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// Fuzz holds whatever a pack makes of a text to [Check], whatever was asked.
func Fuzz(f *testing.F, p language.Pack, s Samples) {
	for _, text := range Hostile {
		f.Add(text)
	}
	for _, text := range s.Signals {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, expect := range []string{"", "phone", "name"} {
			Check(t, p, text, language.Anchor{Now: then, Expect: expect})
		}
	})
}

// BenchHear measures the reading of an introduction and a choice.
func BenchHear(b *testing.B, p language.Pack, s Samples) {
	for b.Loop() {
		p.Hear(s.Introduction+", "+s.Signals[language.First], language.Anchor{Now: then})
	}
}

// BenchNormalize measures a clause with a time and a price.
func BenchNormalize(b *testing.B, p language.Pack) {
	text := p.Moment(then.Add(100*time.Hour), then) + ", " + p.MoneyFrom(8500, "EUR")
	for b.Loop() {
		p.Normalize(text)
	}
}

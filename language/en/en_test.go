package en_test

import (
	"testing"

	"budi/language"
	"budi/language/en"
	"budi/language/langtest"
)

var samples = langtest.Samples{
	Introduction: "my name is Sarah Connor",
	Name:         "Sarah Connor",
	Phones:       []string{"+37061234567", "+37052000001", "+441231235678"},
	Currencies:   []string{"EUR", "USD", "GBP"},
	Cases:        []language.Case{language.Nominative},
	Genders:      []language.Gender{language.Masculine},
	Courtesies:   []string{"please", "thank you", "then please"},
	Signals: map[language.SignalKind]string{
		language.Yes:       "yes please",
		language.No:        "no thanks",
		language.Maybe:     "maybe",
		language.Repeat:    "could you repeat that",
		language.Slower:    "slow down",
		language.Louder:    "speak up please",
		language.Stop:      "stop",
		language.Wait:      "hold on",
		language.Thanks:    "thank you",
		language.Bye:       "goodbye",
		language.Hello:     "good morning",
		language.OptOut:    "stop calling me",
		language.Nothing:   "that's all",
		language.DontKnow:  "I don't know",
		language.Any:       "whichever",
		language.First:     "the first one",
		language.Second:    "the second one",
		language.Third:     "the third one",
		language.Last:      "the last one",
		language.Earlier:   "something earlier",
		language.Later:     "something later",
		language.Correct:   "no, I meant Friday",
		language.Backchan:  "mhm",
		language.Hesitates: "um",
	},
}

func TestPack(t *testing.T) { langtest.Run(t, en.New(), samples) }

func TestGolden(t *testing.T) {
	langtest.Golden(t, en.New(), "testdata/said.golden", []language.Noun{{One: "visit", Many: "visits"}}, []string{"EUR", "AMD", "USD"}, []string{
		"Open Mon-Fri 9:00-17:30, Sat 9-14.",
		"Your appointment is on 2026-11-27 at 14:30.",
		"on 27.11.2026",
		"Call +370 612 34 567 or 112.",
		"from €85 to €120",
		"1,200 people",
		"takes 2-3 hours",
		"Mail info@budi.lt or see www.budi.lt.",
		"call 112",
		"at 9:00",
		"at 9:05",
		"J-O-N-A-S",
		"Dr. Smith, No. 5",
		"approx. 45 min.",
		"50% off",
		"24/7",
	})
}

func FuzzPack(f *testing.F) { langtest.Fuzz(f, en.New(), samples) }

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		en.New()
	}
}

func BenchmarkHear(b *testing.B) { langtest.BenchHear(b, en.New(), samples) }

func BenchmarkNormalize(b *testing.B) { langtest.BenchNormalize(b, en.New()) }

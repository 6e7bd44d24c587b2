package hy_test

import (
	"testing"
	"time"

	"budi/language"
	"budi/language/hy"
	"budi/language/langtest"
)

var samples = langtest.Samples{
	Introduction: "իմ անունը Արամ Սարգսյան է",
	Name:         "Արամ Սարգսյան",
	Phones:       []string{"+37491123456", "+37410123456", "+37061234567"},
	Currencies:   []string{"AMD", "EUR", "USD"},
	Cases:        []language.Case{language.Nominative, language.Genitive, language.Dative, language.Instrumental, language.Locative},
	Genders:      []language.Gender{language.Masculine},
	Signals: map[language.SignalKind]string{
		language.Yes:       "այո",
		language.No:        "ոչ, շնորհակալություն",
		language.Maybe:     "գուցե",
		language.Repeat:    "կրկնեք խնդրեմ",
		language.Slower:    "ավելի դանդաղ",
		language.Louder:    "ավելի բարձր",
		language.Stop:      "հերիք է",
		language.Wait:      "սպասեք",
		language.Thanks:    "շնորհակալություն",
		language.Bye:       "ցտեսություն",
		language.Hello:     "բարև ձեզ",
		language.OptOut:    "այլևս մի զանգահարեք",
		language.Nothing:   "այսքանն է",
		language.DontKnow:  "չգիտեմ",
		language.Any:       "միևնույն է",
		language.First:     "առաջինը",
		language.Second:    "երկրորդը",
		language.Third:     "երրորդը",
		language.Last:      "վերջինը",
		language.Earlier:   "ավելի շուտ",
		language.Later:     "ավելի ուշ",
		language.Correct:   "ավելի ճիշտ ուրբաթ",
		language.Backchan:  "հասկացա",
		language.Hesitates: "դե",
	},
}

func TestPack(t *testing.T) { langtest.Run(t, hy.New(), samples) }

func FuzzPack(f *testing.F) {
	for _, text := range langtest.Hostile {
		f.Add(text)
	}
	for _, text := range samples.Signals {
		f.Add(text)
	}
	pack := hy.New()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		for _, expect := range []string{"", "phone", "name"} {
			langtest.Check(t, pack, text, language.Anchor{Now: now, Expect: expect})
		}
	})
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		hy.New()
	}
}

func BenchmarkHear(b *testing.B) {
	pack := hy.New()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	for b.Loop() {
		pack.Hear(samples.Introduction+", "+samples.Signals[language.First], language.Anchor{Now: now})
	}
}

func BenchmarkNormalize(b *testing.B) {
	pack := hy.New()
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	text := pack.Moment(now.Add(100*time.Hour), now) + ", " + pack.MoneyFrom(8500, "EUR")
	for b.Loop() {
		pack.Normalize(text)
	}
}

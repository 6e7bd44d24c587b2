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
	Courtesies:   []string{"խնդրում եմ", "շնորհակալություն"},
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

func TestGolden(t *testing.T) {
	langtest.Golden(t, hy.New(), "testdata/said.golden", []language.Noun{{One: "այց"}}, []string{"AMD", "EUR"}, []string{
		"Աշխատում ենք երկուշաբթիից ուրբաթ, 10:00–20:00։",
		"2026-11-27 14:30",
		"27.11.2026",
		"Զանգահարեք +374 91 123456 կամ 112։",
		"8 000 ֏",
		"1 500 դր.",
		"2-3 ժամ",
		"ժամը 15-ին",
		"ժամը 15:15-ից",
		"5-րդ հարկ",
		"մարտի 1-ին",
		"մարտի 8",
		"20 %",
		"Ա-ՐԱ-Մ",
		"ժամը 9:00",
		"ժամը 10-ից 20-ը",
		"info@budi.am",
	})
}

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

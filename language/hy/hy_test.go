package hy_test

import (
	"testing"

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

func FuzzPack(f *testing.F) { langtest.Fuzz(f, hy.New(), samples) }

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		hy.New()
	}
}

func BenchmarkHear(b *testing.B) { langtest.BenchHear(b, hy.New(), samples) }

func BenchmarkNormalize(b *testing.B) { langtest.BenchNormalize(b, hy.New()) }

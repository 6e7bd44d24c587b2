package lt_test

import (
	"testing"

	"budi/language"
	"budi/language/langtest"
	"budi/language/lt"
)

var samples = langtest.Samples{
	Introduction: "mano vardas Jonas Petraitis",
	Name:         "Jonas Petraitis",
	Phones:       []string{"+37061234567", "+37052000001", "+4915112345678"},
	Currencies:   []string{"EUR", "USD"},
	Cases:        []language.Case{language.Nominative, language.Genitive, language.Dative, language.Accusative, language.Instrumental, language.Locative},
	Genders:      []language.Gender{language.Masculine, language.Feminine},
	Courtesies:   []string{"prašau", "labai ačiū"},
	Signals: map[language.SignalKind]string{
		language.Yes:       "taip",
		language.No:        "ne, ačiū",
		language.Maybe:     "galbūt",
		language.Repeat:    "pakartokite prašau",
		language.Slower:    "kalbėkite lėčiau",
		language.Louder:    "garsiau prašau",
		language.Stop:      "užteks",
		language.Wait:      "minutėlę",
		language.Thanks:    "ačiū",
		language.Bye:       "viso gero",
		language.Hello:     "labas rytas",
		language.OptOut:    "daugiau neskambinkite",
		language.Nothing:   "tai viskas",
		language.DontKnow:  "nežinau",
		language.Any:       "man nesvarbu",
		language.First:     "pirmas variantas",
		language.Second:    "antras variantas",
		language.Third:     "trečias variantas",
		language.Last:      "paskutinis variantas",
		language.Earlier:   "gal anksčiau",
		language.Later:     "gal vėliau",
		language.Correct:   "tiksliau ketvirtadienį",
		language.Backchan:  "aha",
		language.Hesitates: "em",
	},
}

func TestPack(t *testing.T) { langtest.Run(t, lt.New(), samples) }

func TestGolden(t *testing.T) {
	langtest.Golden(t, lt.New(), "testdata/said.golden", []language.Noun{{One: "vizitas", Few: "vizitai", Many: "vizitų"}, {One: "paslauga", Few: "paslaugos", Many: "paslaugų", Gender: language.Feminine}}, []string{"EUR", "USD"}, []string{
		"Dirbame I-V 8-18 val., VI 9-14 val.",
		"Registracija 2026-11-27 14:30.",
		"27.11.2026",
		"Skambinkite 8 612 34567 arba 112.",
		"Kaina nuo 85 € iki 120 €.",
		"kaina 45,50 EUR",
		"1 200 Eur",
		"trunka 2-3 val.",
		"trunka 2-3 dienas",
		"rašykite info@budi.lt",
		"Gedimino pr. 5, 2 a., tel. 8 5 200 0001",
		"20 % nuolaida",
		"po 30 min.",
		"9:00–17:30",
		"nuo 10 val. iki 19 val. 30 min.",
		"iki lapkričio 27 d.",
		"2027 m. kovo 1 d.",
		"lapkričio 23–27 d.",
		"1 vizitą",
		"už 85 eurus",
		"su 2 draugais",
		"J-O-N-A-S",
		"BMW 3 serijos automobilis",
		"pvz., rytoj 14.30 val.",
		"2 savaites",
		"1 diena",
		"per 21 dieną",
		"+370 5 200 0001 arba +370 612 34567",
		"Už 1 valandą 30 Eur, už 2 valandas 55 Eur",
		"per 2 val. 15 min.",
		"po 14 val.",
		"po 2 val.",
		"0,5 val., 1,5 val. arba 2,5 val.",
		"trunka 20–30 min.",
		"Gruodžio 24 d. dirbame iki 13 val.",
	})
}

func FuzzPack(f *testing.F) { langtest.Fuzz(f, lt.New(), samples) }

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		lt.New()
	}
}

func BenchmarkHear(b *testing.B) { langtest.BenchHear(b, lt.New(), samples) }

func BenchmarkNormalize(b *testing.B) { langtest.BenchNormalize(b, lt.New()) }

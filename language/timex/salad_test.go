package timex_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"budi/language"
	"budi/language/all"
	"budi/language/timex/timextest"
)

// salad is words that mean something to the grammars, by language.
var salad = map[language.Tag]string{
	"en": "monday friday next last this the first second 3rd 24 march may february 29 2026 1999 at on in of for to until from between and or not any day but before after around half past quarter ten thirty 10:30 2:15pm pm a.m. noon midnight morning afternoon evening tonight tomorrow week weeks month year weekend days hours minutes ago early late end beginning ish or later - / . , 5/12 2026-02-30 12.50 euros people christmas easter every weekdays couple few a an now coming after work one two three calendar 2027 summer wendesday septeber more than from least rest remaining half hour",
	"lt": "pirmadienį penktadienio kitą praėjusį šį kovo vasario 29 2026 m. d. 5 pusė pusę trijų trečią valandą val. be penkių po už prieš iki nuo apie tarp ir arba ne tik išskyrus rytoj poryt šiandien ryte vakare pietų darbo savaitę savaitės savaičių dvi dienų mėnesio pradžioje pabaigoje 10:30 15.30 dešimt trisdešimt Kalėdas Naujųjų kitos dar - , . valandos minučių eurų",
	"ru": "понедельник пятницу следующий прошлый этот марта февраля 29 2026 г. 5 пол половина третьего полтретьего без четверти пять часов минут дня вечера утра ночи через до после с по около между и или не кроме завтра послезавтра сегодня неделю недели недель два дней месяца конце начале 10:30 17ч10 5-го числа рублей обед работы в на к - , .",
	"hy": "երկուշաբթի ուրբաթ շաբաթ հաջորդ մյուս այս մարտի փետրվարի 29 2026 թ. 5 10-ին 10-ից տասին երեքն երեքին անց կես պակաս հինգ ժամը մինչև հետո առաջ մոտ և կամ ոչ բացի վաղը այսօր առավոտյան երեկոյան կեսօրից օրից շաբաթից ժամից երկու ամսվա վերջին սկզբին 10:30 դրամ - , .",
}

// TestWordSalad reads utterances that no one says, seeded, for what must hold
// of every reading.
func TestWordSalad(t *testing.T) {
	packs := all.Packs()
	for lang, words := range salad {
		list := strings.Fields(words)
		rng := rand.New(rand.NewPCG(1, 2))
		for range 1500 {
			said := make([]string, 1+rng.IntN(9))
			for i := range said {
				said[i] = list[rng.IntN(len(list))]
			}
			checkReading(t, packs[lang], strings.Join(said, " "))
		}
	}
}

func FuzzWordSalad(f *testing.F) {
	packs := all.Packs()
	f.Add("en", []byte{0, 1, 2, 3})
	f.Add("lt", []byte{9, 8, 7})
	f.Add("ru", []byte{20, 30, 40, 50, 60})
	f.Add("hy", []byte{5, 15, 25})
	f.Fuzz(func(t *testing.T, lang string, picks []byte) {
		list := strings.Fields(salad[language.Tag(lang)])
		if len(list) == 0 || len(picks) > 40 {
			return
		}
		said := make([]string, len(picks))
		for i, b := range picks {
			said[i] = list[int(b)%len(list)]
		}
		checkReading(t, packs[language.Tag(lang)], strings.Join(said, " "))
	})
}

// checkReading asserts what holds of every utterance: spans in order and
// within it, no empty interval, a wish that can be asked for, and the same
// answer twice.
func checkReading(t *testing.T, pack language.Hearer, text string) {
	t.Helper()
	at := language.Anchor{Now: timextest.Now().Add(37 * time.Minute), Open: open}
	h := pack.Hear(text, at)
	timextest.Check(t, text, h.Times)
	window := language.Interval{Start: at.Now, End: at.Now.AddDate(0, 0, 40)}
	last := window.Start
	for _, i := range h.Wish.In(window) {
		if i.Start.Before(last) || !i.Start.Before(i.End) || i.End.After(window.End) {
			t.Fatalf("%q: wish is not sorted, disjoint and clipped", text)
		}
		last = i.End
	}
	if again := pack.Hear(text, at); timextest.Format(again.Times) != timextest.Format(h.Times) {
		t.Fatalf("%q is read differently twice", text)
	}
	// A point of a wish that has no bound, negation or list satisfies it.
	if len(h.Times) == 1 && h.Times[0].Bound == language.At && !h.Times[0].Negated && h.Times[0].HasDay && h.Times[0].End.IsZero() && !h.Wish.Has(h.Times[0].Start) {
		t.Fatalf("%q: %s does not satisfy its own wish", text, timextest.Format(h.Times))
	}
}

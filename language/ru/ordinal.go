package ru

import (
	"strings"

	"budi/language"
)

var (
	ordinalUnits    = [...]string{"перв", "втор", "трет", "четвёрт", "пят", "шест", "седьм", "восьм", "девят"}
	ordinalTens     = [...]string{"десят", "двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност"}
	ordinalHundreds = [...]string{"сот", "двухсот", "трёхсот", "четырёхсот", "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"}
	// The columns are masculine, feminine, neuter and plural.
	adjectiveEndings = table("ый ая ое ые", "ого ой ого ых", "ому ой ому ым", "ый ую ое ые", "ым ой ым ыми", "ом ой ом ых")
	thirdForms       = table("ий ья ье ьи", "ьего ьей ьего ьих", "ьему ьей ьему ьим", "ий ью ье ьи", "ьим ьей ьим ьими", "ьем ьей ьем ьих")
)

// Ordinal implements [language.Speaker].
func (voice) Ordinal(n int64, f language.Form) string { return ordinal(n, f) }

func ordinal(n int64, f language.Form) string {
	if f.Case > language.Locative {
		f.Case = language.Nominative
	}
	if n < 0 {
		if n == -1<<63 {
			n++ // one off beyond any number that is ever said
		}
		return "минус " + ordinal(-n, f)
	}
	var before int64
	stem := ""
	switch two := n % 100; {
	case n == 0:
		stem = "нулев"
	case n%1000 == 0:
		return scaleOrdinal(n, f)
	case two == 0:
		before, stem = n-n%1000, ordinalHundreds[n%1000/100-1]
	case two < 10 || two > 20 && two%10 != 0:
		before, stem = n-two%10, ordinalUnits[two%10-1]
	case two > 10 && two < 20:
		before, stem = n-two, teenStems[two-11]
	default:
		before, stem = n-two, ordinalTens[two/10-1]
	}
	if before == 0 {
		return stem + adjectiveEnding(stem, f)
	}
	return cardinal(before, language.Form{}) + " " + stem + adjectiveEnding(stem, f)
}

// scaleOrdinal has the last group of three as one word with its scale:
// "двухтысячный", "пять миллионов стотридцатипятитысячный".
func scaleOrdinal(n int64, f language.Form) string {
	unit, stem := int64(1000), "тысячн"
	for i := 1; i < len(scaleNouns) && n%(unit*1000) == 0; i++ {
		unit = scaleNouns[i].unit
		stem = scaleNouns[i].noun.singular[0] + "н"
	}
	group := n / unit % 1000
	word := stem + adjectiveEnding(stem, f)
	if group > 1 {
		word = combining(group) + word
	}
	if before := n - group*unit; before > 0 {
		return cardinal(before, language.Form{}) + " " + word
	}
	return word
}

// combining is the form of 1 to 999 at the head of a compound: genitives
// without spaces, but for 1, 90 and 100.
func combining(n int64) string {
	var b strings.Builder
	if h := n / 100; h > 0 {
		c := language.Genitive
		if h == 1 {
			c = language.Nominative
		}
		b.WriteString(hundredForms[c][h-1])
	}
	two := n % 100
	switch {
	case two > 10 && two < 20:
		b.WriteString(teenStems[two-11] + "и")
		return b.String()
	case two >= 90:
		b.WriteString("девяносто")
	case two >= 10:
		b.WriteString(tenForms[language.Genitive][two/10-1])
	}
	switch u := two % 10; u {
	case 0:
	case 1:
		b.WriteString("одно")
	default:
		b.WriteString(unitForms[language.Genitive][u-1])
	}
	return b.String()
}

func adjectiveEnding(stem string, f language.Form) string {
	column := int(f.Gender)
	if f.Plural {
		column = 3
	}
	if column > 3 {
		column = 0
	}
	if stem == "трет" {
		return thirdForms[f.Case][column]
	}
	e := adjectiveEndings[f.Case][column]
	if e == "ый" {
		switch stem {
		case "втор", "шест", "седьм", "восьм", "сороков", "нулев":
			return "ой"
		}
	}
	return e
}

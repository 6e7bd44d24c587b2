package ru

import (
	"strings"

	"budi/language"
)

// The rows of the tables are nominative, genitive, dative, accusative,
// instrumental and locative, as in [language.Case].
var (
	unitForms = table(
		"один два три четыре пять шесть семь восемь девять",
		"одного двух трёх четырёх пяти шести семи восьми девяти",
		"одному двум трём четырём пяти шести семи восьми девяти",
		"один два три четыре пять шесть семь восемь девять",
		"одним двумя тремя четырьмя пятью шестью семью восемью девятью",
		"одном двух трёх четырёх пяти шести семи восьми девяти",
	)
	oneFeminine = [...]string{"одна", "одной", "одной", "одну", "одной", "одной"}
	oneNeuter   = [...]string{"одно", "одного", "одному", "одно", "одним", "одном"}
	onePlural   = [...]string{"одни", "одних", "одним", "одни", "одними", "одних"}
	zeroForms   = [...]string{"ноль", "ноля", "нолю", "ноль", "нолём", "ноле"}
	tenForms    = table(
		"десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
		"десяти двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
		"десяти двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
		"десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
		"десятью двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью девяноста",
		"десяти двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
	)
	hundredForms = table(
		"сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
		"ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот",
		"ста двумстам трёмстам четырёмстам пятистам шестистам семистам восьмистам девятистам",
		"сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
		"ста двумястами тремястами четырьмястами пятьюстами шестьюстами семьюстами восемьюстами девятьюстами",
		"ста двухстах трёхстах четырёхстах пятистах шестистах семистах восьмистах девятистах",
	)
	teenEndings = [...]string{"ь", "и", "и", "ь", "ью", "и"}
)

func table(rows ...string) [][]string {
	t := make([][]string, len(rows))
	for i, r := range rows {
		t[i] = strings.Fields(r)
	}
	return t
}

// noun is a noun's singular and plural by case.
type noun struct {
	singular, plural [6]string
	gender           language.Gender
}

// counted is the noun's form after n in case c: one takes the singular; in
// the nominative and accusative 2 to 4 take the singular genitive and the
// rest the plural genitive; in other cases all take the plural.
func (n noun) counted(count int64, c language.Case) string {
	p := pluralOf(count)
	switch {
	case p == one:
		return n.singular[c]
	case c != language.Nominative && c != language.Accusative:
		return n.plural[c]
	case p == few:
		return n.singular[language.Genitive]
	}
	return n.plural[language.Genitive]
}

// plural is the category of CLDR's plural rules for whole numbers.
type plural uint8

const (
	one plural = iota
	few
	many
)

func pluralOf(n int64) plural {
	if n < 0 {
		n = -n
	}
	switch last, two := n%10, n%100; {
	case two >= 11 && two <= 14:
		return many
	case last == 1:
		return one
	case last >= 2 && last <= 4:
		return few
	}
	return many
}

// masculine declines a hard masculine noun.
func masculine(stem string) noun {
	var n noun
	for i, e := range [...]string{"", "а", "у", "", "ом", "е"} {
		n.singular[i] = stem + e
	}
	for i, e := range [...]string{"ы", "ов", "ам", "ы", "ами", "ах"} {
		n.plural[i] = stem + e
	}
	return n
}

var scaleNouns = [...]struct {
	unit int64
	noun noun
}{
	{1e3, noun{
		[6]string{"тысяча", "тысячи", "тысяче", "тысячу", "тысячей", "тысяче"},
		[6]string{"тысячи", "тысяч", "тысячам", "тысячи", "тысячами", "тысячах"},
		language.Feminine,
	}},
	{1e6, masculine("миллион")},
	{1e9, masculine("миллиард")},
	{1e12, masculine("триллион")},
	{1e15, masculine("квадриллион")},
	{1e18, masculine("квинтиллион")},
}

// Cardinal implements [language.Speaker].
func (voice) Cardinal(n int64, f language.Form) string { return cardinal(n, f) }

func cardinal(n int64, f language.Form) string {
	if f.Case > language.Locative {
		f.Case = language.Nominative
	}
	if n == 0 {
		return zeroForms[f.Case]
	}
	if n < 0 {
		if n == -1<<63 {
			n++ // one off beyond any number that is ever said
		}
		return "минус " + cardinal(-n, f)
	}
	var words []string
	for i := len(scaleNouns) - 1; i >= 0; i-- {
		s := scaleNouns[i]
		if group := n / s.unit; group > 0 {
			words = append(words, cardinal(group, language.Form{Case: f.Case, Gender: s.noun.gender}), s.noun.counted(group, f.Case))
			n %= s.unit
		}
	}
	if h := n / 100; h > 0 {
		words = append(words, hundredForms[f.Case][h-1])
	}
	switch two := n % 100; {
	case two > 10 && two < 20:
		words = append(words, teenStems[two-11]+teenEndings[f.Case])
	default:
		if two >= 10 {
			words = append(words, tenForms[f.Case][two/10-1])
		}
		if u := two % 10; u > 0 {
			words = append(words, unit(u, f))
		}
	}
	return strings.Join(words, " ")
}

func unit(u int64, f language.Form) string {
	switch {
	case u == 1 && f.Plural:
		return onePlural[f.Case]
	case u == 1 && f.Gender == language.Feminine:
		return oneFeminine[f.Case]
	case u == 1 && f.Gender == language.Neuter:
		return oneNeuter[f.Case]
	case u == 2 && f.Gender == language.Feminine && (f.Case == language.Nominative || f.Case == language.Accusative):
		return "две"
	}
	return unitForms[f.Case][u-1]
}

package ru

import (
	"slices"
	"strings"

	"budi/language"
	"budi/language/aloud"
)

var second = noun{
	[6]string{"секунда", "секунды", "секунде", "секунду", "секундой", "секунде"},
	[6]string{"секунды", "секунд", "секундам", "секунды", "секундами", "секундах"},
	language.Feminine,
}

// countedNouns often follow figures; a synthesiser reads figures as masculine
// nominatives, so figures in front of these are put into words.
var countedNouns = [...]noun{
	minute, hour, second,
	currencies["EUR"].unit, currencies["EUR"].cent, currencies["USD"].unit, currencies["RUB"].unit, currencies["RUB"].cent, currencies["AMD"].unit,
	masculine("процент"), masculine("визит"),
	{
		[6]string{"день", "дня", "дню", "день", "днём", "дне"},
		[6]string{"дни", "дней", "дням", "дни", "днями", "днях"},
		language.Masculine,
	},
	{
		[6]string{"неделя", "недели", "неделе", "неделю", "неделей", "неделе"},
		[6]string{"недели", "недель", "неделям", "недели", "неделями", "неделях"},
		language.Feminine,
	},
	{
		[6]string{"месяц", "месяца", "месяцу", "месяц", "месяцем", "месяце"},
		[6]string{"месяцы", "месяцев", "месяцам", "месяцы", "месяцами", "месяцах"},
		language.Masculine,
	},
	{
		[6]string{"год", "года", "году", "год", "годом", "годе"},
		[6]string{"годы", "лет", "годам", "годы", "годами", "годах"},
		language.Masculine,
	},
}

// inflect puts a counted number into words, in the case of its noun.
func inflect(m aloud.Match) (string, bool) {
	n, word := int64(atoi(m.Groups[1])), m.Groups[2]
	wanted := caseBefore(m)
	for _, c := range countedNouns {
		order := []language.Case{wanted, language.Nominative, language.Accusative, language.Genitive, language.Dative, language.Instrumental, language.Locative}
		i := slices.IndexFunc(order, func(k language.Case) bool { return c.counted(n, k) == word })
		if i >= 0 {
			return cardinal(n, language.Form{Case: order[i], Gender: c.gender}) + " " + word, true
		}
	}
	return "", false
}

// fromTo says a range: "2-3 дня" is "от двух до трёх дней".
func fromTo(m aloud.Match) (string, bool) {
	if m.Groups[1][0] == '0' || strings.HasSuffix(m.Before, "-") || strings.HasPrefix(m.After, "-") {
		return "", false
	}
	word, f := m.Groups[3], language.Form{Case: language.Genitive}
	for _, c := range countedNouns {
		if word == c.singular[language.Genitive] || slices.Contains(c.plural[:], word) {
			word, f.Gender = c.plural[language.Genitive], c.gender
			break
		}
	}
	s := "от " + cardinal(int64(atoi(m.Groups[1])), f) + " до " + cardinal(int64(atoi(m.Groups[2])), f)
	return strings.TrimSpace(s + " " + word), true
}

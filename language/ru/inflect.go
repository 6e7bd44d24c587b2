package ru

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	if m.AfterAcronym() || m.AfterDigit() || m.AfterDecimal() {
		return "", false
	}
	n, word := int64(atoi(m.Groups[1])), m.Groups[2]
	wanted := caseBefore(m)
	for _, c := range countedNouns {
		order := []language.Case{wanted, language.Nominative, language.Accusative, language.Genitive, language.Dative, language.Instrumental, language.Locative}
		i := slices.IndexFunc(order, func(k language.Case) bool { return c.counted(n, k) == word })
		if i >= 0 {
			return cardinal(n, language.Form{Case: order[i], Gender: c.gender}) + " " + word, true
		}
	}
	for _, full := range abbreviations {
		if word == full {
			return "", false // "улица", "квартира": numbers stand before them by chance
		}
	}
	// "2 услуги": what ends so after two to four is feminine.
	switch last, _ := lastRune(word); {
	case utf8.RuneCountInString(word) < 4:
	case n > 1 && (strings.HasSuffix(word, "ами") || strings.HasSuffix(word, "ями") || strings.HasSuffix(word, "ьми")): // "с 2 детьми"
		return cardinal(n, language.Form{Case: language.Instrumental}) + " " + word, true
	case pluralOf(n) == few && (last == "ы" || last == "и") && n%10 == 2, pluralOf(n) == one && (last == "а" || last == "я"):
		return cardinal(n, language.Form{Gender: language.Feminine}) + " " + word, true
	}
	return "", false
}

// fromTo says a range: "2-3 дня" is "от двух до трёх дней".
func fromTo(m aloud.Match) (string, bool) {
	if m.Groups[1][0] == '0' || strings.HasSuffix(m.Before, "-") || strings.HasPrefix(m.After, "-") || m.BeforeDecimal() {
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

// fromUpTo says "с 8 до 18" and "от 2 до 3 недель", where both numbers are in
// the genitive.
func fromUpTo(m aloud.Match) (string, bool) {
	word := m.Groups[4]
	if m.Groups[2][0] == '0' || m.Groups[3][0] == '0' || slices.Contains(monthsGenitive[:], word) || strings.HasPrefix(m.After, ":") || strings.HasPrefix(m.After, "-") || m.BeforeDecimal() {
		return "", false
	}
	f := language.Form{Case: language.Genitive}
	for _, c := range countedNouns {
		if word != "" && (word == c.plural[language.Genitive] || word == c.singular[language.Genitive]) {
			f.Gender = c.gender
			break
		}
	}
	s := m.Groups[1] + " " + cardinal(int64(atoi(m.Groups[2])), f) + " до " + cardinal(int64(atoi(m.Groups[3])), f)
	return strings.TrimSpace(s + " " + word), true
}

// daysFromTo says "с 5 по 10 января", where the first day is in the genitive
// and the last in what its preposition asks for.
func daysFromTo(m aloud.Match) (string, bool) {
	from, to := int64(atoi(m.Groups[2])), int64(atoi(m.Groups[4]))
	if from < 1 || from > 31 || to < 1 || to > 31 {
		return "", false
	}
	last := language.Form{Gender: language.Neuter}
	if m.Groups[3] == "до" {
		last.Case = language.Genitive
	}
	return m.Groups[1] + " " + ordinal(from, language.Form{Case: language.Genitive}) + " " + m.Groups[3] + " " + ordinal(to, last) + " " + m.Groups[5], true
}

// andHalf says a number and a half of hours, weeks, months or minutes.
func andHalf(m aloud.Match) (string, bool) {
	n := int64(atoi(m.Groups[1]))
	for _, c := range countedNouns {
		if !strings.HasPrefix(c.singular[language.Nominative], m.Groups[2]) {
			continue
		}
		one := c.singular[language.Genitive]
		switch {
		case n == 0:
			return "пол" + one, true
		case n == 1 && c.gender == language.Feminine:
			return "полторы " + one, true
		case n == 1:
			return "полтора " + one, true
		}
		return cardinal(n, language.Form{Gender: c.gender}) + " с половиной " + one, true
	}
	return "", false
}

// fromSum says "от 85 евро 50 центов", where both nouns are in the genitive.
func fromSum(m aloud.Match) (string, bool) {
	whole, cents := int64(atoi(m.Groups[2])), int64(atoi(m.Groups[4]))
	for _, c := range currencies {
		if c.unit.counted(whole, language.Genitive) == m.Groups[3] && c.cent.counted(cents, language.Genitive) == m.Groups[5] {
			return strings.Join([]string{
				m.Groups[1], cardinal(whole, language.Form{Case: language.Genitive, Gender: c.unit.gender}), m.Groups[3],
				cardinal(cents, language.Form{Case: language.Genitive, Gender: c.cent.gender}), m.Groups[5],
			}, " "), true
		}
	}
	return "", false
}

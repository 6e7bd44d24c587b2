package ru

import (
	"strconv"
	"strings"
	"time"

	"budi/language"
	"budi/language/aloud"
)

// Normalize implements [language.Speaker].
func (v voice) Normalize(text string) string { return aloud.Rewrite(text, v.rules) }

// caseBefore is the case that the preposition in front of a number asks for.
func caseBefore(m aloud.Match) language.Case {
	switch m.WordBefore() {
	case "с", "со", "от", "до", "из", "без", "после", "около", "более", "менее", "свыше", "для":
		return language.Genitive
	case "к", "ко":
		return language.Dative
	case "в", "во", "на", "через", "по", "за", "про":
		return language.Accusative
	}
	return language.Nominative
}

func atoi(s string) int {
	n, err := strconv.Atoi(strings.ReplaceAll(s, " ", ""))
	if err != nil {
		return 0
	}
	return n
}

// clockAloud says a time of day: "четырнадцать тридцать", "до восемнадцати
// часов".
func clockAloud(h, m int, c language.Case) string {
	s := cardinal(int64(h), language.Form{Case: c})
	switch {
	case m == 0:
		return s + " " + hour.counted(int64(h), c)
	case m < 10:
		return s + " " + cardinal(0, language.Form{Case: c}) + " " + cardinal(int64(m), language.Form{Case: c})
	}
	return s + " " + cardinal(int64(m), language.Form{Case: c})
}

// dayAloud says the day of a month, in the genitive as the answer to "когда?".
func dayAloud(day int, m aloud.Match) string {
	c := language.Genitive
	switch m.WordBefore() {
	case "на", "по", "за":
		c = language.Accusative
	case "к", "ко":
		c = language.Dative
	}
	return ordinal(int64(day), language.Form{Case: c, Gender: language.Neuter})
}

func yearAloud(year int) string {
	return ordinal(int64(year), language.Form{Case: language.Genitive}) + " года"
}

func rules() []aloud.Rule {
	months := strings.Join(monthsGenitive[:], "|")
	r := aloud.Mails("собака", "точка")
	r = append(r, aloud.Dates(func(year int, month time.Month, day int, m aloud.Match) string {
		s := dayAloud(day, m) + " " + monthsGenitive[month-1]
		if year != 0 {
			s += " " + yearAloud(year)
		}
		return s
	})...)
	r = append(r, aloud.Phones("RU", "плюс", 3))
	r = append(r, aloud.Sums(func(minor int64, code string, m aloud.Match) string {
		c := caseBefore(m)
		if c != language.Genitive {
			c = language.Nominative
		}
		return amount(minor, code, c)
	})...)
	r = append(r,
		aloud.ClockRanges(func(h1, m1, h2, m2 int, _ aloud.Match) (string, bool) {
			return "с " + clockAloud(h1, m1, language.Genitive) + " до " + clockAloud(h2, m2, language.Genitive), true
		}),
		aloud.Clocks(func(h, m int, match aloud.Match) (string, bool) {
			c := caseBefore(match)
			if c == language.Accusative {
				c = language.Nominative
			}
			return clockAloud(h, m, c), true
		}),
		aloud.New(`([сС]|[оО]т) (\d{1,2}) (до|по) (\d{1,2}) (`+months+`)`, daysFromTo),
		aloud.New(`([сС]|[оО]т) (\d{1,4}) до (\d{1,4})(?: (\p{L}+))?`, fromUpTo),
		aloud.New(`(\d{1,2}) (`+months+`)(?: (\d{4}) (?:года|г\.))?`, func(m aloud.Match) (string, bool) {
			day := atoi(m.Groups[1])
			if day < 1 || day > 31 {
				return "", false
			}
			s := dayAloud(day, m) + " " + m.Groups[2]
			if m.Groups[3] != "" {
				s += " " + yearAloud(atoi(m.Groups[3]))
			}
			return s, true
		}),
		aloud.New(`(\d{4}) (?:года|г\.)`, func(m aloud.Match) (string, bool) { return yearAloud(atoi(m.Groups[1])), true }),
		aloud.New(`(\d{1,2}),5 (час|недел|месяц|минут)\p{L}*`, andHalf),
		aloud.New(`(\d{1,4})\s?[-–—]\s?(\d{1,4})(?: (\p{L}+))?`, fromTo),
		aloud.New(`(\d{1,6})\s?(%|мин\.|ч\.|сек\.)`, func(m aloud.Match) (string, bool) {
			thing, n := masculine("процент"), int64(atoi(m.Groups[1]))
			switch m.Groups[2] {
			case "мин.":
				thing = minute
			case "ч.":
				thing = hour
			case "сек.":
				thing = second
			}
			c := caseBefore(m)
			return cardinal(n, language.Form{Case: c, Gender: thing.gender}) + " " + thing.counted(n, c), true
		}),
		aloud.New(`(от|до|с|около|из) (\d{1,3}(?: \d{3})+|\d{1,7}) (\p{L}+) (\d{1,2}) (цент\p{L}*|копе\p{L}+)`, fromSum),
		aloud.New(`(\d{1,3}(?: \d{3})+|\d{1,7}) (\p{L}+)`, inflect),
		aloud.New(`(\d{1,3})-(й|я|е|го|му|м|ю|ой)`, func(m aloud.Match) (string, bool) {
			return ordinal(int64(atoi(m.Groups[1])), endingForms[m.Groups[2]]), true
		}),
		aloud.Thousands(),
		aloud.New(`((?i)звоните|позвоните|звонить|набрать|наберите|номеру|телефону|номер) (112|103|102|911)`, func(m aloud.Match) (string, bool) {
			return m.Groups[1] + " " + aloud.Digits(m.Groups[2]), true
		}),
		aloud.New(`(?:(пн|Пн|ПН)\s?[-–]\s?(пт|Пт|ПТ|сб|Сб|вс|Вс))`, func(m aloud.Match) (string, bool) {
			last := map[string]time.Weekday{"пт": time.Friday, "сб": time.Saturday, "вс": time.Sunday}[strings.ToLower(m.Groups[2])]
			return "с понедельника по " + weekdaysAccusative[last], true
		}),
		aloud.Words(abbreviations),
		aloud.Spelled(),
	)
	return r
}

// abbreviations are what is written short and said in full.
var abbreviations = map[string]string{
	"ул.": "улица", "пр.": "проспект", "пр-т": "проспект", "д.": "дом", "кв.": "квартира", "тел.": "телефон", "Тел.": "Телефон",
	"г.": "город", "т. е.": "то есть", "т.е.": "то есть", "и т. д.": "и так далее", "и т.д.": "и так далее", "напр.": "например",
	"руб.": "рублей", "мин": "минут", "№": "номер ", "&": "и", "эт.": "этаж",
}

var endingForms = map[string]language.Form{
	"й": {}, "ой": {Gender: language.Feminine, Case: language.Genitive}, "я": {Gender: language.Feminine}, "е": {Gender: language.Neuter},
	"го": {Case: language.Genitive}, "му": {Case: language.Dative}, "м": {Case: language.Locative}, "ю": {Gender: language.Feminine, Case: language.Accusative},
}

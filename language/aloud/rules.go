package aloud

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/nyaruka/phonenumbers"

	"budi/language/saying"
)

// Dates reads 2026-11-27, 27.11.2026, 27/11/2026 and, with year 0, 27.11.
// before a space or the end. What is no date stays.
func Dates(say func(year int, month time.Month, day int, m Match) string) []Rule {
	speak := func(y, mo, d string, m Match) (string, bool) {
		year, month, day := number(y), number(mo), number(d)
		probe := year
		if probe == 0 {
			probe = 2000 // a leap year: the 29th of February may be meant
		}
		t := time.Date(probe, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if month < 1 || month > 12 || t.Day() != day {
			return "", false
		}
		return say(year, time.Month(month), day, m), true
	}
	return []Rule{
		New(`(\d{4})-(\d{2})-(\d{2})`, func(m Match) (string, bool) {
			return speak(m.Groups[1], m.Groups[2], m.Groups[3], m)
		}),
		New(`(\d{1,2})[./](\d{1,2})[./](\d{4})`, func(m Match) (string, bool) {
			return speak(m.Groups[3], m.Groups[2], m.Groups[1], m)
		}),
		New(`(\d{2})\.(\d{2})\.`, func(m Match) (string, bool) {
			if m.After != "" && m.After[0] >= '0' && m.After[0] <= '9' {
				return "", false
			}
			return speak("0", m.Groups[2], m.Groups[1], m)
		}),
	}
}

// Clocks reads 14:30 and 9:05.
func Clocks(say func(hour, minute int, m Match) (string, bool)) Rule {
	return New(`(\d{1,2}):(\d{2})`, func(m Match) (string, bool) {
		h, min := number(m.Groups[1]), number(m.Groups[2])
		if h > 24 || min > 59 || strings.HasPrefix(m.After, ":") || strings.HasSuffix(m.Before, ":") {
			return "", false
		}
		return say(h, min, m)
	})
}

// ClockRanges reads 9:00-17:30 and 9-17:30, with any dash.
func ClockRanges(say func(h1, m1, h2, m2 int, m Match) (string, bool)) Rule {
	return New(`(\d{1,2})(?::(\d{2}))?\s?[-–—]\s?(\d{1,2}):(\d{2})`, func(m Match) (string, bool) {
		h1, m1, h2, m2 := number(m.Groups[1]), number(m.Groups[2]), number(m.Groups[3]), number(m.Groups[4])
		if h1 > 24 || h2 > 24 || m1 > 59 || m2 > 59 {
			return "", false
		}
		return say(h1, m1, h2, m2, m)
	})
}

// Ranges reads 2-3 and 10–15, with any dash.
func Ranges(say func(from, to string, m Match) (string, bool)) Rule {
	return New(`(\d{1,6})\s?[-–—]\s?(\d{1,6})`, func(m Match) (string, bool) {
		if m.BeforeDecimal() || strings.HasPrefix(m.After, "-") || strings.HasSuffix(m.Before, "-") || strings.HasSuffix(m.Before, ".") || len(m.Groups[1]) > 1 && m.Groups[1][0] == '0' {
			return "", false
		}
		return say(m.Groups[1], m.Groups[2], m)
	})
}

// Phones reads numbers that begin with +, and those of the region that are
// valid there, digit by digit in groups of at most the given number, with a
// pause behind each: a longer group is halved.
func Phones(region, plus string, most int) Rule {
	return New(`\+?\d[\d()  \-]{5,20}\d`, func(m Match) (string, bool) {
		whole := m.Groups[0]
		international := strings.HasPrefix(whole, "+")
		if !international && (spelled(whole) || region == "") {
			return "", false
		}
		parsed, err := phonenumbers.Parse(whole, region)
		if err != nil || !international && (!phonenumbers.IsValidNumber(parsed) || whole[0] != '0' && whole[0] != '8') {
			return "", false
		}
		var groups []string
		if international {
			groups = saying.PhoneGroups(phonenumbers.Format(parsed, phonenumbers.E164))
		} else {
			for _, f := range strings.FieldsFunc(whole, func(r rune) bool { return r < '0' || r > '9' }) {
				groups = append(groups, saying.Split(f)...)
			}
		}
		var told []string
		for _, g := range groups {
			g = strings.TrimPrefix(g, "+")
			if len(g) > most {
				told = append(told, Digits(g[:len(g)/2]))
				g = g[len(g)/2:]
			}
			told = append(told, Digits(g))
		}
		said := strings.Join(told, ", ")
		if international {
			said = plus + " " + said
		}
		return said, true
	})
}

// spelled reports whether digits stand apart already: "6 1 2".
func spelled(s string) bool {
	for f := range strings.FieldsSeq(s) {
		if len(strings.TrimRight(f, ",")) > 1 {
			return false
		}
	}
	return true
}

// Digits puts a space between the digits of s.
func Digits(s string) string { return strings.Join(strings.Split(s, ""), " ") }

// signs maps what is written with a sum to ISO 4217.
var signs = map[string]string{
	"€": "EUR", "EUR": "EUR", "Eur": "EUR", "eur": "EUR", "$": "USD", "USD": "USD", "£": "GBP", "GBP": "GBP",
	"₽": "RUB", "RUB": "RUB", "руб": "RUB", "֏": "AMD", "AMD": "AMD", "դր": "AMD", "zł": "PLN", "PLN": "PLN", "₾": "GEL", "GEL": "GEL",
}

// Sums reads €85, 85 €, 85,50 EUR, 1 200 Eur.
func Sums(say func(minor int64, code string, m Match) string) []Rule {
	const sign = `(€|\$|£|₽|֏|₾|EUR|Eur|eur|USD|GBP|RUB|AMD|PLN|GEL|zł|руб\.|руб|դր\.|դր)`
	const figure = `(\d{1,3}(?:[  ,.]\d{3})+|\d{1,12})(?:[.,](\d{2}))?`
	speak := func(figure, cents, sign string, m Match) (string, bool) {
		const marks = "€$£₽֏₾"
		prev, _ := utf8.DecodeLastRuneInString(m.Before)
		next, _ := utf8.DecodeRuneInString(m.After)
		if strings.ContainsRune(marks, prev) || strings.ContainsRune(marks, next) {
			return "", false // "$$0" is no sum
		}
		whole := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, figure)
		n, err := strconv.ParseInt(whole, 10, 64)
		if err != nil || n > 1e12 {
			return "", false
		}
		return say(n*100+int64(number(cents)), signs[strings.TrimSuffix(sign, ".")], m), true
	}
	return []Rule{
		New(figure+`\s?`+sign, func(m Match) (string, bool) { return speak(m.Groups[1], m.Groups[2], m.Groups[3], m) }),
		New(sign+`\s?`+figure, func(m Match) (string, bool) { return speak(m.Groups[2], m.Groups[3], m.Groups[1], m) }),
	}
}

// Thousands joins groups of three digits, which a synthesiser would read one
// by one: 8 000, 1,200.
func Thousands() Rule {
	return New(`\d{1,3}(?:[  ,]\d{3})+`, func(m Match) (string, bool) {
		if strings.HasSuffix(m.Before, ".") || strings.HasSuffix(m.Before, "+") {
			return "", false
		}
		return strings.NewReplacer(" ", "", " ", "", ",", "").Replace(m.Groups[0]), true
	})
}

// Mails reads addresses of mail and web: name at example dot com.
func Mails(at, dot string) []Rule {
	spell := func(s string) string { return strings.ReplaceAll(s, ".", " "+dot+" ") }
	return []Rule{
		New(`([A-Za-z0-9._+-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)`, func(m Match) (string, bool) {
			return spell(m.Groups[1]) + " " + at + " " + spell(m.Groups[2]), true
		}),
		New(`(?:https?://)?(?:www\.)?((?:[A-Za-z0-9-]+\.)+(?:com|net|org|lt|lv|ee|am|ru|eu|io|pl|uk|de))(/\S*)?`, func(m Match) (string, bool) {
			return spell(m.Groups[1]), true
		}),
	}
}

// Words replaces whole words and abbreviations, longest first.
func Words(words map[string]string) Rule {
	list := make([]string, 0, len(words))
	for w := range words {
		list = append(list, w)
	}
	return New(alternation(list), func(m Match) (string, bool) { return words[m.Groups[0]], true })
}

// Spelled reads names given letter by letter, S-A-R-A-H, with pauses.
func Spelled() Rule {
	return New(`\p{Lu}(?:-\p{Lu})+`, func(m Match) (string, bool) {
		return strings.ReplaceAll(m.Groups[0], "-", ", "), true
	})
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

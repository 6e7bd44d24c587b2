package understand

import (
	"fmt"
	"slices"
	"strings"

	"budi/dialog/understand/word"
	"budi/language"
)

// monthFirst are the countries that write the month of a date first. All
// others write the day first, in whatever language their callers speak.
var monthFirst = []string{"US", "PH", "FM", "MH", "PW", "GU"}

// englishMonths name the months of dates without a year.
var englishMonths = strings.Fields("January February March April May June July August September October November December")

// dated writes the dates in figures of a text so that every language reads them
// alike: 12/03/2026 is the twelfth of March where the business is, and never
// December the third because it was said in English.
func (u *Understander) dated(text string, lang language.Tag) string {
	if u.country == "" || slices.Contains(monthFirst, u.country) || !strings.ContainsAny(text, "/-") {
		return text
	}
	var b strings.Builder
	done, before := 0, ""
	words := word.Split(text)
	for i := 0; i+1 < len(words); i++ {
		day, month, year := words[i], words[i+1], word.Word{}
		if i+2 < len(words) && joins(text, month, words[i+2]) {
			year = words[i+2]
		}
		d, m := figure(day.Fold, 2), figure(month.Fold, 2)
		if !joins(text, day, month) || d < 1 || d > 31 || m < 1 || m > 12 || day.From < done {
			before = day.Fold
			continue
		}
		to := ""
		switch y := figure(year.Fold, 4); {
		case len(year.Fold) == 4 && y > 1900:
			to = fmt.Sprintf("%04d-%02d-%02d", y, m, d)
			month = year
		case year.Fold == "" && lang == language.English && (len(month.Fold) == 2 || beforeDate[before]) && text[day.To] == '/' && d != 24:
			to = fmt.Sprintf("%d %s", d, englishMonths[m-1])
		}
		if to != "" {
			b.WriteString(text[done:day.From] + to)
			done = month.To
		}
		before = day.Fold
	}
	return b.String() + text[done:]
}

// beforeDate stand before a date.
var beforeDate = folded("on for by until till before after from the")

// joins tells that two words are figures with a stroke between them.
func joins(text string, a, b word.Word) bool {
	return a.Script == word.Digit && b.Script == word.Digit && b.From == a.To+1 && (text[a.To] == '/' || text[a.To] == '-')
}

// figure gives the number that up to so many digits make, or -1.
func figure(s string, most int) int {
	if s == "" || len(s) > most {
		return -1
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return -1
		}
		n = 10*n + int(r-'0')
	}
	return n
}

package hy

import (
	"strconv"
	"strings"
	"time"

	"budi/language"
	"budi/language/aloud"
)

// Normalize implements [language.Speaker].
func (v voice) Normalize(text string) string { return aloud.Rewrite(text, v.rules) }

func atoi(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// clockAloud says a time of day with a case's ending: "տասնչորսն անց
// երեսունին", "տասնչորսից".
func clockAloud(h, m int64, ending string) string {
	if m == 0 {
		return suffixed(h, ending)
	}
	return before(h) + " անց " + suffixed(m, ending)
}

// suffixed spells n with an ending that was written behind a hyphen.
func suffixed(n int64, ending string) string {
	switch ending {
	case "ը", "ն":
		return definite(n)
	case "րդ":
		return ordinal(n, language.Form{})
	}
	if rest, ok := strings.CutPrefix(ending, "րդ"); ok {
		return ordinal(n, language.Form{}) + rest
	}
	return decline(nominative(n), ending)
}

const endings = `(ին|ից|ը|ն|ում|ով|ի|րդը|րդին|րդի|րդից|րդում|րդ)`

func rules() []aloud.Rule {
	months := strings.Join(monthsGenitive[:], "|")
	r := aloud.Mails("շնիկ", "կետ")
	r = append(r, aloud.Dates(func(year int, month time.Month, day int, _ aloud.Match) string {
		s := monthsGenitive[month-1] + " " + suffixed(int64(day), "ին")
		if year != 0 {
			s = strconv.Itoa(year) + " թվականի " + s
		}
		return s
	})...)
	r = append(r, aloud.Phones("AM", "գումարած", 3))
	r = append(r, aloud.Sums(func(minor int64, code string, _ aloud.Match) string { return amount(minor, code, false) })...)
	r = append(r,
		aloud.New(`(\d{1,2}):(\d{2})-ից (\d{1,2}):(\d{2})-ը`, func(m aloud.Match) (string, bool) {
			return clockAloud(atoi(m.Groups[1]), atoi(m.Groups[2]), "ից") + " " + clockAloud(atoi(m.Groups[3]), atoi(m.Groups[4]), "ը"), true
		}),
		aloud.ClockRanges(func(h1, m1, h2, m2 int, _ aloud.Match) (string, bool) {
			return clockAloud(int64(h1), int64(m1), "ից") + " " + clockAloud(int64(h2), int64(m2), "ը"), true
		}),
		aloud.New(`(\d{1,2}):(\d{2})(?:[-֊]`+endings+`)?`, func(m aloud.Match) (string, bool) {
			h, min, ending := atoi(m.Groups[1]), atoi(m.Groups[2]), m.Groups[3]
			if h > 24 || min > 59 {
				return "", false
			}
			if ending == "" && m.WordBefore() == "ժամը" {
				ending = "ն"
			}
			return clockAloud(h, min, ending), true
		}),
		aloud.New(`(\d{1,9})[-֊]`+endings, func(m aloud.Match) (string, bool) {
			return suffixed(atoi(m.Groups[1]), m.Groups[2]), true
		}),
		aloud.New(`(`+months+`) (\d{1,2})`, func(m aloud.Match) (string, bool) {
			return m.Groups[1] + " " + suffixed(atoi(m.Groups[2]), "ին"), true
		}),
		aloud.New(`(\d{4}) թ\.`, func(m aloud.Match) (string, bool) { return m.Groups[1] + " թվականի", true }),
		aloud.Ranges(func(from, to string, _ aloud.Match) (string, bool) {
			return suffixed(atoi(from), "ից") + " " + nominative(atoi(to)), true
		}),
		aloud.Thousands(),
		aloud.New(`(զանգահարեք|զանգել|համարով|համարը) (112|911|103)`, func(m aloud.Match) (string, bool) {
			return m.Groups[1] + " " + aloud.Digits(m.Groups[2]), true
		}),
		aloud.New(`(\d{1,3})\s?%`, func(m aloud.Match) (string, bool) { return m.Groups[1] + " տոկոս", true }),
		aloud.Words(map[string]string{
			"փ.": "փողոց", "պող.": "պողոտա", "հեռ.": "հեռախոս", "րոպ.": "րոպե", "դր.": "դրամ", "օր.": "օրինակ", "և այլն.": "և այլն", "&": "և",
		}),
		aloud.Spelled(),
	)
	return r
}

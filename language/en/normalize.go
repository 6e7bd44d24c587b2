package en

import (
	"fmt"
	"strconv"
	"time"

	"budi/language/aloud"
)

// Normalize implements [language.Speaker].
func (v voice) Normalize(text string) string { return aloud.Rewrite(text, v.rules) }

func rules(v voice) []aloud.Rule {
	var r []aloud.Rule
	r = append(r, aloud.Mails("at", "dot")...)
	r = append(r, aloud.Dates(func(year int, month time.Month, day int, _ aloud.Match) string {
		if year == 0 {
			return fmt.Sprintf("%s %d", month, day)
		}
		return fmt.Sprintf("%s %d, %d", month, day, year)
	})...)
	r = append(r, aloud.Phones("", "plus", 4))
	r = append(r, aloud.Sums(func(minor int64, code string, _ aloud.Match) string { return v.Money(minor, code) })...)
	r = append(r,
		aloud.ClockRanges(func(h1, m1, h2, m2 int, _ aloud.Match) (string, bool) {
			return clock(at(h1, m1)) + " to " + clock(at(h2, m2)), true
		}),
		aloud.Clocks(func(h, m int, match aloud.Match) (string, bool) {
			switch match.WordAfter() {
			case "a", "p", "am", "pm", "o":
				return "", false
			}
			if h > 0 && h < 13 && m != 0 {
				return "", false // either half of the day
			}
			if h > 0 && h < 12 {
				return strconv.Itoa(h) + " o'clock", true
			}
			return clock(at(h, m)), true
		}),
		aloud.Ranges(func(from, to string, _ aloud.Match) (string, bool) { return from + " to " + to, true }),
		aloud.Thousands(),
		aloud.New(`(call|dial|ring|phone|to|number) (112|911|999|116)`, func(m aloud.Match) (string, bool) {
			return m.Groups[1] + " " + aloud.Digits(m.Groups[2]), true
		}),
		aloud.Words(map[string]string{
			"Mon": "Monday", "Tue": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
			"e.g.": "for example", "i.e.": "that is", "&": "and", "approx.": "about", "min.": "minutes", "mins": "minutes", "hrs": "hours",
			"No.": "number", "Dr.": "doctor", "Mr.": "mister", "Mrs.": "missis", "Ms.": "miss", "Tel.": "telephone", "tel.": "telephone",
			"24/7": "around the clock",
		}),
		aloud.New(`(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s?[-–—]\s?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day`, func(m aloud.Match) (string, bool) {
			return m.Groups[1] + "day to " + m.Groups[2] + "day", true
		}),
		aloud.Spelled(),
	)
	return r
}

func at(hour, minute int) time.Time { return time.Date(2000, 1, 1, hour, minute, 0, 0, time.UTC) }

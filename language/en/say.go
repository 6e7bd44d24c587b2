package en

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"budi/language"
	"budi/language/aloud"
	"budi/language/saying"
)

// voice is the pack's Speaker.
type voice struct{ rules []aloud.Rule }

func newVoice() voice {
	var v voice
	v.rules = rules(v)
	return v
}

// Day implements [language.Speaker].
func (voice) Day(day, now time.Time) string {
	switch {
	case saying.SameDay(day, now, 0):
		return "today"
	case saying.SameDay(day, now, 1):
		return "tomorrow"
	case saying.SameYear(day, now):
		return day.Format("on Monday, January 2")
	}
	return day.Format("on Monday, January 2, 2006")
}

// Clock implements [language.Speaker].
func (voice) Clock(t time.Time) string { return "at " + clock(t) }

// clock is "2:30 p.m.", "noon".
func clock(t time.Time) string {
	half := "a.m."
	if t.Hour() >= 12 {
		half = "p.m."
	}
	switch {
	case t.Hour() == 12 && t.Minute() == 0:
		return "noon"
	case t.Hour() == 0 && t.Minute() == 0:
		return "midnight"
	case t.Minute() == 0:
		return t.Format("3 ") + half
	}
	return t.Format("3:04 ") + half
}

// Moment implements [language.Speaker].
func (v voice) Moment(t, now time.Time) string { return v.Day(t, now) + " " + v.Clock(t) }

// Hours implements [language.Speaker].
func (voice) Hours(from, to time.Time) string {
	return "from " + clock(from) + " to " + clock(to)
}

// Weekdays implements [language.Speaker].
func (voice) Weekdays(from, to time.Weekday) string {
	switch {
	case from == to:
		return "on " + from.String()
	case (from+1)%7 == to:
		return "on " + from.String() + " and " + to.String()
	}
	return "from " + from.String() + " to " + to.String()
}

// Duration implements [language.Speaker].
func (voice) Duration(d time.Duration) string {
	h, m := saying.HoursMinutes(d)
	switch {
	case h == 0:
		return plural(int64(m), "minute", "minutes")
	case h == 1 && m == 0:
		return "an hour"
	case h == 1 && m == 30:
		return "an hour and a half"
	case m == 30:
		return strconv.Itoa(h) + " and a half hours"
	case m == 0:
		return plural(int64(h), "hour", "hours")
	case h == 1:
		return "an hour and " + plural(int64(m), "minute", "minutes")
	}
	return plural(int64(h), "hour", "hours") + " and " + plural(int64(m), "minute", "minutes")
}

func plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return saying.Group(n, ",", false) + " " + many
}

// currency holds the names of a currency and its hundredth.
type currency struct{ one, many, cent, cents string }

var currencies = map[string]currency{
	"EUR": {"euro", "euros", "cent", "cents"},
	"USD": {"dollar", "dollars", "cent", "cents"},
	"GBP": {"pound", "pounds", "penny", "pence"},
	"PLN": {"zloty", "zlotys", "grosz", "groszy"},
	"RUB": {"ruble", "rubles", "kopeck", "kopecks"},
	"AMD": {"dram", "drams", "luma", "luma"},
	"GEL": {"lari", "lari", "tetri", "tetri"},
	"SEK": {"krona", "kronor", "öre", "öre"},
}

// Money implements [language.Speaker].
func (voice) Money(minor int64, code string) string {
	whole, cents, neg := saying.Amount(minor)
	c, ok := currencies[code]
	if !ok {
		c = currency{code, code, "", ""}
	}
	var s string
	switch {
	case cents == 0:
		s = plural(whole, c.one, c.many)
	case c.cent == "":
		s = fmt.Sprintf("%d.%02d %s", whole, cents, c.many)
	case whole == 0:
		s = plural(cents, c.cent, c.cents)
	default:
		s = plural(whole, c.one, c.many) + " and " + plural(cents, c.cent, c.cents)
	}
	if neg {
		return "minus " + s
	}
	return s
}

// MoneyFrom implements [language.Speaker].
func (v voice) MoneyFrom(minor int64, code string) string { return "from " + v.Money(minor, code) }

// Phone implements [language.Speaker].
func (voice) Phone(e164 string) string { return strings.Join(saying.PhoneGroups(e164), " ") }

// Spell implements [language.Speaker].
func (voice) Spell(name string) string { return strings.Join(saying.Letters(name), "-") }

// List implements [language.Speaker].
func (voice) List(items []string, or bool) string {
	if or {
		return saying.Join(items, "or")
	}
	return saying.Join(items, "and")
}

// Count implements [language.Speaker].
func (voice) Count(n int, noun language.Noun) string {
	many := noun.Many
	if many == "" {
		many = noun.Few
	}
	if n == 0 {
		return "no " + many
	}
	return plural(int64(n), noun.One, many)
}

package hy

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
	v.rules = rules()
	return v
}

var (
	monthsGenitive = [...]string{
		"հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի", "հուլիսի", "օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի",
	}
	weekdays = [...]string{"կիրակի", "երկուշաբթի", "երեքշաբթի", "չորեքշաբթի", "հինգշաբթի", "ուրբաթ", "շաբաթ"}
)

// Day implements [language.Speaker].
func (voice) Day(day, now time.Time) string {
	switch {
	case saying.SameDay(day, now, 0):
		return "այսօր"
	case saying.SameDay(day, now, 1):
		return "վաղը"
	}
	year := ""
	if !saying.SameYear(day, now) {
		year = fmt.Sprintf("%d թվականի ", day.Year())
	}
	return fmt.Sprintf("%s, %s%s %d-ին", weekdays[day.Weekday()], year, monthsGenitive[day.Month()-1], day.Day())
}

// Clock implements [language.Speaker].
func (voice) Clock(t time.Time) string { return "ժամը " + figures(t.Hour(), t.Minute()) + "-ին" }

// figures writes a time of day.
func figures(h, m int) string { return fmt.Sprintf("%d:%02d", h, m) }

// Moment implements [language.Speaker].
func (v voice) Moment(t, now time.Time) string {
	day := v.Day(t, now)
	if strings.Contains(day, ",") {
		day += ","
	}
	return day + " " + v.Clock(t)
}

// Hours implements [language.Speaker].
func (voice) Hours(from, to time.Time) string {
	end := to.Hour()
	if end == 0 && to.Minute() == 0 {
		end = 24
	}
	return "ժամը " + figures(from.Hour(), from.Minute()) + "-ից " + figures(end, to.Minute()) + "-ը"
}

// Weekdays implements [language.Speaker].
func (voice) Weekdays(from, to time.Weekday) string {
	switch {
	case from == to:
		return weekdays[from]
	case (from+1)%7 == to:
		return weekdays[from] + " և " + weekdays[to]
	}
	return weekdays[from] + "ից մինչև " + weekdays[to]
}

// Duration implements [language.Speaker].
func (voice) Duration(d time.Duration) string {
	h, m := saying.HoursMinutes(d)
	switch {
	case h == 0:
		return strconv.Itoa(m) + " րոպե"
	case h == 1 && m == 30:
		return "մեկուկես ժամ"
	case m == 0:
		return strconv.Itoa(h) + " ժամ"
	}
	return fmt.Sprintf("%d ժամ %d րոպե", h, m)
}

// currency holds a currency's name, its ablative ("from") and its hundredth.
type currency struct{ unit, from, cent, centFrom string }

var currencies = map[string]currency{
	"AMD": {"դրամ", "դրամից", "լումա", "լումայից"},
	"EUR": {"եվրո", "եվրոյից", "ցենտ", "ցենտից"},
	"USD": {"դոլար", "դոլարից", "ցենտ", "ցենտից"},
	"RUB": {"ռուբլի", "ռուբլուց", "կոպեկ", "կոպեկից"},
	"GBP": {"ֆունտ", "ֆունտից", "պենս", "պենսից"},
	"GEL": {"լարի", "լարիից", "թեթրի", "թեթրիից"},
}

// Money implements [language.Speaker].
func (voice) Money(minor int64, code string) string { return amount(minor, code, false) }

// MoneyFrom implements [language.Speaker].
func (voice) MoneyFrom(minor int64, code string) string { return amount(minor, code, true) }

func amount(minor int64, code string, from bool) string {
	whole, cents, neg := saying.Amount(minor)
	c, ok := currencies[code]
	if !ok {
		c = currency{code, code + "-ից", "հարյուրերորդ", "հարյուրերորդից"}
	}
	var parts []string
	if whole != 0 || cents == 0 {
		word := c.unit
		if from && cents == 0 {
			word = c.from
		}
		parts = append(parts, saying.Group(whole, " ", false)+" "+word)
	}
	if cents != 0 {
		word := c.cent
		if from {
			word = c.centFrom
		}
		parts = append(parts, fmt.Sprintf("%d %s", cents, word))
	}
	s := strings.Join(parts, " ")
	if neg {
		return "մինուս " + s
	}
	return s
}

// Phone implements [language.Speaker].
func (voice) Phone(e164 string) string { return strings.Join(saying.PhoneGroups(e164), " ") }

// Spell implements [language.Speaker].
func (voice) Spell(name string) string { return strings.Join(saying.Letters(name), "-") }

// List implements [language.Speaker].
func (voice) List(items []string, or bool) string {
	if or {
		return saying.Join(items, "կամ")
	}
	return saying.Join(items, "և")
}

// Count implements [language.Speaker].
func (voice) Count(n int, thing language.Noun) string {
	return saying.Group(int64(n), " ", false) + " " + thing.One
}

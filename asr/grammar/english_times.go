package grammar

import (
	"fmt"
	"strings"
	"time"
)

var (
	englishHours = [...]string{"twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}
	englishTeens = [...]string{
		"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
	}
	englishTens = [...]string{"", "", "twenty", "thirty", "forty", "fifty"}
	englishNth  = [...]string{
		"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
		"twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
	}
)

// englishTimes lists the ways in which callers name an offered time.
func englishTimes(t time.Time) []string {
	clocks := englishClocks(t.Hour(), t.Minute())
	weekday := strings.ToLower(t.Weekday().String())
	month := strings.ToLower(t.Month().String())
	nth := englishOrdinal(t.Day())
	days := []string{weekday, "on " + weekday, "the " + nth, weekday + " the " + nth, "the " + nth + " of " + month, month + " " + nth, "tomorrow", "today"}
	part := "morning"
	switch {
	case t.Hour() >= 17:
		part = "evening"
	case t.Hour() >= 12:
		part = "afternoon"
	}
	out := []string{weekday + " " + part, "the " + part, "in the " + part, "the " + part + " one", "the " + weekday + " one"}
	for _, c := range clocks {
		out = append(out, c, "at "+c)
		for _, d := range days {
			out = append(out, d+" at "+c, c+" "+d)
		}
		out = append(out, weekday+" "+c, "tomorrow "+c)
	}
	return append(out, days...)
}

// englishClocks lists the ways to say a time of day.
func englishClocks(hour, minute int) []string {
	h := englishHours[hour%12]
	half := "a m"
	part := "in the morning"
	if hour >= 12 {
		half, part = "p m", "in the afternoon"
	}
	var out []string
	switch minute {
	case 0:
		out = []string{h, h + " o'clock"}
		if hour == 12 {
			out = append(out, "noon", "midday")
		}
	case 30:
		out = []string{h + " thirty", "half past " + h}
	case 15:
		out = []string{h + " fifteen", "quarter past " + h, "a quarter past " + h}
	case 45:
		next := englishHours[(hour+1)%12]
		out = []string{h + " forty five", "quarter to " + next, "a quarter to " + next}
	default:
		out = []string{h + " " + englishMinutes(minute)}
	}
	out = append(out, out[0]+" "+half, out[0]+" "+part)
	if hour > 12 {
		late := englishTeens[min(hour, 19)]
		if hour >= 20 {
			late = strings.TrimSpace("twenty " + englishTeens[hour-20])
		}
		out = append(out, strings.TrimSpace(late+" "+englishMinutes(minute)))
	}
	return out
}

func englishMinutes(m int) string {
	switch {
	case m == 0:
		return ""
	case m < 10:
		return "oh " + englishTeens[m]
	case m < 20:
		return englishTeens[m]
	default:
		return strings.TrimSpace(fmt.Sprintf("%s %s", englishTens[m/10], englishTeens[m%10]))
	}
}

func englishOrdinal(day int) string {
	switch {
	case day <= 20:
		return englishNth[day]
	case day < 30:
		return "twenty " + englishNth[day-20]
	case day == 30:
		return "thirtieth"
	default:
		return "thirty first"
	}
}

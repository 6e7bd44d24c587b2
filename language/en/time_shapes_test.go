package en

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/language"
	"budi/language/timex/timextest"
)

// carriers are sentences with a place for a time.
func carriers() []string {
	return []string{"%s", "can you book it for %s", "I will arrive at %s on Friday", "is %s ok?", "before %s please"}
}

// startsAt reports whether one of the times of a text begins as layout and
// want say.
func startsAt(r timextest.Reader, text, layout, want string) bool {
	times, _ := r.Read(language.Tokenize(text), text, language.Anchor{Now: timextest.Now()})
	for _, w := range language.Listed(times) {
		if w.Start.Format(layout) == want {
			return true
		}
	}
	return false
}

// TestClockShapes says every five minutes of the day in the shapes of the
// clock of twelve hours, with all that names its half of the day.
func TestClockShapes(t *testing.T) {
	r := timeReader(numerals())
	halves := [2][]string{{"a.m.", "AM", "in the morning"}, {"p.m.", "pm"}}
	for minute := 0; minute < 24*60; minute += 5 {
		h, m := minute/60, minute%60
		said, next := (h+11)%12+1, h%12+1
		shapes := []string{fmt.Sprintf("%d:%02d", said, m), fmt.Sprintf("%d %02d", said, m)}
		switch {
		case m == 0:
			shapes = append(shapes, fmt.Sprint(said), fmt.Sprintf("%d o'clock", said))
		case m == 30:
			shapes = append(shapes, fmt.Sprintf("half past %d", said))
		case m < 30:
			shapes = append(shapes, fmt.Sprintf("%d past %d", m, said), fmt.Sprintf("%d minutes past %d", m, said), fmt.Sprintf("%d mins after %d", m, said))
		case m != 50 && m != 55 && next != 12: // "ten to twelve p.m." is said of the other half, "five to six" may be a range
			shapes = append(shapes, fmt.Sprintf("%d to %d", 60-m, next), fmt.Sprintf("%d minutes to %d", 60-m, next))
		}
		for _, half := range halves[h/12] {
			if half == "in the morning" && h == 0 {
				continue // the midnight hour is at night
			}
			for _, shape := range shapes {
				for _, carrier := range carriers() {
					text := fmt.Sprintf(carrier, shape+" "+half)
					assert.True(t, startsAt(r, text, "15:04", fmt.Sprintf("%02d:%02d", h, m)), text)
				}
			}
		}
	}
}

// TestDateShapes writes days of two years in the shapes of English dates.
func TestDateShapes(t *testing.T) {
	r := timeReader(numerals())
	words := ordinalsTo31()
	for day := timextest.Now().AddDate(0, 0, 1); day.Year() < 2028; day = day.AddDate(0, 0, 5) {
		month, d := day.Format("January"), day.Day()
		nth := fmt.Sprint(d) + ordinalEnding(d)
		shapes := []string{
			fmt.Sprintf("%s %d", month, d), fmt.Sprintf("%s %s", month, nth), fmt.Sprintf("%s the %s", month, nth), fmt.Sprintf("%d %s", d, month), fmt.Sprintf("%s %s", nth, month),
			fmt.Sprintf("the %s of %s", nth, month), fmt.Sprintf("the %s of %s", words[d], month), fmt.Sprintf("%s the %s", month, words[d]), strings.ToLower(fmt.Sprintf("%s %s", month, words[d])),
			fmt.Sprintf("%s, the %s of %s", day.Format("Monday"), nth, month), fmt.Sprintf("%s %d", day.Format("Mon, Jan"), d), fmt.Sprintf("%s. %d", day.Format("Jan"), d),
		}
		if day.Sub(timextest.Now()) > 360*24*time.Hour {
			for i, shape := range shapes {
				shapes[i] = shape + []string{", 2027", " 2027", " of 2027", " '27"}[i%4]
			}
			shapes = append(shapes, day.Format("2006-01-02"), day.Format("1/2/2006"), day.Format("1/2/06"), day.Format("2006/01/02"), day.Format("02-Jan-2006"), day.Format("2.1.2006"))
		}
		if day.Year() != 2026 && day.Sub(timextest.Now()) <= 360*24*time.Hour {
			continue // the year is left open, and soon over
		}
		for _, shape := range shapes {
			text := "could I come on " + shape + " at 3 pm"
			assert.True(t, startsAt(r, text, "2006-01-02 15:04", day.Format("2006-01-02")+" 15:00"), text)
		}
	}
}

func ordinalEnding(n int) string {
	switch {
	case n/10 == 1:
	case n%10 == 1:
		return "st"
	case n%10 == 2:
		return "nd"
	case n%10 == 3:
		return "rd"
	}
	return "th"
}

func ordinalsTo31() []string {
	return strings.Fields("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth " +
		"twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first")
}

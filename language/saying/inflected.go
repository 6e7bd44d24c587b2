package saying

import (
	"fmt"
	"strings"
	"time"

	"budi/language"
)

// Counted gives the form that a noun takes behind a number in a case.
type Counted func(n int64, c language.Case) string

// Duration writes hours and minutes of a language whose nouns follow the
// number; oneAndHalf is an hour and a half.
func Duration(d time.Duration, hour, minute Counted, oneAndHalf string) string {
	h, m := HoursMinutes(d)
	count := func(n int, thing Counted) string {
		return fmt.Sprintf("%d %s", n, thing(int64(n), language.Nominative))
	}
	switch {
	case h == 0:
		return count(m, minute)
	case h == 1 && m == 30:
		return oneAndHalf
	case m == 0:
		return count(h, hour)
	}
	return count(h, hour) + " " + count(m, minute)
}

// Currency counts a currency and its hundredth.
type Currency struct{ Unit, Cent Counted }

// Money writes an amount of minor units in figures, each with its noun in the
// form that the case wants; minus is the word before an amount below zero.
func Money(minor int64, cur Currency, c language.Case, minus string) string {
	whole, cents, neg := Amount(minor)
	s := ""
	if whole != 0 || cents == 0 {
		s = Group(whole, " ", false) + " " + cur.Unit(whole, c)
	}
	if cents != 0 {
		s = strings.TrimSpace(fmt.Sprintf("%s %d %s", s, cents, cur.Cent(cents, c)))
	}
	if neg {
		return minus + " " + s
	}
	return s
}

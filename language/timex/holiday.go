package timex

import (
	"time"
)

// Fixed is a holiday on the same date every year.
func Fixed(month time.Month, day int) func(int) (time.Month, int) {
	return func(int) (time.Month, int) { return month, day }
}

// NthWeekday is a holiday on the n-th weekday of a month.
func NthWeekday(month time.Month, wd time.Weekday, n int) func(int) (time.Month, int) {
	return func(year int) (time.Month, int) {
		first := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
		return month, 1 + (int(wd)-int(first.Weekday())+7)%7 + 7*(n-1)
	}
}

// Easter is a holiday that lies days after Western Easter Sunday, by the
// anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
func Easter(days int) func(int) (time.Month, int) {
	return func(year int) (time.Month, int) {
		a, b, c := year%19, year/100, year%100
		d, e := b/4, b%4
		g := (8*b + 13) / 25
		h := (19*a + b - d - g + 15) % 30
		i, k := c/4, c%4
		l := (32 + 2*e + 2*i - h - k) % 7
		m := (a + 11*h + 22*l) / 451
		month, day := (h+l-7*m+114)/31, (h+l-7*m+114)%31+1
		t := time.Date(year, time.Month(month), day+days, 0, 0, 0, 0, time.UTC)
		return t.Month(), t.Day()
	}
}

// OrthodoxEaster is a holiday that lies days after Orthodox Easter Sunday, by
// Meeus' Julian computus, given in the Gregorian calendar (1900 to 2099).
func OrthodoxEaster(days int) func(int) (time.Month, int) {
	return func(year int) (time.Month, int) {
		a, b, c := year%4, year%7, year%19
		d := (19*c + 15) % 30
		e := (2*a + 4*b - d + 34) % 7
		month, day := (d+e+114)/31, (d+e+114)%31+1
		t := time.Date(year, time.Month(month), day+13+days, 0, 0, 0, 0, time.UTC)
		return t.Month(), t.Day()
	}
}

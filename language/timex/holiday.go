package timex

import (
	"time"
)

// Fixed is a holiday on the same date every year.
func Fixed(month time.Month, day int) func(int) (time.Month, int) {
	return func(int) (time.Month, int) { return month, day }
}

// NthWeekday is a holiday on the n-th weekday of a month, -1 its last.
func NthWeekday(month time.Month, wd time.Weekday, n int) func(int) (time.Month, int) {
	return func(year int) (time.Month, int) {
		if n < 0 {
			last := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
			return month, last.Day() - (int(last.Weekday())-int(wd)+7)%7 + 7*(n+1)
		}
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

// NthWeekdayPlus is a holiday that lies days after [NthWeekday].
func NthWeekdayPlus(month time.Month, wd time.Weekday, n, days int) func(int) (time.Month, int) {
	base := NthWeekday(month, wd, n)
	return func(year int) (time.Month, int) {
		m, d := base(year)
		t := time.Date(year, m, d+days, 0, 0, 0, 0, time.UTC)
		return t.Month(), t.Day()
	}
}

// WeekdayOnOrAfter is a holiday on the first such weekday from a date on.
func WeekdayOnOrAfter(month time.Month, day int, wd time.Weekday) func(int) (time.Month, int) {
	return func(year int) (time.Month, int) {
		t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		t = t.AddDate(0, 0, (int(wd)-int(t.Weekday())+7)%7)
		return t.Month(), t.Day()
	}
}

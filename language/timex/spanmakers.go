package timex

import (
	"time"

	"budi/language"
)

// The makers of lengths of time and of dates that are a length away.

const maxCount = 5000 // of one unit; more is no appointment

func lengthOf(unit Unit, milli int) (span, bool) {
	if milli <= 0 || milli > maxCount*1000 {
		return span{}, false
	}
	n := milli / 1000
	exact := milli%1000 == 0
	s := span{fine: unit}
	switch unit {
	case Second:
		s.secs = int64(milli) / 1000
	case Minute:
		s.secs = int64(milli) * 60 / 1000
	case Hour:
		s.secs = int64(milli) * 3600 / 1000
	case Day:
		s.days = n
		if !exact {
			s.secs, s.fine = int64(milli%1000)*86400/1000, Hour
		}
	case Workday:
		s.days = n
	case Week, Fortnight:
		days := milli * 7
		if unit == Fortnight {
			days *= 2
		}
		s.days, s.fine = (days+999)/1000, Day
	case Month:
		s.months, s.days, s.fine = n, milli%1000*30/1000, Day
	case Quarter:
		s.months, s.fine = milli*3/1000, Day
	case Year:
		s.months, s.fine = milli*12/1000, Day
	case Decade:
		s.months, s.fine = milli*120/1000, Day
	default:
		return span{}, false
	}
	return s, true
}

// Length reads <num> or <n> (one when absent), <unit>, and <half> as half a
// unit more.
func Length(m *Match) (Frame, bool) {
	milli := 1000
	if m.Has("num") {
		milli = m.N("num")
	} else if m.Has("n") {
		milli = m.N("n") * 1000
	}
	if m.Has("half") {
		milli += 500
	}
	s, ok := lengthOf(Unit(m.N("unit")), milli)
	return Frame{length: s}, ok
}

// Fraction is [Length] of less than one unit: "1/4 of an hour".
func Fraction(m *Match) (Frame, bool) {
	f, ok := Length(m)
	return f, ok && m.N("num") < 1000
}

// Times gives a maker of <unit> taken milli thousandths times: "half an hour",
// "a couple of days".
func Times(milli int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		s, ok := lengthOf(Unit(m.N("unit")), milli)
		return Frame{length: s}, ok
	}
}

// Minutes gives a maker of a fixed length.
func Minutes(n int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) {
		return Frame{length: span{secs: int64(n) * 60, fine: Minute}}, true
	}
}

// Sum adds the lengths <dur> and <more>.
func Sum(m *Match) (Frame, bool) {
	return Frame{length: m.Frame("dur").length.plus(m.Frame("more").length)}, true
}

// Ahead reads <dur>: so far from now, or from <date> when it is there.
func Ahead(m *Match) (Frame, bool) { return away(m, m.Frame("dur").length) }

// AfterLength is [Ahead] where a clause begins with it: "after two weeks".
// Elsewhere something else may be what it is counted from: "it still hurts
// after two weeks".
func AfterLength(m *Match) (Frame, bool) {
	f, ok := Ahead(m)
	return f, ok && m.p.opens(m.from) && (m.p.phraseEnds(m.to) || m.to == len(m.p.toks)) && m.p.word(tableGlue, m.to) == 0
}

// AheadAbout is [Ahead], more or less.
func AheadAbout(m *Match) (Frame, bool) {
	f, ok := Ahead(m)
	f.approx = true
	return f, ok
}

// DaysAway is [Ahead] of days and longer; minutes and hours away are a
// distance.
func DaysAway(m *Match) (Frame, bool) {
	f, ok := Ahead(m)
	return f, ok && f.rel.secs == 0
}

// Back reads <dur>: so long ago, or before <date>.
func Back(m *Match) (Frame, bool) { return away(m, m.Frame("dur").length.neg()) }

func away(m *Match, s span) (Frame, bool) {
	f := Frame{day: dRel, rel: s}
	if m.Has("date") {
		base := m.Frame("date")
		if base.to != nil || base.weak {
			return Frame{}, false
		}
		f.base = &base
	}
	return f, true
}

// Within reads <dur>: from now until then.
func Within(m *Match) (Frame, bool) {
	return Frame{day: dRel, rel: m.Frame("dur").length, within: true}, true
}

// Beyond is [Ahead] or later: "more than a month from now".
func Beyond(m *Match) (Frame, bool) {
	f, ok := Ahead(m)
	f.bound, f.inclusive = language.After, true
	return f, ok
}

// WithinDays is [Within] of days and longer; so many hours or minutes, "in
// under an hour", may be how long a thing takes.
func WithinDays(m *Match) (Frame, bool) {
	f, ok := Within(m)
	return f, ok && f.rel.secs == 0
}

// BeyondDays is [Beyond] of days and longer.
func BeyondDays(m *Match) (Frame, bool) {
	f, ok := Beyond(m)
	return f, ok && f.rel.secs == 0
}

// For reads <dur>: how long it lasts, to go with a beginning.
// "For ten minutes past one" is none.
func For(m *Match) (Frame, bool) {
	if c, ok := m.find("dur"); ok && c.from > m.from {
		if list := m.p.category(m.p.r.clockCat, c.from); len(list) > 0 && list[0].to > m.to {
			return Frame{}, false
		}
	}
	return Frame{length: m.Frame("dur").length}, true
}

// ForFrom reads <dur> and the <date> that it starts on: "three days from
// Monday on".
func ForFrom(m *Match) (Frame, bool) {
	f := m.Frame("date")
	if f.to != nil || f.length != (span{}) {
		return Frame{}, false
	}
	f.length = m.Frame("dur").length
	return f, true
}

// LengthOne is one <unit>: "an hour". "In a second" is a manner of speaking.
func LengthOne(m *Match) (Frame, bool) {
	if Unit(m.N("unit")) == Second {
		return Frame{}, false
	}
	s, ok := lengthOf(Unit(m.N("unit")), 1000)
	return Frame{length: s}, ok
}

// ShortUnit gives a maker of <num> of a unit that a letter stands for: "2h".
func ShortUnit(unit Unit) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		s, ok := lengthOf(unit, m.N("num"))
		return Frame{length: s}, ok && m.tokens()[0].IsDigits()
	}
}

// Until reads <dur> as the latest time, so far from now: "за десять дней".
func Until(m *Match) (Frame, bool) {
	f, ok := away(m, m.Frame("dur").length)
	f.bound, f.inclusive = language.Before, true
	return f, ok
}

// LengthHalf is [Length] and half a unit more.
func LengthHalf(m *Match) (Frame, bool) {
	s, ok := lengthOf(Unit(m.N("unit")), m.N("num")+500)
	return Frame{length: s}, ok
}

// AheadBetween reads the numbers <from> and <num> and a <unit>: "in three or four days".
func AheadBetween(m *Match) (Frame, bool) {
	return aheadBetween(Unit(m.N("unit")), m.N("from"), m.N("num"))
}

func aheadBetween(unit Unit, from, to int) (Frame, bool) {
	a, ok := lengthOf(unit, from)
	b, ok2 := lengthOf(unit, to)
	if !ok || !ok2 || from >= to {
		return Frame{}, false
	}
	end := Frame{day: dRel, rel: b}
	return Frame{day: dRel, rel: a, to: &end}, true
}

// AheadOrFor is [Ahead] from a <date>; days from a date of the calendar are a
// stay that begins on it: "three days from the 26th of March".
func AheadOrFor(m *Match) (Frame, bool) {
	if f := m.Frame("date"); f.day&dDom != 0 && m.Frame("dur").length.months == 0 && m.Frame("dur").length.fine == Day && m.Frame("dur").length.days < 7 {
		return ForFrom(m)
	}
	return Ahead(m)
}

// Months gives a maker of a fixed length in months.
func Months(n int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return Frame{length: span{months: n, fine: Day}}, true }
}

// LengthQuarters gives a maker of [Length] and so many quarters of a unit
// more: "an hour and a quarter".
func LengthQuarters(n int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		milli := 1000
		if m.Has("num") {
			milli = m.N("num")
		}
		s, ok := lengthOf(Unit(m.N("unit")), milli+250*n)
		return Frame{length: s}, ok && m.N("unit") == int(Hour)
	}
}

// HoursMinutes reads <num> hours and <mm> minutes, "1h30".
func HoursMinutes(m *Match) (Frame, bool) {
	s, ok := lengthOf(Hour, m.N("num"))
	s.secs += int64(m.N("mm")) * 60
	s.fine = Minute
	return Frame{length: s}, ok && m.tokens()[0].IsDigits()
}

// OneOrTwo reads <unit>: one or two of them from now, "in a week or two".
func OneOrTwo(m *Match) (Frame, bool) { return aheadBetween(Unit(m.N("unit")), 1000, 2000) }

// WithinOf reads <dur> and the <date> that it begins with: "less than three
// days after tomorrow".
func WithinOf(m *Match) (Frame, bool) {
	f, ok := ForFrom(m)
	return f, ok && f.length.fine >= Day
}

// WeekdayPlus reads whole weeks, <dur>, and the <wd> that they are counted
// from: "three weeks on Friday".
func WeekdayPlus(m *Match) (Frame, bool) {
	s := m.Frame("dur").length
	base := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
	return Frame{day: dRel, rel: s, base: &base}, s.secs == 0 && s.months == 0 && s.days > 0 && s.days%7 == 0 && s.fine == Day
}

// SevenDays gives a maker of the seven days before (-1) or after (1) <date>.
func SevenDays(side int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := m.Frame("date")
		off := 1
		if side < 0 {
			off = -7
		}
		return Frame{day: dRel, rel: span{days: off, fine: Day}, base: &base, length: span{days: 7, fine: Day}}, base.to == nil && base.clk == 0
	}
}

// Nights reads <n>, one when absent: a stay of so many nights, told in days.
func Nights(m *Match) (Frame, bool) {
	n := 1
	if m.Has("n") {
		n = m.N("n")
	}
	return Frame{length: span{days: n, fine: Day}}, n > 0 && n < 366
}

// ClockFor reads a <dur> of hours and minutes and the <clock> that it begins
// at: "ninety minutes from half past two".
func ClockFor(m *Match) (Frame, bool) {
	f, s := m.Frame("clock"), m.Frame("dur").length
	f.length = s
	return f, f.clk == cTime && f.day == 0 && !f.now && !f.clock.bare && s.days == 0 && s.months == 0
}

// AheadSwapped reads <unit> and <num> behind it, which makes the length
// approximate: "через недели две".
func AheadSwapped(m *Match) (Frame, bool) {
	s, ok := lengthOf(Unit(m.N("unit")), m.N("num"))
	return Frame{day: dRel, rel: s, approx: true}, ok && !m.followedBy(tableUnit, tableCount, tableHourpart)
}

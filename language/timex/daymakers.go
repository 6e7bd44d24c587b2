package timex

// RelativeDay reads <rday>.
func RelativeDay(m *Match) (Frame, bool) {
	return Frame{day: dOff, off: m.N("rday")}, true
}

// Today gives today whatever the words.
func Today(*Match) (Frame, bool) { return Frame{day: dOff}, true }

// Now is this moment.
func Now(*Match) (Frame, bool) { return Frame{now: true, day: dOff, clk: cTime}, true }

// NowWord is [Now] of a word that is a filler as often: it ends its phrase,
// and nothing is "for now" or "by now".
func NowWord(m *Match) (Frame, bool) {
	if !m.p.ends(m.to) && !m.p.firm(m.to) || m.from > 0 && m.p.word(tableNowNot, m.from-1) > 0 {
		return Frame{}, false
	}
	return Now(m)
}

// HolidayDay reads <holiday>, perhaps of a <year>.
func HolidayDay(m *Match) (Frame, bool) {
	f := Frame{day: dHol, hol: m.N("holiday")}
	if m.Has("year") {
		f.day, f.year = f.day|dYear, m.N("year")
	}
	return f, true
}

// PastHoliday reads <holiday>: the last one that is over.
func PastHoliday(m *Match) (Frame, bool) {
	return Frame{day: dHol, hol: m.N("holiday"), shift: -1, shifted: true}, true
}

// DayAfter is tomorrow, where the utterance ends ("what about the day after?"),
// or the day after the one that it is the alternative to: "tomorrow or the day
// after".
func DayAfter(m *Match) (Frame, bool) {
	off := 1
	for i := max(0, m.from-maxNamed); i < m.from; i++ {
		if v, n := m.p.lookup(tableRday, i); n > 0 && v > 0 && (m.p.only(tableOr, i+n, m.from) || m.p.only(tableAnd, i+n, m.from)) {
			off = v + 1
		}
	}
	return Frame{day: dOff, off: off}, m.to == len(m.p.toks) || isStop(m.p.toks[m.to].Norm)
}

// HolidayPlus gives a maker that reads <holiday> and goes on by days: the
// eve, the day after.
func HolidayPlus(days int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		return Frame{day: dRel, rel: span{days: days, fine: Day}, base: &Frame{day: dHol, hol: m.N("holiday")}}, true
	}
}

// DayOfPeriod reads a day of the month and the <date> of the month: "the 20th
// of next month".
func DayOfPeriod(m *Match) (Frame, bool) {
	f, ok := DayOfMonth(m)
	g := m.Frame("date")
	if !ok || g.cycle != Month {
		return Frame{}, false
	}
	return merge(f, g)
}

// DayRange reads a day of the month, <d>, <n> or <ord>, and the <date> that
// ends the range and names the month: "1-8 September".
func DayRange(m *Match) (Frame, bool) {
	a, ok := DayOfMonth(m)
	b := m.Frame("date")
	if !ok || b.day&(dDom|dMon) != dDom|dMon || b.dom <= a.dom {
		return Frame{}, false
	}
	a.to = &b
	return a, true
}

// RangeOfDays reads the <date> that begins a range and names the month, and
// the day of the month, <d>, <n> or <ord>, that ends it, and perhaps a <year>:
// "July 13-15".
func RangeOfDays(m *Match) (Frame, bool) {
	a := m.Frame("date")
	b, ok := DayOfMonth(m)
	if !ok || a.day&(dDom|dMon) != dDom|dMon || b.dom <= a.dom || m.followedBy(tableAmpm, tableMonth, tableCount) || m.ownMonth() {
		return Frame{}, false
	}
	if m.to < len(m.p.toks) && m.p.toks[m.to].Norm == ":" {
		return Frame{}, false
	}
	if m.Has("year") {
		a.day, a.year = a.day|dYear, m.N("year")
	}
	a.to = &b
	return a, true
}

// ownMonth reports whether the day that ends a range goes on with a month of
// its own: "9th of March to 11th of April".
func (m *Match) ownMonth() bool {
	for _, name := range [...]string{"ord", "d", "n"} {
		c, ok := m.find(name)
		if !ok || c.from == m.from {
			continue
		}
		for _, r := range m.p.category(m.p.r.categories[CatDate], c.from) {
			if r.to > m.to && r.frame.day&dDom != 0 && r.frame.day&(dMon|dCycle) != 0 {
				return true
			}
		}
	}
	return false
}

// Whole passes the captured <date> on.
func Whole(m *Match) (Frame, bool) { return m.Frame("date"), true }

// MonthDays reads <month>, the day <a> that begins a range and the day <d>
// that ends it: "lapkričio 3-7 d.".
func MonthDays(m *Match) (Frame, bool) {
	a := Frame{day: dMon | dDom, mon: m.N("month"), dom: m.N("a")}
	b := Frame{day: dMon | dDom, mon: m.N("month"), dom: m.N("d")}
	if a.mon < 1 || a.dom < 1 || b.dom <= a.dom || b.dom > daysIn(b.mon, 0) {
		return Frame{}, false
	}
	a.to = &b
	return a, true
}

// DaysFrom gives a maker that goes days on from <date>: "the day after the
// fifth".
func DaysFrom(days int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := m.Frame("date")
		return Frame{day: dRel, rel: span{days: days, fine: Day}, base: &base}, base.to == nil && base.clk == 0
	}
}

// RelativeDayWeek reads <rday> and adds a week: "tomorrow week".
func RelativeDayWeek(m *Match) (Frame, bool) {
	return Frame{day: dOff, off: m.N("rday") + 7}, true
}

// RelativeDayPlus reads whole weeks, <dur>, and <rday>: "a week tomorrow".
func RelativeDayPlus(m *Match) (Frame, bool) {
	s := m.Frame("dur").length
	return Frame{day: dOff, off: m.N("rday") + s.days}, s.secs == 0 && s.months == 0 && s.days%7 == 0 && m.N("rday") >= 0
}

// BaseDay passes on a <date> that other days can be counted from.
func BaseDay(m *Match) (Frame, bool) {
	f := m.Frame("date")
	return f, f.day != 0 && f.clk == 0 && f.to == nil && !f.weak && !f.now && f.day&dEvery == 0 && f.length == (span{})
}

// Ides reads <month>: the day that the Romans called its ides.
func Ides(m *Match) (Frame, bool) {
	f := Frame{day: dMon | dDom, mon: m.N("month"), dom: 13}
	if f.mon == 3 || f.mon == 5 || f.mon == 7 || f.mon == 10 {
		f.dom = 15
	}
	return f, true
}

// SameTime reads a <date> and takes the present time of day on it: "this time
// tomorrow".
func SameTime(m *Match) (Frame, bool) {
	f := m.Frame("date")
	now := m.p.cal.now
	f.clk, f.clock = cTime, clock{h: now.Hour(), m: now.Minute(), fine: Minute}
	return f, !f.weak
}

// DayAt gives a maker of the day so many days from today.
func DayAt(off int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return Frame{day: dOff, off: off}, true }
}

// OrdDaysAfter goes <ord> days on from <date>: "на третий день после Пасхи".
func OrdDaysAfter(m *Match) (Frame, bool) { return DaysFrom(m.N("ord"))(m) }

package timex

import "time"

// WeekdayDay reads <wd> and a bare day of the month: "Friday 23".
func WeekdayDay(m *Match) (Frame, bool) {
	f, ok := DayOfMonth(m)
	f.day, f.wd = f.day|dWd, time.Weekday(m.N("wd"))
	if next := m.to; next+1 < len(m.p.toks) && m.p.toks[next-1].Touches(m.p.toks[next]) && isMark(m.p.toks[next].Norm) && m.p.toks[next+1].IsDigits() {
		return Frame{}, false
	}
	return f, ok && (f.dom > 12 || m.Has("ord") || m.opensDays()) && !m.followedBy(tableCount, tableMonth) && !m.minutes()
}

// opensDays reports whether a range goes on with another weekday and its day of
// the month: "Mon 9 - Fri 13 March".
func (m *Match) opensDays() bool {
	p := m.p
	i := m.to + p.word(tableTo, m.to)
	n := p.word(tableWd, i)
	if i == m.to || n == 0 {
		return false
	}
	v, k := p.number(numD, i+n)
	return k > 0 && v > m.N("d") && v <= 31
}

// minutes reports whether the bare number that ends what matched begins a time
// of day as its minutes: "Monday 20 past eight", "Friday 25 to 3".
func (m *Match) minutes() bool {
	p := m.p
	if m.Has("ord") || m.to+1 >= len(p.toks) || p.word(tableTo, m.to) == 0 && p.word(tableAfter, m.to) == 0 {
		return false
	}
	for _, r := range p.category(p.r.clockCat, m.to-1) {
		if r.to > m.to && r.frame.clock.fine == Minute && !r.frame.clock.bare && (r.frame.clock.amb || p.word(tableAfter, m.to) > 0) {
			return true
		}
	}
	return false
}

// Weekday reads <wd>, perhaps a <shift>.
func Weekday(m *Match) (Frame, bool) {
	f := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
	if m.Has("shift") {
		f.shift, f.shifted = m.N("shift"), true
	} else if m.p.weakWord(m) {
		f.weak = true
	}
	wd, _ := m.find("wd")
	return f, !m.dotted() && m.p.word(tableIdiom, wd.from) == 0 // "this sun cream"
}

// dotted reports whether a point and a word touch the end of what matched, so
// that it is the name of a site or a file: "monday.com".
func (m *Match) dotted() bool {
	p := m.p
	return m.to+1 < len(p.toks) && p.toks[m.to].Norm == "." && p.toks[m.to-1].Touches(p.toks[m.to]) && p.toks[m.to].Touches(p.toks[m.to+1]) &&
		p.toks[m.to+1].IsWord() && p.toks[m.to+1].Text == p.toks[m.to+1].Norm
}

// Nth reads <ord>, <last> or <back> (2 for the last but one) and a <wd>: the n-th of a period that follows.
func Nth(m *Match) (Frame, bool) {
	f := Frame{day: dNth | dWd, wd: time.Weekday(m.N("wd")), nth: m.N("ord")}
	if m.Has("unit") {
		f.day, f.nthUnit = dNth, Unit(m.N("unit"))
		switch f.nthUnit {
		case Day, Week, Workday, Weekend, Month, Quarter:
		default:
			return Frame{}, false
		}
	}
	if m.Has("last") {
		f.nth = -max(1, f.nth)
	}
	if m.Has("back") {
		f.nth = -m.N("back")
	}
	if f.nth == 0 || f.nth > 31 && f.nthUnit != Day || f.nth > 366 {
		return Frame{}, false
	}
	if m.Has("date") {
		g, ok := merge(f, m.Frame("date"))
		return g, ok && !g.hasClock()
	}
	f.weak = true
	return f, true
}

// CountedWeekday reads <n> and <wd>: "three Fridays from now".
func CountedWeekday(m *Match) (Frame, bool) {
	n := m.N("n")
	if n < 1 || n > 60 {
		return Frame{}, false
	}
	base := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
	return Frame{day: dRel, rel: span{days: 7 * (n - 1), fine: Day}, base: &base}, true
}

// CountedWeekend reads <n>: "two weekends from now".
func CountedWeekend(m *Match) (Frame, bool) {
	n := m.N("n")
	return Frame{day: dCycle, cycle: Weekend, cycleN: n - 1}, n >= 1 && n <= 60
}

// WeekendsAgo reads <n>: "two weekends ago".
func WeekendsAgo(m *Match) (Frame, bool) {
	n := m.N("n")
	return Frame{day: dCycle, cycle: Weekend, cycleN: -n}, n >= 1 && n <= 60
}

// WeekdaysAgo reads <n> and <wd>: "two Fridays ago".
func WeekdaysAgo(m *Match) (Frame, bool) { return weekdayBack(m, m.N("n")) }

// WeekdayBeforeLast reads <wd>: the last but one.
func WeekdayBeforeLast(m *Match) (Frame, bool) { return weekdayBack(m, 2) }

func weekdayBack(m *Match, n int) (Frame, bool) {
	base := Frame{day: dWd, wd: time.Weekday(m.N("wd")), shift: -1, shifted: true}
	return Frame{day: dRel, rel: span{days: -7 * (n - 1), fine: Day}, base: &base}, n >= 1 && n <= 60
}

// WeekdayNumeric reads <wd> and a date in digits with a point, which needs
// the weekday to be told from a decimal.
func WeekdayNumeric(m *Match) (Frame, bool) {
	f, ok := Numeric(m)
	if !ok || m.followedBy(tableAmpm) {
		return f, false // "Thursday 7.15 pm"
	}
	t, found := m.p.cal.dayOfMonth(&f)
	f.day, f.wd = f.day|dWd, time.Weekday(m.N("wd"))
	// With a dash it is a date only where the weekday bears it out, for
	// "Monday 12-4" is a stretch of the day.
	// So is it with a point and minutes of two figures, "Friday 9.30".
	toks := m.tokens()
	dash := toks[len(toks)-2].Norm == "-"
	clocklike := dash || len(toks[len(toks)-1].Norm) == 2
	return f, found && (!clocklike || t.Weekday() == f.wd && (!dash || !m.lettered()))
}

// WeekdayProven is [WeekdayNumeric] in an order that is not the language's own,
// which the weekday has to bear out.
func WeekdayProven(m *Match) (Frame, bool) {
	f, ok := Numeric(m)
	if !ok || m.followedBy(tableAmpm) {
		return f, false
	}
	t, found := m.p.cal.dayOfMonth(&f)
	f.day, f.wd = f.day|dWd, time.Weekday(m.N("wd"))
	return f, found && t.Weekday() == f.wd && !m.lettered()
}

// WeekdayInWeeks gives a maker that reads <wd> and adds weeks to the coming
// one: "Friday week".
func WeekdayInWeeks(n int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
		return Frame{day: dRel, rel: span{days: 7 * n, fine: Day}, base: &base}, true
	}
}

// WeekdayOfWeek reads the <shift> of a week and a <wd> in it.
func WeekdayOfWeek(m *Match) (Frame, bool) {
	return Frame{day: dWd | dCycle, wd: time.Weekday(m.N("wd")), cycle: Week, cycleN: m.N("shift")}, true
}

// NthOf reads <ord> (or <last>), <wd> and the <date> of the period in any
// order.
func NthOf(m *Match) (Frame, bool) {
	if f := m.Frame("date"); f.cycle == Week || f.cycle == Weekend {
		return Frame{}, false
	}
	return Nth(m)
}

// ShiftedWeekday is [Weekday] in languages where "this" and the name of today
// mean today.
func ShiftedWeekday(m *Match) (Frame, bool) {
	f, ok := Weekday(m)
	f.weak = false
	f.sameDay = f.shifted && f.shift == 0
	return f, ok
}

// PointedWeekday is [Weekday] behind a word that points to it, so that it is
// one in small letters too: "this sat". A subject may be none, "this sun is
// hot".
func PointedWeekday(m *Match) (Frame, bool) {
	f, ok := Weekday(m)
	f.weak = f.weak && m.p.word(tableClause, m.to) > 0
	return f, ok
}

// EveryWeekday reads <wd>: that day of every week.
func EveryWeekday(m *Match) (Frame, bool) {
	return Frame{day: dEvery, every: 1 << m.N("wd")}, true
}

// Weekdays is Monday to Friday of every week.
func Weekdays(*Match) (Frame, bool) { return Frame{day: dEvery, every: 0b0111110}, true }

// Weekends is Saturday and Sunday of every week.
func Weekends(*Match) (Frame, bool) { return Frame{day: dEvery, every: 0b1000001}, true }

// WeekdayAfter reads <wd> and the <date> that it follows: "the Monday after
// Easter".
func WeekdayAfter(m *Match) (Frame, bool) { return pivot(m, 1) }

// WeekdayBefore is [WeekdayAfter], the other way.
func WeekdayBefore(m *Match) (Frame, bool) { return pivot(m, -1) }

// NthWeekdayAfter is the <ord>-th [WeekdayAfter].
func NthWeekdayAfter(m *Match) (Frame, bool) {
	first, ok := pivot(m, 1)
	n := m.N("ord")
	return Frame{day: dRel, rel: span{days: 7 * (n - 1), fine: Day}, base: &first}, ok && n >= 1 && n <= 53
}

func pivot(m *Match, side int8) (Frame, bool) {
	base := m.Frame("date")
	if base.to != nil || base.clk != 0 {
		return Frame{}, false
	}
	return Frame{day: dRel, rel: span{fine: Day}, base: &base, wd: time.Weekday(m.N("wd")), pivot: side}, true
}

// PastWeekday reads <wd>: the last one.
func PastWeekday(m *Match) (Frame, bool) {
	return Frame{day: dWd, wd: time.Weekday(m.N("wd")), shift: -1, shifted: true}, true
}

// WeekdayLast is [PastWeekday] where a word behind makes it so, which has to
// end the phrase: "Friday last", but not "on Friday last orders are at nine".
func WeekdayLast(m *Match) (Frame, bool) {
	f, ok := PastWeekday(m)
	return f, ok && m.p.ends(m.to)
}

// Closest reads <wd>, the <date> that it is close to, and perhaps how many
// are closer, <ord>: "the second closest Monday to October 5th".
func Closest(m *Match) (Frame, bool) {
	f, ok := pivot(m, 1)
	f.nth = max(1, m.N("ord"))
	return f, ok && f.nth < 60
}

// LastDayOf is the last day of <date>: "the last of March".
func LastDayOf(m *Match) (Frame, bool) {
	return merge(Frame{day: dNth, nth: -1, nthUnit: Day}, m.Frame("date"))
}

// WeekdaySpan reads the weekdays <from> and <wd> that begin and end a range.
func WeekdaySpan(m *Match) (Frame, bool) {
	end := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
	return Frame{day: dWd, wd: time.Weekday(m.N("from")), to: &end}, true
}

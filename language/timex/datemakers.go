package timex

import "time"

// The makers of dates. Captures: <month>, <ord>, <d> or <n> for the day of
// the month, <year>, <wd>, <shift>, <unit>, <rday>, <holiday>.

func dom(m *Match) int {
	for _, name := range []string{"ord", "d", "n"} {
		if m.Has(name) {
			return m.N(name)
		}
	}
	return 0
}

// Date reads <month> with a day, and perhaps a <year> and a <wd>.
func Date(m *Match) (Frame, bool) {
	f := Frame{day: dMon | dDom, mon: m.N("month"), dom: dom(m)}
	if m.Has("year") {
		f.day, f.year = f.day|dYear, m.N("year")
	}
	if m.Has("wd") {
		f.day, f.wd = f.day|dWd, time.Weekday(m.N("wd"))
	}
	if f.dom < 1 || f.dom > 31 || f.mon < 1 || f.mon > 12 || f.dom > daysIn(f.mon, f.year) {
		return Frame{}, false
	}
	return f, true
}

// Numeric reads a date in digits: day <d>, month <mo>, and a year of four
// (<year>) or two (<y>) digits.
func Numeric(m *Match) (Frame, bool) {
	f := Frame{day: dMon | dDom, mon: m.N("mo"), dom: m.N("d")}
	if m.Has("year") {
		f.day, f.year = f.day|dYear, m.N("year")
	} else if m.Has("y") {
		f.day, f.year = f.day|dYear, twoDigitYear(m.N("y"))
	}
	if f.mon < 1 || f.mon > 12 || f.dom < 1 || f.dom > daysIn(f.mon, f.year) {
		return Frame{}, false
	}
	toks, p := m.tokens(), m.p
	// A longer chain of numbers is a serial number, a phone or a sum.
	if m.to+1 < len(p.toks) && toks[len(toks)-1].Touches(p.toks[m.to]) && isMark(p.toks[m.to].Norm) && p.toks[m.to].Touches(p.toks[m.to+1]) && p.toks[m.to+1].IsDigits() && !m.Has("year") && !m.Has("y") {
		if p.toks[m.to].Norm != "-" || toks[1].Norm == "-" {
			return Frame{}, false
		}
	}
	if m.from > 1 && p.toks[m.from-1].Touches(toks[0]) && isMark(p.toks[m.from-1].Norm) && (p.toks[m.from-1].Norm != "-" || toks[1].Norm == "-") && p.toks[m.from-2].IsDigits() && p.toks[m.from-2].Touches(p.toks[m.from-1]) {
		return Frame{}, false
	}
	return f, true
}

func isMark(s string) bool { return s == "." || s == "/" || s == "-" || s == ":" || s == "," }

func twoDigitYear(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}

// DayOfMonth reads a day of the month alone: "the 24th".
func DayOfMonth(m *Match) (Frame, bool) {
	f := Frame{day: dDom, dom: dom(m)}
	if m.Has("d") && m.to < len(m.p.toks) && m.p.toks[m.to].IsWord() && m.p.toks[m.to-1].IsDigits() && m.p.toks[m.to-1].Touches(m.p.toks[m.to]) {
		return Frame{}, false // the digits of "1st"
	}
	return f, f.dom >= 1 && f.dom <= 31
}

// WeakDayOfMonth is [DayOfMonth] where the words may mean something else:
// "the first".
func WeakDayOfMonth(m *Match) (Frame, bool) {
	f, ok := DayOfMonth(m)
	f.weak = true
	return f, ok && !m.followedBy("count")
}

// WeekdayDay reads <wd> and a bare day of the month: "Friday 23".
func WeekdayDay(m *Match) (Frame, bool) {
	f, ok := DayOfMonth(m)
	f.day, f.wd = f.day|dWd, time.Weekday(m.N("wd"))
	if next := m.to; next+1 < len(m.p.toks) && m.p.toks[next-1].Touches(m.p.toks[next]) && isMark(m.p.toks[next].Norm) && m.p.toks[next+1].IsDigits() {
		return Frame{}, false
	}
	return f, ok && (f.dom > 12 || m.Has("ord"))
}

// MonthName reads <month>, perhaps a <year> or a <shift> (-1 last, 0 this, 1
// next).
func MonthName(m *Match) (Frame, bool) {
	f := Frame{day: dMon, mon: m.N("month")}
	if m.from > 0 && m.p.word("currency", m.from-1) > 0 && m.p.toks[m.from-1].Touches(m.p.toks[m.from]) {
		return Frame{}, false // "$DEC" is a share
	}
	if m.Has("year") {
		f.day, f.year = f.day|dYear, m.N("year")
	} else if m.p.weakWord(m) {
		f.weak = true
	}
	if m.Has("shift") {
		f.shift, f.shifted = m.N("shift"), true
	}
	return f, true
}

// weakWord reports whether the matched words are in the table of weak ones
// and not written with a capital inside a sentence.
func (p *parser) weakWord(m *Match) bool {
	for i, t := range m.tokens() {
		if _, n := p.r.table("weak").longest(m.tokens()[i:]); n > 0 {
			return t.Text == t.Norm || m.from == 0
		}
	}
	return false
}

// YearNumber reads <year> behind a word that makes it one: "in 2026".
func YearNumber(m *Match) (Frame, bool) {
	if m.to < len(m.p.toks) && m.p.toks[m.to].Norm == "s" {
		return Frame{}, false // "in 1990s"
	}
	if !m.p.hasDigit(m.from, m.to) {
		return Frame{}, false
	}
	return Frame{day: dYear, year: m.N("year")}, true
}

// Weekday reads <wd>, perhaps a <shift>.
func Weekday(m *Match) (Frame, bool) {
	f := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
	if m.Has("shift") {
		f.shift, f.shifted = m.N("shift"), true
	} else if m.p.weakWord(m) {
		f.weak = true
	}
	return f, true
}

// RelativeDay reads <rday>.
func RelativeDay(m *Match) (Frame, bool) {
	return Frame{day: dOff, off: m.N("rday")}, true
}

// Today gives today whatever the words.
func Today(*Match) (Frame, bool) { return Frame{day: dOff}, true }

// Now is this moment.
func Now(*Match) (Frame, bool) { return Frame{now: true, day: dOff, clk: cTime}, true }

// NowWeak is "now" as a filler is used: it is a time only with support.
func NowWeak(m *Match) (Frame, bool) {
	f, ok := Now(m)
	f.weak = true
	return f, ok
}

// HolidayDay reads <holiday>.
func HolidayDay(m *Match) (Frame, bool) {
	return Frame{day: dHol, hol: m.N("holiday")}, true
}

// HolidayPlus gives a maker that reads <holiday> and goes on by days: the
// eve, the day after.
func HolidayPlus(days int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		return Frame{day: dRel, rel: span{days: days, fine: Day}, base: &Frame{day: dHol, hol: m.N("holiday")}}, true
	}
}

// Cycle reads <unit> with an optional <shift> and an optional count <n>:
// "next week", "the next three months", "this weekend".
func Cycle(m *Match) (Frame, bool) {
	f := Frame{cycle: Unit(m.N("unit")), cycleN: m.N("shift"), cycleL: m.N("n"), day: dCycle}
	if f.cycle == Fortnight {
		f.cycle = Week
		f.cycleL = max(1, f.cycleL) * 2
	}
	if f.cycle == Day && f.cycleL == 0 && m.N("shift") != 0 {
		return Frame{day: dOff, off: m.N("shift")}, true // "the next day"
	}
	if f.cycleL > 400 {
		return Frame{}, false
	}
	return f, true
}

// CycleAt gives a maker of one cycle of unit, n from the present one.
func CycleAt(unit Unit, n int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return Frame{day: dCycle, cycle: unit, cycleN: n}, true }
}

// The makers of stretches of a period read <date>.

// Early keeps the beginning.
func Early(m *Match) (Frame, bool) { return edgeOf(m, early) }

// Middle keeps the middle.
func Middle(m *Match) (Frame, bool) { return edgeOf(m, mid) }

// Late keeps the end.
func Late(m *Match) (Frame, bool) { return edgeOf(m, late) }

// Rest keeps what is left.
func Rest(m *Match) (Frame, bool) { return edgeOf(m, rest) }

func edgeOf(m *Match, e edge) (Frame, bool) {
	f := m.Frame("date")
	if f.clk != 0 || f.to != nil || f.edge != whole || f.day&(dNth|dRel) != 0 {
		return Frame{}, false
	}
	if f.day&dYear != 0 && f.day&dMon == 0 && f.day != dYear {
		return Frame{}, false
	}
	f.edge, f.weak = e, false
	return f, true
}

// Nth reads <ord> (or <last>) and a <wd>: the n-th of a period that follows.
func Nth(m *Match) (Frame, bool) {
	f := Frame{day: dNth | dWd, wd: time.Weekday(m.N("wd")), nth: m.N("ord")}
	if m.Has("unit") {
		f.day, f.nthUnit = dNth, Unit(m.N("unit"))
		if f.nthUnit != Day && f.nthUnit != Week && f.nthUnit != Workday {
			return Frame{}, false
		}
	}
	if m.Has("last") {
		f.nth = -max(1, f.nth)
	}
	if f.nth == 0 || f.nth > 31 {
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

// DateNotClock is [Date] for a month before its day, where "March 3:30" would
// be a clock.
func DateNotClock(m *Match) (Frame, bool) {
	p := m.p
	if m.to+1 < len(p.toks) && p.toks[m.to].Norm == ":" && p.toks[m.to-1].Touches(p.toks[m.to]) && p.toks[m.to+1].IsDigits() {
		return Frame{}, false
	}
	return Date(m)
}

// SpokenDate is [Date] with the day as a cardinal in words: "May twenty nine".
func SpokenDate(m *Match) (Frame, bool) {
	last := m.p.toks[m.to-1]
	for _, t := range m.tokens() {
		if t.IsDigits() {
			return Frame{}, false
		}
	}
	if m.to < len(m.p.toks) && last.IsWord() {
		if _, n := m.p.r.table("ampm").longest(m.p.toks[m.to:]); n > 0 {
			return Frame{}, false
		}
	}
	return Date(m)
}

// ShiftedMonth reads <shift> and <month>. A weak month in small letters needs
// more than "this": "this may be right".
func ShiftedMonth(m *Match) (Frame, bool) {
	f, ok := MonthName(m)
	if m.N("shift") == 0 && m.p.weakWord(m) {
		return Frame{}, false
	}
	f.weak = false
	return f, ok
}

// ShortNumeric is [Numeric] without a year, where the sign between the numbers
// may as well make a range, a ratio or a fraction of them.
func ShortNumeric(m *Match) (Frame, bool) {
	toks, p := m.tokens(), m.p
	if m.N("mo") == 7 && m.N("d") == 24 && toks[0].Norm == "24" {
		return Frame{}, false // "24/7"
	}
	dash := toks[1].Norm == "-"
	if dash && m.from > 0 && p.word("glue", m.from-1) > 0 && !p.betweenBefore(m.from) && !m.followedBy("month", "ampm", "wd") && !p.toks[m.from-1].Touches(toks[0]) {
		return Numeric(m) // "on 4-22"
	}
	if dash && (p.betweenBefore(m.from) || m.followedBy("month", "ampm", "wd", "unit", "count", "hourword") || m.from > 0 && p.toks[m.from-1].IsWord()) {
		return Frame{}, false // "1-8 September", "3-8pm", "Monday 12-4"
	}
	if !dash && toks[0].Touches(toks[1]) && m.from > 0 && p.toks[m.from-1].Touches(toks[0]) && p.toks[m.from-1].Norm != "-" && p.toks[m.from-1].Norm != "(" {
		return Frame{}, false
	}
	return Numeric(m)
}

// followedBy reports whether a phrase of one of the tables follows.
func (m *Match) followedBy(tables ...string) bool {
	for _, t := range tables {
		if m.p.word(t, m.to) > 0 {
			return true
		}
	}
	return false
}

// WeekdayNumeric reads <wd> and a date in digits with a point, which needs
// the weekday to be told from a decimal.
func WeekdayNumeric(m *Match) (Frame, bool) {
	f, ok := Numeric(m)
	if !ok {
		return f, false
	}
	t, found := m.p.cal.dayOfMonth(&f)
	f.day, f.wd = f.day|dWd, time.Weekday(m.N("wd"))
	// With a dash it is a date only where the weekday bears it out, for
	// "Monday 12-4" is a stretch of the day.
	dash := m.tokens()[len(m.tokens())-2].Norm == "-"
	return f, found && (!dash || t.Weekday() == f.wd)
}

// OrdinalDay reads <ord> as a day of the month: certain when it is written
// with digits ("16th"), weak in words.
func OrdinalDay(m *Match) (Frame, bool) {
	f, ok := DayOfMonth(m)
	f.weak = !m.tokens()[0].IsDigits()
	return f, ok && !m.followedBy("count")
}

// WeekdayInWeeks gives a maker that reads <wd> and adds weeks to the coming
// one: "Friday week".
func WeekdayInWeeks(n int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := Frame{day: dWd, wd: time.Weekday(m.N("wd"))}
		return Frame{day: dRel, rel: span{days: 7 * n, fine: Day}, base: &base}, true
	}
}

// ComingCycle is [Cycle] of the coming one: "the coming two weeks".
func ComingCycle(m *Match) (Frame, bool) {
	f, ok := Cycle(m)
	if f.day == dCycle {
		f.cycleN = 1
		f.rolling = m.Has("n")
	}
	return f, ok
}

// ThisCycle reads the period from its own last word: "of the month".
func ThisCycle(m *Match) (Frame, bool) {
	v, n := m.p.r.table("unit").longest(m.p.toks[m.to-1:])
	return Frame{day: dCycle, cycle: Unit(v)}, n > 0
}

// RestOf reads <unit>: what is left of the present one.
func RestOf(m *Match) (Frame, bool) {
	u := Unit(m.N("unit"))
	if u == Day {
		return Frame{day: dOff, edge: rest}, true
	}
	return Frame{day: dCycle, cycle: u, edge: rest}, u == Week || u == Month || u == Year
}

// Latest is the last instant of <date>.
func Latest(m *Match) (Frame, bool) { return edgeOf(m, veryLast) }

// WeekOf is the week that holds <date>.
func WeekOf(m *Match) (Frame, bool) {
	base := m.Frame("date")
	return Frame{day: dRel, base: &base, rel: span{fine: Week}}, true
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
// the day of the month, <d>, <n> or <ord>, that ends it: "July 13-15".
func RangeOfDays(m *Match) (Frame, bool) {
	a := m.Frame("date")
	b, ok := DayOfMonth(m)
	if !ok || a.day&(dDom|dMon) != dDom|dMon || b.dom <= a.dom || m.followedBy("ampm", "month", "count") {
		return Frame{}, false
	}
	if m.to < len(m.p.toks) && m.p.toks[m.to].Norm == ":" {
		return Frame{}, false
	}
	a.to = &b
	return a, true
}

// EarlyHalf keeps the first half of <date>.
func EarlyHalf(m *Match) (Frame, bool) { return edgeOf(m, firstHalf) }

// LateHalf keeps the second half of <date>.
func LateHalf(m *Match) (Frame, bool) { return edgeOf(m, secondHalf) }

// CycleRest gives a maker of what is left of the present unit.
func CycleRest(unit Unit) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return Frame{day: dCycle, cycle: unit, edge: rest}, true }
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

// DottedDate is a day and month in digits with a point, "06.03", where a
// quantity or a clock could stand as well.
func DottedDate(m *Match) (Frame, bool) {
	if m.followedBy("count", "ampm", "part") {
		return Frame{}, false
	}
	return Numeric(m)
}

// ShiftedWeekday is [Weekday] in languages where "this" and the name of today
// mean today.
func ShiftedWeekday(m *Match) (Frame, bool) {
	f, ok := Weekday(m)
	f.weak = false
	f.sameDay = f.shifted && f.shift == 0
	return f, ok
}

// FirstRun reads <n> and <unit> of days or weeks and the <date> of the period
// that they begin: "the first two weeks of May".
func FirstRun(m *Match) (Frame, bool) { return run(m, m.N("n")) }

// LastRun is [FirstRun] at the period's end.
func LastRun(m *Match) (Frame, bool) { return run(m, -m.N("n")) }

func run(m *Match, n int) (Frame, bool) {
	f := m.Frame("date")
	unit := Unit(m.N("unit"))
	if n == 0 || n > 60 || n < -60 || f.edge != whole || unit != Day && unit != Week {
		return Frame{}, false
	}
	f.run, f.runUnit, f.weak = n, unit, false
	return f, true
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

func pivot(m *Match, side int8) (Frame, bool) {
	base := m.Frame("date")
	if base.to != nil || base.clk != 0 {
		return Frame{}, false
	}
	return Frame{day: dRel, rel: span{fine: Day}, base: &base, wd: time.Weekday(m.N("wd")), pivot: side}, true
}

// DaysFrom gives a maker that goes days on from <date>: "the day after the
// fifth".
func DaysFrom(days int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := m.Frame("date")
		return Frame{day: dRel, rel: span{days: days, fine: Day}, base: &base}, base.to == nil && base.clk == 0
	}
}

// ShiftedRun gives a maker of [Cycle] with a count that is not a number: "the
// next few days".
func ShiftedRun(n int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		f, ok := Cycle(m)
		if f.day != dCycle {
			f = Frame{day: dCycle, cycle: Day, cycleN: f.off}
		}
		if !m.Has("shift") {
			f.cycleN = 1
		}
		f.cycleL = n
		return f, ok
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

// WeekendOf is the weekend at the end of the week that holds <date>.
func WeekendOf(m *Match) (Frame, bool) {
	base := m.Frame("date")
	return Frame{day: dRel, base: &base, rel: span{fine: Weekend}}, true
}

// PastWeekday reads <wd>: the last one.
func PastWeekday(m *Match) (Frame, bool) {
	return Frame{day: dWd, wd: time.Weekday(m.N("wd")), shift: -1, shifted: true}, true
}

// LedDotted is a month and day in digits with a point, which takes a
// preposition to be one: "on 4.22".
func LedDotted(m *Match) (Frame, bool) {
	if m.from == 0 || m.followedBy("count", "ampm", "part") {
		return Frame{}, false
	}
	if v, n := m.p.lookup("glue", m.from-1); n == 0 || v != glueLead {
		return Frame{}, false
	}
	return Numeric(m)
}

// RestOfToday is from now until midnight.
func RestOfToday(*Match) (Frame, bool) { return Frame{day: dOff, edge: rest}, true }

// EdgeOfMonth gives a maker of the beginning or the end of this month.
func EdgeOfMonth(beginning bool) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) {
		e := late
		if beginning {
			e = early
		}
		return Frame{day: dCycle, cycle: Month, edge: e}, true
	}
}

// Closest reads <wd>, the <date> that it is close to, and perhaps how many
// are closer, <ord>: "the second closest Monday to October 5th".
func Closest(m *Match) (Frame, bool) {
	f, ok := pivot(m, 1)
	f.nth = max(1, m.N("ord"))
	return f, ok && f.nth < 60
}

// WorkWeek reads <shift>: Monday to Friday of that week.
func WorkWeek(m *Match) (Frame, bool) {
	return Frame{day: dCycle, cycle: Week, cycleN: m.N("shift"), run: 5, runUnit: Day}, true
}

// CycleRun gives a maker of n units from tomorrow on: "in the coming days".
func CycleRun(unit Unit, n int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) {
		return Frame{day: dCycle, cycle: unit, cycleN: 1, cycleL: n, rolling: true}, true
	}
}

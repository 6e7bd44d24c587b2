package timex

import "time"

// MonthName reads <month>, perhaps a <year> or a <shift> (-1 last, 0 this, 1
// next).
func MonthName(m *Match) (Frame, bool) {
	f := Frame{day: dMon, mon: m.N("month")}
	if m.from > 0 && m.p.word(tableCurrency, m.from-1) > 0 && m.p.toks[m.from-1].Touches(m.p.toks[m.from]) {
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

func isStop(s string) bool { return s == "." || s == "?" || s == "!" || s == "։" || s == "…" }

// titled reports whether a word with a capital follows that is none of time:
// "the August Barbershop".
func (p *parser) titled(i int) bool {
	return i < len(p.toks) && p.toks[i].IsWord() && p.toks[i].Text != p.toks[i].Norm && !p.phraseEnds(i) && !p.firm(i)
}

// weakWord reports whether the matched words are in the table of weak ones
// and not written with a capital inside a sentence.
func (p *parser) weakWord(m *Match) bool {
	for i, t := range m.tokens() {
		if p.within(tableWeak, m.from+i, m.to) > 0 {
			return t.Text == t.Norm || m.from == 0 || isStop(p.toks[m.from-1].Norm) || p.titled(m.to)
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

// Cycle reads <unit> with an optional <shift> and an optional count <n>:
// "next week", "the next three months", "this weekend".
func Cycle(m *Match) (Frame, bool) {
	f := Frame{cycle: Unit(m.N("unit")), cycleN: m.N("shift"), cycleL: m.N("n"), day: dCycle}
	if f.cycle == Fortnight {
		f.cycle = Week
		f.cycleL = max(1, f.cycleL) * 2
	}
	if f.cycle == Day && f.cycleL == 0 && m.followedBy(tableCount) {
		return Frame{}, false // "my next day off"
	}
	if f.cycle == Day && f.cycleL == 0 && m.N("shift") != 0 {
		return Frame{day: dOff, off: m.N("shift")}, true // "the next day"
	}
	if f.cycle <= Minute && f.cycleL == 0 && f.cycleN == 0 || f.cycleL > 400 {
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

// ComingCycle is [Cycle] of the coming one: "the coming two weeks".
func ComingCycle(m *Match) (Frame, bool) {
	f, ok := Cycle(m)
	if f.day == dCycle {
		f.cycleN = 1
		f.rolling = m.Has("n")
	}
	if f.cycle == Weekend && f.cycleL == 0 {
		f.cycleN = 0 // the one at the end of this week
	}
	return f, ok
}

// ThisCycle reads the period from its own last word: "of the month".
func ThisCycle(m *Match) (Frame, bool) {
	v, n := m.p.lookup(tableUnit, m.to-1)
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

// EarlyHalf keeps the first half of <date>.
func EarlyHalf(m *Match) (Frame, bool) { return edgeOf(m, firstHalf) }

// LateHalf keeps the second half of <date>.
func LateHalf(m *Match) (Frame, bool) { return edgeOf(m, secondHalf) }

// CycleRest gives a maker of what is left of the present unit.
func CycleRest(unit Unit) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		n := 0
		if m.from > 0 {
			n = m.p.within(tableGlue, m.from-1, m.from)
		}
		return Frame{day: dCycle, cycle: unit, edge: rest}, n == 0 || m.p.toks[m.from-1].Norm != "of" // "what day of the week"
	}
}

// FirstRun reads <n>, a few when absent, and <unit> of days, weeks or months and the <date> of the period
// that they begin: "the first two weeks of May".
func FirstRun(m *Match) (Frame, bool) { return run(m, count(m)) }

// LastRun is [FirstRun] at the period's end.
func LastRun(m *Match) (Frame, bool) { return run(m, -count(m)) }

// RunOf gives a maker of [FirstRun] with a count that is not a number; from
// the period's end when it is negative.
func RunOf(n int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) { return run(m, n) }
}

// count is <n>, or a few.
func count(m *Match) int {
	if m.Has("n") {
		return m.N("n")
	}
	return 3
}

func run(m *Match, n int) (Frame, bool) {
	f := m.Frame("date")
	unit := Unit(m.N("unit"))
	if n == 0 || n > 60 || n < -60 || f.edge != whole || unit != Day && unit != Week && (unit != Month || f.day&dMon != 0 || f.day != dYear && f.cycle != Year) {
		return Frame{}, false
	}
	f.run, f.runUnit, f.weak = n, unit, false
	return f, true
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

// WeekendOf is the weekend at the end of the week that holds <date>.
func WeekendOf(m *Match) (Frame, bool) {
	base := m.Frame("date")
	return Frame{day: dRel, base: &base, rel: span{fine: Weekend}}, true
}

// LaterToday is what is left of today; before noon, the afternoon and evening
// are meant.
func LaterToday(*Match) (Frame, bool) { return Frame{day: dOff, edge: later}, true }

// EdgeOf gives a maker of the beginning or the end of this week, month or
// year.
func EdgeOf(unit Unit, beginning bool) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) {
		e := late
		if beginning {
			e = early
		}
		return Frame{day: dCycle, cycle: unit, edge: e}, true
	}
}

// MiddleOf gives a maker of the middle of this week, month or year.
func MiddleOf(unit Unit) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return Frame{day: dCycle, cycle: unit, edge: mid}, true }
}

// WeekendBy gives a maker of the last weekend before (-1) or the first after
// (1) <date>.
func WeekendBy(side int8) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := m.Frame("date")
		f := Frame{day: dRel, rel: span{fine: Day}, base: &base, wd: time.Saturday, pivot: side, length: span{days: 2, fine: Day}}
		return f, base.to == nil && base.clk == 0
	}
}

// WorkWeek reads <shift>: Monday to Friday of that week.
func WorkWeek(m *Match) (Frame, bool) {
	return Frame{day: dCycle, cycle: Week, cycleN: m.N("shift"), run: 5, runUnit: Day}, true
}

// WeekNumber reads <n>, the number of a week by ISO 8601, and perhaps a
// <year>: "week 15 of 2026".
func WeekNumber(m *Match) (Frame, bool) {
	f := Frame{day: dCycle, cycle: Week, week: m.N("n")}
	if m.Has("year") {
		f.day, f.year = f.day|dYear, m.N("year")
	}
	return f, f.week >= 1 && f.week <= 53
}

// CycleRun gives a maker of n units from tomorrow on: "in the coming days".
func CycleRun(unit Unit, n int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) {
		return Frame{day: dCycle, cycle: unit, cycleN: 1, cycleL: n, rolling: true}, true
	}
}

// SeasonOf reads <season>, 1 for spring to 4 for winter, and perhaps a <shift>
// or a <year>.
func SeasonOf(m *Match) (Frame, bool) {
	f := Frame{day: dCycle, cycle: Season, mon: m.N("season"), cycleN: m.N("shift")}
	if m.Has("year") {
		f.day, f.year = f.day|dYear, m.N("year")
	}
	return f, f.mon >= 1 && f.mon <= 4
}

// WeakSeason is [SeasonOf] where only a preposition makes it a time: "the
// winter".
func WeakSeason(m *Match) (Frame, bool) {
	f, ok := SeasonOf(m)
	f.weak = true
	return f, ok
}

package timex

import (
	"slices"
	"time"
)

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
	} else if m.Has("y") {
		f.day, f.year = f.day|dYear, twoDigitYear(m.N("y"))
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
	month, _ := m.find("mo")
	if day, _ := m.find("d"); day.from < month.from {
		f.order = dayMonth
	} else {
		f.order = monthDay
	}
	toks, p := m.tokens(), m.p
	// A longer chain of numbers is a serial number, a phone or a sum.
	if m.to+1 < len(p.toks) && toks[len(toks)-1].Touches(p.toks[m.to]) && isMark(p.toks[m.to].Norm) && p.toks[m.to].Touches(p.toks[m.to+1]) && p.toks[m.to+1].IsDigits() && !m.Has("year") && !m.Has("y") {
		if p.toks[m.to].Norm != "-" || toks[1].Norm == "-" {
			return Frame{}, false
		}
	}
	if m.Has("y") && m.to+1 < len(p.toks) && p.toks[m.to].Norm == toks[1].Norm && toks[len(toks)-1].Touches(p.toks[m.to]) && p.toks[m.to].Touches(p.toks[m.to+1]) && p.toks[m.to+1].IsDigits() {
		return Frame{}, false // "11-22-33-44"
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
	if next := m.to; !m.Has("ord") && next < len(m.p.toks) && m.p.toks[next].IsDigits() && m.p.word(tableAmpm, next+1) > 0 {
		return Frame{}, false // "the 9 15 a.m. slot"
	}
	// A choice of more than a dozen is not told by its number.
	written := m.p.hasDigit(m.from, m.to)
	ends := m.p.phraseEnds(m.to) || written && m.p.firm(m.to)
	f.weak = f.dom <= 12 && !written || !m.Has("ord") || !ends || m.p.particleBefore(m.from)
	return f, ok && !m.followedBy(tableCount) && (m.Has("ord") || !m.followedBy(tableAmpm, tableHourword)) // "the 7 p.m. one"
}

// DateNotClock is [Date] for a month before its day, where "March 3:30" would
// be a clock.
func DateNotClock(m *Match) (Frame, bool) {
	p := m.p
	if m.followedBy(tableCount, tableAmpm) {
		return Frame{}, false // "may the 3 of us", "March 2 people", "19 March 2 pm"
	}
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
		if m.p.word(tableAmpm, m.to) > 0 {
			return Frame{}, false
		}
	}
	return Date(m)
}

// ShortNumeric is [Numeric] without a year, where the sign between the numbers
// may as well make a range, a ratio or a fraction of them.
func ShortNumeric(m *Match) (Frame, bool) {
	toks, p := m.tokens(), m.p
	if m.N("mo") == 7 && m.N("d") == 24 && toks[0].Norm == "24" {
		return Frame{}, false // "24/7"
	}
	dash := toks[1].Norm == "-"
	if m.lettered() {
		return Frame{}, false // "2-4p"
	}
	if dash && m.to < len(p.toks) && p.toks[m.to].IsWord() && !p.firm(m.to) {
		if j := p.skip(m.to, &context{}); j > m.to && len(p.category(p.r.categories[CatDate], j)) > 0 {
			return Frame{}, false // "9 - 5 on weekdays"
		}
	}
	if dash && m.N("mo") <= 12 && m.N("d") <= 12 && !p.firm(m.to) && p.partAt(p.skip(m.to, &context{})) {
		return Frame{}, false // "8-10 in the evening"
	}
	if !dash && m.to < len(p.toks) && (p.toks[m.to].Norm == "of" || m.N("mo") != m.N("d") && max(m.N("mo"), m.N("d")) <= 4 && p.small(m.to) && !p.phraseEnds(m.to) && !p.firm(m.to)) {
		return Frame{}, false // "9/10 of them", "1/2 kilo"
	}
	if m.from > 0 && (p.wordBefore(tableTally, m.from) || p.indefinite(m.from-1)) {
		return Frame{}, false // "odds of 5/2", "a 3/4 majority"
	}
	if dash && p.weekdayBefore(m.from) {
		return Frame{}, false // "Monday, 12-4": the date would have been read with its weekday
	}
	if dash && m.from > 0 && p.word(tableGlue, m.from-1) > 0 && !p.betweenBefore(m.from) && !m.followedBy(tableMonth, tableAmpm, tableWd) && !p.toks[m.from-1].Touches(toks[0]) {
		return Numeric(m) // "on 4-22"
	}
	if dash && (p.betweenBefore(m.from) || m.followedBy(tableMonth, tableAmpm, tableWd, tableRday, tableUnit, tableCount, tableHourword) || m.from > 0 && p.toks[m.from-1].IsWord()) {
		return Frame{}, false // "1-8 September", "3-8pm", "Monday 12-4"
	}
	if !dash && toks[0].Touches(toks[1]) && m.from > 0 && p.toks[m.from-1].Touches(toks[0]) && !slices.Contains(openers, p.toks[m.from-1].Norm) {
		return Frame{}, false
	}
	return Numeric(m)
}

// openers are the marks that a date in figures may touch.
var openers = []string{"-", "–", "—", "(", "[", `"`, "'", "“", "‘", "„", "«"}

// lettered reports whether a letter or word touches the end of what matched:
// the "p" of "2-4p".
func (m *Match) lettered() bool {
	p := m.p
	return m.to < len(p.toks) && p.toks[m.to].IsWord() && p.toks[m.to-1].Touches(p.toks[m.to])
}

// followedBy reports whether a phrase of one of the tables follows.
func (m *Match) followedBy(tables ...table) bool {
	for _, t := range tables {
		if m.p.word(t, m.to) > 0 {
			return true
		}
	}
	return false
}

// OrdinalDay reads <ord> as a day of the month: certain when it is written
// with digits ("16th"), weak in words.
func OrdinalDay(m *Match) (Frame, bool) {
	f, ok := DayOfMonth(m)
	f.weak = !m.tokens()[0].IsDigits() || !m.p.phraseEnds(m.to) && !m.p.firm(m.to) || m.p.particleBefore(m.from)
	return f, ok && !m.followedBy(tableCount)
}

// DottedDate is a day and month in digits with a point, "06.03", where a
// quantity or a clock could stand as well.
func DottedDate(m *Match) (Frame, bool) {
	if m.followedBy(tableCount, tableAmpm, tablePart) {
		return Frame{}, false
	}
	return Numeric(m)
}

// OrdinalMonth reads a day, <ord>, and a month by its number, <mo>: "the
// second of the sixth".
func OrdinalMonth(m *Match) (Frame, bool) {
	f := Frame{day: dMon | dDom, mon: m.N("mo"), dom: m.N("ord")}
	return f, f.mon >= 1 && f.mon <= 12 && f.dom >= 1 && f.dom <= daysIn(f.mon, 0) && m.p.phraseEnds(m.to)
}

// LedDotted is a month and day in digits with a point, which takes a
// preposition to be one: "on 4.22".
func LedDotted(m *Match) (Frame, bool) {
	if m.from == 0 || m.followedBy(tableCount, tableAmpm, tablePart) {
		return Frame{}, false
	}
	if v, n := m.p.lookup(tableGlue, m.from-1); n == 0 || v != glueLead {
		return Frame{}, false
	}
	if m.p.toks[m.from-1].Norm == "of" && (m.from < 2 || m.p.word(tableUnit, m.from-2)+m.p.word(tablePart, m.from-2) == 0) {
		return Frame{}, false // "a value of 7.25", but "the week of 7.25"
	}
	return Numeric(m)
}

// DateShortYear is [Date] with a year of two digits that no hour can be: "12
// May 26".
func DateShortYear(m *Match) (Frame, bool) {
	if y := m.N("y"); y <= 24 || y > 59 || !m.p.phraseEnds(m.to) || m.followedBy(tableCount) || m.to < len(m.p.toks) && m.p.toks[m.to].Norm == ":" {
		return Frame{}, false
	}
	return Date(m)
}

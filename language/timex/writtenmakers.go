package timex

// The makers of times of day that are written in figures, and what tells that
// they are none.

// WrittenClock reads what [Clock] does, written in digits ("4:25").
func WrittenClock(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	if toks := m.tokens(); toks[0].Norm[0] == '0' {
		f.clock.amb = false
	}
	f.clock.literal = true
	return f, ok
}

// Compact reads <n> as "815" or "1140" and an optional <ampm>.
func Compact(m *Match) (Frame, bool) {
	toks := m.tokens()
	v := m.N("n")
	if !toks[0].IsDigits() || len(toks[0].Norm) < 3 || v < 100 || v > 2359 {
		return Frame{}, false
	}
	c := clock{h: v / 100, m: v % 100, fine: Minute, amb: v/100 >= 1 && v/100 <= 12 && toks[0].Norm[0] != '0'}
	if m.Has("ampm") {
		return withHalf(c, m.N("ampm"))
	}
	return timeFrame(c)
}

// DottedClock is [WrittenClock] with a point between hour and minutes, which
// takes more to be a clock: a half of the day behind it, or "at" before.
func DottedClock(m *Match) (Frame, bool) {
	if !m.timely() && !m.byDay() && !m.byDate() && !m.opensDotted() && !m.closesDotted() || m.followedBy(tableCount) || m.priced() {
		return Frame{}, false
	}
	return WrittenClock(m)
}

// DashedClock is a clock with a dash, "5-59 pm".
func DashedClock(m *Match) (Frame, bool) {
	toks := m.tokens()
	if !toks[0].IsDigits() || len(toks[2].Norm) != 2 || !m.timely() || m.N("min") < 13 && !m.p.halfAt(m.to) {
		return Frame{}, false
	}
	if m.N("min") <= 12 || m.followedBy(tableCount, tableUnit) {
		return Frame{}, false
	}
	return WrittenClock(m)
}

// timely reports whether "at" leads or a half or part of the day follows.
func (m *Match) timely() bool {
	return m.from > 0 && (m.p.word(tableAt, m.from-1) > 0 || m.p.betweenBefore(m.from) || m.p.word(tablePart, m.from-1) > 0) || m.p.halfAt(m.to) || m.p.partAt(m.p.skip(m.to, &context{}))
}

// byDay reports whether a day is named right before or behind.
func (m *Match) byDay() bool {
	return m.followedBy(tableRday, tableWd) || m.from > 0 && m.p.word(tableRday, m.from-1)+m.p.word(tableWd, m.from-1) > 0
}

// opensDotted reports whether another clock with a point ends a range that
// this one begins, and is sure: "9.15-9.45 am".
func (m *Match) opensDotted() bool {
	p := m.p
	n := p.word(tableTo, m.to)
	if n == 0 {
		return false
	}
	i := m.to + n
	return i+3 < len(p.toks) && p.toks[i].IsDigits() && p.toks[i+1].Norm == "." && p.toks[i+2].IsDigits() && len(p.toks[i+2].Norm) == 2 && p.halfAt(i+3)
}

// priced reports whether the clock begins a range that a number with a point
// ends which is no clock, or counts something: "from 2.50 to 3.75 euros".
func (m *Match) priced() bool {
	p := m.p
	i := m.to + p.word(tableTo, m.to)
	if i == m.to {
		i += p.word(tableAnd, m.to)
	}
	if i == m.to || i+2 >= len(p.toks) || !p.toks[i].IsDigits() || p.toks[i+1].Norm != "." || !p.toks[i+1].Touches(p.toks[i+2]) {
		return false
	}
	min := p.toks[i+2]
	return min.IsDigits() && (len(min.Norm) != 2 || min.Norm > "59" || p.word(tableCount, i+3) > 0)
}

// closesDotted reports whether this clock with a point ends a range that
// another one, behind a word that leads it in, begins: "from 9.30 to 4.30".
func (m *Match) closesDotted() bool {
	p, i := m.p, m.from-1
	if i < 4 || p.within(tableTo, i, m.from)+p.within(tableAnd, i, m.from) == 0 {
		return false
	}
	if p.word(tableAmpm, i-1) == 1 {
		i-- // "9.30am to 4.30"
	}
	min, point, hour := p.toks[i-1], p.toks[i-2], p.toks[i-3]
	if point.Norm != "." || !min.IsDigits() || len(min.Norm) != 2 || !hour.IsDigits() || !hour.Touches(point) || !point.Touches(min) {
		return false
	}
	if i < m.from-1 {
		return true
	}
	return p.betweenBefore(i-3) || p.word(tableAt, i-4)+p.word(tableRday, i-4)+p.word(tableWd, i-4) > 0
}

// byDate reports whether a date ends right before, and the minutes are
// written with two digits: "24.12.2026 18.00", "2 Apr 09.30".
func (m *Match) byDate() bool {
	p, toks := m.p, m.tokens()
	if m.from == 0 || len(toks[len(toks)-1].Norm) != 2 || !p.ends(m.to) {
		return false
	}
	end := m.from
	if p.toks[end-1].Norm == "," && end > 1 {
		end--
	}
	last := p.toks[end-1]
	switch {
	case p.word(tableMonth, end-1) > 0:
		return m.N("hour") > 12 || toks[0].Norm[0] == '0' // "2 Apr 09.30"; "May 4.30" may be the 30th
	case last.IsDigits() && len(last.Norm) == 4 && end > 2:
		return isMark(p.toks[end-2].Norm) && p.toks[end-2].Touches(last) || p.word(tableMonth, end-2) > 0
	}
	return false
}

// HalfLetter reads a clock with a letter for the half of the day right behind
// it: "7a", "12:15p".
func HalfLetter(m *Match) (Frame, bool) {
	f := m.Frame("clock")
	if m.Has("hour") {
		f, _ = Clock(m)
	}
	half := 0
	for _, t := range m.tokens() {
		if t.Norm == "p" {
			half = 1
		}
	}
	g, ok := withHalf(f.clock, half)
	g.clock.fine = f.clock.fine
	if half == 0 && m.Has("hour") && m.owned() {
		return Frame{}, false
	}
	return g, ok && f.clk == cTime
}

// owned reports whether a word that is not of time stands right before, which
// the number may belong to: "room 12a".
func (m *Match) owned() bool {
	p, i := m.p, m.from-1
	if i < 0 || !p.toks[i].IsWord() || p.knownBefore(i) {
		return false
	}
	for _, t := range [...]table{tableWd, tableRday, tableMonth, tablePart} {
		if p.word(t, i) > 0 {
			return false
		}
	}
	return true
}

// LedCompact is [Compact] behind a word that leads in a time: "at 1030"; with
// a leading zero, "0730", any word of a range will do.
func LedCompact(m *Match) (Frame, bool) {
	toks := m.tokens()
	if toks[0].IsWord() && m.N("n") >= 1000 && m.from > 0 && m.p.word(tableAt, m.from-1) > 0 && m.p.ends(m.to) {
		return MilitaryClock(m) // "at fifteen hundred"
	}
	if len(toks) != 1 || len(toks[0].Norm) != 4 || m.followedBy(tableCount) {
		return Frame{}, false
	}
	if m.opensCompact() {
		f, ok := Compact(m)
		f.clock.amb = false
		return f, ok
	}
	if m.from == 0 {
		return Frame{}, false
	}
	if next := m.to; next < len(m.p.toks) && (m.p.toks[next].IsDigits() || !m.p.phraseEnds(next) && !m.p.firm(next)) {
		return Frame{}, false // "at 1512 Main Street"
	}
	if m.from > 1 && isMark(m.p.toks[m.from-1].Norm) && m.p.toks[m.from-1].Touches(toks[0]) && m.p.toks[m.from-2].IsWord() && m.p.toks[m.from-2].Touches(m.p.toks[m.from-1]) {
		return Frame{}, false // "ABC-0930"
	}
	led := m.p.word(tableAt, m.from-1) > 0 || m.p.word(tableAround, m.from-1) > 0
	pair := m.from > 1 && len(m.p.toks[m.from-2].Norm) == 4 && m.p.toks[m.from-2].Norm[0] == '0' && m.p.word(tableTo, m.from-1)+m.p.word(tableAnd, m.from-1) > 0
	if before := m.p.toks[m.from-1]; !pair && !before.IsWord() && before.Touches(toks[0]) && m.from > 1 && m.p.toks[m.from-2].IsDigits() && m.p.toks[m.from-2].Touches(before) {
		return Frame{}, false // "24-0312"
	}
	zero := pair || toks[0].Norm[0] == '0' && (m.p.betweenBefore(m.from) || m.p.word(tableTo, m.from-1) > 0 || m.p.word(tableAnd, m.from-1) > 0)
	if end := m.to; end+1 < len(m.p.toks) && isMark(m.p.toks[end].Norm) && toks[0].Touches(m.p.toks[end]) && m.p.toks[end].Touches(m.p.toks[end+1]) && m.p.toks[end+1].IsDigits() && m.from > 1 && m.p.toks[m.from-1].Touches(toks[0]) {
		return Frame{}, false // the middle of a longer number
	}
	if !led && !zero || toks[0].Norm[0] == '2' && toks[0].Norm[1] == '0' && m.p.word(tableAt, m.from-1) == 0 {
		return Frame{}, false // 2026 is a year
	}
	f, ok := Compact(m)
	if zero {
		f.clock.amb = false
	}
	return f, ok
}

// opensCompact reports whether four figures, the first a zero, begin a
// range that four more end: "0915-0945".
func (m *Match) opensCompact() bool {
	p, toks := m.p, m.tokens()
	n := p.word(tableTo, m.to)
	if n == 0 || toks[0].Norm[0] != '0' || m.from > 0 && (p.toks[m.from-1].Touches(toks[0]) || p.toks[m.from-1].IsDigits() || m.owned()) {
		return false
	}
	i := m.to + n
	return i < len(p.toks) && p.toks[i].IsDigits() && len(p.toks[i].Norm) == 4 && (i+1 == len(p.toks) || !p.toks[i].Touches(p.toks[i+1]) || !isMark(p.toks[i+1].Norm) || i+2 == len(p.toks) || !p.toks[i+2].IsDigits())
}

// MilitaryClock reads <n> as hundreds of hours: "1430 hours", "nine hundred".
func MilitaryClock(m *Match) (Frame, bool) {
	v := m.N("n")
	if t := m.tokens()[0]; t.IsDigits() && len(t.Norm) != 4 || !t.IsDigits() && v%100 != 0 || v < 100 || v > 2359 {
		return Frame{}, false
	}
	return timeFrame(clock{h: v / 100, m: v % 100, fine: Minute})
}

// OhClock is a clock of 24 hours with its zero spoken: "oh eight thirty".
func OhClock(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	f.clock.amb = false
	return f, ok && m.N("hour") < 10 && m.N("hour") > 0 && m.N("min") >= 10 && !m.tokens()[1].IsDigits()
}

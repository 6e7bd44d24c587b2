package timex

// The makers of times of day. A language's rules name them; each documents
// the captures it reads.

func timeFrame(c clock) (Frame, bool) {
	if c.h < 0 || c.h > 24 || c.m < 0 || c.m > 59 || c.h == 24 && c.m > 0 {
		return Frame{}, false
	}
	if c.fine == 0 {
		c.fine = Minute
	}
	return Frame{clk: cTime, clock: c}, true
}

// Clock reads <hour>, <min> or <mm>, <sec> and <ampm>, all but the first
// optional.
func Clock(m *Match) (Frame, bool) {
	c := clock{h: m.N("hour"), m: m.N("min") + m.N("mm"), s: m.N("sec"), fine: Minute}
	if !m.Has("min") && !m.Has("mm") {
		c.fine = Hour
	}
	if m.Has("sec") {
		c.fine = Second
	}
	c.amb = c.h >= 1 && c.h <= 12
	if m.Has("ampm") {
		return withHalf(c, m.N("ampm"))
	}
	return timeFrame(c)
}

// WrittenClock reads what [Clock] does, written in digits ("4:25").
func WrittenClock(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	if toks := m.tokens(); toks[0].Norm[0] == '0' {
		f.clock.amb = false
	}
	f.clock.literal = true
	return f, ok
}

// FullClock reads a clock of 24 hours: "16h00", "в 17 часов".
func FullClock(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	f.clock.fine = Minute
	if f.clock.h > 12 {
		f.clock.amb = false
	}
	return f, ok
}

func withHalf(c clock, half int) (Frame, bool) {
	if c.h > 12 {
		// "15 a.m." is nonsense, "15 p.m." a habit.
		if half == 0 {
			return Frame{}, false
		}
		c.amb = false
		return timeFrame(c)
	}
	if c.noon {
		half, c.noon = 1-half, false // "a quarter to twelve p.m." is before noon
	}
	if c.h == 0 && half == 1 {
		c.h = 12 // "0:45 p.m."
	}
	c.h = c.h%12 + 12*half
	c.amb, c.literal = false, false
	return timeFrame(c)
}

// HalfOfDay gives the captured <clock> the <ampm> that follows it.
func HalfOfDay(m *Match) (Frame, bool) {
	f := m.Frame("clock")
	if f.clk != cTime {
		return Frame{}, false
	}
	g, ok := withHalf(f.clock, m.N("ampm"))
	if f.clock.fine != Hour || !ok {
		return g, ok
	}
	g.clock.fine = Hour
	g.approx = f.approx
	return g, ok
}

// Compact reads <n> as "815" or "1140" and an optional <ampm>.
func Compact(m *Match) (Frame, bool) {
	toks := m.tokens()
	v := m.N("n")
	if !toks[0].IsDigits() || len(toks[0].Norm) < 3 || v < 100 || v > 2359 {
		return Frame{}, false
	}
	c := clock{h: v / 100, m: v % 100, fine: Minute, amb: v/100 >= 1 && v/100 <= 12}
	if m.Has("ampm") {
		return withHalf(c, m.N("ampm"))
	}
	return timeFrame(c)
}

// At gives a maker of a fixed time of day: noon, midnight (24).
func At(h, min int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) {
		return timeFrame(clock{h: h, m: min, fine: Hour})
	}
}

// BareHour reads <hour>: a number that is a clock only where its
// surroundings say so.
func BareHour(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	f.clock.bare = true
	if toks := m.tokens(); toks[0].IsDigits() && toks[0].Norm[0] == '0' && len(toks[0].Norm) > 1 {
		f.clock.amb = false
	}
	return f, ok
}

// Around marks the captured <clock> as approximate: "threeish".
func Around(m *Match) (Frame, bool) {
	f := m.Frame("clock")
	if m.Has("hour") {
		f, _ = Clock(m)
	}
	f.approx, f.clock.bare = true, false
	return f, f.clk != 0
}

// Firm reads <clock> or <hour> and drops the doubt about a bare number: "at 3
// o'clock".
func Firm(m *Match) (Frame, bool) {
	if m.Has("hour") {
		return Clock(m)
	}
	f := m.Frame("clock")
	f.clock.bare = false
	return f, f.clk == cTime
}

// DottedClock is [WrittenClock] with a point between hour and minutes, which
// takes more to be a clock: a half of the day behind it, or "at" before.
func DottedClock(m *Match) (Frame, bool) {
	if !m.timely() && !m.byDay() && !m.byDate() || m.followedBy(tableCount) {
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
	if m.N("min") <= 12 {
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

// byDate reports whether a date ends right before, and the minutes are
// written with two digits: "24.12.2026 18.00", "2 Apr 09.30".
func (m *Match) byDate() bool {
	p, toks := m.p, m.tokens()
	if m.from == 0 || len(toks[len(toks)-1].Norm) != 2 || !p.ends(m.to) {
		return false
	}
	last := p.toks[m.from-1]
	switch {
	case p.word(tableMonth, m.from-1) > 0:
		return m.N("hour") > 12 || toks[0].Norm[0] == '0' // "2 Apr 09.30"; "May 4.30" may be the 30th
	case last.IsDigits() && len(last.Norm) == 4 && m.from > 2:
		return isMark(p.toks[m.from-2].Norm) && p.toks[m.from-2].Touches(last) || p.word(tableMonth, m.from-2) > 0
	}
	return false
}

func (p *parser) halfAt(i int) bool {
	return p.word(tableAmpm, i) > 0 || p.word(tablePart, i) > 0
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
	return g, ok && f.clk == cTime && !(m.Has("hour") && half == 0 && m.owned())
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

// HourPM reads <hour> or <clock> of the daytime: "в два часа дня".
func HourPM(m *Match) (Frame, bool) {
	f := m.Frame("clock")
	if m.Has("hour") {
		f, _ = Clock(m)
	}
	c := f.clock
	if c.h < 1 || c.h > 19 || c.h > 6 && c.h < 10 {
		return Frame{}, false
	}
	if c.h < 7 {
		c.h += 12
	}
	f.clock.h, f.clock.amb, f.clock.literal, f.clock.bare = c.h, false, false, false
	return f, f.clk == cTime
}

// LedCompact is [Compact] behind a word that leads in a time: "at 1030"; with
// a leading zero, "0730", any word of a range will do.
func LedCompact(m *Match) (Frame, bool) {
	toks := m.tokens()
	if m.from == 0 || len(toks) != 1 || len(toks[0].Norm) != 4 || m.followedBy(tableCount) {
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

// MilitaryClock reads <n> as hundreds of hours: "1430 hours", "nine hundred".
func MilitaryClock(m *Match) (Frame, bool) {
	v := m.N("n")
	if t := m.tokens()[0]; t.IsDigits() && len(t.Norm) != 4 || !t.IsDigits() && v%100 != 0 || v < 100 || v > 2359 {
		return Frame{}, false
	}
	return timeFrame(clock{h: v / 100, m: v % 100, fine: Minute})
}

// ClockAfter reads a <dur> of hours and minutes and the <clock> that it is
// counted from: "two hours after midnight".
func ClockAfter(m *Match) (Frame, bool) { return shiftClock(m, m.Frame("dur").length) }

// ClockBefore is [ClockAfter], the other way: "an hour before noon".
func ClockBefore(m *Match) (Frame, bool) { return shiftClock(m, m.Frame("dur").length.neg()) }

// ClockTo is [ClockBefore] with a word that leads in the end of a range as
// well, so that only minutes are counted back: "ten minutes to noon", but not
// "14h to 15h30".
func ClockTo(m *Match) (Frame, bool) {
	if m.Frame("dur").length.secs >= 3600 {
		return Frame{}, false
	}
	return ClockBefore(m)
}

func shiftClock(m *Match, s span) (Frame, bool) {
	f := m.Frame("clock")
	if v, n := m.p.lookup(tableGlue, max(0, m.from-1)); n > 0 && v == glueFor && m.from > 0 {
		return Frame{}, false // "for two hours after five"
	}
	if f.clk != cTime || f.day != 0 || f.now || f.clock.bare || s.days != 0 || s.months != 0 || s.secs%60 != 0 || s.secs == 0 {
		return Frame{}, false
	}
	total := f.clock.h*60 + f.clock.m + int(s.secs/60)
	f.clock.h, f.clock.m, f.clock.fine = ((total%1440)+1440)%1440/60, (total%60+60)%60, Minute
	f.clock.amb = f.clock.amb && f.clock.h >= 1 && f.clock.h <= 12
	return f, total > -1440 && total < 2*1440
}

// OhClock is a clock of 24 hours with its zero spoken: "oh eight thirty".
func OhClock(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	f.clock.amb = false
	return f, ok && m.N("hour") < 10 && m.N("hour") > 0 && m.N("min") >= 10 && !m.tokens()[1].IsDigits()
}

// LateHour reads <hour> where a smaller number would be a length: "на 18
// часов".
func LateHour(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	return f, ok && f.clock.h >= 8
}

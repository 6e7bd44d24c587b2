package timex

import "budi/language"

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

// BoundHourPM is [HourPM] where only a bound before it tells hours from days:
// "до 12 дня".
func BoundHourPM(m *Match) (Frame, bool) {
	if m.from == 0 || m.p.within(tableBefore, m.from-1, m.from)+m.p.within(tableAfter, m.from-1, m.from) == 0 {
		return Frame{}, false
	}
	return HourPM(m)
}

func (p *parser) halfAt(i int) bool {
	return p.word(tableAmpm, i) > 0 || p.word(tablePart, i) > 0
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

// AfterHour reads the figures of an <hour> with the word for hour in the
// singular behind them, which no number but those on one has when it counts:
// "po 16 valandos" is after four, "po 16 valandų" in sixteen hours.
func AfterHour(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	f.bound = language.After
	return f, ok && m.p.hasDigit(m.from, m.to) && (f.clock.h%10 != 1 || f.clock.h == 11)
}

// LateHour reads <hour> where a smaller number would be a length: "на 18
// часов".
func LateHour(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	return f, ok && f.clock.h >= 8
}

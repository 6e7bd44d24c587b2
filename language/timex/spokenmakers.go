package timex

import "strings"

// SpokenClock reads <hour> and the minutes <min> said after it: "ten thirty",
// "ten oh five" (with <oh>). A single digit needs its "oh".
func SpokenClock(m *Match) (Frame, bool) {
	toks := m.tokens()
	last := toks[len(toks)-1]
	if last.IsDigits() && len(last.Norm) != 2 || toks[0].IsDigits() != last.IsDigits() {
		return Frame{}, false
	}
	if m.Has("oh") != (m.N("min") < 10) && !last.IsDigits() {
		return Frame{}, false
	}
	if next := m.to; next < len(m.p.toks) && m.p.toks[next].IsDigits() {
		return Frame{}, false // a longer run of numbers is no clock
	}
	if m.from > 0 && m.p.toks[m.from-1].IsDigits() && toks[0].IsDigits() {
		return Frame{}, false
	}
	return Clock(m)
}

// HalfPast reads <hour>: half past it.
func HalfPast(m *Match) (Frame, bool) { return shiftHour(m, 30) }

// HalfTo reads <hour>: half an hour before it, "pusė trijų".
func HalfTo(m *Match) (Frame, bool) { return shiftHour(m, -30) }

// QuarterPast reads <hour>.
func QuarterPast(m *Match) (Frame, bool) { return shiftHour(m, 15) }

// QuarterTo reads <hour>.
func QuarterTo(m *Match) (Frame, bool) { return shiftHour(m, -15) }

// MinutesPast reads <hour> and <min>.
func MinutesPast(m *Match) (Frame, bool) { return shiftHour(m, m.N("min")) }

// MinutesTo reads <hour> and <min>.
func MinutesTo(m *Match) (Frame, bool) {
	if m.N("min") == 0 {
		return Frame{}, false
	}
	return shiftHour(m, -m.N("min"))
}

// MinutesOf reads <min> and <hour> as the hour that is under way: "семь минут
// девятого" is 8:07.
func MinutesOf(m *Match) (Frame, bool) { return shiftHour(m, m.N("min")-60) }

// QuarterOf reads <hour> as the hour that is under way: "четверть девятого".
func QuarterOf(m *Match) (Frame, bool) { return shiftHour(m, -45) }

// BareMinutesTo reads <min> and <hour> where the words could as well be a
// range: "five to eight". It holds out for minutes that a clock's face has.
func BareMinutesTo(m *Match) (Frame, bool) {
	min, hour := m.N("min"), m.N("hour")
	if min%5 != 0 || min == 0 || hour > 24 || m.p.partOfNumber(m.from) {
		return Frame{}, false // "2.50 to 3"
	}
	if min < hour && hour <= 12 && min <= 10 && !m.afterLeader() {
		return Frame{}, false
	}
	halved := m.p.halfAt(m.to) || m.p.partAt(m.p.skip(m.to, &context{}))
	if m.p.wordBefore(tableTally, m.from) {
		return Frame{}, false
	}
	if m.p.betweenBefore(m.from) && (min <= 12 || min <= 24 && !halved) || (min <= hour || hour == 1 || min > 25) && (m.followedBy(tableCount) || m.to < len(m.p.toks) && m.p.counted(m.to)) {
		return Frame{}, false // "5 to 10 people"; who counts does not count down, but for "50 to 1 odds"
	}
	return MinutesTo(m)
}

// FaceMinutesTo is [MinutesTo] in words that tell a share of some more often,
// "five of nine": it takes "at" before it, or a half or part of the day behind.
func FaceMinutesTo(m *Match) (Frame, bool) {
	if min := m.N("min"); min%5 != 0 || min > 25 || m.N("hour") > 12 {
		return Frame{}, false
	}
	led := m.from > 0 && m.p.word(tableAt, m.from-1)+m.p.word(tableAround, m.from-1) > 0 && m.p.ends(m.to)
	if !led && !m.p.halfAt(m.to) && !m.p.partAt(m.p.skip(m.to, &context{})) {
		return Frame{}, false
	}
	return MinutesTo(m)
}

// NoonLess is [MinutesTo] where the number could as well begin a range: "ten
// to noon".
func NoonLess(m *Match) (Frame, bool) {
	if min := m.N("min"); min <= 12 && (min%5 != 0 || m.p.betweenBefore(m.from)) {
		return Frame{}, false
	}
	return MinutesTo(m)
}

// BareMinutesPast is [MinutesPast] for the minutes that a clock's face has:
// "ten after three".
func BareMinutesPast(m *Match) (Frame, bool) {
	if min := m.N("min"); min%5 != 0 || min == 0 || min > 30 || m.N("hour") > 12 || m.followedBy(tableCount) {
		return Frame{}, false
	}
	return MinutesPast(m)
}

// afterLeader reports whether the pattern stands behind a word that leads in
// a single clock time: "at", "around", or the "and", "to" of a range.
func (m *Match) afterLeader() bool {
	if m.from == 0 {
		return false
	}
	for _, t := range [...]table{tableAt, tableAround, tableTo, tableAnd, tableBefore, tableAfter} {
		if m.p.within(t, m.from-1, m.from) > 0 {
			return true
		}
	}
	return false
}

// betweenBefore reports whether the token before at opens a range.
func (p *parser) betweenBefore(at int) bool {
	if at == 0 {
		return false
	}
	return p.within(tableBetween, at-1, at)+p.within(tableFrom, at-1, at) > 0
}

func shiftHour(m *Match, minutes int) (Frame, bool) {
	h := m.N("hour")
	if !m.Has("hour") && m.Has("clock") {
		f := m.Frame("clock")
		if f.clk != cTime || f.clock.m != 0 {
			return Frame{}, false
		}
		c := f.clock
		total := ((c.h*60+minutes)%1440 + 1440) % 1440
		c.h, c.m, c.fine, c.bare = total/60, total%60, Minute, false
		return timeFrame(c)
	}
	if h > 24 {
		return Frame{}, false
	}
	c := clock{fine: Minute}
	if h >= 1 && h <= 12 {
		c.amb = true
		total := h*60 + minutes
		if total < 60 { // a quarter to one is 12:45, on the clock of twelve
			total += 720
		}
		c.h, c.m = total/60, total%60
		c.noon = h == 12 && minutes < 0
	} else {
		total := (h*60 + minutes + 1440) % 1440
		c.h, c.m = total/60, total%60
		c.amb = false
	}
	return timeFrame(c)
}

// HyphenClock is [SpokenClock] with the words joined: "ten-thirty".
func HyphenClock(m *Match) (Frame, bool) {
	toks := m.tokens()
	if !toks[0].IsWord() || !toks[len(toks)-1].IsWord() || m.N("min") < 10 {
		return Frame{}, false
	}
	return Clock(m)
}

// At12 gives a maker of an hour of the twelve-hour clock.
func At12(h int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return timeFrame(clock{h: h, fine: Hour, amb: true}) }
}

// OneAt passes on the <clock> of a word that means one o'clock only behind a
// word that leads in a time, as "час" does.
func OneAt(m *Match) (Frame, bool) {
	if m.p.at.Expect == "time" {
		return m.Frame("clock"), true
	}
	if m.from == 0 {
		return Frame{}, false
	}
	for _, t := range [...]table{tableAt, tableAround, tableBefore, tableAfter, tableFrom, tableTo, tableBetween, tableAnd} {
		if m.p.word(t, m.from-1) > 0 {
			return m.Frame("clock"), true
		}
	}
	return Frame{}, false
}

// BareMinutesOf is [MinutesOf] without the word for minutes, which only the
// minutes of a clock's face can spare: "пять третьего".
func BareMinutesOf(m *Match) (Frame, bool) {
	if min := m.N("min"); min%5 != 0 || min == 0 || min > 30 || m.N("hour") > 12 || m.tokens()[0].IsDigits() {
		return Frame{}, false
	}
	if m.followedBy(tableMonth) {
		return Frame{}, false
	}
	return MinutesOf(m)
}

// SpokenOh is [SpokenClock] with a word for the zero of the minutes.
func SpokenOh(m *Match) (Frame, bool) {
	if m.N("min") > 9 {
		return Frame{}, false
	}
	return Clock(m)
}

// EndingOn gives a maker that does what make does where the last word of the
// hour, a number in words, ends on ending: languages that put the case on the
// number say so what its place in the sentence is.
func EndingOn(ending string, make func(*Match) (Frame, bool)) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		c, ok := m.find("hour")
		if !ok || c.to <= c.from || !m.p.toks[c.to-1].IsWord() || !strings.HasSuffix(m.p.toks[c.to-1].Norm, ending) {
			return Frame{}, false
		}
		return make(m)
	}
}

// HourSpan reads the <hour> that begins a stretch of the day and the one that
// ends it, <till>.
func HourSpan(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	end := clock{h: m.N("till"), fine: Hour}
	end.amb = end.h >= 1 && end.h <= 12
	if !ok || end.h > 24 {
		return Frame{}, false
	}
	f.toClock = end
	f.clk |= cTo
	return f, true
}

// OrdinalHour reads <hour> with the word for hour behind it, where words in
// cardinal numbers count hours and ordinal ones name them: "dvi valandas",
// "antrą valandą".
func OrdinalHour(m *Match) (Frame, bool) {
	if m.tokens()[0].IsWord() {
		if _, n := m.p.ordinal(m.from); n == 0 {
			return BareHour(m)
		}
	}
	return Clock(m)
}

// TwentyTo reads <min> of more than twenty in words as twenty minutes before
// the hour that its last word tells: "без двадцати девять" is 8:40.
func TwentyTo(m *Match) (Frame, bool) {
	c, _ := m.find("min")
	if c.n <= 20 || c.n >= 30 || c.to-c.from != 2 || !m.p.toks[c.from].IsWord() {
		return Frame{}, false
	}
	hour, n := m.p.cardinal(c.to-1, 9)
	if n != 1 || hour != c.n-20 {
		return Frame{}, false
	}
	total := hour*60 - 20
	if total < 60 {
		total += 720
	}
	return timeFrame(clock{h: total / 60, m: total % 60, fine: Minute, amb: true})
}

// ClockOfPart gives the captured <clock> the <part> of the day behind it.
func ClockOfPart(m *Match) (Frame, bool) {
	f := m.Frame("clock")
	f.clk |= cPart
	f.part = m.N("part")
	return f, f.clk == cTime|cPart
}

package timex

import "strings"

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
	if min%5 != 0 || min == 0 || hour > 24 {
		return Frame{}, false
	}
	if min < hour && hour <= 12 && min <= 10 && !m.afterLeader() {
		return Frame{}, false
	}
	if m.p.betweenBefore(m.from) {
		return Frame{}, false
	}
	return MinutesTo(m)
}

// afterLeader reports whether the pattern stands behind a word that leads in
// a single clock time: "at", "around", or the "and", "to" of a range.
func (m *Match) afterLeader() bool {
	if m.from == 0 {
		return false
	}
	word := m.p.toks[m.from-1 : m.from]
	for _, t := range []string{"at", "around", "to", "and", "before", "after"} {
		if _, n := m.p.r.table(t).longest(word); n > 0 {
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
	_, n := p.r.table("between").longest(p.toks[at-1 : at])
	if n == 0 {
		_, n = p.r.table("from").longest(p.toks[at-1 : at])
	}
	return n > 0
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
	} else {
		total := (h*60 + minutes + 1440) % 1440
		c.h, c.m = total/60, total%60
		c.amb = false
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

// PartOfDay reads <part>.
func PartOfDay(m *Match) (Frame, bool) {
	f := Frame{clk: cPart, part: m.N("part"), weak: m.p.weakWord(m)}
	if m.p.r.lex.Parts[f.part].Today {
		f.day, f.off = dOff, 0
	}
	return f, true
}

// PartToday reads <part>: the one of today.
func PartToday(m *Match) (Frame, bool) {
	return Frame{day: dOff, clk: cPart, part: m.N("part")}, true
}

// PartOn gives a maker that reads <part> on a day away from today: "last
// night".
func PartOn(off int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		return Frame{day: dOff, off: off, clk: cPart, part: m.N("part")}, true
	}
}

// EarlyPart reads <part> and keeps its first half.
func EarlyPart(m *Match) (Frame, bool) { return edgePart(m, early) }

// LatePart reads <part> and keeps its second half.
func LatePart(m *Match) (Frame, bool) { return edgePart(m, late) }

func edgePart(m *Match, e edge) (Frame, bool) {
	f, ok := PartOfDay(m)
	f.partEdge = e
	if m.Has("this") {
		f.day, f.off = dOff, 0
	}
	if m.Has("date") {
		return merge(f, m.Frame("date"))
	}
	return f, ok
}

// DottedClock is [WrittenClock] with a point between hour and minutes, which
// takes more to be a clock: a half of the day behind it, or "at" before.
func DottedClock(m *Match) (Frame, bool) {
	if !m.timely() || m.followedBy("count") {
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
	return m.from > 0 && (m.p.word("at", m.from-1) > 0 || m.p.betweenBefore(m.from)) || m.p.halfAt(m.to)
}

func (p *parser) halfAt(i int) bool {
	return p.word("ampm", i) > 0 || p.word("part", i) > 0
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
	return g, ok && f.clk == cTime
}

// PartClock reads <part> and a compact <clock> behind it: "tonight 815".
func PartClock(m *Match) (Frame, bool) {
	f, ok := PartOfDay(m)
	if !ok {
		return f, false
	}
	return merge(f, m.Frame("clock"))
}

// HyphenClock is [SpokenClock] with the words joined: "ten-thirty".
func HyphenClock(m *Match) (Frame, bool) {
	toks := m.tokens()
	if !toks[0].IsWord() || !toks[len(toks)-1].IsWord() || m.N("min") < 10 {
		return Frame{}, false
	}
	return Clock(m)
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

// At12 gives a maker of an hour of the twelve-hour clock.
func At12(h int) func(*Match) (Frame, bool) {
	return func(*Match) (Frame, bool) { return timeFrame(clock{h: h, fine: Hour, amb: true}) }
}

// OneAt passes on the <clock> of a word that means one o'clock only behind a
// word that leads in a time, as "час" does.
func OneAt(m *Match) (Frame, bool) {
	if m.from == 0 {
		return Frame{}, false
	}
	for _, t := range [...]string{"at", "around", "before", "after", "from", "to"} {
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
	if m.followedBy("month") {
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

// LedCompact is [Compact] behind a word that leads in a time: "at 1030"; with
// a leading zero, "0730", any word of a range will do.
func LedCompact(m *Match) (Frame, bool) {
	toks := m.tokens()
	if m.from == 0 || len(toks) != 1 || len(toks[0].Norm) != 4 || m.followedBy("count") {
		return Frame{}, false
	}
	if next := m.to; next < len(m.p.toks) && m.p.toks[next].IsDigits() {
		return Frame{}, false
	}
	led := m.p.word("at", m.from-1) > 0 || m.p.word("around", m.from-1) > 0
	pair := m.from > 1 && len(m.p.toks[m.from-2].Norm) == 4 && m.p.toks[m.from-2].Norm[0] == '0' && m.p.word("to", m.from-1)+m.p.word("and", m.from-1) > 0
	zero := pair || toks[0].Norm[0] == '0' && (m.p.betweenBefore(m.from) || m.p.word("to", m.from-1) > 0 || m.p.word("and", m.from-1) > 0)
	if !led && !zero || toks[0].Norm[0] == '2' && toks[0].Norm[1] == '0' {
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

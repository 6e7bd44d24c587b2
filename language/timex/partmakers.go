package timex

import "time"

// PartOfDay reads <part>.
func PartOfDay(m *Match) (Frame, bool) {
	f := Frame{clk: cPart, part: m.N("part"), weak: m.to == m.from+1 && m.p.weakWord(m)}
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

// PartClock reads <part> and a compact <clock> behind it: "tonight 815".
func PartClock(m *Match) (Frame, bool) {
	f, ok := PartOfDay(m)
	if !ok {
		return f, false
	}
	return merge(f, m.Frame("clock"))
}

// HourOfPart reads <hour> and the <part> of the day that it is an hour of, in
// languages that put the genitive behind it: "septintą ryto". Cardinal words
// with the day as the part count days.
func HourOfPart(m *Match) (Frame, bool) {
	f, ok := Clock(m)
	f.clk |= cPart
	f.part = m.N("part")
	part := m.p.r.lex.Parts[f.part]
	if _, ordinal := m.p.ordinal(m.from); ordinal == 0 && part.From == 12*time.Hour {
		return Frame{}, false
	}
	if f.clock.amb && part.Halves != "" && part.Halves[(f.clock.h+11)%12] == '-' {
		return Frame{}, false
	}
	return f, ok
}

// MidPart reads <part> and keeps its middle.
func MidPart(m *Match) (Frame, bool) { return edgePart(m, mid) }

// RestPart reads <part>, today's, and keeps what is left of it.
func RestPart(m *Match) (Frame, bool) {
	f, ok := edgePart(m, rest)
	f.day, f.off = dOff, 0
	return f, ok
}

// PartBy gives a maker that reads <part> and the <date> that it comes so many
// days after: "the night before Christmas".
func PartBy(days int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		base := m.Frame("date")
		f := Frame{day: dRel, rel: span{days: days, fine: Day}, base: &base, clk: cPart, part: m.N("part")}
		return f, base.to == nil && base.clk == 0
	}
}

// PartAt gives a maker of the part with an index.
func PartAt(part int) func(*Match) (Frame, bool) {
	return func(m *Match) (Frame, bool) {
		f := Frame{clk: cPart, part: part}
		if m.p.r.lex.Parts[part].Today {
			f.day = dOff
		}
		return f, true
	}
}

package timex

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

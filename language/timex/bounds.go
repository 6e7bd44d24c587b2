package timex

import "budi/language"

// bothBounds joins a bound from below and one from above on the time of day:
// "after nine but before eleven". The other way round, "before ten, after
// four", they may as well leave out what lies between.
func bothBounds(a, b Frame) (Frame, bool) {
	if a.now || b.now || a.bound != language.After || b.bound != language.Before || a.clk != cTime || b.clk != cTime || b.day != 0 {
		return Frame{}, false
	}
	a.toClock, a.clk = b.clock, cTime|cTo
	a.bound, a.inclusive = language.At, false
	return a, true
}

// otherDay reports whether the clock g, which ends at a token, has a day of its
// own behind it, so that it bounds no stretch of f's day: "from 9am Monday
// until 5pm Wednesday".
func (p *parser) otherDay(f, g Frame, end int) bool {
	if f.day == 0 {
		return false
	}
	g.bound = language.At
	h, _ := p.chain(g, end)
	return h.day != 0
}

// dashed reports whether a dash behind f, which ends at a token, makes a range of
// two days that are not the same: "tomorrow - Saturday", but not "Friday - May
// 1st" where that is a Friday.
func (p *parser) dashed(f, g Frame, i int) bool {
	if i >= len(p.toks) || p.toks[i].IsWord() || p.word(tableTo, i) == 0 || f.day == 0 || g.day == 0 || f.to != nil || f.bound == language.Before {
		return false
	}
	if g.day == dWd {
		f, g = g, f
	}
	if f.day != dWd || g.day != dOff && (g.day|dYear != dDom|dMon|dYear || !f.shifted && !f.between && f.bound == language.At) {
		return false
	}
	d, ok := p.cal.days(&g)
	return ok && d.Start.Weekday() != f.wd
}

// ordered finds the end of a stretch of days that two bounds, which stand side
// by side, leave open between them, from its beginning on: "after Tuesday and
// before Friday" is no Friday before that Tuesday.
func (p *parser) ordered(a, b *Frame, first, second *language.When) {
	if a.day == 0 || b.day == 0 || a.to != nil || b.to != nil || first.Negated || second.Negated {
		return
	}
	if a.bound == language.Before && b.bound == language.After {
		a, b, first, second = b, a, second, first
	}
	if a.bound != language.After || b.bound != language.Before || second.Start.After(first.Start) {
		return
	}
	q := *p
	q.cal.now, q.cal.fromStart = first.Start, true
	if w, ok := q.when(b, first.Start); ok && w.Start.After(first.Start) {
		w.Span = second.Span
		*second = w
	}
}

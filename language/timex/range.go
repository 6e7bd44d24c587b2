package timex

import (
	"time"

	"budi/language"
)

func (p *parser) length(part int) time.Duration {
	return p.r.lex.Parts[part].To - p.r.lex.Parts[part].From
}

// until reads the end of a range over days: "Monday to Wednesday".
func (p *parser) until(f Frame, i int) (Frame, int) {
	if f.bound == language.Before {
		return f, i
	}
	j := i
	n := p.word(tableTo, j)
	if n == 0 && f.between {
		n = p.word(tableAnd, j)
	}
	if n == 0 {
		return f, i
	}
	sub := context{at: f.hasClock(), lead: true, between: true}
	j = p.skip(j+n, &sub)
	if k := p.word(tableAround, j); k > 0 {
		j += k
	}
	g, end, ok := p.item(j, sub)
	if !ok || g.to != nil || g.clk&cTo != 0 || g.length != (span{}) {
		return f, i
	}
	if f.clk&cTime != 0 && f.clk&cTo == 0 && g.clk == cTime && g.day == 0 && !g.now && !f.now {
		if h, _ := p.chain(g, end); f.day == 0 || h.day == 0 {
			return p.untilClock(f, g, end)
		}
	}
	g, end = p.chain(g, end)
	alike(&f, &g)
	if !rangeable(f, g) || p.word(tableCount, end) > 0 && g.clock.bare {
		return f, i
	}
	f.bound, f.inclusive = language.At, false
	f.weak = f.weak && g.weak
	if f.clk == 0 && g.clk&cTo != 0 && g.day != 0 {
		// "Monday to Friday, nine to five".
		f.clk, f.clock, f.toClock, f.part, f.partEdge, f.daily = g.clk, g.clock, g.toClock, g.part, g.partEdge, true
		g.clk = 0
	}
	if f.clk&cTo != 0 && f.day != 0 && g.clk == 0 {
		f.daily = true // "nine to five, Monday to Friday"
	}
	f.to = &g
	return f, end
}

// alike reads the figures of a range's ends in one order: where only one of
// them can be read with the day first, "28/12 to 03/01", both are.
func alike(a, b *Frame) {
	if a.order == inWords || b.order == inWords || a.order == b.order {
		return
	}
	for _, f := range [...]*Frame{a, b} {
		if f.order == monthDay && f.dom <= 12 {
			f.mon, f.dom, f.order = f.dom, f.mon, dayMonth
		}
	}
}

// untilClock makes a range of two times of day, each with its own part of the
// day: "from 5:45 in the afternoon to ten past eight".
func (p *parser) untilClock(f, g Frame, end int) (Frame, int) {
	sub := context{hasClock: true}
	if j := p.skip(end, &sub); j < len(p.toks) {
		if res := p.category(p.r.partCat, j); len(res) > 0 && res[0].frame.clk == cPart && res[0].frame.day == 0 {
			if m, ok := merge(g, res[0].frame); ok {
				g, end = m, res[0].to
			}
		}
	}
	f.toClock = p.settle(&g)
	f.clock = p.settle(&f)
	f.clk = cTime | cTo
	f.approx = f.approx || g.approx
	f.bound, f.inclusive = language.At, false
	f.weak = false
	return f, end
}

// rangeable refuses ranges between unlike things.
func rangeable(a, b Frame) bool {
	switch {
	case a.empty() || b.empty():
		return false
	case a.day != 0 && b.day != 0:
		return a.day&dRel == 0 || b.day&dRel == 0
	case a.day == 0 && b.day == 0:
		return a.clk&cTime != 0 && b.clk&cTime != 0 || a.clk&cPart != 0 || b.clk&cPart != 0
	case b.day == 0:
		return a.clk != 0
	}
	return true
}

// orTime reports whether "or" stands at a token and another time behind it:
// "or after work".
func (p *parser) orTime(i int) bool {
	n := p.word(tableOr, i)
	return n > 0 && i+n < len(p.toks) && p.firm(i+n)
}

// after reads what follows an expression: "or later", "-ish".
func (p *parser) after(f Frame, i int) (Frame, int, bool) {
	if f.to == nil && f.clk&cTo == 0 && f.bound == language.At && !p.orTime(i) {
		if v, n := p.lookup(tableBeforePost, i); n > 0 {
			f.bound, f.inclusive, i = language.Before, v == 1, i+n
			f.weak, f.clock.bare = false, false
		} else if v, n := p.lookup(tableAfterPost, i); n > 0 {
			f.bound, f.inclusive, i = language.After, v == 1, i+n
			f.weak, f.clock.bare = false, false
		}
	}
	if f.bound == language.After && f.inclusive {
		i += p.word(tableAfterPost, i) // "from three onwards"
	}
	if n := p.word(tableAroundPost, i); n > 0 {
		f.approx, i = true, i+n
		f.clock.bare = false
		if f.clk != 0 {
			f.weak = false
		}
	}
	return f, i, true
}

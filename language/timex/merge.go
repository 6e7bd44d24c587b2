package timex

import "budi/language"

// dayPairs lists the sets of date parts that make one date together.
var dayPairs = map[dayBits]bool{
	dWd | dDom:                 true,
	dWd | dDom | dMon:          true,
	dWd | dDom | dMon | dYear:  true,
	dDom | dMon:                true,
	dDom | dMon | dYear:        true,
	dMon | dYear:               true,
	dWd | dCycle:               true,
	dDom | dCycle:              true,
	dMon | dCycle:              true,
	dDom | dMon | dCycle:       true,
	dWd | dNth | dMon:          true,
	dWd | dNth | dMon | dYear:  true,
	dWd | dNth | dMon | dCycle: true,
	dWd | dNth | dCycle:        true,
	dNth | dMon:                true,
	dNth | dMon | dYear:        true,
	dNth | dCycle:              true,
	dNth | dYear:               true,
	dWd | dOff:                 true,
	dHol | dYear:               true,
	dHol | dCycle:              true,
	dOff | dDom | dMon:         true,
	dOff | dDom:                true,
	dOff | dWd | dDom:          true,
	dOff | dWd | dDom | dMon:   true,
	dWd | dRel:                 true,
	dOff | dRel:                true,
	dEvery | dMon:              true,
	dEvery | dMon | dYear:      true,
	dEvery | dCycle:            true,
	dHol | dDom | dMon:         true,
	dHol | dWd:                 true,
	dWd | dDom | dCycle:        true,
	dOff | dDom | dMon | dYear: true,
	dHol | dDom | dMon | dYear: true,
}

// merge joins two frames that stand side by side; false when they are two
// times, not one.
func merge(a, b Frame) (Frame, bool) {
	if a.to != nil || b.to != nil || a.now || b.now || a.negate != b.negate {
		return Frame{}, false
	}
	if a.bound != language.At && b.bound != language.At {
		return Frame{}, false
	}
	out := a
	if a.day != 0 && b.day != 0 {
		if a.day&b.day != 0 || !dayPairs[a.day|b.day] {
			return Frame{}, false
		}
		if !compatible(a, b) {
			return Frame{}, false
		}
	}
	if b.day != 0 {
		out = mergeDay(out, b)
		if a.day != 0 && (out.day&dDom != 0 || out.day&dWd != 0 && !edgeOfWeekday(a) && !edgeOfWeekday(b)) {
			out.edge = whole // "at the end of May, on the 25th", "of the week, on Friday": the day tells more
		}
	}
	if out.day&dCycle != 0 && out.cycle < Day && a.clk|b.clk != 0 {
		return Frame{}, false
	}
	if ok := mergeClock(&out, b); !ok {
		return Frame{}, false
	}
	if b.length != (span{}) {
		if out.length != (span{}) {
			return Frame{}, false
		}
		out.length = b.length
	}
	out.approx = a.approx || b.approx
	out.weak = a.weak && b.weak
	out.clockLed = a.clockLed || a.clk != 0 && a.day == 0 && b.day != 0
	out.between = a.between || b.between
	if b.bound != language.At {
		out.bound, out.inclusive = b.bound, b.inclusive
	}
	return out, true
}

// edgeOfWeekday tells "late on Friday".
func edgeOfWeekday(f Frame) bool { return f.edge != whole && f.day&dWd != 0 }

// compatible refuses pairs that the bit table alone would let through.
func compatible(a, b Frame) bool {
	u := a.day | b.day
	cycle := a.cycle | b.cycle
	switch {
	case u&dCycle == 0:
	case u&dNth != 0:
		return cycle == Month || cycle == Year || cycle == Season || cycle == Week && (u&dWd != 0 || a.nthUnit|b.nthUnit == Day || a.nthUnit|b.nthUnit == Workday)
	case u&dWd != 0 && u&dDom == 0:
		return cycle == Week
	case u == dDom|dCycle:
		return cycle == Month
	case u&(dMon|dHol) != 0:
		return cycle == Year
	}
	if u == dWd|dRel {
		r := a
		if b.day&dRel != 0 {
			r = b
		}
		return r.rel.days%7 == 0 && r.rel.months == 0 && r.rel.secs == 0 && r.rel.days != 0 && r.pivot == 0
	}
	if u == dOff|dRel {
		return a.day&dOff != 0 && a.off == 0 && b.base == nil && !b.within
	}
	return true
}

func mergeDay(out, b Frame) Frame {
	if b.day&dOff != 0 {
		out.off = b.off
	}
	if b.day&dWd != 0 {
		out.wd = b.wd
	}
	if b.shifted {
		out.shift, out.shifted = b.shift, true
	}
	if b.day&dDom != 0 {
		out.dom = b.dom
	}
	if b.day&dMon != 0 {
		out.mon, out.order = b.mon, b.order
	}
	if b.day&dYear != 0 {
		out.year = b.year
	}
	if b.day&dCycle != 0 {
		out.cycle, out.cycleN, out.cycleL, out.rolling, out.week = b.cycle, b.cycleN, b.cycleL, b.rolling, b.week
		if b.cycle == Season {
			out.mon = b.mon
		}
	}
	if b.day&dRel != 0 {
		out.rel, out.base, out.within = b.rel, b.base, b.within
	}
	if b.day&dHol != 0 {
		out.hol = b.hol
	}
	if b.day&dEvery != 0 {
		out.every = b.every
	}
	if b.day&dNth != 0 {
		out.nth, out.nthUnit = b.nth, b.nthUnit
	}
	if b.edge != whole {
		out.edge = b.edge
	}
	if out.day&dOff != 0 && b.day&dRel != 0 {
		out.day &^= dOff // "today in an hour"
	}
	out.day |= b.day
	return out
}

// mergeClock adds b's time of day to out's. A clock and a part of the day
// tell the half of the day together; two clocks are two times.
func mergeClock(out *Frame, b Frame) bool {
	if b.clk == 0 {
		return true
	}
	if out.clk == 0 {
		out.clk, out.clock, out.toClock, out.part, out.partEdge = b.clk, b.clock, b.toClock, b.part, b.partEdge
		return true
	}
	if out.clk == cPart && b.clk == cPart {
		return true // "in the evening, after work": the caller keeps the narrower
	}
	if out.clk&b.clk != 0 || out.day&dRel != 0 && out.rel.fine <= Hour {
		return false
	}
	if b.clk&cTime != 0 {
		out.clock, out.toClock = b.clock, b.toClock
	}
	if b.clk&cPart != 0 {
		out.part, out.partEdge = b.part, b.partEdge
	}
	out.clk |= b.clk
	return true
}

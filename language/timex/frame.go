package timex

import (
	"time"

	"budi/language"
)

// Unit is a unit of the calendar or the clock.
type Unit uint8

// The units, as lexicons number them in their "unit" table.
const (
	Second Unit = iota + 1
	Minute
	Hour
	Day
	Week
	Fortnight
	Month
	Year
	Weekend
	Workday
)

// dayBits tells which parts of a date a frame has.
type dayBits uint16

const (
	dOff   dayBits = 1 << iota // days from today
	dWd                        // weekday
	dDom                       // day of the month
	dMon                       // month
	dYear                      // year
	dCycle                     // a week, month, year, weekend relative to the present one
	dRel                       // a span away from a base
	dHol                       // a holiday
	dNth                       // the n-th weekday, day or week within a longer period
	dEvery                     // some weekdays of every week
)

// clockBits tells which parts of a time of day a frame has.
type clockBits uint8

const (
	cTime clockBits = 1 << iota // hour, perhaps minute and second
	cPart                       // a part of the day
	cTo                         // the end of a stretch within the day
)

// edge picks a stretch within a period.
type edge uint8

const (
	whole edge = iota
	early
	mid
	late
	rest     // what is left of it
	veryLast // the last instant
	firstHalf
	secondHalf
)

// span is a length of calendar and clock time.
type span struct {
	months, days int
	secs         int64
	fine         Unit // the finest unit that was named
}

func (s span) neg() span { return span{-s.months, -s.days, -s.secs, s.fine} }

func (s span) plus(t span) span {
	fine := s.fine
	if fine == 0 || t.fine != 0 && t.fine < fine {
		fine = t.fine
	}
	return span{s.months + t.months, s.days + t.days, s.secs + t.secs, fine}
}

func (s span) from(t time.Time) time.Time {
	if s.months != 0 {
		t = addMonths(t, s.months)
	}
	if s.days != 0 {
		t = t.AddDate(0, 0, s.days)
	}
	return t.Add(time.Duration(s.secs) * time.Second)
}

// clock is a time of day as it was said.
type clock struct {
	h, m, s int
	amb     bool // said with twelve hours and no half of the day
	literal bool // written as digits: "4:25" may well be meant as it stands
	fine    Unit // Hour, Minute or Second
	bare    bool // a number that is a clock only where the context says so
}

// Frame is a time expression that is partly or wholly given: the slots that
// words filled. Frames of neighbouring words merge ("Friday" + "at ten"), and
// a complete one is resolved against an anchor. The zero Frame is empty.
// Frames come from the makers of this package; languages only combine them.
type Frame struct {
	day     dayBits
	off     int
	wd      time.Weekday
	shift   int  // of a weekday or month: 0 the coming, 1 next, -1 last
	shifted bool // shift was said: "this", "next", "last"
	dom     int
	mon     int
	year    int
	cycle   Unit
	cycleN  int  // 0 the present one, 1 the next
	rolling bool // cycles that run from now, whatever the calendar
	cycleL  int  // how many cycles in a row; 0 means one
	rel     span
	base    *Frame // of rel; nil is now
	within  bool   // from now to rel
	hol     int
	nth     int  // 1, 2, ...; -1 the last
	nthUnit Unit // 0 a weekday, else Day or Week
	edge    edge
	every   uint8 // a bit for each weekday
	pivot   int8  // of rel with a weekday: the one after (1) or before (-1) the base
	run     int   // so many days or weeks of the period, from its end when negative
	runUnit Unit

	clk      clockBits
	clock    clock
	part     int
	partEdge edge
	toClock  clock
	length   span // a duration that was given along: "for two hours"

	to        *Frame // the end of a range over days
	bound     language.Bound
	inclusive bool // the bound belongs to it: "until Friday", "from ten"
	between   bool // a word that opens a range stands before it
	approx    bool
	negate    bool
	weak      bool // needs support from the context: "may", "the first"
	sameDay   bool // a weekday may be today
	now       bool // this very moment
}

func (f *Frame) hasDay() bool   { return f.day != 0 }
func (f *Frame) hasClock() bool { return f.clk != 0 }
func (f *Frame) empty() bool    { return f.day == 0 && f.clk == 0 && f.length == span{} && !f.now }

// dayPairs lists the sets of date parts that make one date together.
var dayPairs = map[dayBits]bool{
	dWd | dDom:                   true,
	dWd | dDom | dMon:            true,
	dWd | dDom | dMon | dYear:    true,
	dWd | dMon | dYear:           false,
	dDom | dMon:                  true,
	dDom | dMon | dYear:          true,
	dMon | dYear:                 true,
	dWd | dCycle:                 true,
	dDom | dCycle:                true,
	dMon | dCycle:                true,
	dDom | dMon | dCycle:         true,
	dWd | dNth | dMon:            true,
	dWd | dNth | dMon | dYear:    true,
	dWd | dNth | dCycle:          true,
	dNth | dMon:                  true,
	dNth | dMon | dYear:          true,
	dNth | dCycle:                true,
	dNth | dYear:                 true,
	dWd | dOff:                   true,
	dHol | dYear:                 true,
	dHol | dCycle:                true,
	dOff | dDom | dMon:           true,
	dOff | dDom:                  true,
	dOff | dWd | dDom:            true,
	dOff | dWd | dDom | dMon:     true,
	dWd | dRel:                   true,
	dOff | dRel:                  true,
	dHol | dDom | dMon:           true,
	dHol | dWd:                   true,
	dWd | dDom | dCycle:          true,
	dOff | dDom | dMon | dYear:   true,
	dHol | dDom | dMon | dYear:   true,
	dWd | dDom | dMon | dCycle:   false,
	dCycle | dYear:               false,
	dCycle | dDom | dMon | dYear: false,
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
	out.between = a.between || b.between
	if b.bound != language.At {
		out.bound, out.inclusive = b.bound, b.inclusive
	}
	return out, true
}

// compatible refuses pairs that the bit table alone would let through.
func compatible(a, b Frame) bool {
	u := a.day | b.day
	cycle := a.cycle | b.cycle
	switch {
	case u&dCycle == 0:
	case u&dNth != 0:
		return cycle == Month || cycle == Year || cycle == Week && u&dWd != 0
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
		return r.rel.days%7 == 0 && r.rel.months == 0 && r.rel.secs == 0 && r.base == nil
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
		out.mon = b.mon
	}
	if b.day&dYear != 0 {
		out.year = b.year
	}
	if b.day&dCycle != 0 {
		out.cycle, out.cycleN, out.cycleL, out.rolling = b.cycle, b.cycleN, b.cycleL, b.rolling
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

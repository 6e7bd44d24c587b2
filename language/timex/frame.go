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
	Quarter
	Decade
	Season
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
	later    // what is left of a day, from noon on in its morning
	veryLast // the last instant
	firstHalf
	secondHalf
)

// order tells in which order a date in figures was read.
type order uint8

const (
	inWords order = iota
	monthDay
	dayMonth
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
	if s.fine == Workday {
		t = addWorkdays(t, s.days)
	} else if s.days != 0 {
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
	noon    bool // counted back from twelve, so that the half that is said is that of twelve
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
	mon     int // with a cycle of seasons: the season, 1 spring to 4 winter
	year    int
	cycle   Unit
	cycleN  int  // 0 the present one, 1 the next
	rolling bool // cycles that run from now, whatever the calendar
	cycleL  int  // how many cycles in a row; 0 means one
	rel     span
	base    *Frame // of rel; nil is now
	within  bool   // from now to rel
	order   order
	hol     int
	nth     int  // 1, 2, ...; -1 the last
	nthUnit Unit // 0 a weekday, else Day, Workday, Week, Weekend, Month or Quarter
	edge    edge
	every   uint8 // a bit for each weekday
	pivot   int8  // of rel with a weekday: the one after (1) or before (-1) the base
	run     int   // so many days or weeks of the period, from its end when negative
	runUnit Unit
	week    int // of a year: its number by ISO 8601

	clk      clockBits
	clock    clock
	part     int
	partEdge edge
	toClock  clock
	length   span // a duration that was given along: "for two hours"

	to        *Frame // the end of a range over days
	daily     bool   // the times of day hold on each day of the range
	bound     language.Bound
	inclusive bool // the bound belongs to it: "until Friday", "from ten"
	between   bool // a word that opens a range stands before it
	approx    bool
	negate    bool
	clockLed  bool // the time of day was said before the day
	weak      bool // needs support from the context: "may", "the first"
	sameDay   bool // a weekday may be today
	past      bool // of a weekday: the last one is meant, "since Monday"
	now       bool // this very moment
}

// counted reports whether the frame is a day that is reached by counting from
// now and nothing else: "in seven days". The count keeps the hour, and the
// grain tells how little of it is meant.
func (f *Frame) counted() bool {
	return f.day == dRel && f.base == nil && f.rel.fine >= Day && f.rel.fine != Week && f.rel.fine != Weekend && f.rel.fine != Workday && f.pivot == 0 &&
		!f.within && f.to == nil && f.clk == 0 && f.bound == language.At && f.length == span{}
}

func (f *Frame) hasDay() bool   { return f.day != 0 }
func (f *Frame) hasClock() bool { return f.clk != 0 }
func (f *Frame) empty() bool    { return f.day == 0 && f.clk == 0 && f.length == span{} && !f.now }

package language

import "time"

// Interval is a half-open stretch of time: Start is in it, End is not.
type Interval struct{ Start, End time.Time }

// Grain is the precision of a time, finest first.
type Grain uint8

// The grains.
const (
	GrainSecond Grain = iota
	GrainMinute
	GrainHour
	GrainDay
	GrainWeek
	GrainMonth
	GrainQuarter
	GrainYear
)

// String gives "second", "minute", "hour", "day", "week", "month", "quarter"
// or "year".
func (g Grain) String() string {
	names := [...]string{"second", "minute", "hour", "day", "week", "month", "quarter", "year"}
	if int(g) >= len(names) {
		return "unknown"
	}
	return names[g]
}

// Bound tells on which side of a time the speaker's wish lies.
type Bound uint8

// The bounds.
const (
	At     Bound = iota // at the point, or within the interval
	After               // from Start on
	Before              // until Start
)

// When is one time expression, resolved.
type When struct {
	Span
	// Start is the first instant. End is exclusive, and zero for a point
	// ("tomorrow", "at 10:30"); an interval ("tomorrow morning", "from 9 to
	// 11") has both.
	Start, End time.Time
	Grain      Grain
	Bound      Bound
	Approx     bool // "around three"
	Negated    bool // "not on Monday", "any day but Monday"
	HasDay     bool // names or implies a date
	HasClock   bool // names a time of day or a part of one
}

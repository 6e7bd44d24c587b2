package language

import (
	"encoding/json"
	"time"
)

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

// String gives "at", "after" or "before".
func (b Bound) String() string {
	switch b {
	case After:
		return "after"
	case Before:
		return "before"
	}
	return "at"
}

// When is one time expression, resolved.
type When struct {
	Span
	// Start is the first instant. End is exclusive, and zero for a point
	// ("tomorrow", "at 10:30"); an interval ("tomorrow morning", "from 9 to
	// 11") has both. With Bound After or Before there is only Start, the
	// limit.
	Start, End time.Time
	Grain      Grain
	Bound      Bound
	Approx     bool // "around three"
	Negated    bool // "not on Monday", "any day but Monday"
	HasDay     bool // names or implies a date
	HasClock   bool // names a time of day or a part of one
	// Ends are the two times, as points, that a range was said between ("from
	// the 3rd to the 6th of May", "between nine and eleven"); nil for all that
	// is no range.
	Ends []When
	// Days holds the days that satisfy the expression and Hours the times of
	// day, each All where the expression does not speak of it; bounds are in
	// them, Negated is not. They are wider than Start and End where people
	// are: "in the afternoon" accepts half past four, "around three" a
	// quarter to.
	Days, Hours Set
}

// Set is the instants that satisfy the expression.
func (w When) Set() Set {
	s := w.Days.And(w.Hours)
	if w.Negated {
		return s.Not()
	}
	return s
}

// DayOnly is what the expression says of the day.
func (w When) DayOnly() When {
	if w.HasClock && w.HasDay {
		y, m, d := w.Start.Date()
		w.Start, w.End, w.Grain = time.Date(y, m, d, 0, 0, 0, 0, w.Start.Location()), time.Time{}, GrainDay
		w.Bound, w.Approx = At, false // they speak of the clock
	}
	w.HasClock, w.Hours = false, All()
	return w
}

// ClockOnly is what the expression says of the time of day.
func (w When) ClockOnly() When {
	w.HasDay, w.Days = false, All()
	return w
}

// Listed gives the times as a plain list for programs: each time that was
// named, in order; a range comes whole first and then by its two ends; of a
// time with bound Before, the limit is Start and End at once.
func Listed(times []When) []When {
	var out []When
	for _, w := range times {
		if w.Bound == Before {
			w.End = w.Start
		}
		out = append(out, w)
		out = append(out, w.Ends...)
	}
	return out
}

// Wish is what several time expressions of one speaker say together: days are
// alternatives of each other, times of day are, and a bound or a negation
// holds for all. "Tuesday or Thursday", "after four", "not next week" is
// (Tuesday or Thursday) and after four and not next week. It is All for none.
func Wish(list []When) Set {
	var dated, clocked Set
	hasDated, hasClocked := false, false
	limits := All()
	for _, w := range list {
		switch {
		case w.Negated:
			limits = limits.And(w.Set())
		case w.Bound != At && (w.HasDay != w.HasClock):
			limits = limits.And(w.Set())
		case w.HasDay:
			if hasDated {
				dated = dated.Or(w.Set())
			} else {
				dated, hasDated = w.Set(), true
			}
		default:
			if hasClocked {
				clocked = clocked.Or(w.Set())
			} else {
				clocked, hasClocked = w.Set(), true
			}
		}
	}
	return dated.And(clocked).And(limits)
}

// MarshalJSON writes the time for people and programs: start and end as local
// wall-clock time, "2006-01-02T15:04:05", in the zone that the time carries,
// and grain; bound, approx and negated only where they say something. A time
// with bound "before" gives its limit as start and as end.
func (w When) MarshalJSON() ([]byte, error) {
	const layout = "2006-01-02T15:04:05"
	out := struct {
		Start   string `json:"start"`
		End     string `json:"end,omitempty"`
		Grain   string `json:"grain"`
		Bound   string `json:"bound,omitempty"`
		Approx  bool   `json:"approx,omitempty"`
		Negated bool   `json:"negated,omitempty"`
	}{Start: w.Start.Format(layout), Grain: w.Grain.String(), Approx: w.Approx, Negated: w.Negated}
	if !w.End.IsZero() {
		out.End = w.End.Format(layout)
	}
	if w.Bound != At {
		out.Bound = w.Bound.String()
		if w.Bound == Before {
			out.End = out.Start // as in Listed
		}
	}
	return json.Marshal(out)
}

package language

import (
	"slices"
	"time"
)

// Set is a set of instants, a wish about time: "Tuesday or Thursday after
// work, not next week". It is an immutable value; the zero Set is [All].
// A set is a rule, not a list: its intervals are made for the window that is
// asked for, so it may recur for ever.
type Set struct {
	// in lists the set's intervals that overlap a window, sorted, disjoint
	// and clipped to it; nil means everything.
	in func(window Interval) []Interval
}

// All has every instant.
func All() Set { return Set{} }

// Never has none.
func Never() Set { return Set{in: func(Interval) []Interval { return nil }} }

// SetOf has the instants of the given intervals.
func SetOf(list ...Interval) Set {
	list = normal(slices.Clone(list))
	return Set{in: func(w Interval) []Interval { return clip(list, w) }}
}

// SetFunc has the instants of the intervals that in gives for a window; they
// may come in any order, overlap, and stick out of it.
func SetFunc(in func(window Interval) []Interval) Set {
	return Set{in: func(w Interval) []Interval { return clip(normal(slices.Clone(in(w))), w) }}
}

// Daily has, on every day of loc that keep likes (nil: all), the time from one
// offset since midnight to another, by the wall clock.
func Daily(loc *time.Location, from, to time.Duration, keep func(day time.Time) bool) Set {
	return SetFunc(func(w Interval) []Interval {
		var out []Interval
		y, m, d := w.Start.In(loc).Date()
		// One day earlier, for a stretch that runs past midnight.
		for day := time.Date(y, m, d-1, 0, 0, 0, 0, loc); day.Before(w.End); day = day.AddDate(0, 0, 1) {
			if keep != nil && !keep(day) {
				continue
			}
			out = append(out, Interval{wall(day, from), wall(day, to)})
		}
		return out
	})
}

// wall is the instant at which the wall clock of day shows offset.
func wall(day time.Time, offset time.Duration) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, 0, int(offset/time.Second), 0, day.Location())
}

// IsAll reports whether the set is the trivial one: nothing was wished.
func (s Set) IsAll() bool { return s.in == nil }

// In lists the set's intervals within window, sorted and disjoint.
func (s Set) In(window Interval) []Interval {
	if !window.Start.Before(window.End) {
		return nil
	}
	if s.in == nil {
		return []Interval{window}
	}
	return s.in(window)
}

// Has reports whether t is in the set.
func (s Set) Has(t time.Time) bool {
	return len(s.In(Interval{t, t.Add(time.Nanosecond)})) > 0
}

// And has what is in both.
func (s Set) And(t Set) Set {
	if s.in == nil {
		return t
	}
	if t.in == nil {
		return s
	}
	return Set{in: func(w Interval) []Interval {
		var out []Interval
		for _, i := range s.in(w) {
			out = append(out, t.in(i)...)
		}
		return normal(out)
	}}
}

// Or has what is in either.
func (s Set) Or(t Set) Set {
	if s.in == nil || t.in == nil {
		return Set{}
	}
	return Set{in: func(w Interval) []Interval { return normal(append(s.In(w), t.In(w)...)) }}
}

// Not has what is not in s.
func (s Set) Not() Set {
	return Set{in: func(w Interval) []Interval {
		var out []Interval
		from := w.Start
		for _, i := range s.In(w) {
			if from.Before(i.Start) {
				out = append(out, Interval{from, i.Start})
			}
			from = i.End
		}
		if from.Before(w.End) {
			out = append(out, Interval{from, w.End})
		}
		return out
	}}
}

// normal sorts list, drops empty intervals and joins those that touch.
func normal(list []Interval) []Interval {
	list = slices.DeleteFunc(list, func(i Interval) bool { return !i.Start.Before(i.End) })
	slices.SortFunc(list, func(a, b Interval) int { return a.Start.Compare(b.Start) })
	out := list[:0]
	for _, i := range list {
		if n := len(out); n > 0 && !out[n-1].End.Before(i.Start) {
			if out[n-1].End.Before(i.End) {
				out[n-1].End = i.End
			}
			continue
		}
		out = append(out, i)
	}
	return out
}

// clip cuts a normal list to a window.
func clip(list []Interval, w Interval) []Interval {
	var out []Interval
	for _, i := range list {
		if i.Start.Before(w.Start) {
			i.Start = w.Start
		}
		if i.End.After(w.End) {
			i.End = w.End
		}
		if i.Start.Before(i.End) {
			out = append(out, i)
		}
	}
	return out
}

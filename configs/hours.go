package configs

import (
	"slices"
	"time"

	"budi/language"
)

// lookAhead bounds the search for the next opening, in days.
const lookAhead = 120

// State is whether a business is open, and if not, why.
type State uint8

// The states.
const (
	Open    State = iota
	Closed        // before or after hours, or in a break, of a working day
	Weekend       // Saturday or Sunday, and not open any more on that day
	Holiday       // a public holiday or a closure of the business
)

// String gives "open", "closed", "weekend" or "holiday".
func (s State) String() string {
	return [...]string{"open", "closed", "weekend", "holiday"}[s&3]
}

// Status is a business's state at a moment.
type Status struct {
	State  State
	Reason Text              // why it is shut, where State is Holiday
	Until  time.Time         // when it closes, where State is Open
	Next   language.Interval // the next opening that starts later; zero when none is near
}

// Closed tells whether the local day of t has other hours than the week says
// because of a closure or public holiday that shuts it, and the reason.
// A closure that only changes the hours doesn't count.
func (b *Business) Closed(t time.Time) (reason Text, shut bool) {
	t = t.In(b.Location())
	if c, ok := closure(b.Holidays.Days, t); ok {
		return c.Reason, len(c.Hours) == 0
	}
	if b.Holidays.Public {
		return publicHoliday(b.Country, t)
	}
	return nil, false
}

// closure finds the first closure that covers t's calendar day; those of one
// year stand before the yearly ones, so that an exception can be written.
func closure(list []Closure, t time.Time) (Closure, bool) {
	best, found := Closure{}, false
	for _, c := range list {
		if c.Has(t) && (!found || len(c.From) > len(best.From)) {
			best, found = c, true
		}
	}
	return best, found
}

// OpenIntervals gives the opening intervals of the local day of t, in order,
// as instants in the business's zone.
func (b *Business) OpenIntervals(t time.Time) []language.Interval {
	t = t.In(b.Location())
	if c, ok := closure(b.Holidays.Days, t); ok {
		return intervals(t, c.Hours)
	}
	if b.Holidays.Public {
		if _, shut := publicHoliday(b.Country, t); shut {
			return nil
		}
	}
	return intervals(t, b.Hours.On(t.Weekday()))
}

// WorkIntervals gives when a member of staff works on the local day of t: own
// hours, or the business's, without days off and never outside the opening
// hours.
func (b *Business) WorkIntervals(s *Staff, t time.Time) []language.Interval {
	t = t.In(b.Location())
	open := b.OpenIntervals(t)
	if c, ok := closure(s.Off, t); ok {
		return meet(open, intervals(t, c.Hours))
	}
	if len(s.Hours) == 0 {
		return open
	}
	return meet(open, intervals(t, s.Hours.On(t.Weekday())))
}

// OpenAt tells the state at t.
func (b *Business) OpenAt(t time.Time) Status {
	t = t.In(b.Location())
	s := Status{State: Closed, Next: b.nextOpening(t)}
	for _, i := range b.OpenIntervals(t) {
		if !t.Before(i.Start) && t.Before(i.End) {
			s.State, s.Until = Open, i.End
			return s
		}
	}
	if reason, shut := b.Closed(t); shut {
		s.State, s.Reason = Holiday, reason
	} else if d := t.Weekday(); (d == time.Saturday || d == time.Sunday) && !sameDay(s.Next.Start, t) {
		s.State = Weekend
	}
	return s
}

func sameDay(a, b time.Time) bool {
	y, m, d := a.In(b.Location()).Date()
	yy, mm, dd := b.Date()
	return y == yy && m == mm && d == dd
}

// nextOpening is the first opening that starts after t.
func (b *Business) nextOpening(t time.Time) language.Interval {
	for n := range lookAhead {
		for _, i := range b.OpenIntervals(noon(t, n)) {
			if i.Start.After(t) {
				return i
			}
		}
	}
	return language.Interval{}
}

// noon is midday n days after t's day: a moment that exists on every day of
// every zone.
func noon(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d+n, 12, 0, 0, 0, t.Location())
}

// intervals puts stretches of the wall clock on t's calendar day.
func intervals(t time.Time, spans []Span) []language.Interval {
	if len(spans) == 0 {
		return nil
	}
	y, m, d := t.Date()
	at := func(offset time.Duration) time.Time {
		return time.Date(y, m, d, int(offset/time.Hour), int(offset%time.Hour/time.Minute), 0, 0, t.Location())
	}
	out := make([]language.Interval, 0, len(spans))
	for _, s := range spans {
		// A stretch that the clock change swallows whole has no length.
		if i := (language.Interval{Start: at(s.From), End: at(s.To)}); i.Start.Before(i.End) {
			out = append(out, i)
		}
	}
	slices.SortFunc(out, func(a, b language.Interval) int { return a.Start.Compare(b.Start) })
	return out
}

// meet gives what two sorted lists have in common.
func meet(a, b []language.Interval) []language.Interval {
	var out []language.Interval
	for _, x := range a {
		for _, y := range b {
			i := x
			if y.Start.After(i.Start) {
				i.Start = y.Start
			}
			if y.End.Before(i.End) {
				i.End = y.End
			}
			if i.Start.Before(i.End) {
				out = append(out, i)
			}
		}
	}
	return out
}

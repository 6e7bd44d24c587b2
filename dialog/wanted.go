package dialog

import (
	"slices"
	"time"

	"budi/language"
)

// wanted is a wish about time, merged from all that was said of it.
type wanted struct {
	days   language.Set // the days
	clocks language.Set // the times of day
	set    language.Set // both
	hasDay bool
	// exact is set where one point in time was named: day and clock.
	exact time.Time
	// point is the time of day that was named, where one was; -1 otherwise.
	point  time.Duration
	approx bool // only about point
}

// none tells that nothing was wished.
func (w wanted) none() bool { return w.set.IsAll() }

// wanted merges what was said of the time: a new day keeps the time of day
// that was wished before, and the other way round.
func (c *Conversation) wanted(t *task) wanted {
	w := wanted{point: -1}
	var full, span language.Set
	var fullDay time.Time
	spanned := false // days further off were spoken of: "next week"
	for _, s := range t.Wish {
		switch {
		case !s.Exact.IsZero():
			at := s.Exact.In(c.e.loc)
			day := midnight(at)
			w.days = language.SetOf(language.Interval{Start: day, End: day.AddDate(0, 0, 1)})
			w.clocks = language.Daily(c.e.loc, sinceMidnight(at), sinceMidnight(at)+time.Minute, nil)
			w.hasDay, w.approx, w.point, fullDay, full = true, false, sinceMidnight(at), day, language.Set{}
			continue
		case !s.After.IsZero():
			w.days = language.SetOf(language.Interval{Start: s.After.Add(time.Minute), End: s.After.AddDate(2, 0, 0)})
			w.point, w.approx, full, w.hasDay = -1, false, language.Set{}, false
			w.clocks = language.All()
			continue
		case !s.Before.IsZero():
			from := s.At
			if day := midnight(s.Before.In(c.e.loc)); w.hasDay && day.After(from) {
				from = day // the day was named: earlier on that day
			}
			w.days = language.SetOf(language.Interval{Start: from, End: s.Before})
			w.point, w.approx, full, w.hasDay = -1, false, language.Set{}, false
			w.clocks = language.All()
			continue
		}
		pack := c.e.packs[s.Lang]
		if pack == nil {
			continue
		}
		at := s.At.In(c.e.loc)
		h := pack.Hear(s.Text, c.anchor(at, s.Expect))
		if !s.But.IsZero() {
			h.Times = slices.DeleteFunc(slices.Clone(h.Times), func(x language.When) bool { return fitsOne(x, s.But) })
			h.Wish = language.Wish(h.Times)
		}
		if s.Plain {
			h.Times = affirmed(h.Times)
			h.Wish = language.Wish(h.Times)
		}
		if !s.Not.IsZero() {
			h.Times = slices.DeleteFunc(affirmed(h.Times), func(x language.When) bool { return fitsOne(x, s.Not) })
			h.Wish = language.Wish(h.Times)
		}
		settled := c.settled(t)
		if settled.IsZero() && c.s.Last != nil {
			settled = c.s.Last.Slot.Start
		}
		if s.Same && !settled.IsZero() {
			w.point, w.approx = sinceMidnight(settled.In(c.e.loc)), false
			w.clocks = language.Daily(c.e.loc, w.point, w.point+time.Minute, nil)
		}
		// "As soon as possible, on Thursday at the latest" wishes for no
		// particular minute.
		instant := func(x language.When) bool { return x.HasClock && x.End.IsZero() && x.Start.Sub(at).Abs() < time.Minute }
		if slices.ContainsFunc(h.Times, instant) && !slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasClock && !instant(x) }) && len(h.Times) > 1 {
			h.Times = slices.DeleteFunc(slices.Clone(h.Times), instant)
			h.Wish = language.Wish(h.Times)
		}
		day := slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasDay })
		clock := slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasClock })
		if !day && !clock {
			continue
		}
		full = language.Set{}
		if day {
			if w.hasDay && fullDay.IsZero() {
				span, spanned = w.days, true
			}
			w.days, w.hasDay, fullDay = language.Wish(onlyDays(h.Times)), true, time.Time{}
			if p, _, ok := onePoint(onlyDays(h.Times), func(language.When) bool { return true }); ok {
				fullDay = p
				if this := c.e.phrases.Cues(s.Lang, "this"); spanned && !mentions(s.Text, this) {
					fullDay = c.inRange(p, span)
					w.days = language.SetOf(language.Interval{Start: midnight(fullDay), End: midnight(fullDay).AddDate(0, 0, 1)})
				}
			}
		}
		if clock {
			w.clocks, w.point = language.Wish(onlyClocks(h.Times)), -1
			if p, about, ok := onePoint(h.Times, func(x language.When) bool { return x.HasClock }); ok {
				w.point, w.approx = sinceMidnight(p), about
			}
		}
		if day && clock {
			full = h.Wish
		}
	}
	w.set = w.days.And(w.clocks)
	if !full.IsAll() && (w.point < 0 || fullDay.IsZero()) {
		w.set = full
	}
	if w.point >= 0 && !w.approx && !fullDay.IsZero() && w.hasDay {
		y, m, d := fullDay.Date()
		w.exact = time.Date(y, m, d, 0, 0, int(w.point/time.Second), 0, c.e.loc)
	}
	return w
}

// inRange moves a weekday into the days that were wished before: "Thursday",
// said of next week.
func (c *Conversation) inRange(day time.Time, before language.Set) time.Time {
	noon := midnight(day.In(c.e.loc)).Add(12 * time.Hour)
	if before.Has(noon) || noon.Sub(c.now) > 8*24*time.Hour {
		return day
	}
	for k := 1; k <= 9; k++ {
		if before.Has(noon.AddDate(0, 0, 7*k)) {
			return day.AddDate(0, 0, 7*k)
		}
	}
	return day
}

// onePoint gives the only time that keep likes, if it is a point that was
// named; approx tells that it was "about" it.
func onePoint(list []language.When, keep func(language.When) bool) (at time.Time, approx, ok bool) {
	n := 0
	for _, x := range list {
		if !keep(x) {
			continue
		}
		if x.Negated {
			continue // "not Friday, Thursday"
		}
		n++
		whole := x.HasDay && !x.HasClock && x.Grain == language.GrainDay
		if x.Bound != language.At || !x.End.IsZero() && !whole || !x.HasClock && !whole {
			return at, false, false
		}
		at, approx = x.Start, approx || x.Approx && x.HasClock
	}
	refused := slices.ContainsFunc(list, func(x language.When) bool { return x.Negated && keep(x) && n == 1 && fitsOne(x, at) })
	return at, approx, n == 1 && !refused
}

// onlyDays keeps what the expressions say of days.
func onlyDays(list []language.When) []language.When {
	var out []language.When
	for _, x := range list {
		if x.HasDay {
			if x.HasClock {
				x.Grain, x.End, x.Bound = language.GrainDay, time.Time{}, language.At
				if next := midnight(x.Start).AddDate(0, 0, 1).Add(12 * time.Hour); x.Days.Has(next) {
					x.Grain = language.GrainWeek // "next week, in the afternoon" is no one day
				}
			}
			x.HasClock, x.Hours = false, language.All()
			out = append(out, x)
		}
	}
	return out
}

// onlyClocks keeps what the expressions say of times of day.
func onlyClocks(list []language.When) []language.When {
	var out []language.When
	for _, x := range list {
		if x.HasClock {
			x.HasDay, x.Days = false, language.All()
			out = append(out, x)
		}
	}
	return out
}

// fits tells whether every time that was said holds for a start.
func fits(list []language.When, start time.Time) bool {
	if len(list) == 0 {
		return false
	}
	for _, x := range list {
		if x.Negated || !fitsOne(x, start) {
			return false
		}
	}
	return true
}

func fitsOne(x language.When, start time.Time) bool {
	start = start.In(x.Start.Location())
	if x.HasDay && !x.Days.Has(start) {
		return false
	}
	if x.HasClock && x.End.IsZero() && x.Bound == language.At && !x.Approx {
		return sinceMidnight(start) == sinceMidnight(x.Start)
	}
	return !x.HasClock || x.Hours.Has(start)
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// sinceMidnight is the wall clock's distance from midnight.
func sinceMidnight(t time.Time) time.Duration {
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second
}

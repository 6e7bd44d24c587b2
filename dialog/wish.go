package dialog

import (
	"slices"
	"time"

	"budi/dialog/understand"
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
	point time.Duration
}

// none tells that nothing was wished.
func (w wanted) none() bool { return w.set.IsAll() }

// wish takes what was said about time into the task and reports whether it
// changed anything.
func (c *Conversation) wish(m understand.Meaning, t *task) bool {
	if t.Playbook != "booking" && t.Playbook != "moving" && t.Playbook != "hours" && t.Playbook != "urgent" {
		return false
	}
	h := m.Heard
	if len(h.Times) == 0 {
		return c.shift(m, t)
	}
	// "Yes, tomorrow at ten" only says again what was chosen.
	if t.Slot != nil && fits(h.Times, t.Slot.Start) {
		return false
	}
	t.Wish = append(t.Wish, said{Text: m.Text, At: c.now, Lang: c.s.Lang, Expect: string(c.s.Asked.Expect)})
	if len(t.Wish) > 8 {
		t.Wish = t.Wish[len(t.Wish)-8:]
	}
	t.drop()
	return true
}

// shift moves the wish to before or after what was offered: "something later".
func (c *Conversation) shift(m understand.Meaning, t *task) bool {
	if len(t.Offered) == 0 || t.Offered[0].Slot == nil {
		return false
	}
	s := said{At: c.now}
	switch {
	case m.Heard.Has(language.Later):
		s.After = t.Offered[len(t.Offered)-1].Slot.Start
	case m.Heard.Has(language.Earlier):
		s.Before = t.Offered[0].Slot.Start
	default:
		return false
	}
	t.Wish = append(t.Wish, s)
	t.drop()
	return true
}

// wanted merges what was said of the time: a new day keeps the time of day
// that was wished before, and the other way round.
func (c *Conversation) wanted(t *task) wanted {
	w := wanted{point: -1}
	var full language.Set
	var fullDay time.Time
	for _, s := range t.Wish {
		switch {
		case !s.After.IsZero():
			w.days = language.SetOf(language.Interval{Start: s.After.Add(time.Minute), End: s.After.AddDate(2, 0, 0)})
			w.point, w.exact, full, w.hasDay = -1, time.Time{}, language.Set{}, false
			w.clocks = language.All()
			continue
		case !s.Before.IsZero():
			w.days = language.SetOf(language.Interval{Start: s.At, End: s.Before})
			w.point, w.exact, full, w.hasDay = -1, time.Time{}, language.Set{}, false
			w.clocks = language.All()
			continue
		}
		pack := c.e.packs[s.Lang]
		if pack == nil {
			continue
		}
		at := s.At.In(c.e.loc)
		h := pack.Hear(s.Text, c.anchor(at, s.Expect))
		day := slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasDay })
		clock := slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasClock })
		if !day && !clock {
			continue
		}
		full = language.Set{}
		if day {
			w.days, w.hasDay = c.daysOf(h.Times), true
			fullDay = time.Time{}
			if p, ok := onePoint(h.Times, func(x language.When) bool { return x.HasDay }); ok {
				fullDay = p
			}
		}
		if clock {
			w.clocks, w.point = c.clocksOf(h.Times), -1
			if p, ok := onePoint(h.Times, func(x language.When) bool { return x.HasClock }); ok {
				w.point = sinceMidnight(p)
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
	if w.point >= 0 && !fullDay.IsZero() && w.hasDay {
		y, m, d := fullDay.Date()
		w.exact = time.Date(y, m, d, 0, 0, int(w.point/time.Second), 0, c.e.loc)
	}
	return w
}

// onePoint gives the only time that keep likes, if it is a point that was
// named outright.
func onePoint(list []language.When, keep func(language.When) bool) (time.Time, bool) {
	var out time.Time
	n := 0
	for _, x := range list {
		if !keep(x) {
			continue
		}
		n++
		if x.Negated || x.Bound != language.At || x.Approx {
			return out, false
		}
		if !x.End.IsZero() && (x.HasClock || x.End.Sub(x.Start) > 25*time.Hour) {
			return out, false
		}
		if !x.HasClock && x.Grain > language.GrainDay {
			return out, false
		}
		out = x.Start
	}
	return out, n == 1
}

// daysOf gives the whole days that are named.
func (c *Conversation) daysOf(list []language.When) language.Set {
	var yes, no []language.Interval
	for _, x := range list {
		if !x.HasDay {
			continue
		}
		i := c.span(x)
		if x.Negated {
			no = append(no, i)
		} else {
			yes = append(yes, i)
		}
	}
	set := language.All()
	if len(yes) > 0 {
		set = language.SetOf(yes...)
	}
	if len(no) > 0 {
		set = set.And(language.SetOf(no...).Not())
	}
	return set
}

// span gives the days of one time expression.
func (c *Conversation) span(x language.When) language.Interval {
	from := midnight(x.Start.In(c.e.loc))
	to := from.AddDate(0, 0, 1)
	switch x.Grain {
	case language.GrainWeek:
		to = from.AddDate(0, 0, 7)
	case language.GrainMonth:
		to = from.AddDate(0, 1, 0)
	case language.GrainQuarter:
		to = from.AddDate(0, 3, 0)
	case language.GrainYear:
		to = from.AddDate(1, 0, 0)
	}
	if end := x.End.In(c.e.loc); !x.End.IsZero() && end.After(from) {
		to = midnight(end.Add(-time.Nanosecond)).AddDate(0, 0, 1)
	}
	switch x.Bound {
	case language.After:
		to = from.AddDate(2, 0, 0)
		if !x.HasClock {
			from = from.AddDate(0, 0, 1)
		}
	case language.Before:
		from, to = midnight(c.now), from
		if x.HasClock {
			to = to.AddDate(0, 0, 1)
		}
	}
	return language.Interval{Start: from, End: to}
}

// clocksOf gives the times of day that are named, on every day.
func (c *Conversation) clocksOf(list []language.When) language.Set {
	yes, some := language.Never(), false
	no := language.Never()
	for _, x := range list {
		if !x.HasClock {
			continue
		}
		from, to := sinceMidnight(x.Start.In(c.e.loc)), 24*time.Hour
		switch {
		case x.Bound == language.Before:
			from, to = 0, from
		case x.Bound == language.After:
		case !x.End.IsZero():
			to = from + x.End.Sub(x.Start)
			for to > 24*time.Hour && x.HasDay {
				to -= 24 * time.Hour
			}
			if to <= from {
				to = 24 * time.Hour
			}
		case x.Approx:
			from, to = max(0, from-time.Hour), from+time.Hour+time.Minute
		default:
			to = from + time.Minute
		}
		s := language.Daily(c.e.loc, from, to, nil)
		if x.Negated {
			no = no.Or(s)
		} else {
			yes, some = yes.Or(s), true
		}
	}
	if !some {
		yes = language.All()
	}
	return yes.And(no.Not())
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
	if x.HasDay {
		from := midnight(x.Start)
		to := from.AddDate(0, 0, 1)
		if !x.End.IsZero() {
			to = x.End
		}
		switch x.Bound {
		case language.After:
			if start.Before(from) {
				return false
			}
		case language.Before:
			if !start.Before(from) {
				return false
			}
		default:
			if start.Before(from) || !start.Before(to) {
				return false
			}
		}
	}
	if !x.HasClock {
		return true
	}
	at, from := sinceMidnight(start), sinceMidnight(x.Start)
	switch {
	case x.Bound == language.After:
		return at >= from
	case x.Bound == language.Before:
		return at < from
	case !x.End.IsZero():
		to := from + x.End.Sub(x.Start)
		return at >= from && at < to
	case x.Approx:
		return at >= from-time.Hour && at <= from+time.Hour
	}
	return at == from
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

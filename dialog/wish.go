package dialog

import (
	"slices"
	"strings"
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
	point  time.Duration
	approx bool // only about point
}

// none tells that nothing was wished.
func (w wanted) none() bool { return w.set.IsAll() }

// wish takes what was said about time into the task and reports whether it
// changed anything.
func (c *Conversation) wish(m understand.Meaning, t *task) bool {
	if !slices.Contains([]string{"booking", "moving", "cancelling", "checking", "hours", "urgent"}, t.Playbook) {
		return false
	}
	h := m.Heard
	// "The weather is nice today."
	if m.Has(understand.OutOfScope, sure) && c.s.Asked.Expect != ExpectTime {
		return false
	}
	if len(h.Times) == 0 {
		return c.shift(m, t)
	}
	// "No, I can't wait until morning."
	if t.Playbook == "urgent" && no(m) {
		return false
	}
	// "Yes, tomorrow at ten" only says again what was chosen.
	if t.Slot != nil && fits(h.Times, t.Slot.Start) {
		return false
	}
	if at, ok := c.offset(h, t); ok {
		t.Wish = append(t.Wish, said{At: c.now, Exact: at})
		t.drop()
		return true
	}
	plain := c.plain(h.Times, t)
	if t.Slot != nil && plain && fits(affirmed(h.Times), t.Slot.Start) {
		return false
	}
	t.Wish = append(t.Wish, said{Text: m.Text, At: c.now, Lang: c.s.Lang, Expect: c.timely(h.Times), Plain: plain})
	if len(t.Wish) > 8 {
		t.Wish = t.Wish[len(t.Wish)-8:]
	}
	t.drop()
	return true
}

// offset gives the moment that "an hour later" means: from the time that was
// spoken of, not from now.
func (c *Conversation) offset(h language.Heard, t *task) (time.Time, bool) {
	if len(h.Times) != 1 {
		return time.Time{}, false
	}
	x := h.Times[0]
	sign := 0
	for _, s := range h.Signals {
		if s.From >= x.From && s.To <= x.To {
			switch s.Kind {
			case language.Later:
				sign = 1
			case language.Earlier:
				sign = -1
			}
		}
	}
	by := x.Start.Sub(c.now).Abs().Round(time.Minute)
	if sign == 0 || !x.HasClock || by > 6*time.Hour {
		return time.Time{}, false
	}
	var from time.Time
	switch {
	case t.Slot != nil:
		from = t.Slot.Start
	case t.Visit != nil:
		from = t.Visit.Slot.Start
	case len(t.Visits) == 1:
		from = t.Visits[0].Slot.Start
	case t.Playbook == "moving" && c.s.Last != nil:
		from = c.s.Last.Slot.Start
	case len(t.Offered) > 0 && t.Offered[0].Slot != nil:
		from = t.Offered[0].Slot.Start
	default:
		return time.Time{}, false
	}
	return from.Add(time.Duration(sign) * by), true
}

// plain tells that the "no" before a time answers the question: "no,
// Thursday" can't mean any day but Thursday when Thursday was not offered.
func (c *Conversation) plain(times []language.When, t *task) bool {
	starts := []time.Time{}
	if t.Slot != nil {
		starts = append(starts, t.Slot.Start)
	}
	for _, ch := range c.s.Asked.Choices {
		if ch.Slot != nil {
			starts = append(starts, ch.Slot.Start)
		}
	}
	negated := false
	for _, x := range times {
		negated = negated || x.Negated
		x.Negated = false
		for _, start := range starts {
			if fitsOne(x, start) {
				return false
			}
		}
	}
	return negated && len(starts) > 0
}

// timely is what the words must be expected to be for their times to be found
// again.
func (c *Conversation) timely(times []language.When) string {
	if len(times) == 1 && !times[0].HasDay {
		return string(ExpectTime)
	}
	return string(c.s.Asked.Expect)
}

// affirmed takes the times without their negation.
func affirmed(list []language.When) []language.When {
	list = slices.Clone(list)
	for i := range list {
		list[i].Negated = false
	}
	return list
}

// bareClock reads a bare number as a time of day, where times are on offer and
// it is none of them: "fourteen".
func (c *Conversation) bareClock(m understand.Meaning, asked bool) understand.Meaning {
	e := c.s.Asked.Expect
	if !asked || e != ExpectChoice && e != ExpectName && e != ExpectConfirm || len(m.Heard.Times) > 0 || len(m.Heard.Numbers) != 1 || len(strings.Fields(m.Text)) > 3 {
		return m
	}
	m.Heard = c.pack().Hear(m.Text, c.anchor(c.now, string(ExpectTime)))
	return m
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
			w.days = language.SetOf(language.Interval{Start: s.At, End: s.Before})
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
		day := slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasDay })
		clock := slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasClock })
		if !day && !clock {
			continue
		}
		full = language.Set{}
		if day {
			w.days, w.hasDay, fullDay = language.Wish(onlyDays(h.Times)), true, time.Time{}
			if p, _, ok := onePoint(onlyDays(h.Times), func(language.When) bool { return true }); ok {
				fullDay = p
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

// onePoint gives the only time that keep likes, if it is a point that was
// named; approx tells that it was "about" it.
func onePoint(list []language.When, keep func(language.When) bool) (at time.Time, approx, ok bool) {
	n := 0
	for _, x := range list {
		if !keep(x) {
			continue
		}
		n++
		whole := x.HasDay && !x.HasClock && x.Grain == language.GrainDay
		if x.Negated || x.Bound != language.At || !x.End.IsZero() && !whole || !x.HasClock && !whole {
			return at, false, false
		}
		at, approx = x.Start, approx || x.Approx && x.HasClock
	}
	return at, approx, n == 1
}

// onlyDays keeps what the expressions say of days.
func onlyDays(list []language.When) []language.When {
	var out []language.When
	for _, x := range list {
		if x.HasDay {
			if x.HasClock {
				x.Grain, x.End, x.Bound = language.GrainDay, time.Time{}, language.At
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

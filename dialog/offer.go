package dialog

import (
	"context"
	"errors"
	"slices"
	"sort"
	"time"

	"budi/calendar"
	"budi/language"
)

// searched is how many free slots are looked at to choose the offer from.
const searched = 200

// offer looks for free times and gives how it went: "exact" (the wished time
// is free and chosen), "nearest" (no wish), "found", "taken", "closed",
// "instead", "past", "far", "nothing" (the offer is the nearest instead), "full",
// "down". What is offered is held: it is the caller's until they choose.
func offer(ctx context.Context, c *Conversation, t *task) string {
	c.unable(t)
	// Others look at the same times at the same moment: who comes second looks
	// again.
	for range 4 {
		lost := t.Lost
		how := search(ctx, c, t)
		var slots []calendar.Slot
		for _, ch := range t.Offered {
			if ch.Slot != nil {
				slots = append(slots, *ch.Slot)
			}
		}
		if how == "full" || how == "down" || len(slots) == 0 {
			return how
		}
		err := c.keep(ctx, t, slots)
		switch {
		case err == nil:
			return how
		case !errors.Is(err, calendar.ErrTaken):
			return c.down("offer", err)
		}
		t.Lost, t.Slot = lost, nil
	}
	return "full"
}

// search looks for free times, as [offer] tells.
func search(ctx context.Context, c *Conversation, t *task) string {
	w := c.wanted(t)
	from := c.now.Add(time.Duration(c.e.b.Booking.Lead))
	to := midnight(c.now).AddDate(0, 0, c.e.b.Booking.Days()+1)
	free := func(wish language.Set) ([]calendar.Slot, error) {
		q := calendar.Query{Service: t.Service, Staff: t.Staff, Duration: c.length(t), From: from, To: to, Limit: searched, Key: either(c.s.Held, c.s.ID.String())}
		if !wish.IsAll() {
			// Only the days that the wish speaks of are searched.
			in := wish.In(language.Interval{Start: from, End: to})
			if len(in) == 0 {
				return nil, nil
			}
			q.From, q.To, q.Accept = in[0].Start, in[len(in)-1].End, within(in)
		}
		list, err := c.e.book.Free(ctx, q)
		if err != nil {
			return nil, err
		}
		return c.distinct(t, list), nil
	}
	list, err := free(w.set)
	if err != nil {
		return c.down("offer", err)
	}
	if len(list) > 0 {
		if slot, ok := c.point(w, list); ok {
			t.Slot = &slot
			t.Offered = []choice{c.slotChoice(slot, time.Time{})}
			return "exact"
		}
		if w.point >= 0 {
			list = c.near(w, list, min(c.e.b.Booking.Offers(), 3))
		} else {
			list = c.spread(list, w)
		}
		c.lay(t, list)
		if w.none() {
			return "nearest"
		}
		return "found"
	}
	// "As soon as possible" is any time, the nearest first.
	if !w.exact.IsZero() && w.exact.Before(from.Add(time.Minute)) && !w.exact.Before(c.now.Add(-time.Minute)) {
		if list, err = free(language.All()); err != nil {
			return c.down("offer", err)
		}
		if len(list) > 0 {
			c.lay(t, c.spread(list, wanted{}))
			return "nearest"
		}
	}
	why := c.reason(w, from, to)
	list, err = c.instead(w, free)
	if err != nil {
		return c.down("offer", err)
	}
	if len(list) == 0 {
		t.Offered = nil
		return "full"
	}
	c.lay(t, list)
	// That the time was lost has just been said.
	if lost := t.Lost; lost && why == "taken" {
		t.Lost = false
		return "instead"
	}
	return why
}

// length is how long the visit takes where its class, or the visit that is
// moved, decides that; 0 leaves it to the service. The calendar books nothing
// longer than the longest class.
func (c *Conversation) length(t *task) time.Duration {
	s, ok := c.e.b.Service(t.Service)
	if !ok {
		return 0
	}
	if t.Visit == nil || t.Playbook != "moving" {
		k, _ := s.Class(t.Class)
		if k == nil {
			return 0
		}
		return time.Duration(k.Duration)
	}
	longest := time.Duration(s.Duration)
	for _, k := range s.Price.Classes {
		longest = max(longest, time.Duration(k.Duration))
	}
	return min(t.Visit.Slot.End.Sub(t.Visit.Slot.Start), longest)
}

// within tells whether a moment lies in one of sorted intervals.
func within(list []language.Interval) func(time.Time) bool {
	return func(t time.Time) bool {
		i := sort.Search(len(list), func(i int) bool { return list[i].End.After(t) })
		return i < len(list) && !list[i].Start.After(t)
	}
}

// down notes that the calendar can't be reached.
func (c *Conversation) down(what string, err error) string {
	c.log.Error("dialog: calendar", "doing", what, "err", err)
	return "down"
}

// distinct drops slots that differ only in who gives the service, and the
// slot of the visit that is to be moved.
func (c *Conversation) distinct(t *task, list []calendar.Slot) []calendar.Slot {
	out := list[:0:0]
	for _, s := range list {
		if n := len(out); n > 0 && out[n-1].Start.Equal(s.Start) {
			continue
		}
		if t.Visit != nil && t.Visit.Slot.Start.Equal(s.Start) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// point gives the one slot that was asked for by day and clock, or by clock
// alone when that leaves a single day.
func (c *Conversation) point(w wanted, list []calendar.Slot) (calendar.Slot, bool) {
	if w.exact.IsZero() {
		return calendar.Slot{}, false
	}
	for _, s := range list {
		if s.Start.Equal(w.exact) {
			return s, true
		}
	}
	return calendar.Slot{}, false
}

// reason tells why nothing was free.
func (c *Conversation) reason(w wanted, from, to time.Time) string {
	window := language.Interval{Start: midnight(c.now).AddDate(-1, 0, 0), End: midnight(c.now).AddDate(2, 0, 0)}
	list := w.set.In(window)
	switch {
	case len(list) == 0:
		return "nothing"
	case !list[len(list)-1].End.After(c.now):
		return "past"
	case !list[len(list)-1].End.After(from):
		return "nothing"
	case !list[0].Start.Before(to):
		return "far"
	}
	for _, i := range list {
		if !i.End.After(from) {
			continue
		}
		for day := midnight(i.Start.In(c.e.loc)); day.Before(i.End) && day.Before(to); day = day.AddDate(0, 0, 1) {
			for _, open := range c.e.b.OpenIntervals(day.Add(12 * time.Hour)) {
				if open.Start.Before(i.End) && i.Start.Before(open.End) {
					if !w.exact.IsZero() {
						return "taken"
					}
					return "nothing"
				}
			}
		}
	}
	return "closed"
}

// instead finds what comes nearest to a wish that can't be met: the same days
// first, then the same time of day, then anything.
func (c *Conversation) instead(w wanted, free func(language.Set) ([]calendar.Slot, error)) ([]calendar.Slot, error) {
	n := c.e.b.Booking.Offers()
	if w.hasDay {
		list, err := free(w.days)
		if err != nil {
			return nil, err
		}
		if len(list) > 0 {
			return c.near(w, list, n), nil
		}
	}
	// The days have nothing: what lies nearest to them at the same hour, or
	// at any.
	for _, wish := range []language.Set{w.clocks, language.All()} {
		list, err := free(wish)
		if err != nil {
			return nil, err
		}
		if len(list) > 0 {
			return c.near(w, list, n), nil
		}
	}
	return nil, nil
}

// near picks the n slots nearest to the wished moment, in order of time.
func (c *Conversation) near(w wanted, list []calendar.Slot, n int) []calendar.Slot {
	target := w.exact
	if target.IsZero() {
		window := language.Interval{Start: c.now, End: c.now.AddDate(1, 0, 0)}
		wish := w.set
		if w.hasDay {
			wish = w.days
		}
		if in := wish.In(window); len(in) > 0 {
			target = in[0].Start
		}
		if target.IsZero() {
			return c.spread(list, w)
		}
		if w.point >= 0 {
			target = midnight(target.In(c.e.loc)).Add(w.point)
		}
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b calendar.Slot) int {
		return int(a.Start.Sub(target).Abs()/time.Minute) - int(b.Start.Sub(target).Abs()/time.Minute)
	})
	// Neighbours a few minutes apart are no choice.
	var out []calendar.Slot
	for _, gap := range []time.Duration{30 * time.Minute, 0} {
		if gap == 0 && len(out) > 1 {
			break
		}
		for _, s := range list {
			if len(out) < n && apart(out, s, gap) {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b calendar.Slot) int { return a.Start.Compare(b.Start) })
	return out
}

// apart tells that a slot starts at least gap from the chosen ones.
func apart(chosen []calendar.Slot, s calendar.Slot, gap time.Duration) bool {
	for _, o := range chosen {
		if d := o.Start.Sub(s.Start).Abs(); d < gap || d == 0 {
			return false
		}
	}
	return true
}

// spread picks the earliest slot and others well apart from it.
func (c *Conversation) spread(list []calendar.Slot, w wanted) []calendar.Slot {
	n := min(c.e.b.Booking.Offers(), 3)
	// Within three days of the first: nobody wants a list over months.
	near := list
	if len(list) > 0 && !w.hasDay {
		end := midnight(list[0].Start).AddDate(0, 0, 3)
		if i := slices.IndexFunc(list, func(s calendar.Slot) bool { return !s.Start.Before(end) }); i > n {
			near = list[:i]
		}
	}
	var out []calendar.Slot
	for _, gap := range []time.Duration{3 * time.Hour, 90 * time.Minute, 30 * time.Minute, 0} {
		if gap == 0 && len(out) > 1 {
			break // two that differ are a better choice than three alike
		}
		for _, s := range near {
			if len(out) < n && apart(out, s, gap) {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b calendar.Slot) int { return a.Start.Compare(b.Start) })
	return out
}

// lay puts an offer before the caller.
func (c *Conversation) lay(t *task, list []calendar.Slot) {
	t.Offered = t.Offered[:0:0]
	var last time.Time
	for _, s := range list {
		t.Offered = append(t.Offered, c.slotChoice(s, last))
		last = s.Start
	}
}

// slotChoice labels a slot; on the same day as the one before it only the
// clock is said.
func (c *Conversation) slotChoice(s calendar.Slot, last time.Time) choice {
	start := s.Start.In(c.e.loc)
	label := c.pack().Moment(start, c.now)
	if !last.IsZero() && midnight(last.In(c.e.loc)).Equal(midnight(start)) {
		label = c.pack().Clock(start)
	}
	return choice{Label: label, Slot: &s}
}

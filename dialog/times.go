package dialog

import (
	"strings"
	"time"

	"budi/calendar"
	"budi/configs"
)

// moment says when the chosen, the looked-up or the last visit is.
func (c *Conversation) moment(t *task) string {
	switch {
	case t.Slot != nil:
		return c.pack().Moment(t.Slot.Start.In(c.e.loc), c.now)
	case t.Visit != nil:
		return c.pack().Moment(t.Visit.Slot.Start.In(c.e.loc), c.now)
	case c.s.Last != nil:
		return c.pack().Moment(c.s.Last.Slot.Start.In(c.e.loc), c.now)
	}
	return ""
}

// oldMoment says when the visit that is to be moved is.
func (c *Conversation) oldMoment(t *task) string {
	if t.Visit == nil {
		return ""
	}
	return c.pack().Moment(t.Visit.Slot.Start.In(c.e.loc), c.now)
}

// withWhom names the person whose time it is, where callers know them by name.
func (c *Conversation) withWhom(t *task) string {
	switch {
	case t.Slot != nil:
		return c.staffName(t.Slot.Staff)
	case t.Visit != nil:
		return c.staffName(t.Visit.Slot.Staff)
	}
	return ""
}

// visitLabel names a visit: what and when.
func (c *Conversation) visitLabel(v calendar.Visit) string {
	return c.serviceName(v.Slot.Service) + " " + c.pack().Moment(v.Slot.Start.In(c.e.loc), c.now)
}

// dayAsked is the day that a question about hours names, or zero.
func (c *Conversation) dayAsked(t *task) time.Time {
	if w := c.wanted(t); w.hasDay {
		for day, n := midnight(c.now), 0; n < 370; day, n = day.AddDate(0, 0, 1), n+1 {
			if w.days.Has(day.Add(12 * time.Hour)) {
				return day
			}
		}
	}
	return time.Time{}
}

// hours says the opening hours of the named day, or of the week.
func (c *Conversation) hours(t *task) string {
	if day := c.dayAsked(t); !day.IsZero() {
		var parts []string
		for _, i := range c.e.b.OpenIntervals(day) {
			parts = append(parts, c.pack().Hours(i.Start, i.End))
		}
		return c.pack().List(parts, false)
	}
	var parts []string
	for from := 0; from < 7; {
		to := from
		for to+1 < 7 && sameSpans(c.e.b.Hours.On(weekday(from)), c.e.b.Hours.On(weekday(to+1))) {
			to++
		}
		var spans []string
		for _, s := range c.e.b.Hours.On(weekday(from)) {
			day := midnight(c.now)
			spans = append(spans, c.pack().Hours(wall(day, s.From), wall(day, s.To)))
		}
		if len(spans) > 0 {
			parts = append(parts, c.pack().Weekdays(weekday(from), weekday(to))+" "+c.pack().List(spans, false))
		}
		from = to + 1
	}
	return strings.Join(parts, ", ")
}

// weekday counts from Monday.
func weekday(n int) time.Weekday { return time.Weekday((n + 1) % 7) }

func wall(day time.Time, offset time.Duration) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, 0, int(offset/time.Second), 0, day.Location())
}

func sameSpans(a, b []configs.Span) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// opening says when the business opens next, after the named day where one is.
func (c *Conversation) opening(t *task) string {
	at := c.now
	if day := c.dayAsked(t); !day.IsZero() {
		at = day
	}
	next := c.e.b.OpenAt(at).Next
	if next.Start.IsZero() {
		return ""
	}
	return c.pack().Moment(next.Start, c.now)
}

// holiday names why the business is shut, on the named day or now.
func (c *Conversation) holiday(t *task) string {
	at := c.now
	if day := c.dayAsked(t); !day.IsZero() {
		at = day
	}
	reason, shut := c.e.b.Closed(at)
	if !shut {
		return ""
	}
	return c.in(reason)
}

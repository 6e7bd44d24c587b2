package dialog

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"budi/calendar"
)

// commitKey is the idempotency key of the next commit. A second try has the
// same one, also after the call was cut in the middle of the first: then the
// visit that was committed is found again.
func (c *Conversation) commitKey(what string) string {
	return fmt.Sprintf("%s/%s/%d", c.s.Root, what, c.s.Serial)
}

// slotKey is the same for one slot: another slot is another commit.
func (c *Conversation) slotKey(what string, s *calendar.Slot) string {
	return fmt.Sprintf("%s/%d", c.commitKey(what), s.Start.Unix())
}

// reserve books the chosen slot: "booked", "taken" or "down".
func reserve(ctx context.Context, c *Conversation, t *task) string {
	ctx, cancel := c.commit(ctx)
	defer cancel()
	v, err := c.e.book.Reserve(ctx, calendar.Visit{
		Key: c.slotKey("book", t.Slot), Business: c.e.b.Slug, CallID: c.s.ID.String(), Slot: *t.Slot,
		Name: c.s.Person.Name, Phone: c.s.Person.Phone, Note: c.visitNote(t), Lang: string(c.s.Lang), Status: calendar.Booked,
	})
	switch {
	case errors.Is(err, calendar.ErrTaken):
		return "taken"
	case err != nil:
		// Whether it was committed is not known: the same key asks again later.
		return c.down("reserve", err)
	}
	c.committed("booked", v)
	t.Visit = &v
	return "booked"
}

// committed records what the calendar has now.
func (c *Conversation) committed(kind string, v calendar.Visit) {
	c.s.Serial++
	if kind == "booked" {
		c.s.Held = "" // the visit took the hold's place
	}
	start, end := v.Slot.Start, v.Slot.End
	c.out.actions = append(c.out.actions, Action{
		Type: kind, ID: v.ID, Service: v.Slot.Service, Staff: v.Slot.Staff, Start: &start, End: &end, Name: v.Name, Phone: v.Phone,
	})
	if kind == "cancelled" {
		if c.s.Last != nil && c.s.Last.ID == v.ID {
			c.s.Last = nil
		}
		return
	}
	c.s.Last = &v
}

// visitNote tells the team what the caller said of the visit.
func (c *Conversation) visitNote(t *task) string {
	var parts []string
	if t.Class != "" {
		parts = append(parts, c.className(t))
	}
	if s, ok := c.e.b.Service(t.Service); ok {
		for _, d := range s.Ask {
			if v := t.Details[d.ID]; v != "" {
				parts = append(parts, d.ID+": "+v)
			}
		}
	}
	return strings.Join(nonEmpty(append(parts, c.doubts())...), "; ")
}

// find looks the caller's coming visits up: "one", "several", "none", "down".
// Whoever isn't vouched for by the network must also name the visit's holder.
func find(ctx context.Context, c *Conversation, t *task) string {
	if t.Visit == nil && c.s.Last != nil && t.Playbook != "checking" {
		v := *c.s.Last
		t.Visits = []calendar.Visit{v}
	} else {
		list, err := c.e.book.Find(ctx, c.s.Person.Phone, c.now)
		if err != nil {
			return c.down("find", err)
		}
		if !c.s.Person.Calling {
			list = visitsOf(list, func(v calendar.Visit) bool { return sameName(v.Name, c.s.Person.Name) })
		}
		t.Visits = list
	}
	if len(t.Visits) > 1 {
		c.narrow(t)
	}
	c.s.Unfound = len(t.Visits) == 0
	switch len(t.Visits) {
	case 0:
		return "none"
	case 1:
		v := t.Visits[0]
		t.Visit, t.Service = &v, v.Slot.Service
		// "Move my Friday visit to Monday": Friday is no wish.
		for i := range t.Wish {
			t.Wish[i].But = v.Slot.Start
		}
		return "one"
	}
	if len(t.Visits) > 3 {
		t.Visits = t.Visits[:3]
	}
	return "several"
}

// narrow keeps the visits that what was said points to: "my appointment on
// Friday".
func (c *Conversation) narrow(t *task) {
	if fit := visitsOf(t.Visits, func(v calendar.Visit) bool { return v.Slot.Service == t.Service }); len(fit) > 0 {
		t.Visits = fit
	}
	for _, s := range t.Wish {
		pack := c.e.packs[s.Lang]
		if pack == nil || s.Text == "" {
			continue
		}
		h := pack.Hear(s.Text, c.anchor(s.At.In(c.e.loc), s.Expect))
		fit := visitsOf(t.Visits, func(v calendar.Visit) bool { return fits(h.Times, v.Slot.Start) })
		if len(fit) > 0 {
			t.Visits = fit
		}
	}
}

// sameName tells that two people's names may be one person's: the first name
// alone will do.
func sameName(a, b string) bool {
	a, b = strings.ToLower(strings.TrimSpace(a)), strings.ToLower(strings.TrimSpace(b))
	if a == "" || b == "" {
		return false
	}
	others := strings.Fields(b)
	return slices.ContainsFunc(strings.Fields(a), func(x string) bool { return slices.Contains(others, x) })
}

// move commits the new time of a visit: "moved", "taken", "gone" or "down".
func move(ctx context.Context, c *Conversation, t *task) string {
	ctx, cancel := c.commit(ctx)
	defer cancel()
	v, err := c.e.book.Move(ctx, t.Visit.ID, *t.Slot, c.commitKey("move"))
	switch {
	case errors.Is(err, calendar.ErrTaken):
		return "taken"
	case errors.Is(err, calendar.ErrNotFound):
		return "gone"
	case err != nil:
		return c.down("move", err)
	}
	c.committed("moved", v)
	t.Visit = &v
	c.release(ctx)
	return "moved"
}

// cancelVisit frees a visit's time: "cancelled", "gone" or "down".
func cancelVisit(ctx context.Context, c *Conversation, t *task) string {
	ctx, cancel := c.commit(ctx)
	defer cancel()
	v, err := c.e.book.Cancel(ctx, t.Visit.ID, c.commitKey("cancel"))
	switch {
	case errors.Is(err, calendar.ErrNotFound):
		return "gone"
	case err != nil:
		return c.down("cancel", err)
	}
	if v.Slot.Start.IsZero() {
		v = *t.Visit
	}
	c.committed("cancelled", v)
	return "cancelled"
}

// nextWorkday is the first day from now on which the team is there to call
// back.
func (c *Conversation) nextWorkday() time.Time {
	status := c.e.b.OpenAt(c.now)
	if !status.Until.IsZero() && status.Until.Sub(c.now) > time.Hour {
		return c.now
	}
	if status.Next.Start.IsZero() {
		return c.now.AddDate(0, 0, 1)
	}
	// Saturday's short hours are no working day.
	for n := range 14 {
		day := midnight(c.now).AddDate(0, 0, n).Add(12 * time.Hour)
		if d := day.Weekday(); d == time.Saturday || d == time.Sunday {
			continue
		}
		for _, i := range c.e.b.OpenIntervals(day) {
			if i.Start.After(c.now) {
				return i.Start
			}
		}
	}
	return status.Next.Start
}

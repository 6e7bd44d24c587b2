package dialog

import (
	"context"
	"errors"
	"slices"
	"time"

	"budi/calendar"
)

// hold keeps the chosen slot while the rest is asked.
func hold(ctx context.Context, c *Conversation, t *task) string {
	err := c.keep(ctx, t, []calendar.Slot{*t.Slot})
	switch {
	case errors.Is(err, calendar.ErrTaken):
		return "taken"
	case err != nil:
		return c.down("hold", err)
	}
	return "held"
}

// keep holds slots for the caller, in place of those before.
func (c *Conversation) keep(ctx context.Context, t *task, slots []calendar.Slot) error {
	// A move's own key, a booking's call: that hold does not stand in its way.
	key := c.s.ID.String()
	if t.Playbook == "moving" {
		key = c.commitKey("move")
	}
	if c.s.Held != "" && c.s.Held != key {
		c.release(ctx)
	}
	if err := c.e.book.Hold(ctx, slots, key, c.e.b.Booking.Keep()); err != nil {
		return err
	}
	c.s.Held = key
	return nil
}

// reoffer starts the search over after a slot was lost.
func reoffer(_ context.Context, _ *Conversation, t *task) string {
	t.drop()
	t.Lost = true
	return ""
}

// keepFirst leaves of the offer the wished time of day, or else the earliest
// time, and takes it for chosen unless the caller says otherwise.
func keepFirst(_ context.Context, c *Conversation, t *task) string {
	if len(t.Offered) == 0 || t.Offered[0].Slot == nil {
		return "none"
	}
	i := 0
	if w := c.wanted(t); w.point >= 0 {
		i = max(0, slices.IndexFunc(t.Offered, func(ch choice) bool { return ch.Slot != nil && sinceMidnight(ch.Slot.Start.In(c.e.loc)) == w.point }))
	}
	slot := *t.Offered[i].Slot
	t.Offered = []choice{c.slotChoice(slot, time.Time{})}
	t.Slot = &slot
	return "kept"
}

// letGo gives the chosen time up.
func letGo(ctx context.Context, c *Conversation, t *task) string {
	c.release(ctx)
	t.Slot, t.Offered = nil, nil
	return "gone"
}

// release gives up what the conversation holds.
func (c *Conversation) release(ctx context.Context) {
	key := c.s.Held
	if key == "" {
		return
	}
	c.s.Held = ""
	ctx, cancel := c.commit(ctx)
	defer cancel()
	if err := c.e.book.Release(ctx, key); err != nil {
		c.log.Warn("dialog: release", "err", err)
	}
}

// commit gives a context that outlives an interruption, but not for ever.
func (c *Conversation) commit(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), c.e.timeout)
}

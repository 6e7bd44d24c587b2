package dialog

import (
	"context"
	"log/slog"
	"time"

	"budi/calendar"
)

// Foretell works out what [Conversation.Reply] would most likely answer, so
// that the sound of it can be made while it is not certain yet that the caller
// has finished. Unlike [Conversation.Preview] it has no effect at all: nothing
// is held, and a visit is taken for booked that nobody has tried to book. So the
// reply must not be spoken unless Reply, or Preview, gives the same. ok is false
// for a turn whose reply depends on what is written down. Foretell, Preview and
// Reply must not run at the same time.
func (c *Conversation) Foretell(ctx context.Context, t Turn) (r Reply, ok bool) {
	s, err := c.s.copied()
	if err != nil {
		return Reply{}, false
	}
	stage := &rehearsal{Book: c.e.book}
	e := *c.e
	e.book, e.journal, e.log = pretence{stage}, stage, slog.New(slog.DiscardHandler)
	copied := &Conversation{e: &e, s: s, log: e.log}
	if r, err = c.guarded(func() (Reply, error) { return copied.reply(ctx, t) }); err != nil || stage.blocked {
		return Reply{}, false
	}
	return r, true
}

// pretence is a rehearsal in which holds and reservations come off without
// being made.
type pretence struct{ *rehearsal }

// Hold pretends.
func (pretence) Hold(context.Context, []calendar.Slot, string, time.Duration) error { return nil }

// Release pretends.
func (pretence) Release(context.Context, string) error { return nil }

// Reserve pretends.
func (pretence) Reserve(_ context.Context, v calendar.Visit) (calendar.Visit, error) { return v, nil }

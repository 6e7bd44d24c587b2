package dialog

import (
	"context"
	"errors"
	"log/slog"

	"github.com/google/uuid"

	"budi/calendar"
)

// errRehearsal is what a commit gives while a reply is only rehearsed.
var errRehearsal = errors.New("not committed while rehearsing")

// Preview works out what [Conversation.Reply] would answer, while it is not
// known yet whether the caller has finished. Nothing changes until settle is
// called; it reports false when what was rehearsed no longer holds, and then
// Reply must answer. ok is false when the turn would commit something: such a
// reply can't be rehearsed. Preview and Reply must not run at the same time.
func (c *Conversation) Preview(ctx context.Context, t Turn) (r Reply, settle func(context.Context) bool, ok bool) {
	s, err := c.s.copied()
	if err != nil {
		return Reply{}, nil, false
	}
	stage := &rehearsal{Book: c.e.book}
	e := *c.e
	e.book, e.journal, e.log = stage, stage, slog.New(slog.DiscardHandler)
	copied := &Conversation{e: &e, s: s, log: e.log}
	if r, err = c.guarded(func() (Reply, error) { return copied.reply(ctx, t) }); err != nil || stage.blocked {
		return Reply{}, nil, false
	}
	turns := c.s.Turns
	return r, func(ctx context.Context) bool {
		if c.s.Turns != turns {
			return false
		}
		for _, do := range stage.later {
			if err := do(ctx); err != nil {
				return false
			}
		}
		c.s, c.now, c.text = copied.s, copied.now, copied.text
		return true
	}, true
}

// rehearsal is a calendar and journal that refuse commits and put releases off.
// Holds are real: a reply that names a time must not lose it while it is spoken,
// and one that is never settled is replaced by the next, or given up at the end.
type rehearsal struct {
	calendar.Book
	blocked bool
	later   []func(context.Context) error
}

// Release puts the release off.
func (r *rehearsal) Release(_ context.Context, key string) error {
	r.later = append(r.later, func(ctx context.Context) error { return r.Book.Release(ctx, key) })
	return nil
}

func (r *rehearsal) refuse() error {
	r.blocked = true
	return errRehearsal
}

// Reserve refuses.
func (r *rehearsal) Reserve(_ context.Context, v calendar.Visit) (calendar.Visit, error) {
	return v, r.refuse()
}

// Move refuses.
func (r *rehearsal) Move(context.Context, string, calendar.Slot, string) (calendar.Visit, error) {
	return calendar.Visit{}, r.refuse()
}

// Cancel refuses.
func (r *rehearsal) Cancel(context.Context, string, string) (calendar.Visit, error) {
	return calendar.Visit{}, r.refuse()
}

// Message refuses.
func (r *rehearsal) Message(context.Context, Message) (string, error) { return "", r.refuse() }

// Alert refuses.
func (r *rehearsal) Alert(context.Context, Alert) (string, error) { return "", r.refuse() }

// Question refuses.
func (r *rehearsal) Question(context.Context, Question) error { return r.refuse() }

// Disclosed refuses.
func (r *rehearsal) Disclosed(context.Context, Disclosure) error { return r.refuse() }

// OptOut refuses.
func (r *rehearsal) OptOut(context.Context, uuid.UUID, string) error { return r.refuse() }

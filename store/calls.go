package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type callRow struct {
	bun.BaseModel `bun:"table:calls"`

	ID          string `bun:"id,pk"`
	Business    string `bun:"business"`
	Channel     string `bun:"channel"`
	Node        string `bun:"node"`
	Caller      string `bun:"caller"`
	Trusted     bool   `bun:"trusted"`
	Dialled     string `bun:"dialled"`
	Lang        string `bun:"lang"`
	Name        string `bun:"name"`
	Started     stamp  `bun:"started_at"`
	Answered    stamp  `bun:"answered_at"`
	Ended       stamp  `bun:"ended_at"`
	Closing     string `bun:"closing"`
	Outcome     string `bun:"outcome"`
	Urgent      bool   `bun:"urgent"`
	Summary     string `bun:"summary"`
	Interrupted bool   `bun:"interrupted"`
	Recording   string `bun:"recording"`
	Headers     string `bun:"headers"`
}

func rowOfCall(c record.Call) callRow {
	return callRow{
		ID: c.ID, Business: c.Business, Channel: c.Channel, Node: c.Node, Caller: c.Caller, Trusted: c.Trusted,
		Dialled: c.Dialled, Lang: c.Lang, Name: c.Name, Started: at(c.Started), Answered: at(c.Answered), Ended: at(c.Ended),
		Closing: c.Closing, Outcome: c.Outcome, Urgent: c.Urgent, Summary: c.Summary,
		Interrupted: c.Interrupted, Recording: c.Recording, Headers: c.Headers,
	}
}

func (r callRow) call() record.Call {
	return record.Call{
		ID: r.ID, Business: r.Business, Channel: r.Channel, Node: r.Node, Caller: r.Caller, Trusted: r.Trusted,
		Dialled: r.Dialled, Lang: r.Lang, Name: r.Name, Started: r.Started.Time, Answered: r.Answered.Time, Ended: r.Ended.Time,
		Closing: r.Closing, Outcome: r.Outcome, Urgent: r.Urgent, Summary: r.Summary,
		Interrupted: r.Interrupted, Recording: r.Recording, Headers: r.Headers,
	}
}

// BeginCall stores a call that has come in; ID, Business, Channel and Started
// are needed.
func (s *Store) BeginCall(ctx context.Context, c record.Call) error {
	row := rowOfCall(c)
	return wrap("begin call", s.insert(ctx, &row))
}

// AnswerCall notes when a call was answered.
func (s *Store) AnswerCall(ctx context.Context, id string, when time.Time) error {
	return s.updateCall(ctx, "answer call", id, func(q *bun.UpdateQuery) { q.Set("answered_at = ?", at(when)) })
}

// Recording notes where a call's recording is, as a path within the data
// folder.
func (s *Store) Recording(ctx context.Context, id, path string) error {
	return s.updateCall(ctx, "note recording", id, func(q *bun.UpdateQuery) { q.Set("recording = ?", path) })
}

// FinishCall stores how a call ended. What e leaves empty stays as it was. A
// call that wasn't interrupted needs its memory no longer.
func (s *Store) FinishCall(ctx context.Context, id string, e record.End) error {
	return wrap("finish call", s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		q := tx.NewUpdate().Model((*callRow)(nil)).Where("id = ?", id).
			Set("ended_at = ?", at(e.At)).Set("urgent = urgent OR ?", e.Urgent).Set("interrupted = ?", e.Interrupted)
		for _, c := range []struct{ column, value string }{
			{"lang", e.Lang},
			{"name", e.Name},
			{"closing", e.Closing},
			{"outcome", e.Outcome},
			{"summary", e.Summary},
			{"recording", e.Recording},
		} {
			if c.value != "" {
				q.Set("? = ?", bun.Ident(c.column), c.value)
			}
		}
		if err := found(q.Exec(ctx)); err != nil || e.Interrupted {
			return err
		}
		_, err := tx.NewDelete().Model((*memoryRow)(nil)).Where("call_id = ?", id).Exec(ctx)
		return err
	}))
}

func (s *Store) updateCall(ctx context.Context, what, id string, set func(*bun.UpdateQuery)) error {
	q := s.db.NewUpdate().Model((*callRow)(nil)).Where("id = ?", id)
	set(q)
	return wrap(what, found(q.Exec(ctx)))
}

// Call finds a call; it wraps [ErrNotFound] where there is none.
func (s *Store) Call(ctx context.Context, id string) (record.Call, error) {
	var row callRow
	if err := s.db.NewSelect().Model(&row).Where("id = ?", id).Scan(ctx); err != nil {
		return record.Call{}, wrap("call "+id, none(err))
	}
	return row.call(), nil
}

// Calls lists a business's calls that began in a stretch of time, in order.
func (s *Store) Calls(ctx context.Context, business string, from, to time.Time) ([]record.Call, error) {
	return s.calls(ctx, func(q *bun.SelectQuery) {
		q.Where("business = ?", business).Where("started_at >= ? AND started_at < ?", at(from), at(to)).Order("started_at", "id")
	})
}

// LiveCalls lists the calls that go on; business "" means all.
func (s *Store) LiveCalls(ctx context.Context, business string) ([]record.Call, error) {
	return s.calls(ctx, func(q *bun.SelectQuery) {
		q.Where("ended_at IS NULL").Order("started_at", "id")
		if business != "" {
			q.Where("business = ?", business)
		}
	})
}

// RecentCall finds the caller's last interrupted call that began since a
// moment, so that it can be resumed; it wraps [ErrNotFound] where there is
// none, or where a later call of theirs came to its end.
func (s *Store) RecentCall(ctx context.Context, business, phone string, since time.Time) (record.Call, error) {
	if phone == "" {
		return record.Call{}, wrap("recent call", ErrNotFound)
	}
	list, err := s.calls(ctx, func(q *bun.SelectQuery) {
		q.Where("business = ? AND caller = ? AND ended_at IS NOT NULL", business, phone).
			Where("ended_at >= ?", at(since)).Order("ended_at DESC").Limit(1)
	})
	if err != nil {
		return record.Call{}, err
	}
	if len(list) == 0 || !list[0].Interrupted {
		return record.Call{}, wrap("recent call", ErrNotFound)
	}
	return list[0], nil
}

// Orphans marks the calls of a node that were live when its process died as
// interrupted, and lists them. A node calls it once, before its first call.
// The call is taken to have ended with its last turn.
func (s *Store) Orphans(ctx context.Context, node string) ([]record.Call, error) {
	var out []record.Call
	err := s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		var rows []callRow
		if err := tx.NewSelect().Model(&rows).Where("node = ? AND ended_at IS NULL", node).Order("started_at", "id").Scan(ctx); err != nil {
			return err
		}
		for _, r := range rows {
			var last stamp
			if err := tx.NewSelect().Table("turns").ColumnExpr("max(at)").Where("call_id = ?", r.ID).Scan(ctx, &last); err != nil {
				return err
			}
			r.Interrupted, r.Ended = true, last
			if r.Ended.IsZero() {
				r.Ended = r.Started
			}
			if _, err := tx.NewUpdate().Model(&r).Column("interrupted", "ended_at").WherePK().Exec(ctx); err != nil {
				return err
			}
			out = append(out, r.call())
		}
		return nil
	})
	return out, wrap("orphaned calls", err)
}

// Customer tells what is known of a phone number from conversations that
// began before a moment; Calls is 0 where nothing is.
func (s *Store) Customer(ctx context.Context, business, phone string, before time.Time) (record.Customer, error) {
	c := record.Customer{Phone: phone}
	if phone == "" {
		return c, nil
	}
	n, err := s.db.NewSelect().Model((*callRow)(nil)).Where("business = ? AND caller = ? AND started_at < ?", business, phone, at(before)).Count(ctx)
	if err != nil || n == 0 {
		return c, wrap("customer", err)
	}
	c.Calls = int(n)
	list, err := s.calls(ctx, func(q *bun.SelectQuery) {
		q.Where("business = ? AND caller = ? AND started_at < ?", business, phone, at(before)).Order("started_at DESC").Limit(20)
	})
	if err != nil {
		return c, err
	}
	for _, one := range list {
		if c.Last.IsZero() {
			c.Last = one.Started
		}
		if c.Name == "" {
			c.Name = one.Name
		}
		if c.Lang == "" {
			c.Lang = one.Lang
		}
	}
	return c, nil
}

func (s *Store) calls(ctx context.Context, choose func(*bun.SelectQuery)) ([]record.Call, error) {
	var rows []callRow
	q := s.db.NewSelect().Model(&rows)
	choose(q)
	if err := q.Scan(ctx); err != nil {
		return nil, wrap("calls", err)
	}
	out := make([]record.Call, len(rows))
	for i, r := range rows {
		out[i] = r.call()
	}
	return out, nil
}

// insert stores one row.
func (s *Store) insert(ctx context.Context, row any) error {
	_, err := s.db.NewInsert().Model(row).Exec(ctx)
	return err
}

// found makes a change that met no row an [ErrNotFound].
func found(r sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return ErrNotFound
}

// none makes the driver's "no rows" ours.
func none(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

func wrap(what string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store: %s: %w", what, err)
}

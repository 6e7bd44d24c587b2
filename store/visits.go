package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/uptrace/bun"

	"budi/calendar"
)

// visitRow is a row of visits. LastKey is the key of the last change, so that
// a repeated one is known.
type visitRow struct {
	bun.BaseModel `bun:"table:visits"`

	ID        string          `bun:"id,pk"`
	Key       string          `bun:"key"`
	LastKey   string          `bun:"last_key"`
	Business  string          `bun:"business"`
	CallID    string          `bun:"call_id"`
	Service   string          `bun:"service"`
	Staff     string          `bun:"staff"`
	Start     stamp           `bun:"start_at"`
	End       stamp           `bun:"end_at"`
	Until     stamp           `bun:"until_at"`
	Name      string          `bun:"name"`
	Phone     string          `bun:"phone"`
	Note      string          `bun:"note"`
	Lang      string          `bun:"lang"`
	Status    calendar.Status `bun:"status"`
	CreatedAt stamp           `bun:"created_at"`
	UpdatedAt stamp           `bun:"updated_at"`
}

func (r visitRow) visit() calendar.Visit {
	return calendar.Visit{
		ID: r.ID, Key: r.Key, Business: r.Business, CallID: r.CallID,
		Slot: calendar.Slot{Service: r.Service, Staff: r.Staff, Start: r.Start.Time, End: r.End.Time},
		Name: r.Name, Phone: r.Phone, Note: r.Note, Lang: r.Lang, Status: r.Status,
		CreatedAt: r.CreatedAt.Time, UpdatedAt: r.UpdatedAt.Time,
	}
}

// AddVisit stores a visit that keeps its staff until a time; see
// [budi/calendar/local.Storage].
func (s *Store) AddVisit(ctx context.Context, v calendar.Visit, until, now time.Time) (calendar.Visit, error) {
	row := visitRow{
		ID: v.ID, Key: v.Key, Business: v.Business, CallID: v.CallID,
		Service: v.Slot.Service, Staff: v.Slot.Staff, Start: at(v.Slot.Start), End: at(v.Slot.End), Until: at(until),
		Name: v.Name, Phone: v.Phone, Note: v.Note, Lang: v.Lang, Status: v.Status,
		CreatedAt: at(v.CreatedAt), UpdatedAt: at(v.UpdatedAt),
	}
	err := s.change(ctx, now, func(ctx context.Context, tx bun.Tx) error {
		var first visitRow
		err := tx.NewSelect().Model(&first).Where("business = ? AND key = ?", v.Business, v.Key).Scan(ctx)
		if err == nil {
			row = first
			return nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if _, err := tx.NewInsert().Model(&row).Exec(ctx); err != nil {
			return err
		}
		return dropHolds(ctx, tx, v.Business, v.CallID)
	})
	if err != nil {
		return calendar.Visit{}, err
	}
	return row.visit(), nil
}

// MoveVisit gives a booked visit another slot; see
// [budi/calendar/local.Storage].
func (s *Store) MoveVisit(ctx context.Context, business, id string, to calendar.Slot, until time.Time, key string, now time.Time) (calendar.Visit, error) {
	var row visitRow
	err := s.change(ctx, now, func(ctx context.Context, tx bun.Tx) error {
		if err := visitByID(ctx, tx, business, id, &row); err != nil {
			return err
		}
		if key != "" && row.LastKey == key {
			return nil
		}
		if row.Status != calendar.Booked {
			return fmt.Errorf("visit %s is cancelled: %w", id, calendar.ErrNotFound)
		}
		row.Service, row.Staff, row.Start, row.End, row.Until = to.Service, to.Staff, at(to.Start), at(to.End), at(until)
		row.LastKey, row.UpdatedAt = key, at(now)
		if _, err := tx.NewUpdate().Model(&row).WherePK().Exec(ctx); err != nil {
			return err
		}
		return dropHolds(ctx, tx, business, key)
	})
	if err != nil {
		return calendar.Visit{}, err
	}
	return row.visit(), nil
}

// CancelVisit frees a visit's time; see [budi/calendar/local.Storage].
func (s *Store) CancelVisit(ctx context.Context, business, id, key string, now time.Time) (calendar.Visit, error) {
	var row visitRow
	err := s.change(ctx, now, func(ctx context.Context, tx bun.Tx) error {
		if err := visitByID(ctx, tx, business, id, &row); err != nil {
			return err
		}
		if row.Status == calendar.Cancelled {
			return nil
		}
		row.Status, row.LastKey, row.UpdatedAt = calendar.Cancelled, key, at(now)
		_, err := tx.NewUpdate().Model(&row).WherePK().Exec(ctx)
		return err
	})
	if err != nil {
		return calendar.Visit{}, err
	}
	return row.visit(), nil
}

func visitByID(ctx context.Context, db bun.IDB, business, id string, row *visitRow) error {
	err := db.NewSelect().Model(row).Where("business = ? AND id = ?", business, id).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("visit %q: %w", id, calendar.ErrNotFound)
	}
	return err
}

// VisitByKey finds the visit that was added with key.
func (s *Store) VisitByKey(ctx context.Context, business, key string) (calendar.Visit, error) {
	var row visitRow
	err := s.db.NewSelect().Model(&row).Where("business = ? AND key = ?", business, key).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return calendar.Visit{}, fmt.Errorf("visit with key %q: %w", key, calendar.ErrNotFound)
	}
	if err != nil {
		return calendar.Visit{}, taken(err)
	}
	return row.visit(), nil
}

// Visits lists the booked visits of a phone that end after from, by start.
func (s *Store) Visits(ctx context.Context, business, phone string, from time.Time) ([]calendar.Visit, error) {
	return s.visits(s.db.NewSelect().Where("business = ? AND phone = ? AND status = ?", business, phone, calendar.Booked).
		Where("end_at > ?", at(from)).Order("start_at"), ctx)
}

// VisitsBetween lists the booked visits that start in a stretch of time.
func (s *Store) VisitsBetween(ctx context.Context, business string, from, to time.Time) ([]calendar.Visit, error) {
	return s.visits(s.db.NewSelect().Where("business = ? AND status = ?", business, calendar.Booked).
		Where("start_at >= ? AND start_at < ?", at(from), at(to)).Order("start_at", "staff"), ctx)
}

// CustomerNames lists the names that visits were booked under, each once, who
// came last first.
func (s *Store) CustomerNames(ctx context.Context, business string, most int) ([]string, error) {
	var names []string
	err := s.db.NewSelect().Model((*visitRow)(nil)).Column("name").Where("business = ? AND name <> ''", business).
		Group("name").OrderExpr("MAX(updated_at) DESC, name").Limit(int64(most)).Scan(ctx, &names)
	return names, wrap("names of customers", err)
}

// Changes lists the visits that were booked, moved or cancelled in a stretch
// of time, by when.
func (s *Store) Changes(ctx context.Context, business string, from, to time.Time) ([]calendar.Visit, error) {
	return s.visits(s.db.NewSelect().Where("business = ?", business).
		Where("updated_at >= ? AND updated_at < ?", at(from), at(to)).Order("updated_at", "id"), ctx)
}

func (s *Store) visits(q *bun.SelectQuery, ctx context.Context) ([]calendar.Visit, error) {
	var rows []visitRow
	if err := q.Model(&rows).Scan(ctx); err != nil {
		return nil, taken(err)
	}
	out := make([]calendar.Visit, len(rows))
	for i, r := range rows {
		out[i] = r.visit()
	}
	return out, nil
}

// change runs a change of the calendar as one transaction, with the holds
// that have expired out of the way.
func (s *Store) change(ctx context.Context, now time.Time, do func(context.Context, bun.Tx) error) error {
	return taken(s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.NewDelete().Model((*holdRow)(nil)).Where("expires_at <= ?", at(now)).Exec(ctx); err != nil {
			return err
		}
		return do(ctx, tx)
	}))
}

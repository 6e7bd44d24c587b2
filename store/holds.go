package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/calendar"
)

type holdRow struct {
	bun.BaseModel `bun:"table:holds"`

	Business string `bun:"business,pk"`
	Key      string `bun:"key,pk"`
	Staff    string `bun:"staff,pk"`
	Start    stamp  `bun:"start_at,pk"`
	Until    stamp  `bun:"until_at"`
	Expires  stamp  `bun:"expires_at"`
}

// PutHolds keeps stretches of time for one key, in place of its earlier holds,
// which stay where one of the new ones can't be had.
func (s *Store) PutHolds(ctx context.Context, business, key string, list []calendar.Hold, now time.Time) error {
	return s.change(ctx, now, func(ctx context.Context, tx bun.Tx) error {
		if err := dropHolds(ctx, tx, business, key); err != nil {
			return err
		}
		for _, h := range list {
			row := holdRow{Business: business, Key: key, Staff: h.Staff, Start: at(h.Start), Until: at(h.End), Expires: at(h.Expires)}
			if _, err := tx.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

// DropHolds gives up the key's holds.
func (s *Store) DropHolds(ctx context.Context, business, key string) error {
	return taken(dropHolds(ctx, s.db, business, key))
}

func dropHolds(ctx context.Context, db bun.IDB, business, key string) error {
	_, err := db.NewDelete().Model((*holdRow)(nil)).Where("business = ? AND key = ?", business, key).Exec(ctx)
	return err
}

// Taken lists the visits and the live holds that overlap a window.
func (s *Store) Taken(ctx context.Context, business string, window calendar.Interval, now time.Time) ([]calendar.Taken, error) {
	var visits []visitRow
	// No stretch is longer than two days, so that the index bounds the search.
	err := s.db.NewSelect().Model(&visits).Column("staff", "start_at", "until_at").
		Where("business = ? AND status = ?", business, calendar.Booked).
		Where("start_at < ? AND start_at > ? AND until_at > ?", at(window.End), at(window.Start.AddDate(0, 0, -2)), at(window.Start)).
		Scan(ctx)
	if err != nil {
		return nil, taken(err)
	}
	var holds []holdRow
	err = s.db.NewSelect().Model(&holds).
		Where("business = ? AND expires_at > ?", business, at(now)).
		Where("start_at < ? AND until_at > ?", at(window.End), at(window.Start)).
		Scan(ctx)
	if err != nil {
		return nil, taken(err)
	}
	out := make([]calendar.Taken, 0, len(visits)+len(holds))
	for _, v := range visits {
		out = append(out, calendar.Taken{Staff: v.Staff, Interval: calendar.Interval{Start: v.Start.Time, End: v.Until.Time}})
	}
	for _, h := range holds {
		out = append(out, calendar.Taken{Staff: h.Staff, Interval: calendar.Interval{Start: h.Start.Time, End: h.Until.Time}, Key: h.Key})
	}
	return out, nil
}

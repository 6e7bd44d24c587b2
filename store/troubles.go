package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type troubleRow struct {
	bun.BaseModel `bun:"table:troubles,alias:troubles"`

	CallID string `bun:"call_id,pk"`
	Kind   string `bun:"kind,pk"`
	Count  int    `bun:"count"`
	At     stamp  `bun:"at"`
}

// Trouble counts one more time that something went wrong in a call.
func (s *Store) Trouble(ctx context.Context, callID, kind string, when time.Time) error {
	row := troubleRow{CallID: callID, Kind: kind, Count: 1, At: at(when)}
	_, err := s.db.NewInsert().Model(&row).
		On("CONFLICT (call_id, kind) DO UPDATE").Set("count = troubles.count + 1").Exec(ctx)
	return wrap("count trouble", err)
}

// Troubles lists what went wrong in a call, in the order in which it began.
func (s *Store) Troubles(ctx context.Context, callID string) ([]record.Trouble, error) {
	var rows []troubleRow
	if err := s.db.NewSelect().Model(&rows).Where("call_id = ?", callID).Order("at", "kind").Scan(ctx); err != nil {
		return nil, wrap("troubles", err)
	}
	out := make([]record.Trouble, len(rows))
	for i, r := range rows {
		out[i] = record.Trouble{CallID: r.CallID, Kind: r.Kind, Count: r.Count, At: r.At.Time}
	}
	return out, nil
}

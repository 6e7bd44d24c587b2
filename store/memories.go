package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"
)

type memoryRow struct {
	bun.BaseModel `bun:"table:memories"`

	CallID string `bun:"call_id,pk"`
	State  []byte `bun:"state"`
	At     stamp  `bun:"at"`
}

// Remember keeps what a conversation remembers after a turn, in place of what
// it remembered before, so that it can be resumed after a cut or a crash.
// [Store.FinishCall] forgets it unless the call was interrupted.
func (s *Store) Remember(ctx context.Context, callID string, state []byte, when time.Time) error {
	row := memoryRow{CallID: callID, State: state, At: at(when)}
	_, err := s.db.NewInsert().Model(&row).On("CONFLICT (call_id) DO UPDATE").Set("state = EXCLUDED.state").Set("at = EXCLUDED.at").Exec(ctx)
	return wrap("remember", err)
}

// Memory gives what a conversation remembered last; it wraps [ErrNotFound]
// where nothing is kept.
func (s *Store) Memory(ctx context.Context, callID string) ([]byte, error) {
	var row memoryRow
	if err := s.db.NewSelect().Model(&row).Where("call_id = ?", callID).Scan(ctx); err != nil {
		return nil, wrap("memory", none(err))
	}
	return row.State, nil
}

// Forget drops what conversations remembered that had their last turn before
// a moment, and tells how many.
func (s *Store) Forget(ctx context.Context, before time.Time) (int, error) {
	r, err := s.db.NewDelete().Model((*memoryRow)(nil)).Where("at < ?", at(before)).Exec(ctx)
	if err != nil {
		return 0, wrap("forget", err)
	}
	n, err := r.RowsAffected()
	return int(n), wrap("forget", err)
}

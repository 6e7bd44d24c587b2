package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type runRow struct {
	bun.BaseModel `bun:"table:runs"`

	ID      string `bun:"id,pk"`
	Node    string `bun:"node"`
	Version string `bun:"version"`
	Started stamp  `bun:"started_at"`
	Seen    stamp  `bun:"seen_at"`
	Stopped stamp  `bun:"stopped_at"`
}

// BeginRun notes that a serving process has started, and gives its run an ID
// where it has none.
func (s *Store) BeginRun(ctx context.Context, r record.Run) (record.Run, error) {
	r.ID = identify(r.ID)
	if r.Seen.IsZero() {
		r.Seen = r.Started
	}
	row := runRow{ID: r.ID, Node: r.Node, Version: r.Version, Started: at(r.Started), Seen: at(r.Seen)}
	return r, wrap("begin run", s.insert(ctx, &row))
}

// Alive notes a sign of life; a process gives one every minute or so.
func (s *Store) Alive(ctx context.Context, runID string, when time.Time) error {
	return wrap("sign of life", found(s.db.NewUpdate().Model((*runRow)(nil)).
		Set("seen_at = ?", at(when)).Where("id = ?", runID).Exec(ctx)))
}

// EndRun notes that a process ended in order.
func (s *Store) EndRun(ctx context.Context, runID string, when time.Time) error {
	return wrap("end run", found(s.db.NewUpdate().Model((*runRow)(nil)).
		Set("seen_at = ?", at(when)).Set("stopped_at = ?", at(when)).Where("id = ?", runID).Exec(ctx)))
}

// Runs lists the runs that overlap a stretch of time, by their start.
func (s *Store) Runs(ctx context.Context, from, to time.Time) ([]record.Run, error) {
	var rows []runRow
	err := s.db.NewSelect().Model(&rows).Where("seen_at >= ? AND started_at < ?", at(from), at(to)).Order("started_at", "id").Scan(ctx)
	if err != nil {
		return nil, wrap("runs", err)
	}
	out := make([]record.Run, len(rows))
	for i, r := range rows {
		out[i] = record.Run{ID: r.ID, Node: r.Node, Version: r.Version, Started: r.Started.Time, Seen: r.Seen.Time, Stopped: r.Stopped.Time}
	}
	return out, nil
}

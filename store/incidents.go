package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type incidentRow struct {
	bun.BaseModel `bun:"table:incidents"`

	ID       string `bun:"id,pk"`
	Business string `bun:"business"`
	CallID   string `bun:"call_id"`
	Kind     string `bun:"kind"`
	Text     string `bun:"text"`
	At       stamp  `bun:"at"`
}

// AddIncident stores a fault that the team should know of.
func (s *Store) AddIncident(ctx context.Context, i record.Incident) (record.Incident, error) {
	i.ID = identify(i.ID)
	row := incidentRow{ID: i.ID, Business: i.Business, CallID: i.CallID, Kind: i.Kind, Text: i.Text, At: at(i.At)}
	return i, wrap("add incident", s.insert(ctx, &row))
}

// Incidents lists the faults of a stretch of time that concern a business, in
// order.
func (s *Store) Incidents(ctx context.Context, business string, from, to time.Time) ([]record.Incident, error) {
	var rows []incidentRow
	err := s.db.NewSelect().Model(&rows).Where("business IN ('', ?)", business).
		Where("at >= ? AND at < ?", at(from), at(to)).Order("at", "id").Scan(ctx)
	if err != nil {
		return nil, wrap("incidents", err)
	}
	out := make([]record.Incident, len(rows))
	for i, r := range rows {
		out[i] = record.Incident{ID: r.ID, Business: r.Business, CallID: r.CallID, Kind: r.Kind, Text: r.Text, At: r.At.Time}
	}
	return out, nil
}

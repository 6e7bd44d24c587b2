package store

import (
	"context"

	"github.com/uptrace/bun"

	"budi/record"
)

type disclosureRow struct {
	bun.BaseModel `bun:"table:disclosures"`

	CallID string `bun:"call_id,pk"`
	Text   string `bun:"text"`
	Lang   string `bun:"lang"`
	At     stamp  `bun:"at,pk"`
}

// AddDisclosure stores that the caller was told that they speak with an AI.
func (s *Store) AddDisclosure(ctx context.Context, d record.Disclosure) error {
	row := disclosureRow{CallID: d.CallID, Text: d.Text, Lang: d.Lang, At: at(d.At)}
	_, err := s.db.NewInsert().Model(&row).On("CONFLICT (call_id, at) DO NOTHING").Exec(ctx)
	return wrap("add disclosure", err)
}

// Disclosures lists what a caller was told of the AI, in order.
func (s *Store) Disclosures(ctx context.Context, callID string) ([]record.Disclosure, error) {
	var rows []disclosureRow
	if err := s.db.NewSelect().Model(&rows).Where("call_id = ?", callID).Order("at").Scan(ctx); err != nil {
		return nil, wrap("disclosures", err)
	}
	out := make([]record.Disclosure, len(rows))
	for i, r := range rows {
		out[i] = record.Disclosure{CallID: r.CallID, Text: r.Text, Lang: r.Lang, At: r.At.Time}
	}
	return out, nil
}

package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type messageRow struct {
	bun.BaseModel `bun:"table:messages"`

	ID       string `bun:"id,pk"`
	CallID   string `bun:"call_id"`
	Business string `bun:"business"`
	Name     string `bun:"name"`
	Phone    string `bun:"phone"`
	Text     string `bun:"text"`
	Urgent   bool   `bun:"urgent"`
	Callback string `bun:"callback"`
	At       stamp  `bun:"at"`
	Resolved stamp  `bun:"resolved_at"`
}

// AddMessage stores what a caller left for the team, and gives it an ID where
// it has none. An ID that is there already is the same message told again.
func (s *Store) AddMessage(ctx context.Context, m record.Message) (record.Message, error) {
	m.ID = identify(m.ID)
	row := messageRow{
		ID: m.ID, CallID: m.CallID, Business: m.Business, Name: m.Name, Phone: m.Phone, Text: m.Text,
		Urgent: m.Urgent, Callback: m.Callback, At: at(m.At), Resolved: at(m.Resolved),
	}
	_, err := s.db.NewInsert().Model(&row).On("CONFLICT (id) DO NOTHING").Exec(ctx)
	return m, wrap("add message", err)
}

// ResolveMessage notes that the team has dealt with a message.
func (s *Store) ResolveMessage(ctx context.Context, id string, when time.Time) error {
	return wrap("resolve message", found(s.db.NewUpdate().Model((*messageRow)(nil)).
		Set("resolved_at = ?", at(when)).Where("id = ?", id).Exec(ctx)))
}

// Messages lists the messages of a stretch of time, in order.
func (s *Store) Messages(ctx context.Context, business string, from, to time.Time) ([]record.Message, error) {
	var rows []messageRow
	if err := s.within(&rows, business, from, to).Scan(ctx); err != nil {
		return nil, wrap("messages", err)
	}
	out := make([]record.Message, len(rows))
	for i, r := range rows {
		out[i] = record.Message{
			ID: r.ID, CallID: r.CallID, Business: r.Business, Name: r.Name, Phone: r.Phone, Text: r.Text,
			Urgent: r.Urgent, Callback: r.Callback, At: r.At.Time, Resolved: r.Resolved.Time,
		}
	}
	return out, nil
}

// within selects a business's rows of a stretch of time, in order.
func (s *Store) within(rows any, business string, from, to time.Time) *bun.SelectQuery {
	return s.db.NewSelect().Model(rows).Where("business = ?", business).
		Where("at >= ? AND at < ?", at(from), at(to)).Order("at", "id")
}

package store

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"budi/record"
)

type alertRow struct {
	bun.BaseModel `bun:"table:alerts"`

	ID           string `bun:"id,pk"`
	CallID       string `bun:"call_id"`
	Business     string `bun:"business"`
	Level        string `bun:"level"`
	Rule         string `bun:"rule"`
	Contact      string `bun:"contact"`
	Text         string `bun:"text"`
	At           stamp  `bun:"at"`
	Acknowledged stamp  `bun:"acknowledged_at"`
}

// AddAlert stores that a contact is to be told at once, marks the call as
// urgent, and gives the alert an ID where it has none. An ID that is there
// already is the same alert told again.
func (s *Store) AddAlert(ctx context.Context, a record.Alert) (record.Alert, error) {
	a.ID = identify(a.ID)
	row := alertRow{
		ID: a.ID, CallID: a.CallID, Business: a.Business, Level: a.Level, Rule: a.Rule,
		Contact: a.Contact, Text: a.Text, At: at(a.At), Acknowledged: at(a.Acknowledged),
	}
	return a, wrap("add alert", s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if _, err := tx.NewInsert().Model(&row).On("CONFLICT (id) DO NOTHING").Exec(ctx); err != nil {
			return err
		}
		_, err := tx.NewUpdate().Model((*callRow)(nil)).Set("urgent = ?", true).Where("id = ?", a.CallID).Exec(ctx)
		return err
	}))
}

// AcknowledgeAlert notes that the contact has confirmed an alert.
func (s *Store) AcknowledgeAlert(ctx context.Context, id string, when time.Time) error {
	return wrap("acknowledge alert", found(s.db.NewUpdate().Model((*alertRow)(nil)).
		Set("acknowledged_at = ?", at(when)).Where("id = ?", id).Exec(ctx)))
}

// Alerts lists the alerts of a stretch of time, in order.
func (s *Store) Alerts(ctx context.Context, business string, from, to time.Time) ([]record.Alert, error) {
	var rows []alertRow
	if err := s.within(&rows, business, from, to).Scan(ctx); err != nil {
		return nil, wrap("alerts", err)
	}
	out := make([]record.Alert, len(rows))
	for i, r := range rows {
		out[i] = record.Alert{
			ID: r.ID, CallID: r.CallID, Business: r.Business, Level: r.Level, Rule: r.Rule,
			Contact: r.Contact, Text: r.Text, At: r.At.Time, Acknowledged: r.Acknowledged.Time,
		}
	}
	return out, nil
}

// identify gives id, or a new one where it is empty.
func identify(id string) string {
	if id == "" {
		return uuid.NewString()
	}
	return id
}

package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type questionRow struct {
	bun.BaseModel `bun:"table:questions"`

	ID       string `bun:"id,pk"`
	CallID   string `bun:"call_id"`
	Business string `bun:"business"`
	Lang     string `bun:"lang"`
	Text     string `bun:"text"`
	At       stamp  `bun:"at"`
	Resolved stamp  `bun:"resolved_at"`
}

// AddQuestion stores what the business's knowledge couldn't answer.
func (s *Store) AddQuestion(ctx context.Context, q record.Question) (record.Question, error) {
	q.ID = identify(q.ID)
	row := questionRow{ID: q.ID, CallID: q.CallID, Business: q.Business, Lang: q.Lang, Text: q.Text, At: at(q.At), Resolved: at(q.Resolved)}
	return q, wrap("add question", s.insert(ctx, &row))
}

// Questions lists the unanswered questions of a stretch of time, in order.
func (s *Store) Questions(ctx context.Context, business string, from, to time.Time) ([]record.Question, error) {
	var rows []questionRow
	if err := s.within(&rows, business, from, to).Scan(ctx); err != nil {
		return nil, wrap("questions", err)
	}
	out := make([]record.Question, len(rows))
	for i, r := range rows {
		out[i] = record.Question{ID: r.ID, CallID: r.CallID, Business: r.Business, Lang: r.Lang, Text: r.Text, At: r.At.Time, Resolved: r.Resolved.Time}
	}
	return out, nil
}

package store

import (
	"context"
	"time"

	"github.com/uptrace/bun"

	"budi/record"
)

type turnRow struct {
	bun.BaseModel `bun:"table:turns"`

	CallID     string  `bun:"call_id,pk"`
	Seq        int     `bun:"seq,pk"`
	Who        string  `bun:"who"`
	Text       string  `bun:"text"`
	Lang       string  `bun:"lang"`
	Confidence float64 `bun:"confidence"`
	Expect     string  `bun:"expect"`
	Unheard    string  `bun:"unheard"`
	GapMS      int64   `bun:"gap_ms"`
	Timeline   string  `bun:"timeline"`
	Actions    string  `bun:"actions"`
	At         stamp   `bun:"at"`
}

func (r turnRow) turn() record.Turn {
	return record.Turn{
		CallID: r.CallID, Seq: r.Seq, Who: r.Who, Text: r.Text, Lang: r.Lang, Confidence: r.Confidence,
		Expect: r.Expect, Unheard: r.Unheard, Gap: time.Duration(r.GapMS) * time.Millisecond,
		Timeline: raw(r.Timeline), Actions: raw(r.Actions), At: r.At.Time,
	}
}

// AppendTurn stores a turn, numbers it where t.Seq is 0, and gives its number.
func (s *Store) AppendTurn(ctx context.Context, t record.Turn) (seq int, err error) {
	row := turnRow{
		CallID: t.CallID, Seq: t.Seq, Who: t.Who, Text: t.Text, Lang: t.Lang, Confidence: t.Confidence,
		Expect: t.Expect, Unheard: t.Unheard, GapMS: t.Gap.Milliseconds(),
		Timeline: string(t.Timeline), Actions: string(t.Actions), At: at(t.At),
	}
	err = s.db.RunInTx(ctx, nil, func(ctx context.Context, tx bun.Tx) error {
		if row.Seq == 0 {
			err := tx.NewSelect().Table("turns").ColumnExpr("coalesce(max(seq), 0) + 1").Where("call_id = ?", t.CallID).Scan(ctx, &row.Seq)
			if err != nil {
				return err
			}
		}
		_, err := tx.NewInsert().Model(&row).Exec(ctx)
		return err
	})
	return row.Seq, wrap("append turn", err)
}

// HeardOnly notes that a reply was interrupted: text is what was heard of it,
// unheard the rest.
func (s *Store) HeardOnly(ctx context.Context, callID string, seq int, text, unheard string) error {
	return wrap("cut turn", found(s.db.NewUpdate().Model((*turnRow)(nil)).
		Set("text = ?", text).Set("unheard = ?", unheard).
		Where("call_id = ? AND seq = ?", callID, seq).Exec(ctx)))
}

// Measured notes a turn's response gap and its timeline, which are known only
// once the reply is on its way.
func (s *Store) Measured(ctx context.Context, callID string, seq int, gap time.Duration, timeline []byte) error {
	return wrap("measure turn", found(s.db.NewUpdate().Model((*turnRow)(nil)).
		Set("gap_ms = ?", gap.Milliseconds()).Set("timeline = ?", string(timeline)).
		Where("call_id = ? AND seq = ?", callID, seq).Exec(ctx)))
}

// Turns lists a call's turns in order.
func (s *Store) Turns(ctx context.Context, callID string) ([]record.Turn, error) {
	var rows []turnRow
	if err := s.db.NewSelect().Model(&rows).Where("call_id = ?", callID).Order("seq").Scan(ctx); err != nil {
		return nil, wrap("turns", err)
	}
	out := make([]record.Turn, len(rows))
	for i, r := range rows {
		out[i] = r.turn()
	}
	return out, nil
}

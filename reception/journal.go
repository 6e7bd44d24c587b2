package reception

import (
	"context"
	"time"

	"github.com/google/uuid"

	"budi/dialog"
	"budi/record"
)

// journal lets a business's dialogs keep their entries in the store.
type journal struct {
	store    Store
	business string
	now      func() time.Time
}

var _ dialog.Journal = journal{}

// Message implements [dialog.Journal].
func (j journal) Message(ctx context.Context, m dialog.Message) (string, error) {
	kept, err := j.store.AddMessage(ctx, record.Message{
		ID: entry(m.Key), CallID: m.Call.String(), Business: m.Business, Name: m.Name, Phone: m.Phone, Text: m.Text, Callback: m.Callback,
		Urgent: m.Level == "urgent", At: m.At,
	})
	return kept.ID, err
}

// Alert implements [dialog.Journal].
func (j journal) Alert(ctx context.Context, a dialog.Alert) (string, error) {
	kept, err := j.store.AddAlert(ctx, record.Alert{
		ID: entry(a.Key), CallID: a.Call.String(), Business: a.Business, Level: a.Level, Rule: a.Rule, Contact: a.To,
		Text: a.Text, At: a.At,
	})
	return kept.ID, err
}

// Question implements [dialog.Journal].
func (j journal) Question(ctx context.Context, q dialog.Question) error {
	_, err := j.store.AddQuestion(ctx, record.Question{
		CallID: q.Call.String(), Business: q.Business, Lang: string(q.Lang), Text: q.Text, At: q.At,
	})
	return err
}

// Disclosed implements [dialog.Journal].
func (j journal) Disclosed(ctx context.Context, d dialog.Disclosure) error {
	return j.store.AddDisclosure(ctx, record.Disclosure{CallID: d.Call.String(), Text: d.Text, Lang: string(d.Lang), At: d.At})
}

// OptOut implements [dialog.Journal].
func (j journal) OptOut(ctx context.Context, call uuid.UUID, phone string) error {
	_, err := j.store.AddMessage(ctx, record.Message{
		CallID: call.String(), Business: j.business, Phone: phone, Text: "Does not want to be contacted any more.",
		At: j.now(),
	})
	return err
}

// entries is the name space of the IDs that are made from idempotency keys.
var entries = uuid.MustParse("6f0c7a52-5d0e-4a8e-9c55-0c1f1a3e7b11")

// entry is the ID of the entry with an idempotency key: the same for the same
// key, so that the store refuses a second one.
func entry(key string) string {
	if key == "" {
		return ""
	}
	return uuid.NewSHA1(entries, []byte(key)).String()
}

package dialog

import (
	"context"
	"time"

	"github.com/google/uuid"

	"budi/language"
)

// Journal keeps what a conversation leaves for the team. Each method returns
// nil only once its entry is safe; only then is it told to the caller.
type Journal interface {
	Message(ctx context.Context, m Message) (id string, err error)
	Alert(ctx context.Context, a Alert) (id string, err error)
	Question(ctx context.Context, q Question) error
	Disclosed(ctx context.Context, d Disclosure) error
	OptOut(ctx context.Context, call uuid.UUID, phone string) error
}

// Message is left for the team.
type Message struct {
	Key      string // idempotency key
	Call     uuid.UUID
	Business string
	Name     string
	Phone    string // E.164, or as it was said
	Text     string
	Callback string // when the caller would like to be called, in their words
	Level    string // "", "complaint", "urgent", "callback"
	Service  string
	Promised time.Time // the working day on which contact was promised
	Lang     language.Tag
	At       time.Time
}

// Alert goes out at once.
type Alert struct {
	Key      string
	Call     uuid.UUID
	Business string
	To       string // a contact's id
	Rule     string // the urgency rule's id
	Level    string // "life" or "urgent"
	Phone    string
	Name     string
	Text     string
	At       time.Time
}

// Question is one that the business's knowledge could not answer.
type Question struct {
	Call     uuid.UUID
	Business string
	Text     string
	Lang     language.Tag
	At       time.Time
}

// Disclosure proves that the caller was told that an AI speaks.
type Disclosure struct {
	Call     uuid.UUID
	Business string
	Text     string
	Lang     language.Tag
	At       time.Time
}

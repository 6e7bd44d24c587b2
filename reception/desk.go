// Package reception is the desk that calls and chats come to: it finds the
// business that was called, opens a conversation, holds the call, and keeps the
// record of it as it happens.
package reception

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"budi/asr"
	"budi/calendar"
	"budi/call"
	"budi/configs"
	"budi/language"
	"budi/record"
	"budi/tts"
)

// ErrNoBusiness tells that there is no business of a slug.
var ErrNoBusiness = errors.New("no such business")

// Store keeps what happens. Each method has committed when it returns nil.
type Store interface {
	BeginCall(ctx context.Context, c record.Call) error
	AnswerCall(ctx context.Context, id string, when time.Time) error
	Recording(ctx context.Context, id, path string) error
	FinishCall(ctx context.Context, id string, e record.End) error
	AppendTurn(ctx context.Context, t record.Turn) (seq int, err error)
	Measured(ctx context.Context, callID string, seq int, gap time.Duration, timeline []byte) error
	HeardOnly(ctx context.Context, callID string, seq int, text, unheard string) error
	AddMessage(ctx context.Context, m record.Message) (record.Message, error)
	AddAlert(ctx context.Context, a record.Alert) (record.Alert, error)
	AddQuestion(ctx context.Context, q record.Question) (record.Question, error)
	AddDisclosure(ctx context.Context, d record.Disclosure) error
	Trouble(ctx context.Context, callID, kind string, at time.Time) error
	AddIncident(ctx context.Context, i record.Incident) (record.Incident, error)
	Remember(ctx context.Context, callID string, state []byte, when time.Time) error
	Memory(ctx context.Context, callID string) ([]byte, error)
	RecentCall(ctx context.Context, business, phone string, since time.Time) (record.Call, error)
	Customer(ctx context.Context, business, phone string, before time.Time) (record.Customer, error)
	CustomerNames(ctx context.Context, business string, most int) ([]string, error)
}

// Prompts is a synthesiser that keeps what is the same for all callers.
type Prompts interface {
	tts.Renderer
	Warm(ctx context.Context, v tts.Voice, clauses []string) error
}

// Gauge is told what operators measure. Its methods must not block.
type Gauge interface {
	// Turn is told the stages of each reply that was spoken.
	Turn(business string, t call.Timeline)
	// Trouble is told by kind what goes wrong in a call, when it begins.
	Trouble(business, kind string)
	// Counted is told, at a conversation's end, which of a playbook's metrics
	// went up, and by how much.
	Counted(business, playbook, metric string, n int)
	// Ended is told each call's end.
	Ended(business, closing string, took time.Duration)
}

// Tracer tells what conversations took, for an operator's tracing. It is called
// by the goroutines that keep the record, never by those of the sound. Moments
// are the machine's own, whatever the desk's clock says.
type Tracer interface {
	Begin(id, business, channel string, at time.Time)
	Turn(id, lang, expect string, t call.Timeline)
	Trouble(id, kind string, at time.Time)
	End(id, closing, outcome string, at time.Time)
}

// Config is what a desk is made of.
type Config struct {
	Server *configs.Server
	Store  Store
	Book   func(b *configs.Business) (calendar.Book, error)
	Packs  map[language.Tag]language.Pack
	Hear   asr.Recognizer // nil: keys alone are understood
	Speak  tts.Renderer   // nil: text channels only
	Gauge  Gauge          // may be nil
	Tracer Tracer         // may be nil
	Clock  func() time.Time
	Timing call.Timing
	Node   string // names this process among those that share the store
	Log    *slog.Logger
}

// Desk serves every business of a configuration. It is safe for concurrent use.
type Desk struct {
	cfg     Config
	tenants map[string]*tenant // by slug
	live    *board
}

// New makes a desk. It fails when a business can't be served; the error names
// it.
func New(cfg Config) (*Desk, error) {
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	d := &Desk{cfg: cfg, tenants: make(map[string]*tenant), live: newBoard()}
	for _, b := range cfg.Server.All() {
		t, err := newTenant(cfg, b)
		if err != nil {
			return nil, fmt.Errorf("business %s: %w", b.Slug, err)
		}
		d.tenants[b.Slug] = t
	}
	return d, nil
}

// Node names this process among those that share the store.
func (d *Desk) Node() string { return d.cfg.Node }

// Live lists the calls of this moment.
func (d *Desk) Live() []Live { return d.live.list() }

func (d *Desk) tenant(slug string) (*tenant, error) {
	t, ok := d.tenants[slug]
	if !ok {
		return nil, fmt.Errorf("%w %q", ErrNoBusiness, slug)
	}
	return t, nil
}

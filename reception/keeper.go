package reception

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"

	"budi/call"
	"budi/dialog"
	"budi/record"
)

// writeTime bounds one write to the store.
const writeTime = 10 * time.Second

// keeper writes the record of one conversation as it happens, in order, on a
// goroutine of its own: a slow disk holds no turn up. It implements
// [call.Observer]. Its owner calls close.
type keeper struct {
	ctx   context.Context //nolint:containedctx // writes outlive the call that they tell of
	store Store
	log   *slog.Logger
	id    string
	gauge Gauge
	trace Tracer // may be nil
	slug  string
	card  *card
	now   func() time.Time
	// memory is the conversation's, as it stands between turns.
	memory func() []byte

	work   chan func(context.Context) error
	done   chan struct{}
	seq    int // of the reply that is being spoken; the writer's alone
	lang   string
	name   string
	urgent bool
}

func newKeeper(ctx context.Context, d *Desk, slug, id string, c *card) *keeper {
	k := &keeper{
		ctx: context.WithoutCancel(ctx), store: d.cfg.Store, log: d.cfg.Log.With("call", id), id: id,
		gauge: d.cfg.Gauge, trace: d.cfg.Tracer, slug: slug, card: c, now: d.cfg.Clock,
		work: make(chan func(context.Context) error, 256), done: make(chan struct{}),
	}
	k.tell(func(t Tracer) { t.Begin(id, slug, c.live.Channel, time.Now()) })
	go k.write() //nolint:contextcheck // writes outlive the call
	return k
}

func (k *keeper) write() {
	defer close(k.done)
	for f := range k.work {
		if err := k.one(f); err != nil {
			k.log.Error("a part of the call's record was not kept", "error", err)
		}
	}
}

// one does one write; a panic is its failure.
func (k *keeper) one(f func(context.Context) error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it panicked: %v\n%s", p, debug.Stack())
		}
	}()
	ctx, stop := context.WithTimeout(k.ctx, writeTime)
	defer stop()
	return f(ctx)
}

// close waits until all is written.
func (k *keeper) close() {
	close(k.work)
	<-k.done
}

// tell queues something for the tracer.
func (k *keeper) tell(f func(Tracer)) {
	if k.trace != nil {
		k.put(func(context.Context) error { f(k.trace); return nil })
	}
}

// put queues a write; a record that can't be kept up with is told of, not
// waited for.
func (k *keeper) put(f func(context.Context) error) {
	select {
	case k.work <- f:
	default:
		k.log.Error("the store is too slow: a part of the call's record is lost")
	}
}

// last queues a write of the call's end. Nobody waits for the caller's turn
// then, so it waits for room: what it brings can't be had again.
func (k *keeper) last(f func(context.Context) error) { k.work <- f }

// noticed counts what went wrong in the call.
func (k *keeper) noticed(what string) {
	if k.gauge != nil {
		k.gauge.Trouble(k.slug, what)
	}
	when := k.now()
	real := time.Now()
	k.tell(func(t Tracer) { t.Trouble(k.id, what, real) })
	k.put(func(ctx context.Context) error { return k.store.Trouble(ctx, k.id, what, when) })
}

// Heard implements [call.Observer].
func (k *keeper) Heard(t dialog.Turn, expected dialog.Expectation) {
	turn := record.Turn{
		CallID: k.id, Who: record.Caller, Text: heardText(t), Lang: k.lang, Confidence: t.Confidence,
		Expect: string(expected.Kind), At: k.now(),
	}
	k.card.turn(turn)
	k.put(func(ctx context.Context) error {
		_, err := k.store.AppendTurn(ctx, turn)
		return err
	})
}

// heardText is a turn in the form that staff read: a key in brackets, silence
// as such.
func heardText(t dialog.Turn) string {
	switch {
	case t.Key != 0:
		return "[" + string(t.Key) + "]"
	case t.Silence:
		return "[silence]"
	case t.Unclear:
		return "[unclear]"
	}
	return t.Text
}

// Saying implements [call.Observer].
func (k *keeper) Saying(r dialog.Reply) {
	k.lang = string(r.Lang)
	k.urgent = k.urgent || r.Urgent
	for _, a := range r.Actions {
		if a.Name != "" {
			k.name = a.Name
		}
	}
	turn := record.Turn{
		CallID: k.id, Who: record.Budi, Text: strings.Join(r.Say, " "), Lang: k.lang,
		Expect: string(r.Expect.Kind), At: k.now(),
	}
	if len(r.Actions) > 0 {
		turn.Actions, _ = json.Marshal(r.Actions) // plain data always marshals
	}
	k.card.expects(string(r.Expect.Kind))
	k.remember()
	if turn.Text == "" && turn.Actions == nil {
		k.put(func(context.Context) error { k.seq = 0; return nil })
		return
	}
	k.card.turn(turn)
	k.put(func(ctx context.Context) (err error) {
		k.seq, err = k.store.AppendTurn(ctx, turn)
		return err
	})
}

// remember keeps what the conversation remembers, for a caller who is cut off
// and rings again.
func (k *keeper) remember() {
	state, when := k.memory(), k.now()
	k.put(func(ctx context.Context) error { return k.store.Remember(ctx, k.id, state, when) })
}

// Said implements [call.Observer].
func (k *keeper) Said(r dialog.Reply, t call.Timeline) {
	if k.gauge != nil {
		k.gauge.Turn(k.slug, t)
	}
	k.tell(func(tr Tracer) { tr.Turn(k.id, string(r.Lang), string(r.Expect.Kind), t) })
	heard := strings.TrimSpace(strings.TrimSuffix(strings.Join(r.Say, " "), t.Unheard))
	k.put(func(ctx context.Context) error {
		if k.seq == 0 {
			return nil
		}
		if err := k.store.Measured(ctx, k.id, k.seq, t.Gap(), stages(t)); err != nil {
			return err
		}
		if t.Unheard == "" {
			return nil
		}
		return k.store.HeardOnly(ctx, k.id, k.seq, heard, t.Unheard)
	})
}

// stages is a timeline in the form that is kept: milliseconds by stage.
func stages(t call.Timeline) []byte {
	ms := map[string]int64{"heard": t.Heard.Milliseconds()}
	for _, s := range t.Stages() {
		ms[s.Name] = s.Took.Milliseconds()
	}
	b, _ := json.Marshal(ms) // plain data always marshals
	return b
}

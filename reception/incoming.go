package reception

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"budi/call"
	"budi/configs"
	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/record"
	"budi/sip"
	"budi/tts"
)

const (
	// resumeWithin is how long after a cut a caller may go on where they were.
	resumeWithin = 10 * time.Minute
	// tail is left after the last word before the line is closed: the far end
	// still plays what its jitter buffer holds.
	tail = 250 * time.Millisecond
	// hangUpTime is how long a peer may take to confirm that the call is over;
	// one that is gone must not hold a line.
	hangUpTime = 5 * time.Second
)

// Recorded is a leg that can be listened to; a [media.Session] is one.
type Recorded interface{ SetTap(t media.Tap) }

// Incoming implements [sip.Handler]: it answers for the business that was
// dialled and holds the call until its end.
func (d *Desk) Incoming(ctx context.Context, c *sip.Call) {
	log := d.cfg.Log.With("sip", c.ID(), "dialled", c.Dialled())
	t, neutral := d.dialled(c.Dialled())
	if t == nil {
		log.Info("nobody has the number that was dialled")
		if err := c.Reject(404, ""); err != nil { //nolint:contextcheck // a call that ended meanwhile is refused all the same
			log.Warn("call was not rejected", "error", err)
		}
		return
	}
	s, err := d.open(ctx, t, opening{
		channel: record.Phone, caller: c.Caller(), trusted: c.CallerTrusted(), dialled: c.Dialled(),
		headers: c.Headers(), neutral: neutral,
	})
	if err != nil {
		log.Error("call can't be taken", "error", err)
		if err := c.Reject(500, ""); err != nil { //nolint:contextcheck // as above
			log.Warn("call was not rejected", "error", err)
		}
		return
	}
	leg, err := c.Answer(ctx)
	if err != nil {
		log.Info("call ended before the answer", "cause", err)
		s.finish(ctx, call.Result{Cause: err})
		return
	}
	if err := d.cfg.Store.AnswerCall(ctx, s.id.String(), d.cfg.Clock()); err != nil {
		log.Error("answer was not kept", "error", err)
	}
	res := d.hold(ctx, s, leg)
	s.finish(ctx, res)
	if errors.Is(res.Cause, call.ErrFinished) {
		select {
		case <-time.After(tail):
		case <-ctx.Done():
		}
	}
	bye, stop := context.WithTimeout(context.WithoutCancel(ctx), hangUpTime)
	defer stop()
	if err := c.Hangup(bye); err != nil && ctx.Err() == nil {
		log.Warn("call was not hung up in order", "error", err)
	}
}

// dialled finds who answers for a number. neutral means that nobody has it and
// the default business takes a message without a name.
func (d *Desk) dialled(number string) (t *tenant, neutral bool) {
	if b, ok := d.cfg.Server.ByNumber(number); ok {
		return d.tenants[b.Slug], false
	}
	if b, ok := d.cfg.Server.Fallback(); ok {
		return d.tenants[b.Slug], true
	}
	return nil, false
}

// hold holds an answered call.
func (d *Desk) hold(ctx context.Context, s *session, leg media.Leg) call.Result {
	t := s.t
	stop := d.recordSound(s, leg) //nolint:contextcheck // the recorder has a lifetime of its own
	defer stop()
	return call.Run(ctx, call.Config{
		Leg: leg, Talk: s.talk, First: s.first, Hear: d.cfg.Hear,
		Speak: tts.ByClause(speaker{d.cfg.Speak, t}),
		Voice: t.voice, Grammar: t.grammar, Backchannel: t.backchannel, Halts: t.halts, Polite: t.polite,
		Filler: func(language.Tag) string {
			if f := s.talk.Filler(); len(f) > 0 {
				return f[0]
			}
			return ""
		},
		Timing: d.cfg.Timing, Observer: s.keep, Noticed: s.keep.noticed, Log: d.cfg.Log.With("call", s.id, "business", t.b.Slug),
	})
}

// recordSound records the call where the business allows it; the notice is part
// of the greeting.
func (d *Desk) recordSound(s *session, leg media.Leg) (stop func()) {
	tapped, ok := leg.(Recorded)
	if !s.t.b.Recording.Enabled || !ok || s.first.Lang == "" {
		return func() {}
	}
	name := filepath.Join("recordings", s.id.String()+".wav")
	path := filepath.Join(d.cfg.Server.Data, name)
	err := os.MkdirAll(filepath.Dir(path), 0o750)
	var rec *media.Recorder
	if err == nil {
		rec, err = media.NewRecorder(path, phoneRate, d.cfg.Log)
	}
	if err != nil {
		d.cfg.Log.Error("call is not recorded", "call", s.id, "error", err)
		return func() {}
	}
	tapped.SetTap(rec)
	s.recording = name
	// Noted now, so that a crash leaves a recording that can be found.
	s.keep.put(func(ctx context.Context) error { return d.cfg.Store.Recording(ctx, s.id.String(), name) })
	return func() {
		tapped.SetTap(nil)
		if err := rec.Close(); err != nil {
			d.cfg.Log.Error("recording was not completed", "call", s.id, "error", err)
		}
	}
}

// opening is who came, and how.
type opening struct {
	id              uuid.UUID // zero: a new one
	channel         string
	caller, dialled string
	trusted         bool
	neutral         bool
	lang            language.Tag
	headers         []sip.Header
}

// session is one conversation and the record of it.
type session struct {
	d         *Desk
	t         *tenant
	id        uuid.UUID
	talk      *dialog.Conversation
	first     dialog.Reply
	keep      *keeper
	started   time.Time
	recording string
}

// open begins a conversation and its record. The caller calls finish.
func (d *Desk) open(ctx context.Context, t *tenant, o opening) (*session, error) {
	if o.id == uuid.Nil {
		o.id = uuid.New()
	}
	s := &session{d: d, t: t, id: o.id, started: d.cfg.Clock()}
	headers, _ := json.Marshal(o.headers) // plain data always marshals
	err := d.cfg.Store.BeginCall(ctx, record.Call{
		ID: s.id.String(), Business: t.b.Slug, Channel: o.channel, Node: d.cfg.Node, Caller: o.caller, Trusted: o.trusted,
		Dialled: o.dialled, Started: s.started, Headers: string(headers),
	})
	if err != nil {
		// A call is worth more than its record: it is taken all the same.
		d.cfg.Log.Error("call's record was not begun", "call", s.id, "error", err)
	}
	begin := dialog.Opening{
		ID: s.id, Channel: o.channel, Caller: o.caller, CallerTrusted: o.trusted, Lang: o.lang,
		Neutral: o.neutral,
	}
	if begin.Lang == "" {
		begin.Lang = t.b.Default()
	}
	if o.channel == record.Phone {
		begin.Keypad = t.keypad(begin.Lang)
	}
	d.recall(ctx, t.b, o, &begin)
	if s.talk, s.first, err = t.engine.Begin(ctx, begin); err != nil {
		return nil, fmt.Errorf("conversation: %w", err)
	}
	card := d.live.add(Live{
		ID: s.id.String(), Caller: o.caller, Business: t.b.Slug, Channel: o.channel, Started: s.started, Transcript: []Line{},
	})
	s.keep = newKeeper(ctx, d, t.b.Slug, s.id.String(), card)
	s.keep.memory = s.talk.Snapshot
	return s, nil
}

// recall brings back what is known of a caller whose number can be trusted.
func (d *Desk) recall(ctx context.Context, b *configs.Business, o opening, begin *dialog.Opening) {
	if o.caller == "" || !o.trusted {
		return
	}
	now := d.cfg.Clock()
	if c, err := d.cfg.Store.Customer(ctx, b.Slug, o.caller, now); err == nil && c.Calls > 0 {
		begin.Customer = &dialog.Customer{Name: c.Name, Lang: language.Tag(c.Lang)}
	}
	cut, err := d.cfg.Store.RecentCall(ctx, b.Slug, o.caller, now.Add(-resumeWithin))
	if err != nil {
		return // the usual case: no call of theirs was cut off
	}
	memory, err := d.cfg.Store.Memory(ctx, cut.ID)
	if err != nil {
		d.cfg.Log.Warn("a call that was cut off can't be resumed", "call", cut.ID, "error", err)
		return
	}
	begin.Resume = &dialog.Resumed{Snapshot: memory, At: cut.Ended}
}

// finish closes the conversation and completes its record.
func (s *session) finish(ctx context.Context, res call.Result) {
	ctx = context.WithoutCancel(ctx)
	closing := s.talk.End(ctx, reason(res.Cause))
	interrupted := cutShort(closing, res.Cause)
	k, end := s.keep, s.d.cfg.Clock()
	k.card.remove()
	if interrupted {
		k.remember()
	}
	k.last(func(ctx context.Context) error {
		return k.store.FinishCall(ctx, k.id, record.End{
			At: end, Lang: k.lang, Name: k.name, Closing: closing, Outcome: outcome(closing, res.Cause),
			Urgent: k.urgent, Interrupted: interrupted, Recording: s.recording,
		})
	})
	over := time.Now()
	if k.trace != nil {
		k.last(func(context.Context) error { k.trace.End(k.id, closing, outcome(closing, res.Cause), over); return nil })
	}
	k.close()
	if g := s.d.cfg.Gauge; g != nil {
		g.Ended(s.t.b.Slug, closing, end.Sub(s.started))
		for _, n := range s.talk.Counts() {
			g.Counted(s.t.b.Slug, n.Playbook, n.Metric, n.N)
		}
	}
	s.d.cfg.Log.Info("conversation over", "call", s.id, "business", s.t.b.Slug, "closing", closing,
		"cause", res.Cause, "turns", res.Turns, "took", end.Sub(s.started).Round(time.Millisecond))
}

// reason tells the dialog why a call ended.
func reason(cause error) string {
	switch {
	case errors.Is(cause, sip.ErrRemoteHangup), errors.Is(cause, sip.ErrCancelled):
		return dialog.EndHungUp
	case errors.Is(cause, media.ErrNoMedia), errors.Is(cause, call.ErrTooLong):
		return dialog.EndTimeout
	case errors.Is(cause, sip.ErrShutdown):
		return dialog.EndDrained
	}
	return dialog.EndDropped
}

// cutShort tells whether the caller may be waiting for a call back.
func cutShort(closing string, cause error) bool {
	if errors.Is(cause, call.ErrFax) {
		return false
	}
	return closing == "interrupted" || !errors.Is(cause, call.ErrFinished) && !errors.Is(cause, sip.ErrRemoteHangup) &&
		!errors.Is(cause, errChatOver) && (closing == "abandoned" || closing == "")
}

// outcome is the call's end in a word: the closing state, or what stood in its
// way.
func outcome(closing string, cause error) string {
	switch {
	case errors.Is(cause, call.ErrFax):
		return "fax"
	case errors.Is(cause, media.ErrNoMedia) && (closing == "no_answer" || closing == "abandoned"):
		return "missed"
	case errors.Is(cause, sip.ErrCancelled):
		return "missed"
	}
	return closing
}

package dialog

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"budi/calendar"
	"budi/configs"
	"budi/configs/phrases"
	"budi/configs/playbooks"
	"budi/dialog/understand"
	"budi/language"
)

// resumeWithin is how long after a cut a caller may go on where they were.
const resumeWithin = 10 * time.Minute

// Understander reads an utterance. It is safe for concurrent use.
type Understander interface {
	Understand(u understand.Utterance, at language.Anchor) understand.Meaning
}

// Config is what an engine is made of.
type Config struct {
	Business *configs.Business
	Book     calendar.Book
	Packs    map[language.Tag]language.Pack
	Journal  Journal
	// Understand reads utterances; nil makes one from the business.
	Understand Understander
	Clock      func() time.Time // nil: time.Now
	Log        *slog.Logger     // nil: discards
	Phrases    *phrases.Book    // nil: those that ship with Budi
	Playbooks  *playbooks.Set   // nil: those that ship with Budi
	Timeout    time.Duration    // of a calendar's or journal's commit; 0: 5 s
}

// Engine holds conversations for one business. It is immutable and safe for
// concurrent use.
type Engine struct {
	b       *configs.Business
	book    calendar.Book
	packs   map[language.Tag]language.Pack
	journal Journal
	hear    Understander
	clock   func() time.Time
	log     *slog.Logger
	phrases *phrases.Book
	plays   *playbooks.Set
	loc     *time.Location
	timeout time.Duration
	actions map[string]action
	facts   map[string]fact
	params  map[string]param
}

// New makes an engine. It fails when a part is missing, when the business
// speaks a language without a pack, or when a playbook or phrase is faulty.
func New(cfg Config) (*Engine, error) {
	e := &Engine{
		b: cfg.Business, book: cfg.Book, packs: cfg.Packs, journal: cfg.Journal, hear: cfg.Understand,
		clock: cfg.Clock, log: cfg.Log, phrases: cfg.Phrases, plays: cfg.Playbooks, timeout: cfg.Timeout,
		actions: actions(), facts: facts(), params: params(),
	}
	switch {
	case e.b == nil:
		return nil, errors.New("dialog: no business")
	case e.book == nil:
		return nil, errors.New("dialog: no calendar")
	case e.journal == nil:
		return nil, errors.New("dialog: no journal")
	case len(e.b.Languages) == 0:
		return nil, fmt.Errorf("dialog: %s has no language", e.b.Slug)
	}
	for _, lang := range e.b.Languages {
		if e.packs[lang] == nil {
			return nil, fmt.Errorf("dialog: %s speaks %q, for which there is no language pack", e.b.Slug, lang)
		}
	}
	e.loc = e.b.Location()
	if e.clock == nil {
		e.clock = time.Now
	}
	if e.log == nil {
		e.log = slog.New(slog.DiscardHandler)
	}
	if e.timeout == 0 {
		e.timeout = 5 * time.Second
	}
	if err := e.words(); err != nil {
		return nil, err
	}
	if e.hear == nil {
		u, err := understand.New(e.b, e.packs)
		if err != nil {
			return nil, fmt.Errorf("dialog: %w", err)
		}
		e.hear = u
	}
	return e, nil
}

// words loads the phrases and playbooks where they were not given.
func (e *Engine) words() (err error) {
	if e.phrases == nil {
		if e.phrases, err = phrases.Default(); err != nil {
			return fmt.Errorf("dialog: %w", err)
		}
	}
	// A tenant can't remove or reword that an AI speaks.
	if _, ok := e.b.Phrases["greeting.disclosure"]; ok {
		return fmt.Errorf("dialog: %s: phrases: greeting.disclosure can't be changed: callers must be told that an AI speaks", e.b.Slug)
	}
	if e.phrases, err = phrases.With(e.phrases, e.b.Phrases, func(p string) bool { return e.params[p] != nil }); err != nil {
		return fmt.Errorf("dialog: %s: %w", e.b.Slug, err)
	}
	for _, key := range e.phrases.Keys() {
		for _, p := range e.phrases.Params(key) {
			if e.params[p] == nil {
				return fmt.Errorf("dialog: phrase %q: there is no parameter {%s}", key, p)
			}
		}
	}
	if e.plays == nil {
		if e.plays, err = playbooks.Default(Vocabulary(e.phrases)); err != nil {
			return fmt.Errorf("dialog: %w", err)
		}
	}
	return nil
}

// Opening begins a conversation.
type Opening struct {
	ID      uuid.UUID
	Channel string // "phone", "chat", ...
	Caller  string // E.164, "" when withheld
	// CallerTrusted tells that the network vouches for Caller: only then is it
	// taken for the customer's own number.
	CallerTrusted bool
	Lang          language.Tag // "": the business's default
	// Keypad tells that speech can't be recognised: every question comes with
	// a menu of keys.
	Keypad   bool
	Resume   *Resumed
	Customer *Customer
	// Neutral tells that nobody has the number that was dialled: the greeting
	// names no business, and a message is taken.
	Neutral bool
}

// Resumed is a conversation that was cut.
type Resumed struct {
	Snapshot []byte
	At       time.Time // when it was cut
}

// Customer is what is known of a caller from before.
type Customer struct {
	Name string
	Lang language.Tag
}

// Conversation is one caller's. It is owned by one goroutine.
type Conversation struct {
	e   *Engine
	s   *state
	log *slog.Logger

	now  time.Time
	out  out
	text string  // the turn's words
	sure float64 // the turn's confidence
}

// out is the reply in the making.
type out struct {
	say     []string
	then    Then
	actions []Action
	urgent  bool
	param   map[string]string // values that one phrase of this turn brings
	menu    bool              // read the keys out
	asked   bool              // the turn's question was put
	hush    bool              // "anything else?" is not asked
	quiet   bool              // nothing is to be added to what is said
	back    bool              // the pending question is put again after something else
	sorry   bool              // the answer was not understood
}

// Begin starts a conversation and gives the greeting. It does not fail for
// want of a calendar, a journal or a readable snapshot: those are logged.
func (e *Engine) Begin(ctx context.Context, o Opening) (*Conversation, Reply, error) {
	if o.ID == uuid.Nil {
		o.ID = uuid.New()
	}
	if o.Lang == "" && o.Customer != nil && o.CallerTrusted {
		o.Lang = o.Customer.Lang
	}
	if !e.b.Speaks(o.Lang) {
		o.Lang = e.b.Default()
	}
	c := &Conversation{e: e, log: e.log.With("call", o.ID)}
	c.begin(o)
	if c.resume(ctx, o) {
		return c, c.finish(ctx), nil
	}
	c.greet(ctx, o)
	return c, c.finish(ctx), nil
}

func (c *Conversation) begin(o Opening) {
	c.now = c.e.clock().In(c.e.loc)
	c.s = &state{
		Version: stateVersion, ID: o.ID, Root: o.ID, Channel: o.Channel, Lang: o.Lang, Keypad: o.Keypad,
		Caller: o.Caller, Trusted: o.CallerTrusted && o.Caller != "", Used: map[string]int{},
	}
	if c.s.Trusted {
		c.s.Person.Phone, c.s.Person.Calling = o.Caller, true
		if o.Customer != nil {
			c.s.Person.Name, c.s.Person.Confidence = o.Customer.Name, 1
		}
	}
}

// resume goes on with a cut conversation, when it is recent and the same
// person's.
func (c *Conversation) resume(ctx context.Context, o Opening) bool {
	if o.Resume == nil || c.now.Sub(o.Resume.At) > resumeWithin {
		return false
	}
	s, err := restore(o.Resume.Snapshot)
	if err != nil {
		c.log.Warn("dialog: can't resume", "err", err)
		return false
	}
	if s.Ended || len(s.Tasks) == 0 || !o.CallerTrusted || s.Caller != o.Caller {
		return false
	}
	fresh := c.s
	c.s = s
	c.s.ID, c.s.Keypad, c.s.Channel, c.s.Trusted = fresh.ID, fresh.Keypad, fresh.Channel, fresh.Trusted
	c.s.Silent, c.s.Unclear, c.s.Asked.Tries, c.s.Owed = 0, 0, 0, nil
	if t := c.s.top(); t.Slot != nil {
		t.forget("hold", "reserve")
	}
	c.say("greeting.resumed")
	c.disclose(ctx)
	c.found(ctx)
	c.run(ctx)
	return true
}

// found ends a booking that was committed by the call that was cut, before the
// caller or the snapshot knew.
func (c *Conversation) found(ctx context.Context) {
	t := c.s.top()
	if t.Slot == nil || t.Playbook != "booking" || c.s.Person.Phone == "" {
		return
	}
	list, err := c.e.book.Find(ctx, c.s.Person.Phone, c.now)
	if err != nil {
		c.log.Warn("dialog: the customer's visits were not read", "err", err)
		return
	}
	for _, v := range list {
		if v.CallID == c.s.Root.String() && v.Slot.Service == t.Service && v.Slot.Start.Equal(t.Slot.Start) {
			c.s.Last, c.s.Tasks = &v, c.s.Tasks[:len(c.s.Tasks)-1]
			c.s.Done = append(c.s.Done, "booked")
			c.s.Serial++
			c.s.Asked, c.s.Subject = asked{}, subject{Service: t.Service, Class: t.Class}
			c.say("booking.again")
			return
		}
	}
}

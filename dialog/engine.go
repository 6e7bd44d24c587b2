package dialog

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"budi/calendar"
	"budi/configs"
	"budi/configs/phrases"
	"budi/configs/playbooks"
	"budi/dialog/understand"
	"budi/dialog/understand/vocab"
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
	needs   *vocab.Index // services by what customers need; nil where none is written down
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
	e.loc, e.needs = e.b.Location(), needs(e.b)
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

// Conversation is one caller's. It is owned by one goroutine.
type Conversation struct {
	e   *Engine
	s   *state
	log *slog.Logger

	now  time.Time
	out  out
	text string  // the turn's words
	sure float64 // the turn's confidence
	cut  cut     // what was heard of the reply before

	readings []Hypothesis // of the turn, its text among them

	needed bool    // the turn's service was not named, its need was told
	party  counted // for how many people the turn said it is
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
	returns int               // where "back to the question" belongs in say, from one; 0: nowhere
	back    bool              // the pending question is put again after something else
	sorry   bool              // the answer was not understood
	resaid  bool              // it is the last reply, or the rest of it, again
	anew    bool              // the caller asked to hear it again
}

package reception

import (
	"context"
	"fmt"
	"log/slog"

	"budi/asr"
	"budi/asr/grammar"
	"budi/calendar"
	"budi/configs"
	"budi/dialog"
	"budi/language"
	"budi/record"
	"budi/tts"
)

// phoneRate is the rate of telephone sound.
const phoneRate = 8000

// tenant is one business, ready to be spoken for.
type tenant struct {
	b        *configs.Business
	book     calendar.Book
	engine   *dialog.Engine
	parts    dialog.Config // that engine was made of
	packs    map[language.Tag]language.Pack
	grammars map[language.Tag]*grammar.Builder // of the languages that can be heard
	menus    map[language.Tag]bool             // of these, those that are not heard well enough without keys
}

func newTenant(cfg Config, b *configs.Business) (*tenant, error) {
	book, err := cfg.Book(b)
	if err != nil {
		return nil, err
	}
	parts := dialog.Config{
		Business: b, Book: book, Packs: cfg.Packs, Journal: journal{cfg.Store, b.Slug, cfg.Clock},
		Clock: cfg.Clock, Log: cfg.Log.With("business", b.Slug),
	}
	engine, err := dialog.New(parts)
	if err != nil {
		return nil, err
	}
	t := &tenant{
		b: b, book: book, engine: engine, parts: parts, packs: cfg.Packs,
		grammars: make(map[language.Tag]*grammar.Builder), menus: make(map[language.Tag]bool),
	}
	trial, _ := cfg.Hear.(interface {
		Experimental(lang language.Tag, rate int) bool
	})
	for _, lang := range b.Languages {
		if cfg.Hear != nil && cfg.Hear.Supports(lang, phoneRate) == nil {
			t.grammars[lang] = grammar.New(Vocabulary(b, lang))
			t.menus[lang] = trial != nil && trial.Experimental(lang, phoneRate)
		}
	}
	return t, nil
}

// keypad reports whether callers in lang are read a menu of keys with each
// question: speech is not understood, or not well enough to rely on.
func (t *tenant) keypad(lang language.Tag) bool { return t.grammars[lang] == nil || t.menus[lang] }

// grammar is what may be said next; nil where the language can't be heard.
func (t *tenant) grammar(lang language.Tag, e dialog.Expectation) *asr.Grammar {
	g := t.grammars[lang]
	if g == nil {
		return nil
	}
	var options []grammar.Option
	for _, o := range e.Options {
		options = append(options, grammar.Option{Label: o.Label, Start: o.Start})
	}
	return g.For(string(e.Kind), options)
}

// Vocabulary is the business's own words in one language.
func Vocabulary(b *configs.Business, lang language.Tag) grammar.Vocabulary {
	v := grammar.Vocabulary{Lang: lang}
	add := func(to *[][]string, terms configs.Terms) {
		if words := terms[lang]; len(words) > 0 {
			*to = append(*to, words)
		}
	}
	for _, s := range b.Services {
		add(&v.Services, s.Names)
		for _, c := range s.Price.Classes {
			add(&v.Classes, c.Names)
			add(&v.Classes, c.Members)
		}
	}
	for _, s := range b.Staff {
		if s.Bookable {
			add(&v.Staff, s.Names)
		}
		add(&v.Staff, s.Role)
	}
	for _, f := range b.FAQ {
		v.Phrases = append(v.Phrases, f.Questions[lang]...)
	}
	for _, u := range b.Urgency {
		v.Phrases = append(v.Phrases, u.Signs[lang]...)
	}
	return v
}

// voice is who speaks for the business in lang.
func (t *tenant) voice(lang language.Tag) tts.Voice {
	v := t.b.Voices[lang]
	return tts.Voice{Lang: lang, Name: v.Name, Pace: v.Pace, Rate: phoneRate}
}

// backchannel reports whether words are a mere sign of listening.
func (t *tenant) backchannel(lang language.Tag, words string) bool {
	pack := t.packs[lang]
	if pack == nil || words == "" {
		return false
	}
	h := pack.Hear(words, language.Anchor{})
	return len(h.Times) == 0 && len(h.Numbers) == 0 && len(h.Signals) > 0 &&
		onlyListening(h)
}

func onlyListening(h language.Heard) bool {
	for _, s := range h.Signals {
		switch s.Kind {
		case language.Backchan, language.Yes, language.Hesitates:
		default:
			return false
		}
	}
	return true
}

// Preparer compiles grammars ahead of the calls.
type Preparer interface {
	Prepare(ctx context.Context, rate, streams int, grammars ...*asr.Grammar) error
}

// Prepare compiles each business's grammars for a number of calls at once.
func (d *Desk) Prepare(ctx context.Context, p Preparer, streams int) error {
	for _, t := range d.tenants {
		for lang := range t.grammars {
			var list []*asr.Grammar
			for _, kind := range grammar.Kinds() {
				if g := t.grammars[lang].For(kind, nil); g != nil {
					list = append(list, g)
				}
			}
			if err := p.Prepare(ctx, phoneRate, streams, list...); err != nil {
				return fmt.Errorf("grammars of business %s in %s: %w", t.b.Slug, lang, err)
			}
		}
	}
	return nil
}

// Greetings renders what each business says first at this time of day.
func (d *Desk) Greetings(ctx context.Context, p Prompts) error {
	return d.rehearse(ctx, p, func(first dialog.Reply, _ *dialog.Conversation) []string { return first.Say })
}

// Warm renders the prompts that are the same for all callers, so that none of
// them waits. It takes some seconds on a new machine.
func (d *Desk) Warm(ctx context.Context, p Prompts) error {
	return d.rehearse(ctx, p, func(_ dialog.Reply, c *dialog.Conversation) []string { return c.Prompts() })
}

// rehearse renders texts of a conversation in each language of each business.
func (d *Desk) rehearse(ctx context.Context, p Prompts, texts func(dialog.Reply, *dialog.Conversation) []string) error {
	for _, t := range d.tenants {
		parts := t.parts
		parts.Journal, parts.Log = rehearsal{}, slog.New(slog.DiscardHandler)
		engine, err := dialog.New(parts)
		if err != nil {
			return fmt.Errorf("business %s: %w", t.b.Slug, err)
		}
		for _, lang := range t.b.Languages {
			if p.Supports(lang) != nil {
				continue
			}
			c, first, err := engine.Begin(ctx, dialog.Opening{Channel: record.Phone, Lang: lang, Keypad: t.keypad(lang)})
			if err != nil {
				return fmt.Errorf("business %s: %w", t.b.Slug, err)
			}
			if err := p.Warm(ctx, t.voice(lang), t.spoken(lang, texts(first, c))); err != nil {
				return fmt.Errorf("prompts of business %s in %s: %w", t.b.Slug, lang, err)
			}
		}
	}
	return nil
}

// spoken is text as the synthesiser must have it.
func (t *tenant) spoken(lang language.Tag, clauses []string) []string {
	pack := t.packs[lang]
	if pack == nil {
		return clauses
	}
	out := make([]string, len(clauses))
	for i, c := range clauses {
		out[i] = pack.Normalize(c)
	}
	return out
}

// speaker gives each clause to the synthesiser in the form that it reads right.
type speaker struct {
	tts.Renderer
	t *tenant
}

// Render implements [tts.Renderer].
func (s speaker) Render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	if pack := s.t.packs[v.Lang]; pack != nil {
		clause = pack.Normalize(clause)
	}
	return s.Renderer.Render(ctx, v, clause)
}

// rehearsal is the journal of a conversation that nobody holds.
type rehearsal struct{ dialog.Journal }

// Disclosed implements [dialog.Journal]: nobody was told.
func (rehearsal) Disclosed(context.Context, dialog.Disclosure) error { return nil }

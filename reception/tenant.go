package reception

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"budi/asr"
	"budi/asr/grammar"
	"budi/calendar"
	"budi/configs"
	"budi/dialog"
	"budi/language"
	"budi/tts"
	"budi/tts/prompts"
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
	grammars map[language.Tag]*listening   // of the languages that can be heard
	menus    map[language.Tag]bool         // of these, those that are not heard well enough without keys
	recorded map[language.Tag]*prompts.Set // recordings that are heard in place of synthesis
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
		grammars: make(map[language.Tag]*listening), menus: make(map[language.Tag]bool),
	}
	if t.recorded, err = Recordings(b); err != nil {
		return nil, err
	}
	trial, _ := cfg.Hear.(interface {
		Experimental(lang language.Tag, rate int) bool
	})
	for _, lang := range b.Languages {
		if cfg.Hear != nil && cfg.Hear.Supports(lang, phoneRate) == nil {
			t.grammars[lang] = &listening{}
			t.grammars[lang].builder.Store(grammar.New(Vocabulary(b, lang)))
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
	kind := string(e.Kind)
	switch {
	case e.Spells && e.Kind == dialog.ExpectName:
		kind = "letters"
	case e.Spells:
		kind = "letters-right"
	}
	return g.builder.Load().For(kind, options)
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

// halts reports whether words bid Budi to stop, to wait or to say it again, or
// deny more than once what is being said: "no no no".
func (t *tenant) halts(lang language.Tag, words string) bool {
	pack := t.packs[lang]
	if pack == nil || words == "" {
		return false
	}
	h := pack.Hear(words, language.Anchor{})
	return h.Has(language.Stop) || h.Has(language.Wait) || h.Has(language.Repeat) && utf8.RuneCountInString(words) > murmured || insists(pack, words)
}

// murmured is the longest word that "uh-huh" may have been: "what".
const murmured = 4

// insists reports whether words are a "no", and again.
func insists(pack language.Pack, words string) bool {
	list := strings.Fields(words)
	return len(list) > 1 && len(list) < 5 && !slices.ContainsFunc(list, func(w string) bool {
		return !pack.Hear(w, language.Anchor{}).Has(language.No)
	})
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

// polite reports whether words only round off what was said before.
func (t *tenant) polite(lang language.Tag, words string) bool {
	pack := t.packs[lang]
	return pack != nil && pack.Courteous(words)
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
	var failed []error
	for _, t := range d.tenants {
		for lang := range t.grammars {
			var list []*asr.Grammar
			for _, kind := range grammar.Kinds() {
				if g := t.grammars[lang].builder.Load().For(kind, nil); g != nil {
					list = append(list, g)
				}
			}
			// What one business's words are too much for, another's may not be.
			if err := p.Prepare(ctx, phoneRate, streams, list...); err != nil {
				failed = append(failed, fmt.Errorf("grammars of business %s in %s: %w", t.b.Slug, lang, err))
			}
		}
	}
	return errors.Join(failed...)
}

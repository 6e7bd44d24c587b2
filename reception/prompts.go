package reception

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"budi/configs"
	"budi/dialog"
	"budi/language"
	"budi/record"
	"budi/tts"
	"budi/tts/prompts"
)

// Recordings loads a business's recorded prompts, by language. The error names
// file and line.
func Recordings(b *configs.Business) (map[language.Tag]*prompts.Set, error) {
	out := make(map[language.Tag]*prompts.Set)
	for _, lang := range b.Languages {
		folder := b.Voices[lang].Prompts
		if folder == "" {
			continue
		}
		set, err := prompts.Load(b.Beside(folder))
		if err != nil {
			return nil, fmt.Errorf("voices.%s.prompts: %w", lang, err)
		}
		out[lang] = set
	}
	return out, nil
}

// speaker speaks for a business: a clause by its recording where there is one,
// others in the form that the synthesiser reads right. It is a [tts.Phraser].
type speaker struct {
	tts.Renderer
	t *tenant
}

// Phrase implements [tts.Phraser].
func (s speaker) Phrase(v tts.Voice, clause string) []tts.Part {
	if pcm, ok := s.t.recorded[v.Lang].Sound(s.t.beside(v), clause); ok {
		return []tts.Part{{PCM: pcm, Pause: tts.PauseAfter(clause)}}
	}
	return s.t.phrase(v.Lang, clause)
}

// phrase cuts a clause, spelled out, into what is said in one breath.
func (t *tenant) phrase(lang language.Tag, clause string) []tts.Part {
	if pack := t.packs[lang]; pack != nil {
		clause = pack.Normalize(clause)
	}
	return tts.Phrase(clause)
}

// beside is the voice that a recording is played in: at its own pace, where the
// caller wants no other.
func (t *tenant) beside(v tts.Voice) tts.Voice {
	if own := t.b.Voices[v.Lang].Pace; own > 0 && v.Pace > 0 {
		v.Pace /= own
	}
	return v
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
		err := t.rehearse(ctx, t.parts.Clock, func(lang language.Tag, first dialog.Reply, c *dialog.Conversation) error {
			if p.Supports(lang) != nil {
				return nil
			}
			list := slices.DeleteFunc(slices.Clone(texts(first, c)), t.recorded[lang].Has)
			if err := p.Warm(ctx, t.voice(lang), t.spoken(lang, list)); err != nil {
				return fmt.Errorf("prompts of business %s in %s: %w", t.b.Slug, lang, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// rehearse begins a conversation that nobody holds in each language of the
// business, at the time of a clock.
func (t *tenant) rehearse(ctx context.Context, clock func() time.Time, do func(language.Tag, dialog.Reply, *dialog.Conversation) error) error {
	parts := t.parts
	parts.Clock = clock
	parts.Journal, parts.Log = rehearsal{}, slog.New(slog.DiscardHandler)
	engine, err := dialog.New(parts)
	if err != nil {
		return fmt.Errorf("business %s: %w", t.b.Slug, err)
	}
	for _, lang := range t.b.Languages {
		c, first, err := engine.Begin(ctx, dialog.Opening{Channel: record.Phone, Lang: lang, Keypad: t.keypad(lang)})
		if err != nil {
			return fmt.Errorf("business %s: %w", t.b.Slug, err)
		}
		if err := do(lang, first, c); err != nil {
			return err
		}
	}
	return nil
}

// spoken is text as the synthesiser gets it.
func (t *tenant) spoken(lang language.Tag, clauses []string) []string {
	var out []string
	for _, c := range clauses {
		for _, p := range t.phrase(lang, c) {
			if p.Pace == 0 { // what is slower is no prompt for all
				out = append(out, p.Text)
			}
		}
	}
	return out
}

// rehearsal is the journal of a conversation that nobody holds.
type rehearsal struct{ dialog.Journal }

// Disclosed implements [dialog.Journal]: nobody was told.
func (rehearsal) Disclosed(context.Context, dialog.Disclosure) error { return nil }

// Text is something that Budi is likely to say.
type Text struct {
	Business string
	Lang     language.Tag
	Text     string
	Recorded bool // a recording of it is there
}

// Texts lists what a business is likely to say whatever callers answer: what is
// worth recording.
func (d *Desk) Texts(ctx context.Context, slug string) ([]Text, error) {
	t, err := d.tenant(slug)
	if err != nil {
		return nil, err
	}
	var out []Text
	// The greeting is another at each time of day and when the business is closed.
	now := t.parts.Clock().In(t.b.Location())
	for day := range 7 {
		for _, hour := range []int{9, 14, 19, 23} {
			at := time.Date(now.Year(), now.Month(), now.Day()+day, hour, 0, 0, 0, now.Location())
			err := t.rehearse(ctx, func() time.Time { return at }, func(lang language.Tag, first dialog.Reply, c *dialog.Conversation) error {
				for _, text := range slices.Concat(first.Say, c.Prompts()) {
					if !slices.ContainsFunc(out, func(o Text) bool { return o.Lang == lang && o.Text == text }) {
						out = append(out, Text{slug, lang, text, t.recorded[lang].Has(text)})
					}
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Text) int {
		return slices.Index(t.b.Languages, a.Lang) - slices.Index(t.b.Languages, b.Lang)
	})
	return out, nil
}

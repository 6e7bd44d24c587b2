package dialog

import (
	"context"
	"slices"
	"unicode"

	"budi/dialog/understand"
	"budi/language"
)

// speak changes the language, when the business has it.
func (c *Conversation) speak(ctx context.Context, lang language.Tag) {
	if lang == "" || !c.e.b.Speaks(lang) {
		c.say("language.none")
		c.again(ctx)
		return
	}
	c.s.Lang, c.s.Foreign, c.s.ForeignTurns = lang, "", 0
	c.say("language.now")
	c.relabel()
	c.again(ctx)
}

// relabel says the offered things in the conversation's language.
func (c *Conversation) relabel() {
	for _, t := range c.s.Tasks {
		c.labels(t)
	}
}

func (c *Conversation) labels(t *task) {
	list := t.Offered
	t.Offered = nil
	for i, ch := range list {
		if ch.Slot != nil {
			last := *ch.Slot
			if i > 0 && list[i-1].Slot != nil {
				last = *list[i-1].Slot
				t.Offered = append(t.Offered, c.slotChoice(*ch.Slot, last.Start))
				continue
			}
			t.Offered = append(t.Offered, c.slotChoice(*ch.Slot, last.Start.AddDate(0, 0, -7)))
			continue
		}
		t.Offered = append(t.Offered, ch)
	}
}

// tongue changes the language when the caller does: at once when the words
// mean nothing in the conversation's language but something in the other, else
// after two turns.
func (c *Conversation) tongue(m understand.Meaning, t Turn) understand.Meaning {
	if m.Lang == "" || m.Lang == c.s.Lang || !c.e.b.Speaks(m.Lang) || m.Has(understand.Speak, sure) {
		if m.Lang == c.s.Lang {
			c.s.Foreign, c.s.ForeignTurns = "", 0
		}
		return m
	}
	if c.s.Asked.Expect == ExpectName || c.s.Asked.Expect == ExpectPhone || c.s.Asked.Spells {
		return m
	}
	if c.s.Foreign != m.Lang {
		c.s.Foreign, c.s.ForeignTurns = m.Lang, 0
	}
	c.s.ForeignTurns++
	other := c.read(t, m.Lang)
	// The first words, or another script, leave no doubt.
	plain := c.s.Turns == 1 || script(c.text) != script(c.e.phrases.Words(c.s.Lang, "hello.plain", c.param))
	if c.s.ForeignTurns < 2 && (says(m) && !plain || !says(other)) {
		return m
	}
	c.s.Lang, c.s.Foreign, c.s.ForeignTurns = other.Lang, "", 0
	if other.Lang == "" {
		c.s.Lang = m.Lang
	}
	c.relabel()
	return other
}

// says tells that a meaning holds something to go by, besides some intents.
func says(m understand.Meaning, but ...understand.Intent) bool {
	for _, s := range m.Intents {
		if s.Name != understand.OutOfScope && s.Confidence >= sure && !slices.Contains(but, s.Name) {
			return true
		}
	}
	return best(m.Services) != "" || best(m.Staff) != "" || len(m.Heard.Times) > 0
}

// script gives the script of a text's first letter.
func script(s string) *unicode.RangeTable {
	for _, r := range s {
		for _, t := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Armenian} {
			if unicode.Is(t, r) {
				return t
			}
		}
	}
	return nil
}

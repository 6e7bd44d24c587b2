package dialog

import (
	"context"

	"budi/configs"
	"budi/dialog/understand"
	"budi/dialog/understand/vocab"
	"budi/dialog/understand/word"
	"budi/language"
)

// described is the confidence of a service that the caller did not name but
// whose need they told.
const described = 0.8

// needs compiles what customers say who don't know what a service is called.
func needs(b *configs.Business) *vocab.Index {
	var list []vocab.Term
	for _, s := range b.Services {
		if !s.CanBook() {
			continue
		}
		for _, lang := range b.Languages {
			for _, text := range s.Needs[lang] {
				list = append(list, vocab.Term{ID: s.ID, Lang: lang, Text: text, Whole: true})
			}
		}
	}
	if len(list) == 0 {
		return nil
	}
	return vocab.New(list)
}

// need looks for a service by what the caller needs done, where none was named:
// "my gums bleed". A need of the business's own words is no alarm by itself.
func (c *Conversation) need(u understand.Utterance, m understand.Meaning) understand.Meaning {
	switch Expect(u.Expect) {
	case ExpectName, ExpectPhone, ExpectDetail, ExpectChoice, ExpectConfirm:
		return m
	}
	if c.e.needs == nil || m.Urgency == understand.Life || m.UrgencyRule != "" || len(m.Services) > 0 && m.Services[0].Confidence >= certain {
		return m
	}
	lang := m.Lang
	if lang == "" {
		lang = u.Lang
	}
	words := word.Clean(word.Split(m.Text))
	for _, f := range c.e.needs.Find(vocab.Read(words, []language.Tag{lang}, m.Lang, lang), false) {
		if f.Partial || f.Fuzzy {
			continue
		}
		from, to := words[f.First].From, words[f.End-1].To
		if m.Urgency != understand.Normal {
			rest := u
			rest.Text, rest.NBest = m.Text[:from]+" "+m.Text[to:], nil
			m.Urgency = c.e.hear.Understand(rest, c.anchor(c.now, u.Expect)).Urgency
		}
		m.Services = []understand.Match{{ID: f.ID, Confidence: described, From: from, To: to}}
		c.needed = true
		return m
	}
	return m
}

// takeFirst takes the service that those begin with who don't know which they
// need.
func takeFirst(_ context.Context, c *Conversation, t *task) string {
	t.learn(c.e.b.Booking.Unsure)
	c.fit(t)
	return "taken"
}

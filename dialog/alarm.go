package dialog

import (
	"context"
	"slices"

	"budi/configs"
	"budi/dialog/understand"
	"budi/language"
)

// alarm starts the urgency protocol and reports whether it did: a case that is
// being dealt with already is only repeated when a life is in danger.
func (c *Conversation) alarm(ctx context.Context, m understand.Meaning) bool {
	if m.Urgency != understand.Life && m.UrgencyRule == "" && c.cue(m, "in_a_hurry") && !m.Has(understand.Human, sure) {
		return false // who has little time has no emergency
	}
	rule, mild := c.protocol(m)
	if mild != nil {
		return c.mild(m, mild)
	}
	id, life := "general", m.Urgency == understand.Life
	if rule != nil {
		id = rule.ID
		life = life || rule.Level == configs.LevelLife
	}
	if slices.Contains(c.s.Urgencies, id) && !life {
		return false
	}
	if top := c.s.top(); top != nil && top.Playbook == "urgent" && life && slices.Contains(c.s.Urgencies, id) {
		c.out.urgent = true
		c.say("urgent.life")
		return true
	}
	c.s.Urgencies = append(c.s.Urgencies, id)
	c.out.urgent = true
	t := c.start("urgent")
	t.Life, t.Text = life, c.text
	if rule != nil {
		t.Urgency, t.Service = rule.ID, rule.Service
		t.General = m.UrgencyRule == ""
	}
	if id := best(m.Services); id != "" && t.Service == "" {
		t.Service = id
	}
	c.person(m, false)
	c.s.Asked.Tries = 0
	return true
}

// mild answers a case that is urgent in the other half of the day only: what
// can't wait until the morning can be seen at a visit by day. It reports false
// where a visit is spoken of already.
func (c *Conversation) mild(m understand.Meaning, rule *configs.Urgency) bool {
	s, ok := c.e.b.Service(rule.Service)
	if !ok || !s.CanBook() || best(m.Services) != "" || c.s.top() != nil {
		return false
	}
	for _, i := range m.Intents {
		if p := c.e.plays.For(string(i.Name)); i.Confidence >= sure && p != nil && p.Name != "booking" {
			return false
		}
	}
	c.say("mild.sorry")
	t := c.start("booking")
	t.learn(rule.Service)
	for _, d := range s.Ask {
		if !d.Class {
			c.fill(t, d.ID)
		}
	}
	if !m.Has(understand.Book, sure) && !m.Has(understand.Available, sure) {
		// "She has been ill for three days" wishes for no time.
		m.Heard.Times, m.Heard.Wish = nil, language.All()
	}
	c.absorb(m, t, false)
	c.s.Asked = asked{}
	return true
}

// protocol gives the rule that applies now: the one whose signs were heard, or
// else its sibling for this half of the day, or else the first general one of
// the business. A rule with signs of its own for the other half and no sibling
// makes a case mild.
func (c *Conversation) protocol(m understand.Meaning) (rule, mild *configs.Urgency) {
	open := c.e.b.OpenAt(c.now).State == configs.Open
	heard := c.ruleOf(m.UrgencyRule)
	var general *configs.Urgency
	for i := range c.e.b.Urgency {
		u := &c.e.b.Urgency[i]
		switch {
		case !u.Applies(open):
		case u == heard, heard != nil && !heard.Applies(open) && siblings(u, heard):
			return u, nil
		case general == nil && u.Level != configs.LevelLife:
			general = u
		}
	}
	switch {
	case m.Urgency == understand.Life && heard == nil:
		return nil, nil
	case m.Urgency != understand.Life && heard != nil && !heard.Applies(open):
		return nil, heard
	}
	return general, nil
}

// ruleOf gives the business's urgency rule of an ID, or nil.
func (c *Conversation) ruleOf(id string) *configs.Urgency {
	for i := range c.e.b.Urgency {
		if u := &c.e.b.Urgency[i]; u.ID == id {
			return u
		}
	}
	return nil
}

// siblings tells that two rules are one for the day and one for the night: most
// of the signs of one are the other's too.
func siblings(a, b *configs.Urgency) bool {
	shared, all := 0, 0
	for lang, signs := range a.Signs {
		for _, s := range signs {
			all++
			if slices.Contains(b.Signs[lang], s) {
				shared++
			}
		}
	}
	return all > 0 && 2*shared >= all
}

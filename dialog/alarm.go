package dialog

import (
	"context"
	"slices"

	"budi/configs"
	"budi/dialog/understand"
)

// alarm starts the urgency protocol and reports whether it did: a case that is
// being dealt with already is only repeated when a life is in danger.
func (c *Conversation) alarm(ctx context.Context, m understand.Meaning) bool {
	rule := c.protocol(m)
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
	}
	if id := best(m.Services); id != "" && t.Service == "" {
		t.Service = id
	}
	c.person(m, false)
	c.s.Asked.Tries = 0
	return true
}

// protocol gives the rule that applies now: the one whose signs were heard, or
// else the first general one of the business.
func (c *Conversation) protocol(m understand.Meaning) *configs.Urgency {
	open := c.e.b.OpenAt(c.now).State == configs.Open
	var general *configs.Urgency
	for i := range c.e.b.Urgency {
		u := &c.e.b.Urgency[i]
		if u.ID == m.UrgencyRule && u.Applies(open) {
			return u
		}
		if general == nil && u.Applies(open) && u.Level != configs.LevelLife {
			general = u
		}
	}
	// The rule that was recognised may be for the other half of the day; the
	// one that holds now says what to do instead.
	if m.Urgency == understand.Life && m.UrgencyRule == "" {
		return nil
	}
	return general
}

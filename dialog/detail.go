package dialog

import (
	"slices"
	"strings"

	"budi/configs"
	"budi/dialog/understand"
)

// bareAnswer tells that the words are a yes or a no and nothing else.
func bareAnswer(m understand.Meaning) bool {
	return (yes(m) || no(m) || m.Has(understand.Nothing, sure)) && len(strings.Fields(m.Text)) <= 2
}

// phoneAlone tells that little but a phone number was said: it is no car, and no
// animal.
func phoneAlone(m understand.Meaning) bool {
	return len(m.Heard.Phones) > 0 && len(plainWords(m.Text)) <= 6
}

// described takes words of the caller's own, in which nothing else is looked
// for.
func (c *Conversation) described(t *task) bool {
	if c.wantsText(t) {
		t.Text = c.text
		return true
	}
	if d := c.detail(t); d != nil && !d.Class {
		c.fill(t, d.ID)
		return true
	}
	return false
}

// fill keeps the turn's words as the answer to a detail.
func (c *Conversation) fill(t *task, id string) {
	if t.Details == nil {
		t.Details = map[string]string{}
	}
	t.Details[id] = c.text
	if id != peopleDetail {
		return
	}
	if h := c.pack().Hear(c.text, c.anchor(c.now, "")); len(h.Numbers) == 1 {
		t.Details[id] = h.Numbers[0].Value
	}
}

// detail gives what is to be asked next of the service, or nil.
func (c *Conversation) detail(t *task) *configs.Detail {
	s, ok := c.e.b.Service(t.Service)
	if !ok {
		return nil
	}
	for i := range s.Ask {
		d := &s.Ask[i]
		if !d.Class && t.Details[d.ID] == "" && c.s.Thing != "" && c.ofClass(d.ID) {
			// "It's a Honda Civic" was said already.
			if t.Details == nil {
				t.Details = map[string]string{}
			}
			t.Details[d.ID] = c.s.Thing
		}
		switch {
		case t.Details[d.ID] != "", d.Class && (t.Class != "" || len(s.Price.Classes) == 0), !d.Class && !d.Required:
		default:
			return d
		}
	}
	return nil
}

// ofClass tells that a detail is asked elsewhere for a price class: what was
// said of the class answers it too.
func (c *Conversation) ofClass(id string) bool {
	return slices.ContainsFunc(c.e.b.Services, func(s configs.Service) bool {
		return slices.ContainsFunc(s.Ask, func(d configs.Detail) bool { return d.Class && d.ID == id })
	})
}

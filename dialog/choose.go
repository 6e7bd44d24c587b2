package dialog

import (
	"context"
	"slices"

	"budi/configs/playbooks"
	"budi/dialog/understand"
)

// choose takes one of what was offered and reports whether it did.
func (c *Conversation) choose(m understand.Meaning, t *task) bool {
	a := &c.s.Asked
	if len(a.Choices) == 0 {
		return false
	}
	i := c.pick(m, a.Choices)
	if i < 0 {
		return false
	}
	c.chosen(t, a.Choices[i])
	return true
}

// chosen makes an offered thing the task's.
func (c *Conversation) chosen(t *task, ch choice) {
	switch {
	case ch.Ref == clockRef && t.Maybe > 0:
		c.atClock(t, t.Maybe)
	case ch.Ref == peopleRef && t.Maybe > 0:
		t.forPeople(t.Maybe)
		c.seat(t)
	case ch.Forget != "":
		c.unlearn(t, ch.Forget)
	case ch.Slot != nil:
		slot := *ch.Slot
		t.Slot = &slot
		if t.Ran == nil {
			t.Ran = map[string]int{}
		}
		t.Ran["slot"]++
		t.forget("hold", "reserve", "move")
	case t.Visit == nil && len(t.Visits) > 0:
		for i := range t.Visits {
			if t.Visits[i].ID == ch.Ref {
				v := t.Visits[i]
				t.Visit, t.Service, t.Staff = &v, v.Slot.Service, ""
			}
		}
	default:
		t.learn(ch.Ref)
		t.drop()
		c.fit(t)
	}
}

// forgetService gives up a service that was misheard.
func forgetService(_ context.Context, c *Conversation, t *task) string {
	c.unlearn(t, "service")
	c.s.Subject = subject{}
	return ""
}

// unlearn forgets a fact, so that it is asked anew.
func (c *Conversation) unlearn(t *task, fact string) {
	clear(t.Answers)
	switch fact {
	case "service":
		t.Service, t.Class, t.Details = "", "", nil
		t.drop()
	case "slot":
		t.Wish = nil
		if t.Slot != nil {
			// An hour alone will be one of the same day.
			t.Wish = []said{{At: c.now, Exact: t.Slot.Start}}
		}
		t.drop()
		t.Did["offer"] = "refused"
	case "name":
		if c.s.Asked.Spells {
			c.misspelt()
			return
		}
		c.denied("")
		c.s.Person.Name, c.s.Person.Confidence = "", 0
	case "phone":
		c.wrongNumber()
	}
}

// choices gives what a question offers.
func (c *Conversation) choices(t *task, r *playbooks.Rule) []choice {
	expect := Expect(r.Expect)
	switch {
	case t.Maybe > 0 && expect == ExpectChoice:
		return c.eitherWay(t)
	case len(r.Choices) > 0:
		var out []choice
		for _, ch := range r.Choices {
			words := c.e.phrases.Variants(c.s.Lang, ch.Label)
			out = append(out, choice{Label: words[0], Words: words, Forget: ch.Forget})
		}
		return out
	case t.Slot != nil || expect == ExpectConfirm:
		return nil
	case expect == ExpectService && len(t.Candidates) > 0:
		return c.serviceChoices(t.Candidates)
	case expect == ExpectService:
		list := c.serviceChoices(c.bookable())
		for i := range list {
			list[i].Unsaid = i >= examples
		}
		return list
	case t.Visit == nil && len(t.Visits) > 1 && expect == ExpectChoice:
		out := make([]choice, 0, len(t.Visits))
		for _, v := range t.Visits {
			out = append(out, choice{Label: c.visitLabel(v), Ref: v.ID})
		}
		return out
	case expect == ExpectChoice || expect == ExpectTime:
		return slices.Clone(t.Offered)
	}
	return nil
}

func (c *Conversation) serviceChoices(ids []string) []choice {
	out := make([]choice, 0, len(ids))
	for _, id := range ids {
		out = append(out, choice{Label: c.serviceName(id), Ref: id})
	}
	return out
}

// bookable lists the services that can be booked, in the business's order.
func (c *Conversation) bookable() []string {
	var out []string
	for i := range c.e.b.Services {
		if s := &c.e.b.Services[i]; s.CanBook() {
			out = append(out, s.ID)
		}
	}
	return out
}

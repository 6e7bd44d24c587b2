package dialog

import (
	"context"
	"slices"
	"strings"

	"budi/configs/playbooks"
	"budi/dialog/understand"
	"budi/language"
)

// take lets the meaning change what is known and start playbooks. It reports
// whether anything came of it.
func (c *Conversation) take(ctx context.Context, m understand.Meaning) bool {
	if c.leave(ctx, m) {
		return true
	}
	// "Yes, book it", of what has just been booked.
	if c.s.Asked.Expect == ExpectMore && c.s.top() == nil && c.s.Last != nil && yes(m) && m.Has(understand.Book, sure) &&
		best(m.Services) == "" && len(m.Heard.Times) == 0 {
		if c.confirms() {
			c.say("booking.again")
		}
		return true
	}
	if c.toldAgain(m) || c.accept(m) {
		return true
	}
	if t := c.s.top(); t != nil && t.Playbook == "faq" && c.s.Asked.Name == "leave" && !yes(m) && !no(m) && c.goesOn(m) {
		// They went on to something else: whether the team is to be asked is not
		// asked again.
		c.settle()
		c.s.Asked = asked{Expect: ExpectRequest, Rule: "request.ask"}
	}
	fresh := c.starts(m)
	if len(fresh) == 0 {
		if c.absorb(m, c.s.top(), true) {
			return true
		}
		return c.adopt(m)
	}
	// What is said of a visit while another question is put still counts for
	// the visit: "and how much is it? Thursday would be fine".
	var serious bool
	for _, p := range fresh {
		serious = serious || !p.Keeps
	}
	if under := c.s.top(); under != nil && !serious {
		c.absorb(m, under, false)
	}
	if serious {
		c.settle()
	}
	c.refuse(m)
	for _, p := range slices.Backward(fresh) {
		if ids := c.together(m); p.Name == "price" && len(ids) > 1 {
			c.prices(m, ids)
			continue
		}
		t := c.start(p.Name)
		t.Opening = c.text
		c.absorb(m, t, false)
	}
	if side, ok := c.sideQuestion(m); ok && serious && fresh[0].Name != "faq" {
		c.absorb(side, c.start("faq"), false)
	}
	c.s.Asked.Tries = 0
	return true
}

// goesOn tells that the words are about something that Budi can do, rather than
// an answer to a question in passing.
func (c *Conversation) goesOn(m understand.Meaning) bool {
	if best(m.Services) != "" || best(m.Staff) != "" || len(m.Heard.Times) > 0 && c.s.Subject.Service != "" && !m.Has(understand.OutOfScope, sure) {
		return true
	}
	return slices.ContainsFunc(m.Intents, func(s understand.Scored) bool {
		p := c.e.plays.For(string(s.Name))
		return s.Confidence >= certain && p != nil && s.Name != understand.Question && s.Name != understand.Message
	})
}

// prices tells the price of each of several services, and offers all of them
// with the last.
func (c *Conversation) prices(m understand.Meaning, ids []string) {
	for i, id := range slices.Backward(ids) {
		t := c.start("price")
		t.Opening = c.text
		c.absorb(m, t, false)
		t.learn(id)
		c.fit(t)
		if i == len(ids)-1 {
			t.Next = ids[:i]
		}
	}
}

// starts lists the playbooks that the meaning starts, in the order in which
// they are carried out.
func (c *Conversation) starts(m understand.Meaning) []*playbooks.Playbook {
	top := c.s.top()
	var out []*playbooks.Playbook
	for _, s := range m.Intents {
		if s.Confidence < sure || c.answers(m, s.Name) {
			continue
		}
		// What can't be taken back needs more than a likeness, and "don't take a
		// message" refuses just that.
		if s.Name == understand.OptOut && (s.Confidence < certain || c.s.Asked.Name == "leave") {
			continue
		}
		if s.Name == understand.Question && c.beside(m, s.Confidence) && !c.asksToo(m) && !c.cue(m, "prepare") {
			continue
		}
		p := c.e.plays.For(string(s.Name))
		if s.Name == understand.Services && best(m.Services) != "" {
			if len(m.FAQ) > 0 && m.FAQ[0].Confidence >= described {
				continue // "do you do children's haircuts?" has an answer of its own
			}
			p = c.e.plays.Get("price") // "do you do implants?"
		}
		if p == nil || slices.Contains(out, p) || top != nil && c.same(top, p) {
			continue
		}
		out = append(out, p)
	}
	out = c.narrowed(m, out)
	if m.Has(understand.Message, sure) && !m.Has(understand.Book, sure) && best(m.Services) == "" && len(m.Heard.Times) == 0 {
		// "Can you call me back?" asks for no free time.
		out = slices.DeleteFunc(out, func(p *playbooks.Playbook) bool { return p.Name == "booking" })
	}
	if slices.ContainsFunc(out, func(p *playbooks.Playbook) bool { return p.Name == "price" }) {
		// A price is told with how long it takes.
		out = slices.DeleteFunc(out, func(p *playbooks.Playbook) bool { return p.Name == "duration" })
	}
	slices.SortStableFunc(out, func(a, b *playbooks.Playbook) int { return b.Trigger.Rank - a.Trigger.Rank })
	// One piece of work at a time; questions in passing may come along.
	work := 0
	out = slices.DeleteFunc(out, func(p *playbooks.Playbook) bool {
		if p.Keeps {
			return false
		}
		work++
		return work > 1
	})
	// "Move it to Friday, and how much is it?" is about the visit that is to be found.
	later := func(p *playbooks.Playbook) bool {
		return p.Name == "price" && work > 0 && best(m.Services) == "" && c.s.Subject.Service == "" && (m.Has(understand.Move, sure) || m.Has(understand.Cancel, sure))
	}
	slices.SortStableFunc(out, func(a, b *playbooks.Playbook) int {
		switch {
		case later(a) != later(b):
			if later(a) {
				return 1
			}
			return -1
		case a.Keeps == b.Keeps:
			return 0
		case a.Keeps:
			return -1
		}
		return 1
	})
	return out
}

// narrowed drops the general answers where a short question has one of its
// own: "where can I park?" is not about the address.
func (c *Conversation) narrowed(m understand.Meaning, list []*playbooks.Playbook) []*playbooks.Playbook {
	own := slices.ContainsFunc(list, func(p *playbooks.Playbook) bool { return p.Name == "faq" })
	sure := len(m.FAQ) > 0 && m.FAQ[0].Confidence >= certain && len(strings.Fields(m.Text)) <= 10
	if !own || len(strings.Fields(m.Text)) > 7 && !sure {
		return list
	}
	return slices.DeleteFunc(list, func(p *playbooks.Playbook) bool {
		return p.Name == "place" || p.Name == "hours" || p.Name == "services"
	})
}

// beside tells that a likeness to one of the FAQ's questions is beside the
// point: something else was said more clearly.
func (c *Conversation) beside(m understand.Meaning, confidence float64) bool {
	if confidence >= 0.8 {
		return false
	}
	if len(m.Services) > 0 && m.Services[0].Confidence > confidence {
		return true
	}
	return slices.ContainsFunc(m.Intents, func(s understand.Scored) bool {
		return s.Name != understand.Question && s.Confidence > confidence
	})
}

// asksToo tells that what stands behind an "and" is a question of its own, which
// the business has an answer to: "how much is it, and do you take cards?".
func (c *Conversation) asksToo(m understand.Meaning) bool {
	if len(m.FAQ) == 0 {
		return false
	}
	words := spans(m.Text)
	and := c.e.phrases.Cues(c.s.Lang, "and")
	for i := 2; i+2 < len(words); i++ {
		if starts(words[i:], and, 1) == 0 {
			continue
		}
		u := understand.Utterance{Text: m.Text[words[i+1].from:], Confidence: 1, Expect: string(ExpectRequest), Lang: c.s.Lang}
		if side := c.e.hear.Understand(u, c.anchor(c.now, string(ExpectRequest))); len(side.FAQ) > 0 && side.FAQ[0].ID == m.FAQ[0].ID && side.FAQ[0].Confidence >= certain {
			return true
		}
	}
	return false
}

// same tells that the work under way is the one that is asked for.
func (c *Conversation) same(top *task, p *playbooks.Playbook) bool {
	if p.Keeps {
		return top.Playbook == p.Name
	}
	for _, t := range c.s.Tasks {
		// "And when will I be called back?" in a complaint is no other message.
		if t.Playbook == p.Name || t.Playbook == "complaint" && p.Name == "message" {
			return true
		}
	}
	// "Could we make it Friday instead?" while booking changes the wish, and so
	// does "what else is free?" while moving.
	// A visit of which nothing is known yet can't be moved: another one is meant.
	begun := top.Service != "" || top.Slot != nil || len(top.Offered) > 0
	if p.Name == "moving" && top.Playbook == "urgent" && top.Slot != nil {
		return true // another day than the next free one
	}
	return p.Name == "moving" && top.Playbook == "booking" && begun || p.Name == "booking" && top.Playbook == "moving" && top.Visit != nil
}

// answers tells that an intent is only the answer to the pending question.
func (c *Conversation) answers(m understand.Meaning, intent understand.Intent) bool {
	top := c.s.top()
	switch c.s.Asked.Expect {
	case ExpectChoice:
		// "The first one" is no question about first visits, nor "whenever suits
		// you" one about a visit.
		return (intent == understand.Question || c.cue(m, "any")) && c.pick(m, c.s.Asked.Choices) >= 0
	case ExpectDetail:
		// Anything may be said in a message; only a plain change of mind counts.
		if top != nil && top.Unasked && c.wantsText(top) {
			return intent == understand.Message || intent == understand.Question // what is understood now needs no message
		}
		if top != nil && c.wantsText(top) {
			// What could not be cancelled is what the message is about.
			return !slices.Contains([]understand.Intent{understand.Human, understand.Cancel}, intent) || len(m.Text) > 30 || intent == understand.Cancel && c.s.Unfound
		}
		return intent != understand.Price && intent != understand.Human && intent != understand.Cancel && intent != understand.Hours
	case ExpectService:
		// "How much is it?" - "Which service?" - "Whitening."
		if intent == understand.Book && !m.Has(intent, described) && top != nil && (top.Playbook == "price" || top.Playbook == "duration") {
			return true
		}
		// "The one where you change the oil" asks for no address.
		return (intent == understand.Place || intent == understand.Services) && best(m.Services) != "" && m.Services[0].Confidence >= certain && !c.asks(m.Text)
	case ExpectName:
		return len(m.Heard.Names) > 0
	case ExpectPhone:
		return len(m.Heard.Phones) > 0
	case ExpectConfirm:
		// "Shall I take a message?" - "Then leave a message."
		if c.s.Asked.Name == "leave" && intent == understand.Message {
			return !no(m)
		}
		// "Yes, book it."
		return intent == understand.Book && top != nil && top.Playbook != "cancelling" && yes(m)
	}
	return false
}

// wantsText tells that the task waits for words of the caller's own.
func (c *Conversation) wantsText(t *task) bool {
	return t.Text == "" && slices.Contains([]string{"message", "complaint", "human", "late"}, t.Playbook)
}

// start puts a new task on top. It inherits what was spoken of.
func (c *Conversation) start(name string) *task {
	t := &task{Playbook: name, Since: c.s.Turns}
	c.count(t, playbooks.OnStart, "")
	if under := c.s.top(); under != nil && under.Unasked && (c.wantsText(under) || c.s.Asked.Rule == foreignRule) {
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
	}
	if under := c.s.top(); under != nil && c.e.plays.Get(name).Keeps {
		t.Service, t.Class, t.Urgency = under.Service, under.Class, under.Urgency
	}
	if n := len(c.s.Done); n > 0 && c.s.Done[n-1] == "urgent_referred" && len(c.s.Urgencies) > 0 && t.Urgency == "" && c.e.plays.Get(name).Keeps {
		t.Urgency = c.s.Urgencies[len(c.s.Urgencies)-1] // "where is that clinic?"
	}
	if t.Service == "" && slices.Contains([]string{"booking", "price", "duration"}, name) {
		t.Service, t.Class = c.s.Subject.Service, c.s.Subject.Class
		t.Inherited = t.Service != ""
	}
	if c.s.Unfound && slices.Contains([]string{"moving", "cancelling", "checking"}, name) {
		// Asked for once more, the visit may be under another name or number.
		c.s.Unfound = false
		if !c.s.Person.Calling {
			c.s.Person, c.s.Digits = person{}, ""
		}
	}
	if under := c.s.top(); name == "human" && under != nil && (under.Playbook == "complaint" || under.Playbook == "message") {
		// What was told for the team goes to the team.
		t.Text = strings.Join(nonEmpty(under.Opening, under.Text), " / ")
		if under.Playbook == "complaint" {
			t.Level = "complaint"
		}
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
	}
	c.s.Tasks = append(c.s.Tasks, t)
	return t
}

// adopt starts the likeliest work from entities alone: a service, a member of
// staff or a time at the open question means a visit.
func (c *Conversation) adopt(m understand.Meaning) bool {
	if c.s.top() != nil || c.s.Asked.Expect != ExpectRequest && c.s.Asked.Expect != ExpectMore {
		return false
	}
	if len(m.FAQ) > 0 && m.FAQ[0].Confidence >= sure && !c.beside(m, m.FAQ[0].Confidence) {
		c.absorb(m, c.start("faq"), false)
		return true
	}
	if c.s.Topic == "hours" && best(m.Services) == "" && len(m.Heard.Times) > 0 && !m.Has(understand.Book, sure) && !yes(m) {
		c.absorb(m, c.start("hours"), false) // "and on Sunday?"
		return true
	}
	if best(m.Services) == "" && best(m.Staff) == "" && (len(m.Heard.Times) == 0 || m.Has(understand.OutOfScope, sure)) {
		return false
	}
	work := "booking"
	if (c.s.Near || c.s.Last != nil) && best(m.Services) == "" && m.Heard.Has(language.Correct) {
		work = "moving" // "could we make it Friday instead?", of the visit that was just spoken of
	}
	c.absorb(m, c.start(work), false)
	return true
}

const (
	// named is the confidence from which a match counts as named.
	named = 0.65
	// certain is the confidence from which a match takes the place of another.
	certain = 0.85
	// guessed is the recogniser's confidence in rejected words from which a
	// service in them is asked back; doubted that from which words are acted on.
	guessed, doubted = 0.25, 0.35
	// unsure is the recogniser's confidence below which a service is asked back.
	unsure = 0.6
)

// best gives the ID of the best match, when it is good enough.
func best(list []understand.Match) string {
	if len(list) == 0 || list[0].Confidence < named {
		return ""
	}
	return list[0].ID
}

// only gives the ID of the best match, when no other one is as good: "the
// dentist" is nobody in particular where there are three.
func only(list []understand.Match, keep func(id string) bool) string {
	id, confidence := "", 0.0
	for _, m := range list {
		switch {
		case m.Confidence < named || !keep(m.ID) || m.ID == id:
		case id == "":
			id, confidence = m.ID, m.Confidence
		case m.Confidence > confidence-0.05:
			return ""
		}
	}
	return id
}

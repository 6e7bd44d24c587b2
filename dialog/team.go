package dialog

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"budi/configs"
	"budi/dialog/understand"
	"budi/language"
)

// takeMessage leaves the task's text for the team: "taken" or "failed".
func takeMessage(ctx context.Context, c *Conversation, t *task) string {
	ctx, cancel := c.commit(ctx)
	defer cancel()
	m := Message{
		Key: c.commitKey("message"), Call: c.s.ID, Business: c.e.b.Slug, Name: c.s.Person.Name, Phone: c.s.Person.Phone,
		Text: t.Text, Callback: t.Callback, Level: t.Level, Service: t.Service, Promised: c.nextWorkday(), Lang: c.s.Lang, At: c.now,
	}
	if m.Text == "" {
		m.Text = c.note("note.callback")
	}
	m.Text = strings.Join(nonEmpty(m.Text, c.doubts()), " / ")
	id, err := c.e.journal.Message(ctx, m)
	if err != nil {
		c.log.Error("dialog: the message was not kept", "err", err)
		return "failed"
	}
	c.s.Serial++
	c.out.actions = append(c.out.actions, Action{
		Type: "message", ID: id, Service: m.Service, Name: m.Name, Phone: m.Phone, Text: m.Text, Level: m.Level,
	})
	return "taken"
}

// reachable notes when who leaves a message would like to be called: "could
// somebody ring me after five?".
func (c *Conversation) reachable(m understand.Meaning, t *task) {
	if t.Playbook != "message" && t.Playbook != "human" {
		return
	}
	if c.s.Asked.Expect != ExpectPhone && !m.Has(understand.Message, sure) && !m.Has(understand.Human, sure) && !c.cue(m, "call_back") {
		return
	}
	from, to := len(m.Text), 0
	for _, x := range m.Heard.Times {
		if x.Bound == language.After || x.Start.After(c.now) || x.End.After(c.now) { // what is over is what it is about
			from, to = min(from, max(0, x.From)), max(to, min(x.To, len(m.Text)))
		}
	}
	if from < to {
		t.Callback = m.Text[from:to]
	}
}

// note gives a phrase as one text, for the team: in the business's own language,
// whatever the caller spoke.
func (c *Conversation) note(key string) string {
	spoken := c.s.Lang
	defer func() { c.s.Lang = spoken }()
	c.s.Lang = c.e.b.Default()
	return strings.Join(c.phrase(key), " ")
}

// noteWish writes down what could not be booked.
func noteWish(_ context.Context, c *Conversation, t *task) string {
	t.Text = c.note("note.wish")
	t.Level = "callback"
	return "noted"
}

// noteLate writes down that the caller will be late.
func noteLate(_ context.Context, c *Conversation, t *task) string {
	t.Text = t.Opening
	t.Text = c.note("note.late")
	t.Level = "urgent"
	return "noted"
}

// noteCall writes down that the caller wants to be called back.
func noteCall(_ context.Context, c *Conversation, t *task) string {
	if t.Text == "" {
		t.Text = c.note("note.callback")
	}
	t.Level = "callback"
	return "noted"
}

// noteQuestion leaves the unanswered question to the team.
func noteQuestion(_ context.Context, c *Conversation, t *task) string {
	t.Text = t.Asked
	t.Text, t.Level = c.note("note.question"), "question"
	return "noted"
}

// noteUrgent leaves the urgent case to the team.
func noteUrgent(_ context.Context, c *Conversation, t *task) string {
	t.Text, t.Level = c.note("note.urgent"), "urgent"
	return "noted"
}

// noteComplaint marks the message as a complaint.
func noteComplaint(_ context.Context, _ *Conversation, t *task) string {
	t.Level = "complaint"
	if t.Opening != "" && t.Opening != t.Text {
		t.Text = t.Opening + " / " + t.Text
	}
	return "noted"
}

// alert tells the business's people of an urgent case at once: "sent",
// "nobody" or "failed".
func alert(ctx context.Context, c *Conversation, t *task) string {
	rule := c.urgencyRule(t)
	if rule == nil && !t.Life {
		return "nobody"
	}
	var to []string
	level := "urgent"
	if t.Life {
		level = "life"
	}
	if rule != nil {
		to = rule.Alert
	}
	if len(to) == 0 && len(c.e.b.Contacts) > 0 && t.Life {
		to = []string{c.e.b.Contacts[0].ID}
	}
	outcome := "nobody"
	for _, id := range to {
		a := Alert{
			Key: c.commitKey("alert") + "/" + id, Call: c.s.ID, Business: c.e.b.Slug, To: id, Rule: t.Urgency, Level: level,
			Phone: either(c.s.Person.Phone, c.s.Caller), Name: c.s.Person.Name, Text: t.Text, At: c.now,
		}
		if err := c.send(ctx, a); err != nil {
			c.log.Error("dialog: the alert was not kept", "to", id, "err", err)
			if outcome == "nobody" {
				outcome = "failed"
			}
			continue
		}
		outcome = "sent"
	}
	if outcome == "sent" {
		c.s.Serial++
	}
	return outcome
}

func (c *Conversation) send(ctx context.Context, a Alert) error {
	ctx, cancel := c.commit(ctx)
	defer cancel()
	id, err := c.e.journal.Alert(ctx, a)
	if err != nil {
		return err
	}
	c.out.actions = append(c.out.actions, Action{
		Type: "alert", ID: id, To: a.To, Level: a.Level, Text: a.Text, Phone: a.Phone, Name: a.Name,
	})
	return nil
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// urgencyRule gives the business's rule that the task is about, or nil.
func (c *Conversation) urgencyRule(t *task) *configs.Urgency { return c.ruleOf(t.Urgency) }

// transfer puts the caller through to the configured contact.
func transfer(_ context.Context, c *Conversation, t *task) string {
	id := c.e.b.Transfer
	c.out.actions = append(c.out.actions, Action{
		Type: "transfer", To: id, Name: c.s.Person.Name, Phone: c.s.Person.Phone, Service: t.Service, Text: c.handover(),
	})
	c.out.then = Transfer
	return "going"
}

// handover tells the human who takes over what was said so far.
func (c *Conversation) handover() string {
	var lines []string
	for _, n := range c.s.Notes {
		lines = append(lines, n.Text)
	}
	return strings.Join(lines, " / ")
}

// canTransfer tells whether somebody is there to take the call.
func (c *Conversation) canTransfer() bool {
	contact, ok := c.e.b.Contact(c.e.b.Transfer)
	return ok && contact.Phone != "" && c.s.Channel == "phone" && c.e.b.OpenAt(c.now).State == configs.Open
}

// optOut notes that the customer wants no more messages: "done" or "failed".
func optOut(ctx context.Context, c *Conversation, _ *task) string {
	ctx, cancel := c.commit(ctx)
	defer cancel()
	if err := c.e.journal.OptOut(ctx, c.s.ID, c.s.Person.Phone); err != nil {
		c.log.Error("dialog: the opt-out was not kept", "err", err)
		return "failed"
	}
	c.out.actions = append(c.out.actions, Action{Type: "opt_out", Phone: c.s.Person.Phone})
	return "done"
}

// quote looks the price up: "exact", "range", "free" or "unknown".
func quote(_ context.Context, c *Conversation, t *task) string {
	s, ok := c.e.b.Service(t.Service)
	if !ok {
		return "unknown"
	}
	low, high := c.priceOf(s, t.Class)
	outcome := "range"
	switch {
	case s.Price.Free:
		outcome = "free"
	case low == 0 && high == 0:
		return "unknown"
	case low == high:
		outcome = "exact"
	}
	c.out.actions = append(c.out.actions, Action{
		Type: "quote", Service: t.Service, Name: c.s.Person.Name, Phone: c.s.Person.Phone, Text: strings.Join(nonEmpty(c.className(t), c.price(t)), ": "),
	})
	return outcome
}

// nonEmpty leaves out what is empty.
func nonEmpty(list ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// priceOf gives the price of a service, or of its class.
func (c *Conversation) priceOf(s *configs.Service, class string) (low, high configs.Amount) {
	if k, ok := s.Class(class); ok {
		return k.Price, k.Price
	}
	return s.Price.Range()
}

// answerQuestion answers from the business's FAQ, word for word: "known", or
// "unknown" once the question was noted for the team.
func answerQuestion(ctx context.Context, c *Conversation, t *task) string {
	if c.faq(t) != "" {
		return "known"
	}
	ctx, cancel := c.commit(ctx)
	defer cancel()
	q := Question{Call: c.s.ID, Business: c.e.b.Slug, Text: c.text, Lang: c.s.Lang, At: c.now}
	if err := c.e.journal.Question(ctx, q); err != nil {
		c.log.Error("dialog: the question was not kept", "err", err)
	}
	t.Asked = c.text
	return "unknown"
}

func (c *Conversation) faq(t *task) string {
	for _, f := range c.e.b.FAQ {
		if f.ID == t.FAQ {
			return f.Answer.In(c.s.Lang, c.e.b.Languages...)
		}
	}
	return ""
}

// prepare is what to do before a visit or to bring, of the service that is spoken
// of or was booked.
func (c *Conversation) prepare(t *task) string {
	id := cmp.Or(t.Service, c.s.Subject.Service)
	if id == "" && c.s.Last != nil {
		id = c.s.Last.Slot.Service
	}
	s, ok := c.e.b.Service(id)
	if !ok {
		return ""
	}
	return s.Prepare.In(c.s.Lang, c.e.b.Languages...)
}

// unlisted tells that words ask whether something is done that is no service
// here: "do you fix motorbikes?", and not "what do you offer?".
func (c *Conversation) unlisted(text string) bool {
	const least = 3 // "do you offer ..." of an utterance that broke off
	return len(strings.Fields(text)) >= least && !mentions(text, c.e.phrases.Cues(c.s.Lang, "list"))
}

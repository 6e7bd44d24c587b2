package dialog

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"budi/dialog/understand"
	"budi/language"
)

// small answers the little acts that every conversation has and that leave
// the question open: repeat, slower, "are you a robot?", thanks, good-bye.
func (c *Conversation) small(ctx context.Context, m understand.Meaning) bool {
	h := m.Heard
	top := c.s.top()
	switch {
	case m.Has(understand.Robot, sure):
		c.say("robot")
		c.again(ctx)
	case m.Has(understand.Speak, sure):
		c.speak(ctx, m.Speak)
	case c.promised() && c.cue(m, "when") && c.cue(m, "call_back"):
		c.say("message.promised")
		c.again(ctx)
	case c.cue(m, "hear_me") && len(plainWords(m.Text)) <= 7:
		c.say("heard")
		c.again(ctx)
	case top == nil && c.s.Asked.Expect == ExpectRequest && len(c.s.Done) == 0 && c.s.Turns <= 4 && m.Heard.Has(language.Hello) && c.only(m, "courtesy"):
		c.request()
	case m.Has(understand.Slower, sure):
		c.s.Slow = true
		c.say("slower")
		c.repeat()
	case m.Has(understand.Louder, sure):
		c.s.Loud = true
		c.say("louder")
		c.repeat()
	case m.Has(understand.Repeat, sure) && (h.Has(language.Repeat) || !h.Has(language.Yes)) && !says(m, understand.Repeat, understand.Yes) &&
		!places(h): // "The first, please" asks for nothing again.
		c.repeat()
	case m.Has(understand.Wait, sure) && !c.work(m) && c.pick(m, c.s.Asked.Choices) < 0 && !m.Has(understand.Yes, sure) && len(h.Times) == 0:
		c.say("wait")
	case c.finished(m):
		c.bye(ctx)
	case c.whoIsThere(m):
		c.s.Asked = asked{Expect: ExpectRequest, Rule: "request.ask"}
		c.say("here.is")
	case c.dear(m):
		c.say("dear")
		c.again(ctx)
	case m.Has(understand.Hello, sure) && len(m.Intents) == 1 && len(m.Services) == 0 && len(h.Times) == 0 && c.s.Asked.Expect != ExpectChoice && !c.s.Asked.Spells:
		if top == nil {
			c.s.Asked = asked{}
			c.say("hello.back")
			c.s.Asked = asked{Expect: ExpectRequest, Rule: "request.ask"}
			return true
		}
		c.again(ctx)
	case m.Has(understand.Thanks, sure) && len(m.Intents) == 1 && top == nil && c.s.Asked.Expect == ExpectRequest:
		c.say("thanks.back")
		c.again(ctx)
	default:
		return false
	}
	return true
}

// promised tells that the last thing done was a message that somebody answers.
func (c *Conversation) promised() bool {
	n := len(c.s.Done)
	return c.s.top() == nil && n > 0 && c.s.Done[n-1] == "message_taken" && c.s.Person.Phone != ""
}

// dear tells that a price that was told already is found too high, while
// something else is asked: telling it again would not help.
func (c *Conversation) dear(m understand.Meaning) bool {
	return c.s.top() != nil && slices.Contains(c.s.Done, "quoted") && c.s.Asked.Expect != ExpectDetail && c.s.Asked.Name != "offer" &&
		c.cue(m, "dear") && !c.asks(m.Text) && len(plainWords(m.Text)) <= 5
}

// places tells that one of several things is named by its place.
func places(h language.Heard) bool {
	return h.Has(language.First) || h.Has(language.Second) || h.Has(language.Third) || h.Has(language.Last)
}

// whoIsThere tells that the caller first wants to know whether they rang the
// right place, as in "is that the dentist's?".
func (c *Conversation) whoIsThere(m understand.Meaning) bool {
	words := plainWords(m.Text)
	if c.s.top() != nil || c.s.Asked.Expect != ExpectRequest || len(words) > 7 || len(m.Heard.Times) > 0 || !c.ours(m, words) && !c.elsewhere(m, words) {
		return false
	}
	for len(words) > 0 && slices.Contains(c.e.phrases.Cues(c.s.Lang, "courtesy"), words[0]) && !c.begins(words) {
		words = words[1:]
	}
	return c.begins(words)
}

// ours tells that words speak of this business: of its name or kind, of a
// service or of a profession that it has.
func (c *Conversation) ours(m understand.Meaning, words []string) bool {
	if len(m.Staff) > 0 || len(m.Services) > 0 {
		return true
	}
	own := append(plainWords(c.in(c.e.b.Name)), strings.ToLower(c.e.b.Kind))
	return slices.ContainsFunc(own, func(w string) bool { return len([]rune(w)) > 3 && slices.Contains(words, w) })
}

// elsewhere tells that a caller's first words ask for another place: "is this
// the bakery?".
func (c *Conversation) elsewhere(m understand.Meaning, words []string) bool {
	return c.s.Turns == 1 && len(words) <= 5 && len(m.FAQ) == 0 && !slices.ContainsFunc(m.Intents, func(s understand.Scored) bool { return s.Name != understand.OutOfScope })
}

// begins tells that words begin by asking who is there.
func (c *Conversation) begins(words []string) bool {
	text := strings.Join(words, " ") + " "
	return slices.ContainsFunc(c.e.phrases.Cues(c.s.Lang, "is_this"), func(w string) bool { return strings.HasPrefix(text, w+" ") })
}

// finished tells that the caller is done.
func (c *Conversation) finished(m understand.Meaning) bool {
	if c.work(m) {
		return false
	}
	if takesLeave(m) {
		return true
	}
	if c.s.top() != nil {
		return false
	}
	// "If that's all, I'll say goodbye." - "Okay."
	if c.s.Asked.Rule == "more.last" {
		return m.Has(understand.Nothing, sure) || m.Has(understand.Thanks, sure) || yes(m) || no(m)
	}
	if c.s.Asked.Expect == ExpectMore {
		return no(m) || m.Has(understand.Nothing, sure) || m.Has(understand.Thanks, sure) && !yes(m)
	}
	// "What can I do for you?" - "Nothing, thank you", "no, thanks".
	return m.Has(understand.Nothing, certain) || m.Has(understand.Nothing, sure) && len(plainWords(m.Text)) <= 5 || c.s.Asked.Expect == ExpectRequest && len(c.s.Done) > 0 && no(m)
}

// takesLeave tells that the caller says good-bye. What only sounds like it does
// not end a call: "my dog ate a whole bar of chocolate".
func takesLeave(m understand.Meaning) bool {
	return m.Has(understand.Bye, sure) && (m.Heard.Has(language.Bye) || m.Has(understand.Bye, certain) && len(plainWords(m.Text)) <= 6)
}

// work tells that the utterance also brings something to do.
func (c *Conversation) work(m understand.Meaning) bool {
	return slices.ContainsFunc(m.Intents, func(s understand.Scored) bool {
		return s.Confidence >= sure && c.e.plays.For(string(s.Name)) != nil
	})
}

// again puts the pending question once more, with all that leads up to it.
func (c *Conversation) again(ctx context.Context) {
	c.out.back = true
	if c.s.top() != nil {
		c.s.Asked.Tries = 0
		c.run(ctx)
		return
	}
	c.more()
}

// repeat says the last reply again.
func (c *Conversation) repeat() {
	c.out.say = append(c.out.say, c.s.Said...)
	c.out.anew = true
}

// bye ends the conversation. What was told for the team goes to the team, also
// where the caller leaves before their name or number was told.
func (c *Conversation) bye(ctx context.Context) {
	t := c.s.top()
	if t != nil && (t.Playbook == "message" || t.Playbook == "complaint") && t.Text != "" {
		if t.Playbook == "complaint" {
			noteComplaint(ctx, c, t)
		}
		c.s.Person.Phone = either(c.s.Person.Phone, c.s.Caller)
		if takeMessage(ctx, c, t) == "taken" {
			c.s.Done = append(c.s.Done, "message_taken")
			c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
			t = nil
			c.say("message.kept")
		}
	}
	if t != nil && c.s.Last != nil {
		// What was not agreed to is not promised: only what stands is told.
		switch {
		case t.Playbook == "moving" && t.Visit != nil && t.Slot != nil:
			c.say("moving.keep")
		case t.Playbook == "booking" && len(t.Offered) > 0:
			c.say("dropped.next")
		}
		c.s.Tasks, t = nil, nil
	}
	switch {
	case t != nil && t.Playbook == "booking" && t.Service != "" && c.s.Last == nil:
		c.say("bye.unbooked")
	case c.s.Last != nil:
		c.say("bye.booked")
	case slices.Contains(c.s.Done, "urgent_referred"):
		c.say("bye.urgent")
	default:
		c.say("bye.plain")
	}
	c.out.then = HangUp
}

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

// yes tells that the words agree.
func yes(m understand.Meaning) bool {
	if m.Heard.Has(language.Yes) != m.Heard.Has(language.No) {
		return m.Heard.Has(language.Yes)
	}
	return m.Has(understand.Yes, sure) && !m.Has(understand.No, sure)
}

// no tells that the words refuse.
func no(m understand.Meaning) bool {
	if m.Heard.Has(language.Yes) != m.Heard.Has(language.No) {
		return m.Heard.Has(language.No)
	}
	return m.Has(understand.No, sure) && !m.Has(understand.Yes, sure)
}

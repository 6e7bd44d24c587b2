package dialog

import (
	"context"
	"slices"

	"budi/dialog/understand"
	"budi/language"
)

// leave gives work up when the caller takes it back.
func (c *Conversation) leave(ctx context.Context, m understand.Meaning) bool {
	t := c.s.top()
	if t != nil && c.wantsText(t) && bareAnswer(m) && !yes(m) {
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
		return true
	}
	if t == nil {
		return false
	}
	if t.Playbook == "urgent" && c.s.Asked.Expect == ExpectConfirm && c.cue(m, "on_the_way") && len(plainWords(m.Text)) <= 8 {
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
		c.release(ctx)
		c.s.Done = append(c.s.Done, "urgent_referred")
		c.bye(ctx)
		return true
	}
	stops := c.stops(m)
	if t.Playbook != "booking" {
		if !stops || c.e.plays.Get(t.Playbook).Keeps || t.Playbook == "urgent" {
			return false
		}
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
		c.release(ctx)
		if t.Visit != nil {
			c.s.Done = append(c.s.Done, "kept")
			c.say("cancelling.keep")
			return true
		}
		c.s.Done = append(c.s.Done, "dropped")
		c.say("stopped")
		return true
	}
	// "What shall I change?" - "No, thanks."
	nothing := len(c.s.Asked.Choices) > 0 && c.s.Asked.Choices[0].Forget != "" && (no(m) || m.Has(understand.Nothing, sure)) &&
		c.pick(m, c.s.Asked.Choices) < 0 && len(m.Heard.Times) == 0 && best(m.Services) == "" && len(m.Heard.Names) == 0
	later := c.s.Asked.Expect != ExpectDetail && c.s.Asked.Expect != ExpectName && mentions(m.Text, c.e.phrases.Leaving(c.s.Lang))
	// "Which day would suit you?", after all times were refused: "No."
	none := c.s.Asked.Expect == ExpectTime && t.Did["offer"] == "refused" && no(m) && bareAnswer(m)
	// "Which one suits you?" - "That's it for now."
	done := (c.s.Asked.Expect == ExpectChoice || c.s.Asked.Expect == ExpectTime) && m.Has(understand.Nothing, sure) && c.pick(m, c.s.Asked.Choices) < 0 &&
		len(m.Heard.Times) == 0 && best(m.Services) == ""
	nothing = nothing || done
	// "Shall I book it?" - "No, thanks."
	declined := c.s.Asked.Name == "confirm" && no(m) && m.Has(understand.Thanks, sure) && c.only(m, "courtesy_no")
	nothing = nothing || later || none || stops || declined
	if !nothing && !m.Has(understand.Cancel, sure) {
		return false
	}
	// "Cancel my appointment on Friday" before anything was offered is about
	// another visit.
	if !nothing && len(t.Offered) == 0 && t.Slot == nil && len(m.Heard.Times) > 0 {
		return false
	}
	// "Which service?" - "No, I'd like to cancel my appointment."
	if !nothing && len(t.Offered) == 0 && t.Slot == nil && c.cue(m, "visit") {
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
		return false
	}
	c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
	c.release(ctx)
	c.s.Done = append(c.s.Done, "dropped")
	if t.Follows {
		c.say("dropped.next")
		return true
	}
	c.say("dropped")
	return true
}

// stops tells that the caller takes back what is being done, and says nothing
// else: "never mind".
func (c *Conversation) stops(m understand.Meaning) bool {
	return m.Has(understand.Stop, sure) && len(plainWords(m.Text)) <= 6 && len(m.Heard.Times) == 0 && best(m.Services) == "" &&
		(c.s.Asked.Expect != ExpectDetail && c.s.Asked.Expect != ExpectName || len(plainWords(m.Text)) <= 3) && c.pick(m, c.s.Asked.Choices) < 0
}

// finished tells that the caller is done.
func (c *Conversation) finished(m understand.Meaning) bool {
	if c.work(m) {
		return false
	}
	if c.s.Turns <= 2 && len(c.s.Done) == 0 && c.cut.unheard != "" && len(plainWords(m.Text)) == 1 {
		return false // nobody takes leave of who has not been heard yet: music was, or a cough
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
	if t != nil && t.Playbook == "price" && t.Did["quote"] != "" && t.Did["quote"] != "unknown" {
		c.s.Done = append(c.s.Done, "quoted")
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

// promised tells that the last thing done was a message that somebody answers.
func (c *Conversation) promised() bool {
	n := len(c.s.Done)
	return c.s.top() == nil && n > 0 && c.s.Done[n-1] == "message_taken" && c.s.Person.Phone != ""
}

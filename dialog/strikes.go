package dialog

import (
	"context"
	"slices"
	"strings"

	"budi/dialog/understand"
)

// strikes is how often in a row a turn may fail before the conversation gives
// up asking.
const strikes = 3

// silence answers a turn in which nothing came: ask, show the keys, end.
func (c *Conversation) silence(ctx context.Context) {
	c.s.Silent++
	c.out.back = true
	// Digits that were keyed and then nothing: the number was all.
	if c.s.Asked.Expect == ExpectPhone && c.s.Digits != "" {
		if full, ok := c.number(c.s.Digits); ok {
			c.s.Person.Phone, c.s.Person.Calling, c.s.Digits, c.s.Silent = full, false, "", 0
			c.run(ctx)
			return
		}
	}
	switch {
	case c.atEnd():
		c.lastCall(ctx)
	case c.s.Asked.Expect == ExpectMore && c.s.top() == nil && c.s.Silent == strikes-1:
		c.bye(ctx)
	case c.s.Silent >= strikes:
		c.giveUp(ctx)
	case c.s.Silent == strikes-1 && c.s.Channel == "phone":
		c.out.menu = true
		c.say("silence.first")
		c.reask(ctx)
	default:
		c.say("silence.first")
		c.reask(ctx)
	}
}

// giveUp ends a conversation in which nothing more is heard. What the caller
// had begun is left to the team, when there is a number to call back.
func (c *Conversation) giveUp(ctx context.Context) {
	if c.s.top() != nil && c.s.Person.Phone != "" && !slices.Contains(c.s.Done, "message_taken") {
		t := &task{Playbook: "message", Service: c.s.top().Service, Level: "callback"}
		if takeMessage(ctx, c, t) == "taken" {
			c.s.Done = append(c.s.Done, "message_taken")
		}
	}
	if len(c.s.Done) == 0 {
		c.s.Done = append(c.s.Done, "no_answer")
	}
	c.say("bye.silent")
	c.out.then = HangUp
}

// unclear answers a turn that could not be understood: say sorry and ask in
// another way, show the keys, take a message.
func (c *Conversation) unclear(ctx context.Context) {
	c.s.Silent = 0
	if c.scrap() && c.againUnheard() {
		return
	}
	c.s.Unclear++
	if c.s.Asked.Spells {
		c.s.Unclear = 0
		c.misspelt()
		c.run(ctx)
		return
	}
	switch {
	case c.atEnd() && (c.s.Unclear >= strikes-1 || c.s.Asked.Rule == "more.last"):
		c.lastCall(ctx)
	case c.s.Unclear > strikes, c.s.Unclear >= strikes-1 && c.takesMessage() && c.s.top().Unasked && c.s.Asked.Expect == ExpectDetail:
		c.s.Done = append(c.s.Done, "no_answer")
		c.giveUp(ctx)
	case c.s.Unclear == strikes && !c.takesMessage():
		c.fallBack(ctx)
	case (c.s.Unclear == strikes-1 || c.takesMessage() && c.s.top().Unasked) && c.s.Channel == "phone":
		c.out.menu, c.out.sorry = true, true
		c.reask(ctx)
	default:
		c.out.sorry = true
		c.reask(ctx)
	}
}

func (c *Conversation) takesMessage() bool {
	t := c.s.top()
	return t != nil && t.Playbook == "message"
}

// fallBack takes a message in place of what could not be understood, once.
func (c *Conversation) fallBack(ctx context.Context) {
	if slices.Contains(c.s.Done, "message_taken") {
		c.giveUp(ctx)
		return
	}
	under := c.s.top()
	c.s.Tasks = nil
	c.release(ctx)
	t := c.start("message")
	t.Level, t.Unasked = "callback", true
	if under != nil {
		t.Service, t.Class, t.Wish = under.Service, under.Class, under.Wish
	}
	if c.s.Person.Phone != "" {
		t.Text = c.note("note.callback")
	}
	c.s.Asked = asked{}
	c.run(ctx)
}

// reask puts the pending question again, worded anew.
func (c *Conversation) reask(ctx context.Context) {
	c.s.Asked.Tries++
	if c.s.top() != nil {
		c.run(ctx)
		return
	}
	c.more()
}

// lost answers words that mean nothing here: what looks like a question is
// noted for the team and a message offered, the rest is asked again.
func (c *Conversation) lost(ctx context.Context, m understand.Meaning) {
	open := c.s.Asked.Expect == ExpectRequest || c.s.Asked.Expect == ExpectMore
	// "What days have you got?", where times are on offer.
	if t := c.s.top(); t != nil && len(t.Offered) > 0 && c.s.Asked.Expect == ExpectChoice && (m.Has(understand.Available, sure) || c.asks(m.Text) && c.cue(m, "when")) {
		c.s.Unclear = 0
		c.again(ctx)
		return
	}
	own := slices.Contains([]Expect{ExpectName, ExpectPhone, ExpectDetail}, c.s.Asked.Expect)
	if open && m.Has(understand.Question, sure) || !own && c.asks(m.Text) && len(m.Heard.Times) == 0 {
		if t := c.s.top(); t != nil && t.Playbook == "faq" {
			c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1] // its question is noted; the new one takes its place
		}
		c.start("faq")
		c.s.Unclear = 0
		c.run(ctx)
		return
	}
	if open && m.Has(understand.OutOfScope, sure) && c.s.Unclear == 0 && c.wishes(m) {
		c.s.Unclear++
		c.say("scope")
		c.s.Asked.Tries = 0
		c.more()
		return
	}
	c.unclear(ctx)
}

// wishes tells that something is asked or wished for, rather than told.
func (c *Conversation) wishes(m understand.Meaning) bool {
	return c.asks(m.Text) || m.Has(understand.OutOfScope, named)
}

// asks tells that words look like a question.
func (c *Conversation) asks(text string) bool {
	words := strings.ToLower(text)
	if len(strings.Fields(words)) < 3 {
		return false
	}
	if strings.ContainsAny(words, "?՞") {
		return true
	}
	questions, courtesy := c.e.phrases.Questions(c.s.Lang), c.e.phrases.Cues(c.s.Lang, "courtesy")
	for clause := range strings.FieldsFuncSeq(words, func(r rune) bool { return strings.ContainsRune(",.;:!–—", r) }) {
		list := plainWords(clause)
		for len(list) > 2 && slices.Contains(courtesy, list[0]) && !slices.Contains(questions, list[0]) {
			list = list[1:] // "okay, and is it safe?"
		}
		text := strings.Join(list, " ") + " "
		if len(list) > 1 && slices.ContainsFunc(questions, func(w string) bool { return strings.HasPrefix(text, w+" ") }) {
			return true
		}
	}
	return false
}

package dialog

import (
	"context"
	"slices"
	"strings"

	"budi/dialog/understand"
	"budi/language"
)

// small answers the little acts that every conversation has and that leave
// the question open: repeat, slower, "are you a robot?", thanks, good-bye.
func (c *Conversation) small(ctx context.Context, m understand.Meaning) bool {
	h := m.Heard
	top := c.s.top()
	switch {
	case m.Has(understand.Robot, sure) && !c.whoIsThere(m):
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

package dialog

import (
	"slices"
	"strings"
	"unicode"

	"budi/configs/playbooks"
	"budi/dialog/understand"
)

// accept takes a time, or the wish for a visit, as the yes to the offer to find
// one: "tomorrow at ten would be great".
func (c *Conversation) accept(m understand.Meaning) bool {
	t := c.s.top()
	if t == nil || no(m) || m.Has(understand.OutOfScope, sure) {
		return false
	}
	for _, s := range m.Intents {
		if p := c.e.plays.For(string(s.Name)); s.Confidence >= sure && p != nil && p.Name != "booking" {
			return false
		}
	}
	visit := len(m.Heard.Times) > 0 || m.Has(understand.Book, sure) || m.Has(understand.Available, sure)
	switch {
	case t.Playbook == "price" && t.Service != "" && visit && (c.s.Asked.Name == "offer" || c.s.Asked.Expect == ExpectDetail && c.wishesVisit(m)):
		c.s.Done = append(c.s.Done, "quoted")
		c.count(t, playbooks.OnClose, "quoted")
		c.count(t, playbooks.OnGo, "booking")
		if id := best(m.Services); id != "" && id != t.Service {
			t.learn(id)
		}
		c.enter(t, "booking")
		c.s.Asked = asked{}
	case t.Playbook == "faq" && c.s.Asked.Name == "leave" && best(m.Services) != "" && (visit || !yes(m)):
		// "Then what about wheel alignment on Monday?"
		c.settle()
		t = c.start("booking")
	default:
		return false
	}
	c.absorb(m, t, false)
	return true
}

// wishesVisit tells that a visit is wished where a question about the price waits for
// its answer: at a time and nothing more, or for a service that is named again,
// "then the vaccination tomorrow afternoon".
func (c *Conversation) wishesVisit(m understand.Meaning) bool {
	return onlyTimes(m) || best(m.Services) != "" && (len(m.Heard.Times) > 0 || m.Has(understand.Book, certain))
}

// onlyTimes tells that nothing but times was said.
func onlyTimes(m understand.Meaning) bool {
	rest := []byte(m.Text)
	for _, x := range m.Heard.Times {
		for i := max(x.From, 0); i < min(x.To, len(rest)); i++ {
			rest[i] = ' '
		}
	}
	words := strings.FieldsFunc(string(rest), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return len(m.Heard.Times) > 0 && len(words) == 0
}

// settle ends the questions in passing whose offers a new piece of work
// answers, so that nobody comes back to them.
func (c *Conversation) settle() {
	for {
		t := c.s.top()
		if t == nil || !c.e.plays.Get(t.Playbook).Keeps {
			return
		}
		if t.Service != "" {
			c.s.Subject = subject{Service: t.Service, Class: t.Class}
		}
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
	}
}

// refuse takes the no before another question for the answer to an offer: "no
// thanks, but when are you open?".
func (c *Conversation) refuse(m understand.Meaning) {
	t, name := c.s.top(), c.s.Asked.Name
	if t == nil || c.s.Asked.Expect != ExpectConfirm || name != "offer" && name != "leave" || !no(m) {
		return
	}
	if t.Answers == nil {
		t.Answers = map[string]string{}
	}
	t.Answers[name] = "no"
}

// asksLikewise reads "and hygiene?", once a price was told, for the same
// question about another service: nothing else is said that a visit could be
// wished with.
func (c *Conversation) asksLikewise(m understand.Meaning) understand.Meaning {
	t := c.s.top()
	told := t == nil && slices.Contains(c.s.Done, "quoted") && !slices.Contains(c.s.Done, "booked") || t != nil && t.Playbook == "price" && c.s.Asked.Name == "offer"
	if !told || len(m.Services) == 0 || !m.Has(understand.Book, 0) {
		return m
	}
	rest := []byte(m.Text)
	for _, x := range m.Services {
		for i := max(x.From, 0); i < min(x.To, len(rest)); i++ {
			rest[i] = ' '
		}
	}
	list, words := c.e.phrases.Cues(c.s.Lang, "likewise"), plainWords(string(rest))
	if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(list, w) }) {
		return m
	}
	for i, s := range m.Intents {
		if s.Name == understand.Book {
			m.Intents = slices.Clone(m.Intents)
			m.Intents[i] = understand.Scored{Name: understand.Price, Confidence: max(s.Confidence, sure)}
		}
	}
	return m
}

// toldAgain tells a price once more to who asks for it while a time is offered:
// "okay, so how much is it really?" takes no time yet.
func (c *Conversation) toldAgain(m understand.Meaning) bool {
	t := c.s.top()
	if t == nil || t.Playbook != "price" || c.s.Asked.Name != "offer" || !m.Has(understand.Price, described) || m.Has(understand.Book, sure) || len(m.Heard.Times) > 0 || c.cue(m, "dear") {
		return false
	}
	if id := best(m.Services); id != "" && id != t.Service {
		return false // of another one
	}
	c.class(m, t)
	t.Did, t.Fired, t.Answers = nil, nil, nil
	return true
}

// sideQuestion gives the meaning of a question behind an "and" that the
// business has an answer to, where what stands before it is work to do: "a
// haircut tomorrow, and do you have parking?".
func (c *Conversation) sideQuestion(m understand.Meaning) (understand.Meaning, bool) {
	words := spans(m.Text)
	and, questions := c.e.phrases.Cues(c.s.Lang, "and"), c.e.phrases.Questions(c.s.Lang)
	for i := 2; i+2 < len(words); i++ {
		n := starts(words[i:], and, 1)
		if n == 0 || i+n >= len(words) || starts(words[i+n:], questions, 1) == 0 {
			continue
		}
		u := understand.Utterance{Text: m.Text[words[i+n].from:], Confidence: 1, Expect: string(ExpectRequest), Lang: c.s.Lang}
		if side := c.e.hear.Understand(u, c.anchor(c.now, u.Expect)); len(side.FAQ) > 0 && side.FAQ[0].Confidence >= described && best(side.Services) == "" {
			return side, true
		}
	}
	return m, false
}

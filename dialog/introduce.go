package dialog

import (
	"slices"
	"strings"

	"budi/dialog/understand"
	"budi/language"
)

// introduced gives the name that a caller tells where something else is asked:
// the whole name behind the first one, or one that was not understood in time.
// Nothing else may be said, and where times or services are on offer it takes
// more than a word to be sure.
func (c *Conversation) introduced(m understand.Meaning) (language.Name, bool) {
	e := c.s.Asked.Expect
	if !slices.Contains([]Expect{ExpectPhone, ExpectChoice, ExpectTime, ExpectService, ExpectConfirm}, e) {
		return language.Name{}, false
	}
	h := m.Heard
	words := plainWords(m.Text)
	if len(words) > 3 || len(h.Names)+len(h.Times)+len(h.Numbers)+len(h.Phones) > 0 || best(m.Services) != "" || best(m.Staff) != "" ||
		m.Urgency != understand.Normal || yes(m) || no(m) || says(m) || c.pick(m, c.s.Asked.Choices) >= 0 {
		return language.Name{}, false
	}
	names := c.pack().Hear(m.Text, c.anchor(c.now, string(ExpectName))).Names
	if len(names) != 1 || len(plainWords(names[0].Value)) != len(words) {
		return language.Name{}, false
	}
	n, known := names[0], plainWords(c.s.Person.Name)
	switch {
	case len(known) > 0:
		// "Tom" - "Tom Baker".
		said := plainWords(n.Value)
		return n, len(said) > len(known) && slices.Equal(said[:len(known)], known)
	case e == ExpectPhone:
		return n, n.Confidence >= named
	}
	// Sure of a name: two words that are none may be a choice that was misheard.
	return n, len(words) > 1 && n.Confidence >= 0.8
}

// asksFor tells that the words ask for one of the business's people, where a
// name is awaited: "with Anna" tells who shall do it, and not who calls.
func (c *Conversation) asksFor(m understand.Meaning) bool {
	words := spans(m.Text)
	return len(words) > 1 && len(words) <= 5 && only(m.Staff, func(string) bool { return true }) != "" &&
		(starts(words, c.e.phrases.Cues(c.s.Lang, "with_staff"), 1) > 0 || ends(words, c.e.phrases.Cues(c.s.Lang, "with_staff")))
}

// fromThis gives the number of the telephone that is held, where it is told
// that this is the one.
func (c *Conversation) fromThis(m understand.Meaning) bool {
	if c.s.Caller == "" || !c.cue(m, "this_phone") || len(m.Heard.Phones) > 0 {
		return false
	}
	full, ok := c.number(c.s.Caller)
	if !ok {
		return false
	}
	c.s.Person.Phone, c.s.Person.Calling, c.s.Digits = full, c.s.Trusted, ""
	return true
}

// toldAlready tells that words that began a complaint tell what happened, so
// that it need not be asked.
func (c *Conversation) toldAlready(text string) bool {
	return len(strings.Fields(text)) >= 5 && !mentions(text, c.e.phrases.Cues(c.s.Lang, "complaining"))
}

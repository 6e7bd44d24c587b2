package dialog

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"budi/dialog/understand"
	"budi/language"
)

// person takes the caller's name and number.
func (c *Conversation) person(m understand.Meaning, answered bool) bool {
	used := false
	p := &c.s.Person
	naming := answered && c.s.Asked.Expect == ExpectName
	reading := answered && c.s.Asked.Expect == ExpectConfirm
	// "No, Liana, with one n", where the number is asked for.
	again := answered && c.s.Asked.Expect == ExpectPhone && no(m) && len(m.Heard.Phones) == 0
	for _, n := range c.renamed(m, reading || again) {
		// "Call me back" names nobody; "it's Helen" behind it does.
		if !naming && m.Has(understand.Message, sure) && n.Confidence < 0.8 {
			break
		}
		// "Please" is nobody's name.
		if courtesy := c.e.phrases.Cues(c.s.Lang, "courtesy"); !slices.ContainsFunc(plainWords(n.Value), func(w string) bool { return !slices.Contains(courtesy, w) }) {
			continue
		}
		// "Tai tada" is "then", and no Tadas.
		if c.filler(m, n) {
			continue
		}
		if slices.ContainsFunc(m.Services, func(s understand.Match) bool {
			return s.Confidence >= certain && s.From < n.To && n.From < s.To && len(m.Heard.Times) > 0
		}) {
			continue // "no, a check-up after all, Friday at nine"
		}
		alone := reading && len(strings.Fields(m.Text)) <= 2
		if alone && c.smallWord(n.Value) {
			continue
		}
		if c.isStaff(m, n.Span) && !c.cue(m, "surname") || (!naming && !alone || len(m.Heard.Times) > 0) && n.Confidence < 0.6 {
			continue
		}
		// At the read-back, a name said again answers it as well.
		if p.Name != n.Value || reading {
			used = true
		}
		name := untilComma(m.Text, n)
		c.overhear(name)
		if c.denies(m, n, reading) {
			name = c.likelier(name, n, m.Heard)
			c.denied(name)
		}
		p.Name, p.Confidence, p.Sound = c.kept(name), n.Confidence, c.sure
		used = used || naming
		break
	}
	if naming && !used {
		if name, ok := c.plainName(m); ok && !c.framesOnly(name) {
			p.Name, p.Confidence, p.Sound, used = name, 0.4, c.sure, true
		}
	}
	if n, ok := c.introduced(m); answered && !used && ok {
		p.Name, p.Confidence, p.Sound, used = c.kept(n.Value), n.Confidence, c.sure, true
	}
	ended := reading && c.numberEnd(m)
	used = used || ended
	phone := answered && c.s.Asked.Expect == ExpectPhone
	if phone && c.fromThis(m) {
		return true
	}
	for _, s := range m.Heard.Phones {
		full, ok := c.number(s.Value)
		if ok && !ended && (phone || reading) && c.misheard(m, full, reading) {
			used = true
			break
		}
		if ok && !ended && reading && no(m) && full != p.Phone && !p.Calling {
			p.Wrong = p.Phone
		}
		if ok && !ended && (phone || reading || full != p.Phone) {
			p.Phone, p.Calling, c.s.Digits, used = full, full == c.s.Caller && c.s.Trusted, "", true
		}
	}
	if phone && !used {
		used = c.digits(m)
	}
	if t := c.s.top(); used && t != nil {
		clear(t.Answers)
		if t.Did["find"] == "none" {
			t.forget("find") // "no, it's under Maria"
		}
	}
	return used
}

// noName reads an answer to "what name?" that is none: "no, a check-up after all,
// on Friday".
func (c *Conversation) noName(u understand.Utterance) (understand.Meaning, bool) {
	if c.s.Asked.Expect != ExpectName || len(u.Text) > 200 {
		return understand.Meaning{}, false
	}
	u.Expect = string(ExpectRequest)
	m := c.e.hear.Understand(u, c.anchor(c.now, u.Expect))
	if c.asksFor(m) {
		m.Heard.Names = nil
		return m, true
	}
	turns := no(m) || m.Heard.Has(language.Correct) || len(m.Heard.Times) > 0
	if !turns || len(m.Services) == 0 || m.Services[0].Confidence < certain {
		return m, false
	}
	m.Heard.Names = nil
	return m, true
}

// filler tells that what was taken for a name is made of small words.
func (c *Conversation) filler(m understand.Meaning, n language.Name) bool {
	if n.From < 0 || n.To > len(m.Text) || n.From >= n.To {
		return false
	}
	small := slices.Concat(c.e.phrases.Cues(c.s.Lang, "courtesy"), c.e.phrases.Cues(c.s.Lang, "likewise"))
	for _, any := range c.e.phrases.Cues(c.s.Lang, "any") {
		small = append(small, strings.Fields(any)...) // "book it for whenever"
	}
	words := plainWords(m.Text[n.From:n.To])
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(small, w) })
}

// untilComma leaves out of a name what stands in small letters behind a comma:
// "my name is Ann, the cat is Tom".
func untilComma(text string, n language.Name) string {
	if n.From < 0 || n.To > len(text) || n.From >= n.To || n.Spelled {
		return n.Value
	}
	head, rest, ok := strings.Cut(text[n.From:n.To], ",")
	words := strings.Fields(n.Value)
	behind := len(strings.Fields(rest))
	if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest)); !ok || !unicode.IsLower(r) || behind >= len(words) || unicode.IsLower([]rune(strings.TrimSpace(head) + "a")[0]) {
		return n.Value
	}
	return strings.Join(words[:len(words)-behind], " ")
}

// smallWord tells that a word is a yes, a no or a courtesy in one of the
// business's languages, and so no name that anybody would answer a read-back
// with.
func (c *Conversation) smallWord(word string) bool {
	for _, lang := range c.e.b.Languages {
		h := c.e.packs[lang].Hear(word, c.anchor(c.now, string(ExpectConfirm)))
		if slices.ContainsFunc([]language.SignalKind{language.Yes, language.No, language.Thanks, language.Hello, language.Bye}, h.Has) {
			return true
		}
	}
	return false
}

// plainName takes a short answer to "what name?" for the name.
func (c *Conversation) plainName(m understand.Meaning) (string, bool) {
	for _, i := range m.Intents {
		if i.Confidence >= 0.7 && i.Name != understand.OutOfScope {
			return "", false
		}
	}
	if c.only(m, "courtesy") {
		return "", false
	}
	words := strings.Fields(m.Text)
	if len(m.Heard.Times) > 0 || len(m.Heard.Numbers) > 0 || m.Heard.Has(language.Hesitates) || m.Heard.Has(language.Backchan) || len([]rune(m.Text)) < 3 {
		return "", false
	}
	if len(words) == 0 || len(words) > 3 {
		return "", false
	}
	for i, w := range words {
		w = strings.Trim(w, ".,!?;:\"'()")
		for _, r := range w {
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' {
				return "", false
			}
		}
		if len([]rune(w)) < 2 {
			return "", false
		}
		words[i] = title(w)
	}
	return strings.Join(words, " "), true
}

func (c *Conversation) isStaff(m understand.Meaning, s language.Span) bool {
	for _, match := range m.Staff {
		if match.From < s.To && s.From < match.To {
			return true
		}
	}
	return false
}

// contact takes a bare name or number where a message was asked for: it is who
// leaves it, not what it says.
func (c *Conversation) contact(m understand.Meaning) bool {
	words := plainWords(m.Text)
	if len(m.Heard.Phones) > 0 && len(words) <= 6 && len(m.Intents) == 0 {
		if full, ok := c.number(m.Heard.Phones[0].Value); ok {
			c.s.Person.Phone, c.s.Person.Calling, c.s.Digits = full, false, ""
			return true
		}
	}
	if len(words) > 2 || c.s.Person.Name != "" {
		return false
	}
	names := c.pack().Hear(m.Text, c.anchor(c.now, string(ExpectName))).Names
	name, ok := c.plainName(m)
	if !ok || len(names) != 1 || names[0].Confidence < 0.7 || names[0].Value != name {
		return false
	}
	c.s.Person.Name, c.s.Person.Confidence, c.s.Person.Sound = name, names[0].Confidence, c.sure
	return true
}

// framesOnly tells that the words are such as stand around a name, and no name:
// "I'm".
func (c *Conversation) framesOnly(name string) bool {
	frame, courtesy := c.e.phrases.Cues(c.s.Lang, "name_frame"), c.e.phrases.Cues(c.s.Lang, "courtesy")
	return !slices.ContainsFunc(plainWords(name), func(w string) bool { return !slices.Contains(frame, w) && !slices.Contains(courtesy, w) })
}

package dialog

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"budi/dialog/understand"
	"budi/language"
)

// corrects takes back what was understood wrong: all of it, the number or the
// name. It reports whether the words did that.
func (c *Conversation) corrects(ctx context.Context, m understand.Meaning) bool {
	t := c.s.top()
	numbered := len(m.Heard.Phones) > 0 || len(m.Heard.Numbers) > 0
	switch {
	case t == nil && c.s.Asked.Expect == ExpectRequest && !numbered && c.cue(m, "misdialled"):
		c.say("misdialled")
		c.out.then = HangUp
	case t == nil && c.s.Last != nil && (c.cue(m, "wrong_number") || c.cue(m, "wrong_name")):
		// The visit stands in the calendar as it was said; the team mends it.
		c.start("message").Text = c.text
		c.person(m, false)
	case t == nil:
		return false
	case c.cue(m, "restart"):
		c.restart(ctx)
	case c.s.Asked.Expect == ExpectDetail && c.wantsText(t):
		return false // a message may be about anything
	case !numbered && c.cue(m, "wrong_number") && c.s.Person.Phone != "":
		c.unlearn(t, "phone")
	case c.badNumber(m):
		c.unlearn(t, "phone")
	case len(m.Heard.Names) == 0 && c.cue(m, "wrong_name") && c.s.Person.Name != "":
		c.unlearn(t, "name")
	default:
		return false
	}
	return true
}

// badNumber tells that a read-back is denied with digits that make no number: it
// is to be told anew.
func (c *Conversation) badNumber(m understand.Meaning) bool {
	const digits = 6 // fewer may be its end, or a time
	if !c.readsBack() || c.s.Person.Phone == "" || !no(m) || len(m.Heard.Times)+len(m.Heard.Names) > 0 {
		return false
	}
	said := c.spokenDigits(m.Text)
	_, ok := c.number(said)
	return !ok && len(said) >= digits
}

// restart gives up what was begun and what was told, and asks anew.
func (c *Conversation) restart(ctx context.Context) {
	c.s.Tasks, c.s.Subject, c.s.Classes, c.s.Thing, c.s.Digits = nil, subject{}, nil, "", ""
	c.release(ctx)
	if !c.s.Person.Calling {
		c.s.Person = person{}
	}
	c.s.Asked = asked{}
	c.say("restart")
	c.request()
	c.out.asked = true
}

// renamed gives the names that were heard. One may come without the words that
// usually tell a name: "no, not Tom, Jim", at the read-back above all.
func (c *Conversation) renamed(m understand.Meaning, reading bool) []language.Name {
	h := m.Heard
	if c.s.Person.Name == "" || c.s.Asked.Expect == ExpectDetail {
		return h.Names
	}
	if name := onlyLetters(m.Text, 4); name != "" && reading && !c.smallWord(name) {
		n := language.Name{Span: language.Span{To: len(m.Text), Value: name}, Confidence: 0.9, Spelled: true}
		n.Value = c.partOf(m, n)
		return []language.Name{n}
	}
	if name, ok := c.newName(m); ok {
		return []language.Name{{Span: language.Span{Value: name}, Confidence: 0.6}}
	}
	if len(h.Names) == 1 && c.s.Asked.Expect != ExpectName {
		n := h.Names[0]
		n.Value = c.partOf(m, n)
		return []language.Name{n}
	}
	if !reading || len(h.Names) > 0 || !no(m) || len(h.Times) > 0 || len(h.Numbers) > 0 && c.s.Asked.Expect != ExpectPhone || len(m.Services) > 0 || len(strings.Fields(m.Text)) > 6 {
		return h.Names
	}
	names := c.pack().Hear(m.Text, c.anchor(c.now, string(ExpectName))).Names
	first, _, _ := strings.Cut(c.s.Person.Name, " ")
	for i, n := range slices.Backward(names) {
		if !strings.Contains(n.Value, first) && n.Confidence >= sure {
			names[i].Confidence = max(n.Confidence, 0.6)
			names[i].Value = c.partOf(m, n)
			return names[i : i+1]
		}
	}
	return nil
}

// newName reads "not Tom, Jim", "Tim, not Tom" and "change the name to Jim
// Carter": what is left when the frame and the old name are taken away is the
// new one.
func (c *Conversation) newName(m understand.Meaning) (string, bool) {
	if len(m.Heard.Times) > 0 || len(m.Heard.Numbers) > 0 || best(m.Services) != "" {
		return "", false
	}
	frame := c.e.phrases.Cues(c.s.Lang, "name_frame")
	old := plainWords(c.s.Person.Name)
	var rest, after []string
	if name, ok := c.anew(m, old); ok {
		return name, true
	}
	said, framed := false, mentions(m.Text, c.e.phrases.Variants(c.s.Lang, "change.name"))
	for _, w := range plainWords(m.Text) {
		switch {
		case slices.Contains(old, w):
			said = true
		case !slices.Contains(frame, w):
			rest = append(rest, w)
			if said {
				after = append(after, w)
			}
		}
	}
	if len(after) > 0 {
		rest = after // "you misheard, not Tom, Jim"
	}
	denied := said && (no(m) || mentions(m.Text, c.e.phrases.Cues(c.s.Lang, "not")))
	if !denied && !framed || len(rest) == 0 || len(rest) > 2 {
		return "", false
	}
	for i, w := range rest {
		if len([]rune(w)) < 2 || strings.ContainsFunc(w, unicode.IsDigit) {
			return "", false
		}
		rest[i] = title(w)
	}
	if n := m.Heard.Names; len(n) == 1 && len(strings.Fields(n[0].Value)) == len(rest) {
		return n[0].Value, true // in its base form
	}
	if len(rest) == 1 && len(old) > 1 {
		// One part of the name was denied, the others stay.
		words := strings.Fields(c.s.Person.Name)
		for i, w := range old {
			if mentions(m.Text, []string{w}) {
				words[i] = rest[0]
				return strings.Join(words, " "), true
			}
		}
	}
	return strings.Join(rest, " "), true
}

// anew reads a whole name that has a word of the old one: "no, John Becker", of
// what was taken for John Barker.
func (c *Conversation) anew(m understand.Meaning, old []string) (string, bool) {
	for _, n := range c.pack().Hear(m.Text, c.anchor(c.now, string(ExpectName))).Names {
		words := plainWords(n.Value)
		if len(words) < 2 || len(words) > 3 || n.Spelled {
			continue
		}
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(old, w) }) && !slices.Equal(words, old) &&
			(no(m) || m.Heard.Has(language.Correct)) && n.Confidence >= sure {
			return n.Value, true
		}
	}
	return "", false
}

// partOf puts a name that corrects only a part of the known one into its place:
// a surname that was spelled leaves the first name as it is.
func (c *Conversation) partOf(m understand.Meaning, n language.Name) string {
	old := strings.Fields(c.s.Person.Name)
	if len(strings.Fields(n.Value)) != 1 {
		return n.Value
	}
	if k := len(old); k > 1 {
		// What sounds like one part of the name takes the place of that part.
		first, last := alike(n.Value, old[0]), alike(n.Value, old[k-1])
		switch {
		case last && !first:
			return strings.Join(append(old[:k-1:k-1], n.Value), " ")
		case first && !last:
			return strings.Join(append([]string{n.Value}, old[1:]...), " ")
		}
	}
	if len(old) > 2 {
		return n.Value
	}
	family := c.cue(m, "surname")
	switch {
	case len(old) == 2 && (family || n.Spelled && alike(n.Value, old[1]) && !alike(n.Value, old[0])):
		return old[0] + " " + n.Value
	case len(old) == 2 && n.Spelled && alike(n.Value, old[0]):
		return n.Value + " " + old[1]
	case len(old) == 1 && !strings.EqualFold(old[0], n.Value) && (family || n.Spelled && !alike(n.Value, old[0])):
		return old[0] + " " + n.Value
	}
	return n.Value
}

// alike tells that two names may be one that was heard differently: they share
// their beginning and most of their letters.
func alike(a, b string) bool {
	x, y := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	return len(x) > 0 && len(y) > 0 && 2*edits(x, y) <= max(len(x), len(y))
}

// edits is how many letters have to be put in, left out or changed to make the
// one word of the other (Levenshtein).
func edits(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		left := row[0]
		row[0] = i + 1
		for j := range y {
			cost := left
			if x[i] != y[j] {
				cost++
			}
			left = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

// title writes a word with a capital.
func title(w string) string {
	r := []rune(w)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

package dialog

import (
	"strings"

	"budi/dialog/understand"
)

// lastDigits is the most digits that are put right at a number's end; who tells
// more tells the number.
const lastDigits = 6

// numberEnd puts the end of the known number right: "no, it ends in five five".
// It reports whether the words did that.
func (c *Conversation) numberEnd(m understand.Meaning) bool {
	known := c.s.Person.Phone
	if known == "" {
		return false
	}
	text := " " + strings.ToLower(unmarked(m.Text)) + " "
	for _, cue := range c.e.phrases.Cues(c.s.Lang, "number_end") {
		_, rest, ok := strings.Cut(text, " "+unmarked(cue)+" ")
		if !ok {
			continue
		}
		digits := c.spokenDigits(rest)
		if digits == "" || len(digits) > lastDigits || len(digits) > len(known)-4 {
			continue
		}
		if full, ok := c.number(known[:len(known)-len(digits)] + digits); ok {
			c.s.Person.Phone, c.s.Person.Calling, c.s.Digits = full, false, ""
			return true
		}
	}
	return false
}

// spokenDigits reads the digits of some words, said one by one or in tens.
func (c *Conversation) spokenDigits(words string) string {
	h := c.pack().Hear(words, c.anchor(c.now, string(ExpectPhone)))
	var b strings.Builder
	for _, p := range h.Phones {
		b.WriteString(strings.TrimPrefix(p.Value, "+"))
	}
	if b.Len() > 0 {
		return b.String()
	}
	for _, n := range h.Numbers {
		if strings.Trim(n.Value, "0123456789") == "" {
			b.WriteString(n.Value)
		}
	}
	return b.String()
}

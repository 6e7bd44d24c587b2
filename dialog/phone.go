package dialog

import (
	"strings"

	"github.com/nyaruka/phonenumbers"

	"budi/dialog/understand"
)

// number gives the E.164 form of a number as it was said, and whether it is
// whole.
func (c *Conversation) number(s string) (string, bool) { return parseNumber(s, c.e.b.Country) }

func parseNumber(s, country string) (string, bool) {
	if s == "" {
		return "", false
	}
	n, err := phonenumbers.Parse(s, country)
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return "", false
	}
	return phonenumbers.Format(n, phonenumbers.E164), true
}

// digits collects a number that comes in pieces, and reports whether a piece
// came.
func (c *Conversation) digits(m understand.Meaning) bool {
	var b strings.Builder
	for _, p := range m.Heard.Phones {
		b.WriteString(strings.TrimPrefix(p.Value, "+"))
	}
	if b.Len() == 0 {
		for _, n := range m.Heard.Numbers {
			if !strings.ContainsRune(n.Value, '.') {
				b.WriteString(n.Value)
			}
		}
	}
	if b.Len() == 0 {
		return false
	}
	c.s.Digits += b.String()
	if full, ok := c.number(c.s.Digits); ok {
		c.s.Person.Phone, c.s.Person.Calling, c.s.Digits = full, false, ""
		return true
	}
	// Too long to become a number: start over.
	if len(c.s.Digits) > 12 {
		c.s.Digits = ""
		return false
	}
	return true
}

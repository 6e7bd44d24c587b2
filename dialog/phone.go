package dialog

import (
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"

	"budi/dialog/understand"
	"budi/language"
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
		for i, n := range m.Heard.Numbers {
			inTime := slices.ContainsFunc(m.Heard.Times, func(x language.When) bool { return n.From < x.To && x.From < n.To })
			// "The second one" chooses, and tells no digits.
			chooses := n.Ordinal || i > 0 && m.Heard.Numbers[i-1].Ordinal && n.Value == "1"
			if !strings.ContainsRune(n.Value, '.') && !inTime && !chooses {
				b.WriteString(n.Value)
			}
		}
	}
	if b.Len() == 0 {
		return false
	}
	if b.Len() >= 7 && b.String() == c.s.Digits {
		// Said twice alike, it is a number of another country: as it was said.
		c.s.Person.Phone, c.s.Person.Calling, c.s.Digits = b.String(), false, ""
		return true
	}
	full, rest, ok := joined(c.s.Digits, b.String(), c.e.b.Country)
	c.s.Digits = rest
	if full != "" && c.misheard(m, full, false) {
		return true
	}
	if full != "" {
		c.s.Person.Phone, c.s.Person.Calling = full, false
	}
	return ok
}

// misheard reports whether a number is the one that the caller has denied: who
// says it again is heard no better, and is asked for it by keys. Said once more
// all the same, it is taken.
func (c *Conversation) misheard(m understand.Meaning, full string, reading bool) bool {
	p := &c.s.Person
	switch {
	case c.s.Channel != "phone":
		return false
	case reading && full == p.Phone && no(m) && !p.Calling && len(m.Heard.Times)+len(m.Heard.Names)+len(m.Services) == 0 && p.Wrong != full:
		c.wrongNumber() // "no, my number is ..."
	case full == p.Wrong && !reading:
		p.Wrong = ""
	default:
		return false
	}
	c.s.Digits, c.out.menu = "", true
	return true
}

// wrongNumber gives up a number that was denied.
func (c *Conversation) wrongNumber() {
	p := &c.s.Person
	if !p.Calling {
		p.Wrong = p.Phone
	}
	p.Phone, p.Calling, c.s.Digits = "", false, ""
}

// wholeNumber is how many digits at once are meant as a whole number: fewer may
// be a piece of one.
const wholeNumber = 9

// joined adds a piece to the digits so far. full is the number when it is whole,
// rest what still waits for more. ok is false when the piece leads nowhere.
func joined(before, piece, country string) (full, rest string, ok bool) {
	// A number said anew takes the place of its beginning.
	for _, digits := range []string{before + piece, piece} {
		for _, reading := range readings(digits) {
			if full, ok := parseNumber(reading, country); ok {
				return full, "", true
			}
		}
	}
	if len(piece) >= wholeNumber || len(before)+len(piece) > 12 {
		return "", "", false
	}
	return "", before + piece, true
}

// readings are what digits may have been: a recogniser hears "zero" as "zero
// oh", and a caller may say either.
func readings(digits string) []string {
	list := []string{digits}
	if rest, ok := strings.CutPrefix(digits, "00"); ok {
		list = append(list, "0"+rest)
	}
	return list
}

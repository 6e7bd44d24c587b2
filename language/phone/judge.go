package phone

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

const (
	fewest = 7  // digits of a number that can be dialled from anywhere in a country
	most   = 15 // E.164
)

// judge decides whether the run is a telephone number, and which; told has
// its digits as they were given.
func (n run) judge(regions []string, clue, other bool) (value, told string, ok bool) {
	if n.broken || other && !clue {
		return "", "", false
	}
	for _, digits := range n.readings() {
		if !n.plausible(digits, true, clue) {
			continue // the library need not be asked
		}
		if e164, ok := n.e164(digits, regions); ok {
			return n.extended(e164), digits, true
		}
	}
	digits := n.readings()[0]
	if !n.plausible(digits, false, clue) {
		return "", "", false
	}
	if n.plus {
		return n.extended("+" + digits), digits, true
	}
	return n.extended(digits), digits, true
}

// extended puts the extension behind a number, as RFC 3966 section 5.1.5 writes
// it.
func (n run) extended(number string) string {
	if n.ext == "" {
		return number
	}
	return number + ";ext=" + n.ext
}

// readings lists the digits that the groups may mean, the likeliest first:
// as told, and with one group split into the numbers that it may be.
func (n run) readings() []string {
	all := make([]string, len(n.groups))
	for i, g := range n.groups {
		all[i] = g.digits
	}
	out := []string{strings.Join(all, "")}
	for i, g := range n.groups {
		if g.apart != "" {
			whole := all[i]
			all[i] = g.apart
			out = append(out, strings.Join(all, ""))
			all[i] = whole
		}
	}
	return out
}

// e164 makes digits a valid number of the world or of one of the regions.
func (n run) e164(digits string, regions []string) (string, bool) {
	if len(digits) > 2*most {
		return "", false
	}
	try := func(number, region string) (string, bool) {
		p, err := phonenumbers.Parse(number, region)
		if err != nil || !phonenumbers.IsValidNumber(p) {
			return "", false
		}
		return phonenumbers.Format(p, phonenumbers.E164), true
	}
	// "+44 (0)113": the zero in brackets is not dialled from abroad.
	trunk := strings.Replace(n.written(), "(0)", "", 1)
	switch {
	case n.plus:
		if s, ok := try("+"+digits, "ZZ"); ok {
			return s, true
		}
		return try("+"+onlyDigits(trunk), "ZZ")
	case strings.HasPrefix(digits, "00"):
		return try("+"+digits[2:], "ZZ")
	}
	for _, region := range regions {
		if s, ok := try(digits, region); ok {
			return s, true
		}
	}
	if len(digits) >= 11 {
		return try("+"+digits, "ZZ")
	}
	return "", false
}

// written joins the groups with a lone zero in brackets.
func (n run) written() string {
	var b strings.Builder
	for _, g := range n.groups {
		if g.digits == "0" {
			b.WriteString("(0)")
			continue
		}
		b.WriteString(g.digits)
	}
	return b.String()
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// plausible weighs the form: valid numbers need little else, others a clue or
// the look of a telephone number.
func (n run) plausible(digits string, valid, clue bool) bool {
	size := len(digits)
	switch {
	case size > most+2, size < 5, size < fewest && !clue, n.dateLike(), n.cardLike(digits), n.socialSecurity(), !clue && n.clocks():
		return false
	case clue:
		return true
	case n.plus:
		return size >= 8
	}
	longest, told := 0, 0
	for _, g := range n.groups {
		longest = max(longest, len(g.digits))
		if g.told {
			told++
		}
	}
	switch {
	case told > 0:
		return valid || size >= fewest && size <= 12
	case valid:
		return size >= fewest && longest >= 3
	case longest < 3:
		return false
	}
	if n.thousands() {
		return false
	}
	return size >= 9 && size <= most || len(n.groups) >= 2 && size >= fewest && longest >= 3 && longest <= 7 && size <= 13
}

// thousands has 1 234 567: a number in groups of three.
func (n run) thousands() bool {
	if len(n.groups) < 2 || len(n.groups[0].digits) > 3 || n.groups[0].digits[0] == '0' {
		return false
	}
	for _, g := range n.groups[1:] {
		if len(g.digits) != 3 {
			return false
		}
	}
	return true
}

// dateLike has 27.11.2026 and 2026-11-27, and the 27 2026 behind a month.
func (n run) dateLike() bool {
	if len(n.groups) < 2 || len(n.groups) > 3 || n.plus {
		return false
	}
	year := func(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") }
	small := func(s string, most string) bool { return len(s) <= 2 && (len(s) < 2 || s <= most) }
	a, b := n.groups[0].digits, n.groups[1].digits
	if len(n.groups) == 2 {
		return small(a, "31") && year(b)
	}
	c := n.groups[2].digits
	return year(c) && small(a, "31") && small(b, "31") || year(a) && small(b, "12") && small(c, "31")
}

// clocks has 0730-0930: from one time of day to another.
func (n run) clocks() bool {
	clock := func(g group) bool {
		return !g.told && len(g.digits) == 4 && g.digits[:2] < "24" && g.digits[2] < '6'
	}
	return !n.plus && len(n.groups) == 2 && clock(n.groups[0]) && clock(n.groups[1])
}

// cardLike has the groups of payment cards.
func (n run) cardLike(digits string) bool {
	if len(digits) < 14 || len(digits) > 19 || n.plus || digits[:2] == "00" {
		return false
	}
	fours := 0
	for _, g := range n.groups {
		if len(g.digits) == 4 {
			fours++
		}
	}
	return fours >= 3
}

// socialSecurity has 3-2-4 digits, the American number of a person.
func (n run) socialSecurity() bool {
	return len(n.groups) == 3 && !n.groups[0].told && len(n.groups[0].digits) == 3 && len(n.groups[1].digits) == 2 && len(n.groups[2].digits) == 4
}

// Package saying has what every language's Speaker needs and none inflects:
// digit groups, telephone groups, amounts and lists.
package saying

import (
	"strconv"
	"strings"
	"time"

	"github.com/nyaruka/phonenumbers"
)

// Join puts ", " between items and last before the last one: "a, b and c".
func Join(items []string, last string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return strings.Join(items[:n-1], ", ") + " " + last + " " + items[n-1]
	}
}

// Group writes n with sep between groups of three digits, from five digits
// on where short leaves four alone.
func Group(n int64, sep string, short bool) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	if len(s) <= 3 || short && len(s) == 4 {
		return sign + s
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteString(sep)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Amount splits minor units into whole units and hundredths; negative amounts
// keep their sign in whole alone, and neg tells of it where whole is 0.
func Amount(minor int64) (whole, cents int64, neg bool) {
	if minor < 0 {
		whole, cents, _ = Amount(-minor)
		return whole, cents, true
	}
	return minor / 100, minor % 100, false
}

// PhoneGroups splits an E.164 number into the groups in which people write it
// down, the first with its "+": "+370", "612", "34", "567". What is no
// telephone number is split into threes.
func PhoneGroups(e164 string) []string {
	number, err := phonenumbers.Parse(e164, "ZZ")
	if err != nil {
		return threes(e164)
	}
	var out []string
	for _, f := range strings.FieldsFunc(phonenumbers.Format(number, phonenumbers.INTERNATIONAL), func(r rune) bool {
		return r == ' ' || r == '-' || r == '(' || r == ')' || r == '\u00a0'
	}) {
		out = append(out, Split(f)...)
	}
	return out
}

// Split cuts a group of more than four digits into twos and threes.
func Split(group string) []string {
	var out []string
	for len(group) > 4 && group[0] != '+' {
		cut := 2
		if len(group)%3 == 0 {
			cut = 3
		}
		out = append(out, group[:cut])
		group = group[cut:]
	}
	return append(out, group)
}

func threes(s string) []string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s)
	var out []string
	for len(digits) > 4 {
		out = append(out, digits[:3])
		digits = digits[3:]
	}
	if digits != "" {
		out = append(out, digits)
	}
	return out
}

// SameDay reports whether day is now's day plus offset days, in day's zone.
func SameDay(day, now time.Time, offset int) bool {
	y, m, d := now.In(day.Location()).Date()
	y2, m2, d2 := day.Date()
	return time.Date(y, m, d+offset, 0, 0, 0, 0, time.UTC).Equal(time.Date(y2, m2, d2, 0, 0, 0, 0, time.UTC))
}

// SameYear reports whether both are in one year, in day's zone.
func SameYear(day, now time.Time) bool { return day.Year() == now.In(day.Location()).Year() }

// HoursMinutes splits a length into whole hours and minutes, rounded to the
// minute.
func HoursMinutes(d time.Duration) (hours, minutes int) {
	m := int(d.Round(time.Minute) / time.Minute)
	return m / 60, m % 60
}

// Letters lists the letters of a name in upper case, without spaces and
// marks.
func Letters(name string) []string {
	var out []string
	for _, r := range strings.ToUpper(name) {
		if r > ' ' && !strings.ContainsRune(".,'’\"", r) {
			out = append(out, string(r))
		}
	}
	return out
}

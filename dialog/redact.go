package dialog

import (
	"strings"
	"unicode"
)

// redact takes payment card numbers out of a text - 13 to 19 digits, spaces and
// hyphens between them allowed, that pass the Luhn check - and tells whether
// there was one. They are neither understood nor kept.
func redact(s string) (string, bool) {
	runes := []rune(s)
	var out strings.Builder
	found := false
	for i := 0; i < len(runes); {
		if !unicode.IsDigit(runes[i]) {
			out.WriteRune(runes[i])
			i++
			continue
		}
		end, digits := run(runes[i:])
		if len(digits) >= 13 && len(digits) <= 19 && luhn(digits) {
			out.WriteString("****")
			found = true
		} else {
			out.WriteString(string(runes[i : i+end]))
		}
		i += end
	}
	return out.String(), found
}

// run gives the length of the run of digits at the start of runes, with what
// joins them, and the digits.
func run(runes []rune) (int, []int) {
	var digits []int
	end := 0
	for i, r := range runes {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, int(r-'0'))
			end = i + 1
		case unicode.IsDigit(r):
			end = i + 1
		case (r == ' ' || r == '-') && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
		default:
			return end, digits
		}
	}
	return end, digits
}

// luhn is the check digit's rule of ISO/IEC 7812-1.
func luhn(digits []int) bool {
	sum := 0
	for i, d := range digits {
		if (len(digits)-i)%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

package sip

import (
	"net/url"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Normalise reads a telephone number as trunks write it - with +, 00, a bare
// country code, a national prefix, separators, as a tel or sip URI - and
// returns it in E.164, or "" when it is none. country is the ISO 3166 code of
// the trunk's country, for numbers without a country code; "" takes only
// numbers that name theirs.
//
// Lithuania's national prefix is 0; its former one, 8, is read as well.
func Normalise(raw, country string) string {
	digits, plus := cleanNumber(raw)
	if digits == "" || len(digits) > 20 {
		return ""
	}
	country = strings.ToUpper(country)
	if plus {
		return international(digits)
	}
	if country != "" {
		if n, err := phonenumbers.Parse(digits, country); err == nil && phonenumbers.IsValidNumber(n) {
			return phonenumbers.Format(n, phonenumbers.E164)
		}
	}
	if rest, ok := strings.CutPrefix(digits, "00"); ok {
		return international(rest)
	}
	if country == "LT" && len(digits) == 9 && (digits[0] == '0' || digits[0] == '8') {
		return international("370" + digits[1:])
	}
	// Some carriers leave the plus out.
	if n, err := phonenumbers.Parse("+"+digits, ""); err == nil && phonenumbers.IsValidNumber(n) {
		return phonenumbers.Format(n, phonenumbers.E164)
	}
	if country != "" {
		n, err := phonenumbers.Parse(digits, country)
		if err == nil && phonenumbers.IsPossibleNumberWithReason(n) == phonenumbers.IS_POSSIBLE {
			return phonenumbers.Format(n, phonenumbers.E164)
		}
	}
	return ""
}

// international formats digits that begin with a country code. Numbers that
// the tables don't know yet are taken as they are, when E.164 allows them.
func international(digits string) string {
	n, err := phonenumbers.Parse("+"+digits, "")
	if err == nil && phonenumbers.IsPossibleNumber(n) {
		return phonenumbers.Format(n, phonenumbers.E164)
	}
	if len(digits) < 7 || len(digits) > 15 || digits[0] == '0' {
		return ""
	}
	return "+" + digits
}

// cleanNumber strips a URI's scheme, host and parameters and the visual
// separators of RFC 3966 §5.1.1. digits is "" when anything else is left.
func cleanNumber(raw string) (digits string, plus bool) {
	s := strings.TrimSpace(raw)
	if scheme, rest, ok := strings.Cut(s, ":"); ok {
		switch strings.ToLower(scheme) {
		case "tel", "sip", "sips":
			s = rest
		default:
			return "", false
		}
	}
	s, _, _ = strings.Cut(s, "@")
	s, params, _ := strings.Cut(s, ";")
	if u, err := url.PathUnescape(s); err == nil {
		s = u
	}
	s = strings.TrimSpace(s)
	for param := range strings.SplitSeq(params, ";") {
		// A local number with the prefix that makes it global (RFC 3966 §5.1.5).
		if v, ok := strings.CutPrefix(strings.ToLower(param), "phone-context="); ok && strings.HasPrefix(v, "+") && !strings.HasPrefix(s, "+") {
			s = v + s
		}
	}
	s, plus = strings.CutPrefix(s, "+")
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case strings.ContainsRune("-.() /\u00a0", r):
		default:
			return "", false
		}
	}
	return b.String(), plus
}

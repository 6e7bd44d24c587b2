package sip

import (
	"strings"

	gosip "github.com/emiago/sipgo/sip"
)

// Header is a header of the INVITE as it came.
type Header struct{ Name, Value string }

const (
	maxKeptHeaders = 64
	maxKeptValue   = 1024
)

// keptHeaders are the INVITE's headers for the call's record, bounded.
func keptHeaders(req *gosip.Request) []Header {
	all := req.Headers()
	kept := make([]Header, 0, min(len(all), maxKeptHeaders))
	for _, h := range all[:min(len(all), maxKeptHeaders)] {
		v := h.Value()
		kept = append(kept, Header{Name: h.Name(), Value: v[:min(len(v), maxKeptValue)]})
	}
	return kept
}

// dialled finds the number that the caller dialled where the trunk puts it.
// raw is the user part as it came, which may be no telephone number.
func dialled(req *gosip.Request, t *Trunk) (number, raw string) {
	switch source := strings.ToLower(t.DIDSource); source {
	case "none":
		return "", ""
	case "", "request-uri":
		raw = uriUser(&req.Recipient)
	case "to":
		raw = uriUser(&req.To().Address)
	default:
		if h := req.GetHeader(strings.TrimPrefix(source, headerPrefix)); h != nil {
			raw = addressUser(h.Value())
		}
	}
	return Normalise(raw, t.Country), raw
}

// caller finds who calls (RFC 3325 §9.1): what the trunk asserts, when it is
// trusted, else what the caller claims. number is "" for a caller who withholds
// it (RFC 3323 §4.1) or has none.
func caller(req *gosip.Request, t *Trunk) (number string, trusted bool) {
	if withheld(req) {
		return "", false
	}
	if t.Trusted {
		for _, name := range []string{"P-Asserted-Identity", "Remote-Party-ID"} {
			for _, h := range req.GetHeaders(name) {
				for _, value := range splitAddresses(h.Value()) {
					if n := Normalise(addressUser(value), t.Country); n != "" {
						return n, true
					}
				}
			}
		}
	}
	n := Normalise(uriUser(&req.From().Address), t.Country)
	return n, t.Trusted && n != ""
}

func withheld(req *gosip.Request) bool {
	for _, h := range req.GetHeaders("Privacy") {
		for value := range strings.FieldsFuncSeq(strings.ToLower(h.Value()), func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
			switch value {
			case "id", "user", "header", "full":
				return true
			}
		}
	}
	for _, h := range req.GetHeaders("Remote-Party-ID") {
		if v := strings.ToLower(h.Value()); strings.Contains(v, "privacy=full") || strings.Contains(v, "privacy=uri") {
			return true
		}
	}
	from := req.From()
	return strings.EqualFold(from.Address.User, "anonymous") || strings.EqualFold(from.Address.Host, "anonymous.invalid")
}

// uriUser is the user part of a sip URI, the whole of a tel URI.
func uriUser(u *gosip.Uri) string {
	if u.Scheme == "tel" {
		return "tel:" + u.Raw()
	}
	return u.User
}

// addressUser is the user part of a name-addr or addr-spec.
func addressUser(value string) string {
	var u gosip.Uri
	var params gosip.HeaderParams
	if _, err := gosip.ParseAddressValue(strings.TrimSpace(value), &u, &params); err != nil {
		return ""
	}
	return uriUser(&u)
}

// splitAddresses separates addresses by the commas that stand outside of
// quotes and angle brackets.
func splitAddresses(s string) []string {
	var list []string
	start, quoted, angled := 0, false, false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			quoted = !quoted
		case '<':
			angled = angled || !quoted
		case '>':
			angled = angled && quoted
		case ',':
			if !quoted && !angled {
				list = append(list, s[start:i])
				start = i + 1
			}
		}
	}
	return append(list, s[start:])
}

package sip

import (
	"net/url"
	"strings"

	gosip "github.com/emiago/sipgo/sip"
)

// Reasons of a [Diversion], as RFC 5806 §4.1 names them.
const (
	DivertedAlways      = "unconditional"
	DivertedBusy        = "user-busy"
	DivertedNoAnswer    = "no-answer"
	DivertedUnavailable = "unavailable"
	DivertedByHand      = "deflection"
	DivertedUnknown     = "unknown"
)

const maxDiversions = 16

// Diversion is one forwarding that the call went through.
type Diversion struct {
	// Number that forwarded, in E.164.
	Number string
	// Reason is one of the Diverted constants.
	Reason string
}

// diversions reads Diversion (RFC 5806), which carriers repeat or put several
// entries in, or else History-Info (RFC 7044). Entries without a telephone
// number are left out.
func diversions(req *gosip.Request, country string) []Diversion {
	var list []Diversion
	for _, h := range req.GetHeaders("Diversion") {
		for _, value := range splitAddresses(h.Value()) {
			var u gosip.Uri
			var params gosip.HeaderParams
			if _, err := gosip.ParseAddressValue(strings.TrimSpace(value), &u, &params); err != nil {
				continue
			}
			if n := Normalise(uriUser(&u), country); n != "" && len(list) < maxDiversions {
				list = append(list, Diversion{n, diversionReason(param(params, "reason"))})
			}
		}
	}
	if list != nil {
		return list
	}
	return history(req, country)
}

// history reads History-Info, whose entries are the targets in their order: the
// cause in an entry tells why the call left the one before it (RFC 4458 §2), a
// Reason in an entry why the call left that entry itself (RFC 7044 §5).
func history(req *gosip.Request, country string) []Diversion {
	type target struct{ number, cause, left string }
	var targets []target
	for _, h := range req.GetHeaders("History-Info") {
		for _, value := range splitAddresses(h.Value()) {
			var u gosip.Uri
			var params gosip.HeaderParams
			if _, err := gosip.ParseAddressValue(strings.TrimSpace(value), &u, &params); err != nil || len(targets) == maxDiversions {
				continue
			}
			reason, _ := url.QueryUnescape(param(u.Headers, "reason"))
			_, left, _ := strings.Cut(strings.ToLower(reason), "cause=")
			left, _, _ = strings.Cut(left, ";")
			targets = append(targets, target{Normalise(uriUser(&u), country), param(u.UriParams, "cause"), strings.TrimSpace(left)})
		}
	}
	var list []Diversion
	for i := len(targets) - 2; i >= 0; i-- {
		why := targets[i].left
		if why == "" {
			why = targets[i+1].cause
		}
		if why != "" && targets[i].number != "" {
			list = append(list, Diversion{targets[i].number, diversionReason(why)})
		}
	}
	return list
}

func param(list gosip.HeaderParams, name string) string {
	for _, p := range list {
		if strings.EqualFold(strings.TrimSpace(p.K), name) {
			return strings.ToLower(strings.Trim(p.V, "\" "))
		}
	}
	return ""
}

func diversionReason(s string) string {
	switch s {
	case "unconditional", "302":
		return DivertedAlways
	case "user-busy", "486":
		return DivertedBusy
	case "no-answer", "408":
		return DivertedNoAnswer
	case "unavailable", "503":
		return DivertedUnavailable
	case "deflection", "480", "487":
		return DivertedByHand
	}
	return DivertedUnknown
}

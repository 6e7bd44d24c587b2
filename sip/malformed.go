package sip

import (
	"bytes"
	"crypto/rand"
	"strconv"
	"strings"

	gosip "github.com/emiago/sipgo/sip"
)

// malformedReply writes the refusal of a request that the parser rejects, from
// what can be read of it without a parser: RFC 4475 wants a 400 where a naive
// agent is silent and its peer repeats the request for 32 s. Nothing is
// returned for responses, ACKs and what has no Via to send an answer along.
func malformedReply(raw []byte, from flow) []byte {
	head, _, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	lines := strings.Split(strings.ReplaceAll(string(head), "\r\n", "\n"), "\n")
	method, rest, ok := strings.Cut(strings.TrimSpace(lines[0]), " ")
	if !ok || method == "ACK" || strings.HasPrefix(strings.ToUpper(method), "SIP/") ||
		!strings.Contains(strings.ToUpper(rest), "SIP/") {
		return nil
	}
	code := 400
	if unknownScheme(rest) {
		code = 416
	}
	var b strings.Builder
	b.WriteString("SIP/2.0 " + strconv.Itoa(code) + " " + reasonPhrase(code) + "\r\n")
	vias := 0
	seen := make(map[string]bool)
	for i := 1; i < len(lines); i++ {
		name, value, ok := strings.Cut(lines[i], ":")
		for ; i+1 < len(lines) && lines[i+1] != "" && strings.ContainsRune(" \t", rune(lines[i+1][0])); i++ {
			value += " " + strings.TrimSpace(lines[i+1])
		}
		if !ok {
			continue
		}
		name, value = fullName(strings.TrimSpace(name)), strings.TrimSpace(value)
		if name == "" || name != "Via" && seen[name] || value == "" || strings.ContainsAny(value, "\x00\r") {
			continue
		}
		seen[name] = true
		switch name {
		case "Via":
			if vias++; vias == 1 {
				value = stampRaw(value, from)
			}
		case "To":
			if !strings.Contains(strings.ToLower(value), "tag") {
				value += ";tag=" + newTag()
			}
		}
		b.WriteString(name + ": " + value + "\r\n")
	}
	if vias == 0 {
		return nil
	}
	b.WriteString("Content-Length: 0\r\n\r\n")
	return []byte(b.String())
}

// fullName of the headers that a response copies, "" for others.
func fullName(name string) string {
	switch strings.ToLower(name) {
	case "via", "v":
		return "Via"
	case "from", "f":
		return "From"
	case "to", "t":
		return "To"
	case "call-id", "i":
		return "Call-ID"
	case "cseq":
		return "CSeq"
	}
	return ""
}

// stampRaw adds to a Via that may be unreadable where the request came from.
func stampRaw(via string, from flow) string {
	first, more, _ := strings.Cut(via, ",")
	first = strings.Replace(first, ";rport=", ";x-rport=", 1)
	first = strings.Replace(first, ";rport", "", 1)
	first += ";received=" + from.remote.Addr().String() + ";rport=" + strconv.Itoa(int(from.remote.Port()))
	if more != "" {
		return first + "," + more
	}
	return first
}

// unknownScheme tells whether a request line asks for something that is
// neither sip, sips nor tel, by a scheme as RFC 3986 §3.1 writes it.
func unknownScheme(rest string) bool {
	uri, _, _ := strings.Cut(rest, " ")
	scheme, _, ok := strings.Cut(uri, ":")
	if !ok || scheme == "" {
		return false
	}
	for i, r := range scheme {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", r)) {
			return false
		}
	}
	switch strings.ToLower(scheme) {
	case "sip", "sips", "tel":
		return false
	}
	return true
}

// newTag makes a dialog tag with more than the 32 bits of randomness that RFC
// 3261 §19.3 asks for.
func newTag() string { return rand.Text() }

// newBranch makes a Via branch (RFC 3261 §8.1.1.7).
func newBranch() string { return gosip.RFC3261BranchMagicCookie + rand.Text() }

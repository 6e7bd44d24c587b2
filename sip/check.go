package sip

import (
	"fmt"
	"maps"
	"mime"
	"strings"

	gosip "github.com/emiago/sipgo/sip"
)

// allow is the Allow header's value: the methods that the agent takes.
const allow = "INVITE, ACK, BYE, CANCEL, OPTIONS"

// knownMethods are the registered methods that get 405 rather than 501.
var knownMethods = map[gosip.RequestMethod]bool{
	gosip.REGISTER: true, gosip.SUBSCRIBE: true, gosip.NOTIFY: true, gosip.REFER: true, gosip.INFO: true,
	gosip.MESSAGE: true, gosip.PRACK: true, gosip.UPDATE: true, gosip.PUBLISH: true,
}

// refusal is a final response other than 2xx, and why.
type refusal struct {
	code    int
	why     string // for the reason phrase; "" is the code's own
	headers []gosip.Header
}

func refuse(code int, format string, args ...any) *refusal {
	return &refusal{code: code, why: fmt.Sprintf(format, args...)}
}

func (r *refusal) with(name, value string) *refusal {
	r.headers = append(r.headers, gosip.NewHeader(name, value))
	return r
}

// single are the headers that must not come twice (RFC 3261 §7.3.1).
var single = []string{"From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length", "Content-Type"}

// checkFrame tells what makes a request unfit for any further look: without
// these headers there is no transaction (RFC 3261 §8.1.1).
func checkFrame(req *gosip.Request) *refusal {
	switch {
	case req.CallID() == nil:
		return refuse(400, "Missing Call-ID")
	case req.CSeq() == nil:
		return refuse(400, "Missing CSeq")
	case req.From() == nil:
		return refuse(400, "Missing From")
	case req.To() == nil:
		return refuse(400, "Missing To")
	case !strings.EqualFold(req.SipVersion, "SIP/2.0"):
		return refuse(505, "")
	case !strings.EqualFold(string(req.CSeq().MethodName), string(req.Method)):
		return refuse(400, "CSeq Method Mismatch")
	}
	for _, name := range single {
		if len(req.GetHeaders(name)) > 1 {
			return refuse(400, "Multiple %s", name)
		}
	}
	if via := req.Via(); via.Port < 0 || via.Port > 65535 || via.Host == "" {
		return refuse(400, "Bad Via")
	}
	if mf := req.MaxForwards(); mf != nil && mf.Val() > 255 {
		return refuse(400, "Bad Max-Forwards")
	}
	return nil
}

// check inspects a request in the order of RFC 3261 §8.2: method, headers,
// content. ACK and CANCEL are not inspected further than their frame.
func check(req *gosip.Request) *refusal {
	switch req.Method {
	case gosip.INVITE, gosip.BYE, gosip.OPTIONS:
	default:
		if knownMethods[req.Method] {
			return refuse(405, "").with("Allow", allow)
		}
		return refuse(501, "").with("Allow", allow)
	}
	switch req.Recipient.Scheme {
	case "sip", "sips", "tel":
	default:
		return refuse(416, "")
	}
	if len(req.Recipient.Headers) > 0 {
		return refuse(400, "Headers In Request-URI")
	}
	if r := checkRequire(req); r != nil {
		return r
	}
	if mf := req.MaxForwards(); req.IsInvite() && mf != nil && mf.Val() == 0 {
		// A call that reaches us with its last hop is going round in circles.
		return refuse(483, "")
	}
	return checkContent(req)
}

func checkRequire(req *gosip.Request) *refusal {
	var tags []string
	for _, h := range req.GetHeaders("Require") {
		for tag := range strings.SplitSeq(h.Value(), ",") {
			if tag = strings.TrimSpace(tag); tag != "" {
				tags = append(tags, tag)
			}
		}
	}
	if len(tags) > 0 {
		return refuse(420, "").with("Unsupported", strings.Join(tags, ", "))
	}
	return nil
}

func checkContent(req *gosip.Request) *refusal {
	if !req.IsInvite() {
		return nil
	}
	if len(req.Body()) > 0 {
		kind, _, err := mime.ParseMediaType(contentType(req))
		if err != nil || kind != "application/sdp" && !strings.HasPrefix(kind, "multipart/") {
			return refuse(415, "").with("Accept", "application/sdp")
		}
		if h := req.GetHeader("Content-Encoding"); h != nil && !strings.EqualFold(h.Value(), "identity") {
			return refuse(415, "").with("Accept", "application/sdp").with("Accept-Encoding", "identity")
		}
	}
	if accept := req.GetHeaders("Accept"); len(accept) > 0 && !acceptsSDP(accept) {
		return refuse(406, "")
	}
	return nil
}

// contentType of a body; SDP where the peer of RFC 2543 names none.
func contentType(req *gosip.Request) string {
	if h := req.ContentType(); h != nil {
		return h.Value()
	}
	return "application/sdp"
}

func acceptsSDP(accept []gosip.Header) bool {
	for _, h := range accept {
		for item := range strings.SplitSeq(h.Value(), ",") {
			kind, _, _ := strings.Cut(item, ";")
			switch strings.ToLower(strings.TrimSpace(kind)) {
			case "application/sdp", "application/*", "*/*":
				return true
			}
		}
	}
	return false
}

// newParser is sipgo's parser, strict where a lenient reading is ambiguous.
func newParser() *gosip.Parser {
	headers := maps.Clone(gosip.DefaultHeadersParser())
	for _, name := range []string{"contact", "m"} {
		parse := headers[name]
		headers[name] = func(key []byte, text string) (gosip.Header, error) {
			// RFC 3261 §20.10: an address with a question mark stands in <>.
			if strings.Contains(text, "?") && !strings.Contains(text, "<") {
				return nil, fmt.Errorf("contact with headers but without angle brackets: %q", text)
			}
			return parse(key, text)
		}
	}
	return gosip.NewParser(gosip.WithHeadersParsers(headers))
}

// reasonPhrase of the codes that the agent sends (RFC 3261 §21).
func reasonPhrase(code int) string {
	switch code {
	case 100:
		return "Trying"
	case 180:
		return "Ringing"
	case 200:
		return "OK"
	case 400:
		return "Bad Request"
	case 403:
		return "Forbidden"
	case 404:
		return "Not Found"
	case 405:
		return "Method Not Allowed"
	case 406:
		return "Not Acceptable"
	case 415:
		return "Unsupported Media Type"
	case 416:
		return "Unsupported URI Scheme"
	case 420:
		return "Bad Extension"
	case 480:
		return "Temporarily Unavailable"
	case 481:
		return "Call/Transaction Does Not Exist"
	case 482:
		return "Loop Detected"
	case 483:
		return "Too Many Hops"
	case 486:
		return "Busy Here"
	case 487:
		return "Request Terminated"
	case 488:
		return "Not Acceptable Here"
	case 491:
		return "Request Pending"
	case 500:
		return "Server Internal Error"
	case 501:
		return "Not Implemented"
	case 503:
		return "Service Unavailable"
	case 505:
		return "Version Not Supported"
	case 603:
		return "Decline"
	}
	switch {
	case code < 300:
		return "OK"
	case code < 400:
		return "Redirection"
	case code < 500:
		return "Request Failure"
	case code < 600:
		return "Server Failure"
	}
	return "Global Failure"
}

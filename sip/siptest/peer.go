package siptest

import (
	"crypto/rand"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Peer is a scripted UDP peer: it sends what the test writes and hands over
// what comes, with no protocol of its own.
type Peer struct {
	t      testing.TB
	conn   *net.UDPConn
	Target netip.AddrPort
	// CallID, FromTag and Branch stand in for $CALLID, $TAG and $BRANCH in
	// what is sent; $LOCAL and $TARGET are the two addresses.
	CallID, FromTag, Branch string
	// ToTag is the tag of the last response that had one; $TOTAG is
	// ";tag=..." with it, or nothing.
	ToTag string
}

// NewPeer binds host with a port of its own; the test's end closes it.
func NewPeer(t testing.TB, host string, target netip.AddrPort) *Peer {
	t.Helper()
	c, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.ParseIP(host)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return &Peer{
		t: t, conn: c, Target: target,
		CallID: rand.Text(), FromTag: rand.Text()[:8], Branch: "z9hG4bK" + rand.Text(),
	}
}

// Local is the peer's own address.
func (p *Peer) Local() netip.AddrPort { return p.conn.LocalAddr().(*net.UDPAddr).AddrPort() }

// NewBranch begins another transaction.
func (p *Peer) NewBranch() { p.Branch = "z9hG4bK" + rand.Text() }

// Send sends a message. Lines end in CRLF whatever the script has, and
// Content-Length is filled in when it is missing.
func (p *Peer) Send(message string) {
	p.t.Helper()
	p.Raw([]byte(p.Expand(message)))
}

// Raw sends bytes as they are.
func (p *Peer) Raw(b []byte) {
	p.t.Helper()
	if _, err := p.conn.WriteToUDPAddrPort(b, p.Target); err != nil {
		p.t.Fatal(err)
	}
}

// Expand fills in a script's placeholders and line ends.
func (p *Peer) Expand(message string) string {
	toTag := ""
	if p.ToTag != "" {
		toTag = ";tag=" + p.ToTag
	}
	m := strings.NewReplacer("$CALLID", p.CallID, "$TAG", p.FromTag, "$BRANCH", p.Branch, "$TOTAG", toTag,
		"$LOCALIP", p.Local().Addr().String(), "$LOCAL", p.Local().String(), "$TARGET", p.Target.String()).Replace(strings.TrimLeft(message, "\n"))
	head, body, found := strings.Cut(m, "\n\n")
	if !found {
		head = strings.TrimRight(head, "\n")
	}
	if !strings.Contains(strings.ToLower(head), "\ncontent-length:") {
		body = strings.ReplaceAll(body, "\n", "\r\n")
		head += fmt.Sprintf("\nContent-Length: %d", len(body))
	}
	return strings.ReplaceAll(head, "\n", "\r\n") + "\r\n\r\n" + body
}

// Message is a message as it came.
type Message struct {
	Start  string
	Header map[string]string // lower-case names; the first of each
	Body   string
	From   netip.AddrPort
}

// Code of a response, 0 for requests.
func (m *Message) Code() int {
	f := strings.Fields(m.Start)
	if len(f) > 1 && f[0] == "SIP/2.0" {
		n, _ := strconv.Atoi(f[1])
		return n
	}
	return 0
}

// Method of a request, or the one that a response belongs to.
func (m *Message) Method() string {
	_, method, _ := strings.Cut(m.Header["cseq"], " ")
	return strings.TrimSpace(method)
}

// Tag of a From or To header.
func (m *Message) Tag(header string) string {
	_, tag, _ := strings.Cut(m.Header[header], "tag=")
	tag, _, _ = strings.Cut(tag, ";")
	return tag
}

// Recv waits for the next message; nil when none comes in time.
func (p *Peer) Recv(wait time.Duration) *Message {
	p.t.Helper()
	buf := make([]byte, 65536)
	if err := p.conn.SetReadDeadline(time.Now().Add(wait)); err != nil {
		p.t.Fatal(err)
	}
	n, from, err := p.conn.ReadFromUDPAddrPort(buf)
	if err != nil {
		return nil
	}
	head, body, _ := strings.Cut(string(buf[:n]), "\r\n\r\n")
	lines := strings.Split(head, "\r\n")
	m := &Message{Start: lines[0], Header: make(map[string]string), Body: body, From: from}
	for _, l := range lines[1:] {
		name, value, _ := strings.Cut(l, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, ok := m.Header[name]; !ok {
			m.Header[name] = strings.TrimSpace(value)
		}
	}
	if tag := m.Tag("to"); m.Code() > 100 && tag != "" {
		p.ToTag = tag
	}
	return m
}

// Expect skips provisional responses other than code and fails the test unless
// the next message is a response with this code for this method.
func (p *Peer) Expect(code int, method string) *Message {
	p.t.Helper()
	for {
		m := p.Recv(3 * time.Second)
		switch {
		case m == nil:
			p.t.Fatalf("want %d for %s, got nothing", code, method)
		case m.Code() == code && m.Method() == method:
			return m
		case m.Code() >= 100 && m.Code() < 200:
		default:
			p.t.Fatalf("want %d for %s, got %q (%s)", code, method, m.Start, m.Header["cseq"])
		}
	}
}

// ExpectRequest fails the test unless the next message is a request with this
// method.
func (p *Peer) ExpectRequest(method string, wait time.Duration) *Message {
	p.t.Helper()
	m := p.Recv(wait)
	if m == nil || m.Code() != 0 || !strings.HasPrefix(m.Start, method+" ") {
		p.t.Fatalf("want a %s, got %+v", method, m)
	}
	return m
}

// ExpectSilence fails the test when anything comes.
func (p *Peer) ExpectSilence(wait time.Duration) {
	p.t.Helper()
	if m := p.Recv(wait); m != nil {
		p.t.Fatalf("want silence, got %q (%s)", m.Start, m.Header["cseq"])
	}
}

package sip

import (
	"errors"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// deaf is a socket that swallows what is sent.
type deaf struct{ sent [][]byte }

func (*deaf) network() string       { return "UDP" }
func (*deaf) local() netip.AddrPort { return netip.MustParseAddrPort("192.0.2.10:5060") }
func (d *deaf) write(b []byte, _ netip.AddrPort) error {
	d.sent = append(d.sent, append([]byte(nil), b...))
	return nil
}

// FuzzDatagram: no packet panics the agent; what it sends back is a response
// whose every line is a header, whatever the request smuggled into its own.
func FuzzDatagram(f *testing.F) {
	files, _ := filepath.Glob("../../shared/data/rfc4475/*.dat")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	f.Add([]byte("OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n"))
	f.Add([]byte("BYE tel:+1 SIP/2.0\nv: x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		e := newEndpoint(quiet(), "budi", netip.Addr{}, nil)
		e.uas = dialler{e}
		e.t1 = time.Millisecond
		defer e.close()
		sock := new(deaf)
		e.datagram(data, flow{sock: sock, remote: netip.MustParseAddrPort("192.0.2.1:5060")})
		if n := e.stats.panics.Load(); n != 0 {
			t.Fatalf("%d panics", n)
		}
		for _, b := range sock.sent {
			if !strings.HasPrefix(string(b), "SIP/2.0 ") {
				t.Fatalf("not a response: %q", b)
			}
			head, _, ok := strings.Cut(string(b), "\r\n\r\n")
			for i, line := range strings.Split(head, "\r\n") {
				if !ok || i > 0 && !strings.Contains(line, ":") {
					t.Fatalf("not a header: %q in %q", line, b)
				}
			}
		}
	})
}

// sink takes what a stream brings.
type sink struct{ messages, broken int }

func (s *sink) message(gosip.Message, flow)   { s.messages++ }
func (s *sink) malformed([]byte, error, flow) { s.broken++ }

// FuzzStream: however a stream is cut, its reader hands over the same messages,
// ends with the stream and never panics.
func FuzzStream(f *testing.F) {
	options := "OPTIONS sip:x@y SIP/2.0\r\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 3\r\n\r\nabc"
	f.Add([]byte(options+options), 20)
	f.Add([]byte("\r\n\r\n"+options+"\r\n"+options[:50]), 3)
	f.Add([]byte("SIP/2.0 200 OK\r\nl: 99999999999\r\n\r\n"), 10)
	f.Fuzz(func(t *testing.T, data []byte, cut int) {
		whole := serveStream(t, data)
		if cut > 0 && cut < len(data) {
			if got := serveStream(t, data[:cut], data[cut:]); got.messages != whole.messages {
				t.Fatalf("%d messages in one piece, %d in two", whole.messages, got.messages)
			}
		}
	})
}

// mute is a connection whose peer takes everything.
type mute struct{ net.Conn }

func (mute) Write(b []byte) (int, error)      { return len(b), nil }
func (mute) SetWriteDeadline(time.Time) error { return nil }

func serveStream(t *testing.T, pieces ...[]byte) sink {
	t.Helper()
	ours, theirs := net.Pipe()
	c := &tcpConn{conn: mute{ours}, limit: time.Second}
	var got sink
	ended := make(chan error, 1)
	go func() { ended <- c.serve(newParser(), &got) }()
	for _, p := range pieces {
		if _, err := theirs.Write(p); err != nil {
			break
		}
	}
	_ = theirs.Close()
	if err := <-ended; errors.Is(err, errParserPanic) {
		t.Fatal(err)
	}
	return got
}

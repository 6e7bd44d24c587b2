package sip

import (
	"bufio"
	"context"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/sip/siptest"
)

type countingWriter struct{ bytes atomic.Int64 }

func (w *countingWriter) Write(b []byte) (int, error) {
	w.bytes.Add(int64(len(b)))
	return len(b), nil
}

func (w *countingWriter) logger() *slog.Logger { return slog.New(slog.NewTextHandler(w, nil)) }

func TestStrangersAreIgnored(t *testing.T) {
	s := startServer(t, Config{Trunks: []Trunk{
		{Name: "carrier", Sources: []netip.Prefix{netip.MustParsePrefix("127.0.0.2/32")}, Country: "LT", Trusted: true},
	}}, func(ctx context.Context, c *Call) {
		assertEqual(t, "carrier", c.Trunk())
		answerAndTalk(ctx, c)
	})
	stranger := newPeer(t, s)
	stranger.Send(script("OPTIONS", 1))
	stranger.Send(script("INVITE", 2, offerSDP))
	stranger.Raw([]byte("rubbish"))
	stranger.ExpectSilence(100 * time.Millisecond)
	require.EqualValues(t, 3, s.Stats().Strangers)

	carrier := siptest.NewPeer(t, "127.0.0.2", s.Addr())
	carrier.Send(script("OPTIONS", 1))
	carrier.Expect(200, "OPTIONS")
	carrier.NewBranch()
	carrier.ToTag = ""
	carrier.Send(script("INVITE", 2, offerSDP))
	carrier.Expect(200, "INVITE")
	carrier.NewBranch()
	carrier.Send(script("ACK", 2))
	bye(carrier, 3)
}

func TestStrangersMayCall(t *testing.T) {
	s := startServer(t, Config{Country: "LT", Strangers: true, Trunks: []Trunk{{Name: "carrier", Addr: "127.0.0.2", Trusted: true}}},
		func(_ context.Context, c *Call) {
			assertEqual(t, "", c.Trunk())
			assertEqual(t, "+37061234567", c.Caller())
			if c.CallerTrusted() {
				t.Error("a stranger is trusted")
			}
			_ = c.Reject(404, "")
		})
	p := newPeer(t, s)
	p.Send(script("INVITE", 1, "P-Asserted-Identity: <sip:+37061111111@x>", offerSDP))
	p.Expect(404, "INVITE")
	p.Send(script("ACK", 1))
}

func TestWhoCallsWhom(t *testing.T) {
	type seen struct {
		dialled, raw, caller, trunk string
		trusted                     bool
	}
	got := make(chan seen, 1)
	trunk := Trunk{Name: "t", Country: "LT", Sources: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}}
	with := func(change func(*Trunk)) Trunk { c := trunk; change(&c); return c }
	cases := []struct {
		name    string
		trunk   Trunk
		headers []string
		want    seen
	}{
		{"Request-URI", trunk, nil, seen{"+37052000001", "+37052000001", "+37061234567", "t", false}},
		{
			"P-Called-Party-ID", with(func(t *Trunk) { t.DIDSource = "p-called-party-id" }),
			[]string{"P-Called-Party-ID: <sip:8-5-200-0002@x>"},
			seen{"+37052000002", "8-5-200-0002", "+37061234567", "t", false},
		},
		{
			"another header", with(func(t *Trunk) { t.DIDSource = "X-DID" }),
			[]string{"x-did: <tel:+370-5-200-0003>"},
			seen{"+37052000003", "tel:+370-5-200-0003", "+37061234567", "t", false},
		},
		{"none", with(func(t *Trunk) { t.DIDSource = "none" }), nil, seen{"", "", "+37061234567", "t", false}},
		{
			"asserted, trusted", with(func(t *Trunk) { t.Trusted = true }),
			[]string{`P-Asserted-Identity: "A, B" <sip:+37061111111@x>, <tel:+37061111112>`},
			seen{"+37052000001", "+37052000001", "+37061111111", "t", true},
		},
		{
			"asserted, not trusted", trunk,
			[]string{"P-Asserted-Identity: <sip:+37061111111@x>"},
			seen{"+37052000001", "+37052000001", "+37061234567", "t", false},
		},
		{
			"private", with(func(t *Trunk) { t.Trusted = true }),
			[]string{"P-Asserted-Identity: <sip:+37061111111@x>", "Privacy: id;critical"},
			seen{"+37052000001", "+37052000001", "", "t", false},
		},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			s := startServer(t, Config{Trunks: []Trunk{tc.trunk}}, func(_ context.Context, c *Call) {
				got <- seen{c.Dialled(), c.DialledRaw(), c.Caller(), c.Trunk(), c.CallerTrusted()}
				require.Contains(t, c.Headers(), Header{"Call-ID", c.ID()})
			})
			p := newPeer(t, s)
			p.Send(script("INVITE", 1, append(tc.headers, offerSDP)...))
			require.Equal(t, tc.want, <-got)
			p.Expect(480, "INVITE")
			p.Send(script("ACK", 1))
		})
	}
}

func TestWayOfResponses(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p, other := newPeer(t, s), newPeer(t, s)
	options := script("OPTIONS", 1)
	t.Run("rport asks for the source port", func(t *testing.T) {
		p.Send(options)
		require.Contains(t, p.Expect(200, "OPTIONS").Header["via"], "rport="+portOf(p))
	})
	t.Run("without it the port of the Via holds", func(t *testing.T) {
		p.NewBranch()
		p.ToTag = ""
		m := strings.Replace(options, ";rport", "", 1)
		m = strings.Replace(m, "Via: SIP/2.0/UDP $LOCAL", "Via: SIP/2.0/UDP "+other.Local().String(), 1)
		p.Send(m)
		other.Expect(200, "OPTIONS")
	})
	t.Run("but not behind a NAT", func(t *testing.T) {
		p.NewBranch()
		p.ToTag = ""
		m := strings.Replace(options, ";rport", "", 1)
		m = strings.Replace(m, "Via: SIP/2.0/UDP $LOCAL", "Via: SIP/2.0/UDP 10.1.2.3:5060", 1)
		p.Send(m)
		require.Contains(t, p.Expect(200, "OPTIONS").Header["via"], "received=127.0.0.1")
	})
}

func portOf(p *siptest.Peer) string {
	_, port, _ := strings.Cut(p.Local().String(), ":")
	return port
}

func TestRefusals(t *testing.T) {
	s := startServer(t, Config{}, func(context.Context, *Call) { t.Error("a call came through") })
	cases := []struct {
		name, message string
		code          int
		method        string
		header, value string
	}{
		{"last hop", strings.Replace(script("INVITE", 1, offerSDP), "Max-Forwards: 70", "Max-Forwards: 0", 1), 483, "INVITE", "", ""},
		{"100rel required", script("INVITE", 1, "Require: 100rel", offerSDP), 420, "INVITE", "unsupported", "100rel"},
		{"no codec", script("INVITE", 1, strings.ReplaceAll(offerSDP, "8 0 101", "9 18")), 488, "INVITE", "", ""},
		{"SRTP only", script("INVITE", 1, strings.ReplaceAll(offerSDP, "RTP/AVP", "RTP/SAVP")), 488, "INVITE", "", ""},
		{"bad SDP", script("INVITE", 1, "v=0\nm=audio x\n"), 400, "INVITE", "", ""},
		{"unknown dialog", strings.Replace(script("BYE", 1), "$TOTAG", ";tag=ghost", 1), 481, "BYE", "", ""},
		{"BYE without a dialog", script("BYE", 1), 481, "BYE", "", ""},
		{"CANCEL of nothing", script("CANCEL", 1), 481, "CANCEL", "", ""},
		{"REGISTER", script("REGISTER", 1), 405, "REGISTER", "allow", allow},
		{"encoded body", script("INVITE", 1, "Content-Encoding: gzip", offerSDP), 415, "INVITE", "accept-encoding", "identity"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			p := newPeer(t, s)
			p.Send(tc.message)
			m := p.Expect(tc.code, tc.method)
			if tc.header != "" {
				require.Equal(t, tc.value, m.Header[tc.header])
			}
			if tc.method == "INVITE" {
				p.Send(script("ACK", 1))
			}
		})
	}
}

func TestTCPPeers(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk, func(s *Server) { s.tcpLimit = 200 * time.Millisecond })
	connect := func(t *testing.T) (net.Conn, *bufio.Reader) {
		t.Helper()
		c, err := net.Dial("tcp", s.Addr().String())
		require.NoError(t, err)
		t.Cleanup(func() { _ = c.Close() })
		require.NoError(t, c.SetDeadline(time.Now().Add(3*time.Second)))
		return c, bufio.NewReader(c)
	}
	message := strings.ReplaceAll(newPeer(t, s).Expand(script("OPTIONS", 1)), "UDP", "TCP")
	t.Run("half a message", func(t *testing.T) {
		c, r := connect(t)
		_, err := c.Write([]byte(message[:60]))
		require.NoError(t, err)
		start := time.Now()
		_, err = r.ReadByte()
		require.Error(t, err, "the connection is closed")
		require.GreaterOrEqual(t, time.Since(start), 150*time.Millisecond)
	})
	t.Run("in pieces, two at once, keep-alives between", func(t *testing.T) {
		c, r := connect(t)
		for _, part := range []string{"\r\n", message[:20], message[20:] + message} {
			_, err := c.Write([]byte(part))
			require.NoError(t, err)
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(300 * time.Millisecond) // idle is no crime
		_, err := c.Write([]byte("\r\n\r\n"))
		require.NoError(t, err)
		answers := 0
		for {
			line, err := r.ReadString('\n')
			require.NoError(t, err)
			if strings.HasPrefix(line, "SIP/2.0 200") {
				answers++
			}
			if line == "\r\n" && answers == 2 {
				if pong, err := r.ReadString('\n'); err == nil && pong == "\r\n" {
					break
				}
			}
		}
	})
	t.Run("rubbish is answered and ends the connection", func(t *testing.T) {
		c, r := connect(t)
		_, err := c.Write([]byte(strings.Replace(message, "CSeq: 1", "CSeq: 99999999999", 1)))
		require.NoError(t, err)
		line, err := r.ReadString('\n')
		require.NoError(t, err)
		require.Equal(t, "SIP/2.0 400 Bad Request\r\n", line)
	})
}

func TestBrokenSocketIsAnError(t *testing.T) {
	s, err := NewServer(Config{Addr: "127.0.0.1:0", Ports: newPorts(t, 1), Log: quiet()}, handlerFunc(answerAndTalk))
	require.NoError(t, err)
	served := make(chan error, 1)
	go func() { served <- s.Serve(context.Background()) }()
	require.NoError(t, s.udp.conn.Close())
	require.Error(t, <-served)
	goleak.VerifyNone(t)
}

func TestConfigRules(t *testing.T) {
	ports := newPorts(t, 1)
	for want, cfg := range map[string]Config{
		"Ports is missing": {Log: quiet()},
		"Log is missing":   {Ports: ports},
		"has no name":      {Log: quiet(), Ports: ports, Trunks: []Trunk{{}}},
		"two trunks":       {Log: quiet(), Ports: ports, Trunks: []Trunk{{Name: "a"}, {Name: "a"}}},
		"is trusted":       {Log: quiet(), Ports: ports, Trunks: []Trunk{{Name: "a", Trusted: true}}},
		"needs Addr":       {Log: quiet(), Ports: ports, Trunks: []Trunk{{Name: "a", Register: &Registration{}}}},
		"no header name":   {Log: quiet(), Ports: ports, Trunks: []Trunk{{Name: "a", DIDSource: "x: y"}}},
		"bad port":         {Log: quiet(), Ports: ports, Addr: "127.0.0.1:99999"},
		"missing port":     {Log: quiet(), Ports: ports, Addr: "127.0.0.1"},
	} {
		_, err := NewServer(cfg, handlerFunc(answerAndTalk))
		require.ErrorContains(t, err, want)
	}
}

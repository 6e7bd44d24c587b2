package sip

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	gosip "github.com/emiago/sipgo/sip"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/media"
	"budi/sip/siptest"
)

// reply answers a request that the peer received, as its callee.
func reply(p *siptest.Peer, m *siptest.Message, status, toTag string, more ...string) {
	p.Target = m.From
	to := m.Header["to"]
	if toTag != "" && !strings.Contains(to, "tag=") {
		to += ";tag=" + toTag
	}
	s := "SIP/2.0 " + status + "\nVia: " + m.Header["via"] + "\nFrom: " + m.Header["from"] + "\nTo: " + to +
		"\nCall-ID: " + m.Header["call-id"] + "\nCSeq: " + m.Header["cseq"] + "\n"
	body := ""
	for _, line := range more {
		if strings.HasPrefix(line, "v=0") {
			s += "Content-Type: application/sdp\n"
			body = line
			continue
		}
		s += line + "\n"
	}
	p.Send(s + "\n" + body)
}

const answerSDP = `v=0
o=- 1 1 IN IP4 $LOCALIP
s=-
c=IN IP4 $LOCALIP
t=0 0
m=audio 40000 RTP/AVP 0 101
a=rtpmap:101 telephone-event/8000
`

type outcome struct {
	call *Call
	leg  media.Leg
	err  error
}

// dialPeer calls a scripted callee; its INVITE is returned.
func dialPeer(ctx context.Context, t *testing.T) (*siptest.Peer, *siptest.Message, <-chan outcome) {
	t.Helper()
	p := siptest.NewPeer(t, "127.0.0.1", netip.AddrPort{})
	ports := newPorts(t, 1)
	result := make(chan outcome, 1)
	go func() {
		c, leg, err := Dial(ctx, DialConfig{
			To: "sip:bob@" + p.Local().String(), From: "+37061234567", Ports: ports, Log: quiet(),
			Headers: []Header{{"Diversion", "<tel:+37052000001>;reason=unconditional"}},
		})
		result <- outcome{c, leg, err}
	}()
	t.Cleanup(func() {
		require.Zero(t, ports.InUse())
		goleak.VerifyNone(t)
	})
	invite := p.ExpectRequest("INVITE", 3*time.Second)
	require.Equal(t, "<tel:+37052000001>;reason=unconditional", invite.Header["diversion"])
	return p, invite, result
}

func contactOf(p *siptest.Peer) string { return "Contact: <sip:bob@" + p.Local().String() + ">" }

func TestCalleeRepeatsAndForks(t *testing.T) {
	p, invite, result := dialPeer(t.Context(), t)
	reply(p, invite, "180 Ringing", "one")
	reply(p, invite, "200 OK", "one", contactOf(p), answerSDP)
	ack := p.ExpectRequest("ACK", 3*time.Second)
	require.Equal(t, "one", ack.Tag("to"))
	require.Equal(t, "1 ACK", ack.Header["cseq"])
	require.NotEqual(t, invite.Header["via"], ack.Header["via"], "the ACK of a 2xx is a transaction of its own")
	up := <-result
	require.NoError(t, up.err)

	reply(p, invite, "200 OK", "one", contactOf(p), answerSDP) // our ACK was lost
	require.Equal(t, "one", p.ExpectRequest("ACK", 3*time.Second).Tag("to"))

	reply(p, invite, "200 OK", "two", contactOf(p), answerSDP) // a second phone picked up
	require.Equal(t, "two", p.ExpectRequest("ACK", 3*time.Second).Tag("to"))
	fork := p.ExpectRequest("BYE", 3*time.Second)
	require.Equal(t, "two", fork.Tag("to"))
	reply(p, fork, "200 OK", "")
	require.NoError(t, up.call.Context().Err(), "the first dialog goes on")

	go func() { _ = up.call.Hangup(context.Background()) }()
	m := p.ExpectRequest("BYE", 3*time.Second)
	require.Equal(t, "one", m.Tag("to"))
	reply(p, m, "200 OK", "")
	<-up.call.done
}

func TestCalleeRefuses(t *testing.T) {
	for _, code := range []int{302, 404, 486, 503, 603} {
		p, invite, result := dialPeer(t.Context(), t)
		reply(p, invite, fmt.Sprint(code, " Because"), "x", "Retry-After: 7 (busy)")
		ack := p.ExpectRequest("ACK", 3*time.Second)
		require.Equal(t, invite.Header["via"], ack.Header["via"], "the ACK of a refusal belongs to the INVITE")
		var rejected *RejectedError
		require.ErrorAs(t, (<-result).err, &rejected)
		require.Equal(t, RejectedError{code, "Because", 7 * time.Second}, *rejected)
	}
}

func TestAnswerCrossesCancel(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	p, invite, result := dialPeer(ctx, t)
	reply(p, invite, "180 Ringing", "one")
	time.Sleep(20 * time.Millisecond)
	enough := errors.New("enough")
	cancel(enough)
	m := p.ExpectRequest("CANCEL", 3*time.Second)
	require.Equal(t, invite.Header["via"], m.Header["via"])
	reply(p, m, "200 OK", "one")
	reply(p, invite, "200 OK", "one", contactOf(p), answerSDP)
	p.ExpectRequest("ACK", 3*time.Second)
	m = p.ExpectRequest("BYE", 3*time.Second)
	reply(p, m, "200 OK", "")
	require.ErrorIs(t, (<-result).err, enough)
}

func TestCancelWaitsForAProvisional(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p, invite, result := dialPeer(ctx, t)
	cancel()
	p.ExpectSilence(100 * time.Millisecond)
	reply(p, invite, "100 Trying", "")
	m := p.ExpectRequest("CANCEL", 3*time.Second)
	reply(p, m, "200 OK", "x")
	reply(p, invite, "487 Request Terminated", "x")
	p.ExpectRequest("ACK", 3*time.Second)
	require.ErrorIs(t, (<-result).err, context.Canceled)
}

func TestUselessAnswer(t *testing.T) {
	p, invite, result := dialPeer(t.Context(), t)
	reply(p, invite, "200 OK", "one", contactOf(p), strings.ReplaceAll(answerSDP, "0 101", "18"))
	p.ExpectRequest("ACK", 3*time.Second)
	reply(p, p.ExpectRequest("BYE", 3*time.Second), "200 OK", "")
	require.ErrorIs(t, (<-result).err, ErrFailed)
}

func TestDialErrors(t *testing.T) {
	ports := newPorts(t, 1)
	for to, want := range map[string]string{
		"":                         "not a sip URI",
		"tel:+37061234567":         "not a sip URI",
		"sip:x@192.0.2.1:70000":    "bad port",
		"sip:x@127.0.0.1:1;lr=tcp": "connection refused",
	} {
		cfg := DialConfig{To: to, Ports: ports, Log: quiet()}
		if strings.Contains(to, "tcp") {
			cfg.Transport = "tcp"
		}
		_, _, err := Dial(t.Context(), cfg)
		require.ErrorContains(t, err, want)
	}
	_, _, err := Dial(t.Context(), DialConfig{To: "sip:x@127.0.0.1", Transport: "pigeon", Ports: ports, Log: quiet()})
	require.ErrorContains(t, err, "pigeon")
	lease, err := ports.Lease()
	require.NoError(t, err)
	_, _, err = Dial(t.Context(), DialConfig{To: "sip:x@127.0.0.1", Ports: ports, Log: quiet()})
	require.ErrorIs(t, err, media.ErrNoPorts)
	require.NoError(t, lease.Close())
	goleak.VerifyNone(t)
}

// tape is a socket that notes when something was sent.
type tape struct {
	deaf
	start time.Time
	mu    sync.Mutex
	at    []time.Duration
}

func (s *tape) write([]byte, netip.AddrPort) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.at = append(s.at, time.Since(s.start))
	return nil
}

// An unanswered request is repeated as RFC 3261 §17.1 says, and given up after
// 64*T1.
func TestClientTransactionTimers(t *testing.T) {
	ms := func(list ...int) (d []time.Duration) {
		for _, n := range list {
			d = append(d, time.Duration(n)*time.Millisecond)
		}
		return d
	}
	for method, want := range map[gosip.RequestMethod][]time.Duration{
		gosip.INVITE: ms(0, 500, 1500, 3500, 7500, 15500, 31500),
		gosip.BYE:    ms(0, 500, 1500, 3500, 7500, 11500, 15500, 19500, 23500, 27500, 31500),
	} {
		synctest.Test(t, func(t *testing.T) {
			e := newEndpoint(quiet(), "", netip.Addr{}, nil)
			defer e.close()
			sock := &tape{start: time.Now()}
			to := flow{sock: sock, remote: netip.MustParseAddrPort("192.0.2.1:5060")}
			req := gosip.NewRequest(method, gosip.Uri{Scheme: "sip", Host: "192.0.2.1"})
			e.frame(req, to)
			req.AppendHeader(&gosip.FromHeader{})
			req.AppendHeader(&gosip.CSeqHeader{SeqNo: 1, MethodName: method})
			failed := make(chan error, 1)
			_, err := e.send(req, to, func(_ *gosip.Response, err error) { failed <- err })
			require.NoError(t, err)
			require.ErrorIs(t, <-failed, ErrTimeout)
			require.Equal(t, 32*time.Second, time.Since(sock.start))
			require.Equal(t, want, sock.at)
			require.Empty(t, e.clients)
		})
	}
}

func TestLimitedLog(t *testing.T) {
	out := new(countingWriter)
	l := newLimitedLog(out.logger())
	now := time.Unix(0, 0)
	l.now = func() time.Time { return now }
	written := func(n int) (grown bool) {
		before := out.bytes.Load()
		for range n {
			l.warn("garbage", "from", "x")
		}
		return out.bytes.Load() > before
	}
	require.True(t, written(logBurst))
	require.False(t, written(1000))
	now = now.Add(logWindow)
	suppressed, ok := l.take("garbage")
	require.True(t, ok)
	require.Equal(t, 1000, suppressed)
	require.True(t, written(1))
}

func TestLineOf(t *testing.T) {
	named := &line{Trunk: Trunk{Name: "named", Addr: "sip.invalid"}}
	named.addrs.Store(&[]netip.Addr{netip.MustParseAddr("203.0.113.9")})
	lines := []*line{
		{Trunk: Trunk{Name: "anyone"}},
		{Trunk: Trunk{Name: "net", Sources: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}}},
		{Trunk: Trunk{Name: "host", Sources: []netip.Prefix{netip.MustParsePrefix("198.51.100.1/32"), netip.MustParsePrefix("192.0.2.7/32")}}},
		named,
	}
	for source, want := range map[string]string{
		"192.0.2.7": "host", "192.0.2.8": "net", "203.0.113.1": "anyone", "203.0.113.9": "named", "::1": "anyone",
	} {
		require.Equal(t, want, lineOf(lines, netip.MustParseAddr(source)).Name)
	}
	require.Nil(t, lineOf(lines[1:], netip.MustParseAddr("203.0.113.1")))
}

package sip

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/sip/siptest"
)

const offerSDP = `v=0
o=- 1 1 IN IP4 $LOCALIP
s=-
c=IN IP4 $LOCALIP
t=0 0
m=audio 40000 RTP/AVP 8 0 101
a=rtpmap:101 telephone-event/8000
`

// script writes a request with what every request has.
func script(method string, seq int, more ...string) string {
	s := fmt.Sprintf(`%[1]s sip:+37052000001@$TARGET SIP/2.0
Via: SIP/2.0/UDP $LOCAL;branch=$BRANCH;rport
From: <sip:+37061234567@$LOCAL>;tag=$TAG
To: <sip:+37052000001@$TARGET>$TOTAG
Call-ID: $CALLID
CSeq: %[2]d %[1]s
Max-Forwards: 70
Contact: <sip:peer@$LOCAL>
`, method, seq)
	body := ""
	for _, m := range more {
		if strings.HasPrefix(m, "v=0") {
			s += "Content-Type: application/sdp\n"
			body = m
			continue
		}
		s += m + "\n"
	}
	return s + "\n" + body
}

func newPeer(t *testing.T, s *testServer) *siptest.Peer {
	t.Helper()
	return siptest.NewPeer(t, "127.0.0.1", s.Addr())
}

// callUp establishes a call.
func callUp(t *testing.T, s *testServer) *siptest.Peer {
	t.Helper()
	p := newPeer(t, s)
	p.Send(script("INVITE", 1, offerSDP))
	p.Expect(200, "INVITE")
	p.NewBranch()
	p.Send(script("ACK", 1))
	return p
}

func bye(p *siptest.Peer, seq int) {
	p.NewBranch()
	p.Send(script("BYE", seq))
	p.Expect(200, "BYE")
}

func TestCancelOnTheHeelsOfInvite(t *testing.T) {
	causes := make(chan error, 100)
	s := startServer(t, Config{Ports: newPorts(t, 110), Log: quiet()}, func(ctx context.Context, c *Call) {
		_ = c.Ring(ctx)
		<-ctx.Done()
		causes <- context.Cause(ctx)
	})
	for range 100 {
		p := newPeer(t, s)
		p.Send(script("INVITE", 1, offerSDP))
		p.Send(script("CANCEL", 1))
		tags := make(map[string]bool)
		var codes []string
		for !assert.ObjectsAreEqual(2, len(codes)) {
			m := p.Recv(3 * time.Second)
			require.NotNil(t, m)
			if m.Code() == 100 {
				continue
			}
			tags[m.Tag("to")] = true
			if m.Code() >= 200 {
				codes = append(codes, fmt.Sprint(m.Code(), " ", m.Method()))
			}
		}
		require.ElementsMatch(t, []string{"200 CANCEL", "487 INVITE"}, codes)
		require.Len(t, tags, 1, "180, 200 and 487 carry one To tag")
		p.Send(script("ACK", 1))
		p.ExpectSilence(5 * time.Millisecond)
	}
	for range len(causes) {
		require.ErrorIs(t, <-causes, ErrCancelled)
	}
}

func TestDuplicateInviteIsOneCall(t *testing.T) {
	calls := make(chan string, 10)
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		calls <- c.ID()
		_ = c.Ring(ctx)
		<-ctx.Done()
	})
	p := newPeer(t, s)
	tags := make(map[string]bool)
	for range 3 {
		p.Send(script("INVITE", 1, offerSDP))
		tags[p.Expect(180, "INVITE").Tag("to")] = true
	}
	require.Len(t, tags, 1)
	require.Len(t, calls, 1)
	require.Equal(t, 1, s.Calls())
	p.ToTag = ""
	kept := p.Branch
	p.NewBranch()
	p.Send(script("INVITE", 1, offerSDP))
	p.Expect(482, "INVITE") // the same request over another way
	p.Branch, p.ToTag = kept, ""
	p.Send(script("CANCEL", 1))
	p.Expect(200, "CANCEL")
	p.Expect(487, "INVITE")
}

func TestNoACK(t *testing.T) {
	causes := make(chan error, 1)
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		_, err := c.Answer(ctx)
		causes <- err
	}, func(s *Server) { s.e.t1, s.e.t2 = 20*time.Millisecond, 160*time.Millisecond })
	p := newPeer(t, s)
	start := time.Now()
	p.Send(script("INVITE", 1, offerSDP))
	var at []time.Duration
	for {
		m := p.Recv(3 * time.Second)
		require.NotNil(t, m)
		if m.Code() == 200 {
			if at == nil {
				start = time.Now()
			}
			at = append(at, time.Since(start))
			continue
		}
		if m.Code() == 0 {
			require.True(t, strings.HasPrefix(m.Start, "BYE "), m.Start)
			require.Equal(t, "<sip:+37061234567@"+p.Local().String()+">;tag="+p.FromTag, m.Header["to"])
			p.Send("SIP/2.0 200 OK\nVia: " + m.Header["via"] + "\nFrom: " + m.Header["from"] + "\nTo: " + m.Header["to"] +
				"\nCall-ID: " + m.Header["call-id"] + "\nCSeq: " + m.Header["cseq"] + "\n")
			break
		}
	}
	const late = 200 // ms that a busy machine may add
	require.InDelta(t, 64*20+late/2, time.Since(start).Milliseconds(), late, "BYE after 64*T1")
	// T1, 2*T1, ... up to T2 (RFC 3261 §13.3.1.4).
	for i, want := range []time.Duration{0, 20, 60, 140, 300, 460, 620} {
		require.InDelta(t, int64(want+late/2), at[i].Milliseconds(), late/2+10, "the 200 number %d", i)
	}
	require.ErrorIs(t, <-causes, ErrNoACK)
}

func TestRequestsInCSeqOrder(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p := callUp(t, s)
	p.NewBranch()
	p.Send(script("OPTIONS", 10))
	p.Expect(200, "OPTIONS")
	p.NewBranch()
	p.Send(script("BYE", 9))
	require.NotEmpty(t, p.Expect(500, "BYE").Header["retry-after"])
	require.Equal(t, 1, s.Calls(), "a request from the past does not end the call")
	p.NewBranch()
	p.Send(script("MESSAGE", 11))
	require.Equal(t, allow, p.Expect(405, "MESSAGE").Header["allow"])
	p.NewBranch()
	p.Send(script("JUGGLE", 12))
	p.Expect(501, "JUGGLE")
	bye(p, 13)
	p.Send(script("BYE", 13))
	p.Expect(200, "BYE") // the retransmission
	p.NewBranch()
	p.Send(script("BYE", 14))
	p.Expect(481, "BYE")
	p.NewBranch()
	p.Send(script("ACK", 1)) // too late to matter
	p.ExpectSilence(50 * time.Millisecond)
	require.Zero(t, s.Calls())
}

func TestByeFromElsewhere(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p := callUp(t, s)
	thief := siptest.NewPeer(t, "127.0.0.9", s.Addr())
	thief.CallID, thief.FromTag, thief.ToTag = p.CallID, p.FromTag, p.ToTag
	thief.Send(script("BYE", 2))
	thief.Expect(481, "BYE")
	require.Equal(t, 1, s.Calls())
	bye(p, 2)
}

func TestByeBeforeTheAnswer(t *testing.T) {
	cause := make(chan error, 1)
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		_ = c.Ring(ctx)
		<-ctx.Done()
		cause <- context.Cause(ctx)
	})
	p := newPeer(t, s)
	p.Send(script("INVITE", 1, offerSDP))
	p.Expect(180, "INVITE")
	branch := p.Branch
	p.NewBranch()
	p.Send(script("BYE", 2))
	p.Expect(200, "BYE")
	p.Expect(487, "INVITE")
	p.Branch = branch
	p.Send(script("ACK", 1))
	require.ErrorIs(t, <-cause, ErrRemoteHangup)
}

func TestHangupWaitsForTheACK(t *testing.T) {
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		answer, stop := context.WithTimeout(ctx, 50*time.Millisecond)
		defer stop()
		_, _ = c.Answer(answer)
	})
	p := newPeer(t, s)
	p.Send(script("INVITE", 1, offerSDP))
	p.Expect(200, "INVITE")
	p.ExpectSilence(200 * time.Millisecond)
	p.NewBranch()
	p.Send(script("ACK", 1))
	m := p.ExpectRequest("BYE", 3*time.Second)
	p.Send("SIP/2.0 200 OK\nVia: " + m.Header["via"] + "\nFrom: " + m.Header["from"] + "\nTo: " + m.Header["to"] +
		"\nCall-ID: " + m.Header["call-id"] + "\nCSeq: " + m.Header["cseq"] + "\n")
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, 5*time.Millisecond)
}

func TestReinviteBeforeACK(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p := newPeer(t, s)
	p.Send(script("INVITE", 1, offerSDP))
	p.Expect(200, "INVITE")
	p.NewBranch()
	p.Send(script("INVITE", 2, offerSDP))
	p.Expect(491, "INVITE")
	p.Send(script("ACK", 2))
	p.NewBranch()
	p.Send(script("ACK", 1))
	bye(p, 3)
}

func TestHoldAndResumeReachTheMedia(t *testing.T) {
	legs := make(chan media.Leg, 1)
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		leg, err := c.Answer(ctx)
		if err == nil {
			legs <- leg
			<-ctx.Done()
		}
	})
	p := callUp(t, s)
	leg := (<-legs).(*media.Session)
	require.True(t, leg.Params().Send && leg.Params().Recv)
	require.EqualValues(t, 101, leg.Params().KeyPayloadType)
	for i, step := range []struct {
		sdp        string
		code       int
		want       string
		send, recv bool
	}{
		{offerSDP + "a=sendonly\n", 200, "a=recvonly", false, true},
		{offerSDP + "a=inactive\n", 200, "a=inactive", false, false},
		{strings.ReplaceAll(offerSDP, "IN IP4 $LOCALIP", "IN IP4 0.0.0.0"), 200, "a=recvonly", false, true},
		{strings.ReplaceAll(offerSDP, "8 0 101", "18"), 488, "", false, true},
		{"v=0\nnonsense\n", 400, "", false, true},
		{offerSDP, 200, "a=sendrecv", true, true},
	} {
		p.NewBranch()
		p.Send(script("INVITE", 2+i, step.sdp))
		m := p.Expect(step.code, "INVITE")
		require.Contains(t, m.Body, step.want)
		if step.code == 200 {
			p.NewBranch()
		}
		p.Send(script("ACK", 2+i))
		require.Equal(t, step.send, leg.Params().Send, "step %d", i)
		require.Equal(t, step.recv, leg.Params().Recv, "step %d", i)
	}
	bye(p, 20)
}

func TestOfferlessWithoutAnswer(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p := newPeer(t, s)
	p.Send(script("INVITE", 1))
	require.Contains(t, p.Expect(200, "INVITE").Body, "m=audio")
	p.NewBranch()
	p.Send(script("ACK", 1))
	m := p.ExpectRequest("BYE", 3*time.Second)
	p.Send("SIP/2.0 200 OK\nVia: " + m.Header["via"] + "\nFrom: " + m.Header["from"] + "\nTo: " + m.Header["to"] +
		"\nCall-ID: " + m.Header["call-id"] + "\nCSeq: " + m.Header["cseq"] + "\n")
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, 5*time.Millisecond)
}

func TestBigResponses(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p := newPeer(t, s)
	long := "Record-Route: <sip:" + strings.Repeat("x", 180) + ".invalid;lr>"
	p.Send(script("INVITE", 1, offerSDP, long, long, long, long, long, long, long, long, long, long, long, long))
	m := p.Expect(200, "INVITE")
	require.Greater(t, len(m.Body)+12*len(long), 2000)
	p.NewBranch()
	p.Send(script("ACK", 1))
	bye(p, 2)
}

func TestMultipartBody(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	p := newPeer(t, s)
	body := "--x\nContent-Type: application/isup\n\nbinary\n--x\nContent-Type: application/sdp\n\n" + offerSDP + "--x--\n"
	p.Send(strings.TrimRight(script("INVITE", 1, "Content-Type: multipart/mixed;boundary=x"), "\n") + "\n\n" + body)
	require.Contains(t, p.Expect(200, "INVITE").Body, "PCMA")
	p.NewBranch()
	p.Send(script("ACK", 1))
	bye(p, 2)
}

func TestDeadPeerHoldsNoLine(t *testing.T) {
	s := startServer(t, Config{MaxCalls: 1}, func(ctx context.Context, c *Call) {
		_, _ = c.Answer(ctx)
	}, func(s *Server) { s.e.t1, s.e.t2 = 20*time.Millisecond, 100*time.Millisecond })
	p := callUp(t, s)
	p.ExpectRequest("BYE", 3*time.Second)
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, time.Millisecond)
	require.Zero(t, s.ports.InUse())
	p.ExpectRequest("BYE", 3*time.Second) // it is still told
	other := newPeer(t, s)
	other.Send(script("INVITE", 1, offerSDP))
	other.Expect(200, "INVITE")
	other.NewBranch()
	other.Send(script("ACK", 1))
}

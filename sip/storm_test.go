package sip

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/sip/siptest"
)

// Whatever order requests come in, and whatever the handler does meanwhile, no
// call panics, hangs or leaves anything behind.
func TestStorm(t *testing.T) {
	const peers, messages = 20, 100
	rng := rand.New(rand.NewPCG(1, 2))
	s := startServer(t, Config{Ports: newPorts(t, 300), Log: quiet()}, func(ctx context.Context, c *Call) {
		n := len(c.ID()) + int(c.ID()[0])
		_ = c.Ring(ctx)
		switch n % 5 {
		case 0:
			_ = c.Reject(486, "")
		case 1:
			answer, stop := context.WithTimeout(ctx, 10*time.Millisecond)
			defer stop()
			_, _ = c.Answer(answer)
		case 2:
			time.Sleep(5 * time.Millisecond)
			_, _ = c.Answer(ctx)
		case 3:
			<-ctx.Done()
		default:
			answerAndTalk(ctx, c)
		}
	}, func(s *Server) { s.e.t1, s.e.t2 = 5*time.Millisecond, 20*time.Millisecond })

	offers := []string{
		offerSDP, offerSDP + "a=sendonly\n", strings.ReplaceAll(offerSDP, "8 0 101", "18"), "v=0\nrubbish\n",
		strings.ReplaceAll(offerSDP, "IN IP4 $LOCALIP", "IN IP4 0.0.0.0"), "Subject: no offer",
	}
	var line []*siptest.Peer
	for range peers {
		line = append(line, newPeer(t, s))
	}
	for range messages {
		for _, p := range line {
			seq := 1 + rng.IntN(6)
			if rng.IntN(3) == 0 {
				p.NewBranch()
			}
			if rng.IntN(8) == 0 {
				p.ToTag = ""
				p.CallID = fmt.Sprint(rng.Uint64())
			}
			switch rng.IntN(9) {
			case 0, 1, 2:
				p.Send(script("INVITE", seq, offers[rng.IntN(len(offers))]))
			case 3, 4:
				p.Send(script("ACK", seq, offers[rng.IntN(len(offers))]))
			case 5:
				p.Send(script("CANCEL", seq))
			case 6:
				p.Send(script("BYE", seq))
			case 7:
				p.Send(script("OPTIONS", seq))
			case 8:
				p.Send(strings.Replace(script("INVITE", seq, offerSDP), "Max-Forwards: 70", "Content-Encoding: x", 1))
			}
			for p.Recv(200*time.Microsecond) != nil { // learns To tags
			}
		}
	}
	// Unanswered ones time out; the peers never answer our BYEs, so that these
	// do as well. Calls that are up are ended by their peers.
	require.Eventually(t, func() bool {
		for _, p := range line {
			for m := p.Recv(100 * time.Microsecond); m != nil; m = p.Recv(100 * time.Microsecond) {
				if m.Code() == 0 {
					reply(p, m, "481 Gone", "")
					p.Target = s.Addr()
				}
			}
		}
		s.e.mu.Lock()
		defer s.e.mu.Unlock()
		for _, c := range s.e.calls {
			_ = c.post(event{run: func() { c.hangup(ErrHangup) }})
		}
		return len(s.e.calls) == 0
	}, 10*time.Second, 20*time.Millisecond)
	require.Eventually(t, func() bool { return s.Calls() == 0 }, time.Second, 10*time.Millisecond)
	t.Logf("%+v", s.Stats())
	require.Greater(t, s.Stats().Requests, int64(peers*messages*9/10))
}

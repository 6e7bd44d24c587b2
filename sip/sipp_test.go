package sip

import (
	"context"
	"errors"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/sip/siptest"
)

// ringThenTalk answers after a moment of ringing.
func ringThenTalk(ctx context.Context, c *Call) {
	_ = c.Ring(ctx)
	answerAndTalk(ctx, c)
}

func TestSIPpCalls(t *testing.T) {
	cases := []struct {
		name string
		run  siptest.SIPp
		h    handlerFunc
	}{
		{"uac over UDP", siptest.SIPp{Scenario: "uac", Calls: 20, Rate: 20}, ringThenTalk},
		{"uac over TCP", siptest.SIPp{Scenario: "uac", Calls: 20, Rate: 20, TCP: true}, ringThenTalk},
		{"reinvite", siptest.SIPp{Scenario: "reinvite"}, ringThenTalk},
		{"reinvite over TCP", siptest.SIPp{Scenario: "reinvite", TCP: true}, ringThenTalk},
		{"offerless", siptest.SIPp{Scenario: "offerless", Hold: 100 * time.Millisecond}, ringThenTalk},
		{"callee hangs up", siptest.SIPp{Scenario: "callee_bye", Calls: 3}, func(ctx context.Context, c *Call) {
			_, err := c.Answer(ctx)
			if err != nil {
				t.Error(err)
			}
			time.Sleep(50 * time.Millisecond)
		}},
		{"cancel", siptest.SIPp{Scenario: "cancel", Calls: 200, Rate: 200, Together: 200}, func(ctx context.Context, c *Call) {
			_ = c.Ring(ctx)
			<-ctx.Done()
			if !errors.Is(context.Cause(ctx), ErrCancelled) {
				t.Error(context.Cause(ctx))
			}
		}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			s := startServer(t, Config{Ports: newPorts(t, 220), Log: quiet()}, tc.h)
			tc.run.Target = s.Addr()
			tc.run.Service = "+37052000002"
			tc.run.Run(t)
			require.Eventually(t, func() bool { return s.Calls() == 0 }, 2*time.Second, 10*time.Millisecond)
		})
	}
}

func TestSIPpPcap(t *testing.T) {
	var frames, calls atomic.Int64
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		leg, err := c.Answer(ctx)
		if err != nil {
			return
		}
		calls.Add(1)
		in := make(chan media.Frame, 50)
		go func() { _ = leg.Receive(ctx, in) }()
		for {
			select {
			case f := <-in:
				if !f.Arrived.IsZero() {
					frames.Add(1)
				}
			case <-ctx.Done():
				return
			}
		}
	})
	out, err := siptest.SIPp{Scenario: "uac_pcap", Target: s.Addr()}.Try(t)
	if err != nil && calls.Load() == 0 {
		t.Skipf("sipp can't play recordings here (it needs raw sockets): %v\n%s", err, out)
	}
	require.NoError(t, err, out)
	require.Greater(t, frames.Load(), int64(200), "8 s of the caller's sound arrived")
}

func TestSipsak(t *testing.T) {
	program, err := exec.LookPath("sipsak")
	if err != nil {
		t.Skip("sipsak is not installed (Debian package sipsak)")
	}
	s := startServer(t, Config{}, ringThenTalk)
	out, err := exec.CommandContext(t.Context(), program, "-s", s.uri("100"), "-vv").CombinedOutput()
	require.NoError(t, err, string(out))
	require.Contains(t, string(out), "200 OK")
	s.Drain(time.Minute)
	out, err = exec.CommandContext(t.Context(), program, "-s", s.uri("100"), "-vv").CombinedOutput()
	require.Error(t, err, "a draining server sends keep-alives away")
	require.Contains(t, string(out), "503")
}

// The runner tells a call that went wrong from one that went right.
func TestSIPpNoticesAFailure(t *testing.T) {
	s := startServer(t, Config{Log: quiet()}, func(_ context.Context, c *Call) { _ = c.Reject(486, "") })
	out, err := siptest.SIPp{Scenario: "offerless", Target: s.Addr(), Timeout: 5 * time.Second}.Try(t)
	require.Error(t, err)
	require.Contains(t, out, "486")
}

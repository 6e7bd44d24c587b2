package sip

import (
	"context"
	"errors"
	"log/slog"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/media"
)

var loopback = netip.MustParseAddr("127.0.0.1")

type handlerFunc func(context.Context, *Call)

func (f handlerFunc) Incoming(ctx context.Context, c *Call) { f(ctx, c) }

// portBase keeps the RTP ranges of concurrent servers apart. They stand below
// the ports that the kernel gives to other sockets.
var portBase atomic.Int32

const (
	portsFrom = 13000
	portsSpan = 6000
)

func newPorts(t *testing.T, pairs int) *media.Ports {
	t.Helper()
	from := portsFrom + (portBase.Add(int32(2*pairs))-int32(2*pairs))%portsSpan
	p, err := media.NewPorts(loopback, uint16(from), uint16(int(from)+2*pairs-1))
	require.NoError(t, err)
	return p
}

// testServer is a running server; its end is checked for leftovers.
type testServer struct {
	*Server
	ports *media.Ports
	stop  func() // ends Serve
}

func (s *testServer) uri(user string) string { return "sip:" + user + "@" + s.Addr().String() }

func startServer(t *testing.T, cfg Config, h handlerFunc, tune ...func(*Server)) *testServer {
	t.Helper()
	if cfg.Addr == "" {
		cfg.Addr = "127.0.0.1:0"
	}
	if cfg.Ports == nil {
		cfg.Ports = newPorts(t, 40)
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.NewTextHandler(t.Output(), nil))
	}
	s, err := NewServer(cfg, h)
	require.NoError(t, err)
	for _, f := range tune {
		f(s)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		require.NoError(t, <-served)
		require.Zero(t, cfg.Ports.InUse(), "RTP ports are left")
		require.Zero(t, s.Calls(), "calls are left")
		require.Zero(t, s.Stats().Panics)
		goleak.VerifyNone(t)
	})
	return &testServer{s, cfg.Ports, cancel}
}

// answerAndTalk sends silence until the call ends.
func answerAndTalk(ctx context.Context, c *Call) {
	leg, err := c.Answer(ctx)
	if err != nil {
		return
	}
	out := make(chan media.Frame)
	go func() {
		defer close(out)
		for {
			select {
			case out <- media.Frame{PCM: make([]int16, 160), Rate: 8000}:
			case <-ctx.Done():
				return
			}
		}
	}()
	_, _ = leg.Play(ctx, out)
}

func (s *testServer) dial(t *testing.T, change func(*DialConfig)) (*Call, media.Leg, error) {
	t.Helper()
	cfg := DialConfig{
		To: s.uri("+37052000001"), From: "+37061234567", Ports: newPorts(t, 2),
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
	if change != nil {
		change(&cfg)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	return Dial(ctx, cfg)
}

func TestCallOverBothTransports(t *testing.T) {
	for _, transport := range []string{"udp", "tcp"} {
		for _, who := range []string{"caller", "callee"} {
			t.Run(transport+" "+who+" hangs up", func(t *testing.T) {
				ended := make(chan error, 1)
				s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
					defer func() { ended <- context.Cause(ctx) }()
					assertEqual(t, "+37052000001", c.Dialled())
					assertEqual(t, "+37061234567", c.Caller())
					if err := c.Ring(ctx); err != nil {
						t.Error(err)
					}
					leg, err := c.Answer(ctx)
					if err != nil {
						t.Error(err)
						return
					}
					in := make(chan media.Frame, 100)
					listen, stop := context.WithCancel(ctx)
					defer stop()
					go func() { _ = leg.Receive(listen, in) }()
					for range 10 {
						select {
						case <-in:
						case <-ctx.Done():
							return
						}
					}
					if who == "caller" {
						<-ctx.Done()
						time.Sleep(10 * time.Millisecond)
					}
				})
				c, leg, err := s.dial(t, func(cfg *DialConfig) { cfg.Transport = transport })
				require.NoError(t, err)
				require.WithinDuration(t, time.Now(), c.AckedAt(), time.Second)
				in := make(chan media.Frame, 100)
				got := make(chan struct{})
				go func() { _ = leg.Receive(c.Context(), in); close(got) }()
				for range 5 {
					select {
					case <-in:
					case <-time.After(2 * time.Second):
						t.Fatal("no sound from the server")
					}
				}
				if who == "caller" {
					require.NoError(t, c.Hangup(t.Context()))
					require.ErrorIs(t, <-ended, ErrRemoteHangup)
				} else {
					<-c.Context().Done()
					require.ErrorIs(t, context.Cause(c.Context()), ErrRemoteHangup)
					require.NoError(t, c.Hangup(t.Context()))
					<-ended
				}
				<-got
			})
		}
	}
}

func assertEqual(t *testing.T, want, got string) {
	t.Helper()
	if want != got {
		t.Errorf("want %q, got %q", want, got)
	}
}

func TestRejected(t *testing.T) {
	s := startServer(t, Config{}, func(_ context.Context, c *Call) { _ = c.Reject(404, "No such business") })
	_, _, err := s.dial(t, nil)
	var rejected *RejectedError
	require.ErrorAs(t, err, &rejected)
	require.Equal(t, 404, rejected.Code)
	require.Equal(t, "No such business", rejected.Reason)
}

func TestHandlerReturnsUnanswered(t *testing.T) {
	s := startServer(t, Config{}, func(context.Context, *Call) {})
	_, _, err := s.dial(t, nil)
	var rejected *RejectedError
	require.ErrorAs(t, err, &rejected)
	require.Equal(t, 480, rejected.Code)
}

func TestHandlerPanics(t *testing.T) {
	panics := true
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		if panics {
			panics = false
			panic("boom")
		}
		answerAndTalk(ctx, c)
	})
	_, _, err := s.dial(t, nil)
	require.Error(t, err)
	c, _, err := s.dial(t, nil)
	require.NoError(t, err, "the next call is served")
	require.NoError(t, c.Hangup(t.Context()))
	require.EqualValues(t, 1, s.Stats().Panics)
	s.e.stats.panics.Store(0)
}

func TestCapacityBeforeRinging(t *testing.T) {
	s := startServer(t, Config{MaxCalls: 1}, answerAndTalk)
	first, _, err := s.dial(t, nil)
	require.NoError(t, err)
	_, _, err = s.dial(t, nil)
	var rejected *RejectedError
	require.ErrorAs(t, err, &rejected)
	require.Equal(t, 503, rejected.Code)
	require.Positive(t, rejected.RetryAfter)
	require.NoError(t, first.Hangup(t.Context()))
}

func TestNoPortIsNoCapacity(t *testing.T) {
	s := startServer(t, Config{Ports: newPorts(t, 1)}, answerAndTalk)
	first, _, err := s.dial(t, nil)
	require.NoError(t, err)
	_, _, err = s.dial(t, nil)
	var rejected *RejectedError
	require.ErrorAs(t, err, &rejected)
	require.Equal(t, 503, rejected.Code)
	require.NoError(t, first.Hangup(t.Context()))
}

func TestDrain(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	first, _, err := s.dial(t, nil)
	require.NoError(t, err)
	s.Drain(90 * time.Second)
	_, _, err = s.dial(t, nil)
	var rejected *RejectedError
	require.ErrorAs(t, err, &rejected)
	require.Equal(t, RejectedError{503, "Service Unavailable", 90 * time.Second}, *rejected)
	require.NoError(t, first.Context().Err(), "running calls go on")
	require.Equal(t, 1, s.Calls())
	require.NoError(t, first.Hangup(t.Context()))
}

func TestShutdownHangsUp(t *testing.T) {
	cfg := Config{Addr: "127.0.0.1:0", Ports: newPorts(t, 4), Log: slog.New(slog.DiscardHandler)}
	cause := make(chan error, 1)
	s, err := NewServer(cfg, handlerFunc(func(ctx context.Context, c *Call) {
		answerAndTalk(ctx, c)
		cause <- context.Cause(ctx)
	}))
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx) }()
	c, _, err := (&testServer{Server: s}).dial(t, nil)
	require.NoError(t, err)
	cancel()
	require.NoError(t, <-served)
	<-c.Context().Done()
	require.ErrorIs(t, context.Cause(c.Context()), ErrRemoteHangup)
	require.ErrorIs(t, <-cause, ErrShutdown)
	require.NoError(t, c.Hangup(t.Context()))
	require.Zero(t, cfg.Ports.InUse())
	goleak.VerifyNone(t)
}

func TestDialGivesUp(t *testing.T) {
	cause := make(chan error, 1)
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		_ = c.Ring(ctx)
		<-ctx.Done()
		cause <- context.Cause(ctx)
	})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	ports := newPorts(t, 1)
	_, _, err := Dial(ctx, DialConfig{To: s.uri("1"), Ports: ports, Log: slog.New(slog.DiscardHandler)})
	require.ErrorIs(t, err, context.DeadlineExceeded)
	require.ErrorIs(t, <-cause, ErrCancelled)
	require.Zero(t, ports.InUse())
}

func TestPortTaken(t *testing.T) {
	s := startServer(t, Config{}, answerAndTalk)
	_, err := NewServer(Config{Addr: s.Addr().String(), Ports: newPorts(t, 1), Log: slog.New(slog.DiscardHandler)}, handlerFunc(answerAndTalk))
	require.ErrorContains(t, err, "is taken by")
	require.ErrorContains(t, err, "pid")
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestMethodsFitTheState(t *testing.T) {
	step := make(chan struct{})
	s := startServer(t, Config{}, func(ctx context.Context, c *Call) {
		defer close(step)
		if c.Began().IsZero() || !c.Source().IsValid() || !c.AckedAt().IsZero() || len(c.Diversions()) != 0 {
			t.Error("what is known of the call")
		}
		_, err := c.Answer(ctx)
		assertIs(t, err, nil)
		_, err = c.Answer(ctx)
		assertIs(t, err, ErrState)
		assertIs(t, c.Ring(ctx), ErrState)
		assertIs(t, c.Reject(486, ""), ErrState)
		assertIs(t, c.Hangup(ctx), nil)
		assertIs(t, c.Hangup(ctx), nil)
		assertIs(t, c.Ring(context.Background()), ErrHangup)
	})
	c, _, err := s.dial(t, nil)
	require.NoError(t, err)
	<-step
	<-c.Context().Done()
	require.ErrorIs(t, c.Ring(t.Context()), ErrRemoteHangup)
	_, err = c.Answer(t.Context())
	require.ErrorIs(t, err, ErrRemoteHangup)
}

func assertIs(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("want %v, got %v", want, got)
	}
}

// A defect in one dialog ends that dialog alone.
func TestPanicInADialog(t *testing.T) {
	s := startServer(t, Config{Log: quiet()}, func(ctx context.Context, c *Call) {
		if c.DialledRaw() == "bad" {
			err := c.do(ctx, func() error { panic("defect") })
			assertIs(t, err, ErrFailed)
			assertIs(t, context.Cause(c.Context()), ErrFailed)
			return
		}
		answerAndTalk(ctx, c)
	})
	good, _, err := s.dial(t, nil)
	require.NoError(t, err)
	p := newPeer(t, s)
	p.Send(strings.Replace(script("INVITE", 1, offerSDP), "sip:+37052000001@", "sip:bad@", 1))
	p.Expect(500, "INVITE")
	p.Send(script("ACK", 1))
	require.NoError(t, good.Context().Err())
	require.NoError(t, good.Hangup(t.Context()))
	require.EqualValues(t, 1, s.Stats().Panics)
	s.e.stats.panics.Store(0)
}

// One whole call over loopback: INVITE to BYE, RTP sockets and media included.
func BenchmarkCall(b *testing.B) {
	ports, err := media.NewPorts(loopback, 12000, 12999)
	require.NoError(b, err)
	s, err := NewServer(Config{Addr: "127.0.0.1:0", Ports: ports, Log: quiet()}, handlerFunc(answerAndTalk))
	require.NoError(b, err)
	ctx, cancel := context.WithCancel(b.Context())
	served := make(chan error, 1)
	go func() { served <- s.Serve(ctx) }()
	for b.Loop() {
		c, _, err := Dial(ctx, DialConfig{To: "sip:x@" + s.Addr().String(), Ports: ports, Log: quiet()})
		require.NoError(b, err)
		require.NoError(b, c.Hangup(ctx))
	}
	cancel()
	require.NoError(b, <-served)
}

package media

import (
	"errors"
	"log/slog"
	"math/rand/v2"
	"net/netip"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"budi/media/vad"
)

// SessionOptions tunes a [Session]; the zero value is what a call wants.
type SessionOptions struct {
	// Log gets one line for each thing that an operator may ask about
	// (latching, a lost stream); nil discards.
	Log *slog.Logger
	// NoMedia is how long Receive waits for a packet before it gives up with
	// [ErrNoMedia]; 0 means 10 s. Time on hold does not count.
	NoMedia time.Duration
	// Signalling is the address that the peer's SIP messages come from, a
	// plausible source of its RTP when the SDP names an unreachable one.
	Signalling netip.Addr
	// Voice is the voice activity detector's mode.
	Voice vad.Mode
	// Steady makes Receive give exactly one frame every 20 ms, behind an
	// adaptive delay, as a person's ear needs it (a bridged call). Without it
	// frames come the moment they can, which a recogniser wants.
	Steady bool
	// KeepEcho leaves our own voice in what comes back. It saves 0.4 % of a
	// core while we speak, and 14 ms, where the far end has no echo: a bridge, a
	// test phone.
	KeepEcho bool
	// KeepNoise leaves the noise of a noisy line in what the listener gets; it
	// saves 0.1 % of a core.
	KeepNoise bool
	// Lose chooses packets that are never sent, as a bad network loses them:
	// for tests and benchmarks. It is called on the sender's goroutine.
	Lose func() bool
}

// Session is one party's RTP stream both ways (RFC 3550, RFC 3551). It
// implements [Leg] and owns its lease. From NewSession to Close it sends a
// packet every 20 ms - the running Play's frame, else silence - so that
// bindings in NATs and timers in session border controllers stay fresh and the
// far jitter buffer stays filled.
type Session struct {
	lease  *Lease
	log    *slog.Logger
	opts   SessionOptions
	epoch  time.Time // zero of both directions' media clock
	ssrc   uint32
	counts counters
	// firstTS is the RTP timestamp of epoch.
	firstTS   uint32
	reception reception
	reference reference

	mu     sync.Mutex
	params Params
	dest   netip.AddrPort // where RTP goes

	tap       atomic.Pointer[tapping]
	plays     chan *playing
	keys      chan *keying
	receiving sync.Mutex
	source    source // guarded by receiving
	closed    chan struct{}
	closeOnce sync.Once
	closeErr  error
	wg        sync.WaitGroup
}

// NewSession starts to send on the lease. The session owns the lease from here
// on; whoever made the session closes it.
func NewSession(l *Lease, p Params, o SessionOptions) *Session {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.NoMedia <= 0 {
		o.NoMedia = 10 * time.Second
	}
	s := &Session{
		lease: l, log: o.Log, opts: o,
		epoch: time.Now(), ssrc: rand.Uint32(), firstTS: rand.Uint32(),
		params: p, dest: p.Remote,
		plays: make(chan *playing), keys: make(chan *keying),
		closed: make(chan struct{}),
	}
	s.source = source{sdp: p.Remote, signalling: o.Signalling}
	s.spawn("sender", newSender(s).run)
	s.spawn("reporter", newReporter(s).run)
	return s
}

// spawn runs do on a goroutine of the session's own. A panic ends this session,
// and no other.
func (s *Session) spawn(what string, do func()) {
	s.wg.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				s.log.Error("media panicked", "where", what, "panic", p, "stack", string(debug.Stack()))
				go func() { _ = s.Close() }() // waits for this goroutine too; whoever made the session gets the error
			}
		}()
		do()
	})
}

// Addr is the local RTP address.
func (s *Session) Addr() netip.AddrPort { return s.lease.Addr() }

// Params returns what holds now.
func (s *Session) Params() Params {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.params
}

// Update takes over newly negotiated parameters (a re-INVITE, an UPDATE) from
// the next packet on. A changed Remote ends latching and starts it anew.
func (s *Session) Update(p Params) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.Remote != s.params.Remote {
		s.dest = p.Remote
	}
	s.params = p
}

// Close says BYE, ends Play and Receive with [ErrClosed], waits for the
// session's own goroutines and gives the ports back. It may be called again.
func (s *Session) Close() error {
	s.closeOnce.Do(func() {
		close(s.closed)
		// Readers wake up; the sender leaves by the closed channel.
		err := errors.Join(
			s.lease.rtp.SetReadDeadline(time.Unix(1, 0)),
			s.lease.rtcp.SetReadDeadline(time.Unix(1, 0)))
		s.wg.Wait()
		s.closeErr = errors.Join(err, s.lease.Close())
	})
	return s.closeErr
}

// reachable tells whether an address can be sent to. A hold of old (RFC 2543)
// names 0.0.0.0, a refused stream port 0.
func reachable(a netip.AddrPort) bool {
	return a.IsValid() && a.Port() != 0 && !a.Addr().IsUnspecified()
}

// sendState is a snapshot for the sender.
func (s *Session) sendState() (p Params, dest netip.AddrPort) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.params, s.dest
}

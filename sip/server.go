package sip

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// shutdownTime is how long the end of the server waits for the peers to
// confirm that their calls are over.
const shutdownTime = 3 * time.Second

// Handler takes incoming calls.
type Handler interface {
	// Incoming runs on a goroutine of its own for each call. ctx ends when the
	// call does, with the cause. Returning ends the call: with BYE, or with
	// 480 when it was neither answered nor rejected. Calls must not be used
	// for sound after it returns.
	Incoming(ctx context.Context, c *Call)
}

// Server is the callee's side of the user agent.
type Server struct {
	cfg     Config
	handler Handler
	e       *endpoint
	udp     *udpSocket
	tcp     net.Listener
	lines   []*line
	open    *line // for everyone, when no trunks are configured
	// tcpLimit is how long a peer may take over one message.
	tcpLimit time.Duration

	// base ends when Serve does; calls derive from it.
	base     context.Context //nolint:containedctx // the calls' parent outlives any one method
	end      context.CancelCauseFunc
	running  atomic.Int64
	admit    sync.Mutex   // no call is admitted while draining begins
	draining atomic.Int64 // Retry-After in nanoseconds, 0 when not draining
	wg       sync.WaitGroup
	once     sync.Once
}

// NewServer binds the addresses. The caller runs [Server.Serve] once, or
// [Server.Close].
func NewServer(cfg Config, h Handler) (*Server, error) {
	if err := cfg.validate(); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, handler: h, tcpLimit: tcpMessageTime}
	s.open = &line{Trunk: Trunk{Country: cfg.Country}}
	for _, t := range cfg.Trunks {
		if t.Country == "" {
			t.Country = cfg.Country
		}
		s.lines = append(s.lines, &line{Trunk: t})
	}
	s.base, s.end = context.WithCancelCause(context.Background())
	s.e = newEndpoint(cfg.Log, cfg.UserAgent, cfg.PublicIP, s)
	if err := s.bind(); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *Server) bind() error {
	addr, err := resolveListen(s.cfg.Addr)
	if err != nil {
		return err
	}
	for tries := 0; ; tries++ {
		udp, err := listenUDP(addr)
		if err != nil {
			return portError("udp", addr, err)
		}
		at := netip.AddrPortFrom(addr.Addr(), udp.addr.Port())
		tcp, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(at))
		if err == nil {
			s.udp, s.tcp = udp, tcp
			return nil
		}
		_ = udp.conn.Close()
		if addr.Port() != 0 || tries == 10 {
			return portError("tcp", at, err)
		}
	}
}

func resolveListen(addr string) (netip.AddrPort, error) {
	host, portText, err := net.SplitHostPort(addr)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("sip: listen address %q: %w", addr, err)
	}
	port, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("sip: listen address %q: bad port", addr)
	}
	if host == "" {
		return netip.AddrPortFrom(netip.IPv4Unspecified(), uint16(port)), nil
	}
	if ip, err := parseHost(host); err == nil {
		return netip.AddrPortFrom(ip, uint16(port)), nil
	}
	a, err := net.ResolveUDPAddr("udp", addr)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("sip: listen address %q: %w", addr, err)
	}
	return netip.AddrPortFrom(a.AddrPort().Addr().Unmap(), uint16(port)), nil
}

// Addr is the bound address, the same for UDP and TCP.
func (s *Server) Addr() netip.AddrPort { return s.udp.addr }

// Calls is how many calls are admitted and not yet over.
func (s *Server) Calls() int { return int(s.running.Load()) }

// Drain refuses new calls with 503 and lets the running ones go on. Keep-alive
// OPTIONS get the same, so that carriers and dispatchers turn elsewhere.
func (s *Server) Drain(retryAfter time.Duration) {
	s.admit.Lock()
	defer s.admit.Unlock()
	s.draining.Store(int64(max(retryAfter, time.Second)))
}

// Serve handles traffic until ctx ends, then hangs up what still runs, and
// returns nil when everything is closed. A socket that fails ends it with an
// error.
func (s *Server) Serve(ctx context.Context) error {
	failed := make(chan error, 2)
	var readers sync.WaitGroup
	readers.Go(func() { failed <- s.udp.serve(s.cfg.Log, s.e.datagram) })
	readers.Go(func() { failed <- acceptTCP(s.tcp, s.cfg.Log, s.serveTCP) })
	trunks, stopTrunks := context.WithCancel(ctx)
	defer stopTrunks()
	var followers sync.WaitGroup
	for _, l := range s.lines {
		switch {
		case l.Register != nil:
			followers.Go(func() { s.register(trunks, l) })
		case l.Addr != "" && len(l.Sources) == 0:
			followers.Go(func() { s.follow(trunks, l) })
		}
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		if err == nil {
			err = errors.New("sip: a listening socket was closed")
		}
	}
	s.Drain(time.Minute)
	stopTrunks()
	s.end(ErrShutdown)
	s.waitCalls(shutdownTime)
	followers.Wait()
	closeErr := s.Close()
	readers.Wait()
	s.wg.Wait()
	return errors.Join(err, closeErr)
}

// waitCalls waits until no dialog is left, at most for d.
func (s *Server) waitCalls(d time.Duration) {
	over := make(chan struct{})
	go func() { s.wg.Wait(); close(over) }()
	select {
	case <-over:
	case <-time.After(d):
		s.cfg.Log.Warn("peers did not confirm the end of their calls", "calls", s.Calls())
	}
}

// Close closes the sockets and ends transactions. Serve does so itself.
func (s *Server) Close() error {
	var err error
	s.once.Do(func() {
		s.end(ErrShutdown)
		s.e.close()
		err = errors.Join(s.udp.conn.Close(), s.tcp.Close())
	})
	return err
}

func (s *Server) serveTCP(c *tcpConn) {
	from := flow{sock: c, remote: c.peer}
	if !s.known(from) {
		s.e.stats.strangers.Add(1)
		s.e.limited.warn("connection from a source that belongs to no trunk is closed", "source", c.peer)
		_ = c.conn.Close()
		return
	}
	c.limit = s.tcpLimit
	if err := c.serve(s.e.parser, s.e); err != nil {
		s.e.limited.warn("connection is closed", "source", c.peer, "error", err)
	}
}

// known tells whether a source may talk to us at all.
func (s *Server) known(from flow) bool { return s.lineOf(from.remote.Addr()) != nil }

func (s *Server) lineOf(source netip.Addr) *line {
	if len(s.lines) == 0 {
		return s.open
	}
	if l := lineOf(s.lines, source); l != nil || !s.cfg.Strangers {
		return l
	}
	return s.open
}

// busy tells why no call can be taken now, nil when it can.
func (s *Server) busy() *refusal {
	if d := s.draining.Load(); d > 0 {
		return unavailable(time.Duration(d))
	}
	if s.cfg.MaxCalls > 0 && s.Calls() >= s.cfg.MaxCalls {
		return unavailable(retryAfterFull)
	}
	return nil
}

// options answers a keep-alive as an INVITE would fare (RFC 3261 §11.2).
func (s *Server) options(req *gosip.Request, _, reply flow) {
	if r := s.busy(); r != nil {
		s.e.refuse(req, reply, r)
		return
	}
	s.e.write(s.e.capabilities(req, s.e.statelessTag(req)), reply)
}

func (e *endpoint) capabilities(req *gosip.Request, tag string) *gosip.Response {
	res := e.build(req, 200, "", tag)
	res.AppendHeader(gosip.NewHeader("Allow", allow))
	res.AppendHeader(gosip.NewHeader("Accept", "application/sdp"))
	res.AppendHeader(gosip.NewHeader("Accept-Encoding", "identity"))
	res.AppendHeader(gosip.NewHeader("Accept-Language", "en"))
	return res
}

// invite admits a new call: everything that takes time is left to the call's
// own goroutine.
func (s *Server) invite(req *gosip.Request, from, reply flow) {
	s.admit.Lock()
	defer s.admit.Unlock()
	if r := s.busy(); r != nil {
		s.e.refuse(req, reply, r)
		s.e.limited.warn("call refused: no capacity", "calls", s.Calls(), "source", from.remote)
		return
	}
	trunk := s.lineOf(from.remote.Addr())
	if trunk == nil {
		return
	}
	c := newCall(s.base, s.e, req.CallID().Value(), newTag())
	c.trunk, c.ports, c.noMedia = trunk, s.cfg.Ports, s.cfg.NoMedia
	c.number, c.raw = dialled(req, &trunk.Trunk)
	c.caller, c.trusted = caller(req, &trunk.Trunk)
	c.headers, c.diverted = keptHeaders(req), diversions(req, trunk.Country)
	c.log = s.cfg.Log.With("call", c.id, "trunk", trunk.Name)
	c.fromInvite(req, from)
	c.source = from.remote

	tx, err := s.e.open(req, reply, c)
	if err != nil {
		s.e.limited.warn("new call", "error", err)
		return
	}
	c.invite = tx
	s.running.Add(1)
	left := new(atomic.Int32) // the dialog, and the handler
	left.Store(1)
	leave := func() {
		if left.Add(-1) == 0 {
			s.running.Add(-1)
		}
	}
	c.freed = leave
	c.ended = func() {}
	c.handler = func() {
		left.Add(1)
		s.wg.Go(func() {
			defer leave()
			serveHandler(c, s.handler)
		})
	}
	s.e.register(c)
	s.wg.Go(func() { c.run(c.admit) })
}

func newCall(base context.Context, e *endpoint, id, tag string) *Call {
	c := &Call{
		e: e, id: id, localTag: tag,
		ops: make(chan func()), done: make(chan struct{}), up: make(chan struct{}),
		events: make(chan event, maxEvents), base: base, began: time.Now(),
	}
	c.ctx, c.cancel = context.WithCancelCause(context.WithoutCancel(base))
	return c
}

// register makes the dialog reachable for its requests.
func (e *endpoint) register(c *Call) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.calls[dialogID{c.id, c.localTag}] = c
}

// Stats are counts since the start.
type Stats struct {
	Requests, Responses int64 // messages that could be read
	Malformed           int64 // messages that could not
	Strangers           int64 // packets and connections from outside of the trunks
	Refused             int64 // requests answered with an error before any call
	Panics              int64 // messages and calls lost to a defect
}

// Stats returns the counts.
func (s *Server) Stats() Stats {
	c := &s.e.stats
	return Stats{
		Requests: c.requests.Load(), Responses: c.responses.Load(), Malformed: c.malformed.Load(),
		Strangers: c.strangers.Load(), Refused: c.refused.Load(), Panics: c.panics.Load(),
	}
}

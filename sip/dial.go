package sip

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"

	gosip "github.com/emiago/sipgo/sip"

	"budi/media"
)

// RejectedError tells that the callee refused, and how.
type RejectedError struct {
	Code   int
	Reason string
	// RetryAfter as the callee asked for, 0 when it did not.
	RetryAfter time.Duration
}

func (e *RejectedError) Error() string { return fmt.Sprintf("call refused: %d %s", e.Code, e.Reason) }

// DialConfig tells how to call.
type DialConfig struct {
	// To is whom: "sip:+37052000001@127.0.0.1:5060".
	To string
	// From is the caller's own URI or number; "" is anonymous.
	From string
	// Transport is "udp" or "tcp"; "" is what To's transport parameter says,
	// or udp.
	Transport string
	// LocalIP to call from; the zero value leaves it to the routing table.
	LocalIP netip.Addr
	// UserAgent is told to the callee.
	UserAgent string
	// Headers are added to the INVITE.
	Headers []Header
	// Ports for RTP. Required.
	Ports *media.Ports
	// NoMedia is how long the leg waits for packets; 0 is its default.
	NoMedia time.Duration
	// Lose chooses packets of sound that are never sent; see
	// [media.SessionOptions].
	Lose func() bool
	// Log is required.
	Log *slog.Logger
}

// Dial calls and returns when the callee has answered. When ctx ends before,
// the call is cancelled; afterwards ctx has no hold on it, and [Call.Context]
// tells when it ends. The call owns its leg, port and sockets; Hangup, or the
// callee, frees them. A refusal is a [*RejectedError].
func Dial(ctx context.Context, cfg DialConfig) (*Call, media.Leg, error) {
	if cfg.Ports == nil || cfg.Log == nil {
		return nil, nil, errors.New("sip: DialConfig needs Ports and Log")
	}
	lasting := context.WithoutCancel(ctx)
	target, to, err := resolveTarget(ctx, cfg)
	if err != nil {
		return nil, nil, err
	}
	if cfg.Transport == "" {
		cfg.Transport = target.UriParams.GetOr("transport", "udp")
	}
	e := newEndpoint(cfg.Log, cfg.UserAgent, netip.Addr{}, nil)
	e.uas = dialler{e}
	peer, closeSocket, err := e.connect(ctx, cfg, to)
	if err != nil {
		return nil, nil, err
	}
	c := newCall(lasting, e, newTag()+"@"+peer.sock.local().Addr().String(), newTag())
	c.outgoing, c.noMedia, c.lose = true, cfg.NoMedia, cfg.Lose
	c.log = cfg.Log.With("call", c.id)
	c.ended = func() {
		e.close()
		closeSocket()
	}
	c.peer, c.target, c.remoteURI = peer, target, target
	c.remoteURI.UriParams = nil
	c.source = to
	c.number = Normalise(target.User, "")
	if c.localURI, err = fromURI(cfg.From, e, peer); err != nil {
		c.ended()
		return nil, nil, err
	}
	if c.lease, err = cfg.Ports.Lease(); err != nil {
		c.ended()
		return nil, nil, fmt.Errorf("dial: %w", err)
	}
	e.register(c)
	go c.run(func() { c.sendInvite(cfg.Headers) })

	leg, err := c.wait(ctx)
	if err == nil {
		return c, leg, nil
	}
	_ = c.do(lasting, func() error { c.hangup(context.Cause(ctx)); return nil })
	select { // a moment for the CANCEL to be confirmed
	case <-c.done:
	case <-time.After(2 * time.Second):
	}
	return nil, nil, fmt.Errorf("dial %s: %w", cfg.To, err)
}

func resolveTarget(ctx context.Context, cfg DialConfig) (gosip.Uri, netip.AddrPort, error) {
	var u gosip.Uri
	if err := gosip.ParseUri(cfg.To, &u); err != nil || u.Scheme != "sip" || u.Host == "" {
		return u, netip.AddrPort{}, fmt.Errorf("dial %q: not a sip URI like sip:+37052000001@192.0.2.1:5060", cfg.To)
	}
	port := u.Port
	if port == 0 {
		port = gosip.DefaultUdpPort
	}
	if port < 0 || port > 65535 {
		return u, netip.AddrPort{}, fmt.Errorf("dial %q: bad port", cfg.To)
	}
	addr, err := parseHost(u.Host)
	if err != nil {
		addrs, err := net.DefaultResolver.LookupNetIP(ctx, "ip", u.Host)
		if err != nil || len(addrs) == 0 {
			return u, netip.AddrPort{}, fmt.Errorf("dial %q: %w", cfg.To, err)
		}
		addr = addrs[0].Unmap()
	}
	return u, netip.AddrPortFrom(addr, uint16(port)), nil
}

func fromURI(from string, e *endpoint, peer flow) (gosip.Uri, error) {
	host := hostString(e.reachable(peer))
	switch {
	case from == "":
		return gosip.Uri{Scheme: "sip", User: "anonymous", Host: "anonymous.invalid"}, nil
	case !strings.Contains(from, ":"):
		return gosip.Uri{Scheme: "sip", User: from, Host: host}, nil
	}
	var u gosip.Uri
	if err := gosip.ParseUri(from, &u); err != nil {
		return u, fmt.Errorf("dial: From %q: %w", from, err)
	}
	return u, nil
}

// connect opens the socket of an outgoing call and starts its reader, which
// closeSocket ends and waits for.
func (e *endpoint) connect(ctx context.Context, cfg DialConfig, to netip.AddrPort) (peer flow, closeSocket func(), err error) {
	var reader sync.WaitGroup
	switch strings.ToLower(cfg.Transport) {
	case "udp":
		local := cfg.LocalIP
		if !local.IsValid() {
			local = localTowards(to)
		}
		s, err := listenUDP(netip.AddrPortFrom(local, 0))
		if err != nil {
			return flow{}, nil, fmt.Errorf("dial: %w", err)
		}
		reader.Go(func() {
			if err := s.serve(cfg.Log, e.datagram); err != nil {
				cfg.Log.Error("socket of an outgoing call failed", "error", err)
			}
		})
		return flow{sock: s, remote: to}, func() { _ = s.conn.Close(); reader.Wait() }, nil
	case "tcp":
		d := net.Dialer{Timeout: tcpMessageTime}
		if cfg.LocalIP.IsValid() {
			d.LocalAddr = net.TCPAddrFromAddrPort(netip.AddrPortFrom(cfg.LocalIP, 0))
		}
		conn, err := d.DialContext(ctx, "tcp", to.String())
		if err != nil {
			return flow{}, nil, fmt.Errorf("dial: %w", err)
		}
		c := newTCPConn(conn)
		c.patient = true
		reader.Go(func() {
			if err := c.serve(e.parser, e); err != nil {
				cfg.Log.Warn("connection of an outgoing call is closed", "error", err)
			}
		})
		return flow{sock: c, remote: to}, func() { _ = conn.Close(); reader.Wait() }, nil
	}
	return flow{}, nil, fmt.Errorf("dial: transport %q, want udp or tcp", cfg.Transport)
}

// dialler refuses what reaches the socket of an outgoing call and does not
// belong to it.
type dialler struct{ e *endpoint }

func (d dialler) known(flow) bool { return true }

func (d dialler) invite(req *gosip.Request, _, reply flow) { d.e.refuse(req, reply, refuse(480, "")) }

func (d dialler) options(req *gosip.Request, _, reply flow) {
	d.e.write(d.e.capabilities(req, d.e.statelessTag(req)), reply)
}

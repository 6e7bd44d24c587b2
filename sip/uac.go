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
	// Transport is "udp" (the default) or "tcp".
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
	// Log is required.
	Log *slog.Logger
}

// dialing is an INVITE of ours until its final response.
type dialing struct {
	tx          *clientTx
	req         *gosip.Request
	to          flow
	provisional bool
	cause       error // why it is cancelled, nil when it is not
	cancelSent  bool
	ack         *gosip.Request // repeated for each repeated 2xx
}

// Dial calls and returns when the callee has answered. When ctx ends before,
// the call is cancelled; afterwards ctx has no hold on it, and [Call.Context]
// tells when it ends. The call owns its leg, port and sockets; Hangup, or the
// callee, frees them. A refusal is a [*RejectedError].
func Dial(ctx context.Context, cfg DialConfig) (*Call, media.Leg, error) {
	if cfg.Ports == nil || cfg.Log == nil {
		return nil, nil, errors.New("sip: DialConfig needs Ports and Log")
	}
	target, to, err := resolveTarget(ctx, cfg)
	if err != nil {
		return nil, nil, err
	}
	e := newEndpoint(cfg.Log, cfg.UserAgent, netip.Addr{}, nil)
	e.uas = dialler{e}
	peer, closeSocket, err := e.connect(ctx, cfg, to)
	if err != nil {
		return nil, nil, err
	}
	c := newCall(e, newTag()+"@"+peer.sock.local().Addr().String(), newTag())
	c.outgoing, c.noMedia = true, cfg.NoMedia
	c.log = cfg.Log.With("call", c.id)
	c.ended = func() {
		e.close()
		closeSocket()
	}
	c.peer, c.target, c.remoteURI = peer, target, target
	c.remoteURI.UriParams = nil
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
	go c.run(context.Background(), func() { c.sendInvite(cfg.Headers) })

	leg, err := c.wait(ctx)
	if err == nil {
		return c, leg, nil
	}
	_ = c.do(context.Background(), func() error { c.hangup(context.Cause(ctx)); return nil })
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
	case "", "udp":
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

func (c *Call) sendInvite(extra []Header) {
	c.openSDP()
	body, err := makeOffer(c.sdp)
	if err != nil {
		c.fail(err)
		return
	}
	req := c.request(gosip.INVITE, 0, c.peer)
	req.AppendHeader(gosip.NewHeader("Allow", allow))
	for _, h := range extra {
		req.AppendHeader(gosip.NewHeader(h.Name, h.Value))
	}
	req.AppendHeader(gosip.NewHeader("Content-Type", "application/sdp"))
	req.SetBody(body)
	c.dialing = &dialing{req: req, to: c.peer}
	c.dialing.tx, err = c.e.send(req, c.peer, func(res *gosip.Response, err error) {
		_ = c.post(event{run: func() { c.onInviteResponse(res, err) }})
	})
	if err != nil {
		c.fail(err)
	}
}

func (c *Call) fail(err error) {
	c.silence(fmt.Errorf("%w: %w", ErrFailed, err))
	c.state = stateOver
}

func (c *Call) onInviteResponse(res *gosip.Response, err error) {
	d := c.dialing
	switch {
	case err != nil:
		c.fail(err)
	case res.IsProvisional():
		d.provisional = true
		if d.cause != nil {
			c.sendCancel()
		}
	case res.IsSuccess():
		c.onAccepted(res)
	case c.state == stateEarly || c.state == stateEnding:
		c.silence(&RejectedError{Code: res.StatusCode, Reason: res.Reason, RetryAfter: retryAfter(res)})
		c.state = stateOver
	}
}

// onAccepted takes a 2xx: the first makes the dialog, its copies get the ACK
// again, and those of other forks are hung up (RFC 3261 §13.2.2.4).
func (c *Call) onAccepted(res *gosip.Response) {
	d := c.dialing
	switch {
	case res.To() == nil:
		return
	case d.ack != nil && tagOf(res.To().Params) == c.remoteTag:
		c.sendAck()
		return
	case d.ack != nil:
		c.refuseFork(res)
		return
	}
	c.fromAnswer(res)
	to := c.nextHop(context.Background())
	d.to = to
	d.ack = c.request(gosip.ACK, d.req.CSeq().SeqNo, to)
	c.sendAck()
	if d.cause != nil { // the answer crossed our CANCEL
		c.bye()
		return
	}
	var p media.Params
	body, err := findSDP(contentTypeOf(res), res.Body())
	if err == nil {
		p, err = c.readAnswer(body)
	}
	if err != nil {
		c.silence(fmt.Errorf("%w: %w", ErrFailed, err))
		c.bye()
		return
	}
	c.settled = p
	c.startMedia(p)
	c.talk()
}

func (c *Call) sendAck() {
	if err := c.dialing.to.WriteMsg(c.dialing.ack); err != nil {
		c.log.Warn("sending ACK failed", "error", err)
	}
}

// refuseFork acknowledges and ends the dialog of another callee.
func (c *Call) refuseFork(res *gosip.Response) {
	kept := c.dialog
	c.fromAnswer(res)
	to := c.nextHop(context.Background())
	ack := c.request(gosip.ACK, c.dialing.req.CSeq().SeqNo, to)
	bye := c.request(gosip.BYE, 0, to)
	seq := c.localSeq
	c.dialog = kept
	c.localSeq = seq
	if err := to.WriteMsg(ack); err != nil {
		c.log.Warn("sending ACK failed", "error", err)
	}
	if _, err := c.e.send(bye, to, func(*gosip.Response, error) {}); err != nil {
		c.log.Warn("sending BYE failed", "error", err)
	}
}

func contentTypeOf(res *gosip.Response) string {
	if h := res.ContentType(); h != nil {
		return h.Value()
	}
	return "application/sdp"
}

// readAnswer of the peer to our offer.
func (c *Call) readAnswer(body []byte) (media.Params, error) {
	if body == nil {
		return media.Params{}, fmt.Errorf("%w: no answer", errBadSDP)
	}
	d, err := parseSDP(body)
	if err != nil {
		return media.Params{}, err
	}
	return acceptAnswer(d, c.sdp)
}

// abandon gives up an unanswered outgoing call: CANCEL, once the callee has
// shown that it has the INVITE (RFC 3261 §9.1), and then whatever comes first,
// its 487 or the end of patience.
func (c *Call) abandon(cause error) {
	c.silence(cause)
	c.state = stateEnding
	c.dialing.cause = cause
	if c.dialing.provisional {
		c.sendCancel()
	}
	c.after(64*c.e.t1, func() {
		if c.dialing.ack == nil {
			c.state = stateOver
		}
	})
}

func (c *Call) sendCancel() {
	d := c.dialing
	if d.cancelSent {
		return
	}
	d.cancelSent = true
	if _, err := c.e.send(cancelOf(d.req), d.to, func(*gosip.Response, error) {}); err != nil {
		c.fail(err)
	}
}

func retryAfter(res *gosip.Response) time.Duration {
	h := res.GetHeader("Retry-After")
	if h == nil {
		return 0
	}
	var seconds int
	if _, err := fmt.Sscanf(h.Value(), "%d", &seconds); err != nil || seconds < 0 || seconds > 1<<20 {
		return 0
	}
	return time.Duration(seconds) * time.Second
}

// dialler refuses what reaches the socket of an outgoing call and does not
// belong to it.
type dialler struct{ e *endpoint }

func (d dialler) known(flow) bool { return true }

func (d dialler) invite(req *gosip.Request, _, reply flow) { d.e.refuse(req, reply, refuse(480, "")) }

func (d dialler) options(req *gosip.Request, _, reply flow) {
	d.e.write(d.e.capabilities(req, d.e.statelessTag(req)), reply)
}

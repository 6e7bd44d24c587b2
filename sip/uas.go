package sip

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"mime"
	"mime/multipart"
	"net/netip"
	"strings"
	"time"

	gosip "github.com/emiago/sipgo/sip"

	"budi/media"
)

// retryAfterFull is what a caller is told to wait when all lines are taken.
const retryAfterFull = 5 * time.Second

// pending is a 2xx that is repeated until its ACK (RFC 3261 §13.3.1.4).
type pending struct {
	tx       *serverTx
	res      *gosip.Response
	seq      uint32
	interval time.Duration
	deadline time.Time
	offered  bool // it carries our offer; the ACK brings the answer
}

// admit is an incoming call's first act: a port and an agreement on the media
// before anything rings, so that a full house or an unfit offer lets the
// carrier try elsewhere. Then the handler starts.
func (c *Call) admit() {
	c.respond(c.invite, c.e.build(c.invite.req, 100, "", ""))
	lease, err := c.ports.Lease()
	if err != nil {
		c.log.Warn("call refused: no RTP port", "error", err)
		c.reject(unavailable(retryAfterFull), fmt.Errorf("%w: %w", ErrRejected, err))
		return
	}
	c.lease = lease
	c.openSDP()
	offer, err := sdpBody(c.invite.req)
	if err == nil && offer != nil {
		c.offered, c.settled, err = c.answerTo(offer)
	}
	if err != nil {
		c.log.Info("call refused: offer", "error", err)
		c.reject(offerRefusal(err), fmt.Errorf("%w: %w", ErrRejected, err))
		return
	}
	c.handler()
}

// openSDP prepares our side of descriptions; the lease must be there.
func (c *Call) openSDP() {
	host := c.e.publicIP
	if !host.IsValid() {
		if host = c.lease.Addr().Addr(); host.IsUnspecified() {
			host = c.e.reachable(c.peer)
		}
	}
	id := uint64(rand.Int64N(1 << 53))
	c.sdp = local{addr: netip.AddrPortFrom(host.Unmap(), c.lease.Addr().Port()), session: id, version: id}
}

func (c *Call) answerTo(offer []byte) ([]byte, media.Params, error) {
	d, err := parseSDP(offer)
	if err != nil {
		return nil, media.Params{}, err
	}
	var p media.Params
	body, err := c.describe(func(me local) (b []byte, err error) {
		b, p, err = answerOffer(d, me)
		return b, err
	})
	return body, p, err
}

// describe writes our next description; one that differs from the last has the
// next version (RFC 3264 §8).
func (c *Call) describe(write func(local) ([]byte, error)) ([]byte, error) {
	body, err := write(c.sdp)
	if err == nil && c.sent != nil && !bytes.Equal(body, c.sent) {
		c.sdp.version++
		body, err = write(c.sdp)
	}
	if err != nil {
		return nil, err
	}
	c.sent = body
	return body, nil
}

func offerRefusal(err error) *refusal {
	if errors.Is(err, errBadSDP) {
		return refuse(400, "Bad SDP")
	}
	return refuse(488, "").with("Warning", `305 budi "Incompatible media format"`)
}

// answer sends the 200; run by [Call.Answer].
func (c *Call) answer() error {
	if c.state != stateEarly || c.outgoing {
		return c.wrongState("answer")
	}
	body := c.offered
	if body == nil {
		var err error
		if body, err = c.describe(makeOffer); err != nil {
			c.reject(refuse(500, ""), fmt.Errorf("%w: %w", ErrFailed, err))
			return err
		}
	} else {
		c.startMedia(c.settled)
	}
	c.state = stateAnswered
	c.accept(c.invite, body, c.offered == nil)
	return nil
}

func (c *Call) startMedia(p media.Params) {
	c.leg = media.NewSession(c.lease, p, media.SessionOptions{
		// Who calls out is a test phone or a bridge: it passes sound on as it is.
		KeepEcho: c.outgoing, KeepNoise: c.outgoing,
		Log: c.log, NoMedia: c.noMedia, Lose: c.lose, Signalling: c.peer.remote.Addr(),
	})
	c.lease = nil // the session's now
}

// accept sends a 2xx with a description and repeats it until its ACK.
func (c *Call) accept(tx *serverTx, body []byte, offered bool) {
	res := c.response(tx.req, 200, "")
	res.AppendHeader(gosip.NewHeader("Content-Type", "application/sdp"))
	res.SetBody(body)
	c.pending = &pending{
		tx: tx, res: res, seq: tx.req.CSeq().SeqNo, offered: offered,
		interval: c.e.t1, deadline: time.Now().Add(64 * c.e.t1),
	}
	c.respond(tx, res)
	c.resend.Reset(c.e.t1)
}

func (c *Call) onResend() {
	p := c.pending
	if p == nil {
		return
	}
	if !time.Now().Before(p.deadline) {
		c.pending = nil
		c.silence(ErrNoACK)
		c.bye()
		return
	}
	c.e.write(p.res, p.tx.reply)
	p.interval = min(2*p.interval, c.e.t2)
	c.resend.Reset(min(p.interval, time.Until(p.deadline)))
}

func (c *Call) onAck(req *gosip.Request) {
	p := c.pending
	if p == nil || req.CSeq().SeqNo != p.seq {
		return // the ACK of a retransmission
	}
	c.pending = nil
	c.resend.Stop()
	if c.state == stateEnding { // hung up while the ACK was on its way
		c.bye()
		return
	}
	if p.offered {
		if err := c.ackAnswer(req); err != nil {
			c.log.Warn("the ACK brings no usable answer", "error", err)
			if c.state == stateAnswered {
				c.silence(fmt.Errorf("%w: %w", ErrFailed, err))
				c.bye()
			}
			return
		}
	}
	if c.state == stateAnswered {
		c.talk()
	}
}

// talk makes the leg available.
func (c *Call) talk() {
	now := time.Now()
	c.acked.Store(&now)
	c.state = stateTalking
	c.live.leg = c.leg
	close(c.up)
}

// ackAnswer takes the answer to our offer from the ACK.
func (c *Call) ackAnswer(req *gosip.Request) error {
	body, err := sdpBody(req)
	if err != nil {
		return err
	}
	p, err := c.readAnswer(body)
	if err != nil {
		return err
	}
	if c.leg == nil {
		c.startMedia(p)
		return nil
	}
	c.leg.Update(p)
	return nil
}

// onReinvite changes the session: hold, resume, another codec or address. What
// can't be had is refused, and the session stays as it was (RFC 3261 §14.2).
func (c *Call) onReinvite(ev event) {
	switch {
	case c.state == stateEarly:
		c.e.finish(ev.tx, refuse(500, "").with("Retry-After", "2"), c.localTag)
		return
	case c.state != stateTalking && c.state != stateAnswered:
		c.e.finish(ev.tx, refuse(481, ""), c.localTag)
		return
	case c.pending != nil:
		c.e.finish(ev.tx, refuse(491, ""), c.localTag)
		return
	}
	offer, err := sdpBody(ev.req)
	var body []byte
	if err == nil {
		var p media.Params
		if offer == nil {
			body, err = c.describe(makeOffer)
		} else if body, p, err = c.answerTo(offer); err == nil {
			c.leg.Update(p)
			c.log.Info("session changed", "codec", p.Codec.Name, "send", p.Send, "recv", p.Recv)
		}
	}
	if err != nil {
		c.log.Info("session change refused", "error", err)
		c.e.finish(ev.tx, offerRefusal(err), c.localTag)
		return
	}
	c.setTarget(ev.req.Contact(), c.target)
	c.accept(ev.tx, body, offer == nil)
}

// sdpBody is the session description in a message, nil when it has none; from
// a multipart body, its first SDP part (RFC 5621 §3).
func sdpBody(msg *gosip.Request) ([]byte, error) { return findSDP(contentType(msg), msg.Body()) }

func findSDP(kind string, body []byte) ([]byte, error) {
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, nil
	}
	kind, params, err := mime.ParseMediaType(kind)
	if err != nil {
		return nil, fmt.Errorf("%w: content type: %w", errBadSDP, err)
	}
	if kind == "application/sdp" {
		return body, nil
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return nil, fmt.Errorf("%w: body is %s", errBadSDP, kind)
	}
	parts := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: multipart: %w", errBadSDP, err)
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		if kind == "application/sdp" {
			b, err := io.ReadAll(io.LimitReader(part, maxSDP+1))
			if err != nil {
				return nil, fmt.Errorf("%w: multipart: %w", errBadSDP, err)
			}
			return b, nil
		}
	}
}

// unavailable is how a server says that it takes no call now.
func unavailable(retryAfter time.Duration) *refusal {
	seconds := max(1, int((retryAfter+time.Second-1)/time.Second))
	return refuse(503, "").with("Retry-After", fmt.Sprint(seconds))
}

// serveHandler runs the handler on a goroutine of its own and ends the call
// when it returns.
func serveHandler(c *Call, h Handler) {
	defer func() {
		if r := recover(); r != nil {
			c.e.stats.panics.Add(1)
			c.log.Error("call handler panicked", "panic", r)
			_ = c.do(context.Background(), func() error { c.hangup(fmt.Errorf("%w: handler: %v", ErrFailed, r)); return nil })
		}
	}()
	h.Incoming(c.ctx, c)
	_ = c.do(context.Background(), func() error { c.hangup(ErrHangup); return nil })
}

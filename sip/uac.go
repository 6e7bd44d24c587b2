package sip

import (
	"fmt"
	"time"

	gosip "github.com/emiago/sipgo/sip"

	"budi/media"
)

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

func (c *Call) sendInvite(extra []Header) {
	c.openSDP()
	body, err := c.describe(makeOffer)
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
	to := c.nextHop()
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
	to := c.nextHop()
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

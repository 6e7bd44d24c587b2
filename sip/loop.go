package sip

import (
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// maxEvents is how many requests may wait for a dialog's goroutine.
const maxEvents = 64

var errCallBusy = errors.New("too many requests wait for the dialog")

// post hands an event to the call's goroutine and never waits.
func (c *Call) post(ev event) error {
	c.posted.Lock()
	defer c.posted.Unlock()
	if c.posted.closed {
		return ErrState
	}
	select {
	case c.events <- ev:
		return nil
	default:
		return errCallBusy
	}
}

// after runs f on the call's goroutine once d has passed, if the call lasts.
func (c *Call) after(d time.Duration, f func()) *time.Timer {
	return time.AfterFunc(d, func() { _ = c.post(event{run: f}) })
}

// run is the call's goroutine: it owns the dialog and takes its requests in
// the order of their arrival. It ends when nothing is left to say to the peer.
func (c *Call) run(start func()) {
	defer c.exit()
	c.resend = time.NewTimer(time.Hour)
	c.resend.Stop()
	c.guard(start)
	shutdown := c.base.Done()
	for c.state != stateOver {
		select {
		case ev := <-c.events:
			c.guard(func() { c.handle(ev) })
		case op := <-c.ops:
			c.guard(op)
		case <-c.resend.C:
			c.guard(c.onResend)
		case <-c.e.gone:
			c.silence(ErrShutdown)
			c.state = stateOver
		case <-shutdown:
			shutdown = nil
			c.guard(func() { c.hangup(ErrShutdown) })
		}
	}
	c.log.Info("call ended", "cause", c.over(), "lasted", time.Since(c.began).Round(time.Millisecond))
}

// guard keeps a panic within the call: it ends, others go on.
func (c *Call) guard(f func()) {
	defer func() {
		if r := recover(); r != nil {
			c.e.stats.panics.Add(1)
			c.log.Error("call panicked", "panic", r, "stack", string(debug.Stack()))
			c.giveUp(fmt.Errorf("%w: %v", ErrFailed, r))
		}
	}()
	f()
}

// giveUp ends the call after a defect, with a word to the peer if that still
// works.
func (c *Call) giveUp(cause error) {
	defer func() {
		if recover() != nil {
			c.state = stateOver
		}
	}()
	c.silence(cause)
	switch {
	case c.state == stateEarly && !c.outgoing:
		c.reject(refuse(500, ""), cause)
	case c.state == stateTalking:
		c.bye()
	default:
		c.state = stateOver
	}
}

// exit forgets the dialog and answers what came too late.
func (c *Call) exit() {
	c.silence(ErrFailed)
	stopTimer(c.resend)
	c.e.mu.Lock()
	delete(c.e.calls, dialogID{c.id, c.localTag})
	c.e.mu.Unlock()
	c.posted.Lock()
	c.posted.closed = true
	c.posted.Unlock()
	for len(c.events) > 0 {
		if ev := <-c.events; ev.tx != nil {
			c.e.finish(ev.tx, refuse(481, ""), c.localTag)
		}
	}
	c.ended()
	close(c.done)
}

// silence ends the call for its users: the sound stops, the port is free, the
// context ends. The first cause holds.
func (c *Call) silence(cause error) {
	c.cancel(cause)
	if c.freed != nil {
		c.freed()
		c.freed = nil
	}
	if c.leg != nil {
		if err := c.leg.Close(); err != nil {
			c.log.Warn("closing the media session failed", "error", err)
		}
	} else if c.lease != nil {
		if err := c.lease.Close(); err != nil {
			c.log.Warn("closing the RTP port failed", "error", err)
		}
	}
	c.leg, c.lease = nil, nil
}

func (c *Call) handle(ev event) {
	switch {
	case ev.run != nil:
		ev.run()
	case ev.cancelled != nil:
		if c.state == stateEarly && ev.cancelled == c.invite {
			c.reject(refuse(487, ""), ErrCancelled)
		}
	case !ev.req.IsAck() && !c.mayComeFrom(ev.from.remote.Addr()) || tagOf(ev.req.From().Params) != c.remoteTag:
		c.e.limited.warn("in-dialog request that is not the peer's", "call", c.id, "method", ev.req.Method, "source", ev.from.remote)
		if ev.tx != nil {
			c.e.finish(ev.tx, refuse(481, ""), c.localTag)
		}
	case ev.req.IsAck():
		c.onAck(ev.req)
	default:
		c.onRequest(ev)
	}
}

func (c *Call) onRequest(ev event) {
	seq := ev.req.CSeq().SeqNo
	if seq <= c.remoteSeq && c.remoteSeq != 0 {
		c.e.finish(ev.tx, refuse(500, "CSeq Out Of Order").with("Retry-After", "1"), c.localTag)
		return
	}
	c.remoteSeq = seq
	if ev.from != c.peer && (c.natted || ev.from.sock.network() == "TCP") {
		c.peer = ev.from // another connection, or another binding of the NAT
	}
	if r := check(ev.req); r != nil && ev.req.Method != gosip.BYE {
		c.e.finish(ev.tx, r, c.localTag)
		return
	}
	switch ev.req.Method {
	case gosip.BYE:
		c.onBye(ev.tx)
	case gosip.INVITE:
		c.onReinvite(ev)
	case gosip.OPTIONS:
		c.respond(ev.tx, c.e.capabilities(ev.req, c.localTag))
	}
}

func (c *Call) onBye(tx *serverTx) {
	if c.state == stateEarly && c.outgoing {
		c.e.finish(tx, refuse(481, ""), c.localTag)
		return
	}
	c.respond(tx, c.response(tx.req, 200, ""))
	if c.state == stateEarly {
		c.reject(refuse(487, ""), ErrRemoteHangup)
		return
	}
	c.silence(ErrRemoteHangup)
	c.state = stateOver
}

func (c *Call) respond(tx *serverTx, res *gosip.Response) {
	if err := tx.respond(res); err != nil {
		c.e.limited.warn("sending a response failed", "call", c.id, "to", tx.reply.remote, "error", err)
	}
}

// hangup ends the call from our side, as its state demands (RFC 3261 §15).
func (c *Call) hangup(cause error) {
	switch c.state {
	case stateEarly:
		if c.outgoing {
			c.abandon(cause)
			return
		}
		c.reject(refuse(480, ""), cause)
	case stateAnswered:
		// A callee must not send BYE before the ACK (RFC 3261 §15).
		c.silence(cause)
		c.state = stateEnding
	case stateTalking:
		c.silence(cause)
		c.pending = nil // a re-INVITE's 2xx needs no ACK any more
		c.resend.Stop()
		c.bye()
	case stateEnding, stateOver:
	}
}

// bye sends the BYE and ends the dialog with its answer.
func (c *Call) bye() {
	c.state = stateEnding
	to := c.nextHop()
	err := c.sendBye(to)
	if err != nil && to.sock.network() == "TCP" {
		// The peer closed the connection; its Contact may take a new one (RFC
		// 3261 §18.1.1).
		if to, err = c.redial(); err == nil {
			err = c.sendBye(to)
		}
	}
	if err != nil {
		c.log.Warn("sending BYE failed", "error", err)
		c.state = stateOver
	}
}

func (c *Call) sendBye(to flow) error {
	_, err := c.e.send(c.request(gosip.BYE, 0, to), to, func(res *gosip.Response, err error) {
		if err == nil && res.IsProvisional() {
			return
		}
		_ = c.post(event{run: func() {
			if err != nil {
				c.log.Warn("BYE was not answered", "error", err)
			}
			c.state = stateOver
		}})
	})
	return err
}

// reject gives an incoming call its final refusal.
func (c *Call) reject(r *refusal, cause error) {
	res := c.response(c.invite.req, r.code, r.why)
	addHeaders(res, r.headers)
	c.respond(c.invite, res)
	c.silence(cause)
	c.state = stateOver
}

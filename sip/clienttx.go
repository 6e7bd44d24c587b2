package sip

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// ErrTimeout tells that a peer did not answer a request in 64*T1 (RFC 3261
// §17.1, timers B and F).
var ErrTimeout = errors.New("no answer from the peer")

type clientState int

const (
	clientCalling clientState = iota
	clientProceeding
	clientAccepted // INVITE that got a 2xx (RFC 6026 §7.2)
	clientCompleted
	clientTerminated
)

// clientTx is a client transaction (RFC 3261 §17.1, RFC 6026). It has no
// goroutine: the socket's reader and its timers drive it, and it never waits
// for whoever takes the responses.
type clientTx struct {
	e   *endpoint
	key string
	req *gosip.Request
	to  flow
	// deliver takes each response in order, or once the error that ended the
	// transaction. It must not block.
	deliver func(*gosip.Response, error)

	mu       sync.Mutex
	state    clientState
	interval time.Duration
	resend   *time.Timer // A, E
	expire   *time.Timer // B, F, then D, M
	ack      *gosip.Request
}

func clientKey(msg gosip.Message) string {
	branch, _ := msg.Via().Params.Get("branch")
	return branch + "\x00" + strings.ToUpper(string(msg.CSeq().MethodName))
}

// send starts a transaction for req over to.
func (e *endpoint) send(req *gosip.Request, to flow, deliver func(*gosip.Response, error)) (*clientTx, error) {
	t := &clientTx{e: e, key: clientKey(req), req: req, to: to, deliver: deliver, interval: e.t1}
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil, errClosed
	}
	e.clients[t.key] = t
	e.mu.Unlock()

	t.mu.Lock()
	defer t.mu.Unlock()
	if err := to.WriteMsg(req); err != nil {
		t.endLocked()
		return nil, err
	}
	if to.sock.network() == "UDP" {
		t.resend = time.AfterFunc(t.interval, t.onResend)
	}
	t.expire = time.AfterFunc(64*e.t1, t.onExpire)
	return t, nil
}

func (t *clientTx) endLocked() {
	t.state = clientTerminated
	stopTimer(t.resend)
	stopTimer(t.expire)
	t.e.mu.Lock()
	defer t.e.mu.Unlock()
	if t.e.clients[t.key] == t {
		delete(t.e.clients, t.key)
	}
}

// terminate forgets the transaction without a word to anyone.
func (t *clientTx) terminate() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.endLocked()
}

func (t *clientTx) onResend() {
	t.mu.Lock()
	defer t.mu.Unlock()
	invite := t.req.IsInvite()
	if t.state != clientCalling && (invite || t.state != clientProceeding) {
		return
	}
	if err := t.to.WriteMsg(t.req); err != nil {
		t.endLocked()
		t.deliver(nil, err)
		return
	}
	t.interval *= 2
	if !invite && (t.interval > t.e.t2 || t.state == clientProceeding) {
		t.interval = t.e.t2
	}
	t.resend.Reset(t.interval)
}

func (t *clientTx) onExpire() {
	t.mu.Lock()
	defer t.mu.Unlock()
	waiting := t.state == clientCalling || t.state == clientProceeding
	t.endLocked()
	if waiting {
		t.deliver(nil, fmt.Errorf("%w: %s to %s", ErrTimeout, t.req.Method, t.to.remote))
	}
}

// receive takes a response of the transaction.
func (t *clientTx) receive(res *gosip.Response) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch t.state {
	case clientCalling, clientProceeding:
	case clientAccepted:
		if res.IsSuccess() {
			t.deliver(res, nil)
		}
		return
	case clientCompleted:
		if t.ack != nil && res.StatusCode >= 300 {
			t.acknowledge(t.ack)
		}
		return
	case clientTerminated:
		return
	}
	invite := t.req.IsInvite()
	switch {
	case res.IsProvisional():
		t.state = clientProceeding
		if invite {
			// The peer has it; how long it rings is the caller's patience.
			stopTimer(t.resend)
			stopTimer(t.expire)
		}
	case !invite:
		t.endLocked()
	case res.IsSuccess():
		t.state = clientAccepted
		stopTimer(t.resend)
		t.linger(64 * t.e.t1)
	default:
		t.state = clientCompleted
		stopTimer(t.resend)
		t.ack = ackFailure(t.req, res)
		t.acknowledge(t.ack)
		t.linger(64 * t.e.t1)
	}
	t.deliver(res, nil)
}

func (t *clientTx) linger(d time.Duration) {
	stopTimer(t.expire)
	t.expire = time.AfterFunc(d, t.onExpire)
}

func (t *clientTx) acknowledge(ack *gosip.Request) {
	if err := t.to.WriteMsg(ack); err != nil {
		t.e.limited.warn("sending an ACK failed", "error", err)
	}
}

// ackFailure is the ACK of a final response that is not a 2xx; it belongs to
// the INVITE's transaction (RFC 3261 §17.1.1.3).
func ackFailure(invite *gosip.Request, res *gosip.Response) *gosip.Request {
	ack := gosip.NewRequest(gosip.ACK, *invite.Recipient.Clone())
	ack.AppendHeader(invite.Via().Clone())
	gosip.CopyHeaders("Route", invite, ack)
	maxForwards := gosip.MaxForwardsHeader(70)
	ack.AppendHeader(&maxForwards)
	ack.AppendHeader(gosip.HeaderClone(invite.From()))
	if to := res.To(); to != nil {
		ack.AppendHeader(gosip.HeaderClone(to))
	}
	ack.AppendHeader(gosip.HeaderClone(invite.CallID()))
	ack.AppendHeader(&gosip.CSeqHeader{SeqNo: invite.CSeq().SeqNo, MethodName: gosip.ACK})
	ack.SetBody(nil)
	return ack
}

// cancelOf is the CANCEL of a pending INVITE (RFC 3261 §9.1).
func cancelOf(invite *gosip.Request) *gosip.Request {
	req := gosip.NewRequest(gosip.CANCEL, *invite.Recipient.Clone())
	req.AppendHeader(invite.Via().Clone())
	gosip.CopyHeaders("Route", invite, req)
	maxForwards := gosip.MaxForwardsHeader(70)
	req.AppendHeader(&maxForwards)
	req.AppendHeader(gosip.HeaderClone(invite.From()))
	req.AppendHeader(gosip.HeaderClone(invite.To()))
	req.AppendHeader(gosip.HeaderClone(invite.CallID()))
	req.AppendHeader(&gosip.CSeqHeader{SeqNo: invite.CSeq().SeqNo, MethodName: gosip.CANCEL})
	req.SetBody(nil)
	return req
}

func stopTimer(t *time.Timer) {
	if t != nil {
		t.Stop()
	}
}

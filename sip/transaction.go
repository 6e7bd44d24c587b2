package sip

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"

	gosip "github.com/emiago/sipgo/sip"
)

// serverTx is a server transaction (RFC 3261 §17.2) with what we know of it.
type serverTx struct {
	*gosip.ServerTx
	req   *gosip.Request
	reply flow
	// call is the dialog that the request belongs to or, for an INVITE, makes;
	// nil when the request was refused.
	call *Call
	// accepted tells that a 2xx was sent: from then on an ACK belongs to the
	// dialog, even one with the INVITE's own branch.
	accepted atomic.Bool
	merge    string
}

// respond sends res in the transaction.
func (t *serverTx) respond(res *gosip.Response) error {
	if res.IsSuccess() && t.req.IsInvite() {
		t.accepted.Store(true)
	}
	return t.Respond(res)
}

// txKey names the server transaction that a request belongs to (RFC 3261
// §17.2.3): an ACK and a CANCEL belong to the INVITE's. Peers of RFC 2543 send
// no branch, so that the dialog's names stand for it.
func txKey(req *gosip.Request) string {
	method := req.Method
	if method == gosip.ACK || method == gosip.CANCEL {
		method = gosip.INVITE
	}
	via := req.Via()
	if branch, ok := via.Params.Get("branch"); ok && len(branch) > len(gosip.RFC3261BranchMagicCookie) &&
		strings.HasPrefix(branch, gosip.RFC3261BranchMagicCookie) {
		return strings.Join([]string{branch, strings.ToLower(via.Host), strconv.Itoa(via.Port), string(method)}, "\x00")
	}
	return strings.Join([]string{
		tagOf(req.From().Params), req.CallID().Value(), strconv.FormatUint(uint64(req.CSeq().SeqNo), 10),
		strings.ToLower(via.Host), strconv.Itoa(via.Port), string(method),
	}, "\x00")
}

// mergeKey is the same for the copies of one request that came over several
// ways (RFC 3261 §8.2.2.2).
func mergeKey(req *gosip.Request) string {
	return strings.Join([]string{
		tagOf(req.From().Params), req.CallID().Value(), strconv.FormatUint(uint64(req.CSeq().SeqNo), 10), string(req.Method),
	}, "\x00")
}

func tagOf(p gosip.HeaderParams) string {
	tag, _ := p.Get("tag")
	return tag
}

var (
	errTxExists = errors.New("transaction exists")
	errClosed   = errors.New("endpoint is closed")
)

// open makes the server transaction for req and remembers it until it ends by
// its own timers. call may be nil.
func (e *endpoint) open(req *gosip.Request, reply flow, call *Call) (*serverTx, error) {
	key := txKey(req)
	t := &serverTx{ServerTx: gosip.NewServerTx(key, req, reply, e.log), req: req, reply: reply, call: call}
	if call != nil && req.IsInvite() && tagOf(req.To().Params) == "" {
		t.merge = mergeKey(req) // a refused one may be tried again
	}
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return nil, errClosed
	}
	if _, exists := e.servers[key]; exists {
		e.mu.Unlock()
		return nil, fmt.Errorf("%w: %s", errTxExists, req.Method)
	}
	e.servers[key] = t
	if t.merge != "" {
		e.merged[t.merge] = key
	}
	e.mu.Unlock()
	t.OnTerminate(func(string, error) { e.forget(key, t) })
	if err := t.Init(); err != nil {
		t.Terminate()
		return nil, fmt.Errorf("start transaction: %w", err)
	}
	return t, nil
}

func (e *endpoint) forget(key string, t *serverTx) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.servers[key] == t {
		delete(e.servers, key)
	}
	if t.merge != "" && e.merged[t.merge] == key {
		delete(e.merged, t.merge)
	}
}

func (e *endpoint) serverTx(key string) *serverTx {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.servers[key]
}

// isMerged tells whether an INVITE outside a dialog came before over another
// way.
func (e *endpoint) isMerged(req *gosip.Request) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, ok := e.merged[mergeKey(req)]
	return ok
}

package sip

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// maxServerTx bounds the server transactions that refused INVITEs may hold;
// beyond it they are refused without memory (RFC 3261 §8.2.7).
const maxServerTx = 20000

var errParserPanic = errors.New("parser panic")

// acceptor takes requests that are outside of any dialog and were checked. It
// runs on the socket's reader and must not block.
type acceptor interface {
	invite(req *gosip.Request, from, reply flow)
	options(req *gosip.Request, from, reply flow)
	// known tells whether a source belongs to a trunk; strangers get no answer.
	known(from flow) bool
}

// endpoint is the part of the user agent that callers and callees share:
// transactions, dialogs, and the way of a message to them.
type endpoint struct {
	log      *slog.Logger
	limited  *limitedLog
	parser   *gosip.Parser
	uas      acceptor
	agent    string
	publicIP netip.Addr
	t1, t2   time.Duration
	secret   string
	stats    counters
	gone     chan struct{} // closed by close; calls end with it

	mu      sync.Mutex
	servers map[string]*serverTx
	merged  map[string]string // merge key to the key of the transaction
	clients map[string]*clientTx
	calls   map[dialogID]*Call
	closed  bool
}

// dialogID finds a dialog; the remote tag is compared by the call, because a
// caller learns it late.
type dialogID struct{ callID, localTag string }

// counters of what came in; read at any time.
type counters struct {
	requests, responses, malformed, strangers, refused, panics atomic.Int64
}

func newEndpoint(log *slog.Logger, agent string, publicIP netip.Addr, uas acceptor) *endpoint {
	return &endpoint{
		log: log, limited: newLimitedLog(log), parser: newParser(), uas: uas,
		gone: make(chan struct{}), agent: agent, publicIP: publicIP, t1: gosip.T1, t2: gosip.T2, secret: rand.Text(),
		servers: make(map[string]*serverTx), merged: make(map[string]string),
		clients: make(map[string]*clientTx), calls: make(map[dialogID]*Call),
	}
}

// datagram takes what came in one UDP packet.
func (e *endpoint) datagram(data []byte, from flow) {
	if len(strings.Trim(string(data[:min(len(data), 8)]), "\r\n\x00")) == 0 {
		return // keep-alive
	}
	if !e.uas.known(from) && !e.expects(from) {
		e.stats.strangers.Add(1)
		e.limited.warn("packet from a source that belongs to no trunk is ignored", "source", from.remote)
		return
	}
	msg, err := e.parse(data)
	if err != nil {
		e.malformed(data, err, from)
		return
	}
	e.message(msg, from)
}

func (e *endpoint) parse(data []byte) (msg gosip.Message, err error) {
	defer func() {
		if r := recover(); r != nil {
			e.stats.panics.Add(1)
			msg, err = nil, fmt.Errorf("%w: %v", errParserPanic, r)
		}
	}()
	return e.parser.ParseSIP(data)
}

// message takes one message, on the reader of its socket. A panic costs that
// message and no more.
func (e *endpoint) message(msg gosip.Message, from flow) {
	defer func() {
		if r := recover(); r != nil {
			e.stats.panics.Add(1)
			e.limited.warn("handling a SIP message panicked", "panic", r, "source", from.remote, "stack", string(debug.Stack()))
		}
	}()
	trimParams(msg)
	switch m := msg.(type) {
	case *gosip.Request:
		e.stats.requests.Add(1)
		m.SetTransport(from.sock.network())
		m.SetSource(from.remote.String())
		e.request(m, from)
	case *gosip.Response:
		e.stats.responses.Add(1)
		e.response(m)
	}
}

// trimParams removes the white space that RFC 3261 §25.1 allows around the
// names and values of parameters and that the parser keeps.
func trimParams(msg gosip.Message) {
	var lists []gosip.HeaderParams
	if h := msg.From(); h != nil {
		lists = append(lists, h.Params)
	}
	if h := msg.To(); h != nil {
		lists = append(lists, h.Params)
	}
	if h := msg.Via(); h != nil {
		lists = append(lists, h.Params)
	}
	for _, list := range lists {
		for i := range list {
			list[i].K, list[i].V = strings.ToLower(strings.TrimSpace(list[i].K)), strings.TrimSpace(list[i].V)
		}
	}
}

func (e *endpoint) response(res *gosip.Response) {
	if res.Via() == nil || res.CSeq() == nil {
		return
	}
	e.mu.Lock()
	t := e.clients[clientKey(res)]
	e.mu.Unlock()
	if t != nil {
		t.receive(res)
	}
}

func (e *endpoint) request(req *gosip.Request, from flow) {
	via := req.Via()
	if via == nil {
		e.limited.warn("request without Via", "source", from.remote)
		return
	}
	from.stamp(via)
	reply := from.reply(via)
	if r := checkFrame(req); r != nil {
		e.refuse(req, reply, r)
		return
	}
	tx := e.serverTx(txKey(req))
	switch {
	case req.IsAck():
		e.ack(req, from, tx)
	case req.IsCancel():
		e.cancel(req, from, reply, tx)
	case tx != nil: // a retransmission
		if err := tx.Receive(req); err != nil {
			e.limited.warn("retransmitted request", "method", req.Method, "error", err)
		}
	case tagOf(req.To().Params) != "":
		e.inDialog(req, from, reply)
	default:
		e.outOfDialog(req, from, reply)
	}
}

func (e *endpoint) ack(req *gosip.Request, from flow, tx *serverTx) {
	if tx != nil && !tx.accepted.Load() {
		if err := tx.Receive(req); err != nil {
			e.limited.warn("ACK of a refusal", "error", err)
		}
		return
	}
	if c := e.dialog(req); c != nil {
		if err := c.post(event{req: req, from: from}); err != nil {
			e.limited.warn("ACK is dropped", "call", c.id, "error", err)
		}
	}
}

// cancel answers a CANCEL at once, with the tag of the INVITE's responses (RFC
// 3261 §9.2), and leaves the rest to the call.
func (e *endpoint) cancel(req *gosip.Request, from, reply flow, tx *serverTx) {
	switch {
	case tx == nil || tx.reply.remote.Addr() != from.remote.Addr():
		e.refuse(req, reply, refuse(481, ""))
	case tx.call == nil: // already refused
		e.write(e.build(req, 200, "", e.statelessTag(req)), reply)
	default:
		e.write(e.build(req, 200, "", tx.call.localTag), reply)
		if err := tx.call.post(event{cancelled: tx}); err != nil && !errors.Is(err, ErrState) {
			e.limited.warn("CANCEL is dropped", "call", tx.call.id, "error", err)
		}
	}
}

func (e *endpoint) inDialog(req *gosip.Request, from, reply flow) {
	c := e.dialog(req)
	if c == nil {
		e.refuse(req, reply, refuse(481, ""))
		return
	}
	tx, err := e.open(req, reply, c)
	if err != nil {
		e.limited.warn("in-dialog request", "method", req.Method, "error", err)
		return
	}
	switch err := c.post(event{req: req, from: from, tx: tx}); {
	case errors.Is(err, ErrState):
		e.finish(tx, refuse(481, ""), c.localTag)
	case err != nil:
		e.finish(tx, refuse(500, "").with("Retry-After", "1"), c.localTag)
	}
}

func (e *endpoint) outOfDialog(req *gosip.Request, from, reply flow) {
	if r := check(req); r != nil {
		e.refuse(req, reply, r)
		return
	}
	switch req.Method {
	case gosip.INVITE:
		if e.isMerged(req) {
			e.refuse(req, reply, refuse(482, "Merged Request"))
			return
		}
		e.uas.invite(req, from, reply)
	case gosip.OPTIONS:
		e.uas.options(req, from, reply)
	default: // BYE
		e.refuse(req, reply, refuse(481, ""))
	}
}

// dialog that an in-dialog request names.
func (e *endpoint) dialog(req *gosip.Request) *Call {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.calls[dialogID{req.CallID().Value(), tagOf(req.To().Params)}]
}

// expects tells whether a source is the peer of a call that we made.
func (e *endpoint) expects(from flow) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, t := range e.clients {
		if t.to.remote.Addr() == from.remote.Addr() {
			return true
		}
	}
	return false
}

// close ends all transactions and dialogs, without a word to the peers.
func (e *endpoint) close() {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return
	}
	e.closed = true
	close(e.gone)
	servers := make([]*serverTx, 0, len(e.servers))
	for _, t := range e.servers {
		servers = append(servers, t)
	}
	clients := make([]*clientTx, 0, len(e.clients))
	for _, t := range e.clients {
		clients = append(clients, t)
	}
	e.mu.Unlock()
	for _, t := range servers {
		t.Terminate()
	}
	for _, t := range clients {
		t.terminate()
	}
}

package sip

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"

	gosip "github.com/emiago/sipgo/sip"
)

// malformed answers what the parser rejects, as far as it can be answered.
func (e *endpoint) malformed(raw []byte, err error, from flow) {
	e.stats.malformed.Add(1)
	e.limited.warn("malformed SIP message", "source", from.remote, "error", excerpt([]byte(err.Error())), "begins", excerpt(raw))
	if reply := malformedReply(raw, from); reply != nil {
		if err := from.sock.write(reply, from.remote); err != nil {
			e.limited.warn("sending a response failed", "to", from.remote, "error", err)
		}
	}
}

// refuse answers with an error outside of any call. An INVITE gets a
// transaction, which repeats the response until its ACK; others are answered
// again when they come again.
func (e *endpoint) refuse(req *gosip.Request, reply flow, r *refusal) {
	if req.IsAck() {
		return
	}
	e.stats.refused.Add(1)
	tag := e.statelessTag(req)
	if req.IsInvite() && checkFrame(req) == nil && e.transactions() < maxServerTx {
		if tx, err := e.open(req, reply, nil); err == nil {
			e.finish(tx, r, tag)
			return
		}
	}
	res := e.build(req, r.code, r.why, tag)
	addHeaders(res, r.headers)
	e.write(res, reply)
}

func (e *endpoint) finish(tx *serverTx, r *refusal, tag string) {
	res := e.build(tx.req, r.code, r.why, tag)
	addHeaders(res, r.headers)
	if err := tx.respond(res); err != nil {
		e.limited.warn("sending a response failed", "to", tx.reply.remote, "error", err)
	}
}

func (e *endpoint) transactions() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.servers)
}

func (e *endpoint) write(res *gosip.Response, to flow) {
	if err := to.WriteMsg(res); err != nil {
		e.limited.warn("sending a response failed", "to", to.remote, "error", err)
	}
}

// build makes a response with our tag; why replaces the reason phrase.
func (e *endpoint) build(req *gosip.Request, code int, why, tag string) *gosip.Response {
	if why == "" {
		why = reasonPhrase(code)
	}
	res := gosip.NewResponseFromRequest(req, code, why, nil)
	res.SipVersion = "SIP/2.0"
	if to := res.To(); to != nil && code != 100 && tagOf(to.Params) != tag && (req.To() == nil || tagOf(req.To().Params) == "") {
		to.Params.Add("tag", tag)
	}
	if e.agent != "" {
		res.AppendHeader(gosip.NewHeader("Server", e.agent))
	}
	return res
}

// statelessTag is the same for every copy of a request (RFC 3261 §8.2.7) and
// can't be foretold.
func (e *endpoint) statelessTag(req *gosip.Request) string {
	h := sha256.New()
	h.Write([]byte(e.secret))
	if id := req.CallID(); id != nil {
		h.Write([]byte(id.Value()))
	}
	if from := req.From(); from != nil {
		h.Write([]byte("\x00" + tagOf(from.Params)))
	}
	if cseq := req.CSeq(); cseq != nil {
		h.Write(binary.BigEndian.AppendUint32([]byte{0}, cseq.SeqNo))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func addHeaders(msg gosip.Message, headers []gosip.Header) {
	for _, h := range headers {
		msg.AppendHeader(h)
	}
}

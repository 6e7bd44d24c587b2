package sip

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strings"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// lookupTime bounds how long a dialog waits for the name service.
const lookupTime = 2 * time.Second

// dialog is the state that in-dialog requests are made from and checked
// against (RFC 3261 §12). It belongs to the call's goroutine.
type dialog struct {
	localURI  gosip.Uri
	remoteURI gosip.Uri
	remoteTag string
	localSeq  uint32
	remoteSeq uint32
	target    gosip.Uri   // the peer's Contact
	routes    []gosip.Uri // in the order of sending
	peer      flow        // where the peer's messages come from
	natted    bool        // the peer does not know its own address
}

// fromInvite fills the dialog of a callee.
func (d *dialog) fromInvite(req *gosip.Request, from flow) {
	d.localURI, d.remoteURI = *req.To().Address.Clone(), *req.From().Address.Clone()
	d.remoteTag = tagOf(req.From().Params)
	d.remoteSeq = req.CSeq().SeqNo
	d.localSeq = 1
	d.peer = from
	d.natted = !sameHost(req.Via().Host, from.remote.Addr())
	d.setTarget(req.Contact(), *req.From().Address.Clone())
	d.routes = recordRoutes(req)
}

// fromAnswer fills the dialog of a caller.
func (d *dialog) fromAnswer(res *gosip.Response) {
	d.remoteTag = tagOf(res.To().Params)
	d.setTarget(res.Contact(), d.target)
	d.routes = recordRoutes(res)
	slices.Reverse(d.routes)
}

// setTarget takes the peer's Contact (target refresh, RFC 3261 §12.2).
func (d *dialog) setTarget(contact *gosip.ContactHeader, otherwise gosip.Uri) {
	d.target = otherwise
	if contact != nil && contact.Address.Host != "" && !contact.Address.Wildcard {
		d.target = *contact.Address.Clone()
	}
	d.target.Headers = nil
}

func recordRoutes(msg gosip.Message) []gosip.Uri {
	var list []gosip.Uri
	for _, h := range msg.GetHeaders("Record-Route") {
		if r, ok := h.(*gosip.RecordRouteHeader); ok {
			list = append(list, *r.Address.Clone())
		}
	}
	return list
}

// mayComeFrom tells whether an in-dialog request may come from this source:
// the peer's own address, its trunk's networks, or an address that the dialog
// itself names. Tags can leak; they alone don't end a call.
func (c *Call) mayComeFrom(source netip.Addr) bool {
	if source == c.peer.remote.Addr() || c.trunk != nil && c.trunk.covers(source) {
		return true
	}
	return slices.ContainsFunc(append([]gosip.Uri{c.target}, c.routes...), func(u gosip.Uri) bool {
		return slices.Contains(c.addresses(u.Host), source)
	})
}

// addresses of a host that the dialog names.
//
//nolint:contextcheck // a look-up is bound to the call's life, not to whoever hangs up
func (c *Call) addresses(host string) []netip.Addr {
	if addr, err := parseHost(host); err == nil {
		return []netip.Addr{addr}
	}
	ctx, cancel := context.WithTimeout(c.base, lookupTime)
	defer cancel()
	list, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil
	}
	for i := range list {
		list[i] = list[i].Unmap()
	}
	return list
}

// request makes the next in-dialog request; seq 0 takes the next number.
func (c *Call) request(method gosip.RequestMethod, seq uint32, to flow) *gosip.Request {
	if seq == 0 {
		c.localSeq++
		seq = c.localSeq
	}
	recipient, routes := *c.target.Clone(), c.routes
	if len(routes) > 0 && !routes[0].UriParams.Has("lr") { // a strict router of RFC 2543
		recipient = *routes[0].Clone()
		routes = append(slices.Clone(routes[1:]), c.target)
	}
	req := gosip.NewRequest(method, recipient)
	c.e.frame(req, to)
	for _, r := range routes {
		req.AppendHeader(&gosip.RouteHeader{Address: r})
	}
	from := &gosip.FromHeader{Address: c.localURI}
	from.Params.Add("tag", c.localTag)
	req.AppendHeader(from)
	remote := &gosip.ToHeader{Address: c.remoteURI}
	if c.remoteTag != "" {
		remote.Params.Add("tag", c.remoteTag)
	}
	req.AppendHeader(remote)
	id := gosip.CallIDHeader(c.id)
	req.AppendHeader(&id)
	req.AppendHeader(&gosip.CSeqHeader{SeqNo: seq, MethodName: method})
	if method == gosip.INVITE {
		req.AppendHeader(c.e.contact(to))
	}
	req.SetBody(nil)
	return req
}

// frame adds what every request of ours begins with.
func (e *endpoint) frame(req *gosip.Request, to flow) {
	via := &gosip.ViaHeader{
		ProtocolName: "SIP", ProtocolVersion: "2.0", Transport: to.sock.network(),
		Host: hostString(e.reachable(to)), Port: int(to.sock.local().Port()),
	}
	via.Params.Add("branch", newBranch())
	via.Params.Add("rport", "")
	req.AppendHeader(via)
	maxForwards := gosip.MaxForwardsHeader(70)
	req.AppendHeader(&maxForwards)
	if e.agent != "" {
		req.AppendHeader(gosip.NewHeader("User-Agent", e.agent))
	}
}

// contact is where the peer sends its in-dialog requests.
func (e *endpoint) contact(to flow) *gosip.ContactHeader {
	u := gosip.Uri{Scheme: "sip", User: "budi", Host: hostString(e.reachable(to)), Port: int(to.sock.local().Port())}
	if to.sock.network() == "TCP" {
		u.UriParams.Add("transport", "tcp")
	}
	return &gosip.ContactHeader{Address: u}
}

// reachable is our address as this peer reaches it.
func (e *endpoint) reachable(to flow) netip.Addr {
	if e.publicIP.IsValid() {
		return e.publicIP
	}
	if a := to.sock.local().Addr(); !a.IsUnspecified() {
		return a
	}
	return localTowards(to.remote)
}

// localTowards asks the routing table; no packet is sent.
func localTowards(remote netip.AddrPort) netip.Addr {
	c, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(remote))
	if err != nil {
		return netip.IPv4Unspecified()
	}
	defer c.Close() //nolint:errcheck // nothing was written
	return c.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap()
}

// nextHop is where in-dialog requests go: the first route or the peer's
// Contact (RFC 3261 §12.2.1.1), but back along the peer's own flow on a
// connection, and behind a NAT, where the peer's idea of its address is wrong.
func (c *Call) nextHop() flow {
	if c.peer.sock.network() == "TCP" {
		return c.peer
	}
	next := c.target
	if len(c.routes) > 0 {
		next = c.routes[0]
	}
	if len(c.routes) == 0 && c.natted || next.Scheme == "tel" || strings.EqualFold(next.UriParams.GetOr("transport", "udp"), "tcp") {
		return c.peer
	}
	addrs := c.addresses(next.Host)
	if len(addrs) == 0 {
		return c.peer
	}
	addr := addrs[0]
	if addr.Is4() != c.peer.remote.Addr().Is4() || addr.IsUnspecified() || addr.IsPrivate() && !c.peer.remote.Addr().IsPrivate() {
		return c.peer
	}
	port := next.Port
	if port <= 0 || port > 65535 {
		port = gosip.DefaultUdpPort
	}
	return flow{sock: c.peer.sock, remote: netip.AddrPortFrom(addr, uint16(port))}
}

// redial opens a connection to the peer's Contact. It is closed with the
// dialog.
func (c *Call) redial() (flow, error) {
	addr, err := parseHost(c.target.Host)
	if err != nil {
		return flow{}, fmt.Errorf("contact %q is no address: %w", c.target.Host, err)
	}
	port := c.target.Port
	if port <= 0 || port > 65535 {
		port = gosip.DefaultTcpPort
	}
	conn, err := net.DialTimeout("tcp", netip.AddrPortFrom(addr, uint16(port)).String(), tcpWriteTime)
	if err != nil {
		return flow{}, err
	}
	t := newTCPConn(conn)
	t.patient = true
	served := make(chan struct{})
	go func() {
		defer close(served)
		if err := t.serve(c.e.parser, c.e); err != nil {
			c.e.limited.warn("connection is closed", "source", t.peer, "error", err)
		}
	}()
	ended := c.ended
	c.ended = func() {
		_ = conn.Close()
		<-served
		ended()
	}
	c.peer = flow{sock: t, remote: t.peer}
	return c.peer, nil
}

// response makes a response of the call: one tag for all of them.
func (c *Call) response(req *gosip.Request, code int, why string) *gosip.Response {
	res := c.e.build(req, code, why, c.localTag)
	if code > 100 && code < 300 && req.IsInvite() {
		res.AppendHeader(c.e.contact(c.peer))
		res.AppendHeader(gosip.NewHeader("Allow", allow))
	}
	return res
}

func (c *Call) wrongState(what string) error {
	if c.state >= stateEnding {
		return c.over()
	}
	return fmt.Errorf("%w: %s", ErrState, what)
}

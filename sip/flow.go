package sip

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"

	gosip "github.com/emiago/sipgo/sip"
)

// maxDatagram is the largest UDP payload over IPv4. Bigger messages than the
// path's MTU are fragmented by IP: a fragmented answer reaches the peer more
// often than one that is never sent, and switching the transport of a response
// is not allowed (RFC 3261 §18.2.2).
const maxDatagram = 65507

var errMessageTooLarge = errors.New("SIP message is larger than a UDP datagram")

// socket sends bytes to a peer. Implementations may be used by any goroutine.
type socket interface {
	network() string // "UDP" or "TCP"
	local() netip.AddrPort
	write(b []byte, to netip.AddrPort) error
}

// flow is one remote address as seen through one of our sockets: where a
// message came from, or where messages go. It satisfies sipgo's connection, so
// that its transactions send through it; the socket's owner closes the socket.
type flow struct {
	sock   socket
	remote netip.AddrPort
}

var _ gosip.Connection = flow{}

// LocalAddr is the socket's own address.
func (f flow) LocalAddr() net.Addr {
	if f.sock.network() == "UDP" {
		return net.UDPAddrFromAddrPort(f.sock.local())
	}
	return net.TCPAddrFromAddrPort(f.sock.local())
}

// WriteMsg sends msg to the flow's remote address, whatever destination the
// message itself names.
func (f flow) WriteMsg(msg gosip.Message) error {
	var b bytes.Buffer
	msg.StringWrite(&b)
	if f.sock.network() == "UDP" && b.Len() > maxDatagram {
		return fmt.Errorf("%w: %d bytes", errMessageTooLarge, b.Len())
	}
	if err := f.sock.write(b.Bytes(), f.remote); err != nil {
		return fmt.Errorf("send to %s %s: %w", f.sock.network(), f.remote, err)
	}
	return nil
}

// Ref, TryClose and Close leave the socket alone: it outlives transactions.
func (f flow) Ref(int) int            { return 1 }
func (f flow) TryClose() (int, error) { return 1, nil }
func (f flow) Close() error           { return nil }

// reply is where the responses to a request with this top Via go (RFC 3261
// §18.2.2, RFC 3581 §4). On UDP that is the source address, with the source
// port when the peer asked for it (rport) or stands behind a NAT, which shows
// by a Via that names another host; otherwise with the port of the Via.
func (f flow) reply(via *gosip.ViaHeader) flow {
	if f.sock.network() != "UDP" {
		return f
	}
	if via.Params.Has("rport") || !sameHost(via.Host, f.remote.Addr()) {
		return f
	}
	port := via.Port
	if port == 0 {
		port = gosip.DefaultUdpPort
	}
	if port < 0 || port > 65535 {
		return f
	}
	return flow{sock: f.sock, remote: netip.AddrPortFrom(f.remote.Addr(), uint16(port))}
}

// stamp writes into the top Via where the request really came from (RFC 3261
// §18.2.1, RFC 3581 §4).
func (f flow) stamp(via *gosip.ViaHeader) {
	rport := via.Params.Has("rport")
	if rport {
		via.Params.Add("rport", strconv.Itoa(int(f.remote.Port())))
	}
	if rport || !sameHost(via.Host, f.remote.Addr()) {
		via.Params.Add("received", f.remote.Addr().String())
	}
}

func sameHost(host string, addr netip.Addr) bool {
	a, err := parseHost(host)
	return err == nil && a == addr.Unmap()
}

// parseHost reads an IP literal as it stands in a URI or a Via, IPv6 with or
// without brackets.
func parseHost(host string) (netip.Addr, error) {
	if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
		host = host[1 : n-1]
	}
	a, err := netip.ParseAddr(host)
	return a.Unmap(), err
}

// hostString writes an address as it stands in a URI or a Via.
func hostString(a netip.Addr) string {
	if a.Is6() && !a.Is4In6() {
		return "[" + a.WithZone("").String() + "]"
	}
	return a.Unmap().String()
}

package media

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"syscall"
)

// Ports hands out pairs of UDP ports for RTP and RTCP from a range. Its
// methods may be called from any goroutine.
type Ports struct {
	host  netip.Addr
	first uint16 // even
	pairs int

	mu    sync.Mutex
	next  int // rotates, so that a port rests before it is used again
	inUse map[int]struct{}
}

// NewPorts returns a pool of the pairs in the range from..to, both included,
// that binds on host.
func NewPorts(host netip.Addr, from, to uint16) (*Ports, error) {
	if !host.IsValid() {
		return nil, errors.New("rtp ports: host address is missing")
	}
	first := int(from) + int(from)%2
	pairs := (int(to) + 1 - first) / 2
	if from == 0 || pairs < 1 {
		return nil, fmt.Errorf("rtp ports %d-%d: the range holds no even port with its successor", from, to)
	}
	return &Ports{host: host.Unmap(), first: uint16(first), pairs: pairs, inUse: make(map[int]struct{})}, nil
}

// InUse tells how many pairs are leased.
func (p *Ports) InUse() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.inUse)
}

// Lease binds the next free pair. The error wraps [ErrNoPorts] when all are
// leased or held by other programs. Whoever has the lease closes it; a
// [Session] closes the one it was given.
func (p *Ports) Lease() (*Lease, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var lastErr error
	for range p.pairs {
		n := p.next
		p.next = (p.next + 1) % p.pairs
		if _, used := p.inUse[n]; used {
			continue
		}
		l, err := p.bind(n)
		if err != nil {
			lastErr = err
			continue
		}
		p.inUse[n] = struct{}{}
		return l, nil
	}
	last := int(p.first) + 2*p.pairs - 1
	if lastErr != nil {
		return nil, fmt.Errorf("%w in %d-%d: %d leased; last bind: %w", ErrNoPorts, p.first, last, len(p.inUse), lastErr)
	}
	return nil, fmt.Errorf("%w in %d-%d: all %d pairs leased", ErrNoPorts, p.first, last, p.pairs)
}

func (p *Ports) bind(n int) (*Lease, error) {
	network := "udp6"
	if p.host.Is4() {
		network = "udp4" // "udp" would listen on IPv6 too for 0.0.0.0
	}
	addr := netip.AddrPortFrom(p.host, p.first+uint16(2*n))
	rtpConn, err := net.ListenUDP(network, net.UDPAddrFromAddrPort(addr))
	if err != nil {
		return nil, fmt.Errorf("bind RTP: %w", err)
	}
	control := netip.AddrPortFrom(p.host, addr.Port()+1)
	rtcpConn, err := net.ListenUDP(network, net.UDPAddrFromAddrPort(control))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("bind RTCP: %w", err), rtpConn.Close())
	}
	markExpedited(rtpConn, p.host)
	return &Lease{
		addr: addr, rtp: newUDPConn(rtpConn), rtcp: newUDPConn(rtcpConn),
		release: func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			delete(p.inUse, n)
		},
	}, nil
}

// markExpedited asks routers for the expedited class (DSCP EF, RFC 3246). A
// kernel that refuses costs nothing but the priority, so errors are ignored.
func markExpedited(c *net.UDPConn, host netip.Addr) {
	const expedited = 46 << 2
	raw, err := c.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Control(func(fd uintptr) {
		if host.Is4() {
			_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IP, syscall.IP_TOS, expedited)
		} else {
			_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_IPV6, syscall.IPV6_TCLASS, expedited)
		}
	})
}

// Lease is a bound pair of ports, RTP on the even one, RTCP on the next.
type Lease struct {
	addr      netip.AddrPort
	rtp, rtcp packetConn
	release   func()
	once      sync.Once
	err       error
}

// Addr is the address that RTP is received on. Its host may be unspecified
// when the pool binds on every interface.
func (l *Lease) Addr() netip.AddrPort { return l.addr }

// Close closes both sockets and gives the pair back. It may be called again.
func (l *Lease) Close() error {
	l.once.Do(func() {
		l.err = errors.Join(l.rtp.Close(), l.rtcp.Close())
		l.release()
	})
	return l.err
}

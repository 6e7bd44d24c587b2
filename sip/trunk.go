package sip

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	gosip "github.com/emiago/sipgo/sip"
)

// headerPrefix may stand before a header's name in Trunk.DIDSource.
const headerPrefix = "header:"

// resolveAgain is how often a trunk's name is looked up.
const resolveAgain = 5 * time.Minute

// Trunk is a carrier or exchange that calls come from.
type Trunk struct {
	// Name tells trunks apart in logs and records.
	Name string
	// Addr is the carrier's host or host:port; "" when calls only come in and
	// Sources says from where.
	Addr string
	// Sources are the networks that its signalling comes from; none means
	// Addr's addresses or, without Addr, any.
	Sources []netip.Prefix
	// DIDSource is where the dialled number stands: "request-uri" (the
	// default), "to", "p-called-party-id", another header's name (which may be
	// written "header:NAME"), or "none".
	DIDSource string
	// Country of numbers without a country code, ISO 3166; "" is the
	// configuration's.
	Country string
	// Trusted trunks screen their callers' numbers: P-Asserted-Identity is
	// believed.
	Trusted bool
	// Register with the carrier at Addr, over UDP; nil when it knows us by our
	// address.
	Register *Registration
}

// line is a trunk at work.
type line struct {
	Trunk
	// addrs are what Addr resolves to now.
	addrs  atomic.Pointer[[]netip.Addr]
	status atomic.Pointer[RegistrationStatus]
}

// matches tells how closely a source fits the trunk: the bits of the prefix, -1
// for a trunk that takes any, -2 for no match.
func (l *line) matches(source netip.Addr) int {
	best := -2
	for _, p := range l.Sources {
		if p.Contains(source) {
			best = max(best, p.Bits())
		}
	}
	if len(l.Sources) > 0 {
		return best
	}
	if l.Addr == "" {
		return -1
	}
	if slices.Contains(l.addresses(), source) {
		return source.BitLen()
	}
	return -2
}

func (l *line) addresses() []netip.Addr {
	if p := l.addrs.Load(); p != nil {
		return *p
	}
	return nil
}

// covers tells whether a source surely belongs to the trunk: it is listed, and
// not by a list of the whole world.
func (l *line) covers(source netip.Addr) bool {
	return l.matches(source) > 0 || slices.Contains(l.addresses(), source)
}

// lineOf finds the trunk that a source address belongs to, by the closest
// match; nil means a stranger.
func lineOf(lines []*line, source netip.Addr) *line {
	var best *line
	bits := -2
	for _, l := range lines {
		if n := l.matches(source); n > bits {
			best, bits = l, n
		}
	}
	return best
}

// hostPort splits Addr; the port is SIP's own when it names none.
func (l *line) hostPort() (host string, port uint16, err error) {
	host, text, err := net.SplitHostPort(l.Addr)
	if err != nil {
		return l.Addr, uint16(gosip.DefaultUdpPort), nil //nolint:nilerr // a host alone
	}
	n, err := strconv.ParseUint(text, 10, 16)
	if err != nil || n == 0 {
		return "", 0, fmt.Errorf("sip: trunk %q: address %q: bad port", l.Name, l.Addr)
	}
	return host, uint16(n), nil
}

// resolve looks Addr up and keeps the addresses.
func (l *line) resolve(ctx context.Context) (netip.AddrPort, error) {
	host, port, err := l.hostPort()
	if err != nil {
		return netip.AddrPort{}, err
	}
	if a, err := parseHost(host); err == nil {
		l.addrs.Store(&[]netip.Addr{a})
		return netip.AddrPortFrom(a, port), nil
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	list, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return netip.AddrPort{}, fmt.Errorf("sip: trunk %q: %w", l.Name, err)
	}
	for i := range list {
		list[i] = list[i].Unmap()
	}
	l.addrs.Store(&list)
	return netip.AddrPortFrom(list[0], port), nil
}

// follow keeps the addresses of a trunk that we don't register with.
func (s *Server) follow(ctx context.Context, l *line) {
	for {
		if _, err := l.resolve(ctx); err != nil && ctx.Err() == nil {
			s.cfg.Log.Warn("a trunk's address can't be found; its calls are taken from where it was", "trunk", l.Name, "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(resolveAgain):
		}
	}
}

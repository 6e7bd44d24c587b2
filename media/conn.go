package media

import (
	"net/netip"
	"time"
)

// packetConn is what a session needs of a UDP socket; *net.UDPConn is one.
type packetConn interface {
	ReadFromUDPAddrPort(b []byte) (n int, from netip.AddrPort, err error)
	WriteToUDPAddrPort(b []byte, to netip.AddrPort) (int, error)
	SetReadDeadline(t time.Time) error
	Close() error
}

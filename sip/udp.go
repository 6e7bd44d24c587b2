package sip

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"time"
)

// maxReadErrors is how many reads of a UDP socket may fail in a row before the
// socket counts as broken.
const maxReadErrors = 100

const readBuffer = 4 << 20

// udpSocket is a bound UDP socket.
type udpSocket struct {
	conn *net.UDPConn
	addr netip.AddrPort
}

func listenUDP(addr netip.AddrPort) (*udpSocket, error) {
	c, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(addr))
	if err != nil {
		return nil, err
	}
	// A burst of calls must not be lost in a short queue; the kernel caps it.
	_ = c.SetReadBuffer(readBuffer)
	local := c.LocalAddr().(*net.UDPAddr).AddrPort()
	return &udpSocket{conn: c, addr: netip.AddrPortFrom(local.Addr().Unmap(), local.Port())}, nil
}

func (s *udpSocket) network() string       { return "UDP" }
func (s *udpSocket) local() netip.AddrPort { return s.addr }

func (s *udpSocket) write(b []byte, to netip.AddrPort) error {
	_, err := s.conn.WriteToUDPAddrPort(b, to)
	return err
}

// serve reads datagrams and handles each before the next, until the socket is
// closed (nil) or broken. data is only valid during handle.
func (s *udpSocket) serve(log *slog.Logger, handle func(data []byte, from flow)) error {
	buf := make([]byte, 65536)
	failed := 0
	for {
		n, from, err := s.conn.ReadFromUDPAddrPort(buf)
		switch {
		case errors.Is(err, net.ErrClosed):
			return nil
		case err != nil:
			if failed++; failed >= maxReadErrors {
				return fmt.Errorf("read UDP %s: %w", s.addr, err)
			}
			log.Warn("reading a datagram failed", "local", s.addr, "error", err)
			time.Sleep(time.Duration(failed) * time.Millisecond)
			continue
		}
		failed = 0
		from = netip.AddrPortFrom(from.Addr().Unmap(), from.Port())
		handle(buf[:n], flow{sock: s, remote: from})
	}
}

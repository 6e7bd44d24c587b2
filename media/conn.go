package media

import (
	"encoding/binary"
	"net"
	"net/netip"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// packetConn is what a session needs of a UDP socket.
type packetConn interface {
	// ReadPacket waits for a datagram until the read deadline; arrived is when
	// it came to this machine, on the clock of time.Now.
	ReadPacket(b []byte) (n int, from netip.AddrPort, arrived time.Time, err error)
	// Pending tells whether a datagram waits, whatever the deadline.
	Pending() bool
	WriteToUDPAddrPort(b []byte, to netip.AddrPort) (int, error)
	SetReadDeadline(t time.Time) error
	Close() error
}

// udpConn is a socket that tells when the kernel got a datagram, so that a busy
// process takes nobody's packets for late. One goroutine reads at a time.
type udpConn struct {
	*net.UDPConn
	raw     syscall.RawConn // nil if the socket gave none
	control [64]byte
}

// oldest bounds the age of a datagram: what is beyond says that the wall clock
// was set.
const oldest = 5 * time.Second

// newUDPConn switches the kernel's timestamps on; where it refuses, reading
// stamps the packets.
func newUDPConn(c *net.UDPConn) *udpConn {
	raw, err := c.SyscallConn()
	if err != nil {
		return &udpConn{UDPConn: c}
	}
	_ = raw.Control(func(fd uintptr) {
		_ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_TIMESTAMPNS, 1)
	})
	return &udpConn{UDPConn: c, raw: raw}
}

// Pending implements [packetConn].
func (c *udpConn) Pending() (pending bool) {
	if c.raw == nil {
		return false
	}
	_ = c.raw.Control(func(fd uintptr) {
		poll := []unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}
		n, err := unix.Poll(poll, 0)
		pending = err == nil && n > 0 && poll[0].Revents&unix.POLLIN != 0
	})
	return pending
}

// ReadPacket implements [packetConn].
func (c *udpConn) ReadPacket(b []byte) (int, netip.AddrPort, time.Time, error) {
	n, m, _, from, err := c.ReadMsgUDPAddrPort(b, c.control[:])
	now := time.Now()
	if err != nil {
		return n, from, now, err
	}
	if at, ok := kernelTime(c.control[:m]); ok {
		if age := time.Duration(now.UnixNano() - at); age > 0 && age < oldest {
			return n, from, now.Add(-age), nil
		}
	}
	return n, from, now, nil
}

// kernelTime finds the timestamp, in Unix nanoseconds, in a datagram's control
// messages (cmsg(3), SCM_TIMESTAMPNS).
func kernelTime(control []byte) (at int64, ok bool) {
	for len(control) >= syscall.SizeofCmsghdr {
		size := binary.NativeEndian.Uint64(control)
		if size < syscall.SizeofCmsghdr || size > uint64(len(control)) {
			return 0, false
		}
		level := int32(binary.NativeEndian.Uint32(control[8:]))
		kind := int32(binary.NativeEndian.Uint32(control[12:]))
		data := control[syscall.SizeofCmsghdr:size]
		if level == syscall.SOL_SOCKET && kind == syscall.SCM_TIMESTAMPNS && len(data) >= 16 {
			seconds, nanos := binary.NativeEndian.Uint64(data), binary.NativeEndian.Uint64(data[8:])
			return int64(seconds)*int64(time.Second) + int64(nanos), true
		}
		control = control[min(uint64(len(control)), (size+7)&^7):]
	}
	return 0, false
}

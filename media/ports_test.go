package media

import (
	"net"
	"net/netip"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestPortsLeaseEvenPairsUntilThereAreNone(t *testing.T) {
	ports, err := NewPorts(loopback, 23001, 23008)
	require.NoError(t, err)
	var leases []*Lease
	for _, want := range []uint16{23002, 23004, 23006} {
		l, err := ports.Lease()
		require.NoError(t, err)
		require.Equal(t, netip.AddrPortFrom(loopback, want), l.Addr())
		leases = append(leases, l)
	}
	require.Equal(t, 3, ports.InUse())
	_, err = ports.Lease()
	require.ErrorIs(t, err, ErrNoPorts)
	require.ErrorContains(t, err, "23002-23007: all 3 pairs leased")

	require.NoError(t, leases[1].Close())
	require.NoError(t, leases[1].Close())
	require.Equal(t, 2, ports.InUse())
	again, err := ports.Lease()
	require.NoError(t, err)
	require.Equal(t, uint16(23004), again.Addr().Port())
	for _, l := range []*Lease{leases[0], leases[2], again} {
		require.NoError(t, l.Close())
	}
	require.Zero(t, ports.InUse())
}

func TestPortsStepOverThoseOfOthers(t *testing.T) {
	other, err := net.ListenPacket("udp", "127.0.0.1:23103") // an RTCP port
	require.NoError(t, err)
	defer func() { require.NoError(t, other.Close()) }()
	ports, err := NewPorts(loopback, 23102, 23105)
	require.NoError(t, err)
	l, err := ports.Lease()
	require.NoError(t, err)
	require.Equal(t, uint16(23104), l.Addr().Port())
	_, err = ports.Lease()
	require.ErrorIs(t, err, ErrNoPorts)
	require.ErrorContains(t, err, "address already in use")
	require.NoError(t, l.Close())
	// What failed left nothing bound.
	again, err := net.ListenPacket("udp", "127.0.0.1:23102")
	require.NoError(t, err)
	require.NoError(t, again.Close())
}

func TestPortsRestBeforeTheyAreUsedAgain(t *testing.T) {
	ports, err := NewPorts(loopback, 23200, 23299)
	require.NoError(t, err)
	seen := map[uint16]bool{}
	for range 50 {
		l, err := ports.Lease()
		require.NoError(t, err)
		require.False(t, seen[l.Addr().Port()])
		seen[l.Addr().Port()] = true
		require.NoError(t, l.Close())
	}
}

func TestPortsRefuseARangeWithoutAPair(t *testing.T) {
	for _, r := range [][2]uint16{{0, 100}, {100, 100}, {101, 102}, {200, 100}} {
		_, err := NewPorts(loopback, r[0], r[1])
		require.Error(t, err, "%v", r)
	}
	_, err := NewPorts(netip.Addr{}, 1000, 2000)
	require.ErrorContains(t, err, "host")
	top, err := NewPorts(loopback, 65534, 65535)
	require.NoError(t, err)
	require.Equal(t, 1, top.pairs)
}

func TestSocketTellsWhenAPacketCame(t *testing.T) {
	ports, err := NewPorts(loopback, 23400, 23410)
	require.NoError(t, err)
	l, err := ports.Lease()
	require.NoError(t, err)
	defer func() { require.NoError(t, l.Close()) }()
	// The kernel switches timestamps on in its own time: the first packets may
	// be without.
	const tries, clocks = 20, 5 * time.Millisecond
	for try := 1; ; try++ {
		before := time.Now()
		_, err = l.rtcp.WriteToUDPAddrPort([]byte("x"), l.Addr())
		require.NoError(t, err)
		after := time.Now()
		time.Sleep(50 * time.Millisecond) // the process is busy; the packet waits
		require.NoError(t, l.rtp.SetReadDeadline(time.Now().Add(5*time.Second)))
		n, from, arrived, err := l.rtp.ReadPacket(make([]byte, 100))
		require.NoError(t, err)
		require.Equal(t, 1, n)
		require.Equal(t, l.Addr().Port()+1, from.Port())
		require.False(t, arrived.Before(before.Add(-clocks)))
		if arrived.Before(after.Add(clocks)) {
			return
		}
		require.Less(t, try, tries, "stamped %v late", arrived.Sub(after))
	}
}

func TestKernelTimeOfBrokenMessages(t *testing.T) {
	message := make([]byte, 32)
	message[0] = 32
	message[8], message[12] = syscall.SOL_SOCKET, syscall.SCM_TIMESTAMPNS
	message[16] = 3
	at, ok := kernelTime(message)
	require.True(t, ok)
	require.Equal(t, int64(3*time.Second), at)
	for n := range 32 {
		_, ok := kernelTime(message[:n])
		require.False(t, ok, "%d octets", n)
	}
	message[0] = 0
	_, ok = kernelTime(message)
	require.False(t, ok)
}

func TestSocketsAllocateNothing(t *testing.T) {
	ports, err := NewPorts(loopback, 23500, 23510)
	require.NoError(t, err)
	l, err := ports.Lease()
	require.NoError(t, err)
	defer func() { require.NoError(t, l.Close()) }()
	b := make([]byte, 200)
	require.Zero(t, testing.AllocsPerRun(200, func() {
		if _, err := l.rtcp.WriteToUDPAddrPort(b, l.addr); err != nil {
			t.Error(err)
		}
		if err := l.rtp.SetReadDeadline(time.Now().Add(5 * time.Second)); err != nil {
			t.Error(err)
		}
		if _, _, _, err := l.rtp.ReadPacket(b); err != nil {
			t.Error(err)
		}
	}))
}

package media

import (
	"net"
	"net/netip"
	"testing"

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

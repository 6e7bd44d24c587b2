package media_test

import (
	"net/netip"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/media/mediatest"
)

// TestSessionConforms runs the suite of all legs over loopback, with each codec
// and with both ways to receive.
func TestSessionConforms(t *testing.T) {
	ports, err := media.NewPorts(netip.MustParseAddr("127.0.0.1"), 25000, 25999)
	require.NoError(t, err)
	for _, codec := range media.Codecs() {
		for name, steady := range map[string]bool{"eager": false, "steady": true} {
			t.Run(codec.Name+" "+name, func(t *testing.T) {
				t.Parallel()
				onTheClock := func(t *testing.T, body func(*testing.T)) { body(t) }
				mediatest.Conform(t, onTheClock, func(t *testing.T) (near, far media.Leg) {
					a, err := ports.Lease()
					require.NoError(t, err)
					b, err := ports.Lease()
					require.NoError(t, err)
					p := media.Params{Codec: codec, Send: true, Recv: true}
					o := media.SessionOptions{Steady: steady}
					p.Remote = b.Addr()
					one := media.NewSession(a, p, o)
					p.Remote = a.Addr()
					two := media.NewSession(b, p, o)
					t.Cleanup(func() {
						require.NoError(t, one.Close())
						require.NoError(t, two.Close())
					})
					return one, two
				})
			})
		}
	}
}

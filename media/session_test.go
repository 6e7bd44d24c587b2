package media

import (
	"context"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

var loopback = netip.MustParseAddr("127.0.0.1")

// pair connects two sessions over loopback.
func pair(t *testing.T) (a, b *Session) {
	t.Helper()
	ports, err := NewPorts(loopback, 42000, 42200)
	require.NoError(t, err)
	la, err := ports.Lease()
	require.NoError(t, err)
	lb, err := ports.Lease()
	require.NoError(t, err)
	p := Params{Codec: Codecs()[0], KeyPayloadType: 101, Send: true, Recv: true}
	pa, pb := p, p
	pa.Remote, pb.Remote = lb.Addr(), la.Addr()
	a, b = NewSession(la, pa, SessionOptions{}), NewSession(lb, pb, SessionOptions{})
	t.Cleanup(func() {
		require.NoError(t, a.Close())
		require.NoError(t, b.Close())
		require.Zero(t, ports.InUse())
		goleak.VerifyNone(t)
	})
	return a, b
}

func TestSessionCarriesSoundOverLoopback(t *testing.T) {
	a, b := pair(t)
	ctx, cancel := context.WithCancel(t.Context())
	in := make(chan Frame, 64)
	received := make(chan error, 1)
	go func() { received <- b.Receive(ctx, in) }()

	require.Eventually(t, func() bool { return b.Stats().Frames > 3 }, time.Second, time.Millisecond)
	out := make(chan Frame)
	go func() {
		defer close(out)
		for i := range 10 {
			f := Frame{PCM: make([]int16, samples), Rate: rate}
			for j := range f.PCM {
				f.PCM[j] = int16(1000 * (i + 1))
			}
			out <- f
		}
	}()
	began := time.Now()
	heard, err := a.Play(ctx, out)
	require.NoError(t, err)
	require.Equal(t, 10*Ptime, heard)
	require.InDelta(t, 200, time.Since(began).Milliseconds(), 60)
	cancel()
	require.ErrorIs(t, <-received, context.Canceled)
	loud := 0
	for len(in) > 0 {
		if f := <-in; f.PCM[80] > 500 {
			loud++
		}
	}
	require.Equal(t, 10, loud)
}

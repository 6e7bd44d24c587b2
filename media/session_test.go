package media

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

var loopback = netip.MustParseAddr("127.0.0.1")

// pair connects two sessions over loopback.
func pair(t *testing.T) (a, b *Session) {
	t.Helper()
	ports, err := NewPorts(loopback, 22000, 22200)
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
				f.PCM[j] = int16(1000*(i+1)) * int16(1-j/10%2*2) // 400 Hz; what stands still is no sound
			}
			out <- f
		}
	}()
	began := time.Now()
	heard, err := a.Play(ctx, out)
	require.NoError(t, err)
	require.Equal(t, 10*Ptime, heard)
	require.GreaterOrEqual(t, time.Since(began), 9*Ptime)
	cancel()
	require.ErrorIs(t, <-received, context.Canceled)
	loud := 0
	for len(in) > 0 {
		for _, v := range (<-in).PCM {
			if v > 500 {
				loud++
			}
		}
	}
	require.InDelta(t, 10*samples/2, loud, samples/2, "samples of the upper half waves")
}

// TestManySessionsAtOnce runs twenty calls both ways over loopback for two
// seconds: all are heard, nothing is left behind. With -v it tells how even
// the packets came and what it cost.
func TestManySessionsAtOnce(t *testing.T) {
	const calls, seconds = 20, 2
	ports, err := NewPorts(loopback, 24000, 24999)
	require.NoError(t, err)
	var sessions []*Session
	for range calls {
		a, err := ports.Lease()
		require.NoError(t, err)
		b, err := ports.Lease()
		require.NoError(t, err)
		pa, pb := pcmu, pcmu
		pa.Remote, pb.Remote = b.Addr(), a.Addr()
		sessions = append(sessions, NewSession(a, pa, SessionOptions{}), NewSession(b, pb, SessionOptions{}))
	}
	var before, after syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &before))
	ctx, cancel := context.WithTimeout(t.Context(), seconds*time.Second)
	defer cancel()
	gaps := make([][]time.Duration, len(sessions))
	counts := make([]int, len(sessions))
	var wg sync.WaitGroup
	for i, s := range sessions {
		in := make(chan Frame, 32)
		wg.Go(func() {
			defer close(in)
			if err := s.Receive(ctx, in); !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		})
		wg.Go(func() {
			var last time.Time
			for f := range in {
				counts[i]++
				if !last.IsZero() && !f.Arrived.IsZero() {
					gaps[i] = append(gaps[i], (f.Arrived.Sub(last) - Ptime).Abs())
				}
				last = f.Arrived
			}
		})
	}
	wg.Wait()
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &after))
	for i, s := range sessions {
		require.Positive(t, counts[i]) // how many depends on how busy the machine is
		require.Less(t, counts[i], seconds*50+50)
		require.NoError(t, s.Close())
	}
	require.Zero(t, ports.InUse())
	goleak.VerifyNone(t)
	all := slices.Sorted(slices.Values(slices.Concat(gaps...)))
	cpu := time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
	t.Logf("pace off by p50 %v, p99 %v; %.3f %% of a core per session", all[len(all)/2].Round(time.Microsecond),
		all[len(all)*99/100].Round(time.Microsecond), 100*cpu.Seconds()/seconds/float64(len(sessions)))
}

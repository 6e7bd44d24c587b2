package mediatest

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
)

// Connect makes the two ends of a line for one test, and sees to their end
// when it is over.
type Connect func(t *testing.T) (near, far media.Leg)

// Conform holds a kind of leg to the contract of [media.Leg]. The legs may run
// on the real clock or in a bubble of testing/synctest, which connect may set
// up with run: it is called with each case's body.
func Conform(t *testing.T, run func(t *testing.T, body func(t *testing.T)), connect Connect) {
	cases := map[string]func(t *testing.T, near, far media.Leg){
		"what is played is heard":                  played,
		"Play ends with its context, with a cause": stopped,
		"Play can be followed by another":          again,
		"Receive ends with its context":            unheard,
		"Receive never blocks on its channel":      full,
	}
	for name, body := range cases {
		t.Run(name, func(t *testing.T) {
			run(t, func(t *testing.T) {
				near, far := connect(t)
				body(t, near, far)
			})
		})
	}
}

// tone is what the cases play.
func tone(d time.Duration) []int16 { return Tone(500, 8000, d, 8000) }

func played(t *testing.T, near, far media.Leg) {
	ctx, cancel := context.WithCancel(t.Context())
	in := make(chan media.Frame, 200)
	received := make(chan error, 1)
	go func() { received <- far.Receive(ctx, in) }()
	for range 5 { // the line is open
		<-in
	}
	heard, err := Say(ctx, near, tone(500*time.Millisecond), 8000)
	require.NoError(t, err)
	require.Equal(t, 500*time.Millisecond, heard)
	time.Sleep(300 * time.Millisecond)
	cancel()
	require.ErrorIs(t, <-received, context.Canceled)
	loud, last := 0, time.Duration(-1)
	for len(in) > 0 {
		f := <-in
		require.Len(t, f.PCM, f.Rate/50)
		if last >= 0 {
			require.Equal(t, last+media.Ptime, f.At)
		}
		last = f.At
		if RMS(f.PCM) > 3000 {
			loud++
			require.False(t, f.Arrived.IsZero() && loud == 1)
		}
	}
	require.InDelta(t, 25, loud, 3)
}

func stopped(t *testing.T, near, _ media.Leg) {
	cause := errors.New("the caller spoke")
	ctx, cancel := context.WithCancelCause(t.Context())
	go func() {
		time.Sleep(300 * time.Millisecond)
		cancel(cause)
	}()
	began := time.Now()
	heard, err := Say(ctx, near, tone(5*time.Second), 8000)
	require.ErrorIs(t, err, cause)
	require.Less(t, heard, 2*time.Second)
	require.Zero(t, heard%media.Ptime)
	require.LessOrEqual(t, heard, time.Since(began)+2*media.Ptime)
}

func again(t *testing.T, near, _ media.Leg) {
	for range 3 {
		heard, err := Say(t.Context(), near, tone(60*time.Millisecond), 8000)
		require.NoError(t, err)
		require.Equal(t, 60*time.Millisecond, heard)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	out := make(chan media.Frame)
	heard, err := near.Play(over, out)
	require.ErrorIs(t, err, context.Canceled)
	require.Zero(t, heard)
}

func unheard(t *testing.T, _, far media.Leg) {
	cause := errors.New("hung up")
	ctx, cancel := context.WithCancelCause(t.Context())
	received := make(chan error, 1)
	go func() { received <- far.Receive(ctx, make(chan media.Frame, 1000)) }()
	time.Sleep(100 * time.Millisecond)
	cancel(cause)
	require.ErrorIs(t, <-received, cause)
}

func full(t *testing.T, near, far media.Leg) {
	ctx, cancel := context.WithTimeout(t.Context(), 400*time.Millisecond)
	defer cancel()
	in := make(chan media.Frame, 2)
	go func() { _, _ = Say(ctx, near, tone(time.Second), 8000) }()
	require.ErrorIs(t, far.Receive(ctx, in), context.DeadlineExceeded)
	require.Len(t, in, 2)
}

package mediatest_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/media/mediatest"
)

var _ media.Leg = (*mediatest.Leg)(nil)

// listen collects all that leg hears until stop is called.
func listen(t *testing.T, leg *mediatest.Leg) (stop func() []media.Frame) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	in := make(chan media.Frame, 10000)
	done := make(chan error, 1)
	go func() { done <- leg.Receive(ctx, in) }()
	return func() []media.Frame {
		cancel()
		require.ErrorIs(t, <-done, context.Canceled)
		close(in)
		var all []media.Frame
		for f := range in {
			all = append(all, f)
		}
		return all
	}
}

func TestLineDeliversEveryFrameAndSilenceBetween(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		caller, budi := mediatest.NewLine(8000)
		stop := listen(t, budi)
		start := time.Now()
		heard, err := mediatest.Say(t.Context(), caller, mediatest.Speech(1, 2000, time.Second, 8000), 8000)
		require.NoError(t, err)
		require.Equal(t, time.Second, heard)
		require.Equal(t, time.Second, time.Since(start))
		require.NoError(t, caller.SendKey(t.Context(), '5'))
		time.Sleep(time.Second)
		frames := stop()
		require.Len(t, frames, 100)
		voiced, keys := 0, ""
		for i, f := range frames {
			require.Equal(t, time.Duration(i)*media.Ptime, f.At)
			require.Len(t, f.PCM, 160)
			if f.Voice {
				voiced++
			}
			if f.Key != 0 {
				keys += string(f.Key)
			}
		}
		require.Equal(t, "5", keys)
		require.Greater(t, voiced, 35)
		require.LessOrEqual(t, voiced, 50)
	})
}

func TestLinePlayStopsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		caller, _ := mediatest.NewLine(16000)
		ctx, cancel := context.WithTimeout(t.Context(), 490*time.Millisecond)
		defer cancel()
		heard, err := mediatest.Say(ctx, caller, mediatest.Tone(440, 3000, time.Second, 8000), 8000)
		require.ErrorIs(t, err, context.DeadlineExceeded)
		require.Equal(t, 500*time.Millisecond, heard)
		synctest.Wait()
	})
}

func TestLineThatIsCutFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		_, budi := mediatest.NewLine(8000)
		budi.Cut(true)
		err := budi.Receive(t.Context(), make(chan media.Frame, 1))
		require.ErrorIs(t, err, media.ErrNoMedia)
		require.Equal(t, 499, budi.Stats().Dropped)
	})
}

func TestLegConforms(t *testing.T) {
	mediatest.Conform(t, synctest.Test, func(*testing.T) (near, far media.Leg) {
		return mediatest.NewLine(8000)
	})
}

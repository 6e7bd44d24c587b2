package chain

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/language"
	"budi/media"
)

// busy goes wrong in its first lives and is well after them: a machine that had
// too much to do for a while.
type busy struct {
	counter
	lives *atomic.Int32
	bad   int32
}

func (b busy) Supports(language.Tag, int) error { return nil }

func (b busy) Recognize(ctx context.Context, opt asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	c := b.counter
	if b.lives.Add(1) > b.bad {
		c = counter{}
	}
	return c.Recognize(ctx, opt, in, out)
}

// phrase speaks an utterance of n frames at the pace of a call.
func phrase(in chan<- asr.Input, n int) {
	for range n {
		time.Sleep(20 * time.Millisecond)
		in <- asr.Input{Frame: media.Frame{PCM: make([]int16, 160), Rate: 8000}}
	}
	in <- asr.Input{End: true}
}

// served has an engine hear a first utterance well.
func served(t *testing.T, in chan<- asr.Input, out <-chan asr.Event) {
	t.Helper()
	in <- asr.Input{Grammar: &asr.Grammar{ID: "g"}}
	phrase(in, 2)
	assert.Equal(t, "2 frames", (<-out).Text)
}

// TestWhatNeverWorkedIsNotForgiven leaves an engine for good that hangs from the
// start: the caller is given the keys at once.
func TestWhatNeverWorkedIsNotForgiven(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Forgiven: func(string) { t.Error("forgiven") }}, Engine{"only", counter{"hangs", 1}})
		in, out, result := make(chan asr.Input, 1000), make(chan asr.Event, 10), make(chan error, 1)
		go func() { result <- c.Recognize(t.Context(), asr.Options{Rate: 8000}, in, out) }()
		in <- asr.Input{Grammar: &asr.Grammar{ID: "g"}}
		phrase(in, 5)
		require.ErrorIs(t, <-result, asr.ErrUnavailable)
	})
}

// TestLastEngineIsForgiven makes the only engine too slow for one utterance. The
// call hears of that one as not understood, the next ones are heard again.
func TestLastEngineIsForgiven(t *testing.T) {
	for _, fault := range []string{"hangs", "no final"} {
		t.Run(fault, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				left, forgiven := 0, 0
				c := New(Config{
					Failed:   func(string, error) { left++ },
					Forgiven: func(name string) { assert.Equal(t, "only", name); forgiven++ },
				}, Engine{"only", busy{counter{fault, 3}, new(atomic.Int32), 1}})
				in, out, result := make(chan asr.Input, 1000), make(chan asr.Event, 10), make(chan error, 1)
				go func() { result <- c.Recognize(t.Context(), asr.Options{Rate: 8000}, in, out) }()
				served(t, in, out)
				phrase(in, 5)
				assert.Equal(t, asr.Event{Final: true, Rejected: true}, <-out)
				time.Sleep(time.Second) // the caller is asked to say it again
				phrase(in, 4)           // while the engine is left alone
				assert.Equal(t, asr.Event{Final: true, Rejected: true}, <-out)
				time.Sleep(c.config.Pause)
				for n, want := range map[int]string{6: "6 frames", 2: "2 frames"} {
					phrase(in, n)
					assert.Equal(t, want, (<-out).Text)
				}
				assert.Equal(t, 1, left)
				assert.Equal(t, 1, forgiven)
				close(in)
				require.NoError(t, <-result)
			})
		})
	}
}

// TestPauseKeepsWhatIsBeingSaid begins an utterance in the pause and ends it after
// that: the engine hears it from its start.
func TestPauseKeepsWhatIsBeingSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Pause: time.Second}, Engine{"only", busy{counter{"no final", 3}, new(atomic.Int32), 1}})
		in, out, result := make(chan asr.Input, 1000), make(chan asr.Event, 10), make(chan error, 1)
		go func() { result <- c.Recognize(t.Context(), asr.Options{Rate: 8000}, in, out) }()
		served(t, in, out)
		phrase(in, 5)
		assert.True(t, (<-out).Rejected)
		in <- asr.Input{Reset: true}
		phrase(in, 100) // two seconds
		assert.Equal(t, "100 frames", (<-out).Text)
		close(in)
		require.NoError(t, <-result)
	})
}

// TestForgivenOnce fails the engine twice: the call goes on without it.
func TestForgivenOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		forgiven := 0
		c := New(Config{Forgiven: func(string) { forgiven++ }}, Engine{"only", busy{counter{"no final", 3}, new(atomic.Int32), 9}})
		in, out, result := make(chan asr.Input, 1000), make(chan asr.Event, 10), make(chan error, 1)
		go func() { result <- c.Recognize(t.Context(), asr.Options{Rate: 8000}, in, out) }()
		served(t, in, out)
		phrase(in, 5)
		assert.True(t, (<-out).Rejected)
		time.Sleep(c.config.Pause)
		phrase(in, 5)
		require.ErrorIs(t, <-result, asr.ErrUnavailable)
		assert.Equal(t, 1, forgiven)
	})
}

// TestHangUpInPause ends the call while its engine is left alone.
func TestHangUpInPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Pause: time.Hour}, Engine{"only", counter{"no final", 3}})
		in, out, result := make(chan asr.Input, 1000), make(chan asr.Event, 10), make(chan error, 1)
		go func() { result <- c.Recognize(t.Context(), asr.Options{Rate: 8000}, in, out) }()
		served(t, in, out)
		phrase(in, 5)
		<-out
		close(in)
		require.NoError(t, <-result)
	})
}

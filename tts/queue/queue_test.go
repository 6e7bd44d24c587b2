package queue

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/tts"
)

// slow takes a second for a clause, and notes the order.
type slow struct {
	mu    sync.Mutex
	order []string
	now   int
	most  int
}

func (s *slow) Supports(language.Tag) error { return nil }

func (s *slow) Render(ctx context.Context, _ tts.Voice, clause string) ([]int16, error) {
	s.mu.Lock()
	s.order = append(s.order, clause)
	s.now++
	s.most = max(s.most, s.now)
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.now--
		s.mu.Unlock()
	}()
	select {
	case <-time.After(time.Second):
		return []int16{1}, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func TestSoonestDueIsRenderedFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &slow{}
		q := New(engine, 1, 0)
		var wg sync.WaitGroup
		say := func(clause string, due time.Duration) {
			ctx := t.Context()
			if due != 0 {
				ctx = tts.WithDue(ctx, time.Now().Add(due))
			}
			wg.Go(func() {
				pcm, err := q.Render(ctx, tts.Voice{}, clause)
				assert.NoError(t, err)
				assert.Len(t, pcm, 1)
			})
			synctest.Wait()
			time.Sleep(time.Millisecond)
		}
		say("first", 0)
		say("in an hour", time.Hour)
		say("in two seconds", 2*time.Second)
		say("at once", 0)
		say("at once too", 0)
		say("overdue", -time.Second)
		wg.Wait()
		assert.Equal(t, []string{"first", "overdue", "at once", "at once too", "in two seconds", "in an hour"}, engine.order)
		assert.Equal(t, 1, engine.most)
	})
}

func TestAtMostSoManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &slow{}
		q := New(engine, 3, 0)
		var wg sync.WaitGroup
		for range 10 {
			wg.Go(func() {
				_, err := q.Render(t.Context(), tts.Voice{}, "hello")
				assert.NoError(t, err)
			})
		}
		began := time.Now()
		wg.Wait()
		assert.Equal(t, 3, engine.most)
		assert.Equal(t, 4*time.Second, time.Since(began))
	})
}

// TestWhoLeavesTheQueueKeepsNoPlace ends contexts before, in and after the
// queue: every place must come back.
func TestWhoLeavesTheQueueKeepsNoPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &slow{}
		q := New(engine, 2, 0)
		gone := errors.New("hung up")
		var wg sync.WaitGroup
		for i := range 60 {
			ctx, stop := context.WithCancelCause(t.Context())
			wg.Go(func() {
				if _, err := q.Render(ctx, tts.Voice{}, "hello"); err != nil {
					assert.ErrorIs(t, err, gone)
				}
			})
			wg.Go(func() {
				time.Sleep(time.Duration(i) * 100 * time.Millisecond)
				stop(gone)
			})
		}
		wg.Wait()
		assert.Equal(t, 2, q.free)
		assert.Empty(t, q.waiting)
		ended, stop := context.WithCancelCause(t.Context())
		stop(gone)
		_, err := q.Render(ended, tts.Voice{}, "hello")
		require.ErrorIs(t, err, gone)
		assert.Equal(t, 2, q.free)
	})
}

// TestLimits counts an engine's time from when it begins, and all the time from
// when the sound is due.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name       string
		limit, due time.Duration
		before     int // clauses in the queue, a second each
		wantErr    bool
		after      time.Duration
	}{
		{"the engine is slow", 500 * time.Millisecond, 0, 0, true, 500 * time.Millisecond},
		{"the engine is slow for what has time", 500 * time.Millisecond, time.Minute, 0, true, 500 * time.Millisecond},
		{"the queue is long", 3500 * time.Millisecond, 0, 5, true, 3500 * time.Millisecond},
		{"the queue is long enough", 3500 * time.Millisecond, 0, 2, false, 3 * time.Second},
		{"there is time", 1500 * time.Millisecond, 10 * time.Second, 5, false, 6 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				q := New(&slow{}, 1, c.limit)
				var wg sync.WaitGroup
				for range c.before {
					ahead := tts.WithDue(t.Context(), time.Now().Add(c.due-time.Second))
					wg.Go(func() { _, _ = q.Render(ahead, tts.Voice{}, "before") })
				}
				synctest.Wait()
				began := time.Now()
				_, err := q.Render(tts.WithDue(t.Context(), began.Add(c.due)), tts.Voice{}, "hello")
				if c.wantErr {
					require.ErrorIs(t, err, context.DeadlineExceeded)
				} else {
					require.NoError(t, err)
				}
				assert.Equal(t, c.after, time.Since(began))
				wg.Wait()
			})
		})
	}
}

// Package queue lets an engine render a few clauses at a time, and those first
// whose sound is needed first: who waits for an answer is not kept waiting by
// the end of a sentence that has only begun elsewhere (earliest deadline first,
// Liu and Layland 1973).
package queue

import (
	"container/heap"
	"context"
	"sync"
	"time"

	"budi/language"
	"budi/tts"
)

// Queue is a [tts.Renderer] before one that a processor's core is busy with. It
// is safe for concurrent use.
type Queue struct {
	next  tts.Renderer
	limit time.Duration

	mu      sync.Mutex
	free    int
	waiting waiters
	came    int
}

// New puts a queue before next, which renders at most atOnce clauses at the same
// time, each for at most limit (0 is no limit). A clause that is not there limit
// after it was due, or was asked for if that is later, fails too: another engine
// may be free.
func New(next tts.Renderer, atOnce int, limit time.Duration) *Queue {
	return &Queue{next: next, limit: limit, free: max(1, atOnce)}
}

// Supports implements [tts.Renderer].
func (q *Queue) Supports(lang language.Tag) error { return q.next.Supports(lang) }

// Render implements [tts.Renderer]. A clause's place in the queue is by
// [tts.Due], or by when it came where that is not told.
func (q *Queue) Render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	due, now := tts.Due(ctx), time.Now()
	if due.IsZero() {
		due = now
	}
	if q.limit > 0 {
		last := now
		if due.After(now) {
			last = due
		}
		var stop context.CancelFunc
		ctx, stop = context.WithDeadline(ctx, last.Add(q.limit))
		defer stop()
	}
	if err := q.enter(ctx, due); err != nil {
		return nil, err
	}
	defer q.leave()
	if q.limit > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, q.limit)
		defer stop()
	}
	return q.next.Render(ctx, v, clause)
}

func (q *Queue) enter(ctx context.Context, due time.Time) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	q.mu.Lock()
	if q.free > 0 {
		q.free--
		q.mu.Unlock()
		return nil
	}
	w := &waiter{due: due, came: q.came, turn: make(chan struct{})}
	q.came++
	heap.Push(&q.waiting, w)
	q.mu.Unlock()
	select {
	case <-w.turn:
		return nil
	case <-ctx.Done():
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if w.at < 0 { // its turn came meanwhile
		q.pass()
	} else {
		heap.Remove(&q.waiting, w.at)
	}
	return context.Cause(ctx)
}

func (q *Queue) leave() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.pass()
}

// pass gives a place to who needs it first.
func (q *Queue) pass() {
	if len(q.waiting) == 0 {
		q.free++
		return
	}
	close(heap.Pop(&q.waiting).(*waiter).turn)
}

// waiter is a clause that waits.
type waiter struct {
	due  time.Time
	came int
	at   int // in the heap, -1 when it has left it
	turn chan struct{}
}

// waiters is a [heap.Interface], soonest due first.
type waiters []*waiter

func (w waiters) Len() int { return len(w) }

func (w waiters) Less(i, j int) bool {
	if w[i].due.Equal(w[j].due) {
		return w[i].came < w[j].came
	}
	return w[i].due.Before(w[j].due)
}

func (w waiters) Swap(i, j int) {
	w[i], w[j] = w[j], w[i]
	w[i].at, w[j].at = i, j
}

// Push implements [heap.Interface].
func (w *waiters) Push(x any) {
	one := x.(*waiter)
	one.at = len(*w)
	*w = append(*w, one)
}

// Pop implements [heap.Interface].
func (w *waiters) Pop() any {
	last := len(*w) - 1
	one := (*w)[last]
	(*w)[last] = nil
	*w = (*w)[:last]
	one.at = -1
	return one
}

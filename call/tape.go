package call

import (
	"context"
	"time"

	"budi/media"
)

// rewindable is how much of a reply can be said again. Who has heard more of it
// is told the rest.
const rewindable = 1500 * time.Millisecond

// tape gives a reply's frames, and can begin again while little was taken.
type tape struct {
	made <-chan media.Frame
	past []media.Frame
	at   int // frames taken since the beginning
}

// next takes a frame; ok is false when there are no more or ctx ended.
func (t *tape) next(ctx context.Context) (f media.Frame, ok bool) {
	if t.at < len(t.past) {
		f, t.at = t.past[t.at], t.at+1
		return f, true
	}
	select {
	case f, ok = <-t.made:
	case <-ctx.Done():
	}
	if !ok {
		return media.Frame{}, false
	}
	if t.at == len(t.past) && time.Duration(t.at)*media.Ptime < rewindable {
		t.past = append(t.past, f)
	}
	t.at++
	return f, true
}

// rewind begins again, and reports false when too much was taken for it.
func (t *tape) rewind() bool {
	if t.at > len(t.past) {
		return false
	}
	t.at = 0
	return true
}

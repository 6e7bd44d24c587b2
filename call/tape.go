package call

import (
	"context"
	"time"

	"budi/media"
)

const (
	// rewindable is how much of a reply can be said again from its beginning.
	rewindable = 1500 * time.Millisecond
	// lead is how far one goes back at most in a reply of which more was heard:
	// to the last gap between words, so that none is cut in two.
	lead = 400 * time.Millisecond
)

// tape gives a reply's frames, and can go back a little.
type tape struct {
	made  <-chan media.Frame
	past  []media.Frame // the last that were taken
	at    int           // of past that is given next
	taken int           // frames since the beginning
}

// next takes a frame; ok is false when there are no more or ctx ended.
func (t *tape) next(ctx context.Context) (f media.Frame, ok bool) {
	if t.at < len(t.past) {
		f = t.past[t.at]
		t.at, t.taken = t.at+1, t.taken+1
		return f, true
	}
	select {
	case f, ok = <-t.made:
	case <-ctx.Done():
	}
	if !ok {
		return media.Frame{}, false
	}
	if len(t.past) == int(rewindable/media.Ptime) {
		t.past = t.past[:copy(t.past, t.past[1:])]
	}
	t.past = append(t.past, f)
	t.at, t.taken = len(t.past), t.taken+1
	return f, true
}

// rewind goes back to the beginning or, when that is too far, to the last gap
// between words. It tells how many frames are given from before that place.
func (t *tape) rewind() (heard int) {
	if t.taken == t.at {
		t.at, t.taken = 0, 0
		return 0
	}
	loudest := 0
	for _, f := range t.past[:t.at] {
		loudest = max(loudest, energy(f.PCM))
	}
	for back := 1; back <= min(t.at, int(lead/media.Ptime)); back++ {
		if energy(t.past[t.at-back].PCM) < loudest/1000 {
			t.at, t.taken = t.at-back, t.taken-back
			break
		}
	}
	return t.taken
}

func energy(pcm []int16) (sum int) {
	for _, v := range pcm {
		sum += int(v) * int(v)
	}
	return sum
}

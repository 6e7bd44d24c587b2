package media

import (
	"sync"
	"time"
)

// referenceTicks is how far back the sent sound is kept, 1.28 s: a burst of
// late packets is no older.
const referenceTicks = 64

// reference remembers what was sent, for the echo canceller. The sender writes
// it, the receiver reads it.
type reference struct {
	mu    sync.Mutex
	ticks [referenceTicks]int64 // tick plus one that a slot holds, 0 for none
	pcm   [referenceTicks][samples]int16
}

// sent keeps the frame of a tick.
func (r *reference) sent(tick int64, pcm *[samples]int16) {
	r.mu.Lock()
	defer r.mu.Unlock()
	slot := tick % referenceTicks
	r.ticks[slot], r.pcm[slot] = tick+1, *pcm
}

// at copies what was sent one tick before the media clock's at: the last that
// can be known of then, and earlier than any echo. What is not known is
// silence.
func (r *reference) at(at time.Duration, dst *[samples]int16) {
	tick := int64(at/Ptime) - 1
	r.mu.Lock()
	defer r.mu.Unlock()
	if tick < 0 || r.ticks[tick%referenceTicks] != tick+1 {
		*dst = [samples]int16{}
		return
	}
	*dst = r.pcm[tick%referenceTicks]
}

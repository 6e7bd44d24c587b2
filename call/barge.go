package call

import (
	"strings"
	"time"

	"budi/dialog"
)

// Over Budi's own voice a caller must be surer to be heard than in silence.
const (
	// guard is the first part of a call, in which an echo canceller still
	// learns: sound alone does not interrupt, words do.
	guard = 2 * time.Second
	// wordless is how much voice interrupts when no words are made out.
	wordless = 800 * time.Millisecond
	// sustained is how much voice a single word needs that is no answer.
	sustained = 500 * time.Millisecond
	// asked is the share of a reply after which its question can be answered
	// by a word that would be a sign of listening before ("okay").
	asked = 0.7
)

// over is what is known of speech over Budi's own voice.
type over struct {
	words       string
	voiced      time.Duration
	backchannel bool
	expect      dialog.Expectation // of the reply that is being spoken
	spoken      float64            // share of the reply that was spoken
	sinceStart  time.Duration      // of the call
	din         bool               // sound goes on that has no end
}

// interrupts decides whether the caller takes the turn. "Mhm" during a
// statement does not; an answer, two words, or a long sound do.
func (o over) interrupts() bool {
	if o.words == "" {
		return !o.din && o.voiced >= wordless && o.sinceStart >= guard
	}
	complete := o.expect.Complete != nil && o.expect.Complete(o.words) == dialog.Complete
	if o.backchannel {
		return complete && o.spoken >= asked
	}
	if o.din {
		return complete
	}
	return complete || len(strings.Fields(o.words)) > 1 || o.voiced >= sustained
}

// Package media carries one party's sound: frames, RTP, the jitter buffer,
// codecs, voice activity, keys, the pacer and the recorder.
package media

import (
	"context"
	"time"

	"budi/media/quality"
)

// Ptime is the length of every [Frame], the packetisation time (RFC 3551 §4.2).
const Ptime = 20 * time.Millisecond

// Frame is 20 ms of one party's sound. Its receiver owns PCM.
type Frame struct {
	// PCM is mono 16-bit sound at Rate; len(PCM) == Rate/50.
	PCM []int16
	// Rate is samples per second, 8000 or 16000.
	Rate int
	// At is the frame's place on the leg's own media clock, from its start.
	At time.Duration
	// Arrived is when the packet with this frame came in (inbound), zero when
	// the frame was concealed.
	Arrived time.Time
	// Voice is the voice activity detector's verdict (inbound).
	Voice bool
	// Sound is what is wrong with the party's sound at this moment (inbound).
	Sound quality.State
	// Key is a telephone key whose press was recognised by this frame (it may
	// still be down), one of "0123456789*#ABCD", or 0.
	Key rune
}

// Leg is one party's audio. Both methods may run at once, each on one
// goroutine at a time.
type Leg interface {
	// Receive delivers the party's sound, a frame for every 20 ms, until ctx
	// ends or the leg fails; concealed and silent stretches are frames too.
	// Frames come as soon as they can, so packets that were held up come as a
	// burst: in should hold ten or more. It
	// never blocks on in: a frame that finds it full is dropped and counted.
	// It closes nothing, leaves no goroutine, and returns the context's
	// cause, or [ErrNoMedia] when no packet came for the leg's limit.
	Receive(ctx context.Context, in chan<- Frame) error
	// Play sends out's frames to the party at the pace of 20 ms, until out is
	// closed or ctx ends. It takes a frame only when it is due, so what was
	// taken was sent. heard is how much sound went out.
	Play(ctx context.Context, out <-chan Frame) (heard time.Duration, err error)
}

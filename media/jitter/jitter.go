// Package jitter turns RTP packets, which come late, twice, out of order or
// never, into frames of 20 ms. Two buffers share their parts:
//
//   - [Eager] serves a machine that listens. It hands a frame over as soon as
//     its packet is there and waits only for what is missing, so a caller's last
//     word is known at the moment it arrives, whatever the network's jitter.
//   - [Steady] serves an ear. It gives exactly one frame every 20 ms, behind an
//     adaptive delay, and stretches time to follow the far clock.
//
// Both are plain state machines without goroutines or clocks of their own: the
// owner passes the time in. Neither allocates once it runs.
package jitter

import "time"

const (
	// Rate is the sampling rate of all sound here, in Hz.
	Rate = 8000
	// FrameSamples is the length of a frame.
	FrameSamples = Rate / 50
	frameTime    = 20 * time.Millisecond
)

// Kind tells what a packet carries.
type Kind uint8

const (
	// Sound is a payload of the negotiated codec.
	Sound Kind = iota
	// Comfort is comfort noise (RFC 3389): the sender stops until it speaks.
	Comfort
	// Other is any packet that takes a sequence number but has no sound, such
	// as a telephone-event.
	Other
)

// Packet is one packet of the stream.
type Packet struct {
	Seq       uint16
	Timestamp uint32
	Kind      Kind
	// Payload is copied by Put.
	Payload []byte
	Arrived time.Time
}

// Decoder decodes one payload into dst, which holds at least [MaxSamples], and
// returns the number of samples. It is called in the order of the stream.
type Decoder interface {
	Decode(dst []int16, payload []byte) int
}

// MaxSamples is the longest packet that is understood, 200 ms.
const MaxSamples = Rate / 5

// Frame describes 20 ms that a buffer gave out.
type Frame struct {
	// Arrived is when the newest packet with sound of the frame came; zero
	// when all or most of the frame was made up.
	Arrived time.Time
	// Made tells that all or most of it was made up.
	Made bool
}

// Stats counts a buffer's packets and frames.
type Stats struct {
	// Received are distinct packets, Lost those that never came in time, Late
	// those of them that came at last, Duplicate those that came again.
	Received, Lost, Late, Duplicate uint64
	// Resyncs counts jumps of the sender's clock.
	Resyncs uint64
	// Given frames, and those of them that were Concealed for a lost packet,
	// put in (Held) when nothing came, or left out (Skipped) while quiet to
	// follow the far clock.
	Given, Concealed, Held, Skipped uint64
	// Target is the delay that the network's jitter asks for.
	Target time.Duration
	// Jitter is the interarrival jitter of RFC 3550 §6.4.1.
	Jitter time.Duration
}

// Buffer is what a receiver uses; its methods belong to one goroutine.
type Buffer interface {
	// Put takes a packet in.
	Put(p Packet)
	// Next writes the frame that is due at now into dst, FrameSamples long;
	// false means that none is. It is called until it says false, after each
	// Put and at Due.
	Next(now time.Time, dst []int16) (Frame, bool)
	// Due is when Next should be called if no packet comes before.
	Due() time.Time
	// Reset forgets the stream, as another one takes its place; the frames'
	// clock goes on.
	Reset()
	// Stats returns the figures of now.
	Stats() Stats
}

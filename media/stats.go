package media

import (
	"sync/atomic"
	"time"
)

// Stats are a session's figures since its start.
type Stats struct {
	// Sent and Received count RTP packets; Received are those of the party's
	// stream.
	Sent, Received uint64
	// SendErrors counts packets that the kernel refused.
	SendErrors uint64
	// Lost counts packets that never came or came too late, Late the latter
	// alone, Duplicate those that came again.
	Lost, Late, Duplicate uint64
	// Foreign counts packets from another source or stream, Malformed those
	// that are not RTP, OtherType those of a payload type not negotiated.
	Foreign, Malformed, OtherType uint64
	// Frames counts those given to Receive's channel, Concealed those of them
	// that were made up, Dropped those that found the channel full.
	Frames, Concealed, Dropped uint64
	// Keys counts telephone keys heard.
	Keys uint64
	// Underruns counts ticks at which a Play that had begun had no frame ready;
	// Stalls counts ticks that were skipped because the process stood still.
	Underruns, Stalls uint64
	// Jitter is the interarrival jitter of RFC 3550 §6.4.1.
	Jitter time.Duration
	// Delay is how long the last frames waited in the jitter buffer.
	Delay time.Duration
	// RoundTrip, RemoteLost (share, 0 to 1) and RemoteJitter are what the
	// peer's RTCP reports say, zero when it sends none.
	RoundTrip, RemoteJitter time.Duration
	RemoteLost              float64
}

// counters are the live figures behind [Stats].
type counters struct {
	sent, octets, received, sendErrors     atomic.Uint64
	lost, late, duplicate                  atomic.Uint64
	foreign, malformed, otherType          atomic.Uint64
	frames, concealed, dropped             atomic.Uint64
	keys, underruns, stalls                atomic.Uint64
	jitter, delay, roundTrip, remoteJitter atomic.Int64  // ns
	remoteLost                             atomic.Uint32 // 1/256
}

// Stats returns the figures of now; it may be called on any goroutine, after
// Close too.
func (s *Session) Stats() Stats {
	c := &s.counts
	return Stats{
		Sent: c.sent.Load(), Received: c.received.Load(), SendErrors: c.sendErrors.Load(),
		Lost: c.lost.Load(), Late: c.late.Load(), Duplicate: c.duplicate.Load(),
		Foreign: c.foreign.Load(), Malformed: c.malformed.Load(), OtherType: c.otherType.Load(),
		Frames: c.frames.Load(), Concealed: c.concealed.Load(), Dropped: c.dropped.Load(),
		Keys: c.keys.Load(), Underruns: c.underruns.Load(), Stalls: c.stalls.Load(),
		Jitter: time.Duration(c.jitter.Load()), Delay: time.Duration(c.delay.Load()),
		RoundTrip: time.Duration(c.roundTrip.Load()), RemoteJitter: time.Duration(c.remoteJitter.Load()),
		RemoteLost: float64(c.remoteLost.Load()) / 256,
	}
}

// Package mediatest holds what tests of sound need: a telephone line in
// memory that runs on the clock of testing/synctest, packet traces of bad
// networks, and synthetic signals.
package mediatest

import (
	"context"
	"fmt"
	"math"
	"sync"
	"time"

	"budi/media"
)

// VoiceLevel is the root mean square from which a frame counts as voice on a
// [Leg].
const VoiceLevel = 200

// noMedia is the leg's limit without a packet, as a session's.
const noMedia = 10 * time.Second

// Leg is one end of a line without a network; it implements [media.Leg]. All
// that happens on it happens at fixed times, so tests under testing/synctest
// are exact: Play sends at multiples of 20 ms after its first frame, and the other
// end's Receive delivers 10 ms later.
type Leg struct {
	rate int
	peer *Leg

	mu    sync.Mutex
	queue []media.Frame // sent by the peer, not delivered yet
	cut   bool          // what the peer sends is lost
	last  time.Time     // when something arrived
	stats Stats
}

// Stats tells what became of a leg's frames.
type Stats struct {
	// Delivered frames went into Receive's channel, Dropped found it full.
	Delivered, Dropped int
	// Played is how much sound Play sent.
	Played time.Duration
}

// NewLine connects two legs; rate (8000 or 16000 Hz) is that of the frames
// they deliver.
func NewLine(rate int) (a, b *Leg) {
	a, b = &Leg{rate: rate}, &Leg{rate: rate}
	a.peer, b.peer = b, a
	return a, b
}

// Cut makes the line lose (or carry again) all that this leg should receive:
// after 10 s of it Receive fails with [media.ErrNoMedia].
func (l *Leg) Cut(cut bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = cut
}

// Stats returns the figures of now.
func (l *Leg) Stats() Stats {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stats
}

// SendKey presses a key; the peer's next frame has it.
func (l *Leg) SendKey(_ context.Context, key rune) error {
	l.peer.arrive(media.Frame{PCM: make([]int16, l.rate/50), Rate: l.rate, Key: key})
	return nil
}

// Receive implements [media.Leg]: the peer's frames, silence between them.
func (l *Leg) Receive(ctx context.Context, in chan<- media.Frame) error {
	l.mu.Lock()
	l.queue, l.last = nil, time.Now()
	l.mu.Unlock()
	timer := time.NewTimer(media.Ptime / 2)
	defer timer.Stop()
	next := time.Now().Add(media.Ptime / 2)
	for at := time.Duration(0); ; at += media.Ptime {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-timer.C:
		}
		next = next.Add(media.Ptime)
		timer.Reset(time.Until(next))
		f, err := l.next()
		if err != nil {
			return err
		}
		f.At = at
		select {
		case in <- f:
			l.count(func(s *Stats) { s.Delivered++ })
		default:
			l.count(func(s *Stats) { s.Dropped++ })
		}
	}
}

// next is the frame that is due, concealed while the line is cut.
func (l *Leg) next() (media.Frame, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	silence := media.Frame{PCM: make([]int16, l.rate/50), Rate: l.rate}
	switch {
	case l.cut:
		l.queue = nil
		if since := time.Since(l.last); since >= noMedia {
			return media.Frame{}, fmt.Errorf("%w for %v", media.ErrNoMedia, since)
		}
		return silence, nil
	case len(l.queue) == 0:
		l.last = time.Now()
		silence.Arrived = l.last
		return silence, nil
	}
	f := l.queue[0]
	l.queue = l.queue[1:]
	l.last = time.Now()
	return f, nil
}

// arrive queues a frame that the peer sent.
func (l *Leg) arrive(f media.Frame) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cut {
		return
	}
	f.PCM, f.Rate = convert(f.PCM, f.Rate, l.rate), l.rate
	f.Arrived = time.Now()
	f.Voice = RMS(f.PCM) >= VoiceLevel
	l.queue = append(l.queue, f)
}

// Play implements [media.Leg]. A frame that is late goes out when it comes,
// and the next one 20 ms after it.
func (l *Leg) Play(ctx context.Context, out <-chan media.Frame) (heard time.Duration, err error) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return heard, context.Cause(ctx)
		case <-timer.C:
		}
		if ctx.Err() != nil {
			return heard, context.Cause(ctx)
		}
		select {
		case <-ctx.Done():
			return heard, context.Cause(ctx)
		case f, ok := <-out:
			if !ok {
				return heard, nil
			}
			timer.Reset(media.Ptime)
			heard += media.Ptime
			l.count(func(s *Stats) { s.Played += media.Ptime })
			l.peer.arrive(f)
		}
	}
}

func (l *Leg) count(change func(*Stats)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(&l.stats)
}

// convert copies pcm to another rate by the nearest sample, which is good
// enough for a line of tests.
func convert(pcm []int16, from, to int) []int16 {
	out := make([]int16, len(pcm)*to/max(from, 1))
	for i := range out {
		out[i] = pcm[i*from/to]
	}
	return out
}

// RMS is the root mean square of pcm.
func RMS(pcm []int16) float64 {
	var sum float64
	for _, v := range pcm {
		sum += float64(v) * float64(v)
	}
	return math.Sqrt(sum / float64(max(len(pcm), 1)))
}

package media

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"budi/media/resample"
	"budi/media/wav"
)

const (
	// recordDelay is how long the recorder waits for a frame that is late.
	recordDelay = time.Second
	// recordQueue is how many frames of both directions may wait for the disk:
	// five seconds.
	recordQueue = 500
)

// Recorder writes a leg's two directions into a stereo WAV, the party on the
// left, Budi on the right, aligned by the media clock. It is a [Tap]: the audio
// path only leaves frames in a queue, which drops and counts when the disk is
// slow. The file can be played at any moment; after a crash all but the last
// two seconds are there, and [wav.Repair] mends its header.
type Recorder struct {
	frames  chan recorded
	dropped atomic.Uint64
	stop    chan struct{}
	once    sync.Once
	wg      sync.WaitGroup
	err     error
}

// recorded is a frame on its way to the file.
type recorded struct {
	right bool
	at    time.Duration
	rate  int
	n     int
	pcm   [2 * samples]int16
}

// NewRecorder creates the file at path with the given rate, 8000 or 16000 Hz.
// The recording begins with the first frame that is tapped. Whoever made the
// recorder closes it, after it was taken off the leg.
func NewRecorder(path string, rate int, log *slog.Logger) (*Recorder, error) {
	if rate != 8000 && rate != 16000 {
		return nil, fmt.Errorf("record %s: rate %d Hz, want 8000 or 16000", path, rate)
	}
	file, err := wav.Create(path, wav.Format{Rate: rate, Channels: 2})
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	r := &Recorder{frames: make(chan recorded, recordQueue), stop: make(chan struct{})}
	t := &tape{
		file: file, rate: rate, log: log,
		ring: make([][2]int16, int(2*recordDelay/time.Second)*rate), written: -1,
	}
	r.wg.Go(func() { r.err = t.run(r.frames, r.stop) })
	return r, nil
}

// Inbound implements [Tap].
func (r *Recorder) Inbound(f Frame) { r.queue(f, false) }

// Outbound implements [Tap].
func (r *Recorder) Outbound(f Frame) { r.queue(f, true) }

// Dropped counts frames that were lost because the disk was too slow.
func (r *Recorder) Dropped() uint64 { return r.dropped.Load() }

// Close completes the file and returns the first error of writing it.
func (r *Recorder) Close() error {
	r.once.Do(func() { close(r.stop) })
	r.wg.Wait()
	return r.err
}

func (r *Recorder) queue(f Frame, right bool) {
	q := recorded{right: right, at: f.At, rate: f.Rate}
	q.n = copy(q.pcm[:], f.PCM)
	select {
	case r.frames <- q:
	default:
		r.dropped.Add(1)
	}
}

// tape is the recorder's goroutine: a ring of the last two seconds, whose
// older half goes to the file.
type tape struct {
	file    *wav.Writer
	rate    int
	log     *slog.Logger
	ring    [][2]int16
	zero    time.Duration // media clock of the first sample
	written int64         // samples in the file; -1 before the first frame
	newest  int64
	up      [2]resample.Doubler
	down    [2]resample.Halver
	out     []int16
	err     error
}

func (t *tape) run(frames <-chan recorded, stop <-chan struct{}) error {
	tick := time.NewTicker(recordDelay)
	defer tick.Stop()
	for {
		select {
		case f := <-frames:
			t.lay(&f)
		case <-tick.C:
			if t.err == nil {
				t.fail(t.file.Sync())
			}
		case <-stop:
			for {
				select {
				case f := <-frames:
					t.lay(&f)
					continue
				default:
				}
				break
			}
			t.flush(t.newest)
			t.fail(t.file.Close())
			return t.err
		}
	}
}

// lay puts a frame into its place.
func (t *tape) lay(f *recorded) {
	if t.written < 0 {
		t.zero, t.written = f.at, 0
	}
	pcm, ok := t.fit(f)
	at := int64((f.at - t.zero) * time.Duration(t.rate) / time.Second)
	if !ok || at+int64(len(pcm)) <= t.written {
		return // of another rate, or too late
	}
	end := at + int64(len(pcm))
	// One side may have been silent for long: move on in steps of the ring.
	for end-t.written > int64(len(t.ring)) {
		t.flush(t.written + int64(len(t.ring)/2))
	}
	channel := 0
	if f.right {
		channel = 1
	}
	for i, v := range pcm {
		if n := at + int64(i); n >= t.written {
			t.ring[n%int64(len(t.ring))][channel] = v
		}
	}
	t.newest = max(t.newest, end)
	if delay := int64(len(t.ring) / 2); t.newest-t.written >= delay+int64(t.rate)/5 {
		t.flush(t.newest - delay)
	}
}

// fit gives the frame's sound at the tape's rate.
func (t *tape) fit(f *recorded) ([]int16, bool) {
	side := 0
	if f.right {
		side = 1
	}
	switch f.rate {
	case t.rate:
		return f.pcm[:f.n], true
	case 2 * t.rate:
		n := t.down[side].Halve(f.pcm[:], f.pcm[:f.n])
		return f.pcm[:n], true
	case t.rate / 2:
		var wide [2 * samples]int16
		n := t.up[side].Double(wide[:], f.pcm[:min(f.n, samples)])
		copy(f.pcm[:], wide[:n])
		return f.pcm[:n], true
	}
	return nil, false
}

// flush writes everything before the sample number to.
func (t *tape) flush(to int64) {
	t.out = t.out[:0]
	for ; t.written >= 0 && t.written < to; t.written++ {
		moment := &t.ring[t.written%int64(len(t.ring))]
		t.out = append(t.out, moment[0], moment[1])
		*moment = [2]int16{}
	}
	if t.err == nil && len(t.out) > 0 {
		t.fail(t.file.Write(t.out))
	}
}

// fail keeps and logs the first error; the call goes on without a recording.
func (t *tape) fail(err error) {
	if err == nil || t.err != nil {
		return
	}
	t.err = fmt.Errorf("recording stopped: %w", err)
	if t.log != nil {
		t.log.LogAttrs(context.Background(), slog.LevelError, "recording stopped", slog.Any("err", err))
	}
}

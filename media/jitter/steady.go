package jitter

import "time"

const (
	minTarget   = 20 * time.Millisecond
	startTarget = 60 * time.Millisecond
	maxTarget   = 200 * time.Millisecond
	// usual is the share of packets that the delay waits for.
	usual = 0.995
	// learnt is how many packets are seen before the start's target is left.
	learnt = 25
	// above and below are how far from the target the delay may be.
	above = 15 * time.Millisecond
	below = 10 * time.Millisecond
	// afterLoss is how long nothing is taken out after a loss: in a burst the
	// delay is needed.
	afterLoss = time.Second
)

// Steady is the buffer for an ear: one frame every 20 ms, at a delay behind
// the fastest packets that most packets keep. A missing packet is skipped, with
// sound made up, only if a later one is there; while nothing comes the delay
// grows instead. It shrinks again by whole frames of silence or pitch periods
// of speech, which also makes up for the difference of the clocks.
type Steady struct {
	stream
	slot  int64
	quiet int
	calm  time.Time // nothing is taken out before
}

// NewSteady returns a buffer whose first slot is due at start.
func NewSteady(start time.Time, d Decoder) *Steady {
	return &Steady{stream: stream{decoder: d, origin: start}}
}

// Due implements [Buffer].
func (b *Steady) Due() time.Time { return b.origin.Add(time.Duration(b.slot) * frameTime) }

// Next implements [Buffer].
func (b *Steady) Next(now time.Time, dst []int16) (Frame, bool) {
	due := b.Due()
	if now.Before(due) {
		return Frame{}, false
	}
	b.slot++
	b.stats.Given++
	b.fill(due)
	b.follow(due)
	for b.fifo.len() < FrameSamples {
		b.cover(due)
	}
	f := b.fifo.pop(dst)
	if b.hushed(dst) {
		b.quiet++
	} else {
		b.quiet = 0
	}
	return f, true
}

// Stats implements [Buffer].
func (b *Steady) Stats() Stats {
	s := b.stats
	s.Target = b.target()
	s.Jitter = time.Duration(b.net.jitter)
	return s
}

// target is the delay wanted.
func (b *Steady) target() time.Duration {
	if b.net.packets < learnt {
		return startTarget
	}
	return max(minTarget, min(maxTarget, b.net.quantile(usual)+below))
}

// age is how long after the fastest packets a timestamp is played at now.
func (b *Steady) age(now time.Time, ts int64) time.Duration {
	return now.Sub(b.origin) - b.net.base() - span(ts)
}

// lag is the age of what is next.
func (b *Steady) lag(now time.Time) time.Duration {
	return b.age(now, b.nextTS-int64(b.fifo.len()))
}

// fill decodes what follows without a gap, as far as stretching looks ahead.
func (b *Steady) fill(now time.Time) {
	for b.fifo.len() < lookAhead {
		it := b.store.first()
		switch {
		case it == nil:
			return
		case !b.started:
			if b.net.packets == 0 || b.age(now, it.ts) < b.target() {
				return
			}
			b.started, b.nextTS, b.nextSeq = true, it.ts, it.seq
		case it.ts > b.nextTS && !b.closes(it):
			return
		}
		b.stats.Lost += b.store.missing(b.nextSeq-1, it.seq)
		b.decode(it)
		b.store.drop()
	}
}

// closes moves over what of the gap before a packet was made up already, and
// tells whether none is left.
func (b *Steady) closes(it *item) bool {
	covered := min(b.debt, it.ts-b.nextTS)
	b.nextTS += covered
	b.debt = 0
	return it.ts == b.nextTS
}

// follow brings the delay nearer to its target.
func (b *Steady) follow(now time.Time) {
	if !b.started || b.debt > 0 || b.fifo.len() < FrameSamples {
		return
	}
	off := b.lag(now) - b.target()
	still := b.quiet > 2 && b.hushed(b.fifo.pcm[:FrameSamples])
	switch {
	case off > above && now.After(b.calm):
		if still && off >= frameTime && b.fifo.len() >= 2*FrameSamples {
			b.fifo.discard(FrameSamples)
			b.stats.Skipped++
		} else if period := b.fifo.period(); period > 0 && b.fifo.len()-period >= FrameSamples {
			b.fifo.shorten(period)
		}
	case off < -below:
		if still && off <= -frameTime {
			b.fifo.repeat(FrameSamples)
			b.stats.Held++
		} else if period := b.fifo.period(); period > 0 {
			b.fifo.lengthen(period)
		}
	}
}

// cover adds sound when what is ready makes no frame.
func (b *Steady) cover(now time.Time) {
	n := FrameSamples - b.fifo.len()
	it := b.store.first()
	switch {
	case !b.started:
		b.push(n, b.conceal.noise)
	case it == nil:
		b.stats.Held++
		if b.lag(now) < maxTarget {
			b.debt += int64(n)
		} else {
			b.nextTS += int64(n) // the delay is as long as it may be
		}
		if b.comfort {
			b.push(n, b.conceal.noise)
		} else {
			b.push(n, b.conceal.make)
		}
	case b.store.whole(b.nextSeq-1, it.seq):
		// The sender paused: its next word waits for its own time.
		if b.age(now, it.ts) >= b.target() {
			b.nextTS = it.ts
			b.fill(now)
			return
		}
		b.push(n, b.conceal.noise)
	default:
		b.calm = now.Add(afterLoss)
		n = int(min(int64(n), it.ts-b.nextTS))
		b.nextTS += int64(n)
		b.stats.Concealed++
		b.push(n, b.conceal.make)
		b.fill(now)
	}
}

// push appends n made-up samples.
func (b *Steady) push(n int, make func([]int16)) {
	part := b.scratch[:n]
	make(part)
	b.fifo.push(part, true, time.Time{})
}

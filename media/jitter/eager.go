package jitter

import "time"

const (
	minHold    = 60 * time.Millisecond
	maxHold    = 200 * time.Millisecond
	comfortLag = 20 * time.Millisecond // wait in a silence that was announced
	minReorder = 20 * time.Millisecond
	// settle is how many packets are seen before the clocks are compared.
	settle = 50
	// slack is how far the clocks may be apart before a quiet frame is put in
	// or left out.
	slack = 20 * time.Millisecond
)

// Eager is the buffer for a machine that listens: a frame is given as soon as
// it is there. Its clock of 20 ms slots only decides how long to wait for what
// is missing: a packet behind which others already wait gets as long as
// reordering takes on this network, silence from the sender is covered once the
// jitter that is usual here has passed. Late packets are given, not thrown
// away; the time that was made up meanwhile is taken back in quiet frames.
type Eager struct {
	stream
	slot  int64 // the next to give
	quiet int   // quiet frames in a row
}

// NewEager returns a buffer whose first slot begins at start.
func NewEager(start time.Time, d Decoder) *Eager {
	return &Eager{stream: stream{decoder: d, origin: start}}
}

// Next implements [Buffer].
func (b *Eager) Next(now time.Time, dst []int16) (Frame, bool) {
	for {
		b.fill(now)
		switch {
		case b.fifo.len() >= FrameSamples:
		case now.Before(b.Due()):
			return Frame{}, false
		default:
			b.hold()
		}
		lead := b.lead()
		if lead < -slack && b.quiet > 2 {
			b.conceal.noise(dst)
			b.stats.Held++
			return b.give(Frame{Made: true}), true
		}
		f := b.fifo.pop(dst)
		if b.hushed(dst) {
			b.quiet++
		} else {
			b.quiet = 0
		}
		if lead > slack && b.quiet > 2 {
			b.stats.Skipped++
			continue
		}
		return b.give(f), true
	}
}

func (b *Eager) give(f Frame) Frame {
	b.slot++
	b.stats.Given++
	return f
}

// lead is how far the slots run ahead of the sound that is next, by the
// fastest packets of late.
func (b *Eager) lead() time.Duration {
	if !b.started || b.net.packets < settle || b.debt > 0 {
		return 0
	}
	return time.Duration(b.slot)*frameTime - (b.net.base() + span(b.nextTS-int64(b.fifo.len())))
}

// Due implements [Buffer].
func (b *Eager) Due() time.Time {
	due := b.origin.Add(time.Duration(b.slot)*frameTime + b.patience())
	if it := b.store.first(); it != nil && b.fifo.len() < FrameSamples {
		if wait := it.arrived.Add(b.reorder()); wait.Before(due) {
			return wait
		}
	}
	return due
}

// patience is how long after its slot a frame is waited for.
func (b *Eager) patience() time.Duration {
	if b.comfort {
		return comfortLag
	}
	return max(minHold, min(maxHold, b.net.quantile(0.99)+frameTime))
}

// reorder is how long a packet is waited for once a later one is there.
func (b *Eager) reorder() time.Duration {
	return max(minReorder, min(b.patience(), b.net.reorder+bucket))
}

// fill decodes what can go now, up to a frame.
func (b *Eager) fill(now time.Time) {
	for b.fifo.len() < FrameSamples {
		it := b.store.first()
		if it == nil {
			return
		}
		if !b.started {
			b.started, b.nextTS, b.nextSeq = true, it.ts, it.seq
			// The slots that passed since the last frame are silent ones.
			passed := it.arrived.Sub(b.origin) - time.Duration(b.slot)*frameTime
			b.bridge(int64(passed/(time.Second/Rate))-int64(b.fifo.len()), true)
		}
		if gap := it.ts - b.nextTS; gap > 0 {
			silent := b.store.whole(b.nextSeq-1, it.seq)
			if !silent && now.Before(it.arrived.Add(b.reorder())) && now.Before(b.origin.Add(time.Duration(b.slot)*frameTime+b.patience())) {
				return
			}
			b.bridge(gap-b.debt, silent)
			b.stats.Lost += b.store.missing(b.nextSeq-1, it.seq)
			b.nextTS = it.ts
		}
		b.decode(it)
		b.store.drop()
	}
}

// hold makes up the rest of a frame for which nothing came.
func (b *Eager) hold() {
	n := FrameSamples - b.fifo.len()
	part := b.scratch[:n]
	if b.comfort || !b.started {
		b.conceal.noise(part)
	} else {
		b.conceal.make(part)
	}
	b.fifo.push(part, true, time.Time{})
	b.debt += int64(n)
	b.stats.Held++
}

// Stats implements [Buffer].
func (b *Eager) Stats() Stats {
	s := b.stats
	s.Target = b.patience()
	s.Jitter = time.Duration(b.net.jitter)
	return s
}

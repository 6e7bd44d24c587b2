package jitter

import "time"

const (
	minHold    = 60 * time.Millisecond
	maxHold    = 200 * time.Millisecond
	comfortLag = 20 * time.Millisecond // wait in a silence that was announced
	minReorder = 20 * time.Millisecond
	// jump is the change of a stream's clock against ours that can't be
	// jitter; two packets must agree on it.
	jump = time.Second
	// maxFill is the longest stretch that is made up at once.
	maxFill = Rate / 2
	// settle is how many packets are seen before the clocks are compared.
	settle = 50
	// slack is how far the clocks may be apart before a quiet frame is put in
	// or left out.
	slack = 20 * time.Millisecond
	// leap is a step of the sequence numbers that loss does not explain.
	leap = 3000
)

// Eager is the buffer for a machine that listens: a frame is given as soon as
// it is there. Its clock of 20 ms slots only decides how long to wait for what
// is missing: a packet behind which others already wait gets as long as
// reordering takes on this network, silence from the sender is covered once the
// jitter that is usual here has passed. Late packets are given, not thrown
// away; the time that was made up meanwhile is taken back in quiet frames.
type Eager struct {
	decoder Decoder
	origin  time.Time // of slot 0
	slot    int64     // the next to give
	store   store
	fifo    fifo
	net     estimator
	conceal concealer
	stats   Stats

	started bool
	nextTS  int64 // timestamp after the last sample in fifo
	nextSeq int64 // sequence number after the last packet decoded
	debt    int64 // samples made up since the last packet
	comfort bool  // the sender announced silence
	quiet   int   // quiet frames in a row
	odd     Packet
	oddSeen bool
	scratch [MaxSamples]int16
}

// NewEager returns a buffer whose first slot begins at start.
func NewEager(start time.Time, d Decoder) *Eager {
	return &Eager{decoder: d, origin: start}
}

// Put implements [Buffer].
func (b *Eager) Put(p Packet) {
	seq, ts := b.store.unwrap(p)
	if b.strange(p, seq, ts) {
		if !b.confirms(p) {
			return
		}
		b.stats.Resyncs++
		b.Reset()
		seq, ts = b.store.unwrap(p)
	}
	b.oddSeen = false
	switch b.store.note(seq, ts) {
	case repeated:
		b.stats.Duplicate++
		return
	case ancient:
		b.stats.Late++
		return
	}
	b.stats.Received++
	if p.Kind == Other {
		b.comfort = true // a key is sent in place of sound
		return
	}
	if p.Kind == Sound {
		b.net.add(p.Arrived.Sub(b.origin), ts, p.Arrived)
	}
	if b.started && ts < b.nextTS && seq < b.nextSeq {
		b.stats.Late++
		return
	}
	b.store.add(seq, ts, p)
}

// strange tells whether p's numbers can't belong to the stream as it was. An
// event's timestamp is that of the key press, so only its number counts.
func (b *Eager) strange(p Packet, seq, ts int64) bool {
	if b.net.packets == 0 {
		return false
	}
	if ahead := seq - b.store.seq; ahead <= -depth || ahead > leap {
		return true
	}
	off := p.Arrived.Sub(b.origin) - span(ts) - b.net.last
	return p.Kind != Other && off.Abs() > jump
}

// confirms tells whether p agrees with the packet before on a jump of the
// sender's numbers.
func (b *Eager) confirms(p Packet) bool {
	before, seen := b.odd, b.oddSeen
	p.Payload = nil
	b.odd, b.oddSeen = p, true
	if step := int16(p.Seq - before.Seq); !seen || step <= 0 || step > depth {
		return false
	}
	steps := span(int64(int32(p.Timestamp - before.Timestamp)))
	return (p.Arrived.Sub(before.Arrived) - steps).Abs() < jump/2
}

// Reset implements [Buffer].
func (b *Eager) Reset() {
	b.store.clear()
	b.net.reset()
	b.started, b.debt = false, 0
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
		if rms(dst) <= 2*b.conceal.floor+8 {
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

// bridge covers n samples that never came: silence if none were lost.
func (b *Eager) bridge(n int64, silent bool) {
	n = min(n, maxFill)
	for n > 0 {
		part := b.scratch[:min(n, int64(len(b.scratch)))]
		if silent {
			b.conceal.noise(part)
		} else {
			b.conceal.make(part)
			b.stats.Concealed += uint64(len(part)+FrameSamples-1) / FrameSamples
		}
		b.fifo.push(part, true, time.Time{})
		n -= int64(len(part))
	}
}

// decode appends a packet's sound, without what was already given.
func (b *Eager) decode(it *item) {
	b.nextSeq = max(b.nextSeq, it.seq+1)
	b.debt = 0
	if it.kind == Comfort {
		b.comfort = true
		return
	}
	b.comfort = false
	n := b.decoder.Decode(b.scratch[:], it.payload)
	pcm := b.scratch[min(int64(n), b.nextTS-it.ts):n]
	b.conceal.good(pcm)
	b.fifo.push(pcm, false, it.arrived)
	b.nextTS = max(b.nextTS, it.ts+int64(n))
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

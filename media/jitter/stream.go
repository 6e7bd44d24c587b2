package jitter

import "time"

const (
	// jump is the change of a stream's clock against ours that can't be
	// jitter; two packets must agree on it.
	jump = time.Second
	// leap is a step of the sequence numbers that loss does not explain.
	leap = 3000
	// maxFill is the longest stretch that is made up at once.
	maxFill = Rate / 2
)

// stream is what both buffers know of the packets and the sound.
type stream struct {
	decoder Decoder
	origin  time.Time // of slot 0
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
	odd     Packet
	oddSeen bool
	scratch [MaxSamples]int16
}

// Put implements [Buffer].
func (b *stream) Put(p Packet) {
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
func (b *stream) strange(p Packet, seq, ts int64) bool {
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
func (b *stream) confirms(p Packet) bool {
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
func (b *stream) Reset() {
	b.store.clear()
	b.net.reset()
	b.started, b.debt = false, 0
}

// bridge covers n samples that never came: silence if none were lost.
func (b *stream) bridge(n int64, silent bool) {
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
func (b *stream) decode(it *item) {
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

// hushed tells whether pcm is no louder than the background.
func (b *stream) hushed(pcm []int16) bool { return rms(pcm) <= 2*b.conceal.floor+8 }

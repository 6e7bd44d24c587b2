package jitter

import "time"

// depth is how many packets a store holds, 1.28 s of 20 ms.
const depth = 64

// item is a stored packet with its unwrapped numbers.
type item struct {
	seq, ts int64
	kind    Kind
	arrived time.Time
	payload []byte
}

// store keeps packets in the order of their timestamps and knows which
// sequence numbers came.
type store struct {
	items [depth]*item
	n     int
	free  []*item

	unwrapped bool
	seq, ts   int64  // of the newest packet
	window    uint64 // bit i: newest-i has come
}

// verdict is what became of a packet.
type verdict uint8

const (
	fresh verdict = iota
	repeated
	ancient // too old to tell
)

// unwrap extends a packet's numbers to 64 bits.
func (s *store) unwrap(p Packet) (seq, ts int64) {
	if !s.unwrapped {
		return int64(p.Seq), int64(p.Timestamp)
	}
	return s.seq + int64(int16(p.Seq-uint16(s.seq))), s.ts + int64(int32(p.Timestamp-uint32(s.ts)))
}

// note enters a sequence number as received.
func (s *store) note(seq, ts int64) verdict {
	if !s.unwrapped {
		s.unwrapped, s.seq, s.ts, s.window = true, seq, ts, 1
		return fresh
	}
	ahead := seq - s.seq
	switch {
	case ahead > 0:
		s.window <<= min(ahead, 64)
		s.window |= 1
		s.seq, s.ts = seq, ts
		return fresh
	case ahead <= -64:
		return ancient
	}
	bit := uint64(1) << -ahead
	if s.window&bit != 0 {
		return repeated
	}
	s.window |= bit
	return fresh
}

// whole tells whether all packets between two sequence numbers, both left out,
// have come.
func (s *store) whole(from, to int64) bool {
	for seq := from + 1; seq < to; seq++ {
		back := s.seq - seq
		if back < 0 || back >= 64 || s.window&(1<<back) == 0 {
			return false
		}
	}
	return true
}

// missing counts packets between two sequence numbers, both left out, that have
// not come.
func (s *store) missing(from, to int64) (n uint64) {
	from = max(from, to-depth)
	for seq := from + 1; seq < to; seq++ {
		back := s.seq - seq
		if back >= 64 || back >= 0 && s.window&(1<<back) == 0 {
			n++
		}
	}
	return n
}

// add keeps a copy of the packet. A full store gives up its oldest packet.
func (s *store) add(seq, ts int64, p Packet) {
	if s.n == depth {
		s.drop()
	}
	var it *item
	if k := len(s.free); k > 0 {
		it, s.free = s.free[k-1], s.free[:k-1]
	} else {
		it = new(item)
	}
	it.seq, it.ts, it.kind, it.arrived = seq, ts, p.Kind, p.Arrived
	it.payload = append(it.payload[:0], p.Payload...)
	i := s.n
	for ; i > 0 && (s.items[i-1].ts > ts || s.items[i-1].ts == ts && s.items[i-1].seq > seq); i-- {
		s.items[i] = s.items[i-1]
	}
	s.items[i] = it
	s.n++
}

// first is the earliest packet, nil if there is none. It is valid until the
// next add.
func (s *store) first() *item {
	if s.n == 0 {
		return nil
	}
	return s.items[0]
}

// drop removes the first packet.
func (s *store) drop() {
	it := s.items[0]
	copy(s.items[:s.n], s.items[1:s.n])
	s.n--
	s.items[s.n] = nil
	s.free = append(s.free, it)
}

// clear empties the store and forgets the numbering.
func (s *store) clear() {
	for s.n > 0 {
		s.drop()
	}
	s.unwrapped, s.window = false, 0
}

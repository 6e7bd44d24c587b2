package quality

import "math"

const (
	calling   = 1100.0 // Hz, CNG
	answering = 2100.0 // Hz, CED and ANSam

	// A block of 10 ms is wide enough for the 38 Hz that a calling tone may be
	// off, and counts are of such blocks.
	blocks    = 100 // per second
	burstMin  = 38  // CNG lasts 0.5 s, 15 % more or less; the ends blur
	burstMax  = 62
	cycleMin  = 240 // silence of 3 s, 15 % more or less
	cycleMax  = 390
	cycle     = 350 // from burst to burst; one may be lost
	longTone  = 180 // of CED, which lasts 2.6 to 4 s
	dropouts  = 3   // blocks that may be missing: a lost packet, a phase reversal
	toneShare = 0.5 // of the block's energy
	toneFloor = 130 // RMS of the faintest tone, about -45 dBm0
)

// tones finds a fax machine's.
type tones struct {
	size      int // samples of a block
	cng, ced  filter
	energy    float64
	n         int
	call      burst
	answer    burst
	sinceLast int // blocks since the last whole burst of CNG, 0 for none
	fax       bool
}

// filter is Goertzel's for one frequency.
type filter struct{ c, s1, s2 float64 }

func newTones(rate int) tones {
	at := func(hz float64) filter { return filter{c: 2 * math.Cos(2*math.Pi*hz/float64(rate))} }
	return tones{size: rate / blocks, cng: at(calling), ced: at(answering)}
}

func (t *tones) take(pcm []int16, mean float64) {
	if t.fax {
		return
	}
	for _, v := range pcm {
		x := float64(v) - mean
		t.cng.s1, t.cng.s2 = x+t.cng.c*t.cng.s1-t.cng.s2, t.cng.s1
		t.ced.s1, t.ced.s2 = x+t.ced.c*t.ced.s1-t.ced.s2, t.ced.s1
		t.energy += x * x
		if t.n++; t.n == t.size {
			t.block()
		}
	}
}

// block judges 10 ms.
func (t *tones) block() {
	n := float64(t.size)
	loud := t.energy >= toneFloor*toneFloor*n
	on := func(f *filter) bool {
		// A sine's power here is energy*n/2.
		share := 2 * (f.s1*f.s1 + f.s2*f.s2 - f.c*f.s1*f.s2) / (n*t.energy + 1)
		f.s1, f.s2 = 0, 0
		return loud && share >= toneShare
	}
	cng, ced := on(&t.cng), on(&t.ced)
	t.energy, t.n = 0, 0
	if t.sinceLast > 0 {
		t.sinceLast++
	}
	if long := t.call.take(cng); long >= burstMin && long <= burstMax {
		gap := t.sinceLast - long - dropouts
		if gap >= cycleMin && gap <= cycleMax || gap >= cycleMin+cycle && gap <= cycleMax+cycle {
			t.fax = true
		}
		t.sinceLast = 1
	}
	t.answer.take(ced)
	if t.answer.long >= longTone {
		t.fax = true
	}
}

// burst measures a tone's length in blocks.
type burst struct{ long, missing int }

// take gives the length of a tone that has ended with this block, else 0.
func (b *burst) take(on bool) (ended int) {
	switch {
	case on:
		b.long += b.missing + 1
		b.missing = 0
	case b.long > 0:
		if b.missing++; b.missing > dropouts {
			ended = b.long
			*b = burst{}
		}
	}
	return ended
}

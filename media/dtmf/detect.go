package dtmf

import "math"

const (
	detectRate = 8000
	// block is the Goertzel window, 12.75 ms: long enough to tell the tones
	// apart (ITU-T Q.24 wants 40 ms tones found), short enough for three of
	// them in the shortest tone.
	block = 102
)

// coefficients of the eight Goertzel filters; never written again.
var goertzel = coefficients()

func coefficients() (c [8]float32) {
	for i, f := range append(rows[:], columns[:]...) {
		c[i] = float32(2 * math.Cos(2*math.Pi*f/detectRate))
	}
	return c
}

// Detector finds keys in 8 kHz sound (ITU-T Q.23, Q.24). Its zero value is
// ready; it allocates nothing.
type Detector struct {
	s1, s2 [8]float32
	energy float32
	n      int
	seen   rune // key of the block before
	held   rune // key that is down
	absent int  // blocks without it
}

// Take judges the next stretch of sound and gives the key that was recognised
// in it, or 0. A key is given once, when it has been heard in two blocks in a
// row (26 ms).
func (d *Detector) Take(pcm []int16) (key rune) {
	for len(pcm) > 0 {
		n := min(len(pcm), block-d.n)
		d.filter(pcm[:n])
		pcm = pcm[n:]
		if d.n < block {
			break
		}
		if k := d.settle(d.verdict()); k != 0 {
			key = k
		}
		d.s1, d.s2, d.energy, d.n = [8]float32{}, [8]float32{}, 0, 0
	}
	return key
}

func (d *Detector) filter(pcm []int16) {
	for i, c := range goertzel {
		s1, s2 := d.s1[i], d.s2[i]
		for _, v := range pcm {
			s1, s2 = float32(v)+c*s1-s2, s1
		}
		d.s1[i], d.s2[i] = s1, s2
	}
	for _, v := range pcm {
		d.energy += float32(v) * float32(v)
	}
	d.n += len(pcm)
}

// verdict is the key of the block, by level, twist, dominance within each
// group and share of the whole energy.
func (d *Detector) verdict() rune {
	const (
		floor     = 100 * 100 * block // about -43 dBm0 in each tone's block
		dominance = 6.3               // 8 dB over the others of the group
		twist     = 10                // 10 dB between the groups
		share     = 0.80
	)
	var power [8]float32
	for i, c := range goertzel {
		power[i] = d.s1[i]*d.s1[i] + d.s2[i]*d.s2[i] - c*d.s1[i]*d.s2[i]
	}
	row, low := strongest(power[:4], dominance)
	column, high := strongest(power[4:], dominance)
	if row < 0 || column < 0 || d.energy < floor {
		return 0
	}
	if low > twist*high || high > twist*low {
		return 0
	}
	// A sine's power here is energy*block/2.
	if (low+high)*2/block < share*d.energy {
		return 0
	}
	return rune(keypad[row*4+column])
}

// strongest is the index and power of the filter that dominates its group, -1
// if none does.
func strongest(power []float32, dominance float32) (int, float32) {
	best := 0
	for i := range power {
		if power[i] > power[best] {
			best = i
		}
	}
	for i := range power {
		if i != best && power[i]*dominance > power[best] {
			return -1, 0
		}
	}
	return best, power[best]
}

// settle turns blocks into presses.
func (d *Detector) settle(now rune) (key rune) {
	before := d.seen
	d.seen = now
	if now == d.held && now != 0 {
		d.absent = 0
		return 0
	}
	if d.held != 0 {
		// A dropped block or two is the line's fault, not the finger's.
		if d.absent++; d.absent >= 3 {
			d.held = 0
		}
	}
	if now != 0 && now == before && now != d.held {
		d.held, d.absent = now, 0
		return now
	}
	return 0
}

package jitter

import "math"

const (
	historySamples = 400 // 50 ms: three of the longest pitch periods
	minPitch       = 32  // 250 Hz
	maxPitch       = 120 // 67 Hz
	mergeSamples   = 40  // 5 ms of cross-fade
	holdSamples    = 80  // 10 ms at full level, then
	fadeSamples    = 400 // 50 ms down to the background
	maxFloor       = 300 // of the background's root mean square, -40 dB
)

// concealer makes up sound where none came: it goes on with the last pitch
// period, fading within 60 ms to the background noise (after ITU-T G.711
// Appendix I).
type concealer struct {
	history [historySamples]int16
	period  [maxPitch]float32 // the period that is repeated
	pitch   int
	at      int // samples made since the last good one, 0 = none
	phase   int
	floor   float32 // root mean square of the background
	seed    uint32
}

// good learns received sound, and cross-fades into its beginning if sound was
// being made up. It changes pcm.
func (c *concealer) good(pcm []int16) {
	if c.at > 0 {
		for i := range min(mergeSamples, len(pcm)) {
			w := float32(i+1) / (mergeSamples + 1)
			pcm[i] = int16(w*float32(pcm[i]) + (1-w)*c.sample())
		}
		c.at = 0
	}
	c.learn(pcm)
	c.remember(pcm)
}

// learn follows the background: down at once, up by 1 dB in about 200 ms.
func (c *concealer) learn(pcm []int16) {
	if len(pcm) == 0 {
		return
	}
	level := rms(pcm)
	switch {
	case c.floor == 0:
		c.floor = min(level, 30)
	case level < c.floor:
		c.floor = level
	default:
		c.floor = min(level, maxFloor, c.floor*(1+0.012*float32(len(pcm))/FrameSamples)+0.05)
	}
}

func (c *concealer) remember(pcm []int16) {
	if len(pcm) >= historySamples {
		copy(c.history[:], pcm[len(pcm)-historySamples:])
		return
	}
	copy(c.history[:], c.history[len(pcm):])
	copy(c.history[historySamples-len(pcm):], pcm)
}

// make fills pcm with made-up sound that follows the last.
func (c *concealer) make(pcm []int16) {
	if c.at == 0 {
		c.start()
	}
	for i := range pcm {
		pcm[i] = int16(max(math.MinInt16, min(math.MaxInt16, c.sample())))
	}
	c.remember(pcm)
}

// noise fills pcm with the background, as at the far end's silence.
func (c *concealer) noise(pcm []int16) {
	if c.at == 0 {
		c.start()
	}
	c.at = max(c.at, holdSamples+fadeSamples)
	c.make(pcm)
}

// start finds the period to go on with.
func (c *concealer) start() {
	c.pitch = pitch(c.history[:])
	last := c.history[historySamples-c.pitch:]
	for i, v := range last {
		c.period[i] = float32(v)
	}
	// The period's end is made to run into its beginning.
	quarter := c.pitch / 4
	for i := range quarter {
		w := float32(i+1) / float32(quarter+1)
		at := c.pitch - quarter + i
		before := c.history[historySamples-c.pitch-quarter+i]
		c.period[at] = (1-w)*c.period[at] + w*float32(before)
	}
	c.phase = 0
}

// sample makes the next one.
func (c *concealer) sample() float32 {
	v := c.period[c.phase]
	if c.phase++; c.phase >= c.pitch {
		c.phase = 0
	}
	gain := float32(1)
	if c.at > holdSamples {
		gain = max(0, 1-float32(c.at-holdSamples)/fadeSamples)
	}
	c.at++
	c.seed = c.seed*1664525 + 1013904223
	noise := float32(int32(c.seed)) / (1 << 31) * 1.7 * c.floor
	return gain*v + (1-gain)*noise
}

// pitch is the lag at which the end of history best repeats what came before.
func pitch(history []int16) int {
	const window = 160
	end := history[len(history)-window:]
	best, at := float32(0), maxPitch
	for lag := minPitch; lag <= maxPitch; lag++ {
		from := history[len(history)-window-lag:]
		var cross, energy float32
		for i, v := range end {
			w := float32(from[i])
			cross += float32(v) * w
			energy += w * w
		}
		if cross <= 0 {
			continue
		}
		if score := cross * cross / (energy + 1); score > best {
			best, at = score, lag
		}
	}
	return at
}

func rms(pcm []int16) float32 {
	var sum float32
	for _, v := range pcm {
		sum += float32(v) * float32(v)
	}
	return float32(math.Sqrt(float64(sum / float32(len(pcm)))))
}

package quality

import "math"

const (
	top      = 31000 // both G.711 laws' greatest two codes are above
	loudest  = 0.01  // share of clipped samples that is heard as distortion
	mended   = 0.003
	fadeOver = 1 - 1.0/150 // the counts forget over 3 s of sound
	audible  = 300.0       // RMS of a frame that has sound in it, -41 dBFS

	farOff = 500 // of 32768
	nearby = 350

	// neverHeard and longSilent are frames of digital silence.
	neverHeard = 15 * framesPerSecond
	longSilent = 30 * framesPerSecond
	alive      = 5 // frames in a row that end digital silence
	// digital is the greatest value of digital silence: G.711's codes of zero.
	digital = 8
)

// level watches the scale: its ends, its middle, and whether anything is on it.
type level struct {
	hits, all float64 // clipped samples and samples of late, with sound in them
	clipped   bool
	mean      float64 // of late: the zero line
	offset    bool
	zeros     int // frames of digital silence
	lively    int // frames of anything else in a row
	sound     bool
}

func (l *level) take(pcm []int16) {
	var sum, energy float64
	hits, zero := 0, true
	var before int16
	for _, v := range pcm {
		x := float64(v)
		sum += x
		energy += x * x
		if v > digital || v < -digital {
			zero = false
		}
		// One sample at the end of the scale is a peak; two in a row are flat.
		if v >= top && before >= top || v <= -top && before <= -top {
			hits++
		}
		before = v
	}
	n := float64(len(pcm))
	l.zeroLine(sum / n)
	rms := math.Sqrt(max(0, energy/n-l.mean*l.mean))
	l.clipping(float64(hits), n, rms)
	// What a jitter buffer makes up at a gap is no sign of life.
	switch {
	case zero:
		l.zeros++
		l.lively = 0
	case l.lively < alive:
		l.lively++
	default:
		l.sound, l.zeros = true, 0
	}
}

// zeroLine follows the mean over about a second.
func (l *level) zeroLine(mean float64) {
	l.mean += (mean - l.mean) / framesPerSecond
	switch off := math.Abs(l.mean); {
	case off > farOff:
		l.offset = true
	case off < nearby:
		l.offset = false
	}
}

func (l *level) clipping(hits, n, rms float64) {
	if rms < audible {
		return
	}
	l.hits, l.all = l.hits*fadeOver+hits, l.all*fadeOver+n
	switch share := l.hits / l.all; {
	case share >= loudest && l.all >= framesPerSecond/2*n:
		l.clipped = true
	case share < mended:
		l.clipped = false
	}
}

func (l *level) dead() bool {
	return l.zeros >= longSilent || !l.sound && l.zeros >= neverHeard
}

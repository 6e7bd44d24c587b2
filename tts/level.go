package tts

import (
	"math"

	"budi/media/loudness"
)

// Target is the loudness of every clause in LUFS (ITU-R BS.1770): at the
// telephone's band it is close to the -23 dBFS of active speech that operators
// mix to. Voices and engines differ by 10 LU and more of their own.
const Target = -23.0

// peakLimit keeps peaks under clipping.
const peakLimit = 0.95

// gate is the level under which a 10 ms window is silence when trimming
// (-50 dBFS).
const gate = 104

// Trim cuts the silence at both ends of pcm; keep samples are left at each.
func Trim(pcm []int16, rate int) []int16 {
	win := rate / 100
	loud := func(i int) bool {
		for _, s := range pcm[i:min(i+win, len(pcm))] {
			if s > gate || s < -gate {
				return true
			}
		}
		return false
	}
	from, to := 0, len(pcm)
	for from < to && !loud(from) {
		from += win
	}
	for to > from && !loud(max(to-win, from)) {
		to -= win
	}
	if from >= to {
		return nil
	}
	return pcm[from:min(max(to, from), len(pcm))]
}

// Level scales pcm in place so that it has the telephone's loudness times gain
// (0 means 1), holds back its peaks, and fades both ends over 2 ms so that a
// cut is no click. Of a clause, which is at hand whole, this costs a tenth of a
// millisecond a second, and no delay.
func Level(pcm []int16, rate int, gain float64) {
	is := loudness.Integrated(pcm, rate)
	if is <= loudness.Silence {
		return
	}
	if gain <= 0 {
		gain = 1
	}
	gain *= math.Pow(10, (Target-is)/20)
	l := limiter{gain: gain, ahead: rate / 500, back: 1 - 1/(0.05*float64(rate))}
	l.plan(pcm)
	fade := rate / 500
	for i, s := range pcm {
		x := float64(s) * l.next(i)
		if d := min(i, len(pcm)-1-i); d < fade {
			x *= float64(d) / float64(fade)
		}
		pcm[i] = int16(math.Round(x))
	}
}

// limiter gives the gain of each sample: lower from 2 ms before a peak that
// would be too high, and rising again over 50 ms after it.
type limiter struct {
	gain  float64
	ahead int     // samples
	back  float64 // share of the reduction that is left after a sample
	peaks []int   // places of samples that are too high, in order
	pcm   []int16
	held  float64 // reduction now, 0 for none
}

func (l *limiter) plan(pcm []int16) {
	l.pcm = pcm
	for i, s := range pcm {
		if math.Abs(float64(s))*l.gain > peakLimit*32768 {
			l.peaks = append(l.peaks, i)
		}
	}
}

func (l *limiter) next(i int) float64 {
	for len(l.peaks) > 0 && l.peaks[0] < i {
		l.peaks = l.peaks[1:]
	}
	l.held *= l.back
	for _, p := range l.peaks {
		if p > i+l.ahead {
			break
		}
		full := 1 - peakLimit*32768/(math.Abs(float64(l.pcm[p]))*l.gain)
		near := 1 - float64(p-i)/float64(l.ahead+1)
		l.held = max(l.held, full*near)
	}
	return l.gain * (1 - l.held)
}

package tts

import "math"

// Telephone speech is mixed to this level: about -23 LUFS, which at the
// telephone's band is close to -23 dBFS of the active speech's RMS, with
// peaks kept under clipping.
const (
	targetLevel = 0.0708 // -23 dBFS
	peakLimit   = 0.95
)

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

// Level scales pcm in place so that its speech has the telephone's level times
// gain, and fades both ends over 2 ms so that a cut is no click.
func Level(pcm []int16, rate int, gain float64) {
	var sum float64
	var n int
	var peak float64
	win := rate / 50
	for i := 0; i < len(pcm); i += win {
		part := pcm[i:min(i+win, len(pcm))]
		var e float64
		for _, s := range part {
			x := float64(s) / 32768
			e += x * x
			peak = max(peak, math.Abs(x))
		}
		// Pauses inside the clause are not speech: -40 dBFS is the gate.
		if e/float64(len(part)) > 1e-4 {
			sum += e
			n += len(part)
		}
	}
	if n == 0 {
		return
	}
	k := targetLevel / math.Sqrt(sum/float64(n))
	if gain > 0 {
		k *= gain
	}
	k = min(k, peakLimit/peak)
	fade := rate / 500
	for i, s := range pcm {
		x := float64(s) * k
		if d := min(i, len(pcm)-1-i); d < fade {
			x *= float64(d) / float64(fade)
		}
		pcm[i] = int16(math.Round(x))
	}
}

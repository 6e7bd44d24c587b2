package quality

const (
	window = 6 * framesPerSecond
	judge  = framesPerSecond / 2 // how often the window is judged
	soft   = 410.0               // RMS of a window that disturbs nobody, -38 dBFS
	// dip is the share of the window's power that a frame between two syllables
	// stays under, -8 dB. Of frames of human speech 25 % and more do so, with 10
	// dB of noise 20 %; of music 1 %, of a crowd of six 8 %.
	dip     = 0.16
	dips    = 0.08 // share of such frames in sound without syllables
	dipsOff = 0.12
	hush    = framesPerSecond / 2
)

// rhythm tells sound without syllables from speech, which falls between its
// syllables and words several times a second (the low short-time energy ratio
// of Lu, Zhang and Jiang, "Content analysis for audio classification and
// segmentation", 2002).
type rhythm struct {
	power  [window]float32
	next   int
	full   bool
	until  int // frames to the next judgement
	quiet  int // frames in a row that are hardly heard
	steady bool
}

func (r *rhythm) take(pcm []int16, mean float64) {
	var p float64
	for _, v := range pcm {
		x := float64(v) - mean
		p += x * x
	}
	p /= float64(len(pcm))
	if p < soft*soft/10 {
		if r.quiet++; r.quiet >= hush {
			*r = rhythm{quiet: hush}
			return
		}
	} else {
		r.quiet = 0
	}
	r.power[r.next] = float32(p)
	if r.next++; r.next == window {
		r.next, r.full = 0, true
	}
	if r.until--; r.until <= 0 && r.full {
		r.until = judge
		r.verdict()
	}
}

func (r *rhythm) verdict() {
	var sum float64
	for _, p := range r.power {
		sum += float64(p)
	}
	mean := sum / window
	low := 0
	for _, p := range r.power {
		if float64(p) < dip*mean {
			low++
		}
	}
	limit := dips
	if r.steady {
		limit = dipsOff
	}
	r.steady = mean >= soft*soft && float64(low) < limit*window
}

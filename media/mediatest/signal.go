package mediatest

import (
	"context"
	"math"
	"math/rand/v2"
	"time"

	"budi/media"
)

// Silence is d of zeros.
func Silence(d time.Duration, rate int) []int16 { return make([]int16, count(d, rate)) }

// Tone is a sine of hz with the given amplitude.
func Tone(hz, amplitude float64, d time.Duration, rate int) []int16 {
	pcm := make([]int16, count(d, rate))
	for i := range pcm {
		pcm[i] = int16(amplitude * math.Sin(2*math.Pi*hz*float64(i)/float64(rate)))
	}
	return pcm
}

// Noise is white noise of the given root mean square; equal seeds give equal
// noise.
func Noise(seed uint64, rms float64, d time.Duration, rate int) []int16 {
	r := rand.New(rand.NewPCG(seed, 1))
	pcm := make([]int16, count(d, rate))
	for i := range pcm {
		pcm[i] = clip(rms * r.NormFloat64())
	}
	return pcm
}

// Speech is d of something that a voice activity detector takes for speech:
// syllables of a gliding pitch through three formants, with the given root
// mean square. Equal seeds give equal speech.
func Speech(seed uint64, rms float64, d time.Duration, rate int) []int16 {
	r := rand.New(rand.NewPCG(seed, 2))
	out := make([]float64, count(d, rate))
	vowels := [][3]float64{{730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}, {570, 840, 2410}}
	for at := 0; at < len(out); {
		n := min(count(time.Duration(120+r.IntN(160))*time.Millisecond, rate), len(out)-at)
		syllable(out[at:at+n], vowels[r.IntN(len(vowels))], 95+60*r.Float64(), r, rate)
		at += n + count(time.Duration(r.IntN(60))*time.Millisecond, rate)
	}
	var sum float64
	for _, v := range out {
		sum += v * v
	}
	gain := rms / math.Sqrt(sum/float64(max(len(out), 1))+1e-9)
	pcm := make([]int16, len(out))
	for i, v := range out {
		pcm[i] = clip(gain * v)
	}
	return pcm
}

// syllable adds one voiced syllable to dst.
func syllable(dst []float64, formants [3]float64, pitch float64, r *rand.Rand, rate int) {
	type resonator struct{ a, b, y1, y2 float64 }
	var bank [3]resonator
	for i, f := range formants {
		decay := math.Exp(-math.Pi * (60 + 40*float64(i)) / float64(rate))
		bank[i] = resonator{a: 2 * decay * math.Cos(2*math.Pi*f/float64(rate)), b: -decay * decay}
	}
	phase := 0.0
	for i := range dst {
		x := float64(i) / float64(len(dst))
		phase += pitch * (1.1 - 0.2*x) / float64(rate)
		pulse := 0.02 * r.NormFloat64()
		if phase >= 1 {
			phase--
			pulse++
		}
		v := 0.0
		for k := range bank {
			b := &bank[k]
			y := pulse + b.a*b.y1 + b.b*b.y2
			b.y2, b.y1 = b.y1, y
			v += y / float64(k+1)
		}
		dst[i] += v * math.Sin(math.Pi*x)
	}
}

// Mix is the sum of signals, as long as the longest.
func Mix(signals ...[]int16) []int16 {
	n := 0
	for _, s := range signals {
		n = max(n, len(s))
	}
	out := make([]int16, n)
	for i := range out {
		v := 0.0
		for _, s := range signals {
			if i < len(s) {
				v += float64(s[i])
			}
		}
		out[i] = clip(v)
	}
	return out
}

// Frames cuts pcm into frames, the last one filled with silence.
func Frames(pcm []int16, rate int) []media.Frame {
	n := rate / 50
	var frames []media.Frame
	for i := 0; i < len(pcm); i += n {
		f := media.Frame{PCM: make([]int16, n), Rate: rate, At: time.Duration(len(frames)) * media.Ptime}
		copy(f.PCM, pcm[i:min(i+n, len(pcm))])
		frames = append(frames, f)
	}
	return frames
}

// Say plays pcm on the leg and waits for its end.
func Say(ctx context.Context, leg media.Leg, pcm []int16, rate int) (heard time.Duration, err error) {
	out := make(chan media.Frame)
	feed, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		defer close(out)
		for _, f := range Frames(pcm, rate) {
			select {
			case out <- f:
			case <-feed.Done():
				return
			}
		}
	}()
	return leg.Play(ctx, out)
}

func count(d time.Duration, rate int) int { return int(d * time.Duration(rate) / time.Second) }

func clip(v float64) int16 {
	return int16(max(math.MinInt16, min(math.MaxInt16, math.Round(v))))
}

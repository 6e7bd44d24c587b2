package media

import (
	"math"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/g711"
)

// TestOwnVoiceIsNotTheCallers lets everything that is sent come back 140 ms
// later and 20 dB quieter, as from a phone on loudspeaker.
func TestOwnVoiceIsNotTheCallers(t *testing.T) {
	for _, keep := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, func(_ *Params, o *SessionOptions) { o.KeepEcho = keep })
			stop := b.hear(t)
			b.rtp.mu.Lock()
			b.rtp.onWrite = func(d datagram) {
				var pcm [samples]int16
				g711.DecodeU(pcm[:], d.b[12:])
				for i := range pcm {
					pcm[i] /= 10
				}
				g711.EncodeU(d.b[12:], pcm[:])
				d.b[8] ^= 0xff // the phone's SSRC, not ours
				time.AfterFunc(140*time.Millisecond, func() { b.rtp.put(d.b, there) })
			}
			b.rtp.mu.Unlock()
			out := make(chan Frame)
			go func() {
				defer close(out)
				for _, f := range voice(10 * time.Second) {
					out <- f
				}
			}()
			_, err := b.Play(t.Context(), out)
			require.NoError(t, err)
			voiced := 0
			for _, f := range stop() {
				if f.Voice && f.At > 2*time.Second {
					voiced++
				}
			}
			if keep {
				require.Greater(t, voiced, 50)
			} else {
				require.LessOrEqual(t, voiced, 5)
			}
		})
	}
}

// voice is d of something like speech: a buzz through a moving resonance, in
// syllables.
func voice(d time.Duration) []Frame {
	r := rand.New(rand.NewPCG(1, 9))
	frames := make([]Frame, d/Ptime)
	var y1, y2 float64
	pitch, formant := 60, 500.0
	for n := range frames {
		pcm := make([]int16, samples)
		if n%12 == 0 {
			pitch, formant = 50+r.IntN(30), 400+1200*r.Float64()
		}
		for i := range pcm {
			x := 40 * r.NormFloat64()
			if (n*samples+i)%pitch == 0 && n%12 < 9 {
				x += 4000
			}
			y := x + 1.9*math.Cos(2*math.Pi*formant/rate)*y1 - 0.9*y2
			y1, y2 = y, y1
			pcm[i] = int16(max(-30000, min(30000, y)))
		}
		frames[n] = Frame{PCM: pcm, Rate: rate}
	}
	return frames
}

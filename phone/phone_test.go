package phone

import (
	"context"
	"errors"
	"math"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media/mediatest"
)

func TestPhoneWaitsItsTurnAndMeasuresTheGap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, far := mediatest.NewLine(Rate)
		ctx, cancel := context.WithCancelCause(t.Context())
		began := time.Now()
		go func() { // the other side: a greeting, then an answer 400 ms after each line
			time.Sleep(200 * time.Millisecond)
			for range 3 {
				_, _ = mediatest.Say(ctx, far, mediatest.Tone(300, 3000, 2*time.Second, Rate), Rate)
				time.Sleep(1500*time.Millisecond + 400*time.Millisecond)
			}
		}()
		lines := 0
		report, err := Run(ctx, Config{Leg: near, Began: began, Script: func(context.Context) (Line, bool) {
			lines++
			// The line begins 900 ms after the greeting's end and lasts 600 ms.
			return Line{PCM: mediatest.Tone(200, 3000, 600*time.Millisecond, Rate), HangUp: lines == 3}, true
		}})
		require.NoError(t, err)
		assert.InDelta(t, 210, report.FirstSoundMS, 21)
		require.Len(t, report.Gaps, 2)
		for _, g := range report.Gaps {
			assert.InDelta(t, 400, g.MS, 45)
		}
		assert.Equal(t, 3, report.Lines)
		cancel(nil)
		time.Sleep(5 * time.Second) // the other side ends too
	})
}

func TestPhoneEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, _ := mediatest.NewLine(Rate)
		gone := errors.New("the other party hung up")
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(time.Second, func() { cancel(gone) })
		_, err := Run(ctx, Config{Leg: near, Began: time.Now(), Script: func(context.Context) (Line, bool) { return Line{}, false }})
		require.ErrorIs(t, err, gone)
	})
}

func TestNoiseHasItsLevel(t *testing.T) {
	noise := Noise(1, 20)
	var sum float64
	var n int
	for range 500 {
		pcm := make([]int16, 160)
		noise(pcm)
		for _, s := range pcm {
			sum += float64(s) * float64(s)
			n++
		}
	}
	level := 20 * math.Log10(math.Sqrt(sum/float64(n))/32768)
	assert.InDelta(t, -43, level, 1.5)
}

func TestLossLosesItsShare(t *testing.T) {
	lose, lost := Loss(1, 0.02), 0
	for range 50_000 {
		if lose() {
			lost++
		}
	}
	assert.InDelta(t, 1000, lost, 120)
}

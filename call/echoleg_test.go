package call

import (
	"context"
	"math"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/media/echo"
	"budi/media/mediatest"
	"budi/media/vad"
)

// echoLeg is a caller's end of a line: what was scheduled to be said, and an
// echo of what Budi says, judged behind an echo canceller as a session does.
type echoLeg struct {
	*humanLeg
	canceller *echo.Canceller
	detector  *vad.Detector
	loss      float64       // of the echo, dB; 0 for no echo
	delay     time.Duration // of it
	said      []int16       // by the caller from at on
	at        time.Duration

	mu     sync.Mutex
	played []int16 // by Budi, all of the call
	levels []int   // of Budi's frames, by the call's ticks
}

func newEchoLeg(t *testing.T, loss float64, delay time.Duration) *echoLeg {
	near, _ := mediatest.NewLine(rate)
	c, err := echo.New()
	require.NoError(t, err)
	d, err := vad.New(vad.Default)
	require.NoError(t, err)
	t.Cleanup(func() { c.Close(); d.Close() })
	return &echoLeg{humanLeg: &humanLeg{Leg: near, sent: map[int]bool{}}, canceller: c, detector: d, loss: loss, delay: delay}
}

// Receive implements [media.Leg].
func (l *echoLeg) Receive(ctx context.Context, in chan<- media.Frame) error {
	tick := time.NewTicker(media.Ptime)
	defer tick.Stop()
	noise := lineNoise(uint64(l.at)+7, 2*time.Second)
	for n := 0; ; n++ {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-tick.C:
		}
		near, far := make([]int16, 160), make([]int16, 160)
		copy(near, noise[n%100*160:])
		if from := (n - int(l.at/media.Ptime)) * 160; from >= 0 && from < len(l.said) {
			near = mediatest.Mix(near, l.said[from:min(len(l.said), from+160)])
		}
		l.mu.Lock()
		if l.loss > 0 {
			for i := range near {
				near[i] = int16(max(-32000, min(32000, float64(near[i])+l.echo(n*160+i))))
			}
		}
		if end := n * 160; end <= len(l.played) && n > 0 {
			copy(far, l.played[end-160:end])
		}
		l.mu.Unlock()
		near = throughLine(near)[:160]
		l.canceller.Cancel(near, far)
		in <- media.Frame{PCM: near, Rate: rate, At: time.Duration(n) * media.Ptime, Arrived: time.Now(), Voice: l.detector.Voice(near, rate)}
	}
}

// echo is a sample of Budi's voice as it comes back: later, quieter, and smeared
// by a small room.
func (l *echoLeg) echo(at int) float64 {
	v := 0.0
	lag := at - int(l.delay*rate/time.Second)
	for tap := range 40 {
		if k := lag - tap*7; k >= 0 && k < len(l.played) {
			v += float64(l.played[k]) * 0.6 * math.Pow(-0.7, float64(tap))
		}
	}
	return v * math.Pow(10, -l.loss/20)
}

// Play implements [media.Leg], and keeps what was heard and when.
func (l *echoLeg) Play(ctx context.Context, out <-chan media.Frame) (heard time.Duration, err error) {
	l.hears = func(f media.Frame) {
		l.mu.Lock()
		defer l.mu.Unlock()
		tick := int(time.Since(l.began) / media.Ptime)
		for len(l.levels) <= tick {
			l.levels = append(l.levels, 0)
			l.played = append(l.played, make([]int16, 160)...)
		}
		l.levels[tick] = int(mediatest.RMS(f.PCM))
		copy(l.played[tick*160:], f.PCM)
	}
	return l.humanLeg.Play(ctx, out)
}

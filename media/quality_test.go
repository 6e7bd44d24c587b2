package media

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/g711"
	"budi/media/quality"
)

// TestSoundThatIsWrongIsToldAndMended sends a tone that lies off the zero line:
// the frames say so, and lie on it.
func TestSoundThatIsWrongIsToldAndMended(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		stop := b.hear(t)
		pcm, payload := make([]int16, samples), make([]byte, samples)
		for i := range pcm {
			pcm[i] = int16(4000 + 1000*(1-i/10%2*2))
		}
		g711.EncodeU(payload, pcm)
		for range 100 {
			b.arrive(0, payload, samples)
			time.Sleep(Ptime)
		}
		frames := stop()
		last := frames[len(frames)-5]
		require.Equal(t, quality.Offset, last.Sound&quality.Offset)
		sum := 0
		for _, v := range last.PCM {
			sum += int(v)
		}
		require.InDelta(t, 0, sum/samples, 20)
		require.Zero(t, frames[0].Sound)
	})
}

package call

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/media/mediatest"
)

// words are frames with a gap of 40 ms at each of the places.
func words(n int, gaps ...int) <-chan media.Frame {
	out := make(chan media.Frame, n)
	loud, soft := mediatest.Tone(300, 4000, media.Ptime, rate), make([]int16, rate/50)
	for i := range n {
		f := media.Frame{PCM: loud, Rate: rate, At: time.Duration(i) * media.Ptime}
		for _, g := range gaps {
			if i == g || i == g+1 {
				f.PCM = soft
			}
		}
		out <- f
	}
	close(out)
	return out
}

func TestTapeGoesBack(t *testing.T) {
	for _, c := range []struct {
		name        string
		taken, from int
		gaps        []int
	}{
		{"to the beginning", 40, 0, []int{20}},
		{"to the beginning, once all that is kept", 75, 0, []int{60}},
		{"to the last gap", 90, 81, []int{60, 80}},
		{"no further than the lead", 90, 90, []int{60}},
		{"not without a gap", 90, 90, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tape := tape{made: words(100, c.gaps...)}
			for range c.taken {
				_, ok := tape.next(t.Context())
				require.True(t, ok)
			}
			assert.Equal(t, c.from, tape.rewind())
			for want := c.from; want < 100; want++ { // and goes on to the end
				f, ok := tape.next(t.Context())
				require.True(t, ok)
				require.Equal(t, time.Duration(want)*media.Ptime, f.At)
			}
			_, ok := tape.next(t.Context())
			assert.False(t, ok)
		})
	}
}

func TestVoiceFallsAtAnEnd(t *testing.T) {
	for _, c := range []struct {
		name   string
		levels []float64 // of 100 ms each
		want   tone
	}{
		{"too short to tell", []float64{4000, 4000, 1000, 1000}, unknown},
		{"steady", []float64{4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000}, upheld},
		{"rising", []float64{2000, 2000, 2000, 2000, 2000, 2000, 4000, 4000}, upheld},
		{"a little lower", []float64{4000, 4000, 4000, 4000, 4000, 4000, 2800, 2800}, level},
		{"falling", []float64{4000, 4000, 4000, 4000, 4000, 4000, 2000, 1500}, fallen},
		{"weak consonants at its end", []float64{4000, 4000, 4000, 4000, 4000, 4000, 4000, 100}, upheld},
	} {
		t.Run(c.name, func(t *testing.T) {
			var v cadence
			for _, level := range c.levels {
				for _, f := range mediatest.Frames(mediatest.Tone(200, level, 100*time.Millisecond, rate), rate) {
					v.add(f.PCM)
				}
			}
			assert.Equal(t, c.want, v.tone())
		})
	}
}

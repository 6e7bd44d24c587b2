package media_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media"
	"budi/media/mediatest"
	"budi/media/wav"
)

// constant is a frame of one value.
func constant(v int16, at time.Duration, rate int) media.Frame {
	f := media.Frame{PCM: make([]int16, rate/50), Rate: rate, At: at}
	for i := range f.PCM {
		f.PCM[i] = v
	}
	return f
}

// recording reads the two sides of a stereo file.
func recording(t *testing.T, path string) (left, right []int16) {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	pcm, form, err := wav.ReadAll(bytes.NewReader(b), 1e8)
	require.NoError(t, err)
	require.Equal(t, 2, form.Channels)
	for i := 0; i < len(pcm); i += 2 {
		left, right = append(left, pcm[i]), append(right, pcm[i+1])
	}
	return left, right
}

func TestRecorderAlignsBothSides(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "call.wav")
		r, err := media.NewRecorder(path, 8000, nil)
		require.NoError(t, err)
		const start = 3 * time.Second // the recording begins in mid-call
		for i := range 500 {
			at := start + time.Duration(i)*media.Ptime
			r.Outbound(constant(int16(i), at, 8000))
			switch i % 10 {
			case 9: // a burst of ten, as after a spike of jitter
				for k := i - 9; k <= i; k++ {
					if k != 100 { // never came
						r.Inbound(constant(int16(-k), start+time.Duration(k)*media.Ptime, 8000))
					}
				}
			}
			time.Sleep(media.Ptime)
		}
		require.NoError(t, r.Close())
		require.Zero(t, r.Dropped())
		left, right := recording(t, path)
		require.Len(t, left, 500*160)
		for i := range left {
			k := i / 160
			want := int16(-k)
			if k == 100 {
				want = 0
			}
			require.Equal(t, want, left[i], "left sample %d", i)
			require.Equal(t, int16(k), right[i], "right sample %d", i)
		}
	})
}

func TestRecorderTakesBothRatesAndGaps(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "call.wav")
		r, err := media.NewRecorder(path, 16000, nil)
		require.NoError(t, err)
		tone := mediatest.Frames(mediatest.Tone(1000, 8000, time.Second, 8000), 8000)
		for i, f := range tone {
			f.At = time.Duration(i) * media.Ptime
			r.Inbound(f)
		}
		// Nothing for ten seconds, longer than the recorder keeps in memory.
		r.Outbound(constant(7, 11*time.Second, 16000))
		require.NoError(t, r.Close())
		left, right := recording(t, path)
		require.Len(t, left, 11*16000+320)
		require.InDelta(t, 8000/1.4142, mediatest.RMS(left[1600:14400]), 60)
		require.Zero(t, mediatest.RMS(left[17000:]))
		require.Equal(t, int16(7), right[11*16000])
		require.Zero(t, mediatest.RMS(right[:11*16000]))
	})
}

func TestRecorderFileIsPlayableBeforeTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "call.wav")
		r, err := media.NewRecorder(path, 8000, nil)
		require.NoError(t, err)
		for i := range 250 {
			r.Outbound(constant(5, time.Duration(i)*media.Ptime, 8000))
			time.Sleep(media.Ptime)
		}
		synctest.Wait()
		left, _ := recording(t, path) // as a crash at this moment leaves it
		require.GreaterOrEqual(t, len(left), 2*8000)
		require.NoError(t, r.Close())
	})
}

func TestRecorderNeverBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "call.wav")
		r, err := media.NewRecorder(path, 8000, slog.New(slog.DiscardHandler))
		require.NoError(t, err)
		// All of a call at once: the queue can't hold it, the audio path goes on.
		for i := range 100_000 {
			r.Outbound(constant(1, time.Duration(i)*media.Ptime, 8000))
		}
		require.NoError(t, r.Close())
		left, _ := recording(t, path)
		require.LessOrEqual(t, len(left), 100_000*160)
	})
}

func TestRecorderNamesWhatIsWrong(t *testing.T) {
	_, err := media.NewRecorder(filepath.Join(t.TempDir(), "no", "x.wav"), 8000, nil)
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = media.NewRecorder(filepath.Join(t.TempDir(), "x.wav"), 44100, nil)
	require.ErrorContains(t, err, "44100")
}

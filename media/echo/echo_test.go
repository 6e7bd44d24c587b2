package echo_test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/echo"
	"budi/media/g711"
	"budi/media/mediatest"
	"budi/media/resample"
	"budi/media/vad"
	"budi/media/wav"
)

const (
	rate  = echo.Rate
	frame = rate / 50
)

// echoOf is far as it comes back: later, quieter, smeared by a small room, and
// through mu-law.
func echoOf(far []int16, delay time.Duration, loss float64) []int16 {
	gain := math.Pow(10, -loss/20)
	lag := int(delay * rate / time.Second)
	out := make([]int16, len(far))
	for i := range out {
		v := 0.0
		for tap := range 40 {
			if k := i - lag - tap*7; k >= 0 {
				v += float64(far[k]) * 0.6 * math.Pow(-0.7, float64(tap))
			}
		}
		out[i] = int16(v * gain)
	}
	code := make([]byte, len(out))
	g711.EncodeU(code, out)
	g711.DecodeU(out, code)
	return out
}

// cancel runs a call through the canceller.
func cancel(t testing.TB, near, far []int16) []int16 {
	t.Helper()
	c, err := echo.New()
	require.NoError(t, err)
	defer c.Close()
	out := append([]int16(nil), near...)
	for i := 0; i+frame <= len(out); i += frame {
		require.True(t, c.Cancel(out[i:i+frame], far[i:i+frame]))
	}
	return out
}

// starts counts how often the detector calls speech for at least n frames in a
// row: what would interrupt Budi.
func starts(t testing.TB, pcm []int16, n int) (count int) {
	t.Helper()
	d, err := vad.New(vad.Default)
	require.NoError(t, err)
	defer d.Close()
	row := 0
	for i := 0; i+frame <= len(pcm); i += frame {
		if d.Voice(pcm[i:i+frame], rate) {
			row++
			if row == n {
				count++
			}
		} else {
			row = 0
		}
	}
	return count
}

func TestEchoIsTakenOut(t *testing.T) {
	far := mediatest.Speech(1, 3000, 10*time.Second, rate)
	for _, delay := range []time.Duration{40, 150, 500} {
		for _, loss := range []float64{10, 20, 30} {
			t.Run(fmt.Sprintf("%v ms %v dB", int(delay), loss), func(t *testing.T) {
				near := echoOf(far, delay*time.Millisecond, loss)
				out := cancel(t, near, far)
				settled := 2 * rate
				erle := 20 * math.Log10((mediatest.RMS(near[settled:])+0.1)/(mediatest.RMS(out[settled:])+0.1))
				t.Logf("%.1f dB less echo; false starts before %d, first 2 s %d, after %d", erle,
					starts(t, near, 5), starts(t, out[:settled], 5), starts(t, out[settled:], 5))
				require.Greater(t, erle, 14.0)
				require.Zero(t, starts(t, out[settled:], 5))
			})
		}
	}
}

func TestCallerIsLeftAloneWhileBudiIsSilent(t *testing.T) {
	caller := mediatest.Speech(9, 2500, 5*time.Second, rate)
	require.Equal(t, caller, cancel(t, caller, make([]int16, len(caller))))
}

func TestCallerIsHeardOverBudi(t *testing.T) {
	far := mediatest.Speech(1, 3000, 20*time.Second, rate)
	caller := append(make([]int16, 10*rate), mediatest.Speech(9, 2500, 3*time.Second, rate)...)
	for _, delay := range []time.Duration{60, 120, 300, 500} {
		near := mediatest.Mix(echoOf(far, delay*time.Millisecond, 20), caller)
		out := cancel(t, near, far)
		before, during := mediatest.RMS(out[5*rate:10*rate]), mediatest.RMS(out[10*rate:13*rate])
		t.Logf("%d ms: echo alone %.0f, caller %.0f of 2500", int(delay), before, during)
		require.Greater(t, during, 1000.0)
		require.Positive(t, starts(t, out[10*rate:13*rate], 3))
	}
}

// TestCallerIsLeftAloneWhereThereIsNoEcho lets a caller interrupt on a line
// without echo, in some noise: nothing of their voice is lost.
func TestCallerIsLeftAloneWhereThereIsNoEcho(t *testing.T) {
	far := mediatest.Speech(1, 3000, 20*time.Second, rate)
	noise := mediatest.Noise(1, 30, 20*time.Second, rate)
	near := mediatest.Mix(noise, append(make([]int16, 10*rate), mediatest.Speech(9, 1500, 3*time.Second, rate)...))
	out := cancel(t, near, far)
	require.Equal(t, near[5*rate:], out[5*rate:])
}

// TestEchoThatComesLaterIsFound switches a loudspeaker on in mid-call.
func TestEchoThatComesLaterIsFound(t *testing.T) {
	far := mediatest.Speech(1, 3000, 20*time.Second, rate)
	near := mediatest.Mix(mediatest.Noise(1, 15, 20*time.Second, rate), append(make([]int16, 8*rate), echoOf(far, 120*time.Millisecond, 20)[8*rate:]...))
	out := cancel(t, near, far)
	require.Positive(t, starts(t, near[10*rate:], 5))
	require.Zero(t, starts(t, out[10*rate:], 5))
}

// TestTurnsHaveNoSeam lets Budi speak and fall silent again and again under a
// caller's steady tone: going in and out of work makes no clicks.
func TestTurnsHaveNoSeam(t *testing.T) {
	var far []int16
	for i := range 5 { // too little of our voice to tell that there is no echo
		far = append(append(far, mediatest.Speech(uint64(i), 3000, time.Second, rate)...), make([]int16, 2*rate)...)
	}
	tone := mediatest.Tone(300, 3000, 15*time.Second, rate)
	out := cancel(t, tone, far)
	steepest := 2 * math.Pi * 300 / rate * 3000
	for i := rate / 2; i < len(out); i++ { // the library's own start is over
		require.Less(t, math.Abs(float64(out[i])-float64(out[i-1])), 3*steepest, "at %.3f s", float64(i)/rate)
	}
	// Two seconds after a turn the sound is the caller's own.
	require.Equal(t, tone[29*rate/10:3*rate], out[29*rate/10:3*rate])
}

// TestHumanVoices repeats the first test with human prompts for our voice, at
// delays up to those of mobile networks.
func TestHumanVoices(t *testing.T) {
	far := prompts(t, 30)
	for _, delay := range []time.Duration{60, 250, 500} {
		for _, loss := range []float64{10, 20, 30} {
			near := echoOf(far, delay*time.Millisecond, loss)
			out := cancel(t, near, far)
			first, later := starts(t, out[:2*rate], 5), starts(t, out[2*rate:], 5)
			t.Logf("%d ms, %v dB: false starts %d without, %d in the first 2 s, %d after", int(delay), loss, starts(t, near, 5), first, later)
			require.LessOrEqual(t, first, 2)
			require.Zero(t, later)
		}
	}
}

func TestMisuse(t *testing.T) {
	c, err := echo.New()
	require.NoError(t, err)
	require.False(t, c.Cancel(make([]int16, 160), make([]int16, 80)))
	require.False(t, c.Cancel(make([]int16, 33), make([]int16, 33)))
	require.False(t, c.Cancel(nil, nil))
	c.Close()
	c.Close()
	require.False(t, c.Cancel(make([]int16, 160), make([]int16, 160)))
}

func BenchmarkFrame(b *testing.B) {
	far := mediatest.Speech(1, 3000, 10*time.Second, rate)
	near := echoOf(far, 80*time.Millisecond, 20)
	c, err := echo.New()
	require.NoError(b, err)
	defer c.Close()
	b.ReportAllocs()
	i := 0
	var in [frame]int16
	for b.Loop() {
		copy(in[:], near[i:])
		c.Cancel(in[:], far[i:i+frame])
		if i += frame; i+frame > len(near) {
			i = 0
		}
	}
}

// prompts are seconds of human speech at 8 kHz from the shared data, which
// stands beside the module's root or in $BUDI_SHARED.
func prompts(t *testing.T, seconds int) []int16 {
	t.Helper()
	shared := os.Getenv("BUDI_SHARED")
	if shared == "" {
		dir, err := os.Getwd()
		require.NoError(t, err)
		for ; dir != "/"; dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				shared = filepath.Join(filepath.Dir(dir), "shared")
				break
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(shared, "data", "asr", "ru_prompts", "*.wav"))
	require.NoError(t, err)
	var all []int16
	for _, path := range files {
		f, err := os.Open(path)
		require.NoError(t, err)
		pcm, form, err := wav.ReadAll(f, 1e8)
		require.NoError(t, errors.Join(err, f.Close()))
		if form.Rate == 2*rate {
			var h resample.Halver
			pcm = pcm[:h.Halve(pcm, pcm[:len(pcm)&^1])]
		}
		all = append(all, pcm...)
	}
	if len(all) < seconds*rate {
		t.Skip("no recordings: put the shared data beside the module or name it in $BUDI_SHARED")
	}
	return all[:seconds*rate]
}

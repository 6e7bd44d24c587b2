package quality_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media/g711"
	"budi/media/mediatest"
	"budi/media/quality"
	"budi/media/resample"
	"budi/media/vad"
	"budi/media/wav"
)

const rate = 8000

// heard is what held at any time of a sound, after G.711 and the voice
// detector of a call, and when each state began.
func heard(t testing.TB, pcm []int16) (quality.State, map[quality.State]time.Duration) {
	t.Helper()
	d, err := vad.New(vad.Default)
	require.NoError(t, err)
	defer d.Close()
	a := quality.New(rate)
	began := map[quality.State]time.Duration{}
	var all quality.State
	code := make([]byte, rate/50)
	for i := 0; i+rate/50 <= len(pcm); i += rate / 50 {
		f := append([]int16(nil), pcm[i:i+rate/50]...)
		g711.EncodeA(code, f)
		g711.DecodeA(f, code)
		s := a.Take(quality.Frame{PCM: f, Voice: d.Voice(f, rate), Heard: true})
		for _, one := range quality.All() {
			if s.Has(one) && !all.Has(one) {
				began[one] = time.Duration(i) * time.Second / rate
			}
		}
		all |= s
	}
	return all, began
}

// sox gives the sound that sox makes of an effect chain, 8 kHz mono.
func sox(t testing.TB, args string) []int16 {
	t.Helper()
	if _, err := exec.LookPath("sox"); err != nil {
		t.Skip("the program sox makes this test's sounds: apt-get install sox")
	}
	file := filepath.Join(t.TempDir(), "out.wav")
	line := append([]string{"-R", "-n", "-r", "8000", "-c", "1", "-b", "16", file}, strings.Fields(args)...)
	out, err := exec.Command("sox", line...).CombinedOutput()
	require.NoError(t, err, "%s", out)
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	pcm, form, err := wav.ReadAll(f, 1<<24)
	require.NoError(t, err)
	require.Equal(t, wav.Format{Rate: rate, Channels: 1}, form)
	return pcm
}

// people are the recordings of humans at hand, by set.
func people(t testing.TB) map[string][][]int16 {
	t.Helper()
	root := os.Getenv("BUDI_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	files, err := filepath.Glob(filepath.Join(root, "data", "asr", "*", "*.wav"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("needs the folder shared/data/asr beside the checkout, or BUDI_SHARED")
	}
	sets := map[string][][]int16{}
	for _, name := range files {
		f, err := os.Open(name)
		require.NoError(t, err)
		pcm, form, err := wav.ReadAll(f, 1<<24)
		f.Close()
		require.NoError(t, err)
		if form.Rate == 16000 {
			var h resample.Halver
			half := make([]int16, len(pcm)/2+1)
			pcm = half[:h.Halve(half, pcm[:len(pcm)&^1])]
		} else if form.Rate != rate {
			continue
		}
		set := filepath.Base(filepath.Dir(name))
		sets[set] = append(sets[set], pcm)
	}
	return sets
}

func TestPeopleAreNothingOfTheKind(t *testing.T) {
	for set, recordings := range people(t) {
		var pcm []int16
		for _, one := range recordings {
			pcm = append(append(pcm, one...), make([]int16, rate/2)...)
		}
		all, began := heard(t, pcm)
		t.Logf("%s: %v of speech: %q %v", set, time.Duration(len(pcm))*time.Second/rate, all, began)
		assert.Zero(t, all, "%s: %v", set, began)
	}
}

func TestSounds(t *testing.T) {
	const (
		cng    = "synth 0.5 sine 1100 gain -20 pad 0 3 repeat 3"
		sooner = 7 * time.Second
	)
	for name, c := range map[string]struct {
		sox  string
		want quality.State
		by   time.Duration
	}{
		"calling tone":                 {cng, quality.Fax, 5 * time.Second},
		"calling tone, 38 Hz low":      {"synth 0.5 sine 1062 gain -20 pad 0 3 repeat 3", quality.Fax, 5 * time.Second},
		"calling tone, 38 Hz high":     {"synth 0.5 sine 1138 gain -20 pad 0 3 repeat 3", quality.Fax, 5 * time.Second},
		"calling tone, short and fast": {"synth 0.43 sine 1100 gain -20 pad 0 2.6 repeat 3", quality.Fax, 5 * time.Second},
		"calling tone, long and slow":  {"synth 0.57 sine 1100 gain -20 pad 0 3.4 repeat 3", quality.Fax, 6 * time.Second},
		"calling tone, faint":          {"synth 0.5 sine 1100 gain -42 pad 0 3 repeat 3", quality.Fax, 5 * time.Second},
		"answering tone":               {"synth 3 sine 2100 gain -15", quality.Fax, 2 * time.Second},
		"one burst":                    {"synth 0.5 sine 1100 gain -20 pad 0 9", 0, 0},
		"bursts too often":             {"synth 0.5 sine 1100 gain -20 pad 0 1 repeat 8", 0, 0},
		"bursts too long":              {"synth 0.9 sine 1100 gain -20 pad 0 3 repeat 4", 0, 0},
		"another tone":                 {"synth 0.5 sine 1300 gain -20 pad 0 3 repeat 4", 0, 0},
		"dial tone":                    {"synth 12 sine 425 gain -12", quality.Steady, sooner},
		"chord":                        {"synth 12 sine 262 sine 330 sine 392 remix - gain -15", quality.Steady, sooner},
		"strings":                      {"synth 12 saw 220 saw 277 saw 330 remix - lowpass 3000 tremolo 5 40 gain -15", quality.Steady, sooner},
		"guitar":                       {"synth 0.5 pluck 262 pluck 330 remix - repeat 24 gain -12", quality.Steady, sooner},
		"pink noise":                   {"synth 12 pinknoise gain -15", quality.Steady, sooner},
		"the noise of a line":          {"synth 12 pinknoise gain -40", 0, 0},
		"clipped":                      {"synth 8 sine 500-1500 tremolo 3 95 gain 10", quality.Clipped, 2 * time.Second},
		"loud, not clipped":            {"synth 8 sine 500-1500 gain -6 tremolo 3 95", 0, 0},
		"off zero":                     {"synth 8 sine 300 gain -30 tremolo 3 95 dcshift 0.05", quality.Offset, 2 * time.Second},
		"a little off zero":            {"synth 8 sine 300 gain -30 tremolo 3 95 dcshift 0.005", 0, 0},
		"digital silence":              {"trim 0 20", quality.Dead, 15 * time.Second},
		"digital silence after a word": {"synth 0.4 sine 300 gain -20 pad 0 32", quality.Dead, 31 * time.Second},
		"a muted telephone":            {"synth 0.4 sine 300 gain -20 pad 0 20", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			all, began := heard(t, sox(t, c.sox))
			require.Equal(t, c.want.String(), all.String(), "%v", began)
			if c.want != 0 {
				assert.LessOrEqual(t, began[c.want], c.by)
			}
		})
	}
}

// TestFaxInNoiseAndLoss finds the calling tone 10 dB over the noise and when
// every seventh packet is lost.
func TestFaxInNoiseAndLoss(t *testing.T) {
	tone := sox(t, "synth 0.5 sine 1100 gain -20 pad 0 3 repeat 3")
	all, _ := heard(t, mediatest.Mix(tone, mediatest.Noise(1, 700, 14*time.Second, rate)))
	assert.True(t, all.Has(quality.Fax))

	a := quality.New(rate)
	var lossy quality.State
	for n, f := range mediatest.Frames(tone, rate) {
		lossy |= a.Take(quality.Frame{PCM: f.PCM, Heard: n%7 != 3})
	}
	assert.True(t, lossy.Has(quality.Fax))
}

// TestBabble is voice without a pause, and the same with one.
func TestBabble(t *testing.T) {
	a := quality.New(rate)
	sound := mediatest.Speech(1, 3000, 20*time.Millisecond, rate)
	take := func(frames int, voice bool) (s quality.State) {
		for range frames {
			s |= a.Take(quality.Frame{PCM: sound, Voice: voice, Heard: true})
		}
		return s
	}
	assert.False(t, take(29*50, true).Has(quality.Babble))
	take(21, false)
	assert.True(t, take(50, true).Has(quality.Babble), "a breath is no pause")
	assert.False(t, (take(22, false) & take(1, true)).Has(quality.Babble), "a pause ends it")
	assert.False(t, take(29*50, true).Has(quality.Babble))
}

// TestCrowd mixes six people who read at once.
func TestCrowd(t *testing.T) {
	var all []int16
	for _, one := range people(t)["an4"] {
		all = append(all, one...)
	}
	const long = 40 * rate
	require.Greater(t, len(all), 6*long)
	var parts [][]int16
	for i := range 6 {
		part := append([]int16(nil), all[i*long:(i+1)*long]...)
		for k := range part {
			part[k] /= 2
		}
		parts = append(parts, part)
	}
	states, began := heard(t, mediatest.Mix(parts...))
	t.Log(states, began)
	assert.True(t, states.Has(quality.Steady|quality.Babble), "%v", began)
}

func TestStatesHaveStableNames(t *testing.T) {
	assert.Equal(t, "fax,steady,babble,clipped,offset,dead", (quality.Fax | quality.Steady | quality.Babble | quality.Clipped | quality.Offset | quality.Dead).String())
	assert.Empty(t, quality.State(0).String())
}

// TestBlockerTakesTheOffsetAlone measures what is left of an offset, and of
// tones of the telephone band.
func TestBlockerTakesTheOffsetAlone(t *testing.T) {
	b := quality.NewBlocker(rate)
	flat := make([]int16, rate)
	for i := range flat {
		if i > 100 {
			flat[i] = 3000
		}
	}
	b.Filter(flat)
	assert.LessOrEqual(t, flat[100+rate/10], int16(3), "after 100 ms")
	for _, hz := range []float64{100, 200, 300, 1000, 3400} {
		b := quality.NewBlocker(rate)
		in := mediatest.Tone(hz, 8000, time.Second, rate)
		before := mediatest.RMS(in)
		b.Filter(in)
		assert.InEpsilon(t, before, mediatest.RMS(in[rate/2:]), 0.023, "%v Hz within 0.2 dB", hz)
	}
	full := mediatest.Tone(5, 32767, time.Second, rate)
	b.Filter(full) // no wrap at the ends of the scale
	for i := 1; i < len(full); i++ {
		require.Less(t, full[i]-full[i-1], int16(9000))
	}
}

// FuzzTake gives any sound: states stay within the list and nothing panics.
func FuzzTake(f *testing.F) {
	f.Add([]byte{0, 128, 255, 127}, true)
	f.Fuzz(func(t *testing.T, b []byte, voice bool) {
		a, blocker := quality.New(rate), quality.NewBlocker(rate)
		pcm := make([]int16, 160)
		for n := range 400 {
			for i := range pcm {
				if len(b) > 1 {
					k := (n*160 + i) * 2 % (len(b) - 1)
					pcm[i] = int16(uint16(b[k])<<8 | uint16(b[k+1]))
				}
			}
			s := a.Take(quality.Frame{PCM: pcm, Voice: voice, Heard: true})
			if s >= 1<<len(quality.All()) {
				t.Fatalf("unknown state %b", s)
			}
			blocker.Filter(pcm)
		}
	})
}

func TestTakeAllocatesNothing(t *testing.T) {
	a, b := quality.New(rate), quality.NewBlocker(rate)
	pcm := mediatest.Speech(1, 3000, 20*time.Millisecond, rate)
	assert.Zero(t, testing.AllocsPerRun(1000, func() {
		a.Take(quality.Frame{PCM: pcm, Voice: true, Heard: true})
		b.Filter(pcm)
	}))
}

func BenchmarkTake(b *testing.B) {
	a := quality.New(rate)
	pcm := mediatest.Speech(1, 3000, 20*time.Millisecond, rate)
	b.ReportAllocs()
	for b.Loop() {
		a.Take(quality.Frame{PCM: pcm, Voice: true, Heard: true})
	}
}

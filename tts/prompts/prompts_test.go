package prompts_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/media/loudness"
	"budi/media/mediatest"
	"budi/media/wav"
	"budi/tts"
	"budi/tts/prompts"
)

// folder makes a folder of a manifest and the WAV files that it names, each of
// another shape.
func folder(t *testing.T, manifest string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, prompts.Manifest), []byte(manifest), 0o600))
	for name, f := range map[string]wav.Format{
		"hello.wav": {Rate: 44100, Channels: 2}, "help.wav": {Rate: 8000, Channels: 1}, "bye.wav": {Rate: 16000, Channels: 1},
	} {
		write(t, filepath.Join(dir, name), f, mediatest.Mix(
			mediatest.Tone(300, 900, 1200*time.Millisecond, f.Rate*f.Channels), mediatest.Noise(1, 5, 1500*time.Millisecond, f.Rate*f.Channels)))
	}
	write(t, filepath.Join(dir, "silent.wav"), wav.Format{Rate: 8000, Channels: 1}, make([]int16, 8000))
	write(t, filepath.Join(dir, "long.wav"), wav.Format{Rate: 8000, Channels: 1}, make([]int16, 61*8000))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "text.wav"), []byte("this is no sound"), 0o600))
	return dir
}

func write(t *testing.T, path string, f wav.Format, pcm []int16) {
	t.Helper()
	w, err := wav.Create(path, f)
	require.NoError(t, err)
	require.NoError(t, w.Write(pcm[:len(pcm)/f.Channels*f.Channels]))
	require.NoError(t, w.Close())
}

func TestSounds(t *testing.T) {
	s, err := prompts.Load(folder(t, "# as we say it\n\"Good morning!\": hello.wav\nHow can I help?: help.wav\n\"Thank you. Goodbye\": bye.wav\n"))
	require.NoError(t, err)
	assert.Equal(t, []string{"Good morning!", "How can I help?", "Thank you. Goodbye"}, s.Texts())
	for _, text := range []string{"Good morning!", "good  morning.", " GOOD MORNING"} {
		for _, rate := range []int{8000, 16000} {
			pcm, ok := s.Sound(tts.Voice{Lang: "en", Rate: rate}, text)
			require.True(t, ok, text)
			assert.InDelta(t, 1.2, float64(len(pcm))/float64(rate), 0.1, "silence at the ends is cut")
			assert.InDelta(t, tts.Target, loudness.Integrated(pcm, rate), 0.3)
		}
	}
	_, ok := s.Sound(tts.Voice{Rate: 8000}, "How can I help")
	assert.False(t, ok, "a question is another melody")
	assert.False(t, s.Has("Good evening!"))
	_, ok = s.Sound(tts.Voice{Rate: 11025}, "Good morning!")
	assert.False(t, ok)

	normal, _ := s.Sound(tts.Voice{Rate: 8000}, "How can I help?")
	slow, _ := s.Sound(tts.Voice{Rate: 8000, Pace: 0.8}, "How can I help?")
	assert.InEpsilon(t, 1.25*float64(len(normal)), float64(len(slow)), 0.05)
	loud, _ := s.Sound(tts.Voice{Rate: 8000, Gain: 1.6}, "How can I help?")
	assert.InDelta(t, tts.Target+4.08, loudness.Integrated(loud, 8000), 0.4)
	again, _ := s.Sound(tts.Voice{Rate: 8000}, "How can I help?")
	assert.Equal(t, normal, again, "nothing is changed in place")

	var none *prompts.Set
	_, ok = none.Sound(tts.Voice{Rate: 8000}, "Good morning!")
	assert.False(t, ok || none.Has("Good morning!"))
}

func TestWhatIsWrongIsToldByFileAndLine(t *testing.T) {
	for name, c := range map[string]struct{ manifest, want string }{
		"no such file":    {"a: hello.wav\nb: hullo.wav", ":2: hullo.wav: there is no such file beside the manifest"},
		"said twice":      {"Hello!: hello.wav\nx: bye.wav\nhello: help.wav", `:3: "hello" is recorded in line 1 already`},
		"no text":         {`"...": hello.wav`, ":1: has no text"},
		"elsewhere":       {"a: ../hello.wav", ":1: ../hello.wav: is not within the folder"},
		"absolute":        {"a: /etc/passwd", ":1: /etc/passwd: is not within the folder"},
		"no WAV":          {"\na: text.wav", ":2: text.wav: not a readable WAV"},
		"silent":          {"a: silent.wav", ":1: silent.wav: nothing can be heard in it"},
		"too long":        {"a: long.wav", ":1: long.wav: it is longer than 1m0s"},
		"no name":         {"a: hello.wav\nb: [x]", ":2: want the name of a WAV file"},
		"a list":          {"- a\n- b", ":1: want lines of"},
		"a number":        {"a: 3", ":1: want the name of a WAV file"},
		"broken":          {"a: 'x", "isn't valid YAML"},
		"several at once": {"a: no.wav\nb: nope.wav", ":2: nope.wav"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := prompts.Load(folder(t, c.manifest))
			require.ErrorContains(t, err, c.want)
			for line := range strings.SplitSeq(err.Error(), "\n") {
				assert.Contains(t, line, prompts.Manifest+":")
			}
		})
	}
	_, err := prompts.Load(t.TempDir())
	require.ErrorContains(t, err, "prompts.yaml:1: there is no such file; write one line for each recording")
	s, err := prompts.Load(folder(t, "# nothing yet\n"))
	require.NoError(t, err)
	assert.Empty(t, s.Texts())
}

// FuzzLoad reads arbitrary manifests: no panic, and what loads is within the
// folder.
func FuzzLoad(f *testing.F) {
	f.Add([]byte("a: hello.wav\n"))
	f.Add([]byte("? {a: b}\n: c"))
	f.Add([]byte("a: &x hello.wav\nb: *x"))
	f.Add([]byte("---\n- !!binary x\n..."))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, manifest []byte) {
		if err := os.WriteFile(filepath.Join(dir, prompts.Manifest), manifest, 0o600); err != nil {
			t.Skip(err)
		}
		s, err := prompts.Load(dir)
		if err == nil && len(s.Texts()) > 0 {
			t.Fatalf("%q: a recording from an empty folder", s.Texts())
		}
	})
}

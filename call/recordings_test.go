package call

import (
	"bufio"
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/asr/pocketsphinx"
	"budi/language"
	"budi/media"
	"budi/media/g711"
	"budi/media/mediatest"
	"budi/media/vad"
	"budi/media/wav"
	"budi/tts"
)

// sharedData finds the folder of recordings beside the module, or skips.
func sharedData(t testing.TB) string {
	t.Helper()
	root := os.Getenv("BUDI_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		require.NoError(t, err)
		root = filepath.Join(dir, "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(root, "data", "asr", "asr_train.jsonl")); err != nil {
		t.Skip("needs the folder shared/data/asr beside the module, or BUDI_SHARED")
	}
	return filepath.Join(root, "data", "asr")
}

// recording is one line of asr_train.jsonl.
type recording struct {
	File    string `json:"file"`
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
}

func (r recording) set() string { return strings.SplitN(r.File, "/", 2)[0] }

func recordings(t testing.TB, folder string) []recording {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "asr_train.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	var out []recording
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r recording
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		out = append(out, r)
	}
	return out
}

// sound is a recording as a telephone line brings it.
func sound(t testing.TB, folder string, r recording) []int16 {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, r.File))
	require.NoError(t, err)
	defer f.Close()
	pcm, format, err := wav.ReadAll(f, 1<<24)
	require.NoError(t, err)
	if format.Rate != rate {
		pcm = tts.NewResampler(format.Rate, rate).Resample(pcm)
	}
	return throughLine(pcm)
}

func throughLine(pcm []int16) []int16 {
	coded := make([]byte, len(pcm))
	g711.EncodeU(coded, pcm)
	out := make([]int16, len(pcm))
	g711.DecodeU(out, coded)
	return out
}

// lineNoise is what a quiet line carries.
func lineNoise(seed uint64, d time.Duration) []int16 { return mediatest.Noise(seed, 8, d, rate) }

// voiced judges pcm frame by frame.
func voiced(t testing.TB, pcm []int16) []bool {
	t.Helper()
	d, err := vad.New(vad.Default)
	require.NoError(t, err)
	defer d.Close()
	var out []bool
	for i := 0; i+rate/50 <= len(pcm); i += rate / 50 {
		out = append(out, d.Voice(pcm[i:i+rate/50], rate))
	}
	return out
}

// trimmed cuts a recording to 100 ms before and after its voice; nil of one in
// which there is none.
func trimmed(t testing.TB, pcm []int16) []int16 {
	verdicts := voiced(t, slices.Concat(lineNoise(1, 500*time.Millisecond), pcm))[25:]
	first, last := slices.Index(verdicts, true), len(verdicts)-1
	for last >= 0 && !verdicts[last] {
		last--
	}
	if first < 0 {
		return nil
	}
	return pcm[max(0, (first-5)*160):min(len(pcm), (last+6)*160)]
}

// spliced puts up to n pauses of 300 to 600 ms into speech where it is quietest,
// as between words: into the quietest 60 ms of a stretch that a draw chooses,
// half a second from either end and from each other. Not where the speaker
// paused, or the two would be one long pause.
func spliced(t testing.TB, pcm []int16, n int, rng *rand.Rand) []int16 {
	const margin, window, near = rate / 2, rate * 60 / 1000, 5
	verdicts := voiced(t, slices.Concat(lineNoise(1, 500*time.Millisecond), pcm))[25:]
	speaks := func(frames []bool) bool { return slices.Contains(frames, true) }
	var places []int
	for range n {
		room := len(pcm) - 2*margin - window
		if room <= 0 {
			break
		}
		from := margin + rng.IntN(max(1, room-rate/2))
		at, least := -1, math.Inf(1)
		for i := from; i < min(from+rate/2, margin+room); i += 80 {
			mid := i + window/2
			f := min(mid/160, len(verdicts)-near)
			close := slices.ContainsFunc(places, func(p int) bool { return max(p-mid, mid-p) < margin })
			if e := mediatest.RMS(pcm[i : i+window]); !close && e < least && speaks(verdicts[f-near:f]) && speaks(verdicts[f:f+near]) {
				at, least = mid, e
			}
		}
		if at >= 0 {
			places = append(places, at)
		}
	}
	slices.Sort(places)
	for _, at := range slices.Backward(places) {
		pause := lineNoise(rng.Uint64(), 300*time.Millisecond+time.Duration(rng.IntN(301))*time.Millisecond)
		pcm = slices.Concat(faded(pcm[:at], true), pause, faded(pcm[at:], false))
	}
	return pcm
}

// faded lets 5 ms of one end fade, so that a splice does not click.
func faded(pcm []int16, end bool) []int16 {
	out := slices.Clone(pcm)
	n := min(rate/200, len(out))
	for i := range n {
		at := i
		if end {
			at = len(out) - 1 - i
		}
		out[at] = int16(int(out[at]) * i / n)
	}
	return out
}

// humanLeg brings a caller's recorded sound, judged as a session judges it, and
// takes Budi's as a line without a network does.
type humanLeg struct {
	*mediatest.Leg
	pcm     []int16
	verdict []bool
	at      int // frames that were delivered
	began   time.Time
	hears   func(media.Frame) // is told what Budi says; may be nil
	sent    map[int]bool      // during which of them Budi was heard; of Play's goroutine
}

func newHumanLeg(t testing.TB, pcm []int16) *humanLeg {
	near, _ := mediatest.NewLine(rate)
	return &humanLeg{Leg: near, pcm: pcm, verdict: voiced(t, pcm), sent: map[int]bool{}}
}

// over is how long Budi was heard while the caller spoke.
func (l *humanLeg) over() (d time.Duration) {
	for i, v := range l.verdict {
		if v && l.sent[i] {
			d += media.Ptime
		}
	}
	return d
}

// Play implements [media.Leg], and keeps when something was heard.
func (l *humanLeg) Play(ctx context.Context, out <-chan media.Frame) (heard time.Duration, err error) {
	due := time.NewTimer(0)
	defer due.Stop()
	for {
		select {
		case <-ctx.Done():
			return heard, context.Cause(ctx)
		case <-due.C:
		}
		select {
		case <-ctx.Done():
			return heard, context.Cause(ctx)
		case f, ok := <-out:
			if !ok {
				return heard, nil
			}
			due.Reset(media.Ptime)
			heard += media.Ptime
			if l.hears != nil {
				l.hears(f)
			}
			if mediatest.RMS(f.PCM) > 10 {
				l.sent[int(time.Since(l.began)/media.Ptime)] = true
			}
		}
	}
}

// Receive implements [media.Leg]. After the recording the line is silent.
func (l *humanLeg) Receive(ctx context.Context, in chan<- media.Frame) error {
	tick := time.NewTicker(media.Ptime)
	defer tick.Stop()
	for ; ; l.at++ {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-tick.C:
		}
		f := media.Frame{PCM: make([]int16, 160), Rate: rate, At: time.Duration(l.at) * media.Ptime, Arrived: time.Now()}
		if l.at < len(l.verdict) {
			copy(f.PCM, l.pcm[l.at*160:])
			f.Voice = l.verdict[l.at]
		}
		in <- f
	}
}

// whole reports whether all is to be measured, for the record, and not a sample.
func whole() bool { return os.Getenv("BUDI_BENCH") != "" }

// telephoneEnglish is the recogniser that calls use.
func telephoneEnglish(t testing.TB) *pocketsphinx.Engine {
	t.Helper()
	if _, err := os.Stat(filepath.Join(pocketsphinx.DebianModels, "en-us", "mdef")); err != nil {
		t.Skip("needs the Debian package pocketsphinx-en-us")
	}
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	e, err := pocketsphinx.New(t.Context(), pocketsphinx.Config{Data: filepath.Join(cache, "budi-test")})
	require.NoError(t, err)
	t.Cleanup(e.Close)
	require.NoError(t, e.Supports(language.English, rate))
	return e
}

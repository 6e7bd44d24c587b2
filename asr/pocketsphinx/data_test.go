package pocketsphinx

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/language"
	"budi/media"
)

// sharedData finds the folder of recordings beside the module, or skips.
func sharedData(t testing.TB) string {
	t.Helper()
	root := os.Getenv("BUDI_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		require.NoError(t, err)
		for root == "" && dir != "/" {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				root = filepath.Join(filepath.Dir(dir), "shared")
			}
			dir = filepath.Dir(dir)
		}
	}
	if _, err := os.Stat(filepath.Join(root, "data", "asr", "asr_train.jsonl")); err != nil {
		t.Skip("needs the folder shared/data/asr beside the module, or BUDI_SHARED")
	}
	return root
}

// recording is one line of asr_train.jsonl.
type recording struct {
	File  string            `json:"file"`
	Text  string            `json:"text"`
	Lang  string            `json:"lang"`
	Slots map[string]string `json:"slots"`
}

func (r recording) set() string { return strings.SplitN(r.File, "/", 2)[0] }

func recordings(t testing.TB, shared string, sets ...string) []recording {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, "data", "asr", "asr_train.jsonl"))
	require.NoError(t, err)
	defer f.Close()
	want := make(map[string]bool)
	for _, s := range sets {
		want[s] = true
	}
	var out []recording
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var r recording
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		if want[r.set()] {
			out = append(out, r)
		}
	}
	return out
}

func gram(t testing.TB, shared, name string) *asr.Grammar {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(shared, "data", "asr", name))
	require.NoError(t, err)
	return &asr.Grammar{ID: name, Lang: language.English, JSGF: string(text)}
}

// readWAV reads 16-bit mono PCM.
func readWAV(t testing.TB, path string) (pcm []int16, rate int) {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "RIFF", string(data[:4]))
	for at := 12; at+8 <= len(data); {
		id, n := string(data[at:at+4]), int(binary.LittleEndian.Uint32(data[at+4:]))
		body := data[at+8 : min(len(data), at+8+n)]
		switch id {
		case "fmt ":
			rate = int(binary.LittleEndian.Uint32(body[4:]))
		case "data":
			pcm = make([]int16, len(body)/2)
			for i := range pcm {
				pcm[i] = int16(binary.LittleEndian.Uint16(body[2*i:]))
			}
		}
		at += 8 + n + n%2
	}
	return pcm, rate
}

// throughULaw codes and decodes sound as a telephone line does (G.711).
func throughULaw(pcm []int16) []int16 {
	out := make([]int16, len(pcm))
	for i, s := range pcm {
		x := int(s)
		sign := 0
		if x < 0 {
			sign, x = 1, -x
		}
		x = min(x, 32635) + 132
		exp := 7
		for mask := 0x4000; exp > 0 && x&mask == 0; mask >>= 1 {
			exp--
		}
		mantissa := x >> (exp + 3) & 15
		y := ((mantissa<<3 | 132) << exp) - 132
		if sign == 1 {
			y = -y
		}
		out[i] = int16(y)
	}
	return out
}

// hearAll recognises utterances in one stream.
func hearAll(t testing.TB, e *Engine, g *asr.Grammar, rate int, utterances ...[]int16) []asr.Event {
	t.Helper()
	in := make(chan asr.Input)
	out := make(chan asr.Event)
	done := make(chan error, 1)
	go func() {
		done <- e.Recognize(context.Background(), asr.Options{Rate: rate}, in, out)
		close(out)
	}()
	var finals []asr.Event
	go func() {
		defer close(in)
		in <- asr.Input{Grammar: g}
		n := rate / 50
		for _, pcm := range utterances {
			for i := 0; i < len(pcm); i += n {
				f := make([]int16, n)
				copy(f, pcm[i:min(len(pcm), i+n)])
				in <- asr.Input{Frame: media.Frame{PCM: f, Rate: rate}}
			}
			in <- asr.Input{End: true}
		}
	}()
	for ev := range out {
		if ev.Final {
			finals = append(finals, ev)
		}
	}
	require.NoError(t, <-done)
	require.Len(t, finals, len(utterances))
	return finals
}

// telephone gives a recording as a telephone line would: 8 kHz, mu-law.
func telephone(t testing.TB, shared string, r recording) []int16 {
	t.Helper()
	pcm, rate := readWAV(t, filepath.Join(shared, "data", "asr", r.File))
	if rate == 16000 {
		pcm = halved(pcm)
	}
	return throughULaw(pcm)
}

// padded puts 200 ms of silence on both sides, as a call has around speech.
func padded(pcm []int16) []int16 {
	silence := make([]int16, 1600)
	return slices.Concat(silence, pcm, silence)
}

// halved gives every second sample after a low-pass at 3.7 kHz of 16 (a
// windowed sinc of 127 taps).
func halved(pcm []int16) []int16 {
	const half, cut = 63, 3700.0 / 16000
	var taps [2*half + 1]float64
	for i := range taps {
		x := float64(i - half)
		window := 0.42 + 0.5*math.Cos(math.Pi*x/(half+1)) + 0.08*math.Cos(2*math.Pi*x/(half+1))
		taps[i] = 2 * cut * window
		if x != 0 {
			taps[i] = math.Sin(2*math.Pi*cut*x) / (math.Pi * x) * window
		}
	}
	out := make([]int16, len(pcm)/2)
	for i := range out {
		sum := 0.0
		for k, tap := range taps {
			if at := 2*i + k - half; at >= 0 && at < len(pcm) {
				sum += tap * float64(pcm[at])
			}
		}
		out[i] = int16(max(-32768, min(32767, math.Round(sum))))
	}
	return out
}

// testData is where the derived model is kept between test runs.
func testData(t testing.TB) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		return t.TempDir()
	}
	return filepath.Join(dir, "budi-test")
}

func testEngine(t testing.TB) *Engine {
	t.Helper()
	needDebianModel(t)
	e, err := New(t.Context(), Config{Data: testData(t)})
	require.NoError(t, err)
	t.Cleanup(e.Close)
	require.NoError(t, e.Supports(language.English, 8000))
	return e
}

// slotsRight compares a barista order with its slots: each slot's value is in
// the text, and no longer value of the same slot.
func slotsRight(values map[string][]string, want map[string]string, text string) bool {
	text = " " + text + " "
	for slot, list := range values {
		found, text := "", text
		if slot == "size" {
			text = strings.ReplaceAll(text, "medium roast", "")
		}
		for _, v := range list {
			if strings.Contains(text, " "+v+" ") && len(v) > len(found) {
				found = v
			}
		}
		if found != strings.TrimSpace(want[slot]) {
			return false
		}
	}
	return true
}

func baristaSlots(t testing.TB, shared string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, "data", "asr", "barista_slots.json"))
	require.NoError(t, err)
	var v map[string][]string
	require.NoError(t, json.Unmarshal(data, &v))
	return v
}

func percent(n, of int) string {
	return fmt.Sprintf("%d of %d (%.1f %%)", n, of, 100*float64(n)/float64(max(1, of)))
}

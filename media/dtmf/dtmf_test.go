package dtmf_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/media/dtmf"
	"budi/media/resample"
	"budi/media/wav"
)

const allKeys = "0123456789*#ABCD"

func TestEventsRoundTrip(t *testing.T) {
	for code, key := range allKeys {
		c, ok := dtmf.CodeOf(key)
		require.True(t, ok)
		require.EqualValues(t, code, c)
		for _, e := range []dtmf.Event{{Code: c, Duration: 160}, {Code: c, End: true, Volume: 63, Duration: 65535}} {
			var b [4]byte
			e.Put(b[:])
			got, err := dtmf.Parse(b[:])
			require.NoError(t, err)
			require.Equal(t, e, got)
			require.Equal(t, key, got.Key())
		}
	}
	_, ok := dtmf.CodeOf('E')
	require.False(t, ok)
	require.Zero(t, dtmf.Event{Code: 16}.Key())
	_, err := dtmf.Parse([]byte{1, 2, 3})
	require.ErrorIs(t, err, dtmf.ErrShort)
}

func TestReceiver(t *testing.T) {
	type packet struct {
		ts   uint32
		code uint8
		end  bool
		dur  uint16
	}
	tests := map[string]struct {
		packets []packet
		want    string
	}{
		"a press, its end three times":  {[]packet{{1000, 5, false, 160}, {1000, 5, false, 320}, {1000, 5, true, 480}, {1000, 5, true, 480}, {1000, 5, true, 480}}, "5"},
		"the same key twice":            {[]packet{{1000, 5, true, 480}, {3000, 5, false, 160}}, "55"},
		"the end is lost, another key":  {[]packet{{1000, 5, false, 160}, {3000, 6, false, 160}}, "56"},
		"only an end comes":             {[]packet{{1000, 5, true, 800}}, "5"},
		"a late packet of a key before": {[]packet{{1000, 5, true, 480}, {3000, 6, false, 160}, {1000, 5, true, 480}}, "56"},
		"out of order within a press":   {[]packet{{1000, 5, false, 320}, {1000, 5, false, 160}, {1000, 5, true, 480}}, "5"},
		"longer than the field":         {[]packet{{1000, 5, false, 0xff00}, {1000, 5, false, 0xffff}, {1000 + 0xffff, 5, false, 160}, {1000 + 0xffff, 5, true, 900}}, "5"},
		"the timestamp wraps":           {[]packet{{0xffffff00, 5, true, 480}, {0x00000400, 6, true, 480}, {0xffffff00, 5, true, 480}}, "56"},
		"other events are no keys":      {[]packet{{1000, 16, false, 160}, {2000, 36, true, 160}}, ""},
		"far back is a new stream":      {[]packet{{90000, 5, true, 480}, {1000, 5, true, 480}}, "55"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var r dtmf.Receiver
			got := ""
			for _, p := range test.packets {
				if key := r.Take(p.ts, dtmf.Event{Code: p.code, End: p.end, Duration: p.dur}); key != 0 {
					got += string(key)
				}
			}
			require.Equal(t, test.want, got)
		})
	}
}

// dial makes keys of on ms with pauses of off ms in noise, snr in dB, and gives
// what the detector hears.
func dial(seed uint64, keys string, on, off int, snr float64) string {
	r := rand.New(rand.NewPCG(seed, 7))
	var pcm []int16
	for _, key := range keys {
		tone := make([]int16, on*8)
		dtmf.Tone(tone, key, 0, 8000)
		pcm = append(append(pcm, make([]int16, off*8)...), tone...)
	}
	pcm = append(pcm, make([]int16, 800)...)
	amplitude := 8000 / math.Pow(10, snr/20)
	for i := range pcm {
		pcm[i] = int16(max(-32768, min(32767, float64(pcm[i])+amplitude*r.NormFloat64())))
	}
	var d dtmf.Detector
	heard := ""
	for i := 0; i+160 <= len(pcm); i += 160 {
		if key := d.Take(pcm[i : i+160]); key != 0 {
			heard += string(key)
		}
	}
	return heard
}

func TestDetectorHearsTonesInNoise(t *testing.T) {
	for _, on := range []int{50, 60, 80, 150} {
		for _, snr := range []float64{15, 20, 30, 40} {
			t.Run(fmt.Sprintf("%d ms %v dB", on, snr), func(t *testing.T) {
				require.Equal(t, allKeys, dial(uint64(on), allKeys, on, 50, snr))
			})
		}
	}
}

func TestDetectorNeedsBothTonesAndTheirPurity(t *testing.T) {
	row := make([]int16, 8000)
	dtmf.Tone(row, '1', 0, 8000)
	half := make([]int16, 8000)
	var d dtmf.Detector
	require.Zero(t, d.Take(half))
	for i := range row { // a second voice over it, as loud
		half[i] = row[i]/2 + int16(7000*float64((i*13)%29-14)/14)
	}
	require.Zero(t, d.Take(half))
}

// TestDetectorRate holds the detector to 98 % on short tones in noise, and to
// no key that was not pressed.
func TestDetectorRate(t *testing.T) {
	right, n := 0, 0
	for _, on := range []int{40, 50, 60, 80} {
		for snr := 10.0; snr <= 40; snr += 5 {
			for seed := range uint64(5) {
				heard := dial(seed+uint64(on), allKeys, on, 40, snr)
				n += len(allKeys)
				for _, key := range allKeys {
					if c := strings.Count(heard, string(key)); c == 1 {
						right++
					} else if c > 1 {
						t.Errorf("%d ms, %v dB: %q heard %d times", on, snr, key, c)
					}
				}
			}
		}
	}
	t.Logf("%d of %d keys heard", right, n)
	require.Greater(t, float64(right), 0.98*float64(n))
}

// TestDetectorIgnoresSpeech counts keys heard in human speech: talk-off.
func TestDetectorIgnoresSpeech(t *testing.T) {
	files := recordings(t)
	seconds := 0.0
	for _, path := range files {
		f, err := os.Open(path)
		require.NoError(t, err)
		pcm, form, err := wav.ReadAll(f, 1e8)
		require.NoError(t, errors.Join(err, f.Close()))
		switch form {
		case wav.Format{Rate: 16000, Channels: 1}:
			var h resample.Halver
			pcm = pcm[:h.Halve(pcm, pcm[:len(pcm)&^1])]
		case wav.Format{Rate: 8000, Channels: 1}:
		default:
			continue
		}
		seconds += float64(len(pcm)) / 8000
		var d dtmf.Detector
		for i := 0; i+160 <= len(pcm); i += 160 {
			if key := d.Take(pcm[i : i+160]); key != 0 {
				t.Errorf("%s: %q at %.2f s", filepath.Base(path), key, float64(i)/8000)
			}
		}
	}
	t.Logf("%d recordings, %.1f minutes", len(files), seconds/60)
}

// recordings lists the human speech in the shared data, which stands beside the
// module's root or in $BUDI_SHARED.
func recordings(t *testing.T) []string {
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
	files, err := filepath.Glob(filepath.Join(shared, "data", "asr", "*", "*.wav"))
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("no recordings: put the shared data beside the module or name it in $BUDI_SHARED")
	}
	return files
}

func FuzzReceiver(f *testing.F) {
	f.Add([]byte{5, 10, 0, 160, 0, 0, 3, 232}, uint32(7))
	f.Fuzz(func(t *testing.T, raw []byte, ts uint32) {
		var r dtmf.Receiver
		presses := 0
		for ; len(raw) >= 5; raw = raw[5:] {
			e, err := dtmf.Parse(raw[:4])
			if err != nil {
				t.Fatal(err)
			}
			ts += uint32(raw[4]) * 16
			key := r.Take(ts, e)
			if key == 0 {
				continue
			}
			presses++
			if key != e.Key() {
				t.Fatalf("pressed %q, told of %q", e.Key(), key)
			}
			// Whatever came, its repetition is no second press.
			if again := r.Take(ts, e); again != 0 {
				t.Fatalf("a repeated packet pressed %q", again)
			}
			e.End = true
			if again := r.Take(ts, e); again != 0 {
				t.Fatalf("the end pressed %q", again)
			}
		}
	})
}

func BenchmarkDetector(b *testing.B) {
	var d dtmf.Detector
	pcm := make([]int16, 160)
	dtmf.Tone(pcm, '7', 0, 8000)
	b.ReportAllocs()
	for b.Loop() {
		d.Take(pcm)
	}
}

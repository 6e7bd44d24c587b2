package wav_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"budi/media/wav"
)

func noise(n int) []int16 {
	r := rand.New(rand.NewPCG(1, 2))
	pcm := make([]int16, n)
	for i := range pcm {
		pcm[i] = int16(r.Uint32())
	}
	return pcm
}

func write(t *testing.T, f wav.Format, pcm []int16) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.wav")
	w, err := wav.Create(path, f)
	require.NoError(t, err)
	for part := range len(pcm)/1000 + 1 {
		require.NoError(t, w.Write(pcm[part*1000:min(len(pcm), part*1000+1000)]))
	}
	require.NoError(t, w.Close())
	return path
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, f := range []wav.Format{{8000, 1}, {16000, 2}, {44100, 2}} {
		pcm := noise(4444)
		b, err := os.ReadFile(write(t, f, pcm))
		require.NoError(t, err)
		for name, r := range map[string]io.Reader{
			"whole": bytes.NewReader(b), "by octets": iotest.OneByteReader(bytes.NewReader(b)),
		} {
			got, form, err := wav.ReadAll(r, 1e6)
			require.NoError(t, err, name)
			require.Equal(t, f, form, name)
			require.Equal(t, pcm, got, name)
		}
	}
}

// chunks builds a file of chunks, each padded to even length.
func chunks(list ...any) []byte {
	b := []byte("RIFF\x00\x00\x00\x00WAVE")
	for i := 0; i < len(list); i += 2 {
		body := list[i+1].([]byte)
		b = append(b, list[i].(string)...)
		b = binary.LittleEndian.AppendUint32(b, uint32(len(body)))
		b = append(b, body...)
		if len(body)%2 == 1 {
			b = append(b, 0)
		}
	}
	return b
}

func format(tag, channels uint16, rate uint32, bits uint16, more ...byte) []byte {
	le := binary.LittleEndian
	b := le.AppendUint16(nil, tag)
	b = le.AppendUint16(b, channels)
	b = le.AppendUint32(b, rate)
	b = le.AppendUint32(b, rate*uint32(channels)*uint32(bits)/8)
	b = le.AppendUint16(b, channels*bits/8)
	b = le.AppendUint16(b, bits)
	return append(b, more...)
}

func TestReadsWhatTelephonyHas(t *testing.T) {
	extensible := append([]byte{22, 0, 16, 0, 4, 0, 0, 0, 1, 0}, make([]byte, 14)...)
	tests := map[string]struct {
		file []byte
		want []int16
	}{
		"mu-law":      {chunks("fmt ", format(7, 1, 8000, 8), "data", []byte{0xff, 0x80, 0x00}), []int16{0, 32124, -32124}},
		"A-law":       {chunks("fmt ", format(6, 1, 8000, 8), "data", []byte{0xd5, 0xaa, 0x2a}), []int16{8, 32256, -32256}},
		"8 bits":      {chunks("fmt ", format(1, 1, 8000, 8), "data", []byte{0x80, 0xff, 0x00}), []int16{0, 127 << 8, -128 << 8}},
		"extensible":  {chunks("fmt ", format(0xfffe, 1, 8000, 16, extensible...), "data", []byte{1, 0, 2, 0}), []int16{1, 2}},
		"other chunk": {chunks("LIST", []byte("abc"), "fmt ", format(1, 1, 8000, 16), "data", []byte{1, 0}), []int16{1}},
		"odd end":     {chunks("fmt ", format(1, 1, 8000, 16), "data", []byte{1, 0, 2}), []int16{1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, _, err := wav.ReadAll(bytes.NewReader(test.file), 100)
			require.NoError(t, err)
			require.Equal(t, test.want, got)
		})
	}
}

func TestRefusesWhatItCannotRead(t *testing.T) {
	good := chunks("fmt ", format(1, 1, 8000, 16), "data", make([]byte, 100))
	tests := map[string]struct {
		file []byte
		want string
	}{
		"empty":          {nil, "ends in its RIFF header"},
		"not RIFF":       {bytes.Repeat([]byte("x"), 100), "no RIFF/WAVE header"},
		"cut in format":  {good[:24], "ends in its format chunk"},
		"no data":        {good[:36], "ends in its chunk before the samples"},
		"data first":     {chunks("data", []byte{1, 0}), "before their format"},
		"float":          {chunks("fmt ", format(3, 1, 8000, 32), "data", []byte{}), "coding 3 with 32 bits"},
		"no rate":        {chunks("fmt ", format(1, 1, 0, 16), "data", []byte{}), "0 Hz"},
		"999 channels":   {chunks("fmt ", format(1, 999, 8000, 16), "data", []byte{}), "999 channels"},
		"tiny format":    {chunks("fmt ", []byte{1, 0}, "data", []byte{}), "format chunk of 2"},
		"over the limit": {chunks("fmt ", format(1, 1, 8000, 16), "data", make([]byte, 300)), "more than 100 samples"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := wav.ReadAll(bytes.NewReader(test.file), 100)
			require.ErrorIs(t, err, wav.ErrFormat)
			require.ErrorContains(t, err, test.want)
		})
	}
	_, _, err := wav.ReadAll(iotest.ErrReader(io.ErrNoProgress), 1)
	require.ErrorIs(t, err, io.ErrNoProgress)
	require.NotErrorIs(t, err, wav.ErrFormat)
}

func TestSurvivesACrash(t *testing.T) {
	pcm := noise(3000)
	path := filepath.Join(t.TempDir(), "x.wav")
	w, err := wav.Create(path, wav.Format{Rate: 8000, Channels: 2})
	require.NoError(t, err)
	require.NoError(t, w.Write(pcm[:1000]))
	require.NoError(t, w.Sync())
	require.NoError(t, w.Write(pcm[1000:]))
	// The process dies here: no Close.
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	got, _, err := wav.ReadAll(bytes.NewReader(b), 1e6)
	require.NoError(t, err)
	require.Equal(t, pcm[:1000], got)

	repaired, err := wav.Repair(path)
	require.NoError(t, err)
	require.True(t, repaired)
	b, err = os.ReadFile(path)
	require.NoError(t, err)
	got, _, err = wav.ReadAll(bytes.NewReader(b), 1e6)
	require.NoError(t, err)
	require.Equal(t, pcm, got)

	repaired, err = wav.Repair(path)
	require.NoError(t, err)
	require.False(t, repaired)
}

func TestRepairLeavesOthersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	foreign := bytes.Repeat([]byte{1}, 100)
	require.NoError(t, os.WriteFile(path, foreign, 0o600))
	_, err := wav.Repair(path)
	require.ErrorIs(t, err, wav.ErrFormat)
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, foreign, b)
}

func FuzzReader(f *testing.F) {
	f.Add(chunks("fmt ", format(1, 1, 8000, 16), "data", make([]byte, 100)))
	f.Add(chunks("fmt ", format(7, 2, 8000, 8), "data", []byte{1, 2, 3}))
	f.Add(chunks("LIST", []byte("abc"), "fmt ", format(0xfffe, 1, 8000, 16, make([]byte, 24)...), "data", []byte{1}))
	f.Fuzz(func(t *testing.T, b []byte) {
		pcm, form, err := wav.ReadAll(bytes.NewReader(b), 1e6)
		if err != nil {
			if !errors.Is(err, wav.ErrFormat) {
				t.Fatalf("error of a kind of its own: %v", err)
			}
			return
		}
		if len(pcm) > len(b) {
			t.Fatalf("%d samples of %d octets", len(pcm), len(b))
		}
		if form.Rate < 1 || form.Channels < 1 {
			t.Fatalf("format %+v accepted", form)
		}
	})
}

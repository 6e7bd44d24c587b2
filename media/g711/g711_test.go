package g711_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"budi/media/g711"
)

// The decision and reconstruction values of ITU-T G.711, tables 1a and 2a, on
// the 16-bit scale (13-bit A-law times 8, 14-bit mu-law times 4): the upper end
// of each segment.
func TestValuesOfTheStandard(t *testing.T) {
	mu := map[byte]int16{
		0x80: 32124, 0x8f: 16764, 0x9f: 8316, 0xaf: 4092, 0xbf: 1980, 0xcf: 924, 0xdf: 396, 0xef: 132, 0xf0: 120, 0xff: 0,
		0x00: -32124, 0x7f: 0,
	}
	for code, want := range mu {
		var got [1]int16
		g711.DecodeU(got[:], []byte{code})
		require.Equal(t, want, got[0], "mu-law %#x", code)
	}
	a := map[byte]int16{
		0xaa: 32256, 0xa5: 16896, 0xba: 16128, 0x8a: 8064, 0x9a: 4032, 0xea: 2016, 0xfa: 1008, 0xd5: 8,
		0x2a: -32256, 0x55: -8,
	}
	for code, want := range a {
		var got [1]int16
		g711.DecodeA(got[:], []byte{code})
		require.Equal(t, want, got[0], "A-law %#x", code)
	}
}

func TestSilence(t *testing.T) {
	var code [1]byte
	g711.EncodeU(code[:], []int16{0})
	require.EqualValues(t, g711.SilenceU, code[0])
	g711.EncodeA(code[:], []int16{0})
	require.EqualValues(t, g711.SilenceA, code[0])
}

// Every code survives decoding and encoding, but for mu-law's negative zero.
func TestCodesRoundTrip(t *testing.T) {
	for c := range 256 {
		var pcm [1]int16
		var code [1]byte
		g711.DecodeU(pcm[:], []byte{byte(c)})
		g711.EncodeU(code[:], pcm[:])
		if c == 0x7f {
			require.EqualValues(t, 0xff, code[0])
		} else {
			require.EqualValues(t, c, code[0], "mu-law")
		}
		g711.DecodeA(pcm[:], []byte{byte(c)})
		g711.EncodeA(code[:], pcm[:])
		require.EqualValues(t, c, code[0], "A-law")
	}
}

// Every sample comes back as the nearest value that the code has, up to half
// its step, and louder samples never come back quieter.
func TestSamplesRoundTrip(t *testing.T) {
	codecs := map[string]struct {
		encode func([]byte, []int16) int
		decode func([]int16, []byte) int
		clip   int
	}{
		"mu-law": {g711.EncodeU, g711.DecodeU, 32124},
		"A-law":  {g711.EncodeA, g711.DecodeA, 32256},
	}
	for name, c := range codecs {
		before := int16(-32768)
		for v := -32768; v <= 32767; v++ {
			var code [1]byte
			var got [1]int16
			c.encode(code[:], []int16{int16(v)})
			c.decode(got[:], code[:])
			off := max(v, -v)
			off = max(off-c.clip, 0) + max((off+132)>>5, 8) + 4
			require.InDelta(t, v, got[0], float64(off), name)
			require.GreaterOrEqual(t, got[0], before, name)
			before = got[0]
		}
	}
}

func BenchmarkFrame(b *testing.B) {
	var pcm [160]int16
	var code [160]byte
	for i := range pcm {
		pcm[i] = int16(i * 200)
	}
	b.ReportAllocs()
	for b.Loop() {
		g711.EncodeU(code[:], pcm[:])
		g711.DecodeU(pcm[:], code[:])
	}
}

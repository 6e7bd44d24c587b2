package vad_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/mediatest"
	"budi/media/vad"
)

// share is the part of pcm's frames that is called speech.
func share(t *testing.T, pcm []int16, rate int) float64 {
	t.Helper()
	d, err := vad.New(vad.Default)
	require.NoError(t, err)
	defer d.Close()
	voiced, n := 0, 0
	for i := 0; i+rate/50 <= len(pcm); i += rate / 50 {
		n++
		if d.Voice(pcm[i:i+rate/50], rate) {
			voiced++
		}
	}
	return float64(voiced) / float64(n)
}

func TestSpeechIsVoiceAndTheRestIsNot(t *testing.T) {
	for _, rate := range []int{8000, 16000} {
		require.Greater(t, share(t, mediatest.Speech(1, 3000, 10*time.Second, rate), rate), 0.6, "speech")
		require.Zero(t, share(t, mediatest.Silence(10*time.Second, rate), rate), "silence")
		require.Less(t, share(t, mediatest.Noise(1, 100, 10*time.Second, rate), rate), 0.1, "noise")
	}
}

func TestSpeechInNoise(t *testing.T) {
	const rate = 8000
	speech := mediatest.Speech(3, 3000, 10*time.Second, rate)
	noise := mediatest.Noise(2, 300, 10*time.Second, rate) // 20 dB below
	require.Greater(t, share(t, mediatest.Mix(speech, noise), rate), 0.5)
}

// TestSpeechEndsWhenItEnds asks how long after the last sound it is still called
// speech: not longer than a frame.
func TestSpeechEndsWhenItEnds(t *testing.T) {
	const rate = 8000
	for seed := range uint64(20) {
		d, err := vad.New(vad.Default)
		require.NoError(t, err)
		pcm := append(make([]int16, rate), mediatest.Speech(seed, 3000, 2*time.Second, rate)...)
		last := 0
		for i, v := range pcm {
			if v > 300 || v < -300 {
				last = i
			}
		}
		pcm = append(pcm, mediatest.Noise(seed, 8, time.Second, rate)...)
		end := 0
		for i := 0; i+160 <= len(pcm); i += 160 {
			if d.Voice(pcm[i:i+160], rate) {
				end = i + 160
			}
		}
		d.Close()
		require.Greater(t, end, 2*rate)
		require.Less(t, end-last, 3*160, "%d ms", (end-last)/8)
	}
}

func TestNoiseIsNoSpeechFromTheStart(t *testing.T) {
	const rate = 8000
	for _, level := range []float64{10, 30, 100, 200} {
		line := append(make([]int16, 800), mediatest.Noise(1, level, 3*time.Second, rate)...)
		require.Less(t, share(t, line, rate), 0.03, "noise of %v", level)
	}
	// Someone who speaks at once is heard nevertheless.
	require.Greater(t, share(t, mediatest.Speech(1, 2000, 2*time.Second, rate), rate), 0.5)
}

func TestOffsetOfTheLineIsNoNoise(t *testing.T) {
	const rate = 8000
	offset := make([]int16, 10*rate)
	for i := range offset {
		offset[i] = 3000
	}
	speech := mediatest.Speech(1, 1500, 10*time.Second, rate)
	require.InDelta(t, share(t, speech, rate), share(t, mediatest.Mix(speech, offset), rate), 0.08)
}

func TestModesAndMisuse(t *testing.T) {
	_, err := vad.New(9)
	require.ErrorContains(t, err, "mode 9")
	_, err = vad.New(-1)
	require.Error(t, err)
	d, err := vad.New(vad.Quality)
	require.NoError(t, err)
	require.False(t, d.Voice(nil, 8000))
	require.False(t, d.Voice(make([]int16, 7), 8000))
	require.False(t, d.Voice(make([]int16, 160), 11025))
	d.Close()
	d.Close()
	require.False(t, d.Voice(make([]int16, 160), 8000))
}

func BenchmarkFrame(b *testing.B) {
	d, err := vad.New(vad.Default)
	require.NoError(b, err)
	defer d.Close()
	pcm := mediatest.Speech(1, 3000, 20*time.Millisecond, 8000)
	b.ReportAllocs()
	for b.Loop() {
		d.Voice(pcm, 8000)
	}
}

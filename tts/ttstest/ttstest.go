// Package ttstest proves that a synthesiser keeps the contract of package tts.
package ttstest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/language"
	"budi/media"
	"budi/tts"
)

// phrases are said in the suite, two clauses a language.
var phrases = map[language.Tag][]string{
	language.English:    {"Good morning.", "On Friday at half past two?"},
	language.Lithuanian: {"Laba diena.", "Penktadienį, 14 valandą 30 minučių?"},
	language.Russian:    {"Добрый день.", "В пятницу в половине третьего?"},
	language.Armenian:   {"Բարև ձեզ։", "Ուրբաթ օրը, ժամը երեքին։"},
}

// Run runs the suite over one synthesiser.
func Run(t *testing.T, s tts.Synthesizer) {
	t.Helper()
	t.Run("unknown language is unavailable", func(t *testing.T) {
		require.ErrorIs(t, s.Supports("xx"), tts.ErrUnavailable)
		_, err := Speak(t.Context(), s, tts.Voice{Lang: "xx", Rate: 8000}, "hello")
		require.ErrorIs(t, err, tts.ErrUnavailable)
	})
	t.Run("unknown rate is unavailable", func(t *testing.T) {
		_, err := Speak(t.Context(), s, tts.Voice{Lang: language.English, Rate: 11025}, "hello")
		require.ErrorIs(t, err, tts.ErrUnavailable)
	})
	spoken := 0
	for lang, text := range phrases {
		if s.Supports(lang) != nil {
			continue
		}
		spoken++
		for _, rate := range []int{8000, 16000} {
			t.Run(fmt.Sprintf("%s at %d Hz", lang, rate), func(t *testing.T) {
				sounds(t, s, tts.Voice{Lang: lang, Rate: rate}, text)
			})
		}
	}
	require.NotZero(t, spoken, "the engine speaks none of Budi's languages")
	t.Run("slower is longer", func(t *testing.T) { slower(t, s) })
	t.Run("louder is louder", func(t *testing.T) { louder(t, s) })
	t.Run("hostile text", func(t *testing.T) { hostile(t, s) })
	t.Run("cancelled", func(t *testing.T) { cancelled(t, s) })
	t.Run("many at once", func(t *testing.T) { together(t, s) })
}

// Speak gives all the frames of one synthesis.
func Speak(ctx context.Context, s tts.Synthesizer, v tts.Voice, clauses ...string) ([]media.Frame, error) {
	text := make(chan string, len(clauses))
	for _, c := range clauses {
		text <- c
	}
	close(text)
	out, done := make(chan media.Frame), make(chan error, 1)
	go func() { done <- s.Synthesize(ctx, v, text, out) }()
	var frames []media.Frame
	for {
		select {
		case f := <-out:
			frames = append(frames, f)
		case err := <-done:
			return frames, err
		}
	}
}

func sounds(t *testing.T, s tts.Synthesizer, v tts.Voice, text []string) {
	frames, err := Speak(t.Context(), s, v, text...)
	require.NoError(t, err)
	require.Greater(t, len(frames), 50, "two clauses last more than a second")
	require.Less(t, len(frames), 500)
	for i, f := range frames {
		require.Equal(t, v.Rate, f.Rate)
		require.Len(t, f.PCM, v.Rate/50)
		require.Equal(t, time.Duration(i)*media.Ptime, f.At)
	}
	assert.Greater(t, Loudness(frames[:3]), -50.0, "no leading silence")
	assert.InDelta(t, -23, Loudness(frames), 5, "the telephone's level, pauses counted")
}

func slower(t *testing.T, s tts.Synthesizer) {
	v := tts.Voice{Lang: someLanguage(s), Rate: 8000}
	normal, err := Speak(t.Context(), s, v, phrases[v.Lang]...)
	require.NoError(t, err)
	v.Pace = 0.75
	slow, err := Speak(t.Context(), s, v, phrases[v.Lang]...)
	require.NoError(t, err)
	assert.Greater(t, float64(len(slow)), 1.1*float64(len(normal)))
}

func louder(t *testing.T, s tts.Synthesizer) {
	v := tts.Voice{Lang: someLanguage(s), Rate: 8000}
	normal, err := Speak(t.Context(), s, v, phrases[v.Lang]...)
	require.NoError(t, err)
	v.Gain = 1.6
	loud, err := Speak(t.Context(), s, v, phrases[v.Lang]...)
	require.NoError(t, err)
	assert.InDelta(t, 4.08, Loudness(loud)-Loudness(normal), 0.6)
	for _, f := range loud {
		for _, x := range f.PCM {
			require.LessOrEqual(t, max(x, -x), int16(31200), "nothing is clipped")
		}
	}
}

func hostile(t *testing.T, s tts.Synthesizer) {
	v := tts.Voice{Lang: someLanguage(s), Rate: 8000}
	for _, text := range []string{
		"", "   ", "\x00\x01\x1b[2J", "<speak><break time='60s'/></speak>", "[[h@loU]]", "-f /etc/passwd",
		"\u202eabc\u202c", "😀😀😀", strings.Repeat("a", 3000), "…—«»“”",
	} {
		frames, err := Speak(t.Context(), s, v, text)
		if err != nil {
			require.ErrorIs(t, err, tts.ErrUnavailable, "%q", text)
		}
		for _, f := range frames {
			require.Len(t, f.PCM, v.Rate/50)
		}
	}
}

func cancelled(t *testing.T, s tts.Synthesizer) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	cause := errors.New("caller spoke")
	ctx, cancel := context.WithCancelCause(t.Context())
	text := make(chan string, 1)
	lang := someLanguage(s)
	text <- phrases[lang][0]
	out, done := make(chan media.Frame), make(chan error, 1)
	go func() { done <- s.Synthesize(ctx, tts.Voice{Lang: lang, Rate: 8000}, text, out) }()
	select {
	case <-out:
	case err := <-done:
		require.NoError(t, err, "it ended before the first frame")
	}
	cancel(cause)
	require.ErrorIs(t, <-done, cause)
}

func together(t *testing.T, s tts.Synthesizer) {
	v := tts.Voice{Lang: someLanguage(s), Rate: 8000}
	alone, err := Speak(t.Context(), s, v, phrases[v.Lang]...)
	require.NoError(t, err)
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			frames, err := Speak(t.Context(), s, v, phrases[v.Lang]...)
			assert.NoError(t, err)
			assert.Equal(t, alone, frames, "the same words sound the same, whoever else speaks")
		})
	}
	wg.Wait()
}

func someLanguage(s tts.Synthesizer) language.Tag {
	for _, lang := range []language.Tag{language.English, language.Lithuanian, language.Russian, language.Armenian} {
		if s.Supports(lang) == nil {
			return lang
		}
	}
	return language.English
}

// Loudness is the RMS level of frames in dBFS.
func Loudness(frames []media.Frame) float64 {
	var sum float64
	var n int
	for _, f := range frames {
		for _, s := range f.PCM {
			x := float64(s) / 32768
			sum += x * x
			n++
		}
	}
	return 10 * math.Log10(sum/float64(max(n, 1))+1e-12)
}

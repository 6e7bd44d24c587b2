package all

import (
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	languageall "budi/language/all"
	"budi/media"
	"budi/tts"
	"budi/tts/ttstest"
)

// TestLength compares the estimate with what each language's voice takes.
func TestLength(t *testing.T) {
	r, missing, err := Open("", "", slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	if len(missing) > 0 {
		t.Skip(missing)
	}
	texts := prompts()
	texts[language.Armenian] = []string{"Բարև ձեզ։", "Ուրբաթ օրը, ժամը երեքին։", "Ինչո՞վ կարող եմ օգնել։", "Շնորհակալություն, որ զանգահարեցիք։"}
	numbers := map[language.Tag]string{
		language.English: "Oil change, today at 12:15, +370 612 34 567.", language.Lithuanian: "Tepalų keitimas, šiandien 12:15, +370 612 34 567.",
		language.Russian: "Замена масла, сегодня в 12:15, +370 612 34 567.", language.Armenian: "Այսօր 12:15, +370 612 34 567։",
	}
	for lang, list := range texts {
		var all, estimated time.Duration
		said := func(text string) time.Duration {
			frames, err := ttstest.Speak(t.Context(), tts.ByClause(r), tts.Voice{Lang: lang, Rate: 8000}, languageall.Packs()[lang].Normalize(text))
			require.NoError(t, err)
			return time.Duration(len(frames)) * media.Ptime
		}
		for _, text := range list[:min(8, len(list))] {
			all += said(text)
			estimated += tts.Length(text)
		}
		number := said(numbers[lang])
		t.Logf("%s: %v, estimated %v; with a number %v, estimated %v", lang, all, estimated, number, tts.Length(numbers[lang]))
		assert.InEpsilon(t, all.Seconds(), estimated.Seconds(), 0.35)
		assert.InEpsilon(t, number.Seconds(), tts.Length(numbers[lang]).Seconds(), 0.35)
	}
	assert.Zero(t, tts.Length(""))
}

package tts_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/tts"
	"budi/tts/ttstest"
)

// faulty is an engine with a defect.
type faulty struct{}

func (faulty) Supports(language.Tag) error { return nil }

func (faulty) Render(_ context.Context, _ tts.Voice, clause string) ([]int16, error) {
	if clause == "Goodbye." {
		panic("a defect")
	}
	return make([]int16, 1600), nil
}

// TestAnEngineThatPanics fails a clause as any other failure does; what came
// before it is heard.
func TestAnEngineThatPanics(t *testing.T) {
	frames, err := ttstest.Speak(t.Context(), tts.ByClause(faulty{}), tts.Voice{Lang: "en", Rate: 8000}, "Thank you.", "Goodbye.", "Or not.")
	require.ErrorIs(t, err, tts.ErrUnavailable)
	require.ErrorContains(t, err, "a defect")
	require.GreaterOrEqual(t, len(frames), 10)
}

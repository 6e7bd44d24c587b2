package dialog_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// TestForetellTellsTheReplyAndDoesNothing holds each reply of a booking against
// what was foretold of it, and the calendar against what foretelling may leave
// there: nothing.
func TestForetellTellsTheReplyAndDoesNothing(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone"})
	for _, words := range []string{"a tyre change please", "the first one", "my name is Tom Baker", "612 34 567", "yes please", "no thanks"} {
		holds, visits := len(x.shelf.holds), len(x.shelf.visits)
		told, ok := c.Foretell(t.Context(), dialog.Turn{ID: uuid.New(), Text: words, Confidence: 0.95})
		require.True(t, ok, words)
		require.Len(t, x.shelf.holds, holds, words)
		require.Len(t, x.shelf.visits, visits, words)
		require.Equal(t, say(t, c, words).Say, told.Say, words)
	}
}

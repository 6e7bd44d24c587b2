package main

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/phone"
	"budi/record"
	"budi/tts"
)

// halting speaks with a pause of 600 ms at each " ... ".
type halting struct{ tts.Renderer }

// Render implements [tts.Renderer].
func (h halting) Render(ctx context.Context, v tts.Voice, text string) ([]int16, error) {
	var out []int16
	for i, part := range strings.Split(text, " ... ") {
		if i > 0 {
			out = append(out, make([]int16, phone.Rate*600/1000)...)
		}
		pcm, err := h.Renderer.Render(ctx, v, part)
		if err != nil {
			return nil, err
		}
		out = append(out, pcm...)
	}
	return out, nil
}

// TestWhoAnswersHaltinglyIsHeardOut books with a caller who adds "please" when
// Budi has begun to reply: nothing of what Budi says is lost, and nothing is
// taken for an answer that was none.
func TestWhoAnswersHaltinglyIsHeardOut(t *testing.T) {
	if testing.Short() {
		t.Skip("a whole call takes a minute")
	}
	t.Parallel() // it mostly waits for people to finish speaking
	s := serveDemo(t, nil)
	const from = "+37060000777"
	report := s.ring(from, "rms", map[string][]string{
		"request": {"I'd like to book an oil change."},
		"detail":  {"It's a BMW ... X5."},
		"staff":   {"Anyone ... please."},
		"time":    {"On Tuesday ... morning."},
		"choice":  {"The first one ... please."},
		"name":    {"My name is Tom Baker."},
		"phone":   {"Zero six one two, three four five, six seven."},
		"confirm": {"Yes ... please."},
		"more":    {"No, thank you. Goodbye."},
	}, func(c *caller) { c.speak = halting{c.speak} })
	_, turns := s.record(from)
	t.Logf("gaps %v\n%s", report.Gaps, transcript(turns))
	require.Len(t, s.visits(from), 1)
	booked := false
	for _, turn := range turns {
		if turn.Who == record.Caller {
			assert.NotEqual(t, "[unclear]", turn.Text)
			assert.NotEqual(t, "please", turn.Text, "a courtesy is no turn")
		}
		if strings.Contains(turn.Text, "booked") && turn.Who == record.Budi {
			booked = true
			assert.Empty(t, turn.Unheard, "the booking was told to its end")
		}
		assert.NotContains(t, turn.Text, "Sorry")
	}
	assert.True(t, booked)
}

package dialog_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// TestCounts holds that the playbooks' metrics are counted as they are written.
func TestCounts(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Caller: "+37061234567", CallerTrusted: true, Customer: &dialog.Customer{Name: "Tom"}})
	for _, words := range []string{"how much is a tyre change?", "yes please", "tomorrow at ten", "yes", "where are you?", "do you sell boats?", "no", "no thanks, bye"} {
		say(t, c, words)
	}
	total := totals(c)
	require.Equal(t, map[string]int{
		"price.questions": 1, "price.quoted": 1, "price.to_booking": 1, "booking.requests": 1, "booking.booked": 1, "booking.turns_to_book": 3,
		"place.questions": 1, "faq.questions": 1, "faq.unanswered": 1,
	}, total)
}

// TestRehearsedCountsOnce holds that a turn which is worked out twice, because
// the caller went on, counts once: when it binds.
func TestRehearsedCountsOnce(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone"})
	turn := dialog.Turn{ID: uuid.New(), At: x.now, Text: "i'd like to book an oil change", Confidence: 1}
	_, ok := c.Foretell(t.Context(), turn)
	require.True(t, ok)
	_, _, ok = c.Preview(t.Context(), turn)
	require.True(t, ok)
	require.Empty(t, totals(c))
	_, settle, ok := c.Preview(t.Context(), turn)
	require.True(t, ok)
	require.True(t, settle(t.Context()))
	require.Equal(t, map[string]int{"booking.requests": 1}, totals(c))
}

func totals(c *dialog.Conversation) map[string]int {
	total := map[string]int{}
	for _, n := range c.Counts() {
		total[n.Playbook+"."+n.Metric] += n.N
	}
	return total
}

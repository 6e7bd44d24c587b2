package dialog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// TestCounts holds that the playbooks' metrics are counted as they are written.
func TestCounts(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Caller: "+37061234567", CallerTrusted: true, Customer: &dialog.Customer{Name: "Tom"}})
	total := map[string]int{}
	for _, words := range []string{"how much is a tyre change?", "yes please", "tomorrow at ten", "yes", "where are you?", "do you sell boats?", "no", "no thanks, bye"} {
		for _, n := range say(t, c, words).Counts {
			total[n.Playbook+"."+n.Metric] += n.N
		}
	}
	require.Equal(t, map[string]int{
		"price.questions": 1, "price.quoted": 1, "price.to_booking": 1, "booking.requests": 1, "booking.booked": 1, "booking.turns_to_book": 3,
		"place.questions": 1, "faq.questions": 1, "faq.unanswered": 1,
	}, total)
}

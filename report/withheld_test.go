package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/record"
)

// TestWithheldNumber has an urgent caller whose network tells no number, who
// tells it for the visit: whoever reads of the urgent case can ring them.
func TestWithheldNumber(t *testing.T) {
	n := newNight(t, "dental")
	n.call("c-01", "", "25 22:15", true)
	n.says("c-01", record.Caller, "Labai skauda dantį, veidas ištinęs", n.at("25 22:15"), 0, "")
	_, err := n.AddAlert(t.Context(), record.Alert{CallID: "c-01", Business: "dental", Level: "urgent", Rule: "swelling", Contact: "on-call", Text: "Labai skauda dantį", At: n.at("25 22:15")})
	n.must(err)
	_, err = n.book(n.at("25 22:16")).Reserve(t.Context(), calendar.Visit{Key: "k", CallID: "c-01", Name: "Ona", Phone: "+37061234568", Slot: n.slot("emergency", "petrauskas", "26 08:00", 30)})
	n.must(err)
	n.ends("c-01", time.Minute, record.End{Urgent: true, Closing: "urgent_referred"})

	r := build(t, n, "26", "en")
	require.Len(t, r.Calls, 1)
	assert.Empty(t, r.Calls[0].Caller)
	assert.Equal(t, "+37061234568", r.Calls[0].Phone)
	require.Len(t, r.Alerts, 1)
	assert.Equal(t, "+37061234568", r.Alerts[0].Caller)
	assert.Equal(t, "Ona", r.Alerts[0].Name)
	var text strings.Builder
	require.NoError(t, r.Text(&text))
	assert.NotContains(t, text.String(), "withheld")
}

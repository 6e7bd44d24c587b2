package report_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/media/quality"
	"budi/record"
	"budi/report"
)

// TestTroublesAreToldInPlainWords lets each thing go wrong that can, in both
// languages of the report.
func TestTroublesAreToldInPlainWords(t *testing.T) {
	n := newNight(t, "dental")
	n.call("fax", "+37061200001", "25 20:00", true)
	n.must(n.FinishCall(t.Context(), "fax", record.End{At: n.at("25 20:01"), Closing: "abandoned", Outcome: "fax"}))
	n.must(n.Trouble(t.Context(), "fax", quality.Fax.String(), n.at("25 20:00")))
	n.call("bad", "+37061200002", "25 21:00", true)
	n.says("bad", record.Caller, "labas", n.at("25 21:00"), 0, "")
	n.must(n.FinishCall(t.Context(), "bad", record.End{At: n.at("25 21:05"), Closing: "informed", Outcome: "informed"}))
	kinds := []string{"recogniser", "synthesiser"}
	for _, s := range quality.All()[1:] {
		kinds = append(kinds, s.String())
	}
	for i, kind := range kinds {
		n.must(n.Trouble(t.Context(), "bad", kind, n.at("25 21:01").Add(time.Duration(i)*time.Second)))
	}
	for lang, want := range map[language.Tag][2]string{
		"en": {"A fax machine called.", "The line was distorted."},
		"lt": {"Skambino fakso aparatas.", "Garsas buvo iškraipytas."},
	} {
		r, err := report.BuildWith(t.Context(), n.Store, n.b, n.at("26 07:00"), report.Options{Lang: lang, Now: n.at("26 07:00")})
		require.NoError(t, err)
		require.Len(t, r.Calls, 2)
		assert.Equal(t, want[0], r.Calls[0].Summary, "said once")
		assert.Empty(t, r.Callbacks, "nobody rings a fax back")
		require.Len(t, r.Calls[1].Troubles, len(kinds))
		assert.Contains(t, r.Calls[1].Summary, want[1])
		for _, kind := range kinds {
			assert.NotContains(t, r.Calls[1].Summary, kind+".", "a kind has words of its own")
		}
		var text bytes.Buffer
		require.NoError(t, r.Text(&text))
		assert.Contains(t, text.String(), want[0])
		t.Log(text.String())
	}
}

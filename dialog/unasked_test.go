package dialog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// TestAMessageThatNobodyAskedForGivesWay lets a caller be understood after a
// message was asked for in place of what was not: a request is carried out, and
// nothing is passed on.
func TestAMessageThatNobodyAskedForGivesWay(t *testing.T) {
	for words, want := range map[string]string{
		"how much is an oil change?":     "Which car",
		"i'd like to book an oil change": "Which car",
		"when are you open?":             "Monday",
	} {
		x := newBench(t, "garage", "2026-11-24T11:00")
		c, r := x.begin(t, dialog.Opening{Channel: "phone"})
		for range 3 {
			r = say(t, c, "grmbl frr wub")
		}
		require.Contains(t, strings.Join(r.Say, " "), "pass on", words)
		r = say(t, c, words)
		require.Contains(t, strings.Join(r.Say, " "), want, words)
		require.NotContains(t, strings.Join(say(t, c, "no thanks, bye").Say, " "), "pass on", words)
	}
}

package dialog_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// TestNumbersOfThings holds that the number in a car's model is no place in the
// list of services, and that only what was named has a place.
func TestNumbersOfThings(t *testing.T) {
	for words, want := range map[string]string{
		"bmw x5": "", "bmw 3": "", "audi a4": "", "mazda 5": "", "number two": "tyre change", "two": "tyre change", "the second one": "tyre change",
		"the last one": "brakes", "number seven": "", "two please": "tyre change", "option 3 please": "brakes",
	} {
		x := newBench(t, "garage", "2026-11-24T11:00")
		c, _ := x.begin(t, dialog.Opening{Channel: "phone"})
		say(t, c, "book me a visit for tomorrow at half past two")
		r := say(t, c, words)
		if want == "" {
			require.NotContains(t, strings.Join(r.Say, " "), "2:30", words)
			continue
		}
		for _, more := range []string{"bmw x5", "Tom Baker", "+37061234567"} {
			r = say(t, c, more)
		}
		require.Contains(t, strings.ToLower(strings.Join(r.Say, " ")), want, words)
	}
}

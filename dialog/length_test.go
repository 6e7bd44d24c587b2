package dialog_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// TestClassDecidesLength holds that a visit takes as long as its price class
// says, and that a class without a length takes the service's.
func TestClassDecidesLength(t *testing.T) {
	for animal, want := range map[string]time.Duration{"a tomcat": 45 * time.Minute, "a female dog": 2 * time.Hour, "a male dog": 90 * time.Minute} {
		x := newBench(t, "vet", "2026-11-23T11:00")
		c, _ := x.begin(t, dialog.Opening{Channel: "chat", Lang: "en", Caller: "+37061234567", CallerTrusted: true, Customer: &dialog.Customer{Name: "Tom"}})
		say(t, c, "I'd like to book a sterilisation")
		say(t, c, animal)
		say(t, c, "the first one")
		r := say(t, c, "yes")
		require.Len(t, r.Actions, 1, animal)
		require.Equal(t, want, r.Actions[0].End.Sub(*r.Actions[0].Start), animal)
		require.Equal(t, "booked", r.Actions[0].Type)
		// Moved, it stays as long as it is.
		say(t, c, "can we move it to Friday")
		say(t, c, "the first one")
		r = say(t, c, "yes")
		require.Len(t, r.Actions, 1, animal)
		require.Equal(t, "moved", r.Actions[0].Type)
		require.Equal(t, want, r.Actions[0].End.Sub(*r.Actions[0].Start), animal)
	}
}

// TestUntrustedCallerID holds that a number which the network doesn't vouch for
// is neither offered for confirmation nor kept.
func TestUntrustedCallerID(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Caller: "+37061234567", Customer: &dialog.Customer{Name: "Ann"}})
	r := say(t, c, "tyre change tomorrow at ten, my name is Tom")
	require.Equal(t, dialog.ExpectPhone, r.Expect.Kind)
	require.NotContains(t, text(r), "Ann")
	// The same number, told by the caller, is read back as a number.
	r = say(t, c, "612 34 567")
	require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind)
	require.Contains(t, text(r), "+370 612 34 567")
	require.NotContains(t, text(r), "calling from")
}

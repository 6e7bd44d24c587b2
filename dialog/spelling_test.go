package dialog_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// sayAll says one thing after another and gives the last reply.
func sayAll(t *testing.T, c *dialog.Conversation, list ...string) (r dialog.Reply) {
	t.Helper()
	for _, words := range list {
		r = say(t, c, words)
	}
	return r
}

// TestUnsureNameIsNoted books under a name that spelling did not make certain:
// the team reads so, with all that was heard.
func TestUnsureNameIsNoted(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en", Caller: "+37061234567", CallerTrusted: true})
	r := sayAll(t, c, "tyre change tomorrow at ten, my name is Sean Baker", "no, John Baker", "no, Shawn Baker")
	require.Equal(t, dialog.ExpectName, r.Expect.Kind)
	require.True(t, r.Expect.Spells)
	r = say(t, c, "J E A N")
	require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind)
	require.True(t, r.Expect.Spells, "more letters may follow")
	r = sayAll(t, c, "no", "I really can't", "yes")
	require.Len(t, r.Actions, 1)
	require.Equal(t, "booked", r.Actions[0].Type)
	require.Len(t, x.shelf.visits, 1)
	note := x.shelf.visits[0].Note
	for _, want := range []string{"uncertain", "Sean Baker", "John Baker", "Shawn Baker", "J-E-A-N"} {
		require.Contains(t, note, want)
	}
}

// TestUnsureNameOfMessage tells the team of an uncertain name in a message.
func TestUnsureNameOfMessage(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en"})
	sayAll(t, c, "I'd like to leave a message", "please send me the invoice", "my name is Sean Baker", "no, that's the wrong name", "Shawn Baker")
	r := say(t, c, "no, my name is John Baker")
	require.True(t, r.Expect.Spells, "%v", r.Say)
	for range 2 {
		var err error
		r, err = c.Reply(context.Background(), dialog.Turn{ID: uuid.New(), Unclear: true})
		require.NoError(t, err)
	}
	require.Contains(t, text(r), "the team will check the name")
	r = say(t, c, "612 34 567")
	require.Len(t, r.Actions, 1)
	require.Contains(t, r.Actions[0].Text, "please send me the invoice")
	require.Contains(t, r.Actions[0].Text, "uncertain")
}

// TestTypedNameIsNotSpelled leaves a name alone that was typed: what is written
// was not misheard.
func TestTypedNameIsNotSpelled(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "chat", Lang: "en", Caller: "+37061234567", CallerTrusted: true})
	r := sayAll(t, c, "tyre change tomorrow at ten, my name is Sean Baker", "no, John Baker", "no, Shawn Baker")
	require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind)
	require.False(t, r.Expect.Spells)
	require.Contains(t, text(r), "Shawn Baker")
}

// TestSpellingIsWaitedFor keeps listening while the letters are few.
func TestSpellingIsWaitedFor(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en", Caller: "+37061234567", CallerTrusted: true})
	r := sayAll(t, c, "tyre change tomorrow at ten, my name is Sean Baker", "no, John Baker", "no, Shawn Baker")
	require.NotNil(t, r.Expect.Complete)
	for words, want := range map[string]dialog.Completeness{
		"j": dialog.Unfinished, "j o": dialog.Unfinished, "j as in": dialog.Unfinished, "j o h n": dialog.Possible, "it's j o h n": dialog.Possible,
	} {
		require.Equal(t, want, r.Expect.Complete(words), words)
	}
}

// FuzzSpelling answers the questions about letters with anything: the
// conversation says something, asks on or ends, and its memory can be kept.
func FuzzSpelling(f *testing.F) {
	for _, s := range []string{"B A K E R", "b as in bravo", "no", "yes", "o", "double double l", "- - -", "ա ր", "ß é ñ", "b\x00a", strings.Repeat("a ", 400)} {
		f.Add(s, "yes")
		f.Add("J O H N", s)
	}
	f.Fuzz(func(t *testing.T, one, two string) {
		x := newBench(t, "garage", "2026-11-24T11:00")
		c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en", Caller: "+37061234567", CallerTrusted: true})
		sayAll(t, c, "tyre change tomorrow at ten, my name is Sean Baker", "no, John Baker", "no, Shawn Baker")
		r := sayAll(t, c, one, two)
		if r.Then == dialog.Listen {
			require.NotEmpty(t, r.Expect.Kind)
			require.NotEmpty(t, r.Say)
		}
		require.NotEmpty(t, c.Snapshot())
	})
}

// Package timextest checks a language's times against a table of cases.
package timextest

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

// Reader reads times, as [timex.Reader] does.
type Reader interface {
	Read(toks []language.Token, text string, at language.Anchor) ([]language.When, language.Set)
}

// Case is an utterance and the times that it holds, as [Format] writes them.
type Case [2]string

// Now is the anchor of the cases: Wednesday, 4 March 2026, 9:00.
func Now() time.Time { return time.Date(2026, 3, 4, 9, 0, 0, 0, time.UTC) }

// Run checks the cases, and of every reading that spans lie within the text
// and that no interval is empty.
func Run(t *testing.T, r Reader, cases []Case) {
	t.Helper()
	for _, c := range cases {
		text, want := c[0], c[1]
		times, wish := r.Read(language.Tokenize(text), text, language.Anchor{Now: Now()})
		assert.Equal(t, want, Format(times), text)
		assert.Equal(t, len(times) == 0, wish.IsAll(), text)
		Check(t, text, times)
	}
}

// RunPast is [Run] for times that lie in the past, which are read but wished
// for by nobody.
func RunPast(t *testing.T, r Reader, cases []Case) {
	t.Helper()
	for _, c := range cases {
		text, want := c[0], c[1]
		times, wish := r.Read(language.Tokenize(text), text, language.Anchor{Now: Now()})
		assert.Equal(t, want, Format(times), text)
		assert.True(t, wish.IsAll(), text)
		Check(t, text, times)
	}
}

// Check asserts what holds for every reading of every text.
func Check(t testing.TB, text string, times []language.When) {
	t.Helper()
	last := 0
	for _, w := range times {
		require.GreaterOrEqual(t, w.From, last, "spans in order: %q", text)
		require.Less(t, w.From, w.To, "%q", text)
		require.LessOrEqual(t, w.To, len(text), "%q", text)
		last = w.To
		require.False(t, w.Start.IsZero(), "%q", text)
		if !w.End.IsZero() {
			require.True(t, w.Start.Before(w.End), "%q: %v", text, w)
		}
	}
}

// Format writes times the short way: "Th 5 Mar", "Th 5 Mar 10:00",
// "Th 5 Mar 08:00 - Th 5 Mar 12:00", with "not", "after", "before" and "~" in
// front where they hold; times are separated by "; ".
func Format(times []language.When) string {
	var parts []string
	for _, w := range times {
		s := moment(w.Start, w.Grain)
		if !w.End.IsZero() {
			s += " - " + moment(w.End, w.Grain)
		}
		if w.Approx {
			s = "~" + s
		}
		if w.Bound != language.At {
			s = w.Bound.String() + " " + s
		}
		if w.Negated {
			s = "not " + s
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func moment(t time.Time, g language.Grain) string {
	layout := "Mon 2 Jan"
	if g <= language.GrainHour {
		layout += " 15:04"
	}
	if t.Year() != Now().Year() {
		layout += " 2006"
	}
	return t.Format(layout)
}

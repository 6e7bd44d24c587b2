package tts_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/tts"
)

func TestPhrase(t *testing.T) {
	for text, want := range map[string][]string{
		"Good morning!": {"Good morning!"},
		"Oil change, today at 12:15 p.m., plus 3 7 0, 6 1 2, 3 4, 5 6 7. Shall I book it?": {
			"Oil change, today at 12:15 p.m.,", "plus 3 7 0,", "6 1 2,", "3 4,", "5 6 7.", "Shall I book it?",
		},
		"plius 3 7 0, 6 1 2, 3 4, 5 6 7": {"plius 3 7 0,", "6 1 2,", "3 4,", "5 6 7"},
		"The code is 1 2, 3 4.":          {"The code is 1 2, 3 4."},
		"We are free tomorrow at 9 a.m., on Friday at 2:30 p.m. or on Monday at 11:15 a.m.": {
			"We are free tomorrow at 9 a.m.,", "on Friday at 2:30 p.m. or on Monday at 11:15 a.m.",
		},
		"Galiu pasiūlyti rytoj, devintą valandą, penktadienį, antrą valandą, arba pirmadienį.": {
			"Galiu pasiūlyti rytoj,", "devintą valandą,", "penktadienį, antrą valandą,", "arba pirmadienį.",
		},
		"Yes, of course, at ten.": {"Yes, of course, at ten."},
		"It costs 3,50 euros, which is what we have always asked for it.": {
			"It costs 3,50 euros,", "which is what we have always asked for it.",
		},
		"": nil, "   ": nil, "…": {"…"}, ", , ,": nil,
	} {
		parts := tts.Phrase(text)
		var got []string
		for _, p := range parts {
			got = append(got, p.Text)
		}
		assert.Equal(t, want, got, text)
		for i, p := range parts {
			if i < len(parts)-1 {
				assert.GreaterOrEqual(t, p.Pause, 200*time.Millisecond, "%q in %q", p.Text, text)
			}
			assert.Equal(t, strings.Contains(text, "3 7 0, 6") && strings.ContainsAny(p.Text, "03567") && !strings.Contains(p.Text, ":"), p.Pace != 0, p.Text)
		}
		if n := len(parts); n > 0 {
			assert.Equal(t, tts.PauseAfter(text), parts[n-1].Pause)
		}
	}
	assert.Greater(t, tts.PauseAfter("Which one:"), tts.PauseAfter("Which one,"))
}

// FuzzPhrase loses no word and no digit of any text.
func FuzzPhrase(f *testing.F) {
	f.Add("Oil change, plus 3 7 0, 6 1 2, 3 4, 5 6 7. Shall I book it?")
	f.Add("a, b, c, 1 2 3, 4 5 6, 7 8 9, x")
	f.Fuzz(func(t *testing.T, text string) {
		var all strings.Builder
		for _, p := range tts.Phrase(text) {
			if strings.TrimSpace(p.Text) == "" {
				t.Fatalf("an empty part of %q", text)
			}
			all.WriteString(p.Text)
		}
		bare := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune(" ,.?!։\t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000", r) {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, ""))
		}
		if got, want := bare(all.String()), bare(text); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

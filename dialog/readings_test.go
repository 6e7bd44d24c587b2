package dialog_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/dialog"
)

// told is a turn with its readings, the best first.
func told(confidence float64, best string, others ...dialog.Hypothesis) dialog.Turn {
	return dialog.Turn{ID: uuid.New(), Text: best, Confidence: confidence, NBest: others}
}

func reading(text string, confidence float64) dialog.Hypothesis {
	return dialog.Hypothesis{Text: text, Confidence: confidence}
}

// TestDeniedNameIsNotReadBackAgain takes the likeliest of what was heard in both
// turns, where the recogniser hears again what was denied.
func TestDeniedNameIsNotReadBackAgain(t *testing.T) {
	for name, tt := range map[string]struct {
		first, second dialog.Turn
		want          string
		kind          dialog.Expect
	}{
		"heard the same again": {
			told(0.8, "my name is phil baker", reading("my name is bill baker", 0.36), reading("my name is tom baker", 0.3), reading("my name is will baker", 0.18)),
			told(0.7, "no my name is phil baker", reading("nope my name is phil baker", 0.4), reading("no my name is tom baker", 0.3), reading("no my name is bill baker", 0.1)),
			"Tom Baker", dialog.ExpectConfirm,
		},
		"heard otherwise": {
			told(0.8, "my name is phil baker", reading("my name is will baker", 0.3)),
			told(0.9, "no my name is john carter", reading("no my name is joan carter", 0.3)),
			"John Carter", dialog.ExpectConfirm,
		},
		"somebody else": {
			told(0.8, "my name is phil baker", reading("my name is bill baker", 0.5)),
			told(0.7, "no my name is anna smith", reading("no my name is hannah smith", 0.2)),
			"Anna Smith", dialog.ExpectConfirm,
		},
		"nothing else was ever heard": {
			told(0.9, "my name is phil baker"),
			told(0.8, "no my name is phil baker"),
			"letter by letter", dialog.ExpectName,
		},
	} {
		t.Run(name, func(t *testing.T) {
			x := newBench(t, "garage", "2026-11-24T11:00")
			c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en", Caller: "+37061234567", CallerTrusted: true})
			sayAll(t, c, "tyre change tomorrow at ten")
			r, err := c.Reply(context.Background(), tt.first)
			require.NoError(t, err)
			require.Contains(t, text(r), "Phil Baker")
			r, err = c.Reply(context.Background(), tt.second)
			require.NoError(t, err)
			require.Equal(t, tt.kind, r.Expect.Kind, "%v", r.Say)
			require.Contains(t, text(r), tt.want)
		})
	}
}

// TestLettersHeardBadlyAreOfANameThatWasHeard makes "Q-M" of what may be "Tom",
// and leaves letters alone that were heard well.
func TestLettersHeardBadlyAreOfANameThatWasHeard(t *testing.T) {
	for confidence, want := range map[float64]string{0.55: "T-O-M", 0.9: "Q-M"} {
		x := newBench(t, "garage", "2026-11-24T11:00")
		c, _ := x.begin(t, dialog.Opening{Channel: "phone", Lang: "en", Caller: "+37061234567", CallerTrusted: true})
		sayAll(t, c, "tyre change tomorrow at ten")
		var r dialog.Reply
		for _, turn := range []dialog.Turn{
			told(0.8, "my name is phil baker", reading("my name is bill baker", 0.36), reading("my name is tom baker", 0.2)),
			told(0.5, "no my name is phil baker", reading("no my name is bill baker", 0.3)),
			told(confidence, "q m"),
		} {
			var err error
			r, err = c.Reply(context.Background(), turn)
			require.NoError(t, err)
		}
		require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind, "%v", r.Say)
		require.Contains(t, text(r), want)
	}
}

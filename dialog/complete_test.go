package dialog_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/dialog"
	"budi/language"
)

// TestComplete holds when words are a whole answer to what was asked, which
// decides how long the call waits for more.
func TestComplete(t *testing.T) {
	const (
		unfinished = dialog.Unfinished
		possible   = dialog.Possible
		complete   = dialog.Complete
	)
	type words map[string]dialog.Completeness
	for _, c := range []struct {
		lang  language.Tag
		slug  string
		lead  []string // what is said before the question
		kind  dialog.Expect
		words words
	}{
		{"en", "garage", nil, dialog.ExpectRequest, words{
			"": unfinished, "I'd like to": unfinished, "I want to book an": unfinished, "um": unfinished,
			"where are you": complete, "how much is an oil change": complete, "how much is": unfinished,
			"I'd like a tyre change": possible, "I'd like a tyre change tomorrow at ten": complete,
			"can I talk to a person": complete,
		}},
		{"en", "garage", []string{"I want to book"}, dialog.ExpectService, words{
			"brakes": complete, "the tyre change": complete, "I need the": unfinished, "well": unfinished,
		}},
		{"en", "garage", []string{"a tyre change please"}, dialog.ExpectChoice, words{
			"the first one": complete, "the second": complete, "any": complete, "on Friday at": unfinished,
			"on Friday": possible, "on Friday at nine": complete, "tomorrow at": unfinished, "the": unfinished,
		}},
		{"en", "garage", []string{"tyre change tomorrow at ten"}, dialog.ExpectName, words{
			"Anna Smith": complete, "my name is": unfinished, "Tom": possible,
		}},
		{"en", "garage", []string{"tyre change tomorrow at ten, it's Tom"}, dialog.ExpectPhone, words{
			"six one two": unfinished, "612 34": unfinished, "612 34 567": complete, "it's": unfinished,
		}},
		{"en", "garage", []string{"tyre change tomorrow at ten, it's Tom", "612 34 567"}, dialog.ExpectConfirm, words{
			"yes": complete, "no": possible, "no thanks": complete, "yes please": complete, "no, on": unfinished,
			"no my number is zero six one two": unfinished, "no my number is zero six one two three four five six seven": complete,
		}},
		{"lt", "dental", []string{"norėčiau burnos higienos"}, dialog.ExpectChoice, words{
			"pirmas": complete, "penktadienį": possible, "penktadienį dešimtą": complete, "penktadienį po": unfinished,
		}},
		{"lt", "dental", []string{"norėčiau užsiregistruoti"}, dialog.ExpectService, words{
			"patikra": complete, "man reikia": unfinished,
		}},
		{"ru", "salon", []string{"хочу записаться"}, dialog.ExpectService, words{
			"стрижка": complete, "на": unfinished, "мне нужна": possible,
		}},
		{"hy", "salon", []string{"ուզում եմ գրանցվել"}, dialog.ExpectService, words{
			"մազերի կտրվածք": complete, "ինձ": unfinished,
		}},
	} {
		x := newBench(t, c.slug, "2026-11-24T11:00")
		conv, r := x.begin(t, dialog.Opening{Channel: "phone", Lang: c.lang})
		for _, s := range c.lead {
			r = say(t, conv, s)
		}
		require.Equal(t, c.kind, r.Expect.Kind, "%v: %s", c.lead, text(r))
		for w, want := range c.words {
			require.Equalf(t, want, r.Expect.Complete(w), "%s, %s: %q", c.lang, c.kind, w)
		}
	}
}

// TestCompleteOutlivesTheTurn holds that the judge may be asked by another
// goroutine while the conversation goes on.
func TestCompleteOutlivesTheTurn(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, r := x.begin(t, dialog.Opening{Channel: "phone"})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 50 {
			r.Expect.Complete("I'd like to book a tyre change")
		}
	}()
	for range 10 {
		say(t, c, "I'd like to book a tyre change")
	}
	<-done
}

// TestUnheardOptions holds that "the last one" is the last that was heard.
func TestUnheardOptions(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	c, _ := x.begin(t, dialog.Opening{Channel: "phone", Caller: "+37061234567", CallerTrusted: true, Customer: &dialog.Customer{Name: "Tom"}})
	r := say(t, c, "a tyre change please")
	require.Len(t, r.Expect.Options, 3)
	options := r.Expect.Options
	unheard := options[1].Label + " or " + options[2].Label + ". Which one suits you?"
	r, err := c.Reply(context.Background(), dialog.Turn{ID: uuid.New(), Text: "the last one", Confidence: 1, Unheard: unheard})
	require.NoError(t, err)
	require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind)
	r = say(t, c, "yes")
	require.Len(t, r.Actions, 1)
	require.True(t, r.Actions[0].Start.Equal(options[0].Start))
}

// TestDoubtfulServiceIsAskedBack holds the middle grade of the confirmation
// policy: between acting on what was heard and asking again.
func TestDoubtfulServiceIsAskedBack(t *testing.T) {
	x := newBench(t, "garage", "2026-11-24T11:00")
	hear := func(c *dialog.Conversation, words string, confidence float64) dialog.Reply {
		r, err := c.Reply(context.Background(), dialog.Turn{ID: uuid.New(), Text: words, Confidence: confidence})
		require.NoError(t, err)
		return r
	}
	c, _ := x.begin(t, dialog.Opening{Channel: "phone"})
	r := hear(c, "I'd like a tyre change", 0.5)
	require.Equal(t, dialog.ExpectConfirm, r.Expect.Kind)
	require.Equal(t, "Tyre change, is that right?", text(r))
	r = hear(c, "no", 0.9)
	require.Equal(t, dialog.ExpectService, r.Expect.Kind)
	r = hear(c, "brakes", 0.9)
	require.Equal(t, dialog.ExpectDetail, r.Expect.Kind, "a clear answer is not asked back")

	c, _ = x.begin(t, dialog.Opening{Channel: "phone"})
	hear(c, "I'd like a tyre change", 0.5)
	require.Equal(t, dialog.ExpectChoice, hear(c, "yes", 0.9).Expect.Kind)

	c, _ = x.begin(t, dialog.Opening{Channel: "phone"})
	require.Equal(t, dialog.ExpectRequest, hear(c, "I'd like a tyre change", 0.2).Expect.Kind, "too unsure to act on")
}

package call

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/media/mediatest"
	"budi/tts"
)

// script is a recogniser that makes out the next line of a script in each
// utterance: its first word once half a second of sound came in, all words at
// the utterance's end. Real ones run in the tests of whole calls.
type script struct {
	lines []string
	fail  error
}

func (s *script) Supports(language.Tag, int) error { return nil }

func (s *script) Recognize(ctx context.Context, _ asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	if s.fail != nil {
		return s.fail
	}
	frames := 0
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case i := <-in:
			if i.Grammar != nil || i.Reset {
				frames = 0
			}
			if i.Frame.PCM != nil {
				frames++
			}
			line := ""
			if len(s.lines) > 0 {
				line = s.lines[0]
			}
			// "misheard|heard": the words so far, and the final ones.
			line, final, ok := strings.Cut(line, "|")
			if !ok {
				final = line
			}
			switch {
			case i.End:
				frames = 0
				if len(s.lines) > 0 {
					s.lines = s.lines[1:]
				}
				out <- asr.Event{Text: final, Confidence: 0.9, Final: true, Rejected: final == "?"}
			case frames == 25:
				first, _, _ := strings.Cut(line, " ")
				out <- asr.Event{Text: first}
			case frames > 100 && frames%5 == 0:
				out <- asr.Event{Text: line}
			}
		}
	}
}

// drone is a synthesiser that hums a second for each 14 letters.
type drone struct{}

func (drone) Supports(language.Tag) error { return nil }

func (drone) Synthesize(ctx context.Context, v tts.Voice, text <-chan string, out chan<- media.Frame) error {
	for clause := range text {
		long := time.Duration(len([]rune(clause))) * time.Second / 14
		for _, f := range mediatest.Frames(mediatest.Tone(300, 3000, long, v.Rate), v.Rate) {
			select {
			case out <- f:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	}
	return nil
}

// talk is a conversation that replies by a function and keeps its turns.
type talk struct {
	reply func(ctx context.Context, t dialog.Turn) dialog.Reply
	turns []dialog.Turn // those that bind
	// rehearses makes replies open until they have been spoken for a while.
	rehearses bool
}

func (c *talk) Reply(ctx context.Context, t dialog.Turn) (dialog.Reply, error) {
	c.turns = append(c.turns, t)
	return c.reply(ctx, t), nil
}

// Preview rehearses nothing: most of these conversations are bound at once.
func (c *talk) Preview(ctx context.Context, t dialog.Turn) (dialog.Reply, func(context.Context) bool, bool) {
	if !c.rehearses {
		return dialog.Reply{}, nil, false
	}
	r := c.reply(ctx, t)
	return r, func(context.Context) bool { c.turns = append(c.turns, t); return true }, true
}

// witness keeps what an observer is told.
type witness struct {
	mu    sync.Mutex
	said  []string
	lines []Timeline
}

func (w *witness) Heard(dialog.Turn, dialog.Expectation) {}
func (w *witness) Saying(dialog.Reply)                   {}
func (w *witness) Said(r dialog.Reply, t Timeline) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.said = append(w.said, strings.Join(r.Say, " "))
	w.lines = append(w.lines, t)
}

// scene is a call under test.
type scene struct {
	*testing.T
	near    *mediatest.Leg
	far     *mediatest.Leg
	talk    *talk
	witness *witness
	cancel  context.CancelCauseFunc
	done    chan Result
	frames  chan media.Frame
}

// complete says that "yes" and "no" are whole answers, and that what ends in
// "at" is none.
func complete(words string) dialog.Completeness {
	switch {
	case words == "yes" || words == "no" || strings.HasPrefix(words, "tomorrow at "):
		return dialog.Complete
	case strings.HasSuffix(words, "at") || words == "tomorrow":
		return dialog.Unfinished
	}
	return dialog.Possible
}

var listening = dialog.Expectation{Kind: dialog.ExpectConfirm, Complete: complete}

// begin starts a call in a synctest bubble.
func begin(t *testing.T, hear asr.Recognizer, reply func(context.Context, dialog.Turn) dialog.Reply, change func(*Config)) *scene {
	near, far := mediatest.NewLine(rate)
	s := &scene{T: t, near: near, far: far, talk: &talk{reply: reply}, witness: &witness{}, done: make(chan Result, 1), frames: make(chan media.Frame, 100_000)}
	cfg := Config{
		Leg: near, Talk: s.talk, Hear: hear, Speak: drone{}, Observer: s.witness,
		First:   dialog.Reply{Say: []string{"Good morning, garage."}, Lang: "en", Expect: listening},
		Voice:   func(lang language.Tag) tts.Voice { return tts.Voice{Lang: lang, Rate: rate} },
		Grammar: func(language.Tag, dialog.Expectation) *asr.Grammar { return &asr.Grammar{ID: "all"} },
		Backchannel: func(_ language.Tag, words string) bool {
			return slices.Contains([]string{"mhm", "yes", "okay"}, words)
		},
		Polite: func(_ language.Tag, words string) bool { return words == "please" },
	}
	if change != nil {
		change(&cfg)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	s.cancel = cancel
	go func() { s.done <- Run(ctx, cfg) }()
	go func() { _ = far.Receive(ctx, s.frames) }()
	return s
}

// hum makes the caller utter sound.
func (s *scene) hum(d time.Duration) {
	s.Helper()
	_, err := mediatest.Say(s.Context(), s.far, mediatest.Tone(200, 4000, d, rate), rate)
	require.NoError(s, err)
}

// hangUp ends the call from the caller's side.
func (s *scene) hangUp() Result {
	s.cancel(errors.New("caller hung up"))
	return <-s.done
}

func answer1(text string) func(context.Context, dialog.Turn) dialog.Reply {
	return func(context.Context, dialog.Turn) dialog.Reply {
		return dialog.Reply{Say: []string{text}, Lang: "en", Expect: listening}
	}
}

func TestTurnEndsSoonerWhenTheAnswerIsComplete(t *testing.T) {
	for _, c := range []struct {
		words    string
		silence  time.Duration
		complete string
	}{
		{"yes", 200 * time.Millisecond, "complete"},
		{"perhaps", 450 * time.Millisecond, "possible"},
		{"tomorrow at", 1100 * time.Millisecond, "unfinished"},
	} {
		t.Run(c.complete, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := begin(t, &script{lines: []string{c.words}}, answer1("Thank you."), nil)
				time.Sleep(3 * time.Second)
				s.hum(time.Second)
				time.Sleep(3 * time.Second)
				s.hangUp()
				require.Len(t, s.talk.turns, 1)
				assert.Equal(t, c.words, s.talk.turns[0].Text)
				line := s.witness.lines[1]
				assert.InDelta(t, c.silence.Seconds(), line.Decided.Sub(line.LastSpeech).Seconds(), 0.045)
				assert.InDelta(t, c.silence.Seconds(), line.Gap().Seconds(), 0.06)
			})
		})
	}
}

func TestPauseInsideAnUnfinishedSentence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"tomorrow at nine"}}, answer1("Thank you."), nil)
		time.Sleep(3 * time.Second)
		s.hum(600 * time.Millisecond) // "tomorrow" is made out by now
		time.Sleep(700 * time.Millisecond)
		s.hum(600 * time.Millisecond)
		time.Sleep(2 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 1)
		assert.Equal(t, "tomorrow at nine", s.talk.turns[0].Text)
	})
}

func TestCallerInterrupts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		replies := []dialog.Reply{
			{Say: []string{"We have three times that day.", "Nine, ten and eleven o'clock, please choose one."}, Lang: "en", Expect: listening},
			{Say: []string{"Fine."}, Lang: "en", Expect: listening},
		}
		s := begin(t, &script{lines: []string{"yes", "no"}}, func(context.Context, dialog.Turn) dialog.Reply {
			r := replies[0]
			replies = replies[1:]
			return r
		}, nil)
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(2500 * time.Millisecond) // into the second clause
		s.hum(900 * time.Millisecond)
		time.Sleep(3 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 2)
		assert.Equal(t, "Nine, ten and eleven o'clock, please choose one.", s.talk.turns[1].Unheard)
		cut := s.witness.lines[1]
		assert.True(t, cut.Interrupted)
		assert.Less(t, cut.Heard, 3200*time.Millisecond)
		assert.Greater(t, cut.Heard, 2*time.Second)
	})
}

func TestBackchannelDucksAndGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := strings.Repeat("we are open every day ", 6)
		s := begin(t, &script{lines: []string{"no", "mhm"}}, answer1(long), nil)
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(3 * time.Second)
		for len(s.frames) > 0 {
			<-s.frames
		}
		s.hum(600 * time.Millisecond)
		time.Sleep(10 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 1, "mhm is no turn")
		assert.False(t, s.witness.lines[1].Interrupted)
		var levels []float64
		for len(s.frames) > 0 {
			levels = append(levels, mediatest.RMS((<-s.frames).PCM))
		}
		quiet := 0
		for _, v := range levels {
			if v > 100 && v < 1000 {
				quiet++
			}
		}
		assert.Greater(t, quiet, 25, "the voice is lowered while the caller speaks")
		assert.Greater(t, levels[len(levels)/3], 1500.0, "and comes back")
	})
}

func TestSilenceIsATurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{}, answer1("Are you there?"), nil)
		time.Sleep(20 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 2)
		assert.True(t, s.talk.turns[0].Silence)
	})
}

func TestACoughIsNoTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{""}}, answer1("Are you there?"), nil)
		time.Sleep(3 * time.Second)
		s.hum(120 * time.Millisecond)
		time.Sleep(3 * time.Second)
		s.hangUp()
		assert.Empty(t, s.talk.turns)
	})
}

func TestNoMediaIsAskedOnceThenEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{}, answer1("Are you there?"), func(c *Config) { c.Timing.NoInput = time.Minute })
		time.Sleep(time.Second)
		s.near.Cut(true) // what the caller sends is lost from here on
		res := <-s.done
		require.ErrorIs(t, res.Cause, media.ErrNoMedia)
		require.Len(t, s.talk.turns, 1)
		assert.True(t, s.talk.turns[0].Silence)
		s.cancel(nil)
	})
}

func TestKeysInterruptAndKeepTheirOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{}, func(context.Context, dialog.Turn) dialog.Reply {
			time.Sleep(50 * time.Millisecond)
			return dialog.Reply{Lang: "en", Expect: listening}
		}, nil)
		time.Sleep(500 * time.Millisecond)
		for _, k := range "8612" {
			require.NoError(t, s.far.SendKey(t.Context(), k))
			time.Sleep(25 * time.Millisecond)
		}
		time.Sleep(time.Second)
		s.hangUp()
		keys := ""
		for _, turn := range s.talk.turns {
			keys += string(turn.Key)
		}
		assert.Equal(t, "8612", keys)
		assert.True(t, s.witness.lines[0].Interrupted)
	})
}

func TestASlowReplyIsBridgedByOneFiller(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var fillers int
		s := begin(t, &script{lines: []string{"yes"}}, func(context.Context, dialog.Turn) dialog.Reply {
			time.Sleep(900 * time.Millisecond)
			return dialog.Reply{Say: []string{"Ten is free."}, Lang: "en", Expect: listening}
		}, func(c *Config) {
			c.Filler = func(language.Tag) string { fillers++; return "One moment please." }
		})
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(5 * time.Second)
		s.hangUp()
		assert.Equal(t, 1, fillers)
		assert.Equal(t, []string{"Good morning, garage.", "Ten is free."}, s.witness.said)
		assert.False(t, s.witness.lines[1].Interrupted, "the reply waits for the filler's end")
	})
}

func TestTheCallGoesOnByKeysWhenTheRecogniserFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{fail: asr.ErrUnavailable}, answer1("Press one to book."), nil)
		time.Sleep(5 * time.Second)
		require.NoError(t, s.far.SendKey(t.Context(), '1'))
		time.Sleep(time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 2)
		assert.True(t, s.talk.turns[0].Unclear)
		assert.Equal(t, '1', s.talk.turns[1].Key)
	})
}

func TestGoodbyeIsSpokenBeforeTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"no"}}, func(context.Context, dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"Goodbye."}, Lang: "en", Then: dialog.HangUp, Closing: "booked"}
		}, nil)
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		res := <-s.done
		require.ErrorIs(t, res.Cause, ErrFinished)
		assert.Equal(t, "booked", res.Closing)
		assert.Equal(t, 1, res.Turns)
		assert.Greater(t, s.witness.lines[1].Heard, 500*time.Millisecond)
		s.cancel(nil)
	})
}

func TestHangUpWhileTheDialogActsLosesNoAction(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes"}}, func(context.Context, dialog.Turn) dialog.Reply {
			time.Sleep(2 * time.Second) // the calendar commits
			return dialog.Reply{Say: []string{"Booked."}, Lang: "en", Actions: []dialog.Action{{Type: "booked"}}}
		}, nil)
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(time.Second)
		res := s.hangUp()
		require.EqualError(t, res.Cause, "caller hung up")
		assert.Equal(t, "Booked.", s.witness.said[len(s.witness.said)-1])
		assert.Zero(t, s.witness.lines[len(s.witness.lines)-1].Heard)
	})
}

func TestCallThatIsTooLongEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{}, answer1("Are you there?"), func(c *Config) { c.Timing.Limit = time.Minute })
		require.ErrorIs(t, (<-s.done).Cause, ErrTooLong)
		s.cancel(nil)
	})
}

func TestPleaseAfterACompleteAnswerChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes", "please"}}, answer1("Thank you. What is your name, and may I ask for your number?"), nil)
		s.talk.rehearses = true
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(350 * time.Millisecond) // the turn is over, and the reply begun
		s.hum(500 * time.Millisecond)
		time.Sleep(10 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 1)
		assert.Equal(t, "yes", s.talk.turns[0].Text)
		assert.False(t, s.witness.lines[1].Interrupted)
	})
}

func TestWhoGoesOnIsHeardAsAWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes", "but on friday afternoon"}}, func(_ context.Context, t dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"You said, " + t.Text + ", is that so?"}, Lang: "en", Expect: listening}
		}, nil)
		s.talk.rehearses = true
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(400 * time.Millisecond)
		s.hum(1500 * time.Millisecond)
		time.Sleep(5 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 1, "only the whole binds")
		assert.Equal(t, "yes but on friday afternoon", s.talk.turns[0].Text)
		assert.True(t, s.witness.lines[1].Interrupted)
		assert.Equal(t, "You said, yes but on friday afternoon, is that so?", s.witness.said[2])
	})
}

// lost is a conversation whose rehearsed replies never hold.
type lost struct{ *talk }

func (c lost) Preview(context.Context, dialog.Turn) (dialog.Reply, func(context.Context) bool, bool) {
	r := dialog.Reply{Say: []string{"What name shall I put it under?"}, Lang: "en", Expect: listening}
	return r, func(context.Context) bool { return false }, true
}

func TestAReplyThatDoesNotHoldIsFollowedByTheTrueOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes"}}, answer1("That time has just been taken."), func(c *Config) {
			c.Talk = lost{c.Talk.(*talk)}
		})
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(8 * time.Second)
		s.hangUp()
		assert.Equal(t, []string{"Good morning, garage.", "What name shall I put it under?", "That time has just been taken."}, s.witness.said)
	})
}

func TestBudiGoesOnWhenItStoppedForNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes", "wait|please"}}, answer1("Thank you. What is your name, and may I ask for your number?"), nil)
		s.talk.rehearses = true
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(350 * time.Millisecond)
		s.hum(900 * time.Millisecond) // taken for an interruption, until its last words
		time.Sleep(12 * time.Second)
		s.hangUp()
		require.GreaterOrEqual(t, len(s.witness.said), 3)
		assert.True(t, s.witness.lines[1].Interrupted)
		assert.Contains(t, s.witness.said[2], "What is your name", "it goes on")
		assert.False(t, s.witness.lines[2].Interrupted)
		require.NotEmpty(t, s.talk.turns)
		assert.Equal(t, "yes", s.talk.turns[0].Text)
	})
}

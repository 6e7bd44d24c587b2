package call

import (
	"context"
	"fmt"
	"strings"
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
)

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

func TestAVoiceThatStaysUpIsGivenMoreTime(t *testing.T) {
	for _, c := range []struct {
		words   string
		end     float64 // of the level
		silence time.Duration
	}{
		{"perhaps", 1, 540 * time.Millisecond},
		{"perhaps", 0.6, 450 * time.Millisecond},
		{"perhaps", 0.3, 380 * time.Millisecond},
		{"yes", 1, 300 * time.Millisecond},
		{"yes", 0.3, 200 * time.Millisecond},
		{"tomorrow at", 0.3, 1100 * time.Millisecond},
	} {
		t.Run(fmt.Sprint(c.words, c.end), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := begin(t, &script{lines: []string{c.words}}, answer1("Thank you."), nil)
				time.Sleep(3 * time.Second)
				s.sing(time.Second, c.end)
				time.Sleep(3 * time.Second)
				s.hangUp()
				line := s.witness.lines[1]
				assert.InDelta(t, c.silence.Seconds(), line.Decided.Sub(line.LastSpeech).Seconds(), 0.025)
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

func TestBudiHoldsBackForASignOfListeningAndGoesOn(t *testing.T) {
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
			if v < 1000 {
				quiet++
			}
		}
		assert.Greater(t, quiet, 25, "the voice is held back while the caller speaks")
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

// TestSilenceAfterAReplyIsNoticed has a caller who says nothing more, after
// replies that end before they bind the dialog: none at all, as after a key of a
// number, and a short one.
func TestSilenceAfterAReplyIsNoticed(t *testing.T) {
	for name, say := range map[string][]string{"nothing said": nil, "short": {"Yes?"}, "long": {"Which day would suit you best?"}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := begin(t, &script{}, func(context.Context, dialog.Turn) dialog.Reply {
					return dialog.Reply{Say: say, Lang: "en", Expect: listening}
				}, func(c *Config) { c.Talk.(*talk).rehearses = true })
				time.Sleep(3 * time.Second)
				require.NoError(t, s.far.SendKey(t.Context(), '8'))
				time.Sleep(12 * time.Second)
				s.hangUp()
				require.GreaterOrEqual(t, len(s.talk.turns), 2)
				assert.True(t, s.talk.turns[1].Silence)
			})
		})
	}
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
		s := begin(t, &script{lines: []string{"yes", "yes but on friday afternoon"}}, func(_ context.Context, t dialog.Turn) dialog.Reply {
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
		time.Sleep(1700 * time.Millisecond)
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

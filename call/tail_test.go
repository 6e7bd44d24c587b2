package call

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/dialog"
	"budi/language"
)

// TestTheEndOfAnAnswerOverTheReply lets callers go on 600 ms after an answer
// that Budi has taken to be over and has acted upon. What adds nothing leaves
// the reply whole; what does is a turn of its own, since what was done is done.
func TestTheEndOfAnAnswerOverTheReply(t *testing.T) {
	const booked = "You are booked for tomorrow at ten o'clock. Is there anything else that we can do for you?"
	for _, c := range []struct {
		name, answer, more string
		long               time.Duration
		turns              []string
	}{
		{"courtesy", "yes", "please", 500 * time.Millisecond, []string{"yes"}},
		{"long courtesy", "yes", "please", 900 * time.Millisecond, []string{"yes"}},
		{"echo", "yes|tomorrow at nine", "nine please", 600 * time.Millisecond, []string{"tomorrow at nine"}},
		{"sign of listening", "yes", "mhm", 500 * time.Millisecond, []string{"yes"}},
		{"said twice", "yes", "yes", 500 * time.Millisecond, []string{"yes"}},
		{"unclear", "yes", "?", 700 * time.Millisecond, []string{"yes"}},
		{"nothing", "yes", "", 500 * time.Millisecond, []string{"yes"}},
		{"misheard at first", "yes", "no|please", 600 * time.Millisecond, []string{"yes"}},
		{"content", "yes", "friday", 700 * time.Millisecond, []string{"yes", "friday"}},
		{"long content", "yes", "but not that early", 2400 * time.Millisecond, []string{"yes", "but not that early"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := begin(t, &script{lines: []string{c.answer, c.more}}, answer1(booked), nil)
				time.Sleep(3 * time.Second)
				s.hum(700 * time.Millisecond)
				time.Sleep(600 * time.Millisecond)
				s.hum(c.long)
				time.Sleep(12 * time.Second)
				s.hangUp()
				require.GreaterOrEqual(t, len(s.talk.turns), len(c.turns))
				var heard []string
				for _, turn := range s.talk.turns {
					if !turn.Silence {
						heard = append(heard, turn.Text)
						assert.False(t, turn.Unclear)
					}
				}
				assert.Equal(t, c.turns, heard)
				assert.Equal(t, len(c.turns) > 1, s.witness.lines[1].Interrupted)
				if len(c.turns) > 1 {
					assert.Contains(t, s.talk.turns[1].Unheard, "anything else")
				}
			})
		})
	}
}

func TestAQuickAnswerToAShortQuestionIsNoTail(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		replies := []string{"What day?", "Thank you."}
		s := begin(t, &script{lines: []string{"yes", "friday"}}, func(context.Context, dialog.Turn) dialog.Reply {
			r := dialog.Reply{Say: []string{replies[0]}, Lang: "en", Expect: listening}
			replies = replies[1:]
			return r
		}, nil)
		s.talk.rehearses = true
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(850 * time.Millisecond) // at the question's very end
		s.hum(700 * time.Millisecond)
		time.Sleep(3 * time.Second)
		s.hangUp()
		require.Len(t, s.talk.turns, 2)
		assert.Equal(t, "friday", s.talk.turns[1].Text, "not joined to the answer before")
	})
}

func TestOneMoreWordIsJoinedWhileTheReplyIsOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes", "yes friday"}}, func(_ context.Context, t dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"You said, " + t.Text + ", is that so, or shall we look for another day?"}, Lang: "en", Expect: listening}
		}, nil)
		s.talk.rehearses = true
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(600 * time.Millisecond)
		s.hum(500 * time.Millisecond)
		time.Sleep(12 * time.Second)
		s.hangUp()
		require.NotEmpty(t, s.talk.turns)
		assert.Equal(t, "yes friday", s.talk.turns[0].Text)
	})
}

// TestWordsAreReadOnceWhileTheyStay counts how often words are parsed: they
// change some times in an utterance, frames come fifty times a second.
func TestWordsAreReadOnceWhileTheyStay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		graded, signs := map[string]int{}, 0
		counting := dialog.Expectation{Kind: dialog.ExpectConfirm, Complete: func(words string) dialog.Completeness {
			graded[words]++
			return complete(words)
		}}
		s := begin(t, &script{lines: []string{"perhaps", "mhm"}}, func(context.Context, dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"We are open every day from nine to five, and on Sundays too, by the way."}, Lang: "en", Expect: counting}
		}, func(c *Config) {
			c.First.Expect = counting
			listens := c.Backchannel
			c.Backchannel = func(lang language.Tag, words string) bool { signs++; return listens(lang, words) }
		})
		time.Sleep(3 * time.Second)
		s.hum(time.Second)
		time.Sleep(2500 * time.Millisecond) // into the reply
		s.hum(1500 * time.Millisecond)
		time.Sleep(12 * time.Second)
		s.hangUp()
		assert.Equal(t, 1, graded["perhaps"])
		assert.LessOrEqual(t, graded["mhm"], 2, "as the answer that was expected, and as one to the reply")
		assert.LessOrEqual(t, signs, 2, "so far, and at the end")
	})
}

package call

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/dialog"
	"budi/media"
	"budi/media/mediatest"
	"budi/media/quality"
)

// play makes the caller's line carry sound of which something is wrong.
func (s *scene) play(d time.Duration, wrong quality.State) {
	s.Helper()
	out := make(chan media.Frame)
	go func() {
		defer close(out)
		for _, f := range mediatest.Frames(mediatest.Tone(200, 4000, d, rate), rate) {
			f.Sound = wrong
			select {
			case out <- f:
			case <-s.Context().Done():
				return
			}
		}
	}()
	_, _ = s.far.Play(s.Context(), out) // the call may end before the sound
}

func TestAFaxEndsTheCall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var noticed []string
		s := begin(t, &script{}, answer1("Are you there?"), func(c *Config) {
			c.Noticed = func(what string) { noticed = append(noticed, what) }
		})
		time.Sleep(time.Second)
		s.play(time.Second, quality.Fax)
		require.ErrorIs(t, (<-s.done).Cause, ErrFax)
		assert.Equal(t, []string{"fax"}, noticed)
		assert.Empty(t, s.talk.turns)
		s.cancel(nil)
	})
}

// TestMusicIsATurnThatWasNotUnderstood lets music play without an end: Budi
// is not silenced by it, and asks again and again until the dialog gives up.
func TestMusicIsATurnThatWasNotUnderstood(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var noticed []string
		turns := 0
		s := begin(t, &script{}, func(context.Context, dialog.Turn) dialog.Reply {
			turns++
			r := dialog.Reply{Say: []string{"I'm sorry, I did not get that.", "Would you like to book a visit, ask about a price, or leave a message for the team?"}, Lang: "en", Expect: listening}
			if turns == 4 {
				r.Then = dialog.HangUp
			}
			return r
		}, func(c *Config) {
			c.Noticed = func(what string) { noticed = append(noticed, what) }
		})
		time.Sleep(2 * time.Second)
		began := time.Now()
		go s.play(2*time.Minute, quality.Steady)
		require.ErrorIs(t, (<-s.done).Cause, ErrFinished)
		assert.Less(t, time.Since(began), time.Minute)
		assert.Equal(t, []string{"steady"}, noticed, "once, not with each frame")
		for _, turn := range s.talk.turns {
			assert.True(t, turn.Unclear)
		}
		for _, line := range s.witness.lines[1:] {
			assert.False(t, line.Interrupted, "what is no speech does not silence Budi")
			assert.Greater(t, line.Heard, 3*time.Second)
		}
		s.cancel(nil)
	})
}

// TestACrowdIsTalkedOver has voices come and go that say nothing to Budi, with
// pauses too long for a din: they stop Budi twice and no more, so what can be
// done about it is heard, until words are made out again.
func TestACrowdIsTalkedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: slices.Repeat([]string{"?"}, 30)}, func(context.Context, dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"I'm sorry, I did not get that.", "Press one to book a visit, and press two for an urgent case, or press three to be called back."}, Lang: "en", Expect: listening}
		}, nil)
		time.Sleep(3 * time.Second)
		for range 30 {
			s.play(1600*time.Millisecond, 0)
			time.Sleep(700 * time.Millisecond)
		}
		s.hangUp()
		stopped, whole := 0, 0
		for _, line := range s.witness.lines[1:] {
			switch {
			case line.Interrupted:
				stopped++
			case line.Heard > 7*time.Second:
				whole++
			}
		}
		assert.LessOrEqual(t, stopped, heckling+1, "the last is cut by the end of the call")
		assert.NotZero(t, whole)
	})
}

// TestWordsInMusicAreATurn ends the turn of a caller who is made out although
// the sound goes on.
func TestWordsInMusicAreATurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes"}}, answer1("Thank you."), nil)
		time.Sleep(3 * time.Second)
		go s.play(20*time.Second, quality.Steady)
		time.Sleep(4 * time.Second)
		s.hangUp()
		require.NotEmpty(t, s.talk.turns)
		assert.Equal(t, "yes", s.talk.turns[0].Text)
	})
}

func TestAnEngineThatFailsIsNoticed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var noticed []string
		s := begin(t, &script{fail: asr.ErrUnavailable}, answer1("Press one to book."), func(c *Config) {
			c.Noticed = func(what string) { noticed = append(noticed, what) }
		})
		time.Sleep(5 * time.Second)
		s.hangUp()
		assert.Equal(t, []string{DeafEngine}, noticed)
	})
}

// TestSoundFromTheStartLeavesTheGreeting has the place where a caller stands
// make noise from the first moment on: who answers is heard to the end.
func TestSoundFromTheStartLeavesTheGreeting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{}, answer1("Are you there?"), func(c *Config) {
			c.First.Say = []string{"Good morning, this is the garage.", "I'm an assistant, and this call is recorded.", "How can I help?"}
		})
		s.play(15*time.Second, 0)
		time.Sleep(5 * time.Second)
		s.hangUp()
		require.NotEmpty(t, s.witness.lines)
		assert.False(t, s.witness.lines[0].Interrupted)
		assert.Greater(t, s.witness.lines[0].Heard, 5*time.Second)
	})
}

// TestWhoSaysNothingIsNotWaitedForAsLong has voices talk on that stop Budi and
// say nothing to it: each time they are listened to for less.
func TestWhoSaysNothingIsNotWaitedForAsLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: slices.Repeat([]string{"?"}, 30)}, func(context.Context, dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"I'm sorry, I did not get that, would you say it once more?"}, Lang: "en", Expect: listening}
		}, nil)
		time.Sleep(2500 * time.Millisecond)
		s.play(80*time.Second, 0)
		s.hangUp()
		require.Greater(t, len(s.talk.turns), 3)
		var waits []time.Duration
		for i, turn := range s.talk.turns[1:] {
			waits = append(waits, turn.At.Sub(s.talk.turns[i].At).Round(time.Second))
		}
		t.Log(waits)
		assert.LessOrEqual(t, waits[2], 12*time.Second, "a reply, and a third of the longest turn")
		assert.Less(t, waits[2], waits[0])
	})
}

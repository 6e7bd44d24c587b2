package call

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/dialog"
	"budi/media"
	"budi/tts"
)

// tardy is a synthesiser that takes 150 ms before each clause.
type tardy struct {
	drone
	made  atomic.Int32
	each  time.Duration // for a frame, besides
	fails int32         // of its clauses, this one, counted from 1
	after int           // frames
}

func (s *tardy) Synthesize(ctx context.Context, v tts.Voice, text <-chan string, out chan<- media.Frame) error {
	for clause := range text {
		n := s.made.Add(1)
		time.Sleep(150 * time.Millisecond)
		one, frames, done := make(chan string, 1), make(chan media.Frame), make(chan error, 1)
		one <- clause
		close(one)
		ctx, stop := context.WithCancelCause(ctx)
		go func() {
			done <- s.drone.Synthesize(ctx, v, one, frames)
			close(frames)
		}()
		sent := 0
		for f := range frames {
			time.Sleep(s.each)
			if n == s.fails && sent == s.after {
				stop(tts.ErrUnavailable)
				break
			}
			select {
			case out <- f:
				sent++
			case <-ctx.Done():
			}
		}
		stop(nil)
		if err := <-done; err != nil || errors.Is(context.Cause(ctx), tts.ErrUnavailable) {
			return context.Cause(ctx)
		}
	}
	return nil
}

// prophet is a conversation that foretells by a function.
type prophet struct {
	*talk
	*testing.T
	tell  func(t dialog.Turn) dialog.Reply
	told  []string
	asked atomic.Int32 // of it at this moment
}

func (p *prophet) alone() (done func()) {
	assert.EqualValues(p, 1, p.asked.Add(1), "the conversation is asked one thing at a time")
	return func() { p.asked.Add(-1) }
}

func (p *prophet) Foretell(_ context.Context, t dialog.Turn) (dialog.Reply, bool) {
	defer p.alone()()
	time.Sleep(30 * time.Millisecond)
	p.told = append(p.told, t.Text)
	return p.tell(t), true
}

func (p *prophet) Reply(ctx context.Context, t dialog.Turn) (dialog.Reply, error) {
	defer p.alone()()
	return p.talk.Reply(ctx, t)
}

func (p *prophet) Preview(ctx context.Context, t dialog.Turn) (dialog.Reply, func(context.Context) bool, bool) {
	defer p.alone()()
	return p.talk.Preview(ctx, t)
}

// foretelling begins a scene with a tardy voice and a conversation that tells
// by tell what it will say.
func foretelling(t *testing.T, voice *tardy, hear *script, tell func(dialog.Turn) dialog.Reply) (*scene, *prophet) {
	p := &prophet{T: t, tell: tell}
	s := begin(t, hear, answer1("Thank you. Goodbye then."), func(c *Config) {
		p.talk = c.Talk.(*talk)
		c.Talk, c.Speak = p, voice
	})
	return s, p
}

func TestTheReplyIsMadeWhileTheSilenceRuns(t *testing.T) {
	right := func(dialog.Turn) dialog.Reply {
		return dialog.Reply{Say: []string{"Thank you.", "Goodbye then."}, Lang: "en"}
	}
	for _, c := range []struct {
		name, words string
		tell        func(dialog.Turn) dialog.Reply
		gap         time.Duration
		early       bool
	}{
		// 200 ms of silence; an early reply comes out 80 ms after that, since it
		// was begun after 100 and takes 30 and 150.
		{"complete", "yes", right, 280 * time.Millisecond, true},
		{"possible", "perhaps", right, 450 * time.Millisecond, true},
		{"another reply", "perhaps", func(dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"Sorry?"}, Lang: "en"}
		}, 600 * time.Millisecond, false},
		{"another voice", "perhaps", func(t dialog.Turn) dialog.Reply {
			r := right(t)
			r.Slower = true
			return r
		}, 600 * time.Millisecond, false},
		{"other words", "perhaps|perhaps not", right, 450 * time.Millisecond, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, p := foretelling(t, &tardy{}, &script{lines: []string{c.words}}, c.tell)
				p.reply = func(context.Context, dialog.Turn) dialog.Reply { return right(dialog.Turn{}) }
				time.Sleep(3 * time.Second)
				s.hum(700 * time.Millisecond)
				time.Sleep(5 * time.Second)
				s.hangUp()
				require.NotEmpty(t, s.talk.turns)
				line := s.witness.lines[1]
				assert.InDelta(t, c.gap.Seconds(), line.Gap().Seconds(), 0.045)
				assert.Equal(t, c.early, line.Early)
				assert.Equal(t, "Thank you. Goodbye then.", s.witness.said[1])
				const both = 24 * time.Second / 14 // at the drone's rate
				assert.InDelta(t, both.Seconds(), line.Heard.Seconds(), 0.2, "every clause is spoken, and none twice")
			})
		})
	}
}

// TestALongClauseIsSpokenBeforeItIsMade has a clause that takes three quarters
// of its own time to make: its beginning is not kept waiting for its end.
func TestALongClauseIsSpokenBeforeItIsMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		reply := func(dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"Oil change, on Thursday, November 26 at ten, Tom Baker, and so on.", "Shall I book it?"}, Lang: "en"}
		}
		s, p := foretelling(t, &tardy{each: 15 * time.Millisecond}, &script{lines: []string{"yes"}}, reply)
		p.reply = func(context.Context, dialog.Turn) dialog.Reply { return reply(dialog.Turn{}) }
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(9 * time.Second)
		s.hangUp()
		require.NotEmpty(t, s.talk.turns)
		line := s.witness.lines[1]
		assert.InDelta(t, 0.3, line.Gap().Seconds(), 0.045)
		assert.True(t, line.Early)
		whole := 82 * time.Second / 14
		assert.InDelta(t, whole.Seconds(), line.Heard.Seconds(), 0.2, "every clause is spoken, and none twice")
	})
}

// TestAnEngineThatFailsEarly fails at the early clause: before its first frame,
// which the caller does not notice, and in its middle.
func TestAnEngineThatFailsEarly(t *testing.T) {
	reply := func(dialog.Turn) dialog.Reply {
		return dialog.Reply{Say: []string{"Thank you.", "Goodbye then."}, Lang: "en"}
	}
	for _, c := range []struct {
		name  string
		after int
		heard time.Duration
		early bool
	}{
		{"at once", 0, 24 * time.Second / 14, false},
		{"in the middle", 10, 10 * media.Ptime, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				voice := &tardy{fails: 2, after: c.after} // the first is the greeting
				s, p := foretelling(t, voice, &script{lines: []string{"yes"}}, reply)
				p.reply = func(context.Context, dialog.Turn) dialog.Reply { return reply(dialog.Turn{}) }
				time.Sleep(3 * time.Second)
				s.hum(700 * time.Millisecond)
				time.Sleep(5 * time.Second)
				s.hangUp()
				require.NotEmpty(t, s.talk.turns)
				line := s.witness.lines[1]
				assert.Equal(t, c.early, line.Early)
				assert.InDelta(t, c.heard.Seconds(), line.Heard.Seconds(), 0.1)
			})
		})
	}
}

func TestAnEarlyReplyIsDroppedWhenTheCallerGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		voice := &tardy{}
		s, p := foretelling(t, voice, &script{lines: []string{"perhaps on friday"}}, func(t dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"You said: " + t.Text}, Lang: "en"}
		})
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(400 * time.Millisecond) // long enough for a reply to "perhaps"
		s.hum(1800 * time.Millisecond)
		time.Sleep(3 * time.Second)
		s.hangUp()
		require.NotEmpty(t, s.talk.turns)
		assert.Equal(t, "perhaps on friday", s.talk.turns[0].Text)
		assert.Equal(t, []string{"perhaps", "perhaps on friday"}, p.told)
		assert.NotContains(t, s.witness.said, "You said: perhaps")
		assert.LessOrEqual(t, voice.made.Load(), int32(5), "no more is made than the greeting, two early clauses and the reply")
	})
}

func TestNothingIsMadeForWordsThatGoOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, p := foretelling(t, &tardy{}, &script{lines: []string{"tomorrow"}}, func(dialog.Turn) dialog.Reply { return dialog.Reply{} })
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(5 * time.Second)
		s.hangUp()
		assert.Empty(t, p.told, "unfinished words are no answer")
	})
}

func TestACoughDropsTheEarlyReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, p := foretelling(t, &tardy{}, &script{lines: []string{"perhaps|"}}, func(dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"Fine."}, Lang: "en"}
		})
		time.Sleep(3 * time.Second)
		s.hum(380 * time.Millisecond)
		time.Sleep(4 * time.Second)
		s.hangUp()
		assert.Empty(t, s.talk.turns)
		assert.LessOrEqual(t, len(p.told), 1)
	})
}

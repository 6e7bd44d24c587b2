package call

import (
	"context"
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
	made atomic.Int32
}

func (s *tardy) Synthesize(ctx context.Context, v tts.Voice, text <-chan string, out chan<- media.Frame) error {
	for clause := range text {
		s.made.Add(1)
		time.Sleep(150 * time.Millisecond)
		one := make(chan string, 1)
		one <- clause
		close(one)
		if err := s.drone.Synthesize(ctx, v, one, out); err != nil {
			return err
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
func foretelling(t *testing.T, hear *script, tell func(dialog.Turn) dialog.Reply) (*scene, *prophet, *tardy) {
	p, voice := &prophet{T: t, tell: tell}, &tardy{}
	s := begin(t, hear, answer1("Thank you. Goodbye then."), func(c *Config) {
		p.talk = c.Talk.(*talk)
		c.Talk, c.Speak = p, voice
	})
	return s, p, voice
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
				s, p, _ := foretelling(t, &script{lines: []string{c.words}}, c.tell)
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

func TestAnEarlyReplyIsDroppedWhenTheCallerGoesOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, p, voice := foretelling(t, &script{lines: []string{"perhaps on friday"}}, func(t dialog.Turn) dialog.Reply {
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
		s, p, _ := foretelling(t, &script{lines: []string{"tomorrow"}}, func(dialog.Turn) dialog.Reply { return dialog.Reply{} })
		time.Sleep(3 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(5 * time.Second)
		s.hangUp()
		assert.Empty(t, p.told, "unfinished words are no answer")
	})
}

func TestACoughDropsTheEarlyReply(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, p, _ := foretelling(t, &script{lines: []string{"perhaps|"}}, func(dialog.Turn) dialog.Reply {
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

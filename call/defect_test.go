package call

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/tts"
)

// faulty is a part of a call that panics once it is armed.
type faulty struct {
	media.Leg
	Conversation
	asr.Recognizer
	tts.Synthesizer
	armed chan struct{}
}

func (f *faulty) fault() {
	select {
	case <-f.armed:
		panic("a defect")
	default:
	}
}

type (
	faultyLeg    struct{ *faulty }
	faultyPlay   struct{ *faulty }
	faultyTalk   struct{ *faulty }
	faultyHear   struct{ *faulty }
	faultySpeak  struct{ *faulty }
	faultyOracle struct{ faultyTalk }
)

func (f faultyLeg) Receive(ctx context.Context, out chan<- media.Frame) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-f.armed:
		case <-ctx.Done():
		}
		stop()
	}()
	err := f.Leg.Receive(ctx, out)
	f.fault()
	return err
}

func (f faultyPlay) Play(ctx context.Context, in <-chan media.Frame) (time.Duration, error) {
	f.fault()
	return f.Leg.Play(ctx, in)
}

func (f faultyTalk) Reply(ctx context.Context, t dialog.Turn) (dialog.Reply, error) {
	f.fault()
	return f.Conversation.Reply(ctx, t)
}

func (f faultyTalk) Preview(context.Context, dialog.Turn) (dialog.Reply, func(context.Context) bool, bool) {
	return dialog.Reply{}, nil, false
}

func (f faultyOracle) Foretell(context.Context, dialog.Turn) (dialog.Reply, bool) {
	f.fault()
	return dialog.Reply{}, false
}

func (f faultyHear) Recognize(ctx context.Context, o asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-f.armed:
		case <-ctx.Done():
		}
		stop()
	}()
	err := f.Recognizer.Recognize(ctx, o, in, out)
	f.fault()
	return err
}

func (f faultyHear) Supports(lang language.Tag, rate int) error {
	return f.Recognizer.Supports(lang, rate)
}

func (f faultySpeak) Supports(lang language.Tag) error { return f.Synthesizer.Supports(lang) }

func (f faultySpeak) Synthesize(ctx context.Context, v tts.Voice, text <-chan string, out chan<- media.Frame) error {
	f.fault()
	return f.Synthesizer.Synthesize(ctx, v, text, out)
}

// TestADefectEndsOneCall has each part of a call panic. The call ends with
// [ErrDefect], or goes on where it can; no goroutine stays, and the process
// lives.
func TestADefectEndsOneCall(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(c *Config, f *faulty)
		ends   bool
	}{
		{"receiving", func(c *Config, f *faulty) { c.Leg = faultyLeg{f} }, true},
		{"sending", func(c *Config, f *faulty) { c.Leg = faultyPlay{f} }, true},
		{"dialog", func(c *Config, f *faulty) { c.Talk = faultyTalk{f} }, true},
		{"early reply", func(c *Config, f *faulty) { c.Talk = faultyOracle{faultyTalk{f}} }, true},
		{"recogniser", func(c *Config, f *faulty) { c.Hear = faultyHear{f} }, true},
		{"synthesiser", func(c *Config, f *faulty) { c.Speak = faultySpeak{f} }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &faulty{armed: make(chan struct{})}
				s := begin(t, &script{lines: []string{"perhaps"}}, answer1("Thank you."), func(cfg *Config) {
					f.Leg, f.Conversation, f.Recognizer, f.Synthesizer = cfg.Leg, cfg.Talk, cfg.Hear, cfg.Speak
					c.change(cfg, f)
				})
				time.Sleep(4 * time.Second)
				close(f.armed)
				s.hum(700 * time.Millisecond)
				time.Sleep(5 * time.Second)
				select {
				case r := <-s.done:
					require.True(t, c.ends)
					assert.ErrorIs(t, r.Cause, ErrDefect)
					s.cancel(nil)
				default:
					require.False(t, c.ends, "the call goes on")
					s.hangUp()
				}
			})
		})
	}
}

// TestAGrammarThatPanics leaves the caller the keys.
func TestAGrammarThatPanics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := begin(t, &script{lines: []string{"yes"}}, answer1("Thank you."), func(c *Config) {
			c.Grammar = func(language.Tag, dialog.Expectation) *asr.Grammar { panic("no words") }
		})
		time.Sleep(4 * time.Second)
		s.hum(700 * time.Millisecond)
		time.Sleep(4 * time.Second)
		require.NoError(t, s.far.SendKey(t.Context(), '1'))
		time.Sleep(2 * time.Second)
		s.hangUp()
		require.NotEmpty(t, s.talk.turns)
		assert.Equal(t, '1', s.talk.turns[len(s.talk.turns)-1].Key)
		for _, turn := range s.talk.turns {
			assert.Empty(t, turn.Text)
		}
	})
}

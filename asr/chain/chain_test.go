package chain

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"budi/asr"
	"budi/asr/asrtest"
	"budi/language"
	"budi/media"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// counter hears how many frames an utterance has: "3 frames". It goes wrong
// in one way when the utterance has come to a certain frame.
type counter struct {
	fault string
	at    int
}

func (c counter) Supports(language.Tag, int) error {
	if c.fault == "not here" {
		return asr.ErrUnavailable
	}
	return nil
}

var errBroken = errors.New("the connection is gone")

func (c counter) Recognize(ctx context.Context, _ asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	n, grammar := 0, ""
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case i, ok := <-in:
			if !ok {
				return nil
			}
			if i.Grammar != nil {
				grammar, n = i.Grammar.ID, 0
			}
			if i.Reset {
				n = 0
			}
			if i.Frame.PCM != nil && grammar != "" {
				n++
			}
			if c.fault != "" && n >= c.at {
				switch c.fault {
				case "error":
					return fmt.Errorf("%w: %w", asr.ErrUnavailable, errBroken)
				case "panic":
					panic("index out of range")
				case "returns":
					return nil
				case "hangs":
					<-ctx.Done()
					return context.Cause(ctx)
				case "no final":
					continue
				case "garbage":
					for range 3 {
						select {
						case out <- asr.Event{Final: true, Text: "garbage"}:
						case <-ctx.Done():
							return context.Cause(ctx)
						}
					}
					return errBroken
				}
			}
			if !i.End {
				continue
			}
			e := asr.Event{Final: true}
			if n > 0 {
				e.Text, e.Confidence = fmt.Sprintf("%d frames", n), 1
			}
			n = 0
			select {
			case out <- e:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	}
}

func TestConformance(t *testing.T) {
	s := asrtest.Suite{
		Recognizer: New(Config{}, Engine{"first", voiced{}}, Engine{"second", voiced{}}),
		Rate:       8000, Grammar: &asr.Grammar{ID: "g"}, Other: &asr.Grammar{ID: "other"}, Want: "speech",
	}
	for i := range 8000 {
		s.Speech = append(s.Speech, int16(8000*(i/7%2)))
	}
	asrtest.Run(t, s)
	// One that fails at once must not be noticed.
	s.Recognizer = New(Config{}, Engine{"broken", counter{fault: "error"}}, Engine{"second", voiced{}})
	asrtest.Run(t, s)
}

// voiced hears "speech" in sound.
type voiced struct{}

func (voiced) Supports(language.Tag, int) error { return nil }

func (voiced) Recognize(ctx context.Context, _ asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	heard, on := false, false
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case i, ok := <-in:
			if !ok {
				return nil
			}
			if i.Grammar != nil {
				heard, on = false, i.Grammar.ID == "g"
			}
			heard = heard && !i.Reset
			for _, s := range i.Frame.PCM {
				heard = heard || on && s > 1000
			}
			if !i.End {
				continue
			}
			e := asr.Event{Final: true}
			if heard {
				e.Text, e.Confidence = "speech", 1
			}
			heard = false
			select {
			case out <- e:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	}
}

// TestFallBack breaks the first engine in the middle of an utterance; the
// second must hear the whole of it.
func TestFallBack(t *testing.T) {
	for _, fault := range []string{"error", "panic", "returns", "hangs", "no final", "garbage"} {
		for _, at := range []int{0, 1, 3, 5} {
			if fault == "garbage" && at == 5 {
				continue // one answer to one question can't be told from a right one
			}
			t.Run(fmt.Sprint(fault, " at ", at), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					left := 0
					c := New(Config{Failed: func(name string, err error) {
						assert.Equal(t, "first", name)
						assert.Error(t, err)
						left++
					}}, Engine{"first", counter{fault, at}}, Engine{"second", counter{}})
					events, err := converse(c, 5, 2)
					require.NoError(t, err)
					assert.Equal(t, []string{"5 frames", "2 frames"}, events)
					assert.Equal(t, 1, left)
				})
			})
		}
	}
}

func TestEveryEngineFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := New(Config{Pause: time.Millisecond}, Engine{"first", counter{"error", 2}}, Engine{"second", counter{"hangs", 3}})
		_, err := converse(c, 5, 5) // the second is forgiven once
		require.ErrorIs(t, err, asr.ErrUnavailable)
		require.ErrorIs(t, err, errBroken)
		require.ErrorIs(t, err, ErrSlow)
		assert.ErrorContains(t, err, "second: ")
	})
}

func TestSupports(t *testing.T) {
	assert.NoError(t, New(Config{}, Engine{"a", counter{fault: "not here"}}, Engine{"b", counter{}}).Supports("en", 8000))
	err := New(Config{}, Engine{"a", counter{fault: "not here"}}).Supports("en", 8000)
	require.ErrorIs(t, err, asr.ErrUnavailable)
	assert.ErrorContains(t, err, "a: ")
	require.ErrorIs(t, New(Config{}).Supports("en", 8000), asr.ErrUnavailable)
}

// converse speaks utterances of the given numbers of frames at the pace of a
// call and gives the final texts.
func converse(r asr.Recognizer, lengths ...int) ([]string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	in := make(chan asr.Input, 100)
	out := make(chan asr.Event)
	result := make(chan error, 1)
	go func() { result <- r.Recognize(ctx, asr.Options{Rate: 8000}, in, out) }()
	var texts []string
	in <- asr.Input{Grammar: &asr.Grammar{ID: "g"}}
	for _, n := range lengths {
		for range n {
			time.Sleep(20 * time.Millisecond)
			in <- asr.Input{Frame: media.Frame{PCM: make([]int16, 160), Rate: 8000}}
		}
		in <- asr.Input{End: true}
		for final := false; !final; {
			select {
			case e := <-out:
				if final = e.Final; final {
					texts = append(texts, e.Text)
				}
			case err := <-result:
				return texts, err
			}
		}
	}
	close(in)
	return texts, <-result
}

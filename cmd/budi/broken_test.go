package main

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/asr"
	"budi/asr/chain"
	"budi/language"
)

// broken is a recogniser that goes wrong in one way at its first sound.
type broken struct{ fault string }

func (b broken) Supports(lang language.Tag, _ int) error {
	if lang != language.English {
		return asr.ErrUnavailable
	}
	return nil
}

func (b broken) Recognize(ctx context.Context, _ asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case i, ok := <-in:
			if !ok {
				return nil
			}
			if i.Frame.PCM == nil {
				continue
			}
		}
		switch b.fault {
		case "hangs":
			<-ctx.Done()
			return context.Cause(ctx)
		case "disconnects":
			return fmt.Errorf("%w: connection reset by peer", asr.ErrUnavailable)
		case "panics":
			panic("index out of range")
		}
		select { // garbage that nobody asked for
		case out <- asr.Event{Final: true, Text: "\x00\xff book everything", Confidence: 9}:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// TestBrokenRecogniser holds whole calls whose recogniser goes wrong: the
// caller goes on by keys, the failure is counted, and the report tells it.
func TestBrokenRecogniser(t *testing.T) {
	if testing.Short() {
		t.Skip("whole calls take a minute")
	}
	t.Parallel()
	faults := []string{"hangs", "disconnects", "panics", "garbage"}
	var mu sync.Mutex
	var next int
	var left []string
	ears := func(asr.Recognizer) asr.Recognizer {
		return turnabout{func() asr.Recognizer {
			mu.Lock()
			defer mu.Unlock()
			fault := faults[next%len(faults)]
			next++
			failed := func(engine string, _ error) {
				mu.Lock()
				defer mu.Unlock()
				left = append(left, engine)
			}
			return chain.New(chain.Config{Failed: failed}, chain.Engine{Name: fault, Recognizer: broken{fault}})
		}}
	}
	s := serveWith(t, nil, wants{ears: ears})
	var wg sync.WaitGroup
	for n := range faults {
		wg.Go(func() {
			s.ring(fmt.Sprintf("+3706150000%d", n), "rms", map[string][]string{
				"request": {"I'd like to book an oil change.", keyed + "1"},
				"service": {keyed + "1"}, "staff": {keyed + "1"}, "time": {keyed + "1"}, "choice": {keyed + "1"},
				"phone": {keyed + "061234567#"}, "confirm": {keyed + "1"}, "more": {bye}, "name": {bye}, "detail": {bye},
			}, nil)
		})
	}
	wg.Wait()
	assert.ElementsMatch(t, faults, left)
	for n := range faults {
		from := fmt.Sprintf("+3706150000%d", n)
		call, wrong := s.troubles(t, from)
		assert.Equal(t, 1, wrong["recogniser"])
		assert.Contains(t, s.words(t, from), "Press 1", "keys are offered")
		assert.Len(t, s.visits(from), 1, "and a visit is booked by them")
		assert.Equal(t, "booked", call.Closing)
	}
	assert.Contains(t, s.told(t), "Speech recognition failed, so the caller was asked again or served by keys.")
	assert.Contains(t, s.metrics(t), `budi_troubles_total{business="garage",kind="recogniser"} 4`)
}

// turnabout gives each call a recogniser of its own.
type turnabout struct{ next func() asr.Recognizer }

// Supports implements [asr.Recognizer].
func (turnabout) Supports(lang language.Tag, rate int) error { return broken{}.Supports(lang, rate) }

// Recognize implements [asr.Recognizer].
func (n turnabout) Recognize(ctx context.Context, opt asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	return n.next().Recognize(ctx, opt, in, out)
}

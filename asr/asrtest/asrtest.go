// Package asrtest proves that a recogniser keeps its contract, whatever
// engine is behind it. An engine's own test calls [Run].
package asrtest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"
	"testing"
	"time"

	"budi/asr"
	"budi/media"
)

// Suite is an engine and what it is tried with.
type Suite struct {
	Recognizer asr.Recognizer
	Rate       int
	// Grammar is one that Speech is an utterance of, Other another one that
	// it is not.
	Grammar, Other *asr.Grammar
	// Speech is an utterance at Rate with silence around it; Want is its
	// text.
	Speech []int16
	Want   string
	// Streams is how many calls are heard at once; 0 is 8.
	Streams int
}

// patience is how long an engine may take over anything here.
const patience = 30 * time.Second

// Check is one property of the contract; it returns what is wrong.
type Check struct {
	Name string
	Do   func(Suite) error
}

// Checks lists the properties in the order in which they are tried.
func Checks() []Check {
	return []Check{
		{"hears what is said", hears},
		{"one final event for every end", finals},
		{"silence has no words", silence},
		{"utterances are apart", apart},
		{"a reset drops what was heard", reset},
		{"a grammar holds from its input on", switches},
		{"sound before a grammar does no harm", early},
		{"garbage does no harm", garbage},
		{"confidence is a probability", confidence},
		{"ends with the cause of its context", cause},
		{"ends though nobody listens", deaf},
		{"ends when its input does", ends},
		{"streams don't disturb each other", concurrent},
	}
}

// Run tries every property.
func Run(t *testing.T, s Suite) {
	t.Helper()
	for _, c := range Checks() {
		t.Run(c.Name, func(t *testing.T) {
			if err := c.Do(s); err != nil {
				t.Error(err)
			}
		})
	}
}

// frames cuts sound into inputs of 20 ms, the last one filled with silence.
func frames(pcm []int16, rate int) []asr.Input {
	n := rate / 50
	var out []asr.Input
	for at := 0; at < len(pcm); at += n {
		f := make([]int16, n)
		copy(f, pcm[at:])
		out = append(out, asr.Input{Frame: media.Frame{PCM: f, Rate: rate, At: time.Duration(at) * time.Second / time.Duration(rate)}})
	}
	return out
}

// stream runs one call: inputs in, events out, until the input is closed.
func (s Suite) stream(inputs []asr.Input) ([]asr.Event, error) {
	ctx, cancel := context.WithTimeoutCause(context.Background(), patience, errors.New("the engine hangs"))
	defer cancel()
	in := make(chan asr.Input)
	out := make(chan asr.Event)
	result := make(chan error, 1)
	go func() { result <- s.Recognizer.Recognize(ctx, asr.Options{Rate: s.Rate}, in, out) }()
	var events []asr.Event
	collect := func(next chan<- asr.Input, i asr.Input) (bool, error) {
		for {
			select {
			case next <- i:
				return true, nil
			case e := <-out:
				events = append(events, e)
			case err := <-result:
				if err == nil {
					err = errors.New("returned before its input was closed")
				}
				return false, err
			}
		}
	}
	for _, i := range inputs {
		if ok, err := collect(in, i); !ok {
			return events, err
		}
	}
	close(in)
	for {
		select {
		case e := <-out:
			events = append(events, e)
		case err := <-result:
			return events, err
		}
	}
}

func final(events []asr.Event) []asr.Event {
	var out []asr.Event
	for _, e := range events {
		if e.Final {
			out = append(out, e)
		}
	}
	return out
}

// utterance is the inputs of a whole utterance in a grammar.
func (s Suite) utterance(g *asr.Grammar, pcm []int16) []asr.Input {
	list := append([]asr.Input{{Grammar: g}}, frames(pcm, s.Rate)...)
	return append(list, asr.Input{End: true})
}

func (s Suite) noise(seed uint64, seconds float64, level int) []int16 {
	r := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // noise, no secret
	pcm := make([]int16, int(seconds*float64(s.Rate)))
	for i := range pcm {
		pcm[i] = int16(r.IntN(2*level+1) - level)
	}
	return pcm
}

// one streams inputs that end once and gives the final event.
func (s Suite) one(inputs []asr.Input) (asr.Event, error) {
	events, err := s.stream(inputs)
	if err != nil {
		return asr.Event{}, err
	}
	f := final(events)
	if len(f) != 1 {
		return asr.Event{}, fmt.Errorf("%d final events after one end", len(f))
	}
	return f[0], nil
}

func (s Suite) want(e asr.Event, err error) error {
	switch {
	case err != nil:
		return err
	case e.Text != s.Want || e.Rejected:
		return fmt.Errorf("heard %q (rejected: %v), want %q", e.Text, e.Rejected, s.Want)
	}
	return nil
}

// concurrent hears the utterance in many streams at once; each must give what
// one alone gives.
func concurrent(s Suite) error {
	n := s.Streams
	if n == 0 {
		n = 8
	}
	alone, err := s.one(s.utterance(s.Grammar, s.Speech))
	if err != nil {
		return err
	}
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			e, err := s.one(s.utterance(s.Grammar, s.Speech))
			if err == nil && !reflect.DeepEqual(e, alone) {
				err = fmt.Errorf("stream %d gave %+v, one alone %+v", i, e, alone)
			}
			errs[i] = err
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

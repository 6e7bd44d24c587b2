package asrtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"budi/asr"
	"budi/media"
)

func hears(s Suite) error { return s.want(s.one(s.utterance(s.Grammar, s.Speech))) }

// finals ends utterances in every way: with sound, without, twice, before any
// grammar.
func finals(s Suite) error {
	inputs := []asr.Input{{End: true}, {Grammar: s.Grammar}, {End: true}, {End: true}}
	inputs = append(inputs, frames(s.Speech, s.Rate)...)
	inputs = append(inputs, asr.Input{End: true}, asr.Input{End: true})
	last := frames(make([]int16, s.Rate/50), s.Rate)[0]
	last.End = true // sound and end in one input
	inputs = append(inputs, last)
	events, err := s.stream(inputs)
	if err != nil {
		return err
	}
	if n := len(final(events)); n != 6 {
		return fmt.Errorf("%d final events after 6 ends", n)
	}
	for i, e := range final(events) {
		if said := i == 3; said != (e.Text != "") {
			return fmt.Errorf("final event %d is %q", i+1, e.Text)
		}
	}
	return nil
}

func silence(s Suite) error {
	for _, level := range []int{0, 3} {
		e, err := s.one(s.utterance(s.Grammar, s.noise(7, 2, level)))
		if err != nil {
			return err
		}
		if e.Text != "" || e.Rejected {
			return fmt.Errorf("silence of level %d gave %q (rejected: %v)", level, e.Text, e.Rejected)
		}
	}
	return nil
}

// apart says the same twice in one stream.
func apart(s Suite) error {
	inputs := s.utterance(s.Grammar, s.Speech)
	inputs = append(inputs, inputs[1:]...)
	events, err := s.stream(inputs)
	if err != nil {
		return err
	}
	f := final(events)
	if len(f) != 2 {
		return fmt.Errorf("%d final events after 2 ends", len(f))
	}
	return errors.Join(s.want(f[0], nil), s.want(f[1], nil))
}

func reset(s Suite) error {
	inputs := s.utterance(s.Grammar, s.Speech)
	inputs = slices.Insert(inputs, len(inputs)-1, asr.Input{Reset: true})
	e, err := s.one(inputs)
	if err != nil {
		return err
	}
	if e.Text != "" {
		return fmt.Errorf("%q was heard before the reset", e.Text)
	}
	inputs = slices.Insert(slices.Clone(s.utterance(s.Grammar, s.Speech)), 1, frames(s.noise(3, 0.5, 3000), s.Rate)...)
	inputs = slices.Insert(inputs, 26, asr.Input{Reset: true})
	return s.want(s.one(inputs))
}

// switches listens for something else first and in the middle.
func switches(s Suite) error {
	inputs := append([]asr.Input{{Grammar: s.Other}}, frames(s.Speech, s.Rate)...)
	return s.want(s.one(append(inputs, s.utterance(s.Grammar, s.Speech)...)))
}

func early(s Suite) error {
	return s.want(s.one(append(frames(s.Speech, s.Rate), s.utterance(s.Grammar, s.Speech)...)))
}

// garbage feeds clipped noise, a constant, a square wave, short and empty
// frames; afterwards the engine must still hear.
func garbage(s Suite) error {
	constant := make([]int16, s.Rate)
	square := make([]int16, s.Rate)
	for i := range constant {
		constant[i] = 32767
		square[i] = int16(-32768 + 65535*(i/40%2))
	}
	inputs := []asr.Input{{Grammar: s.Grammar}}
	for _, pcm := range [][]int16{s.noise(5, 2, 32767), constant, square} {
		inputs = append(inputs, frames(pcm, s.Rate)...)
		inputs = append(inputs, asr.Input{End: true})
	}
	for _, n := range []int{0, 1, 3} {
		inputs = append(inputs, asr.Input{Frame: media.Frame{PCM: make([]int16, n), Rate: s.Rate}})
	}
	inputs = append(inputs, asr.Input{End: true})
	events, err := s.stream(inputs)
	if err != nil {
		return err
	}
	if n := len(final(events)); n != 4 {
		return fmt.Errorf("%d final events after 4 ends", n)
	}
	return hears(s)
}

func confidence(s Suite) error {
	inputs := s.utterance(s.Grammar, s.Speech)
	inputs = append(inputs, s.utterance(s.Other, s.Speech)...)
	events, err := s.stream(inputs)
	if err != nil {
		return err
	}
	for _, e := range events {
		all := []float64{e.Confidence}
		for _, h := range e.NBest {
			all = append(all, h.Confidence)
			if h.Text == e.Text {
				return fmt.Errorf("%q is among its own other readings", e.Text)
			}
		}
		for _, c := range all {
			if c < 0 || c > 1 || c != c {
				return fmt.Errorf("confidence %v of %+v", c, e)
			}
		}
		if len(e.NBest) > 0 && !e.Final {
			return fmt.Errorf("other readings before the end: %+v", e)
		}
	}
	return nil
}

var errStop = errors.New("the caller hung up")

// cause cancels in the middle of an utterance.
func cause(s Suite) error {
	ctx, cancel := context.WithCancelCause(context.Background())
	in := make(chan asr.Input)
	out := make(chan asr.Event, 1000)
	result := make(chan error, 1)
	go func() { result <- s.Recognizer.Recognize(ctx, asr.Options{Rate: s.Rate}, in, out) }()
	inputs := s.utterance(s.Grammar, s.Speech)
	// The engine that takes the empty input has done with the sound before it.
	for _, i := range append(inputs[:len(inputs)/2:len(inputs)/2], asr.Input{}, asr.Input{}) {
		select {
		case in <- i:
		case err := <-result:
			cancel(nil)
			return fmt.Errorf("returned early: %w", err)
		}
	}
	cancel(errStop)
	return returns(result, errStop)
}

// deaf cancels while the engine has an event that nobody takes.
func deaf(s Suite) error {
	ctx, cancel := context.WithCancelCause(context.Background())
	in := make(chan asr.Input, 1000)
	result := make(chan error, 1)
	for _, i := range s.utterance(s.Grammar, s.Speech) {
		in <- i
	}
	go func() { result <- s.Recognizer.Recognize(ctx, asr.Options{Rate: s.Rate}, in, make(chan asr.Event)) }()
	time.Sleep(200 * time.Millisecond) // a real engine gets to its first event
	cancel(errStop)
	return returns(result, errStop)
}

func ends(s Suite) error {
	in := make(chan asr.Input)
	close(in)
	result := make(chan error, 1)
	go func() {
		result <- s.Recognizer.Recognize(context.Background(), asr.Options{Rate: s.Rate}, in, make(chan asr.Event))
	}()
	return returns(result, nil)
}

func returns(result <-chan error, want error) error {
	select {
	case err := <-result:
		if !errors.Is(err, want) || (want == nil) != (err == nil) {
			return fmt.Errorf("returned %w, want %w", err, want)
		}
		return nil
	case <-time.After(patience):
		return errors.New("did not return")
	}
}

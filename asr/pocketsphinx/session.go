package pocketsphinx

import (
	"context"
	"errors"
	"fmt"

	"budi/asr"
	"budi/media"
	"budi/media/pink"
)

// maxUtterance is the longest utterance, in samples per sample rate (seconds);
// what is longer is no answer, and starts anew.
const maxUtterance = 60

// Recognize implements [asr.Recognizer]. Grammars may be of any language that
// the engine supports; a grammar that can't be compiled ends the call's
// recognition with an error.
func (e *Engine) Recognize(ctx context.Context, opt asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	s := &session{engine: e, rate: opt.Rate, out: out}
	defer s.close()
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case i, ok := <-in:
			if !ok {
				return nil
			}
			if err := s.step(ctx, i); err != nil {
				return err
			}
		}
	}
}

// session hears one call. One goroutine uses it.
type session struct {
	engine *Engine
	rate   int
	out    chan<- asr.Event

	model   *model
	words   *pooled
	grammar *asr.Grammar
	started bool
	samples int
	said    string      // the partial words that were told last
	floor   *pink.Noise // nil where the model wants none
	mixed   []int16
}

func (s *session) step(ctx context.Context, i asr.Input) error {
	if i.Grammar != nil {
		if err := s.listen(i.Grammar); err != nil {
			return unavailable(err)
		}
	}
	if i.Reset {
		if err := s.drop(); err != nil {
			return unavailable(err)
		}
	}
	if i.Frame.PCM != nil {
		if err := s.hear(i.Frame); err != nil {
			return unavailable(err)
		}
		if text := s.partial(); text != s.said {
			s.said = text
			if err := s.tell(ctx, asr.Event{Text: text}); err != nil {
				return err
			}
		}
	}
	if i.End {
		event, err := s.finish()
		if err != nil {
			return unavailable(err)
		}
		return s.tell(ctx, event)
	}
	return nil
}

// unavailable marks an engine's failure as one.
func unavailable(err error) error {
	if errors.Is(err, asr.ErrUnavailable) {
		return err
	}
	return fmt.Errorf("%w: %w", asr.ErrUnavailable, err)
}

func (s *session) tell(ctx context.Context, e asr.Event) error {
	select {
	case s.out <- e:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// listen switches to a grammar, and to its language's model.
func (s *session) listen(g *asr.Grammar) error {
	if err := s.drop(); err != nil {
		return err
	}
	m, err := s.engine.model(g.Lang, s.rate)
	if err != nil {
		return err
	}
	if m != s.model {
		if err := s.borrow(m); err != nil {
			return err
		}
	}
	if err := m.use(s.words, g); err != nil {
		return err
	}
	s.grammar = g
	return nil
}

func (s *session) borrow(m *model) error {
	s.close()
	words, err := m.words.get()
	if err != nil {
		return err
	}
	s.model, s.words, s.floor = m, words, nil
	if level := m.calibration.floor; level != 0 {
		s.floor = pink.New(1, level)
	}
	words.decoder.startStream()
	return nil
}

func (s *session) close() {
	if s.words != nil {
		s.words.release()
	}
	s.model, s.words, s.started = nil, nil, false
}

// hear takes some sound into the utterance, starting it when need be. Sound
// that comes before any grammar is dropped.
func (s *session) hear(f media.Frame) error {
	if f.Rate != s.rate {
		return fmt.Errorf("a frame of %d Hz in a stream of %d", f.Rate, s.rate)
	}
	if s.grammar == nil {
		return nil
	}
	if s.samples > maxUtterance*s.rate {
		if err := s.drop(); err != nil {
			return err
		}
	}
	if !s.started {
		if err := s.words.decoder.start(); err != nil {
			return err
		}
		s.started, s.samples, s.said = true, 0, ""
	}
	s.samples += len(f.PCM)
	if s.floor == nil {
		return s.words.decoder.hear(f.PCM)
	}
	s.mixed = append(s.mixed[:0], f.PCM...) // others may hold the frame
	s.floor.Add(s.mixed)
	return s.words.decoder.hear(s.mixed)
}

// drop ends the utterance without a result.
func (s *session) drop() error {
	s.said = ""
	if !s.started {
		return nil
	}
	s.started = false
	return s.words.decoder.end()
}

func (s *session) partial() string {
	if !s.started {
		return ""
	}
	return s.words.decoder.words()
}

// finish ends the utterance with its final event.
func (s *session) finish() (asr.Event, error) {
	event := asr.Event{Final: true}
	if !s.started {
		return event, nil
	}
	partial := s.partial()
	if err := s.drop(); err != nil {
		return event, err
	}
	return judge(s.words.decoder, s.model.calibration, s.words.searches[s.grammar.ID], partial), nil
}

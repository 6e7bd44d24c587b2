// Package tts is the contract of a speech synthesiser. One folder per engine
// implements [Synthesizer]; tts/all lists them and tts/ttstest proves each.
package tts

import (
	"context"
	"errors"

	"budi/language"
	"budi/media"
)

// ErrUnavailable tells that an engine can't speak a language here; the error
// that wraps it names what to install.
var ErrUnavailable = errors.New("synthesiser unavailable")

// Voice is who speaks and how.
type Voice struct {
	Lang language.Tag
	Name string  // the engine's own name of a voice, "" is its default for Lang
	Rate int     // samples per second of the frames, 8000 or 16000
	Pace float64 // 1 is normal, 0.8 slower; 0 means 1
	Gain float64 // 1 is normal; 0 means 1 ("louder" is 1.6)
}

// Synthesizer speaks text clause by clause.
type Synthesizer interface {
	// Synthesize reads clauses from text until it is closed or ctx ends, and
	// writes 20 ms frames to out as soon as each exists, without leading
	// silence. It closes nothing and leaves neither goroutine nor process
	// behind. It returns the context's cause when ctx ended and an error that
	// wraps [ErrUnavailable] when the engine fails.
	Synthesize(ctx context.Context, v Voice, text <-chan string, out chan<- media.Frame) error
	// Supports reports whether lang can be spoken; the error says what is
	// missing and how to add it.
	Supports(lang language.Tag) error
}

// Package asr is the contract of a speech recogniser. One folder per engine
// implements [Recognizer]; asr/all lists them and asr/asrtest proves each.
package asr

import (
	"context"
	"errors"

	"budi/language"
	"budi/media"
)

// ErrUnavailable tells that an engine can't serve a language here; the error
// that wraps it names what to install.
var ErrUnavailable = errors.New("recogniser unavailable")

// Recognizer hears one call as one stream.
type Recognizer interface {
	// Recognize reads in until it is closed or ctx ends, and writes events to
	// out. It closes nothing, starts no goroutine that outlives it, and never
	// blocks longer than the receiver of out does. It returns nil when in was
	// closed, the context's cause when ctx ended, and an error that wraps
	// [ErrUnavailable] when the engine fails.
	Recognize(ctx context.Context, opt Options, in <-chan Input, out chan<- Event) error
	// Supports reports whether lang can be heard at rate; the error says what
	// is missing and how to add it.
	Supports(lang language.Tag, rate int) error
}

// Options hold for a whole call.
type Options struct {
	Rate int // of the frames, 8000 or 16000
}

// Input is one step of the stream. Grammar changes, audio and the ends of
// utterances travel in order, so none can overtake another.
type Input struct {
	// Grammar, when set, is what is listened for from this input on. It
	// starts a new utterance.
	Grammar *Grammar
	// Frame is the next sound; a nil PCM means none in this input.
	Frame media.Frame
	// End asks for the final words of the utterance; one Event with Final
	// follows, always, and the next frame starts a new utterance.
	End bool
	// Reset drops the utterance so far without an event (noise before speech).
	Reset bool
}

// Grammar is what a caller may say next. Engines take what they can use:
// PocketSphinx the JSGF or the sentences (an n-gram), a neural engine the
// hints.
type Grammar struct {
	// ID is equal for equal content: engines cache compiled grammars by it.
	ID   string
	Lang language.Tag
	// JSGF is a complete grammar (JSpeech Grammar Format) or "".
	JSGF string
	// Sentences are examples that an n-gram model is made from, where JSGF is "".
	Sentences []string
	// Classes are sets of words that stand in Sentences by their names.
	Classes []Class
	// Hints are words and names that matter most, as written.
	Hints []string
}

// Class is a set of words, or of phrases, of which each may stand wherever its
// name does in a grammar's sentences: any given name, any customer's name. No
// pair of them needs to stand in an example.
type Class struct {
	Name    string // as in the sentences, "<family-name>"
	Members []Member
}

// Member is a word or phrase of a class.
type Member struct {
	Text  string
	Share float64 // of the class; all together 1
}

// Event is what is known of the current utterance.
type Event struct {
	Text       string       // words so far, lower case, spaces between
	Confidence float64      // 0..1; of Text
	NBest      []Hypothesis // other readings, best first, on Final only
	Final      bool
	// Rejected tells that sound was heard which is not what was listened for.
	Rejected bool
}

// Hypothesis is one other reading of an utterance.
type Hypothesis struct {
	Text       string
	Confidence float64
}

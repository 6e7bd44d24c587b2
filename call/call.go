// Package call holds one live call: who speaks when. It listens to the leg,
// decides when the caller's turn has ended, asks the dialog for a reply, speaks
// it, and yields when the caller interrupts.
//
// A call has one goroutine that owns all its state (the loop), one that
// receives, one for the recogniser, one that waits for the dialog's reply, one
// for the time in which a reply is made early, and while Budi speaks those of
// the synthesiser and the pacer. [Run] starts them and waits for all.
package call

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/tts"
)

// Why a turn's or a call's context ended, as its cause.
var (
	// ErrBargeIn tells that the caller interrupted the reply.
	ErrBargeIn = errors.New("caller interrupted")
	// ErrFinished tells that the conversation came to its end.
	ErrFinished = errors.New("conversation finished")
	// ErrDefect tells that the call met a defect of Budi's own.
	ErrDefect = errors.New("the call met a defect")
	// ErrTooLong tells that the call reached its limit.
	ErrTooLong = errors.New("call reached its time limit")
)

// Conversation is the dialog's side of a call.
type Conversation interface {
	// Reply answers a turn. It is called by one goroutine at a time.
	Reply(ctx context.Context, t dialog.Turn) (dialog.Reply, error)
	// Preview gives the reply that Reply would give, without any effect until
	// settle is called; settle reports false when it does not hold any more.
	// ok is false for a turn that commits something. It is never called while
	// Reply runs.
	Preview(ctx context.Context, t dialog.Turn) (r dialog.Reply, settle func(context.Context) bool, ok bool)
}

// Observer is told what happens, on the call's own goroutine: it must not
// block.
type Observer interface {
	// Heard is told each turn of the caller, with what had been expected.
	Heard(t dialog.Turn, expected dialog.Expectation)
	// Saying is told a reply when its first sound goes out or is about to.
	Saying(r dialog.Reply)
	// Said is told the same reply when it was spoken or cut off.
	Said(r dialog.Reply, t Timeline)
}

// Config is what a call is made of. All but Hear and Observer are required.
type Config struct {
	Leg   media.Leg
	Talk  Conversation
	First dialog.Reply // the greeting
	// Hear is nil where no recogniser is at hand: keys alone are understood.
	Hear  asr.Recognizer
	Speak tts.Synthesizer
	Voice func(lang language.Tag) tts.Voice
	// Grammar is what may be said next; nil where the language can't be heard.
	Grammar func(lang language.Tag, e dialog.Expectation) *asr.Grammar
	// Backchannel tells whether words are a mere sign of listening ("mhm").
	Backchannel func(lang language.Tag, words string) bool
	// Halts tells whether words bid Budi to stop or to wait ("hold on"), however
	// few they are; nil where no words do.
	Halts func(lang language.Tag, words string) bool
	// Polite tells whether words only round off what was said before ("please").
	Polite func(lang language.Tag, words string) bool
	// Filler is said when a reply is slow, "" for none.
	Filler   func(lang language.Tag) string
	Timing   Timing
	Observer Observer
	// Noticed is told by name what goes wrong with the caller's sound or an
	// engine, each time that it begins: the names of [quality.State],
	// [DeafEngine], [MuteEngine]. It is called on the call's own goroutine and
	// must not block; nil where nobody wants to know.
	Noticed func(what string)
	Log     *slog.Logger
}

// Timing tunes turn-taking; the zero value of a field is its default.
type Timing struct {
	Complete   time.Duration // silence that ends a complete answer; 200 ms
	Possible   time.Duration // that may be complete; 450 ms
	Unfinished time.Duration // that clearly goes on; 1.1 s
	Hesitant   time.Duration // of who spells, or went on after such an end; 800 ms
	Flat       bool          // whether a voice falls at its end is not heeded
	Wordless   time.Duration // sound without words yet; 700 ms
	NoInput    time.Duration // of silence until the caller is asked again; 7 s
	Utterance  time.Duration // the longest turn; 20 s
	Words      time.Duration // for the recogniser's final words; 3 s
	Slow       time.Duration // without a reply, until a filler; 700 ms
	Limit      time.Duration // of the whole call; 30 min
}

func (t Timing) withDefaults() Timing {
	or := func(d *time.Duration, to time.Duration) {
		if *d <= 0 {
			*d = to
		}
	}
	or(&t.Complete, 200*time.Millisecond)
	or(&t.Possible, 450*time.Millisecond)
	or(&t.Unfinished, 1100*time.Millisecond)
	or(&t.Hesitant, 800*time.Millisecond)
	or(&t.Wordless, 700*time.Millisecond)
	or(&t.NoInput, 7*time.Second)
	or(&t.Utterance, 20*time.Second)
	or(&t.Words, 3*time.Second)
	or(&t.Slow, 700*time.Millisecond)
	or(&t.Limit, 30*time.Minute)
	return t
}

// Result is how a call ended.
type Result struct {
	// Closing is the dialog's closing state, "" when it did not come to one.
	Closing string
	// Cause is why the call ended: [ErrFinished], the cause of the context,
	// [media.ErrNoMedia], [ErrTooLong], or what failed.
	Cause error
	Turns int // of the caller
}

// Run holds the call until the conversation finishes or ctx ends, and returns
// when all it started has ended. It does not hang up.
func Run(ctx context.Context, cfg Config) Result {
	return newLoop(cfg).run(ctx)
}

package call

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/media"
	"budi/media/mediatest"
	"budi/tts"
)

// script is a recogniser that makes out the next line of a script in each
// utterance: its first word once half a second of sound came in, all words at
// the utterance's end. Real ones run in the tests of whole calls.
type script struct {
	lines []string
	fail  error
}

func (s *script) Supports(language.Tag, int) error { return nil }

func (s *script) Recognize(ctx context.Context, _ asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	if s.fail != nil {
		return s.fail
	}
	frames := 0
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case i := <-in:
			if i.Grammar != nil || i.Reset {
				frames = 0
			}
			if i.Frame.PCM != nil {
				frames++
			}
			line := ""
			if len(s.lines) > 0 {
				line = s.lines[0]
			}
			// "misheard|heard": the words so far, and the final ones.
			line, final, ok := strings.Cut(line, "|")
			if !ok {
				final = line
			}
			switch {
			case i.End:
				frames = 0
				if len(s.lines) > 0 {
					s.lines = s.lines[1:]
				}
				out <- asr.Event{Text: final, Confidence: 0.9, Final: true, Rejected: final == "?"}
			case frames == 25:
				first, _, _ := strings.Cut(line, " ")
				out <- asr.Event{Text: first}
			case frames > 100 && frames%5 == 0:
				out <- asr.Event{Text: line}
			}
		}
	}
}

// drone is a synthesiser that hums a second for each 14 letters.
type drone struct{}

func (drone) Supports(language.Tag) error { return nil }

func (drone) Synthesize(ctx context.Context, v tts.Voice, text <-chan string, out chan<- media.Frame) error {
	for clause := range text {
		long := time.Duration(len([]rune(clause))) * time.Second / 14
		for _, f := range mediatest.Frames(mediatest.Tone(300, 3000, long, v.Rate), v.Rate) {
			select {
			case out <- f:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	}
	return nil
}

// talk is a conversation that replies by a function and keeps its turns.
type talk struct {
	reply func(ctx context.Context, t dialog.Turn) dialog.Reply
	turns []dialog.Turn // those that bind
	// rehearses makes replies open until they have been spoken for a while.
	rehearses bool
}

func (c *talk) Reply(ctx context.Context, t dialog.Turn) (dialog.Reply, error) {
	c.turns = append(c.turns, t)
	return c.reply(ctx, t), nil
}

// Preview rehearses nothing: most of these conversations are bound at once.
func (c *talk) Preview(ctx context.Context, t dialog.Turn) (dialog.Reply, func(context.Context) bool, bool) {
	if !c.rehearses {
		return dialog.Reply{}, nil, false
	}
	r := c.reply(ctx, t)
	return r, func(context.Context) bool { c.turns = append(c.turns, t); return true }, true
}

// witness keeps what an observer is told.
type witness struct {
	mu    sync.Mutex
	said  []string
	lines []Timeline
}

func (w *witness) Heard(dialog.Turn, dialog.Expectation) {}
func (w *witness) Saying(dialog.Reply)                   {}
func (w *witness) Said(r dialog.Reply, t Timeline) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.said = append(w.said, strings.Join(r.Say, " "))
	w.lines = append(w.lines, t)
}

// scene is a call under test.
type scene struct {
	*testing.T
	near    *mediatest.Leg
	far     *mediatest.Leg
	talk    *talk
	witness *witness
	cancel  context.CancelCauseFunc
	done    chan Result
	frames  chan media.Frame
}

// complete says that "yes" and "no" are whole answers, and that what ends in
// "at" is none.
func complete(words string) dialog.Completeness {
	switch {
	case words == "yes" || words == "no" || strings.HasPrefix(words, "tomorrow at "):
		return dialog.Complete
	case strings.HasSuffix(words, "at") || words == "tomorrow":
		return dialog.Unfinished
	}
	return dialog.Possible
}

var listening = dialog.Expectation{Kind: dialog.ExpectConfirm, Complete: complete}

// begin starts a call in a synctest bubble.
func begin(t *testing.T, hear asr.Recognizer, reply func(context.Context, dialog.Turn) dialog.Reply, change func(*Config)) *scene {
	near, far := mediatest.NewLine(rate)
	s := &scene{T: t, near: near, far: far, talk: &talk{reply: reply}, witness: &witness{}, done: make(chan Result, 1), frames: make(chan media.Frame, 100_000)}
	cfg := Config{
		Leg: near, Talk: s.talk, Hear: hear, Speak: drone{}, Observer: s.witness,
		First:   dialog.Reply{Say: []string{"Good morning, garage."}, Lang: "en", Expect: listening},
		Voice:   func(lang language.Tag) tts.Voice { return tts.Voice{Lang: lang, Rate: rate} },
		Grammar: func(language.Tag, dialog.Expectation) *asr.Grammar { return &asr.Grammar{ID: "all"} },
		Backchannel: func(_ language.Tag, words string) bool {
			return slices.Contains([]string{"mhm", "yes", "okay"}, words)
		},
		Polite: func(_ language.Tag, words string) bool { return words == "please" },
	}
	if change != nil {
		change(&cfg)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	s.cancel = cancel
	go func() { s.done <- Run(ctx, cfg) }()
	go func() { _ = far.Receive(ctx, s.frames) }()
	return s
}

// hum makes the caller utter sound whose voice neither falls nor stays up.
func (s *scene) hum(d time.Duration) { s.sing(d, 0.6) }

// sing makes the caller utter sound that ends at a share of its first level.
func (s *scene) sing(d time.Duration, end float64) {
	s.Helper()
	pcm := mediatest.Tone(200, 4000, d, rate)
	for i := range pcm {
		pcm[i] = int16(float64(pcm[i]) * (1 - (1-end)*float64(i)/float64(len(pcm))))
	}
	_, err := mediatest.Say(s.Context(), s.far, pcm, rate)
	require.NoError(s, err)
}

// hangUp ends the call from the caller's side.
func (s *scene) hangUp() Result {
	s.cancel(errors.New("caller hung up"))
	return <-s.done
}

func answer1(text string) func(context.Context, dialog.Turn) dialog.Reply {
	return func(context.Context, dialog.Turn) dialog.Reply {
		return dialog.Reply{Say: []string{text}, Lang: "en", Expect: listening}
	}
}

package dialog_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"budi/dialog"
	"budi/language"
)

var walks = flag.Int("walks", 150, "random conversations for each business and language")

// TestWalks leads conversations of what the scenes' callers say, in any order,
// with keys, silence, what is not understood, replies that are cut off, and
// calls that break and begin anew. Whatever comes, there is a reply, in whole
// text, that asks something or ends the call, nothing is called booked that is
// not, and nothing is logged as an error.
func TestWalks(t *testing.T) {
	for _, slug := range []string{"garage", "dental", "vet", "salon"} {
		for _, lang := range partsOf(t, slug).b.Languages {
			lines := scenesSay(t, lang)
			t.Run(slug+"/"+string(lang), func(t *testing.T) {
				t.Parallel()
				for seed := range *walks {
					if w := newWalk(t, slug, lang, lines, uint64(seed)); !w.lead() {
						t.Fatalf("seed %d:\n%s", seed, w.log.String())
					}
				}
			})
		}
	}
}

// scenesSay gives what the callers of a language's scenes say.
func scenesSay(t testing.TB, lang language.Tag) (lines []string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", "scenes", string(lang), "*.txt"))
	require.NoError(t, err)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		for line := range strings.Lines(string(text)) {
			said, ok := strings.CutPrefix(strings.TrimSpace(line), "> ")
			if ok && !strings.HasPrefix(said, "!") {
				lines = append(lines, said)
			}
		}
	}
	require.NotEmpty(t, lines)
	return lines
}

// walk is one random conversation.
type walk struct {
	*bench
	t     *testing.T
	rng   *rand.Rand
	lines []string
	open  dialog.Opening
	conv  *dialog.Conversation
	last  dialog.Reply
	log   strings.Builder
	done  bool // something was committed
	*faults
}

// faults keeps what is logged as an error.
type faults struct{ logged []string }

func (*faults) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelError }
func (f *faults) WithAttrs([]slog.Attr) slog.Handler         { return f }
func (f *faults) WithGroup(string) slog.Handler              { return f }

func (f *faults) Handle(_ context.Context, r slog.Record) error {
	line := r.Message
	r.Attrs(func(a slog.Attr) bool {
		line += "\n" + a.String()
		return true
	})
	f.logged = append(f.logged, line)
	return nil
}

func newWalk(t *testing.T, slug string, lang language.Tag, lines []string, seed uint64) *walk {
	x := newBench(t, slug, "2026-11-24T11:00")
	cfg := x.config()
	faults := &faults{}
	cfg.Log = slog.New(faults)
	var err error
	x.engine, err = dialog.New(cfg)
	require.NoError(t, err)
	w := &walk{bench: x, faults: faults, t: t, rng: rand.New(rand.NewPCG(seed, 77)), lines: lines}
	w.open = dialog.Opening{ID: uuid.New(), Channel: "phone", Lang: lang, Keypad: w.chance(0.3)}
	if w.chance(0.6) {
		w.open.Caller, w.open.CallerTrusted = "+37061234567", w.chance(0.7)
	}
	return w
}

func (w *walk) chance(p float64) bool { return w.rng.Float64() < p }

// lead holds the conversation; ok is false when something was wrong with it.
func (w *walk) lead() (ok bool) {
	var err error
	w.conv, w.last, err = w.engine.Begin(context.Background(), w.open)
	require.NoError(w.t, err)
	fmt.Fprintln(&w.log, "<", text(w.last))
	for range 25 {
		if w.last.Then != dialog.Listen {
			break
		}
		if !w.step() {
			return false
		}
	}
	w.conv.End(context.Background(), dialog.EndHungUp)
	return true
}

func (w *walk) step() bool {
	w.now = w.now.Add(time.Duration(w.rng.IntN(9000)) * time.Millisecond)
	if w.chance(0.02) {
		w.again()
		return w.sound()
	}
	turn := w.turn()
	fmt.Fprintf(&w.log, "> %q key %q silence %v unclear %v unheard %q confidence %.2f\n", turn.Text, turn.Key, turn.Silence, turn.Unclear, turn.Unheard, turn.Confidence)
	if w.chance(0.3) {
		w.conv.Foretell(context.Background(), turn)
	}
	if w.chance(0.5) {
		if r, settle, open := w.conv.Preview(context.Background(), turn); open && w.chance(0.9) && settle(context.Background()) {
			w.last = r
			fmt.Fprintln(&w.log, "<", text(w.last))
			return w.sound()
		}
	}
	var err error
	w.last, err = w.conv.Reply(context.Background(), turn)
	fmt.Fprintln(&w.log, "<", text(w.last), err)
	w.done = w.done || len(w.last.Actions) > 0
	return err == nil && w.sound()
}

// turn is the caller's next.
func (w *walk) turn() dialog.Turn {
	t := dialog.Turn{ID: uuid.New(), Confidence: []float64{1, 1, 0.95, 0.8, 0.6, 0.4}[w.rng.IntN(6)]}
	if whole := text(w.last); w.chance(0.2) {
		cut := w.rng.IntN(len(whole) + 1)
		for cut < len(whole) && !utf8.RuneStart(whole[cut]) {
			cut++
		}
		t.Unheard = whole[cut:]
	}
	switch at := w.rng.Float64(); {
	case at < 0.2:
		t.Key, t.Confidence = rune("0123456789*#"[w.rng.IntN(12)]), 1
	case at < 0.25:
		t.Silence = true
	case at < 0.3:
		t.Unclear = true
	case at < 0.4 && len(w.last.Expect.Options) > 0:
		t.Text = w.last.Expect.Options[w.rng.IntN(len(w.last.Expect.Options))].Label
	case at < 0.55:
		t.Text = map[language.Tag]string{"en": "yes", "lt": "taip", "ru": "да", "hy": "այո"}[w.open.Lang]
	default:
		t.Text = w.lines[w.rng.IntN(len(w.lines))]
		if w.chance(0.2) {
			t.NBest = []dialog.Hypothesis{{Text: w.lines[w.rng.IntN(len(w.lines))], Confidence: 0.3}}
		}
	}
	return t
}

// again breaks the call, and the caller rings once more.
func (w *walk) again() {
	open := w.open
	open.ID, open.Resume = uuid.New(), &dialog.Resumed{Snapshot: w.conv.Snapshot(), At: w.now}
	w.conv.End(context.Background(), dialog.EndHungUp)
	var err error
	w.conv, w.last, err = w.engine.Begin(context.Background(), open)
	require.NoError(w.t, err)
	fmt.Fprintln(&w.log, "-- rings again\n<", text(w.last))
}

// sound looks at the last reply.
func (w *walk) sound() bool {
	r := w.last
	switch {
	case len(w.logged) > 0:
		w.t.Error(strings.Join(w.logged, "\n"))
	case !utf8.ValidString(text(r)), strings.ContainsAny(text(r), "{}"):
		w.t.Errorf("text: %q", text(r))
	case r.Then == dialog.Listen && (r.Expect.Kind == "" || r.Expect.Complete == nil):
		w.t.Error("nothing is expected")
	case r.Then != dialog.Listen && r.Then != dialog.Transfer && r.Closing == "":
		w.t.Error("the call ends without a closing state")
	case booked.MatchString(text(r)) && !w.done && w.open.Lang == language.English:
		w.t.Error("booked without a booking")
	default:
		return true
	}
	return false
}

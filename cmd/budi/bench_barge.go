package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"budi/configs"
	"budi/language"
	"budi/tts"
	ttsall "budi/tts/all"
)

// bargeCmd has test phones speak over Budi's voice, over SIP and RTP.
type bargeCmd struct {
	Calls   int           `default:"4" help:"Calls at once."`
	Echo    float64       `default:"20" help:"Return Budi's voice this many decibels down; 0 for no echo."`
	Listen  time.Duration `default:"10m" help:"How long, over all calls, the callers only listen to Budi and its echo."`
	Voices  []string      `default:"rms,kal16,awb" help:"The callers' voices; Budi's own is slt."`
	People  string        `placeholder:"DIR" help:"WAV files of people who speak over Budi too; of the folder's files every eighth."`
	Seed    uint64        `default:"1" help:"Chooses the moments, paces and echoes."`
	Verbose bool          `help:"Print each call that went wrong."`
	JSON    bool          `help:"One JSON object."`
	Keep    string        `placeholder:"DIR" help:"Keep the data and the log here."`
}

// benchMorning is when the benchmarks' server begins its day.
func benchMorning() time.Time { return time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC) }

// What callers say over Budi: what is meant to stop it, and what is not.
func bargeInterruptions() []string {
	return []string{
		"I'd like to book an oil change.", "Can I talk to a person please?", "How much is an oil change?", "I want to cancel my visit.",
		"Where are you located?", "Stop, please stop.", "Hold on a moment.", "No no no.", "Wait.", "What time are you open tomorrow?",
	}
}

func bargeBackchannels() []string {
	return []string{"mm hmm", "okay", "yeah", "right", "uh huh", "I see", "yes", "got it", "sure", "all right"}
}

// bargeStatement is what Budi says meanwhile: some twenty seconds, the question
// last.
const bargeStatement = `{hello}!| This is {business}. We are open from nine in the morning until six in the evening, Monday to Friday.
 An oil change takes about forty minutes, and you can wait here and have a coffee if you like.
 Tyres are changed while you wait, and the old ones can stay with us for the season. How can I help?`

// bargeResult is what the benchmark prints.
type bargeResult struct {
	Interruptions bargeSpeech `json:"interruptions"`
	People        bargeSpeech `json:"people"`
	Backchannels  bargeSpeech `json:"backchannels"`
	// ListenedSeconds are of calls with nothing but echo; FalseStops how often
	// Budi was stopped, held back or answered in them.
	ListenedSeconds float64 `json:"listened_seconds"`
	FalseStops      int     `json:"false_stops"`
	// Slips is how often a packet was so late on this machine that the echo had
	// to jump: with more than a few the figures are the machine's.
	Slips  int     `json:"slips"`
	Calls  int     `json:"calls_at_once"`
	EchoDB float64 `json:"echo_db"`
}

// bargeSpeech is of one kind of speech over Budi's voice.
type bargeSpeech struct {
	Calls    int     `json:"calls"`
	Taken    int     `json:"taken"` // Budi gave way
	MedianMS float64 `json:"median_ms"`
	P95MS    float64 `json:"p95_ms"` // from the onset until Budi was silent
}

// Run measures and prints.
func (c *bargeCmd) Run(ctx context.Context, t terminal) (err error) {
	if c.Calls < 1 {
		return fmt.Errorf("--calls must be 1 or more, not %d", c.Calls)
	}
	dir := c.Keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "budi-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	} else if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	s, done, err := benchService(ctx, dir, func(server *configs.Server) {
		b, _ := server.Business("garage")
		phrases := map[string]configs.Text{"greeting.open": {language.English: bargeStatement}}
		for k, v := range b.Phrases {
			if phrases[k] == nil {
				phrases[k] = v
			}
		}
		b.Phrases = phrases
	})
	if err != nil {
		return err
	}
	defer done()
	r, err := c.measure(ctx, t, s)
	if err = errors.Join(err, s.stop(ctx)); err != nil {
		return err
	}
	return c.print(t.out, r)
}

// saying is what one caller says over Budi, and what it is.
type saying struct {
	kind  *bargeSpeech // nil for who only listens
	label string
	pcm   []int16
}

func (c *bargeCmd) measure(ctx context.Context, t terminal, s *service) (bargeResult, error) {
	r := bargeResult{Calls: c.Calls, EchoDB: c.Echo}
	list, err := c.sayings(ctx, s, &r)
	if err != nil {
		return r, err
	}
	// What Budi says to who listens in silence is what the others are held to.
	alone, err := c.overhear(ctx, s, 0, saying{}, 0)
	if err != nil {
		return r, err
	}
	for range int((c.Listen + alone.spoke - 1) / max(alone.spoke, time.Second)) {
		list = append(list, saying{label: "(echo alone)"})
	}
	var mu sync.Mutex
	silences := map[*bargeSpeech][]float64{}
	take := func(one saying, o overheardCall) {
		mu.Lock()
		defer mu.Unlock()
		r.Slips += o.slips
		wrong := o.stopped || o.turns > 0 || o.spoke > alone.spoke+maxHeld
		switch one.kind {
		case nil:
			r.ListenedSeconds += o.spoke.Seconds()
			if wrong = wrong || o.spoke > alone.spoke+listenSlack; wrong {
				r.FalseStops++
			}
		default:
			one.kind.Calls++
			silences[one.kind] = append(silences[one.kind], float64(o.silent.Microseconds())/1000)
			if wrong {
				one.kind.Taken++
			}
			if one.kind != &r.Backchannels {
				wrong = !wrong
			}
		}
		if wrong && c.Verbose {
			fmt.Fprintf(t.err, "%s: stopped %v, turns %d, silent after %v, spoke %v of %v, slips %d\n", one.label, o.stopped, o.turns, o.silent, o.spoke, alone.spoke, o.slips)
		}
	}
	work, failed := make(chan int), make([]error, c.Calls)
	var wg sync.WaitGroup
	for w := range c.Calls {
		wg.Go(func() {
			for i := range work {
				o, err := c.overhear(ctx, s, i+1, list[i], c.Echo)
				if err != nil {
					failed[w] = errors.Join(failed[w], fmt.Errorf("%s: %w", list[i].label, err))
					continue
				}
				take(list[i], o)
			}
		})
	}
	for i := range list {
		work <- i
	}
	close(work)
	wg.Wait()
	for kind, ms := range silences {
		slices.Sort(ms)
		kind.MedianMS, kind.P95MS = ms[len(ms)/2], ms[min(len(ms)-1, len(ms)*95/100)]
	}
	return r, errors.Join(failed...)
}

const (
	// maxHeld is by how much a reply that was held back for a sign of listening
	// may end later; longer is a reply that was begun anew.
	maxHeld = 4 * time.Second
	// listenSlack is the same for echo, which must not hold it back at all.
	listenSlack = 300 * time.Millisecond
)

// sayings are what the callers say, one for each call.
func (c *bargeCmd) sayings(ctx context.Context, s *service, r *bargeResult) (list []saying, err error) {
	engine, _, err := ttsall.Open("", "", s.log)
	if err != nil {
		return nil, err
	}
	rng := rand.New(rand.NewPCG(c.Seed, 1))
	add := func(kind *bargeSpeech, phrases []string) error {
		for _, text := range phrases {
			for _, name := range c.Voices {
				v := englishVoice(name)
				v.Pace = []float64{0.9, 1, 1.1}[rng.IntN(3)]
				pcm, err := tts.Renderer(engine).Render(ctx, v, text)
				if err != nil {
					return fmt.Errorf("voice %s: %w", name, err)
				}
				list = append(list, saying{kind, name + ": " + text, pcm})
			}
		}
		return nil
	}
	if err := errors.Join(add(&r.Interruptions, bargeInterruptions()), add(&r.Backchannels, bargeBackchannels())); err != nil {
		return nil, err
	}
	if c.People == "" {
		return list, nil
	}
	files, err := filepath.Glob(filepath.Join(c.People, "*.wav"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("--people %s: there are no WAV files", c.People)
	}
	for i := 0; i < len(files); i += 8 {
		pcm, err := sound(files[i])
		if err != nil {
			return nil, err
		}
		list = append(list, saying{&r.People, filepath.Base(files[i]), pcm})
	}
	return list, nil
}

func (c *bargeCmd) print(w io.Writer, r bargeResult) error {
	if c.JSON {
		return json.NewEncoder(w).Encode(r)
	}
	fmt.Fprintf(w, "%d calls at once, Budi's echo %.0f dB down\n", r.Calls, r.EchoDB)
	for _, k := range []struct {
		name string
		bargeSpeech
	}{{"interruptions", r.Interruptions}, {"people", r.People}} {
		if k.Calls > 0 {
			fmt.Fprintf(w, "%-15s taken %d of %d; onset to silence median %.0f ms, p95 %.0f ms\n", k.name, k.Taken, k.Calls, k.MedianMS, k.P95MS)
		}
	}
	if n := r.Backchannels.Calls; n > 0 {
		fmt.Fprintf(w, "%-15s ignored %d of %d (%.1f %%)\n", "backchannels", n-r.Backchannels.Taken, n, 100*float64(n-r.Backchannels.Taken)/float64(n))
	}
	fmt.Fprintf(w, "%-15s %.0f s, false stops %d\n", "echo alone", r.ListenedSeconds, r.FalseStops)
	fmt.Fprintf(w, "%-15s %d jumps of the echo; more than a few, and the machine was too busy to tell\n", "the machine", r.Slips)
	return nil
}

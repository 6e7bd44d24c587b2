package call

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
	"budi/dialog"
	"budi/language"
	"budi/language/en"
	"budi/media"
	"budi/media/mediatest"
	"budi/tts"
	"budi/tts/flite"
)

// statement is what Budi says while the callers of these tests speak: with the
// question at its end it takes some twelve seconds.
var statement = []string{
	"We are open from eight in the morning until six in the evening, Monday to Friday, and on Saturday until two.",
	"An oil change takes about forty minutes, and you can wait here and have a coffee if you like.",
	"The next free times are on Tuesday at nine, at half past ten, and at a quarter past three.",
	"Which one suits you?",
}

// readAloud is a synthesiser of clauses that were rendered before: its engine
// is another process, which has no place in a bubble of testing/synctest.
type readAloud map[string][]int16

func (readAloud) Supports(language.Tag) error { return nil }

func (r readAloud) Synthesize(ctx context.Context, v tts.Voice, text <-chan string, out chan<- media.Frame) error {
	for clause := range text {
		for _, f := range mediatest.Frames(r[clause], v.Rate) {
			select {
			case out <- f:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		}
	}
	return nil
}

// overheard is one caller who spoke over the statement.
type overheard struct {
	words   string
	ducked  time.Duration // from the onset until the voice was lowered, or silent
	silent  time.Duration // from the onset until it was silent
	back    time.Duration // from the onset until Budi went on
	later   time.Duration // by how much the statement ended later
	taken   bool          // the dialog got a turn
	whole   bool          // the statement was spoken to its end
	stopped bool
}

// callOver holds a call in which said begins at over the statement.
func callOver(t *testing.T, hear asr.Recognizer, voice tts.Synthesizer, leg *echoLeg, say []string, said []int16, at, length time.Duration) (o overheard) {
	leg.said, leg.at = said, at
	pack := en.New()
	words := grammar.New(grammar.Vocabulary{Lang: language.English, Services: [][]string{{"oil change"}, {"tyre change"}, {"diagnostics"}}}).For("choice", []grammar.Option{
		{Start: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}, {Start: time.Date(2026, 11, 24, 10, 30, 0, 0, time.UTC)}, {Start: time.Date(2026, 11, 24, 15, 15, 0, 0, time.UTC)},
	})
	expect := dialog.Expectation{Kind: dialog.ExpectChoice, Complete: func(words string) dialog.Completeness {
		h := pack.Hear(words, language.Anchor{})
		if slices.ContainsFunc(h.Times, func(t language.When) bool { return t.HasDay && t.HasClock }) || h.Has(language.First) || h.Has(language.Second) || h.Has(language.Last) || h.Has(language.Any) {
			return dialog.Complete
		}
		return dialog.Possible
	}}
	synctest.Test(t, func(t *testing.T) {
		bound := &talk{rehearses: true, reply: func(context.Context, dialog.Turn) dialog.Reply {
			return dialog.Reply{Lang: "en", Expect: expect}
		}}
		w := &witness{}
		ctx, cancel := context.WithCancelCause(t.Context())
		leg.began = time.Now()
		done := make(chan Result)
		go func() {
			done <- Run(ctx, Config{
				Leg: leg, Talk: bound, Hear: hear, Speak: voice, Observer: w,
				First:   dialog.Reply{Say: say, Lang: "en", Expect: expect},
				Voice:   func(lang language.Tag) tts.Voice { return tts.Voice{Lang: lang, Rate: rate} },
				Grammar: func(language.Tag, dialog.Expectation) *asr.Grammar { return words },
				Backchannel: func(_ language.Tag, words string) bool {
					h := pack.Hear(words, language.Anchor{})
					return len(h.Times) == 0 && len(h.Numbers) == 0 && len(h.Signals) > 0 && !slices.ContainsFunc(h.Signals, func(s language.Signal) bool {
						return s.Kind != language.Backchan && s.Kind != language.Yes && s.Kind != language.Hesitates
					})
				},
				Halts: func(_ language.Tag, words string) bool {
					h := pack.Hear(words, language.Anchor{})
					return h.Has(language.Stop) || h.Has(language.Wait) || h.Has(language.Repeat) && len(words) > 4 || strings.HasPrefix(words, "no no")
				},
				Polite: func(_ language.Tag, words string) bool { return words == "please" || words == "thank you" },
			})
		}()
		time.Sleep(length)
		cancel(nil)
		<-done
		for _, turn := range bound.turns {
			if !turn.Silence {
				o.taken = true
				o.words += turn.Text + "/"
			}
		}
		o.whole = len(w.lines) > 0 && !w.lines[len(w.lines)-1].Interrupted
		o.stopped = len(w.lines) > 0 && w.lines[0].Interrupted
	})
	return o
}

// reactions reads from what was heard when Budi yielded to speech that began at
// onset, given what it would have said undisturbed.
func (o *overheard) reactions(levels, undisturbed []int, onset time.Duration) {
	from := int(onset / media.Ptime)
	o.ducked, o.silent = time.Minute, time.Minute
	o.later = time.Duration(len(levels)-len(undisturbed)) * media.Ptime
	quiet := 0
	for i := from; i < len(levels)+50; i++ {
		level, would := 0, 0
		if i < len(levels) {
			level = levels[i]
		}
		if i < len(undisturbed) {
			would = undisturbed[i]
		}
		since := time.Duration(i)*media.Ptime - onset
		if o.ducked == time.Minute && would > 200 && level < would/2 {
			o.ducked = since
		}
		if level > 10 {
			if o.silent < time.Minute && o.back == 0 {
				o.back = since
			}
			quiet = 0
			continue
		}
		if quiet++; quiet == 10 && o.silent == time.Minute { // no gap between words
			o.silent = since - 9*media.Ptime
		}
	}
}

// onsetOf is where pcm begins to be heard: the first of three frames in a row 20
// dB below its loudest or above.
func onsetOf(pcm []int16) time.Duration {
	most, row := 0.0, 0
	for i := 0; i+160 <= len(pcm); i += 160 {
		most = max(most, mediatest.RMS(pcm[i:i+160]))
	}
	for i := 0; i+160 <= len(pcm); i += 160 {
		if mediatest.RMS(pcm[i:i+160]) < most/10 {
			row = 0
			continue
		}
		if row++; row == 3 {
			return time.Duration(i/160-2) * media.Ptime
		}
	}
	return 0
}

var (
	interruptions = []string{
		"No, I can't come on Tuesday.", "What about Friday afternoon?", "Wait, I want to cancel my visit.", "Can I talk to a person please?",
		"The second one please.", "Tuesday at nine.", "I need diagnostics.", "How much is an oil change?", "Do you have anything later?", "Stop, please stop.",
	}
	commands     = []string{"Stop.", "Wait.", "Hold on.", "No no no.", "Sorry?"}
	backchannels = []string{"mm hmm", "okay", "yeah", "right", "uh huh", "I see", "yes", "got it", "sure", "all right"}
)

// TestBargeIn measures how callers who speak over Budi are taken, with the real
// recogniser, detector and echo canceller on the clock of testing/synctest. The
// callers are other voices than Budi's, at three paces, with and without an echo
// of Budi's voice 20 dB down, and people's recordings. BUDI_BENCH=1 is for lines
// without an echo and more people too, BUDI_SEED for other moments, paces and echoes.
func TestBargeIn(t *testing.T) {
	if testing.Short() {
		t.Skip("some hundred calls take a minute")
	}
	seed := uint64(20)
	if n, err := strconv.ParseUint(os.Getenv("BUDI_SEED"), 10, 64); err == nil {
		seed = n
	}
	folder := sharedData(t)
	hear := telephoneEnglish(t)
	engine, err := flite.New()
	if err != nil {
		t.Skip(err)
	}
	voice := readAloud{}
	render := func(name string, pace float64, text string) []int16 {
		pcm, err := engine.Render(t.Context(), tts.Voice{Lang: language.English, Name: name, Rate: rate, Pace: pace}, text)
		require.NoError(t, err)
		return pcm
	}
	for _, s := range statement {
		voice[s] = append(slices.Clip(render("slt", 0, s)), make([]int16, rate/5)...)
	}
	alone := newEchoLeg(t, 0, 0)
	callOver(t, hear, voice, alone, statement, nil, time.Hour, 20*time.Second)

	over := func(rng *rand.Rand, said []int16, echo float64) overheard {
		at := 2500*time.Millisecond + time.Duration(rng.IntN(150))*media.Ptime
		leg := newEchoLeg(t, echo, 60*time.Millisecond+time.Duration(rng.IntN(200))*time.Millisecond)
		o := callOver(t, hear, voice, leg, statement, said, at, 20*time.Second)
		o.reactions(leg.levels, alone.levels, at+onsetOf(said))
		return o
	}
	synthetic := func(phrases []string, echo float64) (all []overheard) {
		rng := rand.New(rand.NewPCG(seed, uint64(echo)))
		for _, who := range []string{"rms", "kal16", "awb"} {
			for _, text := range phrases {
				o := over(rng, render(who, []float64{0.9, 1, 1.1}[rng.IntN(3)], text), echo)
				o.words = text + " -> " + o.words
				all = append(all, o)
			}
		}
		return all
	}
	people := func(echo float64) (all []overheard) {
		rng := rand.New(rand.NewPCG(seed, uint64(echo)))
		for _, r := range recordings(t, folder) {
			if r.set() == "barista" && rng.IntN(2) == 0 && (whole() || len(all) < 10) {
				all = append(all, over(rng, sound(t, folder, r), echo))
			}
		}
		return all
	}
	heard, mistaken := 0, 0
	for _, echo := range []float64{0, 20} {
		if echo == 0 && !whole() {
			continue
		}
		phrases := interruptions
		if !whole() {
			phrases = phrases[:4]
		}
		taken := synthetic(slices.Concat(phrases, commands), echo)
		ducks, silences := times(taken)
		missed := slices.DeleteFunc(slices.Clone(taken), func(o overheard) bool { return o.taken })
		t.Logf("interruptions, echo %2.0f dB: %d, taken %d; onset to lowered p50 %v p95 %v, to silence p50 %v p95 %v", echo, len(taken), len(taken)-len(missed),
			quantile(ducks, 0.5), quantile(ducks, 0.95), quantile(silences, 0.5), quantile(silences, 0.95))
		assert.LessOrEqual(t, quantile(silences, 0.95), 200*time.Millisecond, "onset to silence")
		assert.LessOrEqual(t, float64(len(missed)), 0.2*float64(len(taken)), "interruptions that are missed")
		for _, o := range missed {
			t.Logf("  not taken: %+v", o)
		}
		if echo > 0 {
			ducks, silences = times(people(echo))
			t.Logf("people, echo %2.0f dB: %d; onset to lowered p50 %v p95 %v, to silence p50 %v p95 %v", echo, len(ducks),
				quantile(ducks, 0.5), quantile(ducks, 0.95), quantile(silences, 0.5), quantile(silences, 0.95))
			assert.LessOrEqual(t, quantile(silences, 0.95), 200*time.Millisecond, "people's onset to silence")
		}

		listens := synthetic(backchannels, echo)
		var wrong []string
		for _, o := range listens {
			if o.taken || !o.whole || o.stopped {
				wrong = append(wrong, fmt.Sprintf("%+v", o))
			}
		}
		var back, later []time.Duration
		for _, o := range listens {
			back, later = append(back, o.back), append(later, o.later)
		}
		slices.Sort(back)
		slices.Sort(later)
		t.Logf("backchannels, echo %2.0f dB: %d, ignored %.1f %%; onset to going on p50 %v, p95 %v; the statement ends later by p50 %v, p95 %v", echo, len(listens),
			100*(1-float64(len(wrong))/float64(len(listens))), quantile(back, 0.5), quantile(back, 0.95), quantile(later, 0.5), quantile(later, 0.95))
		for _, w := range wrong {
			t.Logf("  %s", w)
		}
		heard, mistaken = heard+len(listens), mistaken+len(wrong)
	}
	assert.LessOrEqual(t, float64(mistaken)/float64(heard), 0.05, "backchannels taken for turns")
}

func times(list []overheard) (ducks, silences []time.Duration) {
	for _, o := range list {
		ducks, silences = append(ducks, o.ducked), append(silences, o.silent)
	}
	slices.Sort(ducks)
	slices.Sort(silences)
	return ducks, silences
}

func quantile(sorted []time.Duration, q float64) time.Duration {
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

// TestBudiDoesNotInterruptItself lets prompts come back as an echo, 20 dB down:
// two and a half minutes of them, or with BUDI_BENCH=1 ten.
func TestBudiDoesNotInterruptItself(t *testing.T) {
	if testing.Short() {
		t.Skip("ten minutes of prompts take some seconds")
	}
	hear := telephoneEnglish(t)
	engine, err := flite.New()
	if err != nil {
		t.Skip(err)
	}
	voice := readAloud{}
	var long []string
	for _, s := range statement {
		pcm, err := engine.Render(t.Context(), tts.Voice{Lang: language.English, Name: "slt", Rate: rate}, s)
		require.NoError(t, err)
		voice[s] = append(pcm, make([]int16, rate/5)...)
	}
	for range 10 {
		long = append(long, statement...)
	}
	delays := []time.Duration{60, 140, 260, 400}
	if !whole() {
		delays = delays[1:2]
	}
	for _, delay := range delays {
		leg := newEchoLeg(t, 20, delay*time.Millisecond)
		o := callOver(t, hear, voice, leg, long, nil, time.Hour, 150*time.Second)
		gaps, row := 0, 0
		for _, level := range leg.levels {
			if level > 0 {
				row = 0
			} else if row++; row == 20 {
				gaps++
			}
		}
		t.Logf("150 s of prompts, echo after %d ms: interrupted %v, turn %v, gaps of 400 ms %d", int(delay), o.stopped, o.taken, gaps)
		assert.False(t, o.stopped)
		assert.False(t, o.taken)
	}
}

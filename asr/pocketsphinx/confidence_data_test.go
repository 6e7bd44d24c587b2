package pocketsphinx

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
	"budi/language"
	"budi/media"
	"budi/media/denoise"
	"budi/media/pink"
)

// heard is one utterance with what an n-gram's decoder tells of it.
type heard struct {
	set, said, state, text     string
	right                      bool // it was an answer, and heard as it was said
	evidence                   evidence
	entropy, posterior, spread float64
}

// collection hears utterances for the fit of a confidence.
type collection struct {
	testing.TB
	engine *Engine
	noise  bool
	list   []heard
}

// inNoise is what a recogniser gets of speech in pink noise 20 dB below it, over
// a line that was listened to for two seconds before.
func (c *collection) inNoise(pcm []int16) []int16 {
	c.Helper()
	sum := 1.0
	for _, s := range pcm {
		sum += float64(s) * float64(s)
	}
	level := 10 * math.Log10(sum/float64(max(1, len(pcm)))/(32768*32768))
	const before, lead, frame = 16000, 2400, 160
	line := slices.Concat(make([]int16, before), pcm, make([]int16, 4000))
	line = line[:len(line)/frame*frame]
	pink.New(uint64(len(pcm)), level-20).Add(line)
	line = throughULaw(line)
	quiet, err := denoise.New()
	require.NoError(c, err)
	defer quiet.Close()
	for i := 0; i < len(line); i += frame {
		quiet.Process(line[i : i+frame])
	}
	return line[before-lead:]
}

// add hears an utterance; want is nil for what is no answer. Answers that are
// heard wrong teach nothing. Synthetic voices are heard in noise too.
func (c *collection) add(set, said string, pcm []int16, g *asr.Grammar, want func(text string) bool) {
	c.Helper()
	c.hear(set, said, padded(throughULaw(pcm)), g, want)
	if c.noise {
		c.hear(set+" in noise", said, c.inNoise(pcm), g, want)
	}
}

func (c *collection) hear(set, said string, line []int16, g *asr.Grammar, want func(text string) bool) {
	c.Helper()
	s := &session{engine: c.engine, rate: 8000}
	defer s.close()
	require.NoError(c, s.listen(g))
	require.NoError(c, s.hear(media.Frame{PCM: line, Rate: 8000}))
	require.NoError(c, s.drop())
	d := s.words.decoder
	text := d.words()
	if text == "" || want != nil && !want(text) {
		return
	}
	h := heard{set: set, said: said, state: g.ID, text: text, right: want != nil, evidence: weigh(d.segments(true))}
	if h.evidence.frames < narrowCalibration.least {
		return
	}
	h.entropy, h.posterior, h.spread = s.words.searches[g.ID].entropy, d.posterior(), spread(d.nbest(rivals))
	c.list = append(c.list, h)
}

// openStates are asked in most calls and may be answered in many ways.
var openStates = []string{"time", "choice", "confirm", "request"}

// collect hears people and synthetic voices, answers and what is none.
func collect(t testing.TB) []heard {
	engine, states := testEngine(t), grammar.New(garage())
	parts := []func(*collection, *grammar.Builder){(*collection).people, (*collection).foreigners, (*collection).callers, (*collection).halting, (*collection).corrections}
	lists := make([][]heard, len(parts))
	var wg sync.WaitGroup
	for i, part := range parts {
		wg.Go(func() {
			c := &collection{TB: t, engine: engine, noise: i > 0}
			part(c, states)
			lists[i] = c.list
		})
	}
	wg.Wait()
	return slices.Concat(lists...)
}

func is(want string) func(string) bool {
	return func(text string) bool {
		return content(strings.Replace(text, "oh", "zero", 1)) == content(strings.Replace(want, "oh", "zero", 1))
	}
}

// people are the shared recordings. Their orders are answers to a café, their
// numbers to who asks for one.
func (c *collection) people(states *grammar.Builder) {
	shared := sharedData(c)
	cafe := &asr.Grammar{ID: "cafe", Lang: language.English, Sentences: orders()}
	values := baristaSlots(c, shared)
	sound := func(r recording) []int16 { return telephone(c, shared, r) }
	for i, r := range recordings(c, shared, "barista") {
		c.add("orders", r.File, sound(r), cafe, func(text string) bool { return slotsRight(values, r.Slots, text) })
		for _, kind := range openStates {
			c.add("foreign orders", r.File, sound(r), states.For(kind, offer()), nil)
		}
		if i%2 == 0 {
			c.add("foreign orders", r.File, sound(r), states.For("phone", nil), nil)
		}
	}
	spelt := &asr.Grammar{ID: "spelt", Lang: language.English}
	for _, r := range recordings(c, shared, "an4") {
		spelt.Sentences = append(spelt.Sentences, r.Text)
	}
	for _, r := range recordings(c, shared, "an4") {
		c.add("spelling", r.File, sound(r), spelt, is(r.Text))
		if len(strings.Fields(r.Text)) < 3 {
			c.add("words", r.File, sound(r), states.For("confirm", nil), is(r.Text))
			c.add("words", r.File, sound(r), states.For("choice", offer()), is(r.Text))
			continue
		}
		c.add("numbers", r.File, sound(r), states.For("phone", nil), is(r.Text))
		c.add("foreign spelling", r.File, sound(r), cafe, nil)
		for _, kind := range openStates {
			c.add("foreign spelling", r.File, sound(r), states.For(kind, offer()), nil)
		}
	}
	for _, r := range recordings(c, shared, "ru_prompts") {
		c.add("foreign prompts", r.File, sound(r), cafe, nil)
		for _, kind := range append(openStates, "phone") {
			c.add("foreign prompts", r.File, sound(r), states.For(kind, offer()), nil)
		}
	}
	for _, r := range recordings(c, shared, "allison") {
		c.add("words", r.File, sound(r), states.For("time", nil), is(r.Text))
	}
	for i, r := range recordings(c, shared, "fsdd") {
		if i%3 == 0 {
			c.add("digits", r.File, sound(r), states.For("time", nil), is(r.Text))
			c.add("digits", r.File, sound(r), states.For("phone", nil), is(r.Text))
		}
	}
}

// orders are sentences of a café's customers.
func orders() []string {
	random := rand.New(rand.NewPCG(2, 71828))
	one := func(list string) string {
		all := strings.Split(list, "|")
		return strings.TrimSpace(all[random.IntN(len(all))])
	}
	some := func(things string) string {
		return one("a bit of|a little bit of|a lot of|lots of|some|") + " " + one(things)
	}
	kinds := []string{
		"eight ounce|large|medium|sixteen ounce|small|twelve ounce|twenty ounce", "dark roast|light roast|medium roast", "double shot|single shot|triple shot",
	}
	var out []string
	for range 6000 {
		said := one("brew|can i get|can i have|i want|get me|give me|i'd like|make me|may i have") + " " + one("a|an|a|")
		for _, i := range random.Perm(len(kinds))[:random.IntN(len(kinds)+1)] {
			said += " " + one(kinds[i])
		}
		said += " " + one("americano|cappuccino|coffee|drip coffee|espresso|house coffee|iced coffee|iced mocha|latte|mocha")
		milk, sugar := some("almond milk|cream|milk|skim milk|soy milk|whole milk"), some("brown sugar|sugar|sweetener")
		said += " " + one(fmt.Sprintf("|with %s|with %s|with %s and %s|with %s and %s", milk, sugar, milk, sugar, sugar, milk))
		out = append(out, strings.Join(strings.Fields(said), " "))
	}
	return out
}

// foreigners are synthetic voices that say something else, most of it in other
// languages.
func (c *collection) foreigners(states *grammar.Builder) {
	all := foreignSentences()
	for _, lang := range slices.Sorted(maps.Keys(all)) {
		for i, said := range all[lang] {
			voice := "espeak " + lang
			if lang == "en" {
				voice = callerVoices()[i%len(callerVoices())]
			}
			pcm := halved(c.say(voice, said))
			for _, kind := range openStates {
				c.add("foreign synthetic", said, pcm, states.For(kind, offer()), nil)
			}
		}
	}
}

// callers are synthetic voices that answer: with the tests' own phrases, and
// with sentences of the grammars.
func (c *collection) callers(states *grammar.Builder) {
	voices := callerVoices()
	for _, kind := range grammar.Kinds() {
		g := states.For(kind, offer())
		for i, said := range spoken[kind] {
			say, want, ok := strings.Cut(said, " = ")
			if !ok {
				want = say
			}
			for j := range 2 {
				c.add("phrases", say, halved(c.say(voices[(i+j)%len(voices)], say)), g, is(want))
			}
		}
		if kind == "letters" {
			continue // is spelled, as AN4 is
		}
		said := make(map[string]bool)
		for i := 0; i < len(g.Sentences) && len(said) < 60; i += 7 {
			if say := g.Sentences[i]; !said[say] {
				said[say] = true
				c.add("sentences", say, halved(c.say(voices[len(said)%len(voices)], say)), g, is(say))
			}
		}
	}
}

// halting are parts of sentences, before and after a pause to think: a turn that
// goes on is heard in parts.
func (c *collection) halting(states *grammar.Builder) {
	random := rand.New(rand.NewPCG(3, 14159))
	voices := callerVoices()
	n := 0
	for _, kind := range append(openStates, "detail", "more", "service") {
		g := states.For(kind, offer())
		for i, of := 0, 0; i < len(g.Sentences) && of < 40; i += 11 {
			words := strings.Fields(g.Sentences[i])
			if len(words) < 4 {
				continue
			}
			at := 2 + random.IntN(len(words)-3)
			for set, part := range map[string][]string{"beginnings": words[:at], "rests": words[at:]} {
				say := strings.Join(part, " ")
				c.add(set, say, halved(c.say(voices[n%len(voices)], say)), g, is(say))
			}
			n, of = n+1, of+1
		}
	}
}

// corrections are what is said at a read-back, by voices that [TestReadBack] has
// not.
func (c *collection) corrections(states *grammar.Builder) {
	voices := []string{"espeak en-us", "espeak en-gb", "espeak en-us+f3", "espeak en-gb+m3"}
	g := states.For("confirm", nil)
	for _, kind := range slices.Sorted(maps.Keys(readBack)) {
		for i, said := range readBack[kind] {
			for j := range 2 {
				c.add("corrections", said, halved(c.say(voices[(i+j)%len(voices)], said)), g, is(said))
			}
		}
	}
}

func callerVoices() []string {
	return []string{"slt", "rms", "awb", "espeak en-us", "kal16", "espeak en-gb", "rms", "slt", "espeak en-us+f3", "espeak en-gb+m3"}
}

// say gives a voice's sound at 16 kHz.
func (c *collection) say(voice, text string) []int16 {
	c.Helper()
	name, ok := strings.CutPrefix(voice, "espeak ")
	if !ok {
		return flite(c, voice, text)
	}
	path := filepath.Join(c.TempDir(), "say.wav")
	out, err := exec.CommandContext(c.Context(), "espeak-ng", "-v", name, "-w", path, text).CombinedOutput()
	require.NoError(c, err, "%s", out)
	pcm, rate := readWAV(c, path)
	return resampled(pcm, float64(rate)/16000)
}

// resampled takes every step-th sample, interpolated: what it mirrors lies far
// above the telephone's band.
func resampled(pcm []int16, step float64) []int16 {
	out := make([]int16, int(float64(len(pcm)-1)/step))
	for i := range out {
		at := float64(i) * step
		n := int(at)
		part := at - float64(n)
		out[i] = int16((1-part)*float64(pcm[n]) + part*float64(pcm[n+1]))
	}
	return out
}

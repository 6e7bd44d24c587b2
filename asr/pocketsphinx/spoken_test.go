package pocketsphinx

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr/grammar"
	"budi/language"
)

// garage is a business's vocabulary as its configuration gives it.
func garage() grammar.Vocabulary {
	return grammar.Vocabulary{
		Lang: language.English,
		Services: [][]string{
			{"oil change", "oil and filter change", "oil service"},
			{"tyre change", "winter tyres", "tyres", "summer tyres"},
			{"brakes", "brake repair", "brake check", "brake pads"},
			{"diagnostics", "engine diagnostics", "computer diagnostics"},
			{"technical inspection", "inspection"},
			{"air conditioning", "air conditioning service", "aircon"},
		},
		Staff:   [][]string{{"Tomas"}, {"Mantas"}},
		Classes: [][]string{{"BMW X5", "BMW"}, {"Volkswagen Golf", "Golf"}, {"Toyota Corolla", "Toyota"}, {"Audi A4", "Audi"}, {"SUV"}, {"van"}},
		Details: [][]string{{"diesel"}, {"petrol"}, {"electric"}, {"automatic"}, {"manual"}},
		Phrases: []string{"do you have a courtesy car", "can I wait while you do it", "my brakes don't work", "the car won't start"},
	}
}

// offer is what the choices of the tests are between.
func offer() []grammar.Option {
	zone := time.FixedZone("", 7200)
	return []grammar.Option{
		{Start: time.Date(2026, 11, 26, 10, 0, 0, 0, zone)},
		{Start: time.Date(2026, 11, 26, 14, 30, 0, 0, zone)},
		{Start: time.Date(2026, 11, 27, 9, 15, 0, 0, zone)},
	}
}

// spoken has what callers say in each state. Where the words that are
// listened for are written in another way than they are spoken, "spoken =
// written".
var spoken = map[string][]string{
	"request": {
		"i'd like to book an oil change", "hello i want to book an oil change for tomorrow morning", "can i book a tyre change on friday",
		"how much is an oil change", "how much is an oil change for a b m w x five = how much is an oil change for a bmw x5", "what time are you open on saturday",
		"where are you located", "i need winter tyres", "can i come on friday at three", "i'd like to speak to a human", "i want to cancel my appointment",
		"i need to move my appointment to thursday", "my brakes don't work", "do you have a courtesy car", "how long does the inspection take",
		"good morning i'd like to make an appointment", "can i leave a message", "the car won't start", "do you speak lithuanian", "are you a robot",
		"i'd like to book a technical inspection for next monday at ten", "i need an oil change as soon as possible", "when are you free",
		"hi i'm calling about brake repair", "i'd like to book the air conditioning service on wednesday afternoon",
	},
	"time": {
		"tomorrow morning", "tuesday afternoon", "on friday at three", "tomorrow at half past two", "the twenty seventh of november", "next week",
		"as soon as possible", "thursday at ten o'clock", "friday after four", "monday or tuesday", "any time in the afternoon", "next monday at nine thirty",
		"how about wednesday at eleven", "can i come at quarter past ten", "after work on thursday", "not before ten", "today if possible",
		"december the third in the morning", "first thing on monday", "at two p m", "wednesday would be great", "around noon", "the day after tomorrow", "before lunch on friday", "i can do thursday afternoon",
	},
	"choice": {
		"the first one", "the second one please", "ten o'clock", "half past two", "two thirty", "thursday at ten", "friday morning", "friday at quarter past nine",
		"the last one", "neither", "something later", "do you have anything earlier", "i'll take the first one", "nine fifteen please", "the afternoon one",
		"none of those work", "friday is fine", "how about monday", "ten would be good", "i'd prefer the second one", "the third option", "another day please", "let's do half past two", "yes the first one", "number two",
	},
	"confirm": {
		"yes", "no", "yes please", "that's right", "yeah", "correct", "no thursday", "no that's wrong", "yes that's correct", "okay", "perfect", "no thank you", "sure", "no i said friday at three = no friday at three",
		"can you repeat that", "yes that's fine", "not really", "exactly", "how much is it", "no it's john smith", "that's not right", "go ahead", "actually tuesday at ten", "never mind", "goodbye",
	},
	"phone": {
		"eight six one two three four five six seven", "plus three seven zero six one two three four five six seven", "my number is zero seven nine four six double five one two three",
		"six one two three four five six seven", "it's oh seven seven double zero nine one two three four five", "yes", "no", "the same number", "three seven zero six five five four three two one zero",
		"eight six zero zero one one two two three", "i don't know", "can you repeat that", "the number i'm calling from", "six eight seven nine four three two one", "yes this number",
	},
	"name": {
		"john smith", "my name is john smith", "it's sarah johnson", "michael brown", "my name is anna taylor", "peter jones", "this is david wilson", "emma clark", "i'm robert walker",
		"thomas green", "my name is laura king", "james anderson", "jonas kazlauskas", "mary white", "steven harris", "george martin", "kate young", "daniel scott", "charlotte evans", "my name is william moore",
	},
	"more": {
		"no that's all thank you", "no thanks", "nothing else", "that's it thank you", "goodbye", "yes", "how much is an oil change", "what time do you close", "thank you bye", "no thank you goodbye",
		"yes i'd like to book winter tyres", "where are you", "thanks", "no", "is there parking",
	},
	"service": {
		"oil change", "winter tyres please", "an inspection", "i need an oil change", "brakes", "air conditioning", "engine diagnostics", "the tyre change", "brake pads", "i'd like the technical inspection", "diagnostics please", "oil service",
	},
	"staff":  {"tomas", "with mantas", "anyone", "it doesn't matter", "i'd like tomas please", "no preference", "mantas please", "whoever is free"},
	"detail": {"a golf", "it's a diesel", "b m w x five = bmw x5", "petrol", "it's an audi = it's an audi", "toyota corolla", "it's automatic", "i have a van", "s u v = suv", "volkswagen golf"},
}

// polite are words that change nothing.
var polite = strings.Fields("the a an please thanks thank you um uh well so okay er it's it is i'd like i i'm my name on in for at to yes can come do this that's")

// content drops the words that change nothing, unless nothing else is there.
func content(text string) string {
	var out []string
	drop := make(map[string]bool)
	for _, w := range polite {
		drop[w] = true
	}
	for w := range strings.FieldsSeq(text) {
		if !drop[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return text
	}
	return strings.Join(out, " ")
}

// flite speaks a text; the result is 16 kHz.
func flite(t testing.TB, voice, text string) []int16 {
	t.Helper()
	path := filepath.Join(t.TempDir(), "say.wav")
	out, err := exec.CommandContext(context.Background(), "flite", "-voice", voice, "-t", text, "-o", path).CombinedOutput()
	require.NoError(t, err, "%s", out)
	pcm, rate := readWAV(t, path)
	require.Equal(t, 16000, rate)
	return pcm
}

// TestSyntheticCallers hears what flite's voices say in each state over a
// telephone line.
func TestSyntheticCallers(t *testing.T) {
	if _, err := exec.LookPath("flite"); err != nil {
		t.Skip("needs the Debian package flite")
	}
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	e := testEngine(t)
	b := grammar.New(garage())
	voices := strings.Fields(os.Getenv("BUDI_VOICES"))
	if len(voices) == 0 {
		voices = []string{"slt", "rms"}
	}
	all, allRight, refused := 0, 0, 0
	for _, state := range grammar.Kinds() {
		right, exact, rejected := 0, 0, 0
		n := 0
		for i, said := range spoken[state] {
			voice := voices[i%len(voices)]
			say, want, ok := strings.Cut(said, " = ")
			if !ok {
				want = say
			}
			ev, err := e.Hear(t.Context(), padded(throughULaw(halved(flite(t, voice, say)))), 8000, b.For(state, offer()))
			require.NoError(t, err)
			n++
			if ev.Rejected {
				rejected++
			}
			if ev.Text == want {
				exact++
			}
			if content(ev.Text) == content(want) {
				right++
				if ev.Rejected {
					refused++
				}
			} else {
				t.Logf("%s %s: %q heard %q (%.2f), else %v", state, voice, want, ev.Text, ev.Confidence, ev.NBest)
			}
		}
		if n > 0 {
			t.Logf("%-8s right %s, word for word %s, rejected %d", state, percent(right, n), percent(exact, n), rejected)
		}
		all, allRight = all+n, allRight+right
	}
	t.Log("in all", percent(allRight, all), "of which refused", percent(refused, allRight))
	assert.GreaterOrEqual(t, float64(allRight), 0.8*float64(all))
	assert.LessOrEqual(t, float64(refused), 0.05*float64(allRight))
}

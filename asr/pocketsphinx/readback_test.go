package pocketsphinx

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr/grammar"
)

// readBack has what callers say when a visit is read back to them, by what it
// does. " = " divides what is said from how it is written.
var readBack = map[string][]string{
	"yes": {"yes", "yes please", "yeah", "that's right", "yes that's correct", "correct", "yes it is", "sure", "okay", "perfect", "yes thank you", "yes book it please"},
	"no": {
		"no", "no no", "nope", "no that's wrong", "no it isn't", "no thanks", "no that's not right", "no wait", "not really", "no thank you", "no it's not",
		"no i changed my mind", "no cancel", "no sorry", "wait no", "that's wrong",
	},
	"name": {
		"no it's tom barker", "no my name is sarah price", "no it's helen carter", "no the name is peter ford", "no tom baker", "it's susan parker", "no not baker barker",
		"my name is james walker", "no the name is wrong", "no it's mister wilson", "no i said david hughes", "no it's anna bell",
	},
	"time": {
		"no thursday at ten", "no i said friday at three", "no on tuesday", "no at half past two", "not tuesday wednesday", "actually friday morning", "no make it eleven o'clock",
		"no ten thirty", "no tomorrow at nine", "no it's thursday", "yes but at eleven", "can we do wednesday instead", "no i wanted the afternoon", "no that's the wrong day",
	},
	"number": {
		"no the number ends in five five", "no my number is zero six one two three four five six seven", "no it's six one two three four five six seven", "no it ends in four two seven",
		"no the number is wrong", "the last digit is eight", "no it's eight six five five one two three four four", "no the last two digits are three nine", "no that's the wrong number",
	},
	"service": {"no an oil change", "no i want winter tyres", "no it's for diagnostics", "no i'd like an inspection", "no brakes", "not an oil change a tyre change"},
}

// TestReadBack hears answers to a read-back in four voices over a telephone
// line. A "no" that is heard as a "yes" would book what was denied: none may.
func TestReadBack(t *testing.T) {
	if _, err := exec.LookPath("flite"); err != nil {
		t.Skip("needs the Debian package flite")
	}
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	e := testEngine(t)
	g := grammar.New(garage()).For("confirm", nil)
	voices := []string{"rms", "kal16", "awb", "slt"}
	affirms := func(text string) bool {
		w := strings.Fields(text)
		return len(w) > 0 && slices.ContainsFunc(readBack["yes"], func(y string) bool { return text == y || strings.HasPrefix(text, y+" ") }) &&
			!slices.Contains(w, "no") && !slices.Contains(w, "not") && !slices.Contains(w, "but")
	}
	taken, right, all, booked := 0, 0, 0, 0
	for _, kind := range []string{"yes", "no", "name", "time", "number", "service"} {
		k, r, n := 0, 0, 0
		for _, said := range readBack[kind] {
			for _, voice := range voices {
				ev, err := e.Hear(t.Context(), padded(throughULaw(halved(flite(t, voice, said)))), 8000, g)
				require.NoError(t, err)
				n++
				if !ev.Rejected && ev.Text != "" {
					k++
					if kind != "yes" && affirms(ev.Text) {
						booked++
						t.Logf("BOOKED %s %q: %q %.2f", voice, said, ev.Text, ev.Confidence)
					}
				}
				if !ev.Rejected && content(ev.Text) == content(said) {
					r++
				} else {
					t.Logf("  %s %s %q: %q %.2f", kind, voice, said, ev.Text, ev.Confidence)
				}
			}
		}
		t.Logf("%-8s taken %s, right %s", kind, percent(k, n), percent(r, n))
		taken, right, all = taken+k, right+r, all+n
	}
	t.Logf("in all taken %s, right %s; denials taken for a yes: %d", percent(taken, all), percent(right, all), booked)
	assert.Zero(t, booked, "denials taken for a yes")
	assert.GreaterOrEqual(t, float64(taken), 0.92*float64(all))
	assert.GreaterOrEqual(t, float64(right), 0.78*float64(all))
}

package pocketsphinx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr/grammar"
)

// TestRejection gives people's speech that has nothing to do with the state,
// coffee orders, spelling, Russian, and counts what is taken for an answer;
// and their orders to the grammar of orders, and counts what is refused.
func TestRejection(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	shared := sharedData(t)
	e := testEngine(t)
	b := grammar.New(garage())
	taken, foreign := 0, 0
	for _, state := range []string{"time", "choice", "confirm", "request"} {
		for _, set := range []string{"barista", "ru_prompts", "an4"} {
			n, of := 0, 0
			for i, r := range recordings(t, shared, set) {
				// Every sixth will do; one word of AN4 may well be an answer.
				if i%6 != 0 || set == "an4" && len(strings.Fields(r.Text)) < 3 {
					continue
				}
				ev, err := e.Hear(t.Context(), padded(telephone(t, shared, r)), 8000, b.For(state, offer()))
				require.NoError(t, err)
				of++
				if ev.Text != "" && !ev.Rejected {
					n++
				}
			}
			t.Logf("%s: %s taken as an answer: %s", state, set, percent(n, of))
			taken, foreign = taken+n, foreign+of
		}
	}
	t.Log("speech outside the grammar taken as an answer:", percent(taken, foreign))
	assert.LessOrEqual(t, float64(taken), 0.06*float64(foreign))

	order := gram(t, shared, "barista.gram")
	refused, orders, wrong, others := 0, 0, 0, 0
	for _, set := range []string{"barista", "an4", "allison", "ru_prompts"} {
		for i, r := range recordings(t, shared, set) {
			if set != "barista" && i%2 != 0 {
				continue
			}
			ev, err := e.Hear(t.Context(), padded(telephone(t, shared, r)), 8000, order)
			require.NoError(t, err)
			accepted := ev.Text != "" && !ev.Rejected
			switch {
			case set != "barista":
				others++
				if accepted {
					wrong++
				}
			default:
				orders++
				if !accepted {
					refused++
				}
			}
		}
	}
	t.Log("orders refused:", percent(refused, orders), "others taken as orders:", percent(wrong, others))
	assert.LessOrEqual(t, float64(refused), 0.03*float64(orders))
	assert.LessOrEqual(t, float64(wrong), 0.03*float64(others))
}

package all

import (
	"bufio"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

// TestNamesData looks for the names of Restaurants-8k's callers, and for none
// where nobody is named. A wrong name is worse than none.
func TestNamesData(t *testing.T) {
	pack := Packs()[language.English]
	lines := bufio.NewScanner(shared(t, "intent_train.jsonl"))
	lines.Buffer(nil, 1<<20)
	var named, right, wrong, nameless, invented int
	for lines.Scan() {
		var r struct {
			Text  string   `json:"text"`
			Src   string   `json:"src"`
			Asked []string `json:"asked"`
			Slots map[string]struct {
				Text string `json:"text"`
			} `json:"slots"`
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &r))
		if r.Src != "restaurant8k" {
			continue
		}
		var at language.Anchor
		if slices.Contains(r.Asked, "first_name") || slices.Contains(r.Asked, "last_name") {
			at.Expect = "name"
		}
		want := strings.TrimSpace(r.Slots["first_name"].Text + " " + r.Slots["last_name"].Text)
		var heard []string
		for _, n := range pack.Hear(r.Text, at).Names {
			heard = append(heard, n.Value)
		}
		got := strings.Join(heard, " ")
		switch {
		case want == "":
			nameless++
			if got != "" {
				invented++
			}
		case strings.EqualFold(got, want):
			named++
			right++
		default:
			named++
			if got != "" {
				wrong++
			}
		}
	}
	t.Logf("names: %d of %d right, %d wrong; %d invented in %d", right, named, wrong, invented, nameless)
	assert.GreaterOrEqual(t, float64(right), 0.90*float64(named))
	assert.LessOrEqual(t, float64(wrong), 0.02*float64(named))
	assert.LessOrEqual(t, float64(invented), 0.005*float64(nameless))
}

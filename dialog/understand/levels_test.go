package understand

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/language/all"
)

// TestLevels reads testdata/urgency: sections of "[level business]", without a
// business one that has no signs of its own. No danger to a life may be missed,
// and hardly any other sign; what is over, denied, supposed or another's is
// none.
func TestLevels(t *testing.T) {
	for _, lang := range []language.Tag{"en", "lt", "ru", "hy"} {
		t.Run(string(lang), func(t *testing.T) {
			right, total := 0, 0
			for _, p := range readParaphrases(t, filepath.Join("testdata", "urgency", string(lang)+".txt")) {
				u := general(t)
				if p.expect != "" {
					var err error
					u, err = New(demo(t, p.expect), all.Packs())
					require.NoError(t, err)
				}
				m := u.Understand(Utterance{Text: p.text, Lang: lang, Confidence: 1}, language.Anchor{Now: now})
				total++
				if want := levelNamed[p.label]; m.Urgency == want {
					right++
				} else if want == Life {
					t.Errorf("%q: level %d, want %d", p.text, m.Urgency, want)
				} else {
					t.Logf("%q: level %d %s, want %d", p.text, m.Urgency, m.UrgencyRule, want)
				}
			}
			t.Logf("%s: %d of %d", lang, right, total)
			if float64(right) < leastGraded*float64(total) {
				t.Errorf("%s: only %d of %d are graded rightly", lang, right, total)
			}
		})
	}
}

var levelNamed = map[string]Level{"life": Life, "urgent": Pressing, "normal": Normal}

// leastGraded is the share that has to be graded rightly.
const leastGraded = 0.92

package understand

import (
	"path/filepath"
	"strings"
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
	files, err := filepath.Glob(filepath.Join("testdata", "urgency", "*.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	readers := map[string]*Understander{"": general(t)}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			lang, _, _ := strings.Cut(name, "-")
			right, total := 0, 0
			for _, p := range readParaphrases(t, file) {
				u := readers[p.expect]
				if u == nil {
					var err error
					u, err = New(demo(t, p.expect), all.Packs())
					require.NoError(t, err)
					readers[p.expect] = u
				}
				m := u.Understand(Utterance{Text: p.text, Lang: language.Tag(lang), Confidence: 1}, language.Anchor{Now: now})
				total++
				if want := levelNamed[p.label]; m.Urgency == want {
					right++
				} else if want == Life {
					t.Errorf("%q: level %d, want %d", p.text, m.Urgency, want)
				} else {
					t.Logf("%q: level %d %s, want %d", p.text, m.Urgency, m.UrgencyRule, want)
				}
			}
			t.Logf("%s: %d of %d", name, right, total)
			if float64(right) < leastGraded*float64(total) {
				t.Errorf("%s: only %d of %d are graded rightly", name, right, total)
			}
		})
	}
}

var levelNamed = map[string]Level{"life": Life, "urgent": Pressing, "normal": Normal}

// leastGraded is the share that has to be graded rightly.
const leastGraded = 0.92

package understand

import (
	"bufio"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"budi/language"
	"budi/language/all"
)

// TestParaphrases reads testdata/paraphrases, many ways to say each thing, and
// testdata/acts, what asks for care and what only seems to, at a business of
// all four languages.
func TestParaphrases(t *testing.T) {
	for _, dir := range []string{"paraphrases", "acts"} {
		t.Run(dir, func(t *testing.T) { testParaphrases(t, dir) })
	}
}

func testParaphrases(t *testing.T, dir string) {
	files, err := filepath.Glob(filepath.Join("testdata", dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no paraphrases", err)
	}
	u, err := General(slices.Collect(maps.Values(all.Packs()))...)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			lang, _, _ := strings.Cut(name, "-")
			right, total, byLabel := 0, 0, map[string][2]int{}
			for _, p := range readParaphrases(t, file) {
				m := u.Understand(Utterance{Text: p.text, Lang: language.Tag(lang), Expect: p.expect, Confidence: 1}, language.Anchor{Now: now, Expect: p.expect})
				total++
				n := byLabel[p.label]
				n[1]++
				if p.right(m) {
					right++
					n[0]++
				} else {
					t.Logf("%s: %q: %v %v", p.label, p.text, m.Intents, m.Urgency)
				}
				byLabel[p.label] = n
			}
			if float64(right) < leastRight*float64(total) {
				t.Errorf("%s: only %d of %d are read rightly", name, right, total)
			}
			t.Logf("%s: %d of %d = %.1f %%: %v", name, right, total, 100*float64(right)/float64(total), byLabel)
		})
	}
}

// leastRight is the share that has to be read rightly.
const leastRight = 0.9

type paraphrase struct{ label, expect, text string }

// alike are the intents that say the same to the conversation.
var alike = map[string][]Intent{
	"book":         {Book, Available},
	"robot":        {Robot},
	"complaint":    {Complaint},
	"out_of_scope": {OutOfScope},
}

// right tells whether the meaning is what the label says: its chief intent,
// or for courtesies and answers, one that is certain.
func (p paraphrase) right(m Meaning) bool {
	if absent, ok := strings.CutPrefix(p.label, "!"); ok {
		return !m.Has(Intent(absent), 0.5)
	}
	switch p.label {
	case "urgent":
		return m.Urgency > Normal
	case "complaint":
		if m.Urgency > Normal {
			return m.Has(Complaint, 0.7) // "you have broken my tooth!"
		}
	case "out_of_scope":
		return len(m.Intents) == 0 || m.Intents[0].Name == OutOfScope
	case "yes", "no", "bye", "thanks":
		return m.Has(Intent(p.label), 0.7)
	}
	want := alike[p.label]
	if want == nil {
		want = []Intent{Intent(p.label)}
	}
	return len(m.Intents) > 0 && slices.Contains(want, m.Intents[0].Name)
}

func readParaphrases(t testing.TB, path string) []paraphrase {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []paraphrase
	var p paraphrase
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			p.label, p.expect, _ = strings.Cut(strings.Trim(line, "[]"), " ")
		default:
			p.text = line
			out = append(out, p)
		}
	}
	return out
}

package understand

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"budi/configs"
	"budi/language"
)

// TestCases reads testdata/cases: what people say and what it means, in each
// language, at a business that has no vocabulary of its own.
func TestCases(t *testing.T) { runCases(t, nil) }

func runCases(t *testing.T, packs map[language.Tag]language.Pack) {
	for _, lang := range []language.Tag{"en", "lt", "ru", "hy"} {
		t.Run(string(lang), func(t *testing.T) {
			u, err := New(&configs.Business{Slug: "cases", Languages: []language.Tag{lang}}, packs)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range readCases(t, filepath.Join("testdata", "cases", string(lang)+".txt")) {
				m := u.Understand(Utterance{Text: c.text, Lang: lang}, language.Anchor{Now: now})
				for i, want := range c.intents {
					absent := strings.HasPrefix(want, "!")
					has := m.Has(Intent(strings.TrimPrefix(want, "!")), 0.5)
					if has == absent || i == 0 && !absent && m.Intents[0].Name != Intent(want) {
						t.Errorf("%s: %q: got %v, want %v", c.place, c.text, m.Intents, c.intents)
						break
					}
				}
			}
		})
	}
}

// now is a Saturday.
var now = time.Date(2026, 11, 21, 14, 30, 0, 0, time.UTC)

type testCase struct {
	place, text string
	intents     []string
}

func readCases(t testing.TB, path string) []testCase {
	t.Helper()
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []testCase
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		text, want, ok := strings.Cut(line, " = ")
		if !ok {
			t.Fatalf("%s:%d: no =", path, n)
		}
		out = append(out, testCase{place: filepath.Base(path), text: text, intents: strings.Fields(want)})
	}
	return out
}

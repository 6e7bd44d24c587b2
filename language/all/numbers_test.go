package all

import (
	"bufio"
	"crypto/sha1"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"budi/language"
)

type numberRow struct {
	Lang  language.Tag    `json:"lang"`
	Text  string          `json:"text"`
	Value json.RawMessage `json:"value"`
	Kind  string          `json:"kind"`
	Src   string          `json:"src"`
	Opts  map[string]any  `json:"opts"`
}

// want is the row's number, if it is one.
func (r numberRow) want() (float64, bool) {
	var s string
	if json.Unmarshal(r.Value, &s) != nil {
		return 0, false
	}
	switch r.Kind {
	case "itn-date", "itn-time", "itn-electronic", "phone-extract":
		return 0, false
	case "itn-telephone":
		s = strings.NewReplacer("-", "", " ", "", "+", "").Replace(s)
	}
	factor := 1.0
	for word, f := range map[string]float64{" thousand": 1e3, " million": 1e6, " billion": 1e9, " trillion": 1e12, " տրիլիոն": 1e12, " միլիարդ": 1e9} {
		if cut, ok := strings.CutSuffix(s, word); ok {
			s, factor = cut, f
		}
	}
	s = strings.TrimRight(s, "thndrs")
	s, _, _ = strings.Cut(s, "-я")
	for _, e := range []string{"-й", "-го", "-е", "-х", "-րդ"} {
		s = strings.TrimSuffix(s, e)
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", "."), 64)
	return f * factor, err == nil
}

func shared(t testing.TB, name string) *os.File {
	t.Helper()
	dir := os.Getenv("BUDI_SHARED")
	if dir == "" {
		here, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for dir = here; dir != "/"; dir = filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "shared", "data")); err == nil {
				break
			}
		}
		dir = filepath.Join(dir, "shared")
	}
	f, err := os.Open(filepath.Join(dir, "data", name))
	if err != nil {
		t.Skipf("no data to score with: %v (set BUDI_SHARED)", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestNumbersData holds the packs to 98 % of the words-to-numbers data, in
// both halves of it.
func TestNumbersData(t *testing.T) {
	packs := Packs()
	type score struct{ rows, right, exact int }
	scores := map[string]*score{}
	lines := bufio.NewScanner(shared(t, "numbers_train.jsonl"))
	for lines.Scan() {
		var r numberRow
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		want, ok := r.want()
		if !ok {
			continue
		}
		half := sha1.Sum([]byte(r.Text))[0] & 1
		key := fmt.Sprintf("%s half %d", r.Lang, half)
		if scores[key] == nil {
			scores[key] = &score{}
		}
		s := scores[key]
		s.rows++
		got := packs[r.Lang].Hear(r.Text, language.Anchor{}).Numbers
		hit := false
		for _, n := range got {
			v, err := strconv.ParseFloat(n.Value, 64)
			hit = hit || err == nil && math.Abs(v-want) <= 1e-9*math.Max(math.Abs(want), 1e-12)
		}
		if hit {
			s.right++
			if len(got) == 1 {
				s.exact++
			}
		}
		if !hit || len(got) > 1 {
			t.Logf("miss %s %s %q want %v got %+v", key, r.Kind, r.Text, want, got)
		}
	}
	for _, l := range []string{"en", "lt", "ru", "hy"} {
		for h := range 2 {
			key := fmt.Sprintf("%s half %d", l, h)
			s := scores[key]
			t.Logf("%s: %.1f %% of %d, %.1f %% as the only number", key, 100*float64(s.right)/float64(s.rows), s.rows, 100*float64(s.exact)/float64(s.rows))
			if float64(s.right) < 0.98*float64(s.rows) {
				t.Errorf("%s: %d of %d", key, s.right, s.rows)
			}
		}
	}
}

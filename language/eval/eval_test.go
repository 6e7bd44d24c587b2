package eval_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/language/all"
	"budi/language/eval"
)

func hearers() map[language.Tag]language.Hearer {
	out := map[language.Tag]language.Hearer{}
	for tag, pack := range all.Packs() {
		out[tag] = pack
	}
	return out
}

// shared opens a file of the external data; the test is skipped where it is
// absent.
func shared(t *testing.T, name string) *os.File {
	t.Helper()
	dir := os.Getenv("BUDI_SHARED")
	if dir == "" {
		here, err := os.Getwd()
		require.NoError(t, err)
		for dir = here; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
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

// TestTimesData keeps the reading of times from getting worse.
func TestTimesData(t *testing.T) {
	for _, c := range []struct {
		opt   eval.TimeOptions
		floor map[string]float64
	}{
		{eval.TimeOptions{}, map[string]float64{"en point": 0.90, "en interval": 0.74, "en none": 0.94, "ru point": 0.95, "ru interval": 0.93, "lt point": 0.99, "hy point": 0.99}},
		{eval.TimeOptions{Phrase: true}, map[string]float64{"en point": 0.92}},
		{eval.TimeOptions{StartOnly: true}, map[string]float64{"en interval": 0.78, "ru interval": 0.93}},
	} {
		r, err := eval.Times(shared(t, "time_train.jsonl"), hearers(), c.opt)
		require.NoError(t, err)
		for group, floor := range c.floor {
			if assert.NotNil(t, r.Scores[group], group) {
				t.Logf("%+v %s: %s", c.opt, group, r.Scores[group])
				assert.GreaterOrEqual(t, r.Scores[group].Rate(), floor, group)
			}
		}
	}
}

func TestNumbersData(t *testing.T) {
	r, err := eval.Numbers(shared(t, "numbers_train.jsonl"), hearers())
	require.NoError(t, err)
	for group, floor := range map[string]float64{"en words to numbers": 0.98, "lt words to numbers": 0.98, "ru words to numbers": 0.98, "hy words to numbers": 0.98} {
		if assert.NotNil(t, r.Scores[group], group) {
			t.Logf("%s: %s", group, r.Scores[group])
			assert.GreaterOrEqual(t, r.Scores[group].Rate(), floor, group)
		}
	}
	t.Logf("en phones: %s", r.Scores["en phones"])
}

// TestJudging scores rows whose outcome is known.
func TestJudging(t *testing.T) {
	const rows = `
{"lang":"en","text":"tomorrow","phrase":"tomorrow","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":true,"expected":[{"start":"2026-03-05T00:00:00","grain":"day"}]}
{"lang":"en","text":"tomorrow","phrase":"tomorrow","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":true,"expected":[{"start":"2026-03-06T00:00:00","grain":"day"}]}
{"lang":"en","text":"blue","phrase":"blue","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":true,"expected":[{"start":"2026-03-06T00:00:00","grain":"day"}]}
{"lang":"en","text":"tomorrow","phrase":"tomorrow","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":false,"expected":[{"start":"2026-03-06T00:00:00","grain":"day"}]}
{"lang":"en","text":"at ten","phrase":"at ten","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":true,"expected":[{"start":"1999-01-01T10:00:00","grain":"minute","time_only":true}]}
{"lang":"en","text":"from the 5th to the 6th of May","phrase":"6th of May","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":true,"expected":[{"start":"2026-05-06T00:00:00","grain":"day"}]}
{"lang":"en","text":"from the 5th to the 6th of May","phrase":"5th","ref":"2026-03-04T09:00:00","kind":"point","booking_relevant":true,"expected":[{"start":"2026-05-07T00:00:00","grain":"day"}]}

{"lang":"en","text":"Monday to Wednesday","phrase":null,"ref":"2026-03-04T09:00:00","kind":"interval","booking_relevant":true,"expected":[{"start":"2026-03-09T00:00:00","end":"2026-03-12T00:00:00","grain":"day"}]}
{"lang":"en","text":"Monday to Wednesday","phrase":null,"ref":"2026-03-04T09:00:00","kind":"interval","booking_relevant":true,"expected":[{"start":"2026-03-09T00:00:00","end":"2026-03-11T00:00:00","grain":"day"}]}
{"lang":"en","text":"Monday to Wednesday","phrase":null,"ref":"2026-03-04T09:00:00","kind":"interval","booking_relevant":true,"expected":[{"start":"2026-03-09T00:00:00","end":"2026-03-14T00:00:00","grain":"day"}]}
{"lang":"en","text":"before noon","phrase":null,"ref":"2026-03-04T09:00:00","kind":"before","booking_relevant":true,"expected":[{"end":"2026-03-04T12:00:00","grain":"minute"}]}
{"lang":"en","text":"may I ask","phrase":null,"ref":"2026-03-04T09:00:00","kind":"none","booking_relevant":true,"expected":[]}
{"lang":"en","text":"tomorrow","phrase":null,"ref":"2026-03-04T09:00:00","kind":"none","booking_relevant":true,"expected":[]}
`
	r, err := eval.Times(strings.NewReader(rows), hearers(), eval.TimeOptions{})
	require.NoError(t, err)
	assert.Equal(t, eval.Score{Rows: 6, Right: 3, Wrong: 2, None: 1}, *r.Scores["en point"])
	assert.Equal(t, eval.Score{Rows: 3, Right: 2, Wrong: 1}, *r.Scores["en interval"])
	assert.Equal(t, eval.Score{Rows: 1, Right: 1}, *r.Scores["en before"])
	assert.Equal(t, eval.Score{Rows: 2, Right: 1, Wrong: 1}, *r.Scores["en none"])
	assert.Len(t, r.Misses, 5)

	var out bytes.Buffer
	require.NoError(t, r.Print(&out, true))
	assert.Contains(t, out.String(), "en none       50.0 % right (1/2), 1 wrong, 0 none\n")
	assert.Contains(t, out.String(), "miss en point: \"blue\" want 2026-03-06 day got nothing\n")

	r, err = eval.Times(strings.NewReader(rows), hearers(), eval.TimeOptions{StartOnly: true, All: true})
	require.NoError(t, err)
	assert.Equal(t, eval.Score{Rows: 3, Right: 3}, *r.Scores["en interval"])
	assert.Equal(t, 7, r.Scores["en point"].Rows)
}

func TestNumberRows(t *testing.T) {
	const rows = `
{"lang":"en","text":"six hundred and twelve","value":"612","kind":"cardinal"}
{"lang":"en","text":"six hundred and twelve","value":"613","kind":"cardinal"}
{"lang":"en","text":"twenty first","value":"21st","kind":"itn-ordinal"}
{"lang":"en","text":"blue","value":"1","kind":"cardinal"}
{"lang":"en","text":"a at b dot com","value":"a@b.com","kind":"itn-electronic"}
`
	r, err := eval.Numbers(strings.NewReader(rows), hearers())
	require.NoError(t, err)
	assert.Equal(t, eval.Score{Rows: 4, Right: 2, Wrong: 1, None: 1}, *r.Scores["en words to numbers"])
}

// TestBadRows names the line of what it can't read.
func TestBadRows(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"{}\n{", "line 1: no language"},
		{"\n{\"lang\":", "line 2: unexpected end of JSON input"},
		{`{"lang":"xx","booking_relevant":true}`, `line 1: no language "xx"`},
		{`{"lang":"en","booking_relevant":true,"ref":"tomorrow"}`, "line 1: ref: "},
		{`{"lang":"en","booking_relevant":true,"text":"tomorrow","ref":"2026-03-04T09:00:00","expected":[{}]}`, "line 1: expected time has neither start nor end"},
	} {
		_, err := eval.Times(strings.NewReader(c.rows), hearers(), eval.TimeOptions{All: true})
		assert.ErrorContains(t, err, c.want)
	}
	_, err := eval.Numbers(strings.NewReader(`{"lang":"en","kind":"phone-extract","value":7}`), hearers())
	assert.ErrorContains(t, err, "line 1: phones: ")
}

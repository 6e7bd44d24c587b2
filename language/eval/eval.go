// Package eval scores the language packs on JSONL data: time expressions and
// numbers. It is what "budi eval time" and "budi eval numbers" print.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Score counts the outcomes of one group of rows.
type Score struct {
	Rows  int `json:"rows"`
	Right int `json:"right"`
	Wrong int `json:"wrong"` // something else was read: worse than nothing
	None  int `json:"none"`  // nothing was read
}

// Rate is the share of right rows, 0..1; 0 for no rows.
func (s Score) Rate() float64 {
	if s.Rows == 0 {
		return 0
	}
	return float64(s.Right) / float64(s.Rows)
}

// String gives "92.1 % right (58/63), 3 wrong, 2 none".
func (s Score) String() string {
	return fmt.Sprintf("%5.1f %% right (%d/%d), %d wrong, %d none", 100*s.Rate(), s.Right, s.Rows, s.Wrong, s.None)
}

func (s *Score) add(o outcome) {
	s.Rows++
	switch o {
	case right:
		s.Right++
	case wrong:
		s.Wrong++
	default:
		s.None++
	}
}

type outcome uint8

const (
	none outcome = iota
	right
	wrong
)

// Miss is a row that was not right.
type Miss struct {
	Group string `json:"group"`
	ID    string `json:"id,omitempty"`
	Text  string `json:"text"`
	Want  string `json:"want"`
	Got   string `json:"got"` // empty when nothing was read
}

// Report is the outcome of an evaluation.
type Report struct {
	Scores map[string]*Score `json:"scores"` // by group: "en point", "lt words to numbers", ...
	Misses []Miss            `json:"misses"`
}

func (r *Report) add(group string, o outcome, m Miss) {
	if r.Scores == nil {
		r.Scores = map[string]*Score{}
	}
	if r.Scores[group] == nil {
		r.Scores[group] = &Score{}
	}
	r.Scores[group].add(o)
	if o != right {
		m.Group = group
		r.Misses = append(r.Misses, m)
	}
}

// Print writes the scores, a line a group, and the misses when they are asked
// for.
func (r *Report) Print(w io.Writer, misses bool) error {
	groups := make([]string, 0, len(r.Scores))
	width := 0
	for g := range r.Scores {
		groups = append(groups, g)
		width = max(width, len(g))
	}
	slices.Sort(groups)
	var b strings.Builder
	for _, g := range groups {
		fmt.Fprintf(&b, "%-*s  %s\n", width, g, r.Scores[g])
	}
	if misses {
		for _, m := range r.Misses {
			got := m.Got
			if got == "" {
				got = "nothing"
			}
			fmt.Fprintf(&b, "miss %s: %q want %s got %s\n", m.Group, m.Text, m.Want, got)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// maxLine is the longest line of a data file.
const maxLine = 1 << 20

// lines decodes a JSONL file row by row. Errors name the line.
func lines[T any](r io.Reader, each func(T) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, maxLine)
	for n := 1; s.Scan(); n++ {
		if len(strings.TrimSpace(s.Text())) == 0 {
			continue
		}
		var row T
		if err := json.Unmarshal(s.Bytes(), &row); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if err := each(row); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return s.Err()
}

// Package eval scores understanding on labelled data, JSON Lines as
// "budi eval intent" and "budi eval sgd" read them.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"budi/dialog/understand"
	"budi/language"
)

// Mapping gives, for labels of other data sets, the intents that count as
// right. Labels that are not in it and are not out of scope are of no concern
// to a receptionist and are skipped.
//
// The names are those of CLINC150 (Larson et al. 2019, CC BY 3.0). "Meeting"
// and "reservation" stand there for what an appointment is here; the label
// cancel is "stop what you are doing".
var Mapping = map[string][]understand.Intent{
	"greeting":               {understand.Hello},
	"goodbye":                {understand.Bye},
	"thank_you":              {understand.Thanks},
	"yes":                    {understand.Yes},
	"no":                     {understand.No},
	"maybe":                  {understand.Maybe, understand.DontKnow},
	"repeat":                 {understand.Repeat},
	"what_can_i_ask_you":     {understand.Services},
	"are_you_a_bot":          {understand.Robot},
	"cancel":                 {understand.Stop, understand.Cancel},
	"cancel_reservation":     {understand.Cancel},
	"confirm_reservation":    {understand.Check},
	"meeting_schedule":       {understand.Check},
	"schedule_meeting":       {understand.Book, understand.Available},
	"restaurant_reservation": {understand.Book},
	"schedule_maintenance":   {understand.Book},
	"change_language":        {understand.Speak},
	"change_speed":           {understand.Slower, understand.Faster},
	"change_volume":          {understand.Louder, understand.Quieter},
}

// Row is one labelled utterance.
type Row struct {
	Text       string       `json:"text"`
	Lang       language.Tag `json:"lang"`
	Intents    []string     `json:"intents"`
	OutOfScope bool         `json:"oos"`
	Set        string       `json:"src"`
}

// Miss is one utterance that was read wrongly.
type Miss struct {
	Set, Text, Want string
	Got             []understand.Scored
}

// String gives the miss as one line.
func (m Miss) String() string {
	var got []string
	for _, s := range m.Got {
		got = append(got, fmt.Sprintf("%s %.2f", s.Name, s.Confidence))
	}
	return fmt.Sprintf("%s\t%s\t%s\t[%s]", m.Set, m.Want, m.Text, strings.Join(got, ", "))
}

// Count is how many of how many.
type Count struct{ Right, Of int }

// Rate is the share of right ones, 0 when there are none.
func (c Count) Rate() float64 {
	if c.Of == 0 {
		return 0
	}
	return float64(c.Right) / float64(c.Of)
}

func (c Count) String() string { return fmt.Sprintf("%d/%d = %.1f %%", c.Right, c.Of, 100*c.Rate()) }

func (c *Count) add(right bool) {
	c.Of++
	if right {
		c.Right++
	}
}

// IntentReport is the score of intents.
type IntentReport struct {
	InScope  Count // the surest intent is one of the right ones
	Rejected Count // in scope, but rejected: false rejection
	Outside  map[string]*Count
	ByLabel  map[string]*Count
	Misses   []Miss
}

// Intents reads rows and scores them. The surest intent decides; a row counts
// as rejected when that is out_of_scope, or when there is none.
func Intents(u *understand.Understander, r io.Reader) (*IntentReport, error) {
	out := &IntentReport{Outside: map[string]*Count{}, ByLabel: map[string]*Count{}}
	err := lines(r, func(raw []byte) error {
		var row Row
		if err := json.Unmarshal(raw, &row); err != nil {
			return err
		}
		out.row(u, row)
		return nil
	})
	return out, err
}

func (out *IntentReport) row(u *understand.Understander, row Row) {
	label := ""
	if len(row.Intents) == 1 {
		label = row.Intents[0]
	}
	right, inScope := Mapping[label]
	inScope = inScope && row.Set == "clinc150"
	if !inScope && !row.OutOfScope {
		return
	}
	m := u.Understand(understand.Utterance{Text: row.Text, Lang: row.Lang, Confidence: 1}, language.Anchor{})
	rejected := len(m.Intents) == 0 || m.Intents[0].Name == understand.OutOfScope
	var ok bool
	if inScope {
		ok = !rejected && slices.Contains(right, m.Intents[0].Name)
		out.InScope.add(ok)
		out.Rejected.add(rejected)
		count(out.ByLabel, label).add(ok)
	} else {
		ok = rejected
		count(out.Outside, row.Set).add(ok)
		label = string(understand.OutOfScope)
	}
	if !ok {
		out.Misses = append(out.Misses, Miss{row.Set, row.Text, label, m.Intents})
	}
}

func count(m map[string]*Count, key string) *Count {
	if m[key] == nil {
		m[key] = &Count{}
	}
	return m[key]
}

// Print writes the report, with all misses when they are wanted.
func (out *IntentReport) Print(w io.Writer, misses bool) {
	fmt.Fprintf(w, "in scope, right        %s\n", out.InScope)
	fmt.Fprintf(w, "in scope, rejected     %s\n", out.Rejected)
	for _, set := range sorted(out.Outside) {
		fmt.Fprintf(w, "out of scope, rejected %s (%s)\n", out.Outside[set], set)
	}
	for _, label := range sorted(out.ByLabel) {
		fmt.Fprintf(w, "  %-24s %s\n", label, out.ByLabel[label])
	}
	if misses {
		for _, m := range out.Misses {
			fmt.Fprintln(w, m)
		}
	}
}

func sorted[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// lines calls f with each line that is not empty; an error names the line.
func lines(r io.Reader, f func(raw []byte) error) error {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 16<<20)
	for n := 1; s.Scan(); n++ {
		if len(s.Bytes()) == 0 {
			continue
		}
		if err := f(s.Bytes()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return s.Err()
}

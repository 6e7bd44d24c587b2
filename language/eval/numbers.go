package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"budi/language"
)

// NumberRow is one row of the data of numbers and phone numbers.
type NumberRow struct {
	Lang  language.Tag    `json:"lang"`
	Text  string          `json:"text"`
	Value json.RawMessage `json:"value"` // a string, or for phones a list of strings
	Kind  string          `json:"kind"`
	Src   string          `json:"src"`
}

// Numbers scores the reading of number words and of phone numbers. A number
// is right when one that was read has the row's value; a phone row when
// exactly its numbers were read, each with its national digits. Rows that are
// neither (dates, times, addresses) are left out.
func Numbers(r io.Reader, packs map[language.Tag]language.Hearer) (*Report, error) {
	report := &Report{}
	err := lines(r, func(row NumberRow) error {
		pack := packs[row.Lang]
		if pack == nil {
			return fmt.Errorf("no language %q", row.Lang)
		}
		if row.Kind == "phone-extract" {
			return phones(report, row, pack)
		}
		want, text, ok := row.number()
		if !ok {
			return nil
		}
		got := pack.Hear(row.Text, language.Anchor{}).Numbers
		o := none
		var heard []string
		for _, n := range got {
			heard = append(heard, n.Value)
			v, err := strconv.ParseFloat(n.Value, 64)
			if err == nil && math.Abs(v-want) <= 1e-9*math.Max(math.Abs(want), 1e-12) {
				o = right
			}
		}
		if o != right && len(got) > 0 {
			o = wrong
		}
		report.add(string(row.Lang)+" words to numbers", o, Miss{Text: row.Text, Want: text, Got: strings.Join(heard, " ")})
		return nil
	})
	return report, err
}

// scales are the words that written values keep ("5.2 million").
func scales() map[string]float64 {
	return map[string]float64{" thousand": 1e3, " million": 1e6, " billion": 1e9, " trillion": 1e12, " միլիարդ": 1e9, " տրիլիոն": 1e12}
}

// number is the row's value, and as it is written; false when the row is not
// about one number.
func (row NumberRow) number() (value float64, text string, ok bool) {
	if json.Unmarshal(row.Value, &text) != nil {
		return 0, "", false
	}
	s := text
	switch row.Kind {
	case "itn-date", "itn-time", "itn-electronic":
		return 0, "", false
	case "itn-telephone":
		s = digits(s)
	}
	factor := 1.0
	for word, f := range scales() {
		if cut, found := strings.CutSuffix(s, word); found {
			s, factor = cut, f
		}
	}
	s = strings.TrimRight(s, "stndrh")
	if row.Lang != language.English {
		s, _, _ = strings.Cut(s, "-")
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", "."), 64)
	return v * factor, text, err == nil
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func phones(report *Report, row NumberRow, pack language.Hearer) error {
	var want []string
	if err := json.Unmarshal(row.Value, &want); err != nil {
		return fmt.Errorf("phones: %w", err)
	}
	var got []string
	for _, p := range pack.Hear(row.Text, language.Anchor{}).Phones {
		got = append(got, p.Value)
	}
	o := wrong
	switch {
	case samePhones(want, got):
		o = right
	case len(got) == 0:
		o = none
	}
	report.add(string(row.Lang)+" phones", o, Miss{Text: row.Text, Want: strings.Join(want, " "), Got: strings.Join(got, " ")})
	return nil
}

// samePhones compares lists of numbers by their digits; a country code or a
// trunk prefix that only one of them has is no difference.
func samePhones(want, got []string) bool {
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		w, g := strings.TrimLeft(digits(want[i]), "0"), strings.TrimLeft(digits(got[i]), "0")
		if !strings.HasSuffix(w, g) && !strings.HasSuffix(g, w) && !trunkWithin(w, g) || len(g) < 5 && g != w {
			return false
		}
	}
	return true
}

// trunkWithin reports whether want is got with a trunk prefix behind the
// country code, as in "+44 (0)161".
func trunkWithin(want, got string) bool {
	for i := 1; i <= 3 && i < len(want); i++ {
		if want[i] == '0' && want[:i]+want[i+1:] == got {
			return true
		}
	}
	return false
}

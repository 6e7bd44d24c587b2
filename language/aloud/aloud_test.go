package aloud_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/language/aloud"
)

func rules() []aloud.Rule {
	var r []aloud.Rule
	r = append(r, aloud.Mails("at", "dot")...)
	r = append(r, aloud.Dates(func(y int, m time.Month, d int, _ aloud.Match) string { return fmt.Sprintf("<%d %s %d>", d, m, y) })...)
	r = append(r, aloud.Phones("LT", "plus", 4))
	r = append(r, aloud.Sums(func(minor int64, code string, m aloud.Match) string {
		return fmt.Sprintf("<%s %d of %s>", m.WordBefore(), minor, code)
	})...)
	return append(r,
		aloud.ClockRanges(func(h1, m1, h2, m2 int, _ aloud.Match) (string, bool) {
			return fmt.Sprintf("<%d.%d to %d.%d>", h1, m1, h2, m2), true
		}),
		aloud.Clocks(func(h, m int, _ aloud.Match) (string, bool) { return fmt.Sprintf("<%d.%d>", h, m), true }),
		aloud.Ranges(func(a, b string, _ aloud.Match) (string, bool) { return a + " to " + b, true }),
		aloud.Thousands(),
		aloud.Words(map[string]string{"Dr.": "doctor", "a": "one"}),
		aloud.Spelled(),
	)
}

func TestRewrite(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""},
		{"nothing to do", "nothing to do"},
		{"2026-11-27", "<27 November 2026>"},
		{"2026-02-30", "2026-02-30"},
		{"29.02.2027", "29.02.2027"},
		{"27.11.2026, 27/11/2026", "<27 November 2026>, <27 November 2026>"},
		{"on 27.11.", "on <27 November 0>."},
		{"9:00-17:30", "<9.0 to 17.30>"},
		{"at 14:30.", "at <14.30>."},
		{"99:99", "99:99"},
		{"10:20:30", "10:20:30"},
		{"2-3 or 10–15", "2 to 3 or 10 to 15"},
		{"+370 612 34567", "plus 3 7 0, 6 1 2, 3 4, 5 6 7"},
		{"8 612 34567", "8, 6 1 2, 3 4, 5 6 7"},
		{"order 123456789012", "order 123456789012"},
		{"from €85.50 to 1 200 EUR", "from <from 8550 of EUR> to <to 120000 of EUR>"},
		{"8 000 people", "8000 people"},
		{"see Dr. Smith", "see doctor Smith"},
		{"see the Dr.", "see the doctor."},
		{"a banana", "one banana"},
		{"A-B-C", "A, B, C"},
		{"info@budi.lt", "info at budi dot lt"},
	} {
		assert.Equal(t, c[1], aloud.Rewrite(c[0], rules()), c[0])
	}
}

package configs

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Week is opening or working hours by weekday name ("mon" ... "sun"); each
// value is a list of "HH:MM-HH:MM". In a file a key may also be a run of days
// ("mon-fri") or "daily"; the loader writes it out.
type Week map[string][]Span

// days are the week's keys in order.
var days = [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// On gives the stretches of a weekday, in order.
func (w Week) On(d time.Weekday) []Span { return w[days[(int(d)+6)%7]] }

// weekdays reads a key of a [Week]: "mon", "mon-fri" or "daily".
func weekdays(key string) ([]string, error) {
	if key == "daily" {
		return days[:], nil
	}
	first, last, run := strings.Cut(key, "-")
	if !run {
		last = first
	}
	i, j := slices.Index(days[:], first), slices.Index(days[:], last)
	if i < 0 || j < 0 || j < i {
		return nil, fmt.Errorf("unknown day %q; write mon, tue, wed, thu, fri, sat, sun, a run such as mon-fri, or daily", key)
	}
	return days[i : j+1], nil
}

// overlap finds the first pair of stretches that overlap.
func overlap(spans []Span) (a, b Span, found bool) {
	sorted := slices.SortedFunc(slices.Values(spans), func(x, y Span) int { return int(x.From - y.From) })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].From < sorted[i-1].To {
			return sorted[i-1], sorted[i], true
		}
	}
	return Span{}, Span{}, false
}

// Holidays are days when the business is shut.
type Holidays struct {
	Public bool      `yaml:"public,omitempty"` // the country's public holidays
	Days   []Closure `yaml:"days,omitempty"`
}

// Closure is a day, or a run of days, that is shut or has other hours.
type Closure struct {
	From   string `yaml:"from,omitempty"`  // YYYY-MM-DD or MM-DD (every year)
	To     string `yaml:"to,omitempty"`    // inclusive, written as From is; "" is From
	Hours  []Span `yaml:"hours,omitempty"` // empty: shut
	Reason Text   `yaml:"reason,omitempty"`
}

// Has reports whether the closure covers the calendar day of t. A yearly one
// may run over the new year ("12-24" to "01-02").
func (c Closure) Has(t time.Time) bool {
	to := c.To
	if to == "" {
		to = c.From
	}
	if len(c.From) == len("2006-01-02") {
		day := t.Format("2006-01-02")
		return c.From <= day && day <= to
	}
	day := t.Format("01-02")
	if to < c.From {
		return day >= c.From || day <= to
	}
	return c.From <= day && day <= to
}

// date checks a closure's day: YYYY-MM-DD or MM-DD.
func date(s string) error {
	layout, value := "2006-01-02", s
	if len(s) == len("01-02") {
		value = "2024-" + s // a leap year, so that 02-29 may be written
	}
	if _, err := time.Parse(layout, value); err != nil {
		return fmt.Errorf("%q isn't a date; write it as YYYY-MM-DD, or MM-DD for every year", s)
	}
	return nil
}

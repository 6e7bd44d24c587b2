package eval

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"budi/language"
)

// TimeRow is one row of the data of time expressions.
type TimeRow struct {
	ID       string         `json:"id"`
	Lang     language.Tag   `json:"lang"`
	Text     string         `json:"text"`
	Phrase   string         `json:"phrase"` // the part of Text that names the time
	Ref      string         `json:"ref"`    // local wall-clock time that words are relative to
	Kind     string         `json:"kind"`   // point, interval, after, before, none
	Expected []ExpectedTime `json:"expected"`
	Relevant bool           `json:"booking_relevant"`
	Src      string         `json:"src"`
}

// ExpectedTime is one reading that a row accepts.
type ExpectedTime struct {
	Start    string `json:"start"`
	End      string `json:"end"`
	Grain    string `json:"grain"`
	TimeOnly bool   `json:"time_only"` // only the time of day counts
}

// TimeOptions choose what is scored and how.
type TimeOptions struct {
	// All scores every row, not only those that matter to booking.
	All bool
	// Phrase reads the phrase alone instead of the whole sentence.
	Phrase bool
	// StartOnly takes an interval that starts right as right.
	StartOnly bool
	// Keep, when set, chooses rows.
	Keep func(TimeRow) bool
}

const wallClock = "2006-01-02T15:04:05"

// Times scores the reading of time expressions. A row is right when one of
// the times that were read, as [language.Listed] has them, is one of those
// that it expects, at the grain that it expects; ends may be given inclusive, as some of the data do. A row
// of kind "none" is right when no time was read.
func Times(r io.Reader, packs map[language.Tag]language.Hearer, opt TimeOptions) (*Report, error) {
	report := &Report{}
	err := lines(r, func(row TimeRow) error {
		if !row.Relevant && !opt.All || opt.Keep != nil && !opt.Keep(row) {
			return nil
		}
		pack := packs[row.Lang]
		if pack == nil {
			return fmt.Errorf("no language %q", row.Lang)
		}
		now, err := time.Parse(wallClock, row.Ref)
		if err != nil {
			return fmt.Errorf("ref: %w", err)
		}
		text := row.Text
		if opt.Phrase && row.Phrase != "" {
			text = row.Phrase
		}
		got := language.Listed(pack.Hear(text, language.Anchor{Now: now}).Times)
		o, err := judge(row, got, opt.StartOnly)
		if err != nil {
			return err
		}
		report.add(string(row.Lang)+" "+row.Kind, o, Miss{ID: row.ID, Text: text, Want: wanted(row), Got: gotten(got)})
		return nil
	})
	return report, err
}

func judge(row TimeRow, got []language.When, startOnly bool) (outcome, error) {
	if len(got) == 0 {
		if row.Kind == "none" {
			return right, nil
		}
		return none, nil
	}
	for _, e := range row.Expected {
		for _, w := range got {
			ok, err := same(e, w, startOnly)
			if err != nil {
				return none, err
			}
			if ok {
				return right, nil
			}
		}
	}
	return wrong, nil
}

var errEmpty = errors.New("expected time has neither start nor end")

func same(e ExpectedTime, w language.When, startOnly bool) (bool, error) {
	start, end := w.Start, w.End
	if e.Start == "" && e.End == "" {
		return false, errEmpty
	}
	if e.Start != "" {
		want, err := time.Parse(wallClock, e.Start)
		if err != nil {
			return false, fmt.Errorf("start: %w", err)
		}
		if !equalAt(want, start, e) {
			return false, nil
		}
	}
	if e.End == "" || startOnly && e.Start != "" {
		return true, nil
	}
	want, err := time.Parse(wallClock, e.End)
	if err != nil {
		return false, fmt.Errorf("end: %w", err)
	}
	if end.IsZero() {
		return false, nil
	}
	for _, slack := range []int{0, -1, 1} {
		if equalAt(want, step(end, e.Grain, slack), e) || slack != 0 && equalAt(want, step(end, "hour", slack), e) && e.Grain == "minute" {
			return true, nil
		}
	}
	return e.Grain == "minute" && equalAt(want, end.Add(-time.Second), ExpectedTime{Grain: "second", TimeOnly: e.TimeOnly}), nil
}

// step moves an end by one unit of a grain: half of the data's sources give
// the last moment, the others the first one after it.
func step(t time.Time, grain string, n int) time.Time {
	switch grain {
	case "minute":
		return t.Add(time.Duration(n) * time.Minute)
	case "hour":
		return t.Add(time.Duration(n) * time.Hour)
	case "week":
		return t.AddDate(0, 0, 7*n)
	case "month":
		return t.AddDate(0, n, 0)
	case "quarter":
		return t.AddDate(0, 3*n, 0)
	case "year":
		return t.AddDate(n, 0, 0)
	case "second":
		return t.Add(time.Duration(n) * time.Second)
	}
	return t.AddDate(0, 0, n)
}

// equalAt compares at the expected grain.
func equalAt(want, got time.Time, e ExpectedTime) bool {
	layout := map[string]string{"second": wallClock, "minute": "2006-01-02T15:04", "hour": "2006-01-02T15", "month": "2006-01", "quarter": "2006-01", "year": "2006"}[e.Grain]
	if layout == "" {
		layout = "2006-01-02"
	}
	if e.TimeOnly {
		layout = layout[len("2006-01-02T"):]
	}
	return want.Format(layout) == got.Format(layout)
}

func wanted(row TimeRow) string {
	if row.Kind == "none" {
		return "none"
	}
	var parts []string
	for _, e := range row.Expected {
		s := strings.TrimSuffix(e.Start, "T00:00:00")
		if e.End != "" {
			s += ".." + strings.TrimSuffix(e.End, "T00:00:00")
		}
		if e.TimeOnly {
			s += " (time)"
		}
		parts = append(parts, s+" "+e.Grain)
	}
	return strings.Join(parts, " | ")
}

func gotten(list []language.When) string {
	var parts []string
	for _, w := range list {
		s := strings.TrimSuffix(w.Start.Format(wallClock), "T00:00:00")
		if !w.End.IsZero() {
			s += ".." + strings.TrimSuffix(w.End.Format(wallClock), "T00:00:00")
		}
		if w.Bound != language.At {
			s = w.Bound.String() + " " + s
		}
		if w.Negated {
			s = "not " + s
		}
		parts = append(parts, s+" "+w.Grain.String())
	}
	return strings.Join(parts, ", ")
}

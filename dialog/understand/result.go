package understand

import (
	"encoding/json"
	"fmt"
	"time"

	"budi/language"
)

// Result is a meaning in the stable JSON form of "budi understand".
type Result struct {
	Text     string         `json:"text"`
	Intents  []ResultIntent `json:"intents"`
	Times    []ResultTime   `json:"times"`
	Numbers  []string       `json:"numbers"`
	Phones   []string       `json:"phones"`
	Names    []string       `json:"names"`
	Services []string       `json:"services"`
	Urgent   bool           `json:"urgent"`
}

// ResultIntent is an intent with its confidence, 0..1.
type ResultIntent struct {
	Name       Intent  `json:"name"`
	Confidence float64 `json:"confidence"`
}

// ResultTime is one time; a point has no end, an end is exclusive. Grain is
// minute, hour, day, week, month or year.
type ResultTime struct {
	Start string `json:"start"`
	End   string `json:"end,omitempty"`
	Grain string `json:"grain"`
}

// LocalTime is the layout of a time whose zone is understood.
const LocalTime = "2006-01-02T15:04:05"

// ParseNow reads the time that "now" shall be: RFC 3339, or the same without
// an offset or without seconds or time of day, which is then in loc. It
// returns the layout in which results are to be written, so that they compare
// with it.
func ParseNow(s string, loc *time.Location) (now time.Time, layout string, err error) {
	if now, err := time.Parse(time.RFC3339, s); err == nil {
		return now, time.RFC3339, nil
	}
	for _, l := range []string{LocalTime, "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if now, err := time.ParseInLocation(l, s, loc); err == nil {
			return now, LocalTime, nil
		}
	}
	return time.Time{}, "", fmt.Errorf("%q is not a time: write it like 2026-11-21T14:30:00 or 2026-11-21T14:30:00+02:00", s)
}

// Result gives the meaning in the stable form, its times written in layout: all
// that were named, those too that the speaker excluded ("not on Monday").
func (m Meaning) Result(layout string) Result {
	r := Result{
		Text: m.Text, Intents: []ResultIntent{}, Times: []ResultTime{}, Numbers: []string{}, Phones: []string{},
		Names: []string{}, Services: []string{}, Urgent: m.Urgency > Normal,
	}
	for _, i := range m.Intents {
		r.Intents = append(r.Intents, ResultIntent{i.Name, round(i.Confidence)})
	}
	for _, w := range language.Listed(m.Heard.Times) {
		t := ResultTime{Start: w.Start.Format(layout), Grain: grain(w.Grain)}
		if !w.End.IsZero() {
			t.End = w.End.Format(layout)
		}
		r.Times = append(r.Times, t)
	}
	for _, n := range m.Heard.Numbers {
		r.Numbers = append(r.Numbers, n.Value)
	}
	for _, p := range m.Heard.Phones {
		r.Phones = append(r.Phones, p.Value)
	}
	for _, n := range m.Heard.Names {
		r.Names = append(r.Names, n.Value)
	}
	for _, s := range m.Services {
		r.Services = append(r.Services, s.ID)
	}
	return r
}

// JSON gives the result as one line.
func (r Result) JSON() ([]byte, error) { return json.Marshal(r) }

func round(f float64) float64 { return float64(int(f*1000+0.5)) / 1000 }

func grain(g language.Grain) string {
	switch g {
	case language.GrainSecond:
		g = language.GrainMinute
	case language.GrainQuarter:
		g = language.GrainMonth
	}
	return g.String()
}

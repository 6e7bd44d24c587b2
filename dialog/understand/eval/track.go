package eval

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"budi/dialog/understand"
	"budi/language"
)

// tracker carries what was understood through one dialogue.
type tracker struct {
	u   *understand.Understander
	out *SGDReport
	id  string

	intent               string
	date, time, provider string
	offer                string // the provider that the system named last
	offerDate, offerTime string
	expect               string
	offersBooking        bool
	options              []string
}

// Intents of the data.
const (
	find    = "FindProvider"
	book    = "BookAppointment"
	nothing = "NONE"
)

func (t *tracker) turn(turn *Turn) {
	for i := range turn.Frames {
		if turn.Speaker == "S" {
			t.system(&turn.Frames[i])
		} else {
			t.user(turn.Text, &turn.Frames[i])
		}
	}
}

// system takes over what the system asked and offered, and compares the call
// that it made.
func (t *tracker) system(f *Frame) {
	if c := f.Call; c != nil && c.Method == book {
		want := [3]string{c.Parameters["appointment_date"], c.Parameters["appointment_time"], ""}
		for slot, v := range c.Parameters {
			if isProvider(slot) {
				want[2] = v
			}
		}
		got := [3]string{t.date, t.time, t.provider}
		t.out.Calls.add(got == want)
		if got != want {
			t.miss("call", fmt.Sprint(want), fmt.Sprint(got), "")
		}
	}
	t.expect, t.offersBooking, t.options = "request", false, nil
	for _, a := range f.Acts {
		value := ""
		if len(a.Values) > 0 {
			value = a.Values[0]
		}
		switch {
		case a.Name == "REQUEST" && strings.HasPrefix(a.Slot, "appointment"):
			t.expect = "time"
		case a.Name == "REQUEST" && isProvider(a.Slot):
			t.expect = "staff"
		case a.Name == "CONFIRM":
			t.expect = "confirm"
		case a.Name == "OFFER" && isProvider(a.Slot):
			t.expect, t.offer = "confirm", value
		case a.Name == "OFFER" && a.Slot == "appointment_date":
			t.expect, t.offerDate = "confirm", value
		case a.Name == "OFFER" && a.Slot == "appointment_time":
			t.expect, t.offerTime = "confirm", value
		case a.Name == "OFFER_INTENT":
			t.expect, t.offersBooking = "confirm", true
		case a.Name == "REQ_MORE":
			t.expect = "more"
		}
	}
}

// user reads the user's turn and scores it.
func (t *tracker) user(text string, f *Frame) {
	open := func(day time.Time) []language.Interval {
		return []language.Interval{{Start: day.Add(8 * time.Hour), End: day.Add(20 * time.Hour)}}
	}
	m := t.u.Understand(understand.Utterance{Text: text, Confidence: 1, Expect: t.expect, Lang: language.English},
		language.Anchor{Now: Today, Open: open, Expect: t.expect})
	date, clock := said(m.Heard.Times)
	named := t.named(m)
	wantDate, wantTime, wantName := informed(f)
	t.out.Date.add(date, wantDate)
	t.out.Time.add(clock, wantTime)
	if wantName == "" && (named == t.offer || named == t.provider) {
		named = "" // named again, which says nothing new
	}
	t.out.Provider.add(named, wantName)
	t.compare("date", wantDate, date, text)
	t.compare("time", wantTime, clock, text)
	t.compare("provider", wantName, named, text)
	t.follow(m, text, date, clock, named)
	t.out.Intent.add(t.intent == f.Intent)
	if t.intent != f.Intent {
		t.miss("intent", f.Intent, t.intent, text)
	}
}

// follow updates the state.
func (t *tracker) follow(m understand.Meaning, text, date, clock, named string) {
	refuses := m.Has(understand.No, 0.6) || m.Has(understand.Nothing, 0.6) || m.Has(understand.Stop, 0.6)
	accepts := m.Has(understand.Yes, 0.6) || m.Has(understand.Book, 0.6)
	seeks := searching(text)
	switch {
	case date != "" || clock != "":
		t.intent = book
	case t.expect == "more" && (refuses || m.Has(understand.Bye, 0.5) || m.Has(understand.Thanks, 0.5)) && !seeks && !accepts:
		t.intent = nothing
	case t.offersBooking && refuses:
		t.intent = nothing
	case t.offersBooking && accepts:
		t.intent = book
	case seeks:
		t.intent = find
	case m.Has(understand.Book, 0.6), m.Has(understand.Available, 0.6):
		t.intent = book
	case t.intent == "":
		t.intent = find
	}
	if seeks && !t.offersBooking {
		t.offer = ""
	}
	if named != "" {
		t.provider = named
	} else if t.offer != "" && !refuses && !seeks && (accepts || t.intent == book || m.Has(understand.Thanks, 0.5)) {
		t.provider = t.offer
	}
	if t.offerTime != "" && !refuses && clock == "" && accepts {
		t.time = t.offerTime
	}
	if t.offerDate != "" && !refuses && date == "" && accepts {
		t.date = t.offerDate
	}
	t.offerDate, t.offerTime = "", ""
	if date != "" {
		t.date = date
	}
	if clock != "" {
		t.time = clock
	}
}

// said gives the last day and the last point of time.
func said(times []language.When) (date, clock string) {
	for _, w := range times {
		// "That's all for now" and what was yesterday ask for no time.
		if w.Negated || w.Start.Equal(Today) && w.HasClock || w.HasDay && w.Start.Before(Today) {
			continue
		}
		if w.HasDay {
			date = w.Start.Format(time.DateOnly)
		}
		if w.HasClock && w.End.IsZero() {
			clock = w.Start.Format("15:04")
		}
	}
	return date, clock
}

// wholeName is the least confidence of a name that was said as a whole: the
// directory has too many names for one word to tell them apart.
const wholeName = 0.93

// named gives the provider that was named: the only best one, or the offered
// one among equals.
func (t *tracker) named(m understand.Meaning) string {
	if len(m.Staff) == 0 || m.Staff[0].Confidence < wholeName {
		return ""
	}
	best := m.Staff[0]
	if before := strings.TrimSpace(m.Text[:best.From]); strings.HasSuffix(before, " in") || strings.HasSuffix(before, " from") {
		return "" // a town of the same name
	}
	for _, s := range m.Staff[1:] {
		if s.Confidence > best.Confidence-0.05 && s.ID == t.offer {
			return t.offer
		}
		if s.Confidence > best.Confidence-0.05 && best.Confidence < 0.95 {
			return ""
		}
	}
	return best.ID
}

// informed gives the canonical values that a turn says.
func informed(f *Frame) (date, clock, provider string) {
	for _, a := range f.Acts {
		if a.Name != "INFORM" || len(a.Values) == 0 {
			continue
		}
		switch {
		case a.Slot == "appointment_date":
			date = a.Values[0]
		case a.Slot == "appointment_time":
			clock = a.Values[0]
		case isProvider(a.Slot):
			provider = a.Values[0]
		}
	}
	return date, clock, provider
}

// searching tells whether a turn looks for a provider. A receptionist has no
// such intent; the data keeps it apart from booking.
func searching(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && r != '\'' })
	return slices.ContainsFunc(words, func(w string) bool {
		switch w {
		case "find", "looking", "search", "searching", "suggest", "recommend", "another", "other", "else", "different", "options", "locate", "look", "finding":
			return true
		}
		return false
	})
}

func (t *tracker) compare(what, want, got, text string) {
	if want != got {
		t.miss(what, want, got, text)
	}
}

func (t *tracker) miss(what, want, got, text string) {
	t.out.Misses = append(t.out.Misses, fmt.Sprintf("%s\t%s\twant %s\tgot %s\t%s", what, t.id, want, got, text))
}

package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"budi/calendar"
	"budi/reception"
)

// errand is what one of the benchmark's callers wants, and says.
type errand struct {
	service string // the service's id
	asked   string // as the caller says it
	title   string // as Budi reads it back
	day     string
	number  string // E.164
	digits  string // as the caller says it
}

// callerName is every caller's.
const callerName = "Tom Baker"

func errandKinds() []errand {
	return []errand{
		{service: "oil-change", asked: "an oil change", title: "oil change"},
		{service: "tyres", asked: "a tyre change", title: "tyre change"},
		{service: "diagnostics", asked: "diagnostics", title: "diagnostics"},
		{service: "inspection", asked: "an inspection", title: "technical inspection"},
	}
}

// errandOf gives every caller a telephone number of their own, by which their
// visit is known.
func errandOf(n, round int) errand {
	kinds := errandKinds()
	e := kinds[(n+round)%len(kinds)]
	e.day = []string{"Tuesday", "Wednesday", "Thursday", "Friday"}[n%4]
	id := (100*round + n) % 1000
	e.number = fmt.Sprintf("+37061234%03d", id)
	names := strings.Fields("zero one two three four five six seven eight nine")
	e.digits = fmt.Sprintf("Zero six one two, three four %s, %s %s.", names[id/100], names[id/10%10], names[id%10])
	return e
}

// next is what the caller says to what is asked, as somebody who listens to
// what is read back to them.
func (e errand) next(live func() []reception.Live) func(context.Context) (string, bool) {
	named := 0 // how often the name was put right
	return func(context.Context) (string, bool) {
		list := live()
		if len(list) == 0 {
			return "", false
		}
		switch list[0].Expect {
		case "request":
			return "I'd like to book " + e.asked + ".", true
		case "service":
			return strings.ToUpper(e.asked[:1]) + e.asked[1:] + ".", true
		case "detail":
			return "It's a BMW X5.", true
		case "staff":
			return "Anyone.", true
		case "time":
			return "On " + e.day + " morning.", true
		case "choice":
			if strings.Contains(last(list[0].Transcript), "What shall I change") {
				return e.wrong(list[0].Transcript), true
			}
			return "The first one, please.", true
		case "name":
			return spelling(last(list[0].Transcript)), true
		case "phone":
			return e.digits, true
		case "confirm":
			return e.confirm(last(list[0].Transcript), &named), true
		case "more":
			return "No, thank you. Goodbye.", true
		}
		return "", false
	}
}

// spelling answers a question for the name, letter by letter where it is asked
// so: with words for the letters where they were not heard before.
func spelling(asked string) string {
	again, first := strings.Contains(asked, "one letter at a time"), strings.Contains(asked, "first name")
	switch {
	case again && first:
		return "T as in Tango, O as in Oscar, M as in Mike."
	case again:
		return "B as in Bravo, A as in Alpha, K as in Kilo, E as in Echo, R as in Romeo."
	case first && strings.Contains(asked, "letter by letter"):
		return "T, O, M."
	case strings.Contains(asked, "letter by letter"):
		return "B, A, K, E, R."
	}
	return "My name is " + callerName + "."
}

// last is what Budi said last.
func last(said []reception.Line) string {
	for _, l := range slices.Backward(said) {
		if l.Who == "budi" {
			return l.Text
		}
	}
	return ""
}

// confirm answers a read-back: what is wrong is corrected, one thing a turn. Who
// was misheard spells their family name the second time, and then lets it be.
func (e errand) confirm(last string, named *int) string {
	lower, whole := strings.ToLower(last), strings.Contains(last, "+370")
	switch {
	case strings.HasPrefix(lower, "i have ") || strings.HasPrefix(lower, "so, "): // letters
		if strings.Contains(last, "B-A-K-E-R") || strings.Contains(last, "T-O-M") {
			return "Yes, that's right."
		}
		return "No."
	case !strings.Contains(lower, e.title) && (whole || e.another(lower)):
		return "No, " + e.asked + "."
	case whole && !strings.Contains(last, callerName) && *named < 2:
		if *named++; *named == 2 {
			return "No. Baker. B, A, K, E, R."
		}
		return "No, my name is " + callerName + "."
	case whole && !strings.Contains(strings.ReplaceAll(last, " ", ""), e.number):
		return "No, my number is " + strings.ToLower(e.digits)
	}
	return "Yes, please."
}

// wrong tells what was wrong in the last read-back, the number where the name
// was right or left out.
func (e errand) wrong(said []reception.Line) string {
	for _, l := range slices.Backward(said) {
		if l.Who == "budi" && strings.Contains(l.Text, "+370") {
			if strings.Contains(strings.ReplaceAll(l.Text, " ", ""), e.number) {
				return "The name."
			}
			break
		}
	}
	return "The number."
}

// another reports whether a read-back names a service that was not wanted.
func (e errand) another(lower string) bool {
	for _, k := range errandKinds() {
		if title := k.title; title != e.title && strings.Contains(lower, title) {
			return true
		}
	}
	return false
}

// done reports whether the visits hold just the one that was wanted, under the
// caller's number, whether the name is right too, and how many visits the
// caller has.
func (e errand) done(visits []calendar.Visit) (right, named bool, has int) {
	for _, v := range visits {
		if v.Phone == e.number {
			has++
			right = v.Slot.Service == e.service
			named = v.Name == callerName
		}
	}
	return right && has == 1, named, has
}

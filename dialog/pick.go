package dialog

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"budi/dialog/understand"
	"budi/language"
)

// atHour gives the only choice that a bare number names by its hour, or -1:
// "eleven is fine". The full hour is meant before the half.
func atHour(numbers []language.Number, list []choice) int {
	for _, n := range numbers {
		v, err := strconv.Atoi(n.Value)
		if err != nil || n.Ordinal && v <= len(list) || n.Percentage {
			continue
		}
		at, full := -1, -1
		for i, ch := range list {
			if ch.Slot == nil || ch.Slot.Start.Hour()%12 != v%12 || v > 24 {
				continue
			}
			if at >= 0 {
				at = len(list) // several in that hour
			} else {
				at = i
			}
			if ch.Slot.Start.Minute() == 0 && full < 0 {
				full = i
			}
		}
		if full >= 0 {
			return full
		}
		if at >= 0 && at < len(list) {
			return at
		}
	}
	return -1
}

// pick gives the index of the choice that the words mean, or -1.
func (c *Conversation) pick(m understand.Meaning, list []choice) int {
	if len(list) == 0 {
		return -1
	}
	h := m.Heard
	// What was not heard can't have been meant by its place in the list.
	known := 0
	for known < len(list) && !list[known].Missed && !list[known].Unsaid {
		known++
	}
	known = max(known, 1)
	if len(h.Times) > 0 {
		i, n := -1, 0
		for j, ch := range list {
			if ch.Slot != nil && (fits(h.Times, ch.Slot.Start) || halfDay(h.Times, ch.Slot.Start)) {
				if n == 0 {
					i = j
				}
				n++
			}
		}
		if n == 1 && tells(h.Times, list) {
			return i
		}
		if n == 1 {
			return -1
		}
		if n > 1 {
			return c.closest(h.Times, list)
		}
		return -1
	}
	if h.Has(language.Later) || h.Has(language.Earlier) {
		return -1
	}
	for _, s := range h.Signals {
		switch s.Kind {
		case language.First, language.Any:
			return 0
		case language.Second:
			if len(list) > 1 {
				return 1
			}
		case language.Third:
			if len(list) > 2 {
				return 2
			}
		case language.Last:
			return known - 1
		}
	}
	if i := slices.IndexFunc(list, func(ch choice) bool { return mentions(m.Text, ch.Words) }); i >= 0 {
		return i
	}
	if i := c.named(m, list); i >= 0 {
		return i
	}
	if i := atHour(h.Numbers, list); i >= 0 && !no(m) && c.party.n == 0 && !c.asks(m.Text) {
		return i
	}
	for _, n := range h.Numbers {
		if v, err := strconv.Atoi(n.Value); err == nil && v >= 1 && v <= known && (n.Ordinal || c.party.n == 0 && c.places(m, n)) {
			return v - 1
		}
	}
	if list[0].Slot == nil {
		return -1
	}
	// A plain yes to several times takes the first; it is read back before
	// anything is booked. So does "I don't know, whenever suits you", but not
	// "okay, what days have you got?".
	asks := c.asks(m.Text) && c.cue(m, "when")
	if list[0].Missed {
		return -1 // nobody agrees to what they have not heard
	}
	if yes(m) && !c.only(m, "please") && !asks || c.cue(m, "any") || m.Has(understand.DontKnow, sure) && !no(m) {
		return 0
	}
	return -1
}

// places reports whether a number is told as a place in a list: "two", "number
// two, please". "The other one" names nothing, and a "BMW 3" is a car.
func (c *Conversation) places(m understand.Meaning, n language.Number) bool {
	if n.To > len(m.Text) {
		return false
	}
	around := m.Text[:n.From] + " " + m.Text[n.To:]
	list := append(slices.Clone(c.e.phrases.Cues(c.s.Lang, "place")), c.e.phrases.Cues(c.s.Lang, "please")...)
	return !slices.ContainsFunc(plainWords(around), func(w string) bool { return !slices.Contains(list, w) })
}

// tells reports whether times name one of the offered ones rather than wish for
// others: a time of day does, and a day where each offered one has its own;
// "tomorrow afternoon" is a wish.
func tells(times []language.When, list []choice) bool {
	for _, x := range times {
		point := x.HasClock && x.End.IsZero() && x.Bound == language.At && !x.Approx
		switch {
		case point:
		case x.HasDay && x.HasClock:
			return false
		case x.HasDay:
			days := map[time.Time]bool{}
			for _, ch := range list {
				if ch.Slot != nil {
					days[midnight(ch.Slot.Start)] = true
				}
			}
			if len(days) < len(list) {
				return false
			}
		}
	}
	return true
}

// unmarked takes the marks out of a text: "don't" is "don t".
func unmarked(text string) string {
	if !strings.ContainsFunc(text, unicode.IsPunct) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return ' '
		}
		return r
	}, text)
}

// mentions tells that one of the words stands in the text.
func mentions(text string, words []string) bool {
	text = " " + strings.ToLower(unmarked(text)) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, " "+unmarked(w)+" ") })
}

// named finds a choice by its service or person.
func (c *Conversation) named(m understand.Meaning, list []choice) int {
	if id := best(m.Services); id != "" {
		return slices.IndexFunc(list, func(ch choice) bool { return ch.Ref == id || ch.Slot == nil && c.visitService(ch.Ref) == id })
	}
	if id := only(m.Staff, func(string) bool { return true }); id != "" {
		// Several times of hers are no choice among them.
		at := -1
		for i, ch := range list {
			switch {
			case ch.Slot == nil || ch.Slot.Staff != id:
			case at >= 0:
				return -1
			default:
				at = i
			}
		}
		return at
	}
	return -1
}

func (c *Conversation) visitService(id string) string {
	if t := c.s.top(); t != nil {
		for _, v := range t.Visits {
			if v.ID == id {
				return v.Slot.Service
			}
		}
	}
	return ""
}

// halfDay tells that the clock fits when a.m. and p.m. are not told apart.
func halfDay(list []language.When, start time.Time) bool {
	for _, x := range list {
		if !x.HasClock || !x.End.IsZero() || x.Bound != language.At || x.Negated {
			return false
		}
		at, said := sinceMidnight(start), sinceMidnight(x.Start)
		if at != said && at != said+12*time.Hour && at != said-12*time.Hour {
			return false
		}
		if x.HasDay && !midnight(start).Equal(midnight(x.Start.In(start.Location()))) {
			return false
		}
	}
	return true
}

// closest gives the only choice that fits exactly, or -1 where several do and
// the caller must say more.
func (c *Conversation) closest(times []language.When, list []choice) int {
	i := -1
	for j, ch := range list {
		if ch.Slot == nil || !fits(times, ch.Slot.Start) {
			continue
		}
		if i >= 0 {
			return -1
		}
		i = j
	}
	return i
}

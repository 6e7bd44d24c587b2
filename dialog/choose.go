package dialog

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"budi/configs/playbooks"
	"budi/dialog/understand"
	"budi/language"
)

// choose takes one of what was offered and reports whether it did.
func (c *Conversation) choose(m understand.Meaning, t *task) bool {
	a := &c.s.Asked
	if len(a.Choices) == 0 {
		return false
	}
	i := c.pick(m, a.Choices)
	if i < 0 {
		return false
	}
	c.chosen(t, a.Choices[i])
	return true
}

// chosen makes an offered thing the task's.
func (c *Conversation) chosen(t *task, ch choice) {
	switch {
	case ch.Forget != "":
		c.unlearn(t, ch.Forget)
	case ch.Slot != nil:
		slot := *ch.Slot
		t.Slot = &slot
		if t.Ran == nil {
			t.Ran = map[string]int{}
		}
		t.Ran["slot"]++
		t.forget("hold", "reserve", "move")
	case t.Visit == nil && len(t.Visits) > 0:
		for i := range t.Visits {
			if t.Visits[i].ID == ch.Ref {
				v := t.Visits[i]
				t.Visit, t.Service, t.Staff = &v, v.Slot.Service, ""
			}
		}
	default:
		t.learn(ch.Ref)
		t.drop()
		c.fit(t)
	}
}

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

// forgetService gives up a service that was misheard.
func forgetService(_ context.Context, c *Conversation, t *task) string {
	c.unlearn(t, "service")
	c.s.Subject = subject{}
	return ""
}

// unlearn forgets a fact, so that it is asked anew.
func (c *Conversation) unlearn(t *task, fact string) {
	clear(t.Answers)
	switch fact {
	case "service":
		t.Service, t.Class, t.Details = "", "", nil
		t.drop()
	case "slot":
		t.Wish = nil
		t.drop()
		t.Did["offer"] = "refused"
	case "name":
		c.s.Person.Name, c.s.Person.Confidence = "", 0
	case "phone":
		c.s.Person.Phone, c.s.Person.Calling, c.s.Digits = "", false, ""
	}
}

// pick gives the index of the choice that the words mean, or -1.
func (c *Conversation) pick(m understand.Meaning, list []choice) int {
	h := m.Heard
	// What was not heard can't have been meant by its place in the list.
	known := 0
	for known < len(list) && !list[known].Missed {
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
		if n == 1 {
			return i
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
	if i := atHour(h.Numbers, list); i >= 0 && !no(m) {
		return i
	}
	// "Two", "number two": but "the other one" names nothing.
	short := len(strings.Fields(m.Text)) <= 2
	for _, n := range h.Numbers {
		if v, err := strconv.Atoi(n.Value); err == nil && v >= 1 && v <= len(list) && (short || n.Ordinal) {
			return v - 1
		}
	}
	// A plain yes to several times takes the first; it is read back before
	// anything is booked.
	if yes(m) && list[0].Slot != nil {
		return 0
	}
	return -1
}

// mentions tells that one of the words stands in the text.
func mentions(text string, words []string) bool {
	text = " " + strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) {
			return ' '
		}
		return r
	}, text)) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, " "+w+" ") })
}

// named finds a choice by its service or person.
func (c *Conversation) named(m understand.Meaning, list []choice) int {
	if id := best(m.Services); id != "" {
		return slices.IndexFunc(list, func(ch choice) bool { return ch.Ref == id || ch.Slot == nil && c.visitService(ch.Ref) == id })
	}
	if id := only(m.Staff, func(string) bool { return true }); id != "" {
		return slices.IndexFunc(list, func(ch choice) bool { return ch.Slot != nil && ch.Slot.Staff == id })
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

// choices gives what a question offers.
func (c *Conversation) choices(t *task, r *playbooks.Rule) []choice {
	expect := Expect(r.Expect)
	switch {
	case len(r.Choices) > 0:
		var out []choice
		for _, ch := range r.Choices {
			words := c.e.phrases.Variants(c.s.Lang, ch.Label)
			out = append(out, choice{Label: words[0], Words: words, Forget: ch.Forget})
		}
		return out
	case t.Slot != nil || expect == ExpectConfirm:
		return nil
	case expect == ExpectService && len(t.Candidates) > 0:
		return c.serviceChoices(t.Candidates)
	case expect == ExpectService:
		return c.serviceChoices(c.bookable())
	case t.Visit == nil && len(t.Visits) > 1 && expect == ExpectChoice:
		out := make([]choice, 0, len(t.Visits))
		for _, v := range t.Visits {
			out = append(out, choice{Label: c.visitLabel(v), Ref: v.ID})
		}
		return out
	case expect == ExpectChoice || expect == ExpectTime:
		return slices.Clone(t.Offered)
	}
	return nil
}

func (c *Conversation) serviceChoices(ids []string) []choice {
	out := make([]choice, 0, len(ids))
	for _, id := range ids {
		out = append(out, choice{Label: c.serviceName(id), Ref: id})
	}
	return out
}

// bookable lists the services that can be booked, in the business's order.
func (c *Conversation) bookable() []string {
	var out []string
	for i := range c.e.b.Services {
		if s := &c.e.b.Services[i]; s.CanBook() {
			out = append(out, s.ID)
		}
	}
	return out
}

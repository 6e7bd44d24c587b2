package dialog

import (
	"slices"
	"strings"
	"time"

	"budi/dialog/understand"
	"budi/language"
)

// wish takes what was said about time into the task and reports whether it
// changed anything.
func (c *Conversation) wish(m understand.Meaning, t *task) bool {
	if !slices.Contains([]string{"booking", "moving", "cancelling", "checking", "hours", "urgent"}, t.Playbook) {
		return false
	}
	h := m.Heard
	// "The weather is nice today."
	if m.Has(understand.OutOfScope, sure) && c.s.Asked.Expect != ExpectTime {
		return false
	}
	if c.behindMine(m, t) {
		t.Wish = append(t.Wish, said{At: c.now, After: c.s.Last.Slot.End.Add(-time.Minute)})
		t.drop()
		return true
	}
	if len(h.Times) == 0 {
		return c.shift(m, t)
	}
	// "No, I can't wait until morning."
	if t.Playbook == "urgent" && no(m) {
		return false
	}
	// "Yes, tomorrow at ten" only says again what was chosen.
	if t.Slot != nil && fits(h.Times, t.Slot.Start) {
		return false
	}
	if at, ok := c.offset(h, t); ok {
		t.Wish = append(t.Wish, said{At: c.now, Exact: at})
		t.drop()
		return true
	}
	plain := c.plain(m, t)
	if t.Slot != nil && plain && fits(affirmed(h.Times), t.Slot.Start) {
		return false
	}
	dayless := !slices.ContainsFunc(h.Times, func(x language.When) bool { return x.HasDay || x.Negated })
	if day := c.settled(t); dayless && !day.IsZero() && (t.Slot != nil || len(t.Wish) == 0) && (t.Playbook == "booking" || t.Playbook == "moving") {
		// Another hour of the same day.
		t.Wish = append(t.Wish, said{At: c.now, Exact: day})
	}
	if c.onlyDay(h.Times, t) {
		t.Wish = append(t.Wish, said{At: c.now, Exact: t.Slot.Start})
	}
	t.Wish = append(t.Wish, said{
		Text: m.Text, At: c.now, Lang: c.s.Lang, Expect: c.timely(h.Times), Plain: plain, Not: c.refused(h.Times, t), Same: c.cue(m, "same_time"),
	})
	if len(t.Wish) > 8 {
		t.Wish = t.Wish[len(t.Wish)-8:]
	}
	t.drop()
	return true
}

// onlyDay tells that one other day is named for a visit whose hour was chosen of
// what was offered: the hour stays, as one that was told would.
func (c *Conversation) onlyDay(list []language.When, t *task) bool {
	if t.Slot == nil || t.Playbook != "booking" && t.Playbook != "moving" || slices.ContainsFunc(list, func(x language.When) bool { return x.HasClock }) {
		return false
	}
	day, _, ok := onePoint(list, func(x language.When) bool { return x.HasDay })
	return ok && c.wanted(t).point < 0 && !midnight(day.In(c.e.loc)).Equal(midnight(t.Slot.Start.In(c.e.loc)))
}

// behindMine tells that a visit is wished for right behind the one that was
// booked.
func (c *Conversation) behindMine(m understand.Meaning, t *task) bool {
	return c.s.Last != nil && t.Playbook == "booking" && (len(t.Wish) == 0 || t.Follows) && len(m.Heard.Times) == 0 && c.cue(m, "after_mine")
}

// offset gives the moment that "an hour later" means: from the time that was
// spoken of, not from now.
func (c *Conversation) offset(h language.Heard, t *task) (time.Time, bool) {
	if len(h.Times) != 1 {
		return time.Time{}, false
	}
	x := h.Times[0]
	sign := 0
	for _, s := range h.Signals {
		if s.From >= x.From && s.To <= x.To {
			switch s.Kind {
			case language.Later:
				sign = 1
			case language.Earlier:
				sign = -1
			}
		}
	}
	by := x.Start.Sub(c.now).Abs().Round(time.Minute)
	if sign == 0 || !x.HasClock || by > 6*time.Hour {
		return time.Time{}, false
	}
	from := c.settled(t)
	if from.IsZero() && len(t.Offered) > 0 && t.Offered[0].Slot != nil {
		from = t.Offered[0].Slot.Start
	}
	if from.IsZero() {
		return time.Time{}, false
	}
	return from.Add(time.Duration(sign) * by), true
}

// settled is the time that was chosen, or that of the visit which is spoken
// of; zero where there is none.
func (c *Conversation) settled(t *task) time.Time {
	switch {
	case t.Slot != nil:
		return t.Slot.Start
	case t.Visit != nil:
		return t.Visit.Slot.Start
	case len(t.Visits) == 1:
		return t.Visits[0].Slot.Start
	case t.Playbook == "moving" && c.s.Last != nil:
		return c.s.Last.Slot.Start
	}
	return time.Time{}
}

// plain tells that the "no" before a time answers the question: "no,
// Thursday" can't mean any day but Thursday when Thursday was not offered.
func (c *Conversation) plain(m understand.Meaning, t *task) bool {
	times := m.Heard.Times
	if c.negates(m) {
		return false
	}
	starts := []time.Time{}
	if t.Slot != nil {
		starts = append(starts, t.Slot.Start)
	}
	for _, ch := range c.s.Asked.Choices {
		if ch.Slot != nil {
			starts = append(starts, ch.Slot.Start)
		}
	}
	negated := false
	for _, x := range times {
		negated = negated || x.Negated
		x.Negated = false
		for _, start := range starts {
			if fitsOne(x, start) {
				return false
			}
		}
	}
	return negated && len(starts) > 0
}

// negates tells that a "not" stands before a time, where that can't be a "no" to
// the question: "not Thursday".
func (c *Conversation) negates(m understand.Meaning) bool {
	not := c.e.phrases.Cues(c.s.Lang, "never")
	return slices.ContainsFunc(m.Heard.Times, func(x language.When) bool {
		if !x.Negated || x.From < 0 || x.From > len(m.Text) {
			return false
		}
		return ends(spans(m.Text[:x.From]), not) || starts(spans(m.Text[x.From:]), not, 1) > 0
	})
}

// refused gives the chosen time when it is what a row of negated times begins
// with: the others in the row are wished for.
func (c *Conversation) refused(times []language.When, t *task) time.Time {
	at := c.settled(t)
	if at.IsZero() || len(times) < 2 || slices.ContainsFunc(times, func(x language.When) bool { return !x.Negated }) {
		return time.Time{}
	}
	list := affirmed(times)
	if !fitsOne(list[0], at) || slices.ContainsFunc(list[1:], func(x language.When) bool { return fitsOne(x, at) }) {
		return time.Time{}
	}
	return at
}

// timely is what the words must be expected to be for their times to be found
// again.
func (c *Conversation) timely(times []language.When) string {
	if len(times) == 1 && !times[0].HasDay {
		return string(ExpectTime)
	}
	return string(c.s.Asked.Expect)
}

// affirmed takes the times without their negation.
func affirmed(list []language.When) []language.When {
	list = slices.Clone(list)
	for i := range list {
		list[i].Negated = false
	}
	return list
}

// bareClock reads a bare number as a time of day, where times are on offer and
// it is none of them: "fourteen".
func (c *Conversation) bareClock(m understand.Meaning, asked bool) understand.Meaning {
	e := c.s.Asked.Expect
	if !asked || c.party.n > 0 || e != ExpectChoice && e != ExpectName && e != ExpectConfirm || len(m.Heard.Times) > 0 || len(m.Heard.Numbers) != 1 || len(strings.Fields(m.Text)) > 3 {
		return m
	}
	m.Heard = c.pack().Hear(m.Text, c.anchor(c.now, string(ExpectTime)))
	return m
}

// shift moves the wish to before or after what was offered: "something later".
func (c *Conversation) shift(m understand.Meaning, t *task) bool {
	s := said{At: c.now}
	if at := c.settled(t); t.Playbook == "moving" && len(t.Offered) == 0 && len(t.Wish) == 0 && !at.IsZero() {
		// "Can I change it, something earlier?" is about that day.
		switch {
		case m.Heard.Has(language.Later):
			s.After = at.Add(29 * time.Minute)
		case m.Heard.Has(language.Earlier):
			t.Wish = append(t.Wish, said{At: c.now, Exact: at})
			s.Before = at
		default:
			return false
		}
		t.Wish = append(t.Wish, s)
		t.drop()
		return true
	}
	if len(t.Offered) == 0 || t.Offered[0].Slot == nil {
		return false
	}
	switch {
	case m.Heard.Has(language.Later):
		// A quarter of an hour later is the same time.
		s.After = t.Offered[len(t.Offered)-1].Slot.Start.Add(29 * time.Minute)
	case m.Heard.Has(language.Earlier):
		s.Before = t.Offered[0].Slot.Start
	default:
		return false
	}
	t.Wish = append(t.Wish, s)
	t.drop()
	return true
}

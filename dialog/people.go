package dialog

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"budi/configs"
	"budi/dialog/understand"
	"budi/language"
)

const (
	// peopleDetail is the ID of a service's detail that holds how many people
	// come: a business that asks it books one visit for all of them.
	peopleDetail = "people"
	// maxParty is for how many people visits are booked in one call; for more
	// the team arranges it.
	maxParty = 4
)

// counted is a number of people that was said, and where.
type counted struct {
	n        int
	from, to int  // bytes of the turn's text
	maybe    bool // "for three" may be a time of day as well
}

// people finds for how many people the words are, and takes the number out of
// what is read as a time: "a table for two people on Friday".
func (c *Conversation) people(m understand.Meaning) understand.Meaning {
	c.party = c.headcount(m)
	p := c.party
	if p.n == 0 {
		return m
	}
	// "Three people" asks for none.
	m.Intents = slices.DeleteFunc(slices.Clone(m.Intents), func(s understand.Scored) bool { return s.Name == understand.Human && !p.maybe })
	// It is no place in a list either.
	m.Heard.Signals = slices.DeleteFunc(slices.Clone(m.Heard.Signals), func(s language.Signal) bool {
		return s.From < p.to && p.from < s.To && (s.Kind == language.Second || s.Kind == language.Third || s.Kind == language.Last)
	})
	if slices.ContainsFunc(m.Heard.Times, func(x language.When) bool { return x.From < p.to && p.from < x.To }) {
		m.Text = m.Text[:p.from] + strings.Repeat(" ", p.to-p.from) + m.Text[p.to:]
		h := c.pack().Hear(m.Text, c.anchor(c.now, string(c.s.Asked.Expect)))
		m.Heard.Times, m.Heard.Wish = h.Times, h.Wish
	}
	return m
}

// company takes down for how many people the visit is, and reports whether the
// words told that.
func (c *Conversation) company(t *task) bool {
	p := c.party
	if p.n == 0 || t.Follows || t.Playbook != "booking" && t.Playbook != "price" {
		return false
	}
	switch {
	case p.maybe && t.Maybe == 0 && t.Party == 0:
		t.Maybe = p.n
		t.drop()
	case p.maybe || p.n == t.Party:
		return p.n == t.Party
	default:
		t.forPeople(p.n)
	}
	c.seat(t)
	return true
}

// forPeople notes for how many people the visits are.
func (t *task) forPeople(n int) {
	t.Maybe = 0
	if len(t.Next) > 0 {
		return // several services are several visits already
	}
	t.Party, t.Left = n, n-1
}

// seat makes the number of people a detail of the one visit, where the service
// asks for it.
func (c *Conversation) seat(t *task) {
	s, ok := c.e.b.Service(t.Service)
	if t.Party == 0 || !ok || !slices.ContainsFunc(s.Ask, func(d configs.Detail) bool { return d.ID == peopleDetail }) {
		return
	}
	if t.Details == nil {
		t.Details = map[string]string{}
	}
	t.Details[peopleDetail] = strconv.Itoa(t.Party)
	t.Party, t.Left = 0, 0
}

// cleared takes the answer to whether a number was a time or people.
func (c *Conversation) cleared(m understand.Meaning, t *task) bool {
	if t.Maybe == 0 || c.s.Asked.Expect != ExpectChoice || len(c.s.Asked.Choices) == 0 || c.s.Asked.Choices[0].Ref != clockRef {
		return false
	}
	h := m.Heard
	n := t.Maybe
	switch {
	case c.party.n > 0 && !c.party.maybe:
		t.forPeople(c.party.n)
	case mentions(m.Text, c.e.phrases.Cues(c.s.Lang, "people")), h.Has(language.Second), h.Has(language.Last):
		t.forPeople(n)
	case len(h.Times) > 0:
		t.Maybe = 0 // the words themselves are the wish
		return false
	case h.Has(language.First), mentions(m.Text, c.e.phrases.Cues(c.s.Lang, "units")):
		c.atClock(t, n)
	default:
		return false
	}
	c.seat(t)
	return true
}

// clockRef and peopleRef mark the two readings of a number.
const (
	clockRef  = "clock"
	peopleRef = "people"
)

// atClock takes a number for a time of day.
func (c *Conversation) atClock(t *task, n int) {
	t.Maybe = 0
	t.Wish = append(t.Wish, said{Text: strconv.Itoa(n), At: c.now, Lang: c.s.Lang, Expect: string(ExpectTime)})
	t.drop()
}

// eitherWay gives the two things that a number may have meant.
func (c *Conversation) eitherWay(t *task) []choice {
	return []choice{
		{Label: c.clockOf(t.Maybe), Ref: clockRef},
		{Label: c.forWhom(t), Ref: peopleRef},
	}
}

// clockOf says the time of day that a number alone means here.
func (c *Conversation) clockOf(n int) string {
	times := c.pack().Hear(strconv.Itoa(n), c.anchor(c.now, string(ExpectTime))).Times
	if len(times) == 0 {
		return strconv.Itoa(n)
	}
	return c.pack().Clock(times[0].Start.In(c.e.loc))
}

// noteGroup writes down for the team that more people want to come than are
// booked in a call.
func noteGroup(_ context.Context, c *Conversation, t *task) string {
	t.Text, t.Level = c.note("note.group"), "callback"
	return "noted"
}

// forWhom says for how many people a number may be: "for three people".
func (c *Conversation) forWhom(t *task) string {
	return strings.Join(c.e.phrases.Say(c.s.Lang, "booking.people", max(t.Maybe, 2)-2, c.param), " ")
}

// each takes the member of staff that each of several people is to see: "I'd
// like Ani, and my son should see Mariam".
func (c *Conversation) each(m understand.Meaning, t *task, s *configs.Service) bool {
	if s == nil || t.Playbook != "booking" || t.Follows || t.Party < 2 && !c.cue(m, "other_person") {
		return false
	}
	list := slices.DeleteFunc(slices.Clone(m.Staff), func(x understand.Match) bool {
		return x.Confidence < certain || !slices.Contains(s.Staff, x.ID) || c.staffName(x.ID) == ""
	})
	slices.SortStableFunc(list, func(a, b understand.Match) int { return a.From - b.From })
	var ids []string
	for i, x := range list {
		// A profession that several have names none of them.
		alone := !slices.ContainsFunc(list, func(o understand.Match) bool { return o.ID != x.ID && o.From < x.To && x.From < o.To })
		if alone && (i == 0 || !slices.Contains(ids, x.ID)) {
			ids = append(ids, x.ID)
		}
	}
	if len(ids) < 2 || t.Party > 0 && len(ids) > t.Party {
		return false
	}
	if t.Party < len(ids) {
		t.forPeople(len(ids))
	}
	t.Staff, t.Masters = ids[0], ids[1:]
	t.drop()
	return true
}

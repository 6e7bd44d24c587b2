package dialog

import (
	"slices"
	"strings"

	"budi/calendar"
	"budi/configs"
	"budi/dialog/understand"
	"budi/language"
)

// absorb takes what was said into the task and reports whether anything was of
// use. asked tells that the utterance may be the answer to the pending
// question.
func (c *Conversation) absorb(m understand.Meaning, t *task, asked bool) bool {
	if asked && t != nil && c.s.Asked.Spells && c.spelt(m) {
		return true
	}
	if asked && t != nil && c.cleared(m, t) {
		t.Changed = true
		return true
	}
	used := c.person(m, asked)
	if t == nil {
		return used || c.bare(m)
	}
	c.reachable(m, t)
	if asked && !used && c.s.Asked.Expect == ExpectPhone && (no(m) && bareAnswer(m) || m.Has(understand.DontKnow, sure) || c.cue(m, "keeps_back") || c.cue(m, "this_phone")) {
		if t.Ran == nil {
			t.Ran = map[string]int{}
		}
		t.Ran["refused_phone"]++
		return true
	}
	if asked && c.s.Asked.Expect == ExpectDetail && c.wantsText(t) && c.contact(m) {
		return true
	}
	if asked && c.s.Asked.Expect == ExpectDetail && !bareAnswer(m) && !phoneAlone(m) && (c.wantsText(t) || !onlyTimes(m) && !c.asks(m.Text)) && c.described(t) {
		return true
	}
	changed, added, queued := false, false, false
	// A caller's name may sound like a service, or like one of the staff.
	naming := asked && (c.s.Asked.Expect == ExpectName || c.s.Asked.Expect == ExpectPhone)
	if naming && c.asksFor(m) {
		changed, added = c.staff(m, t), true // a question put again, not misheard
	} else if !naming || (m.Heard.Has(language.Correct) || no(m) || len(m.Heard.Times) > 0) && len(m.Services) > 0 && m.Services[0].Confidence >= certain {
		queued = c.queue(m, t)
		changed = !queued && c.service(m, t, asked)
		if c.class(m, t) {
			changed = true
			if t.Playbook == "price" || t.Playbook == "duration" {
				t.Did, t.Fired, t.Answers = nil, nil, nil // "and for a cat?"
			}
		}
		added = c.company(t) || queued
		changed = c.staff(m, t) || changed
	}
	if asked && !c.behindMine(m, t) && c.choose(m, t) {
		changed = true
	} else if (!queued || t.Slot == nil) && c.wish(c.bareClock(m, asked), t) { // of what comes next
		changed = true
	}
	if t.Playbook == "faq" && t.FAQ == "" && len(m.FAQ) > 0 {
		t.FAQ, changed = m.FAQ[0].ID, true
	}
	if t.Playbook == "booking" && t.Service == "" && m.Has(understand.DontKnow, sure) {
		t.Unsure, added = true, true
	}
	if changed {
		t.Changed = true
		clear(t.Answers)
	}
	if asked && used && c.s.Asked.Name == "leave" && !no(m) && t.Did["find"] != "none" {
		// "Shall the team call you?" - "612 34 567."
		t.Answers = map[string]string{"leave": "yes"}
		return true
	}
	if asked {
		// A name or number corrects a read-back, and no other question.
		changed = c.answer(m, t, changed || added && no(m) || used && c.s.Asked.Name == "confirm") || changed
	}
	return used || changed || added
}

// bare takes a yes at an open question as an invitation to ask on.
func (c *Conversation) bare(m understand.Meaning) bool {
	if c.s.Asked.Expect == ExpectMore && yes(m) && !m.Heard.Has(language.Hesitates) && (len(m.Heard.Times) == 0 || c.s.Subject.Service == "") {
		c.s.Asked = asked{}
		c.request()
		c.out.asked = true
		return true
	}
	return false
}

// service takes the service that was named.
func (c *Conversation) service(m understand.Meaning, t *task, answered bool) bool {
	list := slices.DeleteFunc(slices.Clone(m.Services), func(s understand.Match) bool {
		return s.Confidence < named || overlaps(m.Heard.Times, s)
	})
	if len(list) == 0 || t.Playbook == "message" || t.Playbook == "complaint" {
		return false
	}
	id := list[0].ID
	if id == t.Service {
		e := c.s.Asked.Expect
		return answered && (e == ExpectService || e == ExpectChoice || e == ExpectTime)
	}
	// Two services at once, equally good: ask which.
	if len(list) > 1 && list[1].Confidence >= list[0].Confidence-0.05 && t.Service == "" && list[1].From == list[0].From {
		t.Candidates = []string{list[0].ID, list[1].ID}
		return true
	}
	if ids := c.apart(m); len(ids) > 1 && t.Service == "" && c.cue(m, "or") {
		t.Candidates = ids
		return true
	}
	if t.Service != "" && !t.Inherited && t.Playbook == "booking" && (!answered || list[0].Confidence < certain && !m.Heard.Has(language.Correct)) {
		// Mentioned in passing while another question is put, or misheard.
		return false
	}
	if t.Playbook == "moving" || t.Playbook == "cancelling" {
		// It tells which visit is meant.
		if t.Visit == nil {
			t.Service = id
		}
		return false
	}
	t.learn(id)
	if t.Playbook == "price" || t.Playbook == "duration" {
		t.Did, t.Fired, t.Answers = nil, nil, nil // told anew, of this one
	}
	t.Suggested = c.needed
	t.Doubt = c.sure < unsure || list[0].Confidence < certain && !c.needed
	c.unable(t)
	t.drop()
	c.fit(t)
	return true
}

// overlaps tells that a match lies within a time that was said.
func overlaps(times []language.When, m understand.Match) bool {
	return slices.ContainsFunc(times, func(x language.When) bool { return m.From < x.To && x.From < m.To })
}

// learn makes a service the task's.
func (t *task) learn(service string) {
	t.Service, t.Class, t.Candidates, t.Details, t.Doubt, t.Inherited = service, "", nil, nil, false, false
	if t.Ran == nil {
		t.Ran = map[string]int{}
	}
	t.Ran["service"]++
}

// class takes the price class, and remembers it for other services.
func (c *Conversation) class(m understand.Meaning, t *task) bool {
	for _, match := range m.Classes {
		if match.Confidence >= sure && !slices.Contains(c.s.Classes, match.ID) {
			service, _, _ := strings.Cut(match.ID, "/")
			// A caller has one car: the new one takes the place of the old.
			c.s.Classes = slices.DeleteFunc(c.s.Classes, func(s string) bool { return strings.HasPrefix(s, service+"/") })
			c.s.Classes = append(c.s.Classes, match.ID)
			c.s.Thing = m.Text[max(0, match.From):min(len(m.Text), max(match.From, match.To))]
		}
	}
	return c.fit(t)
}

// fit gives the task the class that is known for its service.
func (c *Conversation) fit(t *task) bool {
	if t.Visit != nil {
		return false // it is booked as it is
	}
	for _, id := range c.s.Classes {
		service, class, _ := strings.Cut(id, "/")
		if service == t.Service && t.Class != class {
			t.Class = class
			return true
		}
	}
	return false
}

// staff takes the person or kind of person who was asked for.
func (c *Conversation) staff(m understand.Meaning, t *task) bool {
	s, ok := c.e.b.Service(t.Service)
	if c.each(m, t, s) {
		return true
	}
	if ok {
		c.notWith(m, t, s)
	}
	id := only(m.Staff, func(id string) bool { return !ok || slices.Contains(s.Staff, id) })
	if id == "" || id == t.Staff {
		return false
	}
	t.Staff = id
	if t.Playbook == "booking" || t.Playbook == "moving" {
		t.drop()
	}
	if !ok && t.Playbook == "booking" {
		c.doneBy(t, id)
	}
	return true
}

// doneBy narrows a booking to the services of the one who was asked for, where
// they are few: a hygienist's only service needs no question.
func (c *Conversation) doneBy(t *task, staff string) {
	done := slices.DeleteFunc(c.bookable(), func(id string) bool {
		s, ok := c.e.b.Service(id)
		return !ok || !slices.Contains(s.Staff, staff)
	})
	switch {
	case len(t.Candidates) > 0 || len(done) > examples:
	case len(done) == 1:
		t.learn(done[0])
		c.fit(t)
	default:
		t.Candidates = done
	}
}

// notWith tells the caller that the one they asked for does not do the service:
// others' times are not offered without a word.
func (c *Conversation) notWith(m understand.Meaning, t *task, s *configs.Service) {
	id := only(m.Staff, func(id string) bool { return c.staffName(id) != "" })
	if id == "" || slices.Contains(s.Staff, id) || t.Playbook != "booking" || t.Ran["not_with_"+id] > 0 {
		return
	}
	if e := c.s.Asked.Expect; !c.asksFor(m) && (e == ExpectName || e == ExpectConfirm || e == ExpectPhone) {
		return // it may be the caller's own name
	}
	c.tellNotWith(t, id)
}

// unable lets go of a member of staff who was asked for and doesn't give the
// service, and says so.
func (c *Conversation) unable(t *task) {
	if s, ok := c.e.b.Service(t.Service); ok && t.Staff != "" && !slices.Contains(s.Staff, t.Staff) {
		c.tellNotWith(t, t.Staff)
		t.Staff = ""
	}
}

// tellNotWith says once that a member of staff doesn't give the service.
func (c *Conversation) tellNotWith(t *task, staff string) {
	if t.Ran == nil {
		t.Ran = map[string]int{}
	}
	if t.Ran["not_with_"+staff]++; t.Ran["not_with_"+staff] == 1 && t.Playbook == "booking" {
		c.with(map[string]string{"label": c.staffName(staff)}, "booking.not_with")
	}
}

// answer takes a yes, a no, or words of the caller's own.
func (c *Conversation) answer(m understand.Meaning, t *task, changed bool) bool {
	a := &c.s.Asked
	switch a.Expect {
	case ExpectConfirm:
		// "I suggest a check-up." - "Whatever you think."
		if a.Name == "first" && !no(m) && !changed && c.cue(m, "any") {
			t.Answers = map[string]string{a.Name: "yes"}
			return true
		}
		// "Shall I find you a time?" - "Thank you, that's all."
		declined := (a.Name == "offer" || a.Name == "leave") && (c.cue(m, "dear") || m.Has(understand.Thanks, sure) || m.Has(understand.Nothing, sure)) && !yes(m)
		// "Is that confirmed?" books nothing.
		if a.Name == "leave" && m.Has(understand.Message, sure) && !no(m) && !changed {
			t.Answers = map[string]string{a.Name: "yes"}
			return true
		}
		// "I can keep Friday at nine for you." - "At nine."
		if a.Name == "offer" && t.Slot != nil && !yes(m) && !no(m) && !changed && !c.asks(m.Text) &&
			(fits(c.bareClock(m, true).Heard.Times, t.Slot.Start) || c.cue(m, "that_one")) {
			t.Answers = map[string]string{a.Name: "yes"}
			return true
		}
		if yes(m) == no(m) && !declined || a.Name == "" || changed || yes(m) && c.asks(m.Text) && (a.Name == "confirm" || c.another(m)) {
			return false
		}
		if t.Answers == nil {
			t.Answers = map[string]string{}
		}
		t.Answers[a.Name] = "no"
		if yes(m) {
			t.Answers[a.Name] = "yes"
			// Answers are forgotten when the plan changes; what was cleared up
			// is not asked again.
			t.Doubt = t.Doubt && a.Name != "service"
		}
		return true
	case ExpectDetail:
		// What doesn't name a price class is kept for the team all the same,
		// and not asked again.
		if d := c.detail(t); d != nil && !changed && !phoneAlone(m) {
			c.fill(t, d.ID)
			return true
		}
	case ExpectTime, ExpectChoice:
		// "No" to the offered times: another wish is asked for.
		if no(m) && !changed && t.Slot == nil && len(t.Offered) > 0 {
			t.Offered = nil
			if t.Did == nil {
				t.Did = map[string]string{}
			}
			t.Did["offer"] = "refused"
			return true
		}
	case ExpectRequest:
		// After "what shall I change?" a bare word names what.
		return false
	}
	return false
}

// another tells that a question follows a yes, and is about something else than
// what was offered: "okay, and is it safe for children?".
func (c *Conversation) another(m understand.Meaning) bool {
	for _, i := range m.Intents {
		if i.Name != understand.Yes && i.Name != understand.Question && i.Name != understand.OutOfScope && i.Confidence >= sure {
			return false
		}
	}
	return len(plainWords(m.Text)) > 4 && len(m.Heard.Times) == 0 && !c.cue(m, "when")
}

// visitsOf keeps the visits that the words fit.
func visitsOf(list []calendar.Visit, keep func(calendar.Visit) bool) []calendar.Visit {
	return slices.DeleteFunc(slices.Clone(list), func(v calendar.Visit) bool { return !keep(v) })
}

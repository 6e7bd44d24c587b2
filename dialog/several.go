package dialog

import (
	"context"
	"slices"
	"strings"
	"time"

	"budi/dialog/understand"
	"budi/language"
)

// together lists the services that were named together and are all wanted, in the
// order in which they were said; nil where there are fewer than two, or one is
// meant in place of another.
func (c *Conversation) together(m understand.Meaning) []string {
	if no(m) || c.cue(m, "not") || c.cue(m, "or") {
		return nil
	}
	ids := c.apart(m)
	if len(ids) < 2 {
		return c.sides(m)
	}
	if !c.joined(m, ids) {
		return nil
	}
	// "A haircut, actually a manicure."
	for _, s := range m.Heard.Signals {
		before := slices.ContainsFunc(m.Services, func(v understand.Match) bool { return v.To <= s.From })
		after := slices.ContainsFunc(m.Services, func(v understand.Match) bool { return v.From >= s.To })
		if s.Kind == language.Correct && before && after {
			return nil
		}
	}
	return ids
}

// sides reads what stands on each side of an "and" by itself, where the words of
// one service seem to reach over it: a long name may swallow a short one.
func (c *Conversation) sides(m understand.Meaning) []string {
	if len(m.Services) == 0 {
		return nil
	}
	over := m.Services[0]
	from, to := max(over.From, 0), min(over.To, len(m.Text))
	span := strings.ToLower(m.Text[from:to])
	for _, and := range c.e.phrases.Cues(c.s.Lang, "and") {
		left, right, ok := strings.Cut(span, " "+and+" ")
		if !ok {
			continue
		}
		var out []string
		for _, side := range []string{left, right} {
			part := c.e.hear.Understand(understand.Utterance{Text: side, Confidence: 1, Expect: string(ExpectService), Lang: c.s.Lang}, c.anchor(c.now, string(ExpectService)))
			id := best(part.Services)
			s, found := c.e.b.Service(id)
			if !found || !s.CanBook() || part.Services[0].Confidence < certain || slices.Contains(out, id) {
				return nil
			}
			out = append(out, id)
		}
		return out
	}
	return nil
}

// joined tells that each service is joined to the one before it, by an "and" or
// a comma: "a strange noise when I brake" is one.
func (c *Conversation) joined(m understand.Meaning, ids []string) bool {
	and := c.e.phrases.Cues(c.s.Lang, "and")
	end := 0
	for i, id := range ids {
		at := slices.IndexFunc(m.Services, func(s understand.Match) bool { return s.ID == id })
		from, to := max(m.Services[at].From, 0), min(m.Services[at].To, len(m.Text))
		if i > 0 {
			between := m.Text[min(end, from):from]
			words := plainWords(between)
			near := strings.Join(words[max(0, len(words)-3):], " ")
			if !mentions(near, and) && (len(words) > 4 || !strings.ContainsAny(between, ",+&")) {
				return false
			}
		}
		end = to
	}
	return true
}

// apart lists the bookable services that were named by words of their own, in
// the order in which they were said; nil where there are fewer than two.
func (c *Conversation) apart(m understand.Meaning) []string {
	var list []understand.Match
	for _, s := range m.Services {
		apart := !slices.ContainsFunc(list, func(o understand.Match) bool { return o.ID == s.ID || o.From < s.To && s.From < o.To })
		if v, ok := c.e.b.Service(s.ID); ok && v.CanBook() && s.Confidence >= certain && apart && !overlaps(m.Heard.Times, s) {
			list = append(list, s)
		}
	}
	if len(list) < 2 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b understand.Match) int { return a.From - b.From })
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, s.ID)
	}
	return out[:min(len(out), 3)]
}

// queue takes down that there is more than one visit to book: two services, or
// one for two people. They are booked one after the other. It reports whether
// the words add a service to the one that is being booked.
func (c *Conversation) queue(m understand.Meaning, t *task) bool {
	if t.Playbook != "booking" || t.Follows {
		return false
	}
	if (len(t.Next) > 0 || t.Party > 1) && best(m.Services) != "" && c.cue(m, "only") {
		t.Next, t.Party, t.Left, t.Masters = nil, 0, 0, nil
		return best(m.Services) == t.Service
	}
	ids := c.together(m)
	switch {
	case len(ids) > 1 && (t.Service == "" || t.Inherited || slices.Contains(ids, t.Service)):
		if t.Service == "" || t.Inherited || t.Service != ids[0] {
			t.learn(ids[0])
			t.drop()
			c.fit(t)
		}
		t.Next, t.Party, t.Left = ids[1:], 0, 0
		return true
	case t.Service == "" || t.Inherited || !c.cue(m, "adding") && (!c.cue(m, "other_person") || no(m)):
		return false
	}
	id := best(m.Services)
	s, ok := c.e.b.Service(id)
	if !ok || !s.CanBook() || id == t.Service || slices.Contains(t.Next, id) || m.Services[0].Confidence < certain {
		return false
	}
	t.Next, t.Party, t.Left = append(t.Next, id), 0, 0
	return true
}

// nextVisit turns to the next of the visits that were asked for together: from
// the end of the one before, or for another person from its start.
func nextVisit(_ context.Context, c *Conversation, t *task) string {
	if c.s.Last == nil || len(t.Next) == 0 && t.Left == 0 {
		return "none"
	}
	before := c.s.Last.Slot
	next := task{Playbook: t.Playbook, Opening: t.Opening, Follows: true, Changed: true}
	if len(t.Next) > 0 {
		next.Service, next.Next = t.Next[0], t.Next[1:]
		next.Wish = []said{{At: c.now, After: before.End.Add(-time.Minute)}}
	} else {
		next.Service, next.Class, next.Details, next.Party, next.Left = t.Service, t.Class, t.Details, t.Party, t.Left-1
		if len(t.Masters) > 0 {
			next.Staff, next.Masters = t.Masters[0], t.Masters[1:]
		}
		next.Wish = []said{{At: c.now, After: before.Start.Add(-time.Minute)}}
	}
	*t = next
	c.fit(t)
	return "next"
}

package configs

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"budi/language"
)

// staff checks the people and things whose time is booked.
func (c *checker) staff() {
	if len(c.b.Staff) == 0 {
		c.problem("staff", "lists nobody; add who or what (a bay, a chair) gives the services")
	}
	c.unique("staff", len(c.b.Staff), func(i int) string { return c.b.Staff[i].ID })
	for i, m := range c.b.Staff {
		path := fmt.Sprintf("staff[%d]", i)
		c.id(path+".id", m.ID)
		c.everyTerm(path+".names", m.Names)
		c.someTerms(path+".role", m.Role)
		c.week(path+".hours", m.Hours)
		c.closures(path+".off", m.Off)
	}
}

// services checks what can be booked.
func (c *checker) services() {
	if len(c.b.Services) == 0 {
		c.problem("services", "lists nothing; add at least one service with names, price, duration and staff")
	}
	c.unique("services", len(c.b.Services), func(i int) string { return c.b.Services[i].ID })
	for i := range c.b.Services {
		path := fmt.Sprintf("services[%d]", i)
		s := &c.b.Services[i]
		c.id(path+".id", s.ID)
		c.everyTerm(path+".names", s.Names)
		c.someTerms(path+".needs", s.Needs)
		c.price(path, s)
		c.optional(path+".prepare", s.Prepare)
		c.optional(path+".note", s.Note)
		c.details(path, s)
		if s.CanBook() {
			c.bookable(path, s)
		}
	}
	c.ambiguous()
}

// bookable checks that a service can ever be given.
func (c *checker) bookable(path string, s *Service) {
	took := time.Duration(s.Duration)
	switch {
	case took <= 0:
		c.problem(path+".duration", "is missing; write the minutes that it takes, such as 45")
	case took > 24*time.Hour:
		c.problem(path+".duration", "is %s; a visit ends on the day it begins", brief(took))
	}
	if b := time.Duration(s.Buffer); b > 8*time.Hour {
		c.problem(path+".buffer", "is %s; write minutes that are kept free after a visit", brief(b))
	}
	if len(s.Staff) == 0 {
		c.problem(path+".staff", "is missing; write the ids of those who give the service, or bookable: false")
		return
	}
	var ids []string
	for _, m := range c.b.Staff {
		ids = append(ids, m.ID)
	}
	longest, complete := time.Duration(0), true
	for i, id := range s.Staff {
		at := fmt.Sprintf("%s.staff[%d]", path, i)
		m, ok := c.b.Member(id)
		switch {
		case !ok:
			c.problem(at, "there is no %q among the staff; %s", id, instead(id, ids))
			complete = false
		case slices.Index(s.Staff, id) < i:
			c.problem(at, "%q is listed twice; keep one", id)
		default:
			longest = max(longest, longestStretch(c.b.Hours, m.Hours))
		}
	}
	if complete && took > longest && took <= 24*time.Hour && len(c.b.Hours) > 0 {
		c.problem(path+".duration", "takes %s, but nobody who gives it works longer than %s at a stretch; it could never be booked", brief(took), brief(longest))
	}
}

// longestStretch is the longest time that somebody with these hours works
// without a break within the opening hours.
func longestStretch(open, own Week) time.Duration {
	var longest time.Duration
	for _, day := range days {
		for _, o := range open[day] {
			if len(own) == 0 {
				longest = max(longest, o.To-o.From)
			}
			for _, w := range own[day] {
				longest = max(longest, min(o.To, w.To)-max(o.From, w.From))
			}
		}
	}
	return longest
}

func (c *checker) price(path string, s *Service) {
	p, at := s.Price, path+".price"
	priced := p.From > 0 || len(p.Classes) > 0
	switch {
	case p.Free && priced:
		c.problem(at, "says both free and a price; keep one")
	case !p.Free && !priced:
		c.problem(at, "is missing; write price: {from: 49}, classes, or free: true: a price that isn't written is never told")
	case len(p.Classes) > 0 && (p.From > 0 || p.To > 0 || p.Open):
		c.problem(at, "has classes and a price of its own; keep the classes")
	case p.To > 0 && p.Open:
		c.problem(at, "has an end and is open; keep one of to and open")
	case p.To > 0 && p.To <= p.From:
		c.problem(at+".to", "isn't more than from; swap them or remove to")
	}
	c.optional(at+".note", p.Note)
	c.unique(at+".classes", len(p.Classes), func(i int) string { return p.Classes[i].ID })
	for i, k := range p.Classes {
		item := fmt.Sprintf("%s.classes[%d]", at, i)
		c.id(item+".id", k.ID)
		c.everyTerm(item+".names", k.Names)
		c.someTerms(item+".members", k.Members)
		if k.Price <= 0 {
			c.problem(item+".price", "is missing; write the amount, such as 49 or 49.50")
		}
	}
	asks := slices.ContainsFunc(s.Ask, func(d Detail) bool { return d.Class })
	if len(p.Classes) > 1 && !asks {
		c.problem(at+".classes", "the price depends on a class, but nothing asks which; add an item with class: true to %s.ask", path)
	}
	if len(p.Classes) == 0 && asks {
		c.problem(path+".ask", "asks for a price class, but the price has none; add classes or remove class: true")
	}
}

func (c *checker) details(path string, s *Service) {
	c.unique(path+".ask", len(s.Ask), func(i int) string { return s.Ask[i].ID })
	for i, d := range s.Ask {
		at := fmt.Sprintf("%s.ask[%d]", path, i)
		c.id(at+".id", d.ID)
		c.everyLanguage(at+".question", d.Question)
	}
}

// ambiguous notes names that two services share: a caller who says one would
// get either.
func (c *checker) ambiguous() {
	type name struct {
		lang language.Tag
		text string
	}
	owner := map[name]string{}
	for i, s := range c.b.Services {
		for _, l := range sortedTags(s.Names) {
			for j, w := range s.Names[l] {
				key := name{l, strings.ToLower(w)}
				if other, taken := owner[key]; taken && other != s.ID {
					c.problem(fmt.Sprintf("services[%d].names.%s[%d]", i, l, j), "%q is a name of %q too; keep it in one of them", w, other)
					continue
				}
				owner[key] = s.ID
			}
		}
	}
}

func (c *checker) faq() {
	c.unique("faq", len(c.b.FAQ), func(i int) string { return c.b.FAQ[i].ID })
	for i, f := range c.b.FAQ {
		path := fmt.Sprintf("faq[%d]", i)
		c.id(path+".id", f.ID)
		c.everyTerm(path+".questions", f.Questions)
		c.everyLanguage(path+".answer", f.Answer)
	}
}

// contacts checks people to reach; those that others refer to need an id.
func (c *checker) contacts(list string, contacts []Contact, ids bool) {
	if ids {
		c.unique(list, len(contacts), func(i int) string { return contacts[i].ID })
	}
	for i, k := range contacts {
		path := fmt.Sprintf("%s[%d]", list, i)
		if ids || k.ID != "" {
			c.id(path+".id", k.ID)
		}
		c.everyLanguage(path+".name", k.Name)
		c.optional(path+".address", k.Address)
		c.optional(path+".note", k.Note)
		if k.Phone == "" && (k.Email == "" || !ids) {
			c.problem(path+".phone", "is missing; write the number where the contact is reached")
		}
		if k.Phone != "" {
			c.phone(path+".phone", k.Phone)
		}
		if k.Email != "" {
			c.email(path+".email", k.Email)
		}
	}
	if ids && c.b.Transfer != "" {
		if k, ok := c.b.Contact(c.b.Transfer); !ok {
			c.problem("transfer", "there is no contact %q; %s", c.b.Transfer, instead(c.b.Transfer, c.contactIDs()))
		} else if k.Phone == "" {
			c.problem("transfer", "the contact %q has no phone to put callers through to", c.b.Transfer)
		}
	}
}

func (c *checker) contactIDs() []string {
	ids := make([]string, len(c.b.Contacts))
	for i, k := range c.b.Contacts {
		ids[i] = k.ID
	}
	return ids
}

// urgency checks the protocol: a rule without words to say would leave a
// caller in need with silence.
func (c *checker) urgency() {
	c.unique("urgency", len(c.b.Urgency), func(i int) string { return c.b.Urgency[i].ID })
	for i, u := range c.b.Urgency {
		path := fmt.Sprintf("urgency[%d]", i)
		c.id(path+".id", u.ID)
		if u.Level != LevelLife && u.Level != LevelUrgent {
			c.problem(path+".level", "%q isn't a level; write %s or %s", u.Level, LevelLife, LevelUrgent)
		}
		if when := []string{"", WhenAlways, WhenOpen, WhenClosed}; !slices.Contains(when, u.When) {
			c.problem(path+".when", "%q isn't known; write %s", u.When, strings.Join(when[1:], ", "))
		}
		c.everyTerm(path+".signs", u.Signs)
		c.everyLanguage(path+".say", u.Say)
		c.contacts(path+".refer", u.Refer, false)
		for j, id := range u.Alert {
			if _, ok := c.b.Contact(id); !ok {
				c.problem(fmt.Sprintf("%s.alert[%d]", path, j), "there is no contact %q; %s", id, instead(id, c.contactIDs()))
			}
		}
		s, ok := c.b.Service(u.Service)
		switch {
		case u.Service == "" && u.Offer:
			c.problem(path+".service", "is missing; write which service the next slot is for, or offer: false")
		case u.Service != "" && !ok:
			ids := make([]string, len(c.b.Services))
			for k := range c.b.Services {
				ids[k] = c.b.Services[k].ID
			}
			c.problem(path+".service", "there is no service %q; %s", u.Service, instead(u.Service, ids))
		case ok && u.Offer && !s.CanBook():
			c.problem(path+".service", "%q can't be booked, so no slot can be offered", u.Service)
		}
	}
}

package dialog

import (
	"strconv"
	"strings"

	"budi/configs"
	"budi/language"
)

// param gives a value that phrases may name, "" where there is none.
type param func(c *Conversation, t *task) string

// params is the registry of the phrases' parameters.
func params() map[string]param {
	out := map[string]param{
		"key": none, "label": none, "low": none, "high": none, // given with the phrase

		"hello":     func(c *Conversation, _ *task) string { return c.hello() },
		"business":  func(c *Conversation, _ *task) string { return c.in(c.e.b.Name) },
		"recording": func(c *Conversation, _ *task) string { return c.recording() },
		"holiday":   func(c *Conversation, t *task) string { return c.holiday(t) },
		"languages": func(c *Conversation, _ *task) string { return c.languages() },

		"service":  func(c *Conversation, t *task) string { return c.serviceName(t.Service) },
		"class":    func(c *Conversation, t *task) string { return c.className(t) },
		"first":    func(c *Conversation, _ *task) string { return c.serviceName(c.e.b.Booking.Unsure) },
		"examples": func(c *Conversation, _ *task) string { return c.someServices(examples, true) },
		"services": func(c *Conversation, _ *task) string { return c.someServices(8, true) },
		"offer":    func(c *Conversation, _ *task) string { return c.someServices(8, false) },
		"candidates": func(c *Conversation, t *task) string {
			var names []string
			for _, id := range t.Candidates {
				names = append(names, c.serviceName(id))
			}
			return c.pack().List(names, true)
		},
		"question": func(c *Conversation, t *task) string { return c.detailQuestion(t) },
		"prepare": func(c *Conversation, t *task) string {
			return c.serviceText(t, func(s *configs.Service) configs.Text { return s.Prepare })
		},
		"price_note": func(c *Conversation, t *task) string {
			return c.serviceText(t, func(s *configs.Service) configs.Text {
				if c.in(s.Price.Note) != "" {
					return s.Price.Note
				}
				return s.Note
			})
		},
		"price":    func(c *Conversation, t *task) string { return c.price(t) },
		"duration": func(c *Conversation, t *task) string { return c.takes(t) },

		"options": func(c *Conversation, t *task) string {
			var labels []string
			for _, ch := range t.Offered {
				labels = append(labels, ch.Label)
			}
			return c.pack().List(labels, true)
		},
		"wish": func(c *Conversation, t *task) string {
			w := c.wanted(t)
			if w.exact.IsZero() {
				return ""
			}
			return c.pack().Moment(w.exact, c.now)
		},
		"wish_or_moment": func(c *Conversation, t *task) string {
			if t.Slot != nil {
				return c.pack().Moment(t.Slot.Start.In(c.e.loc), c.now)
			}
			if len(t.Wish) > 0 {
				return t.Wish[len(t.Wish)-1].Text
			}
			return "-"
		},
		"moment": func(c *Conversation, t *task) string { return c.moment(t) },
		"old":    func(c *Conversation, t *task) string { return c.oldMoment(t) },
		"staff":  func(c *Conversation, t *task) string { return c.withWhom(t) },
		"visits": func(c *Conversation, t *task) string {
			var labels []string
			for _, v := range t.Visits {
				labels = append(labels, c.visitLabel(v))
			}
			return c.pack().List(labels, false)
		},
		"party": func(c *Conversation, t *task) string {
			return c.pack().Cardinal(int64(t.Party), language.Form{Case: language.Accusative})
		},
		"people": func(c *Conversation, t *task) string { return c.forWhom(t) },
		"count":  func(_ *Conversation, t *task) string { return strconv.Itoa(max(t.Party, 1)) },
		"clock":  func(c *Conversation, t *task) string { return c.clockOf(t.Maybe) },
		"wish_words": func(_ *Conversation, t *task) string {
			if n := len(t.Wish); n > 0 {
				return t.Wish[n-1].Text
			}
			return ""
		},
		"policy": func(c *Conversation, _ *task) string { return c.in(c.e.b.Booking.Cancel) },

		"name":    func(c *Conversation, _ *task) string { return c.surely() },
		"person":  func(c *Conversation, _ *task) string { return c.surely() },
		"guess":   func(c *Conversation, _ *task) string { return c.s.Person.Name },
		"letters": func(c *Conversation, _ *task) string { return c.spell(c.s.Person.Letters) },
		"tried":   func(c *Conversation, _ *task) string { return c.spell(c.s.Person.Tried) },
		"heard":   func(c *Conversation, _ *task) string { return c.heardNames() },
		"name_part": func(c *Conversation, _ *task) string {
			return c.e.phrases.Words(c.s.Lang, "name.part."+c.inDoubt(), c.param)
		},
		"number": func(c *Conversation, _ *task) string { return c.readBack() },
		"digits": func(c *Conversation, _ *task) string { return spaced(c.s.Digits) },

		"hours":      func(c *Conversation, t *task) string { return c.hours(t) },
		"day":        func(c *Conversation, t *task) string { return c.pack().Day(c.dayAsked(t), c.now) },
		"opening":    func(c *Conversation, t *task) string { return c.opening(t) },
		"workday":    func(c *Conversation, _ *task) string { return c.pack().Day(c.nextWorkday(), c.now) },
		"address":    func(c *Conversation, _ *task) string { return c.in(c.e.b.Address) },
		"directions": func(c *Conversation, _ *task) string { return c.in(c.e.b.Directions) },
		"ours": func(c *Conversation, _ *task) string {
			if len(c.e.b.Numbers) == 0 {
				return ""
			}
			return c.pack().Phone(c.e.b.Numbers[0])
		},
		"answer": func(c *Conversation, t *task) string { return c.faq(t) },
		"bring":  func(c *Conversation, t *task) string { return c.prepare(t) },
		"text":   func(_ *Conversation, t *task) string { return t.Text },

		"urgent": func(c *Conversation, t *task) string {
			if u := c.urgencyRule(t); u != nil {
				return c.in(u.Say)
			}
			return ""
		},
		"refer_note": func(c *Conversation, t *task) string {
			u := c.urgencyRule(t)
			if u == nil || len(u.Refer) != 1 {
				return ""
			}
			return c.in(u.Refer[0].Note)
		},
		"refer": func(c *Conversation, t *task) string { return c.refer(t) },
	}
	return out
}

func none(*Conversation, *task) string { return "" }

// hello is the greeting of the hour.
func (c *Conversation) hello() string {
	key := "hello.evening"
	switch h := c.now.Hour(); {
	case h >= 5 && h < 12:
		key = "hello.morning"
	case h >= 12 && h < 18:
		key = "hello.day"
	case h >= 23 || h < 5:
		key = "hello.plain"
	}
	return c.e.phrases.Words(c.s.Lang, key, c.param)
}

func (c *Conversation) recording() string {
	if !c.e.b.Recording.Enabled || c.s.Channel != "phone" {
		return ""
	}
	return c.in(c.e.b.Recording.Notice)
}

func (c *Conversation) languages() string {
	var names []string
	for _, l := range c.e.b.Languages {
		names = append(names, c.e.phrases.Words(c.s.Lang, "language."+string(l), c.param))
	}
	return c.pack().List(names, false)
}

// someServices lists up to n services that can be booked, joined by "or" or by
// "and".
// examples is how many services a question for one names.
const examples = 3

func (c *Conversation) someServices(n int, or bool) string {
	var names []string
	for _, id := range c.bookable() {
		if len(names) < n {
			names = append(names, c.serviceName(id))
		}
	}
	return c.pack().List(names, or)
}

func (c *Conversation) serviceText(t *task, of func(*configs.Service) configs.Text) string {
	if s, ok := c.e.b.Service(t.Service); ok {
		return c.in(of(s))
	}
	return ""
}

func (c *Conversation) detailQuestion(t *task) string {
	if d := c.detail(t); d != nil {
		return c.in(d.Question)
	}
	if s, ok := c.e.b.Service(t.Service); ok {
		for _, d := range s.Ask {
			if d.Class {
				return c.in(d.Question)
			}
		}
	}
	return ""
}

// price says a service's price: one amount, a range, or "from".
func (c *Conversation) price(t *task) string {
	s, ok := c.e.b.Service(t.Service)
	if !ok {
		return ""
	}
	low, high := c.priceOf(s, t.Class)
	say := c.pack()
	switch {
	case low == 0 && high == 0:
		return ""
	case high == 0:
		return say.MoneyFrom(int64(low), c.e.b.Currency)
	case low != high:
		return c.between(say, low, high)
	}
	return say.Money(int64(low), c.e.b.Currency)
}

// between says a range of prices. The case that follows "from" follows "to" as
// well where both are prepositions.
func (c *Conversation) between(say language.Pack, low, high configs.Amount) string {
	from, to := say.MoneyFrom(int64(low), c.e.b.Currency), say.MoneyFrom(int64(high), c.e.b.Currency)
	word, _, _ := strings.Cut(from, " ")
	amount, ok := strings.CutPrefix(to, word+" ")
	if !ok || low == 0 {
		amount = say.Money(int64(high), c.e.b.Currency)
	}
	values := map[string]string{"low": from, "high": amount}
	return c.e.phrases.Words(c.s.Lang, "price.between", func(name string) string { return values[name] })
}

func (c *Conversation) takes(t *task) string {
	s, ok := c.e.b.Service(t.Service)
	if !ok || s.Takes(t.Class) <= 0 {
		return ""
	}
	return c.pack().Duration(s.Takes(t.Class))
}

// readBack says the number on which the caller is reached.
func (c *Conversation) readBack() string {
	switch {
	case c.s.Person.Phone == "":
		return ""
	case c.s.Person.Calling:
		return c.e.phrases.Words(c.s.Lang, "booking.calling", c.param)
	}
	return c.pack().Phone(c.s.Person.Phone)
}

// spell says a name letter by letter.
func (c *Conversation) spell(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = c.pack().Spell(w)
	}
	return strings.Join(words, ", ")
}

// spaced writes digits so that they are read one by one.
func spaced(s string) string { return strings.Join(strings.Split(s, ""), " ") }

// refer says who else can help now.
func (c *Conversation) refer(t *task) string {
	u := c.urgencyRule(t)
	if u == nil {
		return ""
	}
	var out []string
	for _, k := range u.Refer {
		parts := []string{c.in(k.Name)}
		if a := c.in(k.Address); a != "" {
			parts = append(parts, a)
		}
		if k.Phone != "" {
			parts = append(parts, c.pack().Phone(k.Phone))
		}
		out = append(out, strings.Join(parts, ", "))
	}
	return c.pack().List(out, true)
}

package dialog

import (
	"maps"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"

	"budi/configs"
	"budi/configs/phrases"
	"budi/configs/playbooks"
	"budi/dialog/understand"
)

// fact is something that a playbook's condition may ask of the conversation.
type fact struct {
	kind *cel.Type
	of   func(c *Conversation, t *task) any
}

func yesNo(of func(c *Conversation, t *task) bool) fact {
	return fact{cel.BoolType, func(c *Conversation, t *task) any { return of(c, t) }}
}

func count(of func(c *Conversation, t *task) int) fact {
	return fact{cel.IntType, func(c *Conversation, t *task) any { return int64(of(c, t)) }}
}

func text(of func(c *Conversation, t *task) string) fact {
	return fact{cel.StringType, func(c *Conversation, t *task) any { return of(c, t) }}
}

// facts is the registry of what a condition may ask.
func facts() map[string]fact {
	out := map[string]fact{
		"known.service":  yesNo(func(_ *Conversation, t *task) bool { return t.Service != "" }),
		"known.class":    yesNo(func(_ *Conversation, t *task) bool { return t.Class != "" }),
		"known.staff":    yesNo(func(_ *Conversation, t *task) bool { return t.Staff != "" }),
		"known.wish":     yesNo(func(_ *Conversation, t *task) bool { return len(t.Wish) > 0 }),
		"known.slot":     yesNo(func(_ *Conversation, t *task) bool { return t.Slot != nil }),
		"known.visit":    yesNo(func(_ *Conversation, t *task) bool { return t.Visit != nil }),
		"known.text":     yesNo(func(_ *Conversation, t *task) bool { return t.Text != "" }),
		"known.name":     yesNo(func(c *Conversation, _ *task) bool { return c.s.Person.Name != "" }),
		"known.phone":    yesNo(func(c *Conversation, _ *task) bool { return c.s.Person.Phone != "" }),
		"known.last":     yesNo(func(c *Conversation, _ *task) bool { return c.s.Last != nil }),
		"known.callback": yesNo(func(_ *Conversation, t *task) bool { return t.Callback != "" }),
		"known.digits":   yesNo(func(c *Conversation, _ *task) bool { return c.s.Digits != "" }),
		"known.letters":  yesNo(func(c *Conversation, _ *task) bool { return c.s.Person.Letters != "" }),

		"new.service": yesNo(func(_ *Conversation, t *task) bool { return t.Ran["service"] > 0 && t.Ran["hold"] == 0 }),

		"new.slot": yesNo(func(_ *Conversation, t *task) bool { return t.Ran["slot"] > 0 && t.Slot != nil }),
		"doubt.service": yesNo(func(c *Conversation, t *task) bool {
			return t.Service != "" && t.Doubt && c.s.Channel == "phone"
		}),
		"doubt.name":     yesNo(func(c *Conversation, _ *task) bool { return c.wantsSpelling() }),
		"failed.letters": yesNo(func(c *Conversation, _ *task) bool { return c.s.Person.Fails > 0 }),
		"refused.phone":  count(func(_ *Conversation, t *task) int { return t.Ran["refused_phone"] }),
		"unsure.name":    yesNo(func(c *Conversation, _ *task) bool { return c.s.Person.Unsure && c.s.Person.Name != "" }),

		"wants.service_choice": yesNo(func(_ *Conversation, t *task) bool { return t.Service == "" && len(t.Candidates) > 1 }),
		"wants.detail":         yesNo(func(c *Conversation, t *task) bool { return !c.s.Keypad && c.detail(t) != nil }),
		"wants.class":          yesNo(func(c *Conversation, t *task) bool { return c.wantsClass(t) }),
		"wants.name":           yesNo(func(c *Conversation, _ *task) bool { return !c.s.Keypad && c.e.b.Booking.NeedsName() }),

		"service.bookable": yesNo(func(c *Conversation, t *task) bool {
			s, ok := c.e.b.Service(t.Service)
			return ok && s.CanBook()
		}),
		"service.timed": yesNo(func(c *Conversation, t *task) bool {
			s, ok := c.e.b.Service(t.Service)
			return ok && s.Takes(t.Class) > 0
		}),
		"unsure":         yesNo(func(_ *Conversation, t *task) bool { return t.Unsure }),
		"suggested":      yesNo(func(_ *Conversation, t *task) bool { return t.Suggested && t.Service != "" }),
		"business.first": yesNo(func(c *Conversation, _ *task) bool { return c.e.b.Booking.Unsure != "" }),
		"asks.prepare":   yesNo(func(c *Conversation, t *task) bool { return mentions(t.Opening, c.e.phrases.Cues(c.s.Lang, "prepare")) }),
		"known.answer":   yesNo(func(c *Conversation, t *task) bool { return c.faq(t) != "" }),
		"known.prepare":  yesNo(func(c *Conversation, t *task) bool { return c.prepare(t) != "" }),
		"asks.unlisted":  yesNo(func(c *Conversation, t *task) bool { return c.unlisted(t.Opening) }),
		"asked.confirm":  count(func(_ *Conversation, t *task) int { return t.Ran["ask_confirm"] }),
		"asked.name":     count(func(_ *Conversation, t *task) int { return t.Ran["ask_name"] }),
		"queued": count(func(_ *Conversation, t *task) int {
			return len(t.Next) + t.Left
		}),
		"pair":               yesNo(func(_ *Conversation, t *task) bool { return t.Party > 1 }),
		"party":              count(func(_ *Conversation, t *task) int { return max(t.Party, 1) }),
		"doubt.party":        yesNo(func(_ *Conversation, t *task) bool { return t.Maybe > 0 }),
		"follows":            yesNo(func(_ *Conversation, t *task) bool { return t.Follows }),
		"offered":            count(func(_ *Conversation, t *task) int { return len(t.Offered) }),
		"visits":             count(func(_ *Conversation, t *task) int { return len(t.Visits) }),
		"tries":              count(func(c *Conversation, _ *task) int { return c.s.Asked.Tries }),
		"parked":             yesNo(func(c *Conversation, _ *task) bool { return len(c.s.Tasks) > 1 }),
		"words":              count(func(c *Conversation, _ *task) int { return len(strings.Fields(strings.Join(c.out.say, " "))) }),
		"keypad":             yesNo(func(c *Conversation, _ *task) bool { return c.s.Keypad }),
		"told":               yesNo(func(c *Conversation, t *task) bool { return c.toldAlready(t.Opening) }),
		"caller.trusted":     yesNo(func(c *Conversation, _ *task) bool { return c.s.Person.Calling }),
		"business.open":      yesNo(func(c *Conversation, _ *task) bool { return c.e.b.OpenAt(c.now).State == configs.Open }),
		"business.transfers": yesNo(func(c *Conversation, _ *task) bool { return c.canTransfer() }),
		"business.placed":    yesNo(func(c *Conversation, _ *task) bool { return c.in(c.e.b.Address) != "" }),
		"day.named":          yesNo(func(c *Conversation, t *task) bool { return !c.dayAsked(t).IsZero() }),
		"day.open":           yesNo(func(c *Conversation, t *task) bool { return len(c.e.b.OpenIntervals(c.dayAsked(t))) > 0 }),
		"urgent.life":        yesNo(func(_ *Conversation, t *task) bool { return t.Life }),
		"urgent.known":       yesNo(func(c *Conversation, t *task) bool { return c.urgencyRule(t) != nil }),
		"urgent.refers":      yesNo(func(c *Conversation, t *task) bool { return c.refer(t) != "" }),
		"urgent.offers": yesNo(func(c *Conversation, t *task) bool {
			u := c.urgencyRule(t)
			return u != nil && u.Offer && c.serviceName(t.Service) != ""
		}),
		// The fixed line says 112 already.
		"urgent.said": yesNo(func(c *Conversation, t *task) bool {
			u := c.urgencyRule(t)
			return u != nil && !t.General && c.in(u.Say) != "" && (!t.Life || !strings.Contains(c.in(u.Say), "112"))
		}),
		"message.level": text(func(_ *Conversation, t *task) string { return t.Level }),
		"channel":       text(func(c *Conversation, _ *task) string { return c.s.Channel }),
	}
	for name := range actions() {
		out["did."+name] = text(func(_ *Conversation, t *task) string { return t.Did[name] })
	}
	return out
}

// wantsClass tells that the price can't be told exactly without the class.
func (c *Conversation) wantsClass(t *task) bool {
	s, ok := c.e.b.Service(t.Service)
	if !ok || len(s.Price.Classes) == 0 || t.Class != "" {
		return false
	}
	return slices.ContainsFunc(s.Ask, func(d configs.Detail) bool { return d.Class })
}

// facing shows a task's facts to a condition.
type facing struct {
	c *Conversation
	t *task
}

// ResolveName gives a fact by its dotted name.
func (f facing) ResolveName(name string) (any, bool) {
	if question, ok := strings.CutPrefix(name, "answer."); ok {
		return f.t.Answers[question], true
	}
	fact, ok := f.c.e.facts[name]
	if !ok {
		return nil, false
	}
	return fact.of(f.c, f.t), true
}

// Parent is nil: there are no other facts.
func (f facing) Parent() cel.Activation { return nil }

func (f facing) known(name string) bool {
	v, _ := f.ResolveName("known." + name)
	b, _ := v.(bool)
	return b
}

// Vocabulary gives what playbooks may use with the given phrases.
func Vocabulary(p *phrases.Book) playbooks.Words {
	w := playbooks.Words{
		Facts: map[string]*cel.Type{}, Actions: Actions(), Phrases: p.Has, Closing: Closings(),
	}
	for name, f := range facts() {
		w.Facts[name] = f.kind
	}
	for _, x := range []Expect{
		ExpectRequest, ExpectService, ExpectStaff, ExpectBranch, ExpectTime, ExpectChoice, ExpectName, ExpectPhone,
		ExpectDetail, ExpectConfirm, ExpectMore, ExpectRating,
	} {
		w.Expects = append(w.Expects, string(x))
	}
	for _, x := range []understand.Intent{
		understand.Book, understand.Move, understand.Cancel, understand.Check, understand.Price, understand.Duration,
		understand.Hours, understand.Place, understand.Services, understand.Question, understand.Available, understand.Human,
		understand.Message, understand.Complaint, understand.Late, understand.Phone, understand.OptOut,
	} {
		w.Intents = append(w.Intents, string(x))
	}
	return w
}

// Params lists the parameters that phrases may use.
func Params() []string { return slices.Sorted(maps.Keys(params())) }

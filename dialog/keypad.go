package dialog

import (
	"cmp"
	"context"
	"time"

	"budi/calendar"
	"budi/configs"
)

// typing is how soon after a key that meant nothing the next one is of the same
// number: nobody has heard yet what keys there are.
const typing = 2 * time.Second

// maxKeys is how many things one menu offers.
const maxKeys = 6

// keyed is what a key means: its label, and what pressing it does.
type keyed struct {
	key   rune
	label string
	do    func(ctx context.Context)
}

// keys gives the menu of the pending question.
func (c *Conversation) keys() []keyed {
	var out []keyed
	add := func(label string, do func(ctx context.Context)) {
		if len(out) < 9 {
			out = append(out, keyed{key: rune('1' + len(out)), label: label, do: do})
		}
	}
	word := func(key string) string { return c.e.phrases.Words(c.s.Lang, key, c.param) }
	open := func(playbook string) func(context.Context) {
		return func(ctx context.Context) {
			c.start(playbook).Changed = true
			c.s.Asked = asked{}
			c.run(ctx)
		}
	}
	t := c.s.top()
	switch c.s.Asked.Expect {
	case ExpectRequest, ExpectMore:
		add(word("keypad.book"), open("booking"))
		if len(c.e.b.Urgency) > 0 {
			add(word("keypad.urgent"), c.urgentKey)
		}
		add(word("keypad.hours"), func(ctx context.Context) {
			c.start("place")
			c.start("hours")
			c.s.Asked = asked{}
			c.run(ctx)
		})
		add(word("keypad.callback"), c.callbackKey)
	case ExpectConfirm:
		if t == nil || c.s.Asked.Name == "" {
			break
		}
		say := func(word string) func(context.Context) {
			return func(ctx context.Context) {
				if t.Answers == nil {
					t.Answers = map[string]string{}
				}
				t.Answers[c.s.Asked.Name] = word
				c.run(ctx)
			}
		}
		add(word("keypad.yes"), say("yes"))
		add(word("keypad.no"), say("no"))
	case ExpectPhone, ExpectName:
	default:
		for _, ch := range c.s.Asked.Choices {
			if len(out) < maxKeys {
				add(ch.Label, func(ctx context.Context) {
					c.chosen(t, ch)
					c.run(ctx)
				})
			}
		}
		if t != nil && t.Offered != nil && t.Slot == nil {
			add(word("keypad.other"), c.laterKey)
		}
		add(word("keypad.callback"), c.callbackKey)
	}
	return out
}

// laterKey looks for times after the offered ones.
func (c *Conversation) laterKey(ctx context.Context) {
	t := c.s.top()
	if n := len(t.Offered); n > 0 && t.Offered[n-1].Slot != nil {
		last := t.Offered[n-1].Slot.Start
		t.Wish = append(t.Wish, said{At: c.now, After: midnight(last).AddDate(0, 0, 1).Add(-1)})
		t.drop()
	}
	c.run(ctx)
}

// callbackKey leaves the caller's number for the team.
func (c *Conversation) callbackKey(ctx context.Context) {
	t := c.start("message")
	t.Text, t.Level = c.note("note.callback"), "callback"
	if under := c.s.Tasks; len(under) > 1 {
		t.Service = under[len(under)-2].Service
		c.s.Tasks = []*task{t}
		c.release(ctx)
	}
	c.s.Asked = asked{}
	c.run(ctx)
}

// urgentKey starts the protocol that holds now.
func (c *Conversation) urgentKey(ctx context.Context) {
	open := c.e.b.OpenAt(c.now).State == configs.Open
	t := c.start("urgent")
	t.Text = c.note("urgent.general")
	for _, u := range c.e.b.Urgency {
		if u.Applies(open) {
			t.Urgency, t.Service = u.ID, u.Service
			break
		}
	}
	c.s.Urgencies = append(c.s.Urgencies, cmp.Or(t.Urgency, "general"))
	c.out.urgent = true
	c.s.Asked = asked{}
	c.run(ctx)
}

// key answers a telephone key. Star says the last reply again.
func (c *Conversation) key(ctx context.Context, key rune) {
	c.s.Silent, c.s.Unclear = 0, 0
	if c.s.Asked.Expect == ExpectPhone {
		c.phoneKey(ctx, key)
		return
	}
	if key == '*' {
		c.repeat()
		c.out.quiet = true
		return
	}
	typed := c.now.Sub(c.s.Mistyped) <= typing
	if key == '0' && !c.s.Keypad && !typed { // everybody expects a person there
		c.start("human")
		c.s.Asked = asked{}
		c.run(ctx)
		return
	}
	if !typed {
		for _, k := range c.keys() {
			if k.key == key {
				k.do(ctx)
				return
			}
		}
	}
	c.s.Mistyped = c.now
	c.out.anew = typed
	c.say("keypad.wrong")
	c.out.menu, c.out.back = true, true
	c.reask(ctx)
}

// phoneKey collects a number until it is whole or # ends it.
func (c *Conversation) phoneKey(ctx context.Context, key rune) {
	c.out.back = true
	switch {
	case key >= '0' && key <= '9':
		c.s.Digits += string(key)
		if len(c.s.Digits) > 15 {
			c.s.Digits = ""
		}
		// A number may go on after it could be whole: # tells, or silence.
		c.out.quiet = true
		return
	case key == '*':
		c.s.Digits = ""
		c.reask(ctx)
		return
	}
	full, ok := c.number(c.s.Digits)
	c.s.Digits = ""
	if !ok {
		c.reask(ctx)
		return
	}
	c.s.Person.Phone, c.s.Person.Calling = full, false
	c.run(ctx)
}

// menu reads the keys out.
func (c *Conversation) menu() {
	if c.s.Asked.Expect == ExpectPhone {
		c.say("keypad.phone")
		c.s.Asked.Keypad = true
		return
	}
	list := c.keys()
	if len(list) == 0 {
		return
	}
	for _, k := range list {
		c.with(map[string]string{"key": string(k.key), "label": k.label}, "keypad.item")
	}
	c.s.Asked.Keypad = true
}

// expectation tells the call what the next answer may be.
func (c *Conversation) expectation() Expectation {
	a := c.s.Asked
	e := Expectation{Kind: a.Expect, Keypad: a.Keypad, Spells: a.Spells}
	if e.Kind == "" {
		e.Kind = ExpectRequest
	}
	for _, ch := range a.Choices {
		o := Option{Label: ch.Label}
		if ch.Slot != nil {
			o.Start = ch.Slot.Start
		}
		e.Options = append(e.Options, o)
	}
	for _, k := range c.keys() {
		e.Keys = append(e.Keys, Key{Key: k.key, Label: k.label})
	}
	e.Complete = c.complete(a)
	return e
}

// slotOf gives the slot that a choice stands for.
func slotOf(ch choice) (calendar.Slot, bool) {
	if ch.Slot == nil {
		return calendar.Slot{}, false
	}
	return *ch.Slot, true
}

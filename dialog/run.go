package dialog

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"budi/configs/playbooks"
)

// maxSteps bounds the steps of one turn. A playbook that needs more goes in
// circles.
const maxSteps = 40

// run carries the playbooks out until one asks something, all are done, or the
// conversation ends.
func (c *Conversation) run(ctx context.Context) {
	for range maxSteps {
		if c.s.Ended {
			return
		}
		t := c.s.top()
		if t == nil {
			if !c.out.asked {
				c.more()
			}
			return
		}
		rule := c.rule(t)
		if rule == nil {
			c.close(ctx, "")
			continue
		}
		if c.step(ctx, t, rule) {
			return
		}
	}
	c.log.Error("dialog: a playbook goes in circles", "playbook", c.s.top().Playbook)
	c.s.Tasks = nil
	c.more()
}

// rule gives the first step that applies, or nil.
func (c *Conversation) rule(t *task) *playbooks.Rule {
	p := c.e.plays.Get(t.Playbook)
	if p == nil {
		c.log.Error("dialog: no such playbook", "playbook", t.Playbook)
		return nil
	}
	f := facing{c: c, t: t}
	for i := range p.Steps {
		r := &p.Steps[i]
		switch {
		case r.Do != "" && t.Did[r.Do] != "",
			r.Need != "" && f.known(r.Need),
			len(r.Ask) > 0 && r.Name != "" && t.Answers[r.Name] != "",
			len(r.Ask) == 0 && r.Do == "" && t.said(r):
			continue
		}
		ok, err := r.When.Holds(f)
		if err != nil {
			c.log.Error("dialog: condition", "playbook", p.Name, "step", i+1, "err", err)
			continue
		}
		if ok {
			return r
		}
	}
	return nil
}

// step carries one rule out and reports whether the turn is over.
func (c *Conversation) step(ctx context.Context, t *task, r *playbooks.Rule) bool {
	if r.Do != "" {
		outcome := c.e.actions[r.Do](ctx, c, t)
		if t.Did == nil {
			t.Did = map[string]string{}
		}
		if t.Ran == nil {
			t.Ran = map[string]int{}
		}
		t.Ran[r.Do]++
		c.count(t, r.Do, outcome)
		// An action that starts others over leaves no outcome of its own.
		if outcome != "" {
			t.Did[r.Do] = outcome
		}
	} else if len(r.Ask) == 0 {
		if t.Fired == nil {
			t.Fired = map[string]int{}
		}
		t.Fired[t.step(r)] = t.runs(r)
	}
	if len(r.Ask) > 0 {
		c.returning()
		c.ask(t, r)
		return true
	}
	for _, key := range r.Say {
		c.say(key)
	}
	switch {
	case r.Go != "":
		if r.Close != "" {
			c.s.Done = append(c.s.Done, r.Close)
			c.count(t, playbooks.OnClose, r.Close)
		}
		c.count(t, playbooks.OnGo, r.Go)
		c.enter(t, r.Go)
	case r.Close != "":
		c.close(ctx, r.Close)
	}
	return c.out.then != Listen
}

// returning leads back to the question of the work that waited under another,
// where it has one.
func (c *Conversation) returning() {
	if at := c.out.returns; at > 0 {
		c.out.returns = 0
		c.out.say = slices.Insert(c.out.say, min(at-1, len(c.out.say)), c.phrase("back")...)
	}
}

// step names a rule within its playbook.
func (t *task) step(r *playbooks.Rule) string { return fmt.Sprintf("%s/%d", t.Playbook, r.Index) }

// runs counts how often the actions whose outcome the rule asks for were done,
// from one.
func (t *task) runs(r *playbooks.Rule) int {
	n := 1
	for _, a := range r.Reads {
		n += t.Ran[a]
	}
	return n
}

// said tells that the rule's words were said of the present outcomes.
func (t *task) said(r *playbooks.Rule) bool { return t.Fired[t.step(r)] == t.runs(r) }

// ask puts the rule's question. What leads up to it is said the first time
// only.
func (c *Conversation) ask(t *task, r *playbooks.Rule) {
	rule := t.step(r)
	tries := 0
	if c.s.Asked.Rule == rule {
		tries = c.s.Asked.Tries
	}
	if tries == 0 && (!c.out.back || c.s.Asked.Rule != rule) {
		for _, key := range r.Say {
			c.say(key)
		}
	}
	// Put again after something else was told, it was not asked in vain.
	if !c.out.back && (c.s.Asked.Rule != rule || tries > 0) {
		if t.Ran == nil {
			t.Ran = map[string]int{}
		}
		t.Ran["ask_"+r.Expect]++
	}
	wording := tries
	if c.out.back {
		wording = 0
	}
	key := r.Ask[min(wording, len(r.Ask)-1)]
	// A question that is put again says sorry by itself.
	if c.out.sorry && !strings.HasSuffix(key, "_again") {
		c.say("unclear.first")
	}
	// The same question again, and nothing said before it: the caller told
	// something else.
	again := c.s.Asked.Rule == rule && tries == 0 && len(c.out.say) == 0
	if c.s.Asked.Rule != rule {
		c.s.Unclear = 0 // it goes on, even if without an answer
	}
	c.s.Asked = asked{Expect: Expect(r.Expect), Rule: rule, Name: r.Name, Tries: tries, Choices: c.choices(t, r), Spells: r.Spells}
	// What was laid out a moment ago is not laid out again.
	laid := c.out.back && Expect(r.Expect) == ExpectChoice && len(t.Offered) > 0 && c.said(t.Offered[0].Label)
	if (c.out.back || again) && r.Back != "" && !laid {
		c.say(r.Back)
		return
	}
	c.say(key)
}

// said tells whether words are part of the reply in the making.
func (c *Conversation) said(words string) bool {
	return slices.ContainsFunc(c.out.say, func(s string) bool { return strings.Contains(s, words) })
}

// enter leaves a playbook for another with what is known.
func (c *Conversation) enter(t *task, name string) {
	// Who told an urgent case is not asked again what is the matter.
	if s, ok := c.e.b.Service(t.Service); ok && t.Playbook == "urgent" && t.Text != "" {
		for _, d := range s.Ask {
			if !d.Class {
				if t.Details == nil {
					t.Details = map[string]string{}
				}
				t.Details[d.ID] = t.Text
			}
		}
	}
	t.Playbook, t.Did, t.Answers, t.Fired, t.Ran, t.Offered = name, nil, nil, nil, nil, nil
	t.Since = c.s.Turns
	c.count(t, playbooks.OnStart, "")
}

// close ends the innermost task in a closing state; what lies under it goes
// on.
func (c *Conversation) close(ctx context.Context, state string) {
	t := c.s.top()
	keeps := false
	if p := c.e.plays.Get(t.Playbook); p != nil {
		keeps = p.Keeps
	}
	c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
	c.s.Topic = t.Playbook
	if state != "" {
		c.s.Done = append(c.s.Done, state)
		c.count(t, playbooks.OnClose, state)
	}
	if t.Service != "" && t.Playbook != "urgent" {
		c.s.Subject = subject{Service: t.Service, Class: t.Class}
	}
	if t.Slot != nil || len(t.Offered) > 0 {
		c.release(ctx)
	}
	c.out.hush = c.out.hush || t.Life
	c.spare(ctx, t, state)
	if under := c.s.top(); under != nil {
		if under.Service == "" && t.Service != "" && under.Playbook == "price" {
			under.learn(t.Service) // that of the visit which was looked for
			c.fit(under)
		}
		c.out.back = true
		if !keeps && c.started(under) {
			c.out.returns = len(c.out.say) + 1
		}
	}
}

// started tells whether the caller knows of a task.
func (c *Conversation) started(t *task) bool {
	return len(t.Did) > 0 || t.Changed
}

// more asks whether there is anything else.
func (c *Conversation) more() {
	if len(c.s.Done) == 0 {
		c.request()
		return
	}
	if c.out.hush {
		// Who is to call 112 isn't asked for other wishes.
		c.s.Asked = asked{Expect: ExpectMore, Rule: "more"}
		return
	}
	if c.out.sorry {
		c.say("unclear.first")
	}
	c.question("more", ExpectMore)
}

// request asks what the caller wants.
func (c *Conversation) request() {
	key := "request.ask"
	if c.s.Asked.Tries > 0 && !c.out.back {
		key = "request.again"
	}
	c.question(key, ExpectRequest)
}

// question puts a question that belongs to no playbook.
func (c *Conversation) question(key string, expect Expect) {
	tries := 0
	if c.s.Asked.Expect == expect {
		tries = c.s.Asked.Tries
	}
	c.s.Asked = asked{Expect: expect, Rule: key, Tries: tries}
	c.say(key)
}

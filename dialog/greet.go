package dialog

import (
	"context"
	"strings"
	"time"

	"budi/calendar"
	"budi/configs"
)

// greet says who answers and asks how to help, in the manner of the hour.
func (c *Conversation) greet(ctx context.Context, o Opening) {
	if o.Neutral {
		c.say("greeting.neutral")
		c.disclose(ctx)
		c.start("message")
		c.run(ctx)
		return
	}
	status := c.e.b.OpenAt(c.now)
	key := "greeting." + status.State.String()
	if o.Customer != nil && c.s.Trusted && c.s.Person.Name != "" && status.State == configs.Open {
		key = "greeting.known"
		if v, ok := c.coming(ctx); ok {
			key, c.s.Near = "greeting.visit", true
			c.out.param = map[string]string{
				"service": c.serviceName(v.Slot.Service), "moment": c.pack().Moment(v.Slot.Start.In(c.e.loc), c.now),
			}
		}
	}
	clauses := c.phrase(key)
	c.out.param = nil
	// Who answers is told before the question, so that the question is last.
	if n := len(clauses); n > 1 {
		c.out.say = append(c.out.say, clauses[:n-1]...)
		c.disclose(ctx)
		c.say("greeting.recording")
		c.out.say = append(c.out.say, clauses[n-1])
	} else {
		c.out.say = append(c.out.say, clauses...)
		c.disclose(ctx)
		c.say("greeting.recording")
	}
	c.s.Asked = asked{Expect: ExpectRequest, Rule: "request.ask"}
	c.out.menu = c.s.Keypad
}

// coming gives the customer's only visit of the next days. A calendar that
// can't be reached doesn't hold up the greeting.
func (c *Conversation) coming(ctx context.Context) (calendar.Visit, bool) {
	ctx, cancel := context.WithTimeout(ctx, 200*time.Millisecond)
	defer cancel()
	list, err := c.e.book.Find(ctx, c.s.Person.Phone, c.now)
	if err != nil {
		c.log.Warn("dialog: the customer's visits were not read", "err", err)
		return calendar.Visit{}, false
	}
	if len(list) != 1 || list[0].Slot.Start.Sub(c.now) > 14*24*time.Hour {
		return calendar.Visit{}, false
	}
	return list[0], true
}

// disclose says that an AI speaks (AI Act, Article 50) and has it recorded.
func (c *Conversation) disclose(ctx context.Context) {
	clauses := c.phrase("greeting.disclosure")
	c.out.say = append(c.out.say, clauses...)
	var text strings.Builder
	for _, s := range clauses {
		text.WriteString(s)
	}
	ctx, cancel := c.commit(ctx)
	defer cancel()
	err := c.e.journal.Disclosed(ctx, Disclosure{Call: c.s.ID, Business: c.e.b.Slug, Text: text.String(), Lang: c.s.Lang, At: c.now})
	if err != nil {
		c.log.Error("dialog: the disclosure was not recorded", "err", err)
	}
}

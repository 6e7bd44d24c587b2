package dialog

import (
	"context"
	"time"

	"github.com/google/uuid"

	"budi/language"
)

// Opening begins a conversation.
type Opening struct {
	ID      uuid.UUID
	Channel string // "phone", "chat", ...
	Caller  string // E.164, "" when withheld
	// CallerTrusted tells that the network vouches for Caller: only then is it
	// taken for the customer's own number.
	CallerTrusted bool
	Lang          language.Tag // "": the business's default
	// Keypad tells that speech can't be recognised: every question comes with
	// a menu of keys.
	Keypad   bool
	Resume   *Resumed
	Customer *Customer
	// Neutral tells that nobody has the number that was dialled: the greeting
	// names no business, and a message is taken.
	Neutral bool
}

// Resumed is a conversation that was cut.
type Resumed struct {
	Snapshot []byte
	At       time.Time // when it was cut
}

// Customer is what is known of a caller from before.
type Customer struct {
	Name string
	Lang language.Tag
}

// Begin starts a conversation and gives the greeting. It does not fail for
// want of a calendar, a journal or a readable snapshot: those are logged.
func (e *Engine) Begin(ctx context.Context, o Opening) (*Conversation, Reply, error) {
	if o.ID == uuid.Nil {
		o.ID = uuid.New()
	}
	if o.Lang == "" && o.Customer != nil && o.CallerTrusted {
		o.Lang = o.Customer.Lang
	}
	if !e.b.Speaks(o.Lang) {
		o.Lang = e.b.Default()
	}
	c := &Conversation{e: e, log: e.log.With("call", o.ID)}
	c.begin(o)
	if c.resume(ctx, o) {
		return c, c.finish(ctx), nil
	}
	c.greet(ctx, o)
	return c, c.finish(ctx), nil
}

func (c *Conversation) begin(o Opening) {
	c.now = c.e.clock().In(c.e.loc)
	c.s = &state{
		Version: stateVersion, ID: o.ID, Root: o.ID, Channel: o.Channel, Lang: o.Lang, Keypad: o.Keypad,
		Caller: o.Caller, Trusted: o.CallerTrusted && o.Caller != "", Used: map[string]int{},
	}
	if c.s.Trusted {
		c.s.Person.Phone, c.s.Person.Calling = o.Caller, true
		if o.Customer != nil {
			c.s.Person.Name, c.s.Person.Confidence = o.Customer.Name, 1
		}
	}
}

// resume goes on with a cut conversation, when it is recent and the same
// person's.
func (c *Conversation) resume(ctx context.Context, o Opening) bool {
	if o.Resume == nil || c.now.Sub(o.Resume.At) > resumeWithin {
		return false
	}
	s, err := restore(o.Resume.Snapshot)
	if err != nil {
		c.log.Warn("dialog: can't resume", "err", err)
		return false
	}
	if s.Ended || len(s.Tasks) == 0 || !o.CallerTrusted || s.Caller != o.Caller {
		return false
	}
	fresh := c.s
	c.s = s
	c.s.ID, c.s.Keypad, c.s.Channel, c.s.Trusted = fresh.ID, fresh.Keypad, fresh.Channel, fresh.Trusted
	c.s.Silent, c.s.Unclear, c.s.Asked.Tries, c.s.Owed, c.s.Counts = 0, 0, 0, nil, nil
	if t := c.s.top(); t.Slot != nil {
		t.forget("hold", "reserve")
	}
	c.say("greeting.resumed")
	c.disclose(ctx)
	c.found(ctx)
	c.run(ctx)
	return true
}

// found ends a booking that was committed by the call that was cut, before the
// caller or the snapshot knew.
func (c *Conversation) found(ctx context.Context) {
	t := c.s.top()
	if t.Slot == nil || t.Playbook != "booking" || c.s.Person.Phone == "" {
		return
	}
	list, err := c.e.book.Find(ctx, c.s.Person.Phone, c.now)
	if err != nil {
		c.log.Warn("dialog: the customer's visits were not read", "err", err)
		return
	}
	for _, v := range list {
		if v.CallID == c.s.Root.String() && v.Slot.Service == t.Service && v.Slot.Start.Equal(t.Slot.Start) {
			c.s.Last, c.s.Tasks = &v, c.s.Tasks[:len(c.s.Tasks)-1]
			c.s.Done = append(c.s.Done, "booked")
			c.s.Serial++
			c.s.Asked, c.s.Subject = asked{}, subject{Service: t.Service, Class: t.Class}
			if c.confirms() {
				c.say("booking.again")
			}
			return
		}
	}
}

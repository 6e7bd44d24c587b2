package dialog

import (
	"context"
	"slices"
)

// How a conversation may be cut from outside.
const (
	EndHungUp  = "hung_up"  // the caller hung up
	EndDropped = "dropped"  // the line broke
	EndTimeout = "timeout"  // nothing came for too long
	EndDrained = "draining" // the server stops
)

// End closes the conversation from outside, gives up its holds and returns its
// closing state. A state that was reached stays; a caller who left in the
// middle of something is "interrupted", one who never began "abandoned". It
// may be called more than once, and after the last reply.
func (c *Conversation) End(ctx context.Context, reason string) string {
	if c.s.Closing != "" {
		return c.s.Closing
	}
	// A rehearsed reply may have held what the state does not know of.
	c.s.Held = either(c.s.Held, c.s.ID.String())
	c.release(ctx)
	state := c.closing()
	under := slices.ContainsFunc(c.s.Tasks, func(t *task) bool { return c.started(t) || t.Service != "" })
	switch {
	case state == "abandoned" && reason == EndTimeout:
		state = "no_answer"
	case under && !slices.Contains([]string{"booked", "moved", "cancelled", "urgent_referred", "message_taken"}, state):
		state = "interrupted"
	}
	c.s.Closing = state
	// The memory stays open for a caller who rings again: see Snapshot.
	c.log.Info("conversation ended", "reason", reason, "closing", state, "turns", c.s.Turns)
	return state
}

// Back goes on after a transfer that nobody took: the reply before had Then ==
// [Transfer]. It apologises and takes a message.
func (c *Conversation) Back(ctx context.Context) (Reply, error) {
	c.now = c.e.clock().In(c.e.loc)
	c.out = out{}
	c.s.Ended, c.s.Closing = false, ""
	c.s.Done = slices.DeleteFunc(c.s.Done, func(s string) bool { return s == "transferred" })
	c.s.Tasks, c.s.Asked = nil, asked{}
	c.start("message").Level = "callback"
	c.say("human.failed")
	c.run(ctx)
	return c.finish(ctx), nil
}

// ID names the conversation.
func (c *Conversation) ID() string { return c.s.ID.String() }

// Prompts gives the texts that this conversation is likely to say whatever the
// caller answers, worth synthesising beforehand.
func (c *Conversation) Prompts() []string {
	var out []string
	for _, key := range []string{
		"filler", "silence.first", "unclear.first", "wait", "bye.plain", "bye.silent", "booking.name", "booking.phone",
		"booking.choose", "booking.choose_one", "booking.when", "more", "more.last", "request.ask", "urgent.life",
	} {
		for n := range 3 {
			for _, s := range c.e.phrases.Say(c.s.Lang, key, n, c.param) {
				if !slices.Contains(out, s) {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// Filler gives a few words for when a reply takes long; no two in a row are
// the same.
func (c *Conversation) Filler() []string { return c.phrase("filler") }

// spare drops the work under the one that ended where that has made it
// needless: a message was left, or a new visit booked, by who was to be asked
// whether to leave one, or an urgent visit is booked in place of the one that
// was being planned.
func (c *Conversation) spare(ctx context.Context, t *task, state string) {
	under := c.s.top()
	if under == nil {
		return
	}
	unfound := under.Did["find"] == "none" || under.Playbook == "faq" && under.Did["answer"] == "unknown"
	urgent := state == "booked" && t.Urgency != "" && under.Playbook == "booking"
	if unfound && (state == "message_taken" || state == "booked") || urgent {
		c.s.Tasks = c.s.Tasks[:len(c.s.Tasks)-1]
		c.release(ctx)
	}
}

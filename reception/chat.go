package reception

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"budi/call"
	"budi/dialog"
	"budi/language"
	"budi/record"
)

// errChatOver is the cause of a chat's end: the other party left.
var errChatOver = errors.New("chat over")

// Chat is a conversation in text. It is owned by one goroutine, which calls
// Close.
type Chat struct {
	s      *session
	expect dialog.Expectation
	closed bool
}

// ChatOpening is who writes.
type ChatOpening struct {
	Lang    language.Tag // "": the business's default
	Caller  string       // E.164, "" when unknown
	Trusted bool         // the network vouches for Caller
}

// Chat begins a conversation in text with a business and gives its greeting.
func (d *Desk) Chat(ctx context.Context, slug string, o ChatOpening) (*Chat, dialog.Reply, error) {
	t, err := d.tenant(slug)
	if err != nil {
		return nil, dialog.Reply{}, err
	}
	s, err := d.open(ctx, t, opening{channel: record.Chat, caller: o.Caller, trusted: o.Trusted, lang: o.Lang})
	if err != nil {
		return nil, dialog.Reply{}, err
	}
	c := &Chat{s: s}
	c.told(s.first)
	return c, s.first, nil
}

// Reply answers a turn; ID and At are filled in.
func (c *Chat) Reply(ctx context.Context, t dialog.Turn) (dialog.Reply, error) {
	t.ID, t.At = uuid.New(), c.s.d.cfg.Clock()
	c.s.keep.Heard(t, c.expect)
	r, err := c.s.talk.Reply(ctx, t)
	if err != nil {
		return dialog.Reply{}, err
	}
	c.told(r)
	return r, nil
}

func (c *Chat) told(r dialog.Reply) {
	c.expect = r.Expect
	c.s.keep.Saying(r)
}

// Close ends the conversation and completes its record.
func (c *Chat) Close(ctx context.Context) {
	if !c.closed {
		c.closed = true
		c.s.finish(ctx, call.Result{Cause: errChatOver})
	}
}

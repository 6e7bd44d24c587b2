package sip

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	gosip "github.com/emiago/sipgo/sip"

	"budi/media"
)

// Why a call ended, as the cause of its context.
var (
	// ErrRemoteHangup: the other party hung up.
	ErrRemoteHangup = errors.New("the other party hung up")
	// ErrCancelled: the caller gave up before the answer.
	ErrCancelled = errors.New("the caller cancelled")
	// ErrNoACK: our answer was never acknowledged.
	ErrNoACK = errors.New("the answer was not acknowledged")
	// ErrHangup: we hung up.
	ErrHangup = errors.New("hung up")
	// ErrRejected: we refused the call.
	ErrRejected = errors.New("call rejected")
	// ErrShutdown: the server ends.
	ErrShutdown = errors.New("server shuts down")
	// ErrFailed: the call can't go on: a broken transport, no agreement on
	// the media, or a handler that panicked.
	ErrFailed = errors.New("call failed")
	// ErrState: the method does not fit the state of the call.
	ErrState = errors.New("wrong state of the call")
)

// Call is one call: an INVITE and the dialog that it makes (RFC 3261 §12). Its
// methods may be used by any goroutine.
type Call struct {
	e        *endpoint
	log      *slog.Logger
	id       string
	localTag string
	outgoing bool
	trunk    *line
	number   string
	raw      string
	caller   string
	trusted  bool
	headers  []Header
	diverted []Diversion
	noMedia  time.Duration
	lose     func() bool
	source   netip.AddrPort
	began    time.Time

	ctx    context.Context //nolint:containedctx // it is the call's own life, read by many
	cancel context.CancelCauseFunc
	// base is the life of whoever runs the call.
	base context.Context //nolint:containedctx // as ctx

	// handler starts what takes the admitted incoming call.
	handler func()
	// freed runs once, when the call needs no line any more: a peer that does
	// not answer our BYE must not hold one.
	freed func()
	// ended runs when the dialog is gone, on the call's goroutine.
	ended func()

	ops    chan func()
	done   chan struct{}                // the dialog is gone
	up     chan struct{}                // closed when the leg is live and acknowledged
	live   struct{ leg *media.Session } // written before up is closed
	acked  atomic.Pointer[time.Time]
	posted struct {
		sync.Mutex
		closed bool
	}
	events chan event

	// What follows belongs to the call's goroutine.
	dialog
	state   state
	ports   *media.Ports
	lease   *media.Lease   // until the session has it
	leg     *media.Session // nil before and after
	sdp     local
	offered []byte       // our answer to the INVITE's offer, nil without one
	sent    []byte       // our last description
	settled media.Params // what the last offer and answer agreed on
	invite  *serverTx    // of an incoming call
	pending *pending     // a 2xx that waits for its ACK
	resend  *time.Timer  // of pending
	dialing *dialing     // of an outgoing call
}

// state of a call, in the order of its life.
type state int

const (
	stateEarly    state = iota // INVITE is unanswered
	stateAnswered              // 2xx sent, no ACK yet
	stateTalking               // acknowledged
	stateEnding                // media closed; a BYE or CANCEL is under way
	stateOver
)

// event is something that a socket or timer brought for the call.
type event struct {
	req       *gosip.Request
	from      flow
	tx        *serverTx // nil for ACK
	cancelled *serverTx // a CANCEL of this INVITE
	run       func()    // anything else, on the call's goroutine
}

// ID is the Call-ID.
func (c *Call) ID() string { return c.id }

// Dialled is the number that was called, in E.164; "" when the trunk does not
// tell or it is no telephone number.
func (c *Call) Dialled() string { return c.number }

// DialledRaw is the dialled user part as it came.
func (c *Call) DialledRaw() string { return c.raw }

// Caller is the caller's number in E.164; "" when withheld or unknown.
func (c *Call) Caller() string { return c.caller }

// CallerTrusted tells whether Caller comes from a trunk that screens it.
func (c *Call) CallerTrusted() bool { return c.trusted }

// Headers of the INVITE as they came, for the record; bounded in number and
// length. The caller must not change them.
func (c *Call) Headers() []Header { return c.headers }

// Diversions tell from which numbers the call was forwarded, and why, the last
// forwarding first; they are as good as the trunk that tells them.
func (c *Call) Diversions() []Diversion { return c.diverted }

// Trunk is the name of the trunk that the call came over; "" when outgoing or
// when no trunks are configured.
func (c *Call) Trunk() string {
	if c.trunk == nil {
		return ""
	}
	return c.trunk.Name
}

// Source is where the call's INVITE came from, or went to.
func (c *Call) Source() netip.AddrPort { return c.source }

// Began is when the INVITE came in, or went out.
func (c *Call) Began() time.Time { return c.began }

// Context ends when the call ends, with the cause: one of this package's
// errors.
func (c *Call) Context() context.Context { return c.ctx }

// AckedAt is when the answer was acknowledged; zero before. First sound is
// measured from here.
func (c *Call) AckedAt() time.Time {
	if t := c.acked.Load(); t != nil {
		return *t
	}
	return time.Time{}
}

// do runs f on the call's goroutine.
func (c *Call) do(ctx context.Context, f func() error) error {
	result := make(chan error, 1)
	op := func() {
		err := fmt.Errorf("%w: panic", ErrFailed)
		defer func() { result <- err }()
		err = f()
	}
	select {
	case c.ops <- op:
		return <-result
	case <-c.done:
		return c.over()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// over is why nothing can be done with the call any more.
func (c *Call) over() error {
	if cause := context.Cause(c.ctx); cause != nil {
		return cause
	}
	return ErrState
}

// Ring tells the caller that it rings (180).
func (c *Call) Ring(ctx context.Context) error {
	return c.do(ctx, func() error {
		if c.state != stateEarly || c.outgoing {
			return c.wrongState("ring")
		}
		return c.invite.respond(c.response(c.invite.req, 180, ""))
	})
}

// Answer accepts the call and returns its sound once the caller has
// acknowledged; the leg belongs to the call and ends with it. It fails with
// the cause when the call ends before.
func (c *Call) Answer(ctx context.Context) (media.Leg, error) {
	if err := c.do(ctx, c.answer); err != nil {
		return nil, err
	}
	return c.wait(ctx)
}

// wait for the acknowledged leg.
func (c *Call) wait(ctx context.Context) (media.Leg, error) {
	select {
	case <-c.up:
		return c.live.leg, nil
	case <-c.ctx.Done():
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	select {
	case <-c.up: // answered, and over already
		return c.live.leg, nil
	default:
		return nil, c.over()
	}
}

// Reject refuses an unanswered call with a code from 300 to 699; an empty
// reason is the code's own phrase.
func (c *Call) Reject(code int, reason string) error {
	return c.do(context.Background(), func() error {
		if c.state != stateEarly || c.outgoing || code < 300 || code > 699 {
			return c.wrongState("reject")
		}
		c.reject(&refusal{code: code, why: reason}, ErrRejected)
		return nil
	})
}

// Hangup ends the call: BYE when it was answered, 480 when not. It returns
// when the other party has confirmed, when that took too long, or when ctx
// ends; the sound ends at once. Hanging up a call that is over does nothing.
func (c *Call) Hangup(ctx context.Context) error {
	_ = c.do(context.WithoutCancel(ctx), func() error { // only fails when it is over
		c.hangup(ErrHangup)
		return nil
	})
	select {
	case <-c.done:
		return nil
	case <-ctx.Done():
		if cause := context.Cause(ctx); !errors.Is(cause, c.over()) {
			return cause
		}
		return nil // ctx was the call's own
	}
}

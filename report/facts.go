package report

import (
	"encoding/json"
	"slices"

	"budi/record"
)

// Outcomes of a call, where the conversation itself named none.
const (
	outcomeBooked      = "booked"
	outcomeMoved       = "moved"
	outcomeCancelled   = "cancelled"
	outcomeUrgent      = "urgent"
	outcomeMessage     = "message"
	outcomeTransferred = "transferred"
	outcomeAnswered    = "answered"
	outcomeInterrupted = "interrupted"
	outcomeMissed      = "missed"
	outcomeSilent      = "silent" // nobody said anything
	outcomeLive        = "live"

	// Closing states of a conversation that couldn't do what was wanted.
	bookingFailed = "booking_failed"
	messageFailed = "message_failed"
)

// facts are what is known to have happened in one call.
type facts struct {
	call     Call
	bookings []Booking
	messages []Message
	alerts   []Alert
	transfer bool     // the caller was put through
	spoke    bool     // the caller said or keyed something
	last     string   // the last that they said
	quoted   []string // services whose price was told
}

// done is an action that a turn tells of, in the conversation's stable JSON.
type done struct {
	Type    string `json:"type"`
	ID      string `json:"id"`
	Service string `json:"service"`
}

// facts gathers what belongs to a call. A visit belongs to the call whose
// turn tells that it changed it, else to the one that booked it.
func (w *work) facts(c Call) facts {
	f := facts{call: c}
	changed := map[string]bool{}
	for _, line := range c.Transcript {
		if line.Who == record.Caller {
			f.spoke, f.last = true, line.Text
		}
		var actions []done
		if len(line.Actions) == 0 || json.Unmarshal(line.Actions, &actions) != nil {
			continue // a turn whose actions can't be read still has its words
		}
		for _, a := range actions {
			switch a.Type {
			case Booked, Moved, Cancelled:
				changed[a.ID] = true
			case "transfer":
				f.transfer = true
			case "quote":
				if name := w.serviceName(a.Service); a.Service != "" && !slices.Contains(f.quoted, name) {
					f.quoted = append(f.quoted, name)
				}
			}
		}
	}
	for _, b := range w.r.Bookings {
		if changed[b.ID] || b.CallID == c.ID && !slices.ContainsFunc(f.bookings, func(o Booking) bool { return o.ID == b.ID }) {
			f.bookings = append(f.bookings, b)
		}
	}
	for _, m := range w.r.Messages {
		if m.CallID == c.ID {
			f.messages = append(f.messages, m)
		}
	}
	for _, a := range w.r.Alerts {
		if a.CallID == c.ID {
			f.alerts = append(f.alerts, a)
		}
	}
	return f
}

// name is what the caller is called in what they booked or left.
func (f facts) name() string {
	for _, b := range f.bookings {
		if b.Name != "" {
			return b.Name
		}
	}
	for _, m := range f.messages {
		if m.Name != "" {
			return m.Name
		}
	}
	return ""
}

// phone is the number that the caller told for what they booked or left.
func (f facts) phone() string {
	for _, b := range f.bookings {
		if b.Phone != "" {
			return b.Phone
		}
	}
	for _, m := range f.messages {
		if m.Phone != "" {
			return m.Phone
		}
	}
	return ""
}

// failed reports whether what the caller wanted couldn't be done.
func (f facts) failed() bool {
	return f.call.Outcome == bookingFailed || f.call.Outcome == messageFailed
}

// outcome is the weightiest thing that happened.
func (f facts) outcome() string {
	for _, b := range f.bookings {
		return b.Action
	}
	switch {
	case f.call.Live():
		return outcomeLive
	case f.call.Missed:
		return outcomeMissed
	case len(f.alerts) > 0:
		return outcomeUrgent
	case f.transfer:
		return outcomeTransferred
	case len(f.messages) > 0:
		return outcomeMessage
	case f.call.Interrupted:
		return outcomeInterrupted
	case !f.spoke:
		return outcomeSilent
	}
	return outcomeAnswered
}

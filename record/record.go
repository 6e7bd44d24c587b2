// Package record is what is kept of a conversation: who called, what was
// said, what came of it, and what the team must see in the morning. These are
// plain facts; the store keeps them and the report tells them.
//
// Times are instants; a zero time means that it didn't happen (yet). IDs are
// UUIDs in text form.
package record

import (
	"encoding/json"
	"time"
)

// Channels of a conversation.
const (
	Phone = "phone"
	Chat  = "chat"
)

// Call is one conversation, on the phone or in text.
type Call struct {
	ID       string `json:"id"`
	Business string `json:"business"` // slug
	Channel  string `json:"channel"`
	// Node names the process that holds the call, so that after a crash it
	// finds its own again.
	Node    string `json:"-"`
	Caller  string `json:"caller,omitempty"`  // E.164, "" when withheld
	Trusted bool   `json:"trusted,omitempty"` // the caller's number comes from a trunk that is believed
	Dialled string `json:"dialled,omitempty"` // E.164
	Lang    string `json:"lang,omitempty"`    // in which it was held, last
	// Name is the caller's name where they gave it.
	Name        string    `json:"name,omitempty"`
	Started     time.Time `json:"started"`
	Answered    time.Time `json:"answered,omitzero"`
	Ended       time.Time `json:"ended,omitzero"`
	Closing     string    `json:"closing,omitempty"` // the named closing state
	Outcome     string    `json:"outcome,omitempty"`
	Urgent      bool      `json:"urgent"`
	Summary     string    `json:"summary,omitempty"`
	Interrupted bool      `json:"interrupted,omitempty"` // cut off before a closing state: call back
	Recording   string    `json:"recording,omitempty"`   // path within the data folder
	Headers     string    `json:"-"`                     // what the operator sent, raw
}

// Live reports whether the conversation goes on.
func (c Call) Live() bool { return c.Ended.IsZero() }

// End is what is known of a call when it is over.
type End struct {
	At          time.Time
	Lang        string
	Name        string
	Closing     string
	Outcome     string
	Summary     string
	Urgent      bool
	Interrupted bool
	Recording   string
}

// Who spoke.
const (
	Caller = "caller"
	Budi   = "budi"
	Team   = "team"
)

// Turn is one thing that was said or keyed.
type Turn struct {
	CallID     string          `json:"-"`
	Seq        int             `json:"seq"` // from 1; 0 lets the store number it
	Who        string          `json:"who"`
	Text       string          `json:"text"`
	Lang       string          `json:"lang,omitempty"`
	Confidence float64         `json:"confidence,omitempty"` // of what the caller said, 0..1
	Expect     string          `json:"expect,omitempty"`     // what was awaited
	Unheard    string          `json:"unheard,omitempty"`    // the end of Budi's words that was cut off
	Gap        time.Duration   `json:"-"`                    // from the caller's last speech to Budi's first, 0 where not measured
	Timeline   json.RawMessage `json:"timeline,omitempty"`
	Actions    json.RawMessage `json:"actions,omitempty"`
	At         time.Time       `json:"at"`
}

// Message is what a caller left for the team.
type Message struct {
	ID       string    `json:"id"`
	CallID   string    `json:"call"`
	Business string    `json:"-"`
	Name     string    `json:"name,omitempty"`
	Phone    string    `json:"phone,omitempty"` // E.164
	Text     string    `json:"text"`
	Urgent   bool      `json:"urgent"`
	Callback string    `json:"callback,omitempty"` // when the caller wants to be called back, in their words
	At       time.Time `json:"at"`
	Resolved time.Time `json:"resolved,omitzero"`
}

// Alert is a contact who was to be told at once.
type Alert struct {
	ID           string    `json:"id"`
	CallID       string    `json:"call"`
	Business     string    `json:"-"`
	Level        string    `json:"level"`          // life, urgent
	Rule         string    `json:"rule,omitempty"` // id in the urgency protocol
	Contact      string    `json:"contact"`        // id of the contact
	Text         string    `json:"text"`
	At           time.Time `json:"at"`
	Acknowledged time.Time `json:"acknowledged,omitzero"`
}

// Question is what a caller asked and the business's knowledge couldn't answer.
type Question struct {
	ID       string    `json:"id"`
	CallID   string    `json:"call"`
	Business string    `json:"-"`
	Lang     string    `json:"lang"`
	Text     string    `json:"text"`
	At       time.Time `json:"at"`
	Resolved time.Time `json:"resolved,omitzero"`
}

// Disclosure proves that a caller was told that they speak with an AI
// (Regulation (EU) 2024/1689, article 50(1)).
type Disclosure struct {
	CallID string    `json:"call"`
	Text   string    `json:"text"` // as it was said
	Lang   string    `json:"lang"`
	At     time.Time `json:"at"`
}

// Run is one life of a serving process; what lies between runs is time in
// which nobody was served.
type Run struct {
	ID      string    `json:"id"`
	Node    string    `json:"node"`
	Version string    `json:"version,omitempty"`
	Started time.Time `json:"started"`
	Seen    time.Time `json:"seen"`             // last sign of life
	Stopped time.Time `json:"stopped,omitzero"` // ended in order
}

// Incident is a fault that the team should know of: a trunk that was lost, an
// engine that failed.
type Incident struct {
	ID       string    `json:"id"`
	Business string    `json:"-"` // "" concerns all
	CallID   string    `json:"call,omitempty"`
	Kind     string    `json:"kind"` // trunk, engine, calendar, media, transfer, spam, ...
	Text     string    `json:"text"`
	At       time.Time `json:"at"`
}

// Trouble is something that went wrong in a call, by kind: what is wrong with a
// caller's sound (fax, steady, babble, clipped, offset, dead), or an engine
// that failed (recogniser, synthesiser).
type Trouble struct {
	CallID string    `json:"-"`
	Kind   string    `json:"kind"`
	Count  int       `json:"count"` // how often it began
	At     time.Time `json:"at"`    // first
}

// Customer is what is remembered of a caller's number.
type Customer struct {
	Phone string
	Name  string // the last that they gave
	Lang  string // the last that they spoke
	Calls int    // earlier conversations
	Last  time.Time
}

// Package dialog is the conversation: text in, text out. It knows no audio; a
// call and a text channel drive it alike.
package dialog

import (
	"time"

	"github.com/google/uuid"

	"budi/language"
)

// Turn is what the other party did.
type Turn struct {
	ID uuid.UUID
	// Text is what was said, "" with Silence, Key or Unclear.
	Text       string
	Confidence float64 // of Text, 0..1; text channels give 1
	NBest      []Hypothesis
	Key        rune // a telephone key, or 0
	Silence    bool // nothing came in time
	Unclear    bool // something was said that the recogniser rejected
	// Guess has the words of an unclear turn as far as they were made out, of
	// its Confidence; a visit may be asked back by them and nothing else.
	Guess string
	// Deaf tells that speech is not understood any more: from this turn on the
	// caller is served by keys.
	Deaf bool
	// Unheard is set when the caller interrupted the reply before: the last
	// part of it, that was never heard.
	Unheard string
	At      time.Time
}

// Hypothesis is one other reading of a turn.
type Hypothesis struct {
	Text       string
	Confidence float64
}

// Reply is what to say and what comes next.
type Reply struct {
	// Say holds the clauses in order, each a sentence or a part that can be
	// synthesised alone.
	Say     []string
	Lang    language.Tag
	Expect  Expectation
	Then    Then
	Actions []Action // what was done, after it was committed
	Closing string   // the named closing state, set on the last reply
	Urgent  bool
	// Slower and Louder change the voice from this reply on.
	Slower, Louder bool
}

// Then is what follows the reply.
type Then uint8

// What may follow.
const (
	Listen Then = iota
	HangUp
	Transfer
)

// Action is something that was done, in the stable JSON form.
type Action struct {
	Type    string     `json:"type"` // booked, moved, cancelled, message, alert, transfer, ticket, quote, invoice, reminder, opt_out
	ID      string     `json:"id,omitempty"`
	Service string     `json:"service,omitempty"`
	Staff   string     `json:"staff,omitempty"`
	Start   *time.Time `json:"start,omitempty"`
	End     *time.Time `json:"end,omitempty"`
	Name    string     `json:"name,omitempty"`
	Phone   string     `json:"phone,omitempty"`
	Text    string     `json:"text,omitempty"` // a message's or an alert's text
	To      string     `json:"to,omitempty"`   // an alert's or a transfer's target: a contact id
	Level   string     `json:"level,omitempty"`
}

// Expect names what the next answer may be.
type Expect string

// The stable names.
const (
	ExpectRequest Expect = "request"
	ExpectService Expect = "service"
	ExpectStaff   Expect = "staff"
	ExpectBranch  Expect = "branch"
	ExpectTime    Expect = "time"
	ExpectChoice  Expect = "choice"
	ExpectName    Expect = "name"
	ExpectPhone   Expect = "phone"
	ExpectDetail  Expect = "detail"
	ExpectConfirm Expect = "confirm"
	ExpectMore    Expect = "more"
	ExpectRating  Expect = "rating"
	ExpectDone    Expect = "done"
)

// Completeness tells whether words make an answer yet.
type Completeness uint8

// The grades of completeness.
const (
	Unfinished Completeness = iota // clearly goes on: "on Friday at"
	Possible                       // may be all
	Complete                       // a whole answer to what was asked
)

// Expectation is what the next answer may be. The recogniser takes its
// grammar from it, the end-of-turn detector its hangover.
type Expectation struct {
	Kind Expect
	// Options are the offered times or words, in the order offered, where
	// Kind is choice.
	Options []Option
	// Keypad is set once the caller should use keys: then Keys tells which
	// key means what, for the test phone and the console.
	Keypad bool
	Keys   []Key
	// Spells is set where the answer is told letter by letter, with or without
	// words behind the letters ("B as in Bravo"). With confirm, letters that were
	// told are read back: a yes, a no, or more letters answer that.
	Spells bool
	// Complete judges the words so far; nil judges all as Possible.
	Complete func(words string) Completeness
}

// Key is one telephone key and what it means now.
type Key struct {
	Key   rune
	Label string
}

// Option is one offered choice.
type Option struct {
	Label string
	Start time.Time // zero where it is not a time
}

package dialog

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"budi/calendar"
	"budi/language"
)

// stateVersion changes when a snapshot of before can no longer be read.
const stateVersion = 1

// state is all that a conversation remembers. It is plain data, so that a cut
// call can go on from a snapshot, on another node if need be.
type state struct {
	Version int          `json:"version"`
	ID      uuid.UUID    `json:"id"`
	Root    uuid.UUID    `json:"root"` // the first of the calls that the conversation spans
	Channel string       `json:"channel"`
	Lang    language.Tag `json:"lang"`
	Keypad  bool         `json:"keypad,omitempty"` // the language has no recogniser
	Caller  string       `json:"caller,omitempty"`
	Trusted bool         `json:"trusted,omitempty"`

	Person  person   `json:"person"`
	Subject subject  `json:"subject"`           // what was last spoken of
	Topic   string   `json:"topic,omitempty"`   // the playbook that closed last
	Classes []string `json:"classes,omitempty"` // the price classes that the caller's thing belongs to, "service/class"
	Thing   string   `json:"thing,omitempty"`   // how the caller called it: "BMW X5"
	Tasks   []*task  `json:"tasks,omitempty"`   // innermost last
	Asked   asked    `json:"asked"`
	Notes   []note   `json:"notes,omitempty"` // the last things the caller said, for a handover

	Done    []string        `json:"done,omitempty"`    // closing states reached, in order
	Last    *calendar.Visit `json:"last,omitempty"`    // booked or moved in this conversation
	Unfound bool            `json:"unfound,omitempty"` // no visit was found under the name and number that were told
	Near    bool            `json:"near,omitempty"`    // the greeting named a coming visit
	Serial  int             `json:"serial"`            // commits so far; part of each idempotency key
	Closing string          `json:"closing,omitempty"`
	Ended   bool            `json:"ended,omitempty"`

	Silent  int `json:"silent,omitempty"`  // turns in a row in which nothing came
	Unclear int `json:"unclear,omitempty"` // turns in a row that were not understood

	Foreign      language.Tag   `json:"foreign,omitempty"` // another language that was heard
	ForeignTurns int            `json:"foreign_turns,omitempty"`
	Said         []string       `json:"said,omitempty"`      // the last reply
	Circled      []string       `json:"circled,omitempty"`   // the last reply, without the keys
	Circles      int            `json:"circles,omitempty"`   // how often in a row it was said
	Owed         []string       `json:"owed,omitempty"`      // what must be said again: it was done, but not heard
	Resaid       int            `json:"resaid,omitempty"`    // how often in a row the last reply was said again because it was not heard
	Confirmed    string         `json:"confirmed,omitempty"` // the visit that was confirmed once more: which, and its time
	Used         map[string]int `json:"used,omitempty"`      // how often a phrase was said
	Slow         bool           `json:"slow,omitempty"`
	Loud         bool           `json:"loud,omitempty"`
	Turns        int            `json:"turns"`
	Digits       string         `json:"digits,omitempty"`  // keyed or said so far
	Mistyped     time.Time      `json:"mistyped,omitzero"` // when the last key was pressed that meant nothing
	Held         string         `json:"held,omitempty"`    // the key under which a slot is held
	Calmed       bool           `json:"calmed,omitempty"`  // anger was answered
	Urgencies    []string       `json:"urgencies,omitempty"`
	Counts       []Count        `json:"counts,omitempty"` // since this call began
}

// person is the customer.
type person struct {
	Name       string  `json:"name,omitempty"`
	Confidence float64 `json:"confidence,omitempty"` // of Name
	Phone      string  `json:"phone,omitempty"`      // E.164, or the digits as they were said
	Calling    bool    `json:"calling,omitempty"`    // Phone is the trusted caller ID
	Wrong      string  `json:"wrong,omitempty"`      // the number that was denied last

	Sound float64  `json:"sound,omitempty"` // the recogniser's confidence in the turn that gave Name
	Heard []string `json:"heard,omitempty"` // names that were heard and denied
	// Names that the readings of Hearings turns held, likeliest first.
	Guesses  []nameGuess `json:"guesses,omitempty"`
	Hearings int         `json:"hearings,omitempty"`
	// How often the first name and the family name were denied; what the
	// recogniser was unsure of counts double.
	WrongGiven  int `json:"wrong_given,omitempty"`
	WrongFamily int `json:"wrong_family,omitempty"`

	Letters string `json:"letters,omitempty"` // spelled so far, not agreed to yet
	Tried   string `json:"tried,omitempty"`   // spelled, and not right
	Spelled string `json:"spelled,omitempty"` // spelled and agreed to: Name or a part of it
	Rounds  int    `json:"rounds,omitempty"`  // how often that was
	Fails   int    `json:"fails,omitempty"`   // how often the letters led to nothing
	Unsure  bool   `json:"unsure,omitempty"`  // Name is what was heard; the team is to check it
}

// subject is a service, and the class of it, that was spoken of.
type subject struct {
	Service string `json:"service,omitempty"`
	Class   string `json:"class,omitempty"`
}

// note is something the caller said.
type note struct {
	Text string    `json:"text"`
	At   time.Time `json:"at"`
}

// asked is the question whose answer is awaited.
type asked struct {
	Expect  Expect   `json:"expect,omitempty"`
	Rule    string   `json:"rule,omitempty"` // "playbook/step", or a phrase key outside playbooks
	Name    string   `json:"name,omitempty"` // of the step, for a yes or no
	Tries   int      `json:"tries"`          // how often it was asked before, without an answer
	Choices []choice `json:"choices,omitempty"`
	Keypad  bool     `json:"keypad,omitempty"` // the menu of keys was read out
	Spells  bool     `json:"spells,omitempty"` // the answer is told letter by letter
}

// choice is one thing that was offered.
type choice struct {
	Label  string         `json:"label"`
	Ref    string         `json:"ref,omitempty"`    // a service's or a visit's ID
	Slot   *calendar.Slot `json:"slot,omitempty"`   // where it is a time
	Words  []string       `json:"words,omitempty"`  // by which it may be named
	Forget string         `json:"forget,omitempty"` // the fact that is asked anew when it is chosen
	Missed bool           `json:"missed,omitempty"` // it was interrupted before it was heard
	Unsaid bool           `json:"unsaid,omitempty"` // the question gave others as examples
}

// task is one playbook under way.
type task struct {
	Playbook   string            `json:"playbook"`
	Since      int               `json:"since,omitempty"` // the turn in which it began
	Service    string            `json:"service,omitempty"`
	Class      string            `json:"class,omitempty"`
	Inherited  bool              `json:"inherited,omitempty"`  // Service is what was spoken of before
	Unsure     bool              `json:"unsure,omitempty"`     // the caller doesn't know which service
	Suggested  bool              `json:"suggested,omitempty"`  // Service is what the told need sounds like
	Doubt      bool              `json:"doubt,omitempty"`      // Service was heard with middling confidence
	Opening    string            `json:"opening,omitempty"`    // the words that started it
	Candidates []string          `json:"candidates,omitempty"` // services that the words may have meant
	Staff      string            `json:"staff,omitempty"`
	Wish       []said            `json:"wish,omitempty"`
	Offered    []choice          `json:"offered,omitempty"`
	Slot       *calendar.Slot    `json:"slot,omitempty"`
	Visits     []calendar.Visit  `json:"visits,omitempty"`
	Visit      *calendar.Visit   `json:"visit,omitempty"`
	Details    map[string]string `json:"details,omitempty"`
	Text       string            `json:"text,omitempty"`
	Callback   string            `json:"callback,omitempty"` // when the caller would like to be called, in their words
	Urgency    string            `json:"urgency,omitempty"`  // id of the business's rule
	Life       bool              `json:"life,omitempty"`
	General    bool              `json:"general,omitempty"` // no rule's own signs were heard: Urgency is the nearest
	FAQ        string            `json:"faq,omitempty"`
	Asked      string            `json:"asked,omitempty"` // the question that could not be answered
	Level      string            `json:"level,omitempty"` // of a message: "", "complaint", "urgent"
	Did        map[string]string `json:"did,omitempty"`
	Answers    map[string]string `json:"answers,omitempty"`
	Ran        map[string]int    `json:"ran,omitempty"`     // how often an action was done
	Fired      map[string]int    `json:"fired,omitempty"`   // steps of words alone, and how often the actions they ask for had been done
	Next       []string          `json:"next,omitempty"`    // services that are booked after this one
	Party      int               `json:"party,omitempty"`   // for how many people the same is wanted, a visit each; 0 is one
	Left       int               `json:"left,omitempty"`    // how many of them are still to be booked after this one
	Maybe      int               `json:"maybe,omitempty"`   // a number that may be people or a time of day
	Masters    []string          `json:"masters,omitempty"` // the staff that each of the next people is to see
	Follows    bool              `json:"follows,omitempty"` // it is the next of several
	Lost       bool              `json:"lost,omitempty"`    // somebody else took the chosen time
	Changed    bool              `json:"changed,omitempty"`
	Unasked    bool              `json:"unasked,omitempty"` // a message in place of what was not understood
}

// said is a stretch of words that shaped a wish about time. A set of instants
// can't be written down, the words that made it can.
type said struct {
	Text   string       `json:"text,omitempty"`
	At     time.Time    `json:"at"`
	Lang   language.Tag `json:"lang,omitempty"`
	Expect string       `json:"expect,omitempty"`
	Plain  bool         `json:"plain,omitempty"` // its "no" answers the question, and negates no day
	Not    time.Time    `json:"not,omitzero"`    // of what is negated only this is refused: "not tomorrow, Thursday"
	Same   bool         `json:"same,omitempty"`  // "at the same time": that of the visit which is spoken of
	But    time.Time    `json:"but,omitzero"`    // what fits this names the visit that is meant, not a wish
	Exact  time.Time    `json:"exact,omitzero"`  // "an hour later": this very moment
	After  time.Time    `json:"after,omitzero"`  // "something later" than this
	Before time.Time    `json:"before,omitzero"` // "something earlier"
}

// Snapshot gives the conversation's memory, for [Resumed].
func (c *Conversation) Snapshot() []byte {
	data, err := json.Marshal(c.s)
	if err != nil { // plain data always marshals
		c.log.Error("dialog: snapshot", "err", err)
		return nil
	}
	return data
}

// restore reads a snapshot.
func restore(data []byte) (*state, error) {
	var s state
	if err := json.Unmarshal(data, &s); err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	if s.Version != stateVersion {
		return nil, fmt.Errorf("snapshot: version %d, not %d", s.Version, stateVersion)
	}
	return &s, nil
}

// copied is a state of its own.
func (s *state) copied() (*state, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("state of the conversation: %w", err)
	}
	out := &state{}
	if err := json.Unmarshal(data, out); err != nil {
		return nil, fmt.Errorf("state of the conversation: %w", err)
	}
	return out, nil
}

// top gives the task under way, or nil.
func (s *state) top() *task {
	if len(s.Tasks) == 0 {
		return nil
	}
	return s.Tasks[len(s.Tasks)-1]
}

// forget lets actions be done again.
func (t *task) forget(actions ...string) {
	for _, a := range actions {
		delete(t.Did, a)
	}
	clear(t.Answers)
}

// drop gives up what follows from a choice of time.
func (t *task) drop() {
	t.Slot, t.Offered = nil, nil
	t.forget("offer", "keep_first", "hold", "reserve", "move")
}

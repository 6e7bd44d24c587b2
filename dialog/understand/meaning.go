// Package understand turns an utterance into typed meaning: intents, entities
// and urgency, with confidence. It acts on nothing and invents nothing: every
// entity is one that the business or the language pack knows.
package understand

import "budi/language"

// Intent names what the speaker wants. A language model or the rules may set
// it; only these exist.
type Intent string

// The intents.
const (
	Book       Intent = "book"
	Move       Intent = "move"
	Cancel     Intent = "cancel"
	Check      Intent = "check" // "when is my appointment?"
	Price      Intent = "price"
	Duration   Intent = "duration"
	Hours      Intent = "hours"
	Place      Intent = "place"
	Services   Intent = "services"  // "what do you do?"
	Question   Intent = "question"  // one that the FAQ may answer
	Available  Intent = "available" // "when are you free?"
	Urgent     Intent = "urgent"
	Human      Intent = "human"
	Message    Intent = "message"
	Complaint  Intent = "complaint"
	Robot      Intent = "robot"    // "are you a robot?"
	Late       Intent = "late"     // "I'm running late"
	Speak      Intent = "language" // "do you speak Russian?"; Meaning.Speak
	Phone      Intent = "phone"    // "what is your number?"
	Yes        Intent = "yes"
	No         Intent = "no"
	Repeat     Intent = "repeat"
	Slower     Intent = "slower"
	Louder     Intent = "louder"
	Wait       Intent = "wait"
	Hello      Intent = "hello"
	Thanks     Intent = "thanks"
	Bye        Intent = "bye"
	Nothing    Intent = "nothing"
	DontKnow   Intent = "dont_know"
	OptOut     Intent = "opt_out"
	Maybe      Intent = "maybe"
	Faster     Intent = "faster"
	Quieter    Intent = "quieter"
	Stop       Intent = "stop" // "stop", "never mind": drop what is being done
	OutOfScope Intent = "out_of_scope"
)

// Level grades urgency.
type Level uint8

// The levels.
const (
	Normal   Level = iota
	Pressing       // the business's urgency protocol applies
	Life           // danger to a life: 112 first
)

// Scored is an intent with its confidence, 0..1.
type Scored struct {
	Name       Intent
	Confidence float64
}

// Match is one thing of the business that was named.
type Match struct {
	ID         string
	Confidence float64
	From, To   int // byte offsets in the text

	fuzzy bool // likeness decided, not equality
}

// Meaning is what an utterance means, best reading first.
type Meaning struct {
	Text        string       // the reading that was chosen: the text, or one of the n-best
	Lang        language.Tag // the language that it seems to be in, "" when it can't be told
	Heard       language.Heard
	Intents     []Scored // highest first; several may hold at once
	Services    []Match
	Staff       []Match
	Classes     []Match // price classes, "service/class"
	FAQ         []Match
	Speak       language.Tag // with Speak: the language that was asked for
	Urgency     Level
	UrgencyRule string // id of the business's rule, "" when a general sign decided
	Angry       bool
	// Choice is which of Utterance.Options was chosen, counted from 1; 0 when
	// none was or it can't be told.
	Choice int
}

// Has reports whether the meaning holds an intent with at least the given
// confidence.
func (m Meaning) Has(name Intent, atLeast float64) bool {
	for _, s := range m.Intents {
		if s.Name == name && s.Confidence >= atLeast {
			return true
		}
	}
	return false
}

// Utterance is what is to be understood.
type Utterance struct {
	Text       string
	Confidence float64
	NBest      []string     // other readings, best first
	Expect     string       // the expectation's kind
	Options    []string     // labels of the offered options
	Lang       language.Tag // the conversation's language
}

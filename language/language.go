// Package language is the contract of a language: how its speakers say
// numbers, dates, times, money, phones and names, heard and said.
//
// One folder per language implements [Pack]; language/all lists them and
// language/langtest proves each. A pack is immutable after its constructor
// returns and safe for concurrent use. Nothing here does I/O or reads the
// clock: the caller brings the time in an [Anchor].
package language

import "time"

// Tag names a language: "en", "lt", "ru" or "hy" (ISO 639-1).
type Tag string

// The languages that Budi speaks.
const (
	English    Tag = "en"
	Lithuanian Tag = "lt"
	Russian    Tag = "ru"
	Armenian   Tag = "hy"
)

// Pack is everything Budi knows of one language.
type Pack interface {
	// Tag names the language.
	Tag() Tag
	Hearer
	Speaker
}

// Hearer reads an utterance.
type Hearer interface {
	// Hear finds the numbers, times, phones, names and signals in text. It
	// never fails: what it can't read is simply absent. Text is at most a few
	// hundred runes; longer input is cut at [MaxUtterance] bytes.
	Hear(text string, at Anchor) Heard
	// Courteous reports whether words do no more than round off what was said
	// before them ("please", "thank you"). Several together count; none at all
	// does not.
	Courteous(words string) bool
}

// MaxUtterance is the longest utterance, in bytes, that a pack reads.
const MaxUtterance = 2000

// Anchor is what relative words are measured from.
type Anchor struct {
	// Now is the current time in the business's zone.
	Now time.Time
	// Open gives the business's opening intervals on the local day of its
	// argument, in order; nil where hours are unknown. It decides what "at
	// three" means: the reading that falls within opening hours.
	Open func(day time.Time) []Interval
	// Expect is the kind of answer that is awaited ("time", "phone", "name",
	// "confirm", ... or ""): a bare "three" is a time only when one was asked.
	Expect string
}

// Heard is what an utterance holds, in order of appearance.
type Heard struct {
	Tokens  []Token
	Times   []When
	Wish    Set // all Times together, as a set over the calendar; All() when none
	Numbers []Number
	Phones  []Span // Value is E.164 when it can be known, else the bare digits; ";ext=123" follows where an extension was given (RFC 3966)
	Money   []Money
	Names   []Name
	Signals []Signal
}

// Span is a stretch of the utterance (byte offsets, half open) and its value.
type Span struct {
	From, To int
	Value    string
}

// Number is a cardinal, ordinal or digit string.
type Number struct {
	Span            // Value is the plain decimal: "612", "2.5", "007"
	Ordinal    bool // "third"
	Digits     bool // spoken digit by digit or written as a digit string
	Percentage bool
}

// Money is an amount in minor units.
type Money struct {
	Span
	Minor    int64
	Currency string // ISO 4217
}

// Name is a person's name with the confidence that it is one, 0..1.
type Name struct {
	Span       // Value in its base (nominative) form, capitalised
	Confidence float64
	Spelled    bool // given letter by letter
}

// SignalKind is a small conversational act that every language has.
type SignalKind string

// The signals.
const (
	Yes       SignalKind = "yes"
	No        SignalKind = "no"
	Maybe     SignalKind = "maybe"
	Repeat    SignalKind = "repeat"
	Slower    SignalKind = "slower"
	Louder    SignalKind = "louder"
	Stop      SignalKind = "stop"
	Wait      SignalKind = "wait"
	Thanks    SignalKind = "thanks"
	Bye       SignalKind = "bye"
	Hello     SignalKind = "hello"
	OptOut    SignalKind = "opt_out"
	Nothing   SignalKind = "nothing"    // "that's all", "nothing else"
	DontKnow  SignalKind = "dont_know"  // "I'm not sure"
	Any       SignalKind = "any"        // "whichever", "I don't mind"
	First     SignalKind = "first"      // the first of the options
	Second    SignalKind = "second"     // the second
	Third     SignalKind = "third"      // the third
	Last      SignalKind = "last"       // the last of the options
	Earlier   SignalKind = "earlier"    // "something earlier"
	Later     SignalKind = "later"      // "something later"
	Correct   SignalKind = "correction" // "no, I meant", "rather", "actually"
	Backchan  SignalKind = "backchannel"
	Hesitates SignalKind = "hesitation" // "um", "let me think"
)

// Signal is one conversational act that was heard.
type Signal struct {
	Kind SignalKind
	Span
}

// Has reports whether kind was heard.
func (h Heard) Has(kind SignalKind) bool {
	for _, s := range h.Signals {
		if s.Kind == kind {
			return true
		}
	}
	return false
}

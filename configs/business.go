package configs

import (
	"time"

	"budi/language"
)

// Text is the same text in several languages.
type Text map[language.Tag]string

// In gives the text in lang, or in the first of the fall-backs that has it,
// or "".
func (t Text) In(lang language.Tag, fallback ...language.Tag) string {
	for _, l := range append([]language.Tag{lang}, fallback...) {
		if s := t[l]; s != "" {
			return s
		}
	}
	return ""
}

// Terms are the ways to say one thing in each language; the first is what
// Budi itself says, in the nominative.
type Terms map[language.Tag][]string

// Business is one tenant: everything that Budi may say of it. Nothing that is
// not in here is ever told to a caller.
type Business struct {
	Slug       string                 `yaml:"slug"`
	Kind       string                 `yaml:"kind"` // dental, garage, vet, salon, ...: chooses no behaviour, only report labels
	Name       Text                   `yaml:"name"`
	Numbers    []string               `yaml:"numbers"`   // E.164, the forwarding DIDs
	Languages  []language.Tag         `yaml:"languages"` // the first is the default
	Zone       string                 `yaml:"zone"`      // IANA
	Country    string                 `yaml:"country"`   // ISO 3166, for holidays and phone numbers
	Currency   string                 `yaml:"currency"`
	Address    Text                   `yaml:"address"`
	Directions Text                   `yaml:"directions"` // how to find the place, parking
	Website    string                 `yaml:"website"`
	Email      string                 `yaml:"email"`
	Hours      Week                   `yaml:"hours"`
	Holidays   Holidays               `yaml:"holidays"`
	Services   []Service              `yaml:"services"`
	Staff      []Staff                `yaml:"staff"`
	FAQ        []FAQ                  `yaml:"faq"`
	Urgency    []Urgency              `yaml:"urgency"`
	Contacts   []Contact              `yaml:"contacts"` // staff who are alerted, the manager, on-call
	Booking    Booking                `yaml:"booking"`
	Recording  Recording              `yaml:"recording"`
	Voices     map[language.Tag]Voice `yaml:"voices"`
	Phrases    map[string]Text        `yaml:"phrases"` // overrides of Budi's own phrases, by their key
}

// Week is opening or working hours by weekday name ("mon" ... "sun"); each
// value is a list of "HH:MM-HH:MM".
type Week map[string][]Span

// Span is a stretch of the day by the wall clock; written "09:00-18:00".
type Span struct{ From, To time.Duration }

// Holidays are days when the business is shut.
type Holidays struct {
	Public bool      `yaml:"public"` // the country's public holidays
	Days   []Closure `yaml:"days"`
}

// Closure is a day, or a run of days, that is shut or has other hours.
type Closure struct {
	From   string `yaml:"from"`  // YYYY-MM-DD or MM-DD (every year)
	To     string `yaml:"to"`    // inclusive; "" is From
	Hours  []Span `yaml:"hours"` // empty: shut
	Reason Text   `yaml:"reason"`
}

// Service is something that can be booked or asked about.
type Service struct {
	ID       string   `yaml:"id"`
	Names    Terms    `yaml:"names"`
	Price    Price    `yaml:"price"`
	Duration Minutes  `yaml:"duration"`
	Buffer   Minutes  `yaml:"buffer"`   // kept free after it
	Staff    []string `yaml:"staff"`    // ids; anyone of these gives it
	Prepare  Text     `yaml:"prepare"`  // what to do before or bring
	Ask      []Detail `yaml:"ask"`      // what must be known to book it
	Note     Text     `yaml:"note"`     // what is included
	Bookable *bool    `yaml:"bookable"` // default true
}

// Minutes is a length of time; written as a number of minutes or "1h30m".
type Minutes time.Duration

// Price is an amount, a range, or a list of classes ("BMW X5": 89).
type Price struct {
	From    Amount  `yaml:"from"`
	To      Amount  `yaml:"to"`
	Classes []Class `yaml:"classes"`
	Note    Text    `yaml:"note"`
}

// Amount is money in minor units; written "49" or "49.50".
type Amount int64

// Class is a price for a class of thing (a car, an animal, hair length).
type Class struct {
	ID       string  `yaml:"id"`
	Names    Terms   `yaml:"names"`   // words by which callers name it; the first names the class
	Members  Terms   `yaml:"members"` // examples that belong to it: "BMW X5"
	Price    Amount  `yaml:"price"`
	Duration Minutes `yaml:"duration"` // 0: the service's
}

// Detail is one more thing to ask before booking.
type Detail struct {
	ID       string `yaml:"id"`
	Question Text   `yaml:"question"`
	Class    bool   `yaml:"class"` // the answer chooses the price class
	Required bool   `yaml:"required"`
}

// Staff is a person or a thing (a bay, a chair) whose time is booked.
type Staff struct {
	ID       string    `yaml:"id"`
	Names    Terms     `yaml:"names"` // base form first, then inflected or short forms
	Role     Terms     `yaml:"role"`  // "dentist", "odontologas", in every form callers use
	Hours    Week      `yaml:"hours"` // empty: the business's
	Off      []Closure `yaml:"off"`
	Bookable bool      `yaml:"by_name"` // callers may ask for them by name
}

// FAQ is a question and the answer that is told word for word.
type FAQ struct {
	ID        string `yaml:"id"`
	Questions Terms  `yaml:"questions"` // ways to ask
	Answer    Text   `yaml:"answer"`
}

// Urgency is one rule of the urgency protocol.
type Urgency struct {
	ID      string    `yaml:"id"`
	Level   string    `yaml:"level"`   // "life" (say 112 first) or "urgent"
	Signs   Terms     `yaml:"signs"`   // words and phrases that callers use
	When    string    `yaml:"when"`    // "always", "open", "closed"
	Say     Text      `yaml:"say"`     // what to tell, word for word
	Refer   []Contact `yaml:"refer"`   // who else can help now
	Alert   []string  `yaml:"alert"`   // contact ids who are told at once
	Offer   bool      `yaml:"offer"`   // then offer our own next slot
	Service string    `yaml:"service"` // which service that slot is for
}

// Contact is somebody to reach.
type Contact struct {
	ID      string `yaml:"id"`
	Name    Text   `yaml:"name"`
	Phone   string `yaml:"phone"` // E.164
	Address Text   `yaml:"address"`
	Email   string `yaml:"email"`
	Note    Text   `yaml:"note"`
}

// Booking is the policy of visits.
type Booking struct {
	Step    Minutes `yaml:"step"`     // starts are on this grid, default 15
	Lead    Minutes `yaml:"lead"`     // not sooner than this from now
	Horizon int     `yaml:"horizon"`  // days ahead, default 60
	Options int     `yaml:"options"`  // offered at once, 2 or 3; default 3
	Hold    Minutes `yaml:"hold"`     // how long an offered slot is kept; default 5
	AskName *bool   `yaml:"ask_name"` // default true
	Cancel  Text    `yaml:"cancel"`   // the policy, told when cancelling
}

// Recording is off unless enabled and announced.
type Recording struct {
	Enabled bool `yaml:"enabled"`
	Notice  Text `yaml:"notice"` // told in the greeting; required when enabled
	Days    int  `yaml:"days"`   // retention
}

// Voice chooses a synthesiser voice.
type Voice struct {
	Engine string  `yaml:"engine"` // espeak, flite
	Name   string  `yaml:"name"`
	Pace   float64 `yaml:"pace"`
}

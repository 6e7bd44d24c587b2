// Package configs reads and checks the server's settings and the businesses
// that it answers for.
//
// [Load] reads server.yaml and every business beside it, strictly: an unknown
// key, a bad time or a number that two businesses share is a [Problem] with
// its file and line, and all problems of all files are told at once. What
// loads is immutable and safe for concurrent use.
package configs

import (
	"path/filepath"
	"slices"
	"time"

	"budi/language"
)

// Business is one tenant: everything that Budi may say of it. Nothing that is
// not in here is ever told to a caller.
type Business struct {
	Slug       string                 `yaml:"slug,omitempty"`
	Kind       string                 `yaml:"kind,omitempty"` // dental, garage, vet, salon, ...: chooses no behaviour, only report labels
	Name       Text                   `yaml:"name,omitempty"`
	Numbers    []string               `yaml:"numbers,omitempty"`   // E.164, the forwarding DIDs
	Languages  []language.Tag         `yaml:"languages,omitempty"` // the first is the default
	Zone       string                 `yaml:"zone,omitempty"`      // IANA
	Country    string                 `yaml:"country,omitempty"`   // ISO 3166, for holidays and phone numbers
	Currency   string                 `yaml:"currency,omitempty"`  // ISO 4217
	Address    Text                   `yaml:"address,omitempty"`
	Directions Text                   `yaml:"directions,omitempty"` // how to find the place, parking
	Website    string                 `yaml:"website,omitempty"`
	Email      string                 `yaml:"email,omitempty"`
	Hours      Week                   `yaml:"hours,omitempty"`
	Holidays   Holidays               `yaml:"holidays,omitempty"`
	Services   []Service              `yaml:"services,omitempty"`
	Staff      []Staff                `yaml:"staff,omitempty"`
	FAQ        []FAQ                  `yaml:"faq,omitempty"`
	Urgency    []Urgency              `yaml:"urgency,omitempty"`
	Contacts   []Contact              `yaml:"contacts,omitempty"` // staff who are alerted, the manager, on-call
	Transfer   string                 `yaml:"transfer,omitempty"` // id of the contact that a caller is put through to during opening hours; "": a message is taken
	Booking    Booking                `yaml:"booking,omitempty"`
	Recording  Recording              `yaml:"recording,omitempty"`
	Voices     map[language.Tag]Voice `yaml:"voices,omitempty"`
	Phrases    map[string]Text        `yaml:"phrases,omitempty"` // overrides of Budi's own phrases, by their key

	loc    *time.Location // of Zone, set by the loader
	folder string         // of the file, set by the loader
}

// FAQ is a question and the answer that is told word for word.
type FAQ struct {
	ID        string `yaml:"id,omitempty"`
	Questions Terms  `yaml:"questions,omitempty"` // ways to ask
	Answer    Text   `yaml:"answer,omitempty"`
}

// The levels of urgency.
const (
	LevelLife   = "life"   // danger to a person's life: 112 is said first
	LevelUrgent = "urgent" // the protocol applies
)

// When an urgency rule applies.
const (
	WhenAlways = "always"
	WhenOpen   = "open"
	WhenClosed = "closed"
)

// Urgency is one rule of the urgency protocol.
type Urgency struct {
	ID      string    `yaml:"id,omitempty"`
	Level   string    `yaml:"level,omitempty"`   // "life" (say 112 first) or "urgent"
	Signs   Terms     `yaml:"signs,omitempty"`   // words and phrases that callers use
	When    string    `yaml:"when,omitempty"`    // "always" (also ""), "open", "closed"
	Say     Text      `yaml:"say,omitempty"`     // what to tell, word for word
	Refer   []Contact `yaml:"refer,omitempty"`   // who else can help now
	Alert   []string  `yaml:"alert,omitempty"`   // contact ids who are told at once
	Offer   bool      `yaml:"offer,omitempty"`   // then offer our own next slot
	Service string    `yaml:"service,omitempty"` // which service that slot is for
}

// Applies reports whether the rule holds at a moment when the business is
// open, or isn't.
func (u Urgency) Applies(open bool) bool {
	switch u.When {
	case WhenOpen:
		return open
	case WhenClosed:
		return !open
	default:
		return true
	}
}

// Contact is somebody to reach.
type Contact struct {
	ID      string `yaml:"id,omitempty"`
	Name    Text   `yaml:"name,omitempty"`
	Phone   string `yaml:"phone,omitempty"` // E.164
	Address Text   `yaml:"address,omitempty"`
	Email   string `yaml:"email,omitempty"`
	Note    Text   `yaml:"note,omitempty"`
}

// Recording is off unless enabled and announced.
type Recording struct {
	Enabled bool `yaml:"enabled,omitempty"`
	Notice  Text `yaml:"notice,omitempty"` // told in the greeting; required when enabled
	Days    int  `yaml:"days,omitempty"`   // retention; required when enabled
}

// Voice chooses a synthesiser voice.
type Voice struct {
	Engine string  `yaml:"engine,omitempty"` // espeak, flite
	Name   string  `yaml:"name,omitempty"`
	Pace   float64 `yaml:"pace,omitempty"` // 1 is the voice's own; 0 means 1
	// Prompts is a folder of recordings that are heard in place of the voice,
	// relative to the business's file; see package prompts. "" is none.
	Prompts string `yaml:"prompts,omitempty"`
}

// Beside gives the path of a file that the business names relative to its own.
func (b *Business) Beside(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(b.folder, name)
}

// Default is the language that a caller is greeted in.
func (b *Business) Default() language.Tag {
	if len(b.Languages) == 0 {
		return language.English
	}
	return b.Languages[0]
}

// Speaks reports whether the business serves callers in lang.
func (b *Business) Speaks(lang language.Tag) bool {
	return slices.Contains(b.Languages, lang)
}

// Service finds a service by its id.
func (b *Business) Service(id string) (*Service, bool) {
	for i := range b.Services {
		if b.Services[i].ID == id {
			return &b.Services[i], true
		}
	}
	return nil, false
}

// Member finds a member of staff by their id.
func (b *Business) Member(id string) (*Staff, bool) {
	for i := range b.Staff {
		if b.Staff[i].ID == id {
			return &b.Staff[i], true
		}
	}
	return nil, false
}

// Contact finds a contact by its id.
func (b *Business) Contact(id string) (*Contact, bool) {
	for i := range b.Contacts {
		if b.Contacts[i].ID == id {
			return &b.Contacts[i], true
		}
	}
	return nil, false
}

// Location is the business's zone; UTC where it is unknown, which a business
// that was loaded never is.
func (b *Business) Location() *time.Location {
	if b.loc != nil {
		return b.loc
	}
	if l, err := time.LoadLocation(b.Zone); err == nil {
		return l
	}
	return time.UTC
}

package configs

import "time"

// Service is something that can be booked or asked about.
type Service struct {
	ID    string `yaml:"id,omitempty"`
	Names Terms  `yaml:"names,omitempty"`
	// Needs are what customers say who don't know the service's name: "my gums
	// bleed".
	Needs    Terms    `yaml:"needs,omitempty"`
	Price    Price    `yaml:"price,omitempty"`
	Duration Minutes  `yaml:"duration,omitempty"`
	Buffer   Minutes  `yaml:"buffer,omitempty"`   // kept free after it
	Staff    []string `yaml:"staff,omitempty"`    // ids; anyone of these gives it
	Prepare  Text     `yaml:"prepare,omitempty"`  // what to do before or bring
	Ask      []Detail `yaml:"ask,omitempty"`      // what must be known to book it
	Note     Text     `yaml:"note,omitempty"`     // what is included
	Bookable *bool    `yaml:"bookable,omitempty"` // default true
}

// CanBook reports whether a caller may book the service, rather than only ask
// about it.
func (s *Service) CanBook() bool { return s.Bookable == nil || *s.Bookable }

// Class finds a price class by its id.
func (s *Service) Class(id string) (*Class, bool) {
	for i := range s.Price.Classes {
		if s.Price.Classes[i].ID == id {
			return &s.Price.Classes[i], true
		}
	}
	return nil, false
}

// Takes is how long the service takes in a price class; "" or an unknown one
// gives the service's own duration.
func (s *Service) Takes(class string) time.Duration {
	if c, ok := s.Class(class); ok && c.Duration > 0 {
		return time.Duration(c.Duration)
	}
	return time.Duration(s.Duration)
}

// Price is an amount, a range, or a list of classes ("BMW X5": 89).
type Price struct {
	From    Amount  `yaml:"from,omitempty"`
	To      Amount  `yaml:"to,omitempty"`   // 0: From is the price itself, unless Open
	Open    bool    `yaml:"open,omitempty"` // "from 80": the end isn't known beforehand
	Free    bool    `yaml:"free,omitempty"` // costs nothing
	Classes []Class `yaml:"classes,omitempty"`
	Note    Text    `yaml:"note,omitempty"`
}

// Range gives the lowest and the highest price, over the classes where there
// are any. high is low where there is one price, and 0 where the end is open.
func (p Price) Range() (low, high Amount) {
	if len(p.Classes) == 0 {
		switch {
		case p.Open:
			return p.From, 0
		case p.To == 0:
			return p.From, p.From
		}
		return p.From, p.To
	}
	low, high = p.Classes[0].Price, p.Classes[0].Price
	for _, c := range p.Classes[1:] {
		low, high = min(low, c.Price), max(high, c.Price)
	}
	return low, high
}

// Class is a price for a class of thing (a car, an animal, hair length).
type Class struct {
	ID       string  `yaml:"id,omitempty"`
	Names    Terms   `yaml:"names,omitempty"`   // words by which callers name it; the first names the class
	Members  Terms   `yaml:"members,omitempty"` // examples that belong to it: "BMW X5"
	Price    Amount  `yaml:"price,omitempty"`
	Duration Minutes `yaml:"duration,omitempty"` // 0: the service's
}

// Detail is one more thing to ask before booking.
type Detail struct {
	ID       string `yaml:"id,omitempty"`
	Question Text   `yaml:"question,omitempty"`
	Class    bool   `yaml:"class,omitempty"` // the answer chooses the price class
	Required bool   `yaml:"required,omitempty"`
}

// Staff is a person or a thing (a bay, a chair) whose time is booked.
type Staff struct {
	ID       string    `yaml:"id,omitempty"`
	Names    Terms     `yaml:"names,omitempty"` // base form first, then inflected or short forms
	Role     Terms     `yaml:"role,omitempty"`  // "dentist", "odontologas", in every form callers use
	Hours    Week      `yaml:"hours,omitempty"` // empty: the business's
	Off      []Closure `yaml:"off,omitempty"`
	Bookable bool      `yaml:"by_name,omitempty"` // callers may ask for them by name
}

// Booking is the policy of visits. Use its methods rather than its fields:
// they know the defaults.
type Booking struct {
	Step    Minutes `yaml:"step,omitempty"`     // starts are on this grid, default 15
	Lead    Minutes `yaml:"lead,omitempty"`     // not sooner than this from now
	Horizon int     `yaml:"horizon,omitempty"`  // days ahead, default 60
	Options int     `yaml:"options,omitempty"`  // offered at once, 2 or 3; default 3
	Hold    Minutes `yaml:"hold,omitempty"`     // how long an offered slot is kept; default 5
	AskName *bool   `yaml:"ask_name,omitempty"` // default true
	Unsure  string  `yaml:"unsure,omitempty"`   // id of the service that is suggested to who doesn't know which
	Cancel  Text    `yaml:"cancel,omitempty"`   // the policy, told when cancelling
}

// Grid is the step between possible starts.
func (b Booking) Grid() time.Duration { return either(time.Duration(b.Step), 15*time.Minute) }

// Days is how many days ahead a visit may be booked.
func (b Booking) Days() int { return either(b.Horizon, 60) }

// Offers is how many free times are offered at once.
func (b Booking) Offers() int { return either(b.Options, 3) }

// Keep is how long an offered slot is held.
func (b Booking) Keep() time.Duration { return either(time.Duration(b.Hold), 5*time.Minute) }

// NeedsName reports whether a visit is booked under a name.
func (b Booking) NeedsName() bool { return b.AskName == nil || *b.AskName }

// either gives v, or otherwise where v is zero.
func either[T comparable](v, otherwise T) T {
	var zero T
	if v == zero {
		return otherwise
	}
	return v
}

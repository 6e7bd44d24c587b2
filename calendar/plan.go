package calendar

import "time"

// Plan is what a calendar must know of a business: its services, and whose
// time they take. It is read only after it was given to a [Book].
type Plan struct {
	Business  string // slug
	Zone      *time.Location
	Services  []Service
	Resources []Resource
	Step      time.Duration // starts are on this grid of the wall clock since midnight
	Lead      time.Duration // no visit starts sooner than this from now
	Horizon   int           // days ahead that may be booked, today's included as day 0
}

// Service is something that can be booked.
type Service struct {
	ID       string
	Duration time.Duration
	// Longest is the longest that any kind of it takes; a slot may ask for
	// less or more than Duration, up to this. At least Duration.
	Longest time.Duration
	Buffer  time.Duration // kept free after it
	Staff   []string      // ids of the resources that give it
}

// Resource is a person or a thing whose time is booked.
type Resource struct {
	ID string
	// Hours gives when the resource works on the local day of its argument,
	// in order and disjoint, closures and holidays taken out.
	Hours func(day time.Time) []Interval
}

// Interval is a half-open stretch of time: Start is in it, End is not.
type Interval struct{ Start, End time.Time }

// Overlaps reports whether the two have an instant in common.
func (i Interval) Overlaps(j Interval) bool {
	return i.Start.Before(j.End) && j.Start.Before(i.End)
}

// Covers reports whether all of j is in i.
func (i Interval) Covers(j Interval) bool {
	return !j.Start.Before(i.Start) && !j.End.After(i.End)
}

// Service finds a service by its id.
func (p Plan) Service(id string) (Service, bool) {
	for _, s := range p.Services {
		if s.ID == id {
			return s, true
		}
	}
	return Service{}, false
}

// Resource finds a resource by its id.
func (p Plan) Resource(id string) (Resource, bool) {
	for _, r := range p.Resources {
		if r.ID == id {
			return r, true
		}
	}
	return Resource{}, false
}

// Package calendar is the contract of a book of visits: services, resources,
// availability and reservations. One folder per backend implements [Book];
// calendar/all lists them and calendar/calendartest proves each.
package calendar

import (
	"context"
	"errors"
	"time"
)

// What a Book's errors wrap.
var (
	// ErrTaken tells that the slot is not, or no longer, free: somebody has
	// it, or it lies in the past or outside working hours.
	ErrTaken = errors.New("slot taken")
	// ErrNotFound tells that there is no such visit.
	ErrNotFound = errors.New("visit not found")
	// ErrUnavailable tells that the backend can't be reached; nothing was booked.
	ErrUnavailable = errors.New("calendar unavailable")
)

// Book is one business's calendar. It is safe for concurrent use.
type Book interface {
	// Free lists bookable slots that match q, earliest first, at most q.Limit.
	Free(ctx context.Context, q Query) ([]Slot, error)
	// Hold keeps slots for key until ttl passes: what is offered is the
	// asker's until they choose. They may overlap each other. A second hold by
	// the same key replaces the first. It wraps [ErrTaken] when somebody else
	// has one of them; then none is held, and what the key held before stays.
	Hold(ctx context.Context, slots []Slot, key string, ttl time.Duration) error
	// Release gives up the holds of key.
	Release(ctx context.Context, key string) error
	// Reserve commits a visit and returns it with its ID. v.Key is the
	// idempotency key: a second Reserve with it returns the first visit. A
	// hold of the same call (v.CallID) does not stand in its way.
	Reserve(ctx context.Context, v Visit) (Visit, error)
	// Move commits a new time for a visit; the old one becomes free.
	Move(ctx context.Context, id string, to Slot, key string) (Visit, error)
	// Cancel frees a visit's time. Cancelling twice is no error.
	Cancel(ctx context.Context, id, key string) (Visit, error)
	// Find lists a customer's visits from a time on, by E.164 number, earliest
	// first, cancelled ones left out.
	Find(ctx context.Context, phone string, from time.Time) ([]Visit, error)
}

// Query asks for free slots.
type Query struct {
	Service string // id
	Staff   string // id, "" for anyone who gives the service
	// Duration is how long the visit takes where its kind decides (a price
	// class); 0 is the service's own.
	Duration time.Duration
	// From and To bound the search; To is exclusive.
	From, To time.Time
	// Accept, when set, keeps only slots whose start it likes (the caller's
	// time constraint).
	Accept func(start time.Time) bool
	Limit  int
	// Key is the asker's hold key, whose own holds don't count as busy.
	Key string
}

// Slot is a time that one member of staff has free for a service.
type Slot struct {
	Service    string
	Staff      string
	Start, End time.Time // End without the buffer
}

// Visit is a booked slot and whose it is.
type Visit struct {
	ID        string // UUID
	Key       string // idempotency key
	Business  string // slug
	CallID    string // UUID of the conversation that booked it
	Slot      Slot
	Name      string
	Phone     string // E.164, or the digits as they were said where they are no number of the country
	Note      string
	Lang      string
	Status    Status
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Status is a visit's state.
type Status string

// The states.
const (
	Booked    Status = "booked"
	Cancelled Status = "cancelled"
)

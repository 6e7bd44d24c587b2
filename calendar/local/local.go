// Package local is Budi's own calendar: it works out what is free from the
// business's plan and what is stored, and leaves it to the storage that no
// two visits ever overlap.
package local

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"budi/calendar"
)

// Storage keeps visits and holds. Its methods are safe for concurrent use,
// and each is atomic: PutHolds, AddVisit and MoveVisit wrap
// [calendar.ErrTaken] rather than let two stretches of one resource overlap,
// across all processes that share the storage. Holds that have expired at
// now don't count. Any other failure wraps [calendar.ErrUnavailable].
type Storage interface {
	// Taken lists what overlaps a window.
	Taken(ctx context.Context, business string, window calendar.Interval, now time.Time) ([]calendar.Taken, error)
	// PutHolds keeps stretches of time for one key, all or none, in place of
	// the key's earlier holds.
	PutHolds(ctx context.Context, business, key string, list []calendar.Hold, now time.Time) error
	// DropHolds gives up the key's holds.
	DropHolds(ctx context.Context, business, key string) error
	// AddVisit stores a visit that keeps its resource until a time. If the
	// visit's Key is known already, it returns the visit that has it. A hold
	// whose key is the visit's CallID doesn't stand in its way.
	AddVisit(ctx context.Context, v calendar.Visit, until, now time.Time) (calendar.Visit, error)
	// MoveVisit gives a booked visit another slot; a hold of key doesn't
	// stand in its way. A second call with the same key changes nothing.
	MoveVisit(ctx context.Context, business, id string, to calendar.Slot, until time.Time, key string, now time.Time) (calendar.Visit, error)
	// CancelVisit frees a visit's time; a cancelled one stays as it is.
	CancelVisit(ctx context.Context, business, id, key string, now time.Time) (calendar.Visit, error)
	// VisitByKey finds the visit that was added with key; it wraps
	// [calendar.ErrNotFound] where there is none.
	VisitByKey(ctx context.Context, business, key string) (calendar.Visit, error)
	// Visits lists the booked visits of a phone that end after from, by start.
	Visits(ctx context.Context, business, phone string, from time.Time) ([]calendar.Visit, error)
}

// Book is the calendar of one business. It is safe for concurrent use.
type Book struct {
	plan    calendar.Plan
	storage Storage
	now     func() time.Time
}

var _ calendar.Book = (*Book)(nil)

// New makes a calendar of plan. now is the clock; nil is the machine's.
func New(plan calendar.Plan, storage Storage, now func() time.Time) *Book {
	if now == nil {
		now = time.Now
	}
	if plan.Zone == nil {
		plan.Zone = time.UTC
	}
	if plan.Step <= 0 {
		plan.Step = 15 * time.Minute
	}
	return &Book{plan: plan, storage: storage, now: now}
}

// Hold keeps slots for key until ttl passes; see [calendar.Book].
func (b *Book) Hold(ctx context.Context, slots []calendar.Slot, key string, ttl time.Duration) error {
	if key == "" {
		return errors.New("calendar: a hold needs a key")
	}
	now := b.now()
	list := make([]calendar.Hold, 0, len(slots))
	for _, s := range slots {
		s, until, err := b.fit(s, now)
		if err != nil {
			return err
		}
		list = append(list, calendar.Hold{
			Business: b.plan.Business, Key: key, Staff: s.Staff,
			Interval: calendar.Interval{Start: s.Start, End: until}, Expires: now.Add(ttl),
		})
	}
	if err := b.storage.PutHolds(ctx, b.plan.Business, key, list, now); err != nil {
		return fmt.Errorf("hold %d slots: %w", len(list), err)
	}
	return nil
}

// Release gives up the holds of key.
func (b *Book) Release(ctx context.Context, key string) error {
	if err := b.storage.DropHolds(ctx, b.plan.Business, key); err != nil {
		return fmt.Errorf("release holds: %w", err)
	}
	return nil
}

// Reserve commits a visit; see [calendar.Book].
func (b *Book) Reserve(ctx context.Context, v calendar.Visit) (calendar.Visit, error) {
	if v.Key == "" {
		return calendar.Visit{}, errors.New("calendar: a visit needs an idempotency key")
	}
	// A repeated attempt gets its visit even when the time has come since.
	switch first, err := b.storage.VisitByKey(ctx, b.plan.Business, v.Key); {
	case err == nil:
		return b.local(first), nil
	case !errors.Is(err, calendar.ErrNotFound):
		return calendar.Visit{}, fmt.Errorf("reserve: %w", err)
	}
	now := b.now()
	slot, until, err := b.fit(v.Slot, now)
	if err != nil {
		return calendar.Visit{}, err
	}
	v.Slot, v.Business, v.Status = slot, b.plan.Business, calendar.Booked
	v.CreatedAt, v.UpdatedAt = now, now
	if v.ID == "" {
		v.ID = uuid.NewString()
	}
	v, err = b.storage.AddVisit(ctx, v, until, now)
	if err != nil {
		return calendar.Visit{}, fmt.Errorf("reserve %s: %w", slot.Start.Format(time.RFC3339), err)
	}
	return b.local(v), nil
}

// Move commits a new time for a visit; see [calendar.Book].
func (b *Book) Move(ctx context.Context, id string, to calendar.Slot, key string) (calendar.Visit, error) {
	now := b.now()
	slot, until, err := b.fit(to, now)
	if err != nil {
		return calendar.Visit{}, err
	}
	v, err := b.storage.MoveVisit(ctx, b.plan.Business, id, slot, until, key, now)
	if err != nil {
		return calendar.Visit{}, fmt.Errorf("move to %s: %w", slot.Start.Format(time.RFC3339), err)
	}
	return b.local(v), nil
}

// Cancel frees a visit's time; see [calendar.Book].
func (b *Book) Cancel(ctx context.Context, id, key string) (calendar.Visit, error) {
	v, err := b.storage.CancelVisit(ctx, b.plan.Business, id, key, b.now())
	if err != nil {
		return calendar.Visit{}, fmt.Errorf("cancel: %w", err)
	}
	return b.local(v), nil
}

// Find lists a customer's visits from a time on; see [calendar.Book].
func (b *Book) Find(ctx context.Context, phone string, from time.Time) ([]calendar.Visit, error) {
	if phone == "" {
		return nil, nil
	}
	list, err := b.storage.Visits(ctx, b.plan.Business, phone, from)
	if err != nil {
		return nil, fmt.Errorf("find visits: %w", err)
	}
	for i := range list {
		list[i] = b.local(list[i])
	}
	return list, nil
}

// local puts a visit's times in the business's zone.
func (b *Book) local(v calendar.Visit) calendar.Visit {
	v.Slot.Start, v.Slot.End = v.Slot.Start.In(b.plan.Zone), v.Slot.End.In(b.plan.Zone)
	v.CreatedAt, v.UpdatedAt = v.CreatedAt.In(b.plan.Zone), v.UpdatedAt.In(b.plan.Zone)
	return v
}

// fit checks a slot against the plan and completes its end. It gives until
// when the slot keeps its resource.
func (b *Book) fit(s calendar.Slot, now time.Time) (slot calendar.Slot, until time.Time, err error) {
	service, ok := b.plan.Service(s.Service)
	if !ok {
		return s, until, fmt.Errorf("calendar: %s has no service %q", b.plan.Business, s.Service)
	}
	resource, ok := b.resource(service, s.Staff)
	if !ok {
		return s, until, fmt.Errorf("calendar: %q doesn't give %q", s.Staff, s.Service)
	}
	s.Start = s.Start.In(b.plan.Zone)
	if s.End.IsZero() {
		s.End = s.Start.Add(service.Duration)
	}
	s.End = s.End.In(b.plan.Zone)
	took := s.End.Sub(s.Start)
	switch {
	case took <= 0 || took > max(service.Duration, service.Longest):
		return s, until, fmt.Errorf("calendar: %q doesn't take %s", s.Service, took)
	case s.Start.Before(now):
		return s, until, fmt.Errorf("%s is over: %w", s.Start.Format(time.RFC3339), calendar.ErrTaken)
	case !s.Start.Before(b.horizon(now)):
		return s, until, fmt.Errorf("%s is too far ahead: %w", s.Start.Format(time.RFC3339), calendar.ErrTaken)
	case !onGrid(s.Start, b.plan.Step):
		return s, until, fmt.Errorf("no visit starts at %s: %w", s.Start.Format(time.RFC3339), calendar.ErrTaken)
	}
	visit := calendar.Interval{Start: s.Start, End: s.End}
	for _, work := range resource.Hours(s.Start) {
		if work.Covers(visit) {
			return s, s.End.Add(service.Buffer), nil
		}
	}
	return s, until, fmt.Errorf("%q doesn't work at %s: %w", s.Staff, s.Start.Format(time.RFC3339), calendar.ErrTaken)
}

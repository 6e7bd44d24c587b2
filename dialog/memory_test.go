package dialog_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"budi/calendar"
	"budi/dialog"
)

// shelf keeps visits and holds in memory.
type shelf struct {
	mu     sync.Mutex
	visits []kept
	holds  []calendar.Hold
	down   bool // every call fails
}

type kept struct {
	calendar.Visit
	until time.Time
	moved string
}

func (s *shelf) lock() (func(), error) {
	s.mu.Lock()
	if s.down {
		s.mu.Unlock()
		return nil, fmt.Errorf("switched off: %w", calendar.ErrUnavailable)
	}
	return s.mu.Unlock, nil
}

func (s *shelf) Taken(_ context.Context, _ string, w calendar.Interval, now time.Time) ([]calendar.Taken, error) {
	unlock, err := s.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	var out []calendar.Taken
	for _, v := range s.visits {
		if i := (calendar.Interval{Start: v.Slot.Start, End: v.until}); v.Status == calendar.Booked && i.Overlaps(w) {
			out = append(out, calendar.Taken{Staff: v.Slot.Staff, Interval: i})
		}
	}
	for _, h := range s.holds {
		if h.Expires.After(now) && h.Overlaps(w) {
			out = append(out, calendar.Taken{Staff: h.Staff, Interval: h.Interval, Key: h.Key})
		}
	}
	return out, nil
}

func (s *shelf) busy(staff string, i calendar.Interval, but, key string, now time.Time) bool {
	for _, v := range s.visits {
		if v.ID != but && v.Status == calendar.Booked && v.Slot.Staff == staff && i.Overlaps(calendar.Interval{Start: v.Slot.Start, End: v.until}) {
			return true
		}
	}
	for _, h := range s.holds {
		if h.Key != key && h.Staff == staff && h.Expires.After(now) && h.Overlaps(i) {
			return true
		}
	}
	return false
}

func (s *shelf) PutHolds(_ context.Context, _, key string, list []calendar.Hold, now time.Time) error {
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	for _, h := range list {
		if s.busy(h.Staff, h.Interval, "", key, now) {
			return calendar.ErrTaken
		}
	}
	s.holds = slices.DeleteFunc(s.holds, func(o calendar.Hold) bool { return o.Key == key })
	s.holds = append(s.holds, list...)
	return nil
}

func (s *shelf) DropHolds(_ context.Context, _, key string) error {
	unlock, err := s.lock()
	if err != nil {
		return err
	}
	defer unlock()
	s.holds = slices.DeleteFunc(s.holds, func(o calendar.Hold) bool { return o.Key == key })
	return nil
}

func (s *shelf) AddVisit(_ context.Context, v calendar.Visit, until, now time.Time) (calendar.Visit, error) {
	unlock, err := s.lock()
	if err != nil {
		return v, err
	}
	defer unlock()
	for _, o := range s.visits {
		if o.Key == v.Key {
			return o.Visit, nil
		}
	}
	if s.busy(v.Slot.Staff, calendar.Interval{Start: v.Slot.Start, End: until}, "", v.CallID, now) {
		return v, calendar.ErrTaken
	}
	if v.ID == "" {
		v.ID = uuid.NewString()
	}
	v.Status = calendar.Booked
	s.visits = append(s.visits, kept{Visit: v, until: until})
	s.holds = slices.DeleteFunc(s.holds, func(o calendar.Hold) bool { return o.Key == v.CallID })
	return v, nil
}

func (s *shelf) MoveVisit(_ context.Context, _, id string, to calendar.Slot, until time.Time, key string, now time.Time) (calendar.Visit, error) {
	unlock, err := s.lock()
	if err != nil {
		return calendar.Visit{}, err
	}
	defer unlock()
	for i := range s.visits {
		v := &s.visits[i]
		if v.ID != id {
			continue
		}
		if v.moved == key {
			return v.Visit, nil
		}
		if s.busy(to.Staff, calendar.Interval{Start: to.Start, End: until}, id, key, now) {
			return v.Visit, calendar.ErrTaken
		}
		v.Slot, v.until, v.moved = to, until, key
		return v.Visit, nil
	}
	return calendar.Visit{}, calendar.ErrNotFound
}

func (s *shelf) CancelVisit(_ context.Context, _, id, _ string, _ time.Time) (calendar.Visit, error) {
	unlock, err := s.lock()
	if err != nil {
		return calendar.Visit{}, err
	}
	defer unlock()
	for i := range s.visits {
		if s.visits[i].ID == id {
			s.visits[i].Status = calendar.Cancelled
			return s.visits[i].Visit, nil
		}
	}
	return calendar.Visit{}, calendar.ErrNotFound
}

func (s *shelf) VisitByKey(_ context.Context, _, key string) (calendar.Visit, error) {
	unlock, err := s.lock()
	if err != nil {
		return calendar.Visit{}, err
	}
	defer unlock()
	for _, v := range s.visits {
		if v.Key == key {
			return v.Visit, nil
		}
	}
	return calendar.Visit{}, calendar.ErrNotFound
}

func (s *shelf) Visits(_ context.Context, _, phone string, from time.Time) ([]calendar.Visit, error) {
	unlock, err := s.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	var out []calendar.Visit
	for _, v := range s.visits {
		if v.Phone == phone && v.Status == calendar.Booked && v.Slot.End.After(from) {
			out = append(out, v.Visit)
		}
	}
	slices.SortFunc(out, func(a, b calendar.Visit) int { return a.Slot.Start.Compare(b.Slot.Start) })
	return out, nil
}

// diary is a journal that is kept in memory.
type diary struct {
	mu          sync.Mutex
	down        bool
	messages    []dialog.Message
	alerts      []dialog.Alert
	questions   []dialog.Question
	disclosures []dialog.Disclosure
	optOuts     []string
}

var errDiary = fmt.Errorf("the diary is switched off")

func (d *diary) put(add func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.down {
		return errDiary
	}
	add()
	return nil
}

func (d *diary) Message(_ context.Context, m dialog.Message) (string, error) {
	return uuid.NewString(), d.put(func() { d.messages = append(d.messages, m) })
}

func (d *diary) Alert(_ context.Context, a dialog.Alert) (string, error) {
	return uuid.NewString(), d.put(func() { d.alerts = append(d.alerts, a) })
}

func (d *diary) Question(_ context.Context, q dialog.Question) error {
	return d.put(func() { d.questions = append(d.questions, q) })
}

func (d *diary) Disclosed(_ context.Context, x dialog.Disclosure) error {
	return d.put(func() { d.disclosures = append(d.disclosures, x) })
}

func (d *diary) OptOut(_ context.Context, _ uuid.UUID, phone string) error {
	return d.put(func() { d.optOuts = append(d.optOuts, phone) })
}

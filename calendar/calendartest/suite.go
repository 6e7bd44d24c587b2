// Package calendartest proves that a calendar keeps the contract of
// [calendar.Book]. A backend's test calls [Run] with a function that opens an
// empty book.
package calendartest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
)

// Open makes an empty book for a plan, whose clock is now. It registers its
// own clean-up with t.
type Open func(t *testing.T, plan calendar.Plan, now func() time.Time) calendar.Book

// Monday is the morning on which the suite's clock begins, in Vilnius.
func Monday(t testing.TB) time.Time {
	t.Helper()
	return time.Date(2026, time.November, 23, 8, 0, 0, 0, zone(t))
}

func zone(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Vilnius")
	require.NoError(t, err)
	return loc
}

// Plan is the suite's business: two chairs from nine to five with a break for
// lunch, shut at weekends. "short" takes 30 minutes and "long" 90 with 15
// kept free after it; only the first chair gives "long".
func Plan(t testing.TB) calendar.Plan {
	t.Helper()
	hours := func(day time.Time) []calendar.Interval {
		if d := day.Weekday(); d == time.Saturday || d == time.Sunday {
			return nil
		}
		y, m, d := day.Date()
		at := func(h int) time.Time { return time.Date(y, m, d, h, 0, 0, 0, day.Location()) }
		return []calendar.Interval{{Start: at(9), End: at(13)}, {Start: at(14), End: at(17)}}
	}
	return calendar.Plan{
		Business: "suite", Zone: zone(t), Step: 15 * time.Minute, Lead: time.Hour, Horizon: 30,
		Services: []calendar.Service{
			{ID: "short", Duration: 30 * time.Minute, Staff: []string{"one", "two"}},
			{ID: "long", Duration: 90 * time.Minute, Longest: 2 * time.Hour, Buffer: 15 * time.Minute, Staff: []string{"one"}},
		},
		Resources: []calendar.Resource{{ID: "one", Hours: hours}, {ID: "two", Hours: hours}},
	}
}

// Run runs the whole suite.
func Run(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, Open){
		"free times":             testFree,
		"what is refused":        testRefused,
		"a visit":                testVisit,
		"same key, same visit":   testIdempotent,
		"holds":                  testHolds,
		"offers":                 testOffers,
		"holds expire":           testHoldExpires,
		"moving":                 testMove,
		"cancelling":             testCancel,
		"finding":                testFind,
		"buffer":                 testBuffer,
		"another duration":       testDuration,
		"200 at one slot":        testRush,
		"200 moves to one slot":  testMoveRush,
		"availability is sound":  testSound,
		"the clock changes":      testClockChange,
		"a context that is over": testContext,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, open) })
	}
}

// at is a moment of the suite's week: day 0 is Monday.
func at(t *testing.T, day, hour, minute int) time.Time {
	t.Helper()
	m := Monday(t)
	return time.Date(m.Year(), m.Month(), m.Day()+day, hour, minute, 0, 0, m.Location())
}

func fixed(t time.Time) func() time.Time { return func() time.Time { return t } }

// slot is a short visit with staff.
func slot(t *testing.T, staff string, day, hour, minute int) calendar.Slot {
	t.Helper()
	start := at(t, day, hour, minute)
	return calendar.Slot{Service: "short", Staff: staff, Start: start, End: start.Add(30 * time.Minute)}
}

func reserve(t *testing.T, b calendar.Book, key string, s calendar.Slot) calendar.Visit {
	t.Helper()
	v, err := b.Reserve(t.Context(), calendar.Visit{Key: key, CallID: "call-" + key, Slot: s, Name: "Ona", Phone: "+37061234567", Lang: "lt"})
	require.NoError(t, err)
	return v
}

// isFree reports whether exactly this slot is offered.
func isFree(t *testing.T, b calendar.Book, s calendar.Slot, key string) bool {
	t.Helper()
	list, err := b.Free(t.Context(), calendar.Query{
		Service: s.Service, Staff: s.Staff, From: s.Start, To: s.Start.Add(time.Minute), Key: key, Limit: 5,
	})
	require.NoError(t, err)
	for _, one := range list {
		assert.Equal(t, s.Staff, one.Staff)
		if one.Start.Equal(s.Start) {
			return true
		}
	}
	return false
}

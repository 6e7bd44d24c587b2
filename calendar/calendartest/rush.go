package calendartest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
)

// rush lets n callers try at the same moment and counts who succeeds; every
// other must be told that the slot is taken.
func rush(t *testing.T, n int, try func(i int) error) int {
	t.Helper()
	var won atomic.Int32
	var wait sync.WaitGroup
	gate := make(chan struct{})
	faults := make(chan error, n)
	for i := range n {
		wait.Go(func() {
			<-gate
			switch err := try(i); {
			case err == nil:
				won.Add(1)
			case !errors.Is(err, calendar.ErrTaken):
				faults <- err
			}
		})
	}
	close(gate)
	wait.Wait()
	close(faults)
	for err := range faults {
		require.NoError(t, err)
	}
	return int(won.Load())
}

func testRush(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	won := rush(t, 200, func(i int) error {
		// Neighbours that overlap by half compete too.
		start := at(t, 1, 10, 15*(i%2))
		_, err := b.Reserve(t.Context(), calendar.Visit{
			Key: fmt.Sprint(i), CallID: fmt.Sprint("call-", i),
			Slot: calendar.Slot{Service: "short", Staff: "one", Start: start, End: start.Add(30 * time.Minute)},
		})
		return err
	})
	assert.Equal(t, 1, won)
}

func testMoveRush(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	var visits []calendar.Visit
	list, err := b.Free(t.Context(), calendar.Query{Service: "short", Staff: "two", From: at(t, 1, 0, 0)})
	require.NoError(t, err)
	for i, s := range list {
		if i%2 == 0 { // every other start: they don't overlap
			visits = append(visits, reserve(t, b, fmt.Sprint(i), s))
		}
	}
	require.GreaterOrEqual(t, len(visits), 200)
	target := slot(t, "one", 2, 10, 0)
	won := rush(t, 200, func(i int) error {
		_, err := b.Move(t.Context(), visits[i].ID, target, "move")
		return err
	})
	assert.Equal(t, 1, won)
	// Those that lost are where they were.
	booked, err := b.Find(t.Context(), "+37061234567", Monday(t))
	require.NoError(t, err)
	require.Len(t, booked, len(visits))
	noOverlap(t, booked, 0)
}

// testSound books and frees at random and holds every answer against the
// plan: nothing overlaps, nothing lies outside working hours, everything is
// on the grid, and what is offered can be had.
func testSound(t *testing.T, open Open) {
	plan := Plan(t)
	b := open(t, plan, fixed(Monday(t)))
	ctx, random := t.Context(), rand.New(rand.NewPCG(1, 2))
	booked := map[string]calendar.Visit{}
	for i := range 120 {
		service := []string{"short", "long"}[random.IntN(2)]
		from := at(t, random.IntN(20), random.IntN(24), random.IntN(60))
		list, err := b.Free(ctx, calendar.Query{Service: service, From: from, To: from.AddDate(0, 0, 3), Limit: 40})
		require.NoError(t, err)
		for n, s := range list {
			sound(t, plan, s)
			if n > 0 {
				assert.True(t, list[n-1].Start.Before(s.Start), "each start once, in order")
			}
		}
		if len(list) > 0 {
			pick := list[random.IntN(len(list))]
			v, err := b.Reserve(ctx, calendar.Visit{Key: fmt.Sprint(i), Slot: pick, Phone: "+37060000000"})
			require.NoError(t, err, "what is offered can be had")
			booked[v.ID] = v
		}
		if random.IntN(4) == 0 {
			for id := range booked {
				_, err := b.Cancel(ctx, id, "")
				require.NoError(t, err)
				delete(booked, id)
				break
			}
		}
	}
	all, err := b.Find(ctx, "+37060000000", Monday(t))
	require.NoError(t, err)
	require.Len(t, all, len(booked))
	noOverlap(t, all, 15*time.Minute)
}

// sound holds a slot against the plan.
func sound(t *testing.T, plan calendar.Plan, s calendar.Slot) {
	t.Helper()
	r, ok := plan.Resource(s.Staff)
	require.True(t, ok)
	start := s.Start.In(plan.Zone)
	assert.Zero(t, (time.Duration(start.Hour())*time.Hour+time.Duration(start.Minute())*time.Minute)%plan.Step, "off the grid: %s", start)
	within := false
	for _, h := range r.Hours(start) {
		within = within || h.Covers(calendar.Interval{Start: s.Start, End: s.End})
	}
	assert.True(t, within, "outside hours: %s", start)
}

// noOverlap checks that visits of one member of staff don't overlap, with a
// buffer after those of the service "long".
func noOverlap(t *testing.T, visits []calendar.Visit, buffer time.Duration) {
	t.Helper()
	last := map[string]time.Time{}
	for _, v := range visits { // by start
		assert.False(t, v.Slot.Start.Before(last[v.Slot.Staff]), "overlap at %s", v.Slot.Start)
		last[v.Slot.Staff] = v.Slot.End
		if v.Slot.Service == "long" {
			last[v.Slot.Staff] = v.Slot.End.Add(buffer)
		}
	}
}

// testClockChange looks at the nights on which the clock changes, with a
// resource that works all day.
func testClockChange(t *testing.T, open Open) {
	plan := Plan(t)
	always := func(day time.Time) []calendar.Interval {
		y, m, d := day.Date()
		return []calendar.Interval{{Start: time.Date(y, m, d, 0, 0, 0, 0, day.Location()), End: time.Date(y, m, d+1, 0, 0, 0, 0, day.Location())}}
	}
	plan.Resources, plan.Horizon, plan.Lead = []calendar.Resource{{ID: "one", Hours: always}}, 300, 0
	plan.Services = []calendar.Service{{ID: "short", Duration: 30 * time.Minute, Staff: []string{"one"}}}
	for _, c := range []struct {
		name   string
		day    time.Time
		starts int
	}{
		// 23 hours: 92 quarters. The last start is half an hour before midnight.
		{"spring", time.Date(2027, time.March, 28, 0, 0, 0, 0, plan.Zone), 91},
		// 25 hours, but the repeated one gives its starts once.
		{"autumn", time.Date(2027, time.October, 31, 0, 0, 0, 0, plan.Zone), 95},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, plan, fixed(c.day.AddDate(0, 0, -3)))
			list, err := b.Free(t.Context(), calendar.Query{Service: "short", From: c.day, To: c.day.AddDate(0, 0, 1)})
			require.NoError(t, err)
			assert.Len(t, list, c.starts)
			for i, s := range list {
				assert.Equal(t, 30*time.Minute, s.End.Sub(s.Start))
				if i > 0 {
					assert.True(t, list[i-1].Start.Before(s.Start))
				}
			}
			// An office hour is an office hour on both sides of the change.
			ten := time.Date(c.day.Year(), c.day.Month(), c.day.Day(), 10, 0, 0, 0, plan.Zone)
			v, err := b.Reserve(t.Context(), calendar.Visit{Key: "k", Slot: calendar.Slot{Service: "short", Staff: "one", Start: ten, End: ten.Add(30 * time.Minute)}})
			require.NoError(t, err)
			assert.Equal(t, "10:00", v.Slot.Start.In(plan.Zone).Format("15:04"))
		})
	}
}

func testContext(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := b.Free(ctx, calendar.Query{Service: "short", From: Monday(t)})
	require.Error(t, err)
	_, err = b.Reserve(ctx, calendar.Visit{Key: "k", Slot: slot(t, "one", 0, 10, 0)})
	require.Error(t, err)
	assert.True(t, isFree(t, b, slot(t, "one", 0, 10, 0), ""), "nothing was booked")
}

package calendartest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
)

func testFree(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx := t.Context()
	list, err := b.Free(ctx, calendar.Query{Service: "short", From: Monday(t), Limit: 3})
	require.NoError(t, err)
	require.Len(t, list, 3)
	for i, want := range []time.Time{at(t, 0, 9, 0), at(t, 0, 9, 15), at(t, 0, 9, 30)} {
		assert.True(t, list[i].Start.Equal(want), "%s, not %s", list[i].Start, want)
		assert.Equal(t, 30*time.Minute, list[i].End.Sub(list[i].Start))
		assert.Equal(t, "short", list[i].Service)
		assert.NotEmpty(t, list[i].Staff)
	}

	t.Run("not sooner than the lead time", func(t *testing.T) {
		b := open(t, Plan(t), fixed(at(t, 0, 10, 10)))
		list, err := b.Free(ctx, calendar.Query{Service: "short", From: Monday(t), Limit: 1})
		require.NoError(t, err)
		require.Len(t, list, 1)
		assert.True(t, list[0].Start.Equal(at(t, 0, 11, 15)), list[0].Start.String())
	})
	t.Run("no visit runs into the break or past the end", func(t *testing.T) {
		list, err := b.Free(ctx, calendar.Query{Service: "long", From: at(t, 0, 0, 0), To: at(t, 1, 0, 0)})
		require.NoError(t, err)
		require.NotEmpty(t, list)
		var starts []string
		for _, s := range list {
			starts = append(starts, s.Start.Format("15:04"))
		}
		assert.Equal(t, []string{
			"09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30", "10:45", "11:00", "11:15", "11:30",
			"14:00", "14:15", "14:30", "14:45", "15:00", "15:15", "15:30",
		}, starts)
	})
	t.Run("only what the caller accepts", func(t *testing.T) {
		list, err := b.Free(ctx, calendar.Query{
			Service: "short", From: Monday(t), Limit: 2,
			Accept: func(s time.Time) bool { return s.Weekday() == time.Thursday && s.Hour() >= 16 },
		})
		require.NoError(t, err)
		require.Len(t, list, 2)
		assert.True(t, list[0].Start.Equal(at(t, 3, 16, 0)), list[0].Start.String())
	})
	t.Run("not past the horizon, not when shut", func(t *testing.T) {
		list, err := b.Free(ctx, calendar.Query{Service: "short", From: at(t, 31, 0, 0), To: at(t, 60, 0, 0)})
		require.NoError(t, err)
		assert.Empty(t, list)
		list, err = b.Free(ctx, calendar.Query{Service: "short", From: at(t, 5, 0, 0), To: at(t, 7, 0, 0)})
		require.NoError(t, err)
		assert.Empty(t, list)
	})
	t.Run("an unknown service is an error", func(t *testing.T) {
		_, err := b.Free(ctx, calendar.Query{Service: "unknown", From: Monday(t)})
		assert.Error(t, err)
	})
}

func testRefused(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(at(t, 1, 8, 0)))
	for name, s := range map[string]calendar.Slot{
		"in the past":            slot(t, "one", 0, 10, 0),
		"before opening":         slot(t, "one", 1, 8, 45),
		"into the break":         slot(t, "one", 1, 12, 45),
		"past closing":           slot(t, "one", 1, 16, 45),
		"on a Saturday":          slot(t, "one", 5, 10, 0),
		"off the grid":           slot(t, "one", 1, 10, 7),
		"far past the horizon":   slot(t, "one", 57, 10, 0),
		"by whom nobody knows":   slot(t, "three", 1, 10, 0),
		"by who doesn't give it": {Service: "long", Staff: "two", Start: at(t, 1, 10, 0), End: at(t, 1, 11, 30)},
		"of an unknown service":  {Service: "unknown", Staff: "one", Start: at(t, 1, 10, 0), End: at(t, 1, 10, 30)},
		"longer than any kind":   {Service: "short", Staff: "one", Start: at(t, 1, 10, 0), End: at(t, 1, 12, 0)},
		"that ends before":       {Service: "short", Staff: "one", Start: at(t, 1, 10, 0), End: at(t, 1, 9, 0)},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := b.Reserve(t.Context(), calendar.Visit{Key: name, Slot: s})
			assert.Error(t, err)
			assert.Error(t, b.Hold(t.Context(), []calendar.Slot{s}, "k", time.Minute))
		})
	}
}

func testVisit(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	s := slot(t, "one", 0, 10, 0)
	require.True(t, isFree(t, b, s, ""))
	v := reserve(t, b, "a", s)
	assert.NotEmpty(t, v.ID)
	assert.Equal(t, calendar.Booked, v.Status)
	assert.Equal(t, "suite", v.Business)
	assert.Equal(t, "Ona", v.Name)
	assert.Equal(t, "+37061234567", v.Phone)
	assert.True(t, v.Slot.Start.Equal(s.Start) && v.Slot.End.Equal(s.End))
	assert.False(t, v.CreatedAt.IsZero())
	for _, minute := range []int{-15, 0, 15} {
		assert.False(t, isFree(t, b, slot(t, "one", 0, 10, minute), ""), "overlaps at %d", minute)
	}
	assert.True(t, isFree(t, b, slot(t, "one", 0, 10, 30), ""))
	assert.True(t, isFree(t, b, slot(t, "two", 0, 10, 0), ""))
	_, err := b.Reserve(t.Context(), calendar.Visit{Key: "b", Slot: slot(t, "one", 0, 10, 15)})
	require.ErrorIs(t, err, calendar.ErrTaken)

	// With nobody named, the start is offered with who is free.
	list, err := b.Free(t.Context(), calendar.Query{Service: "short", From: s.Start, Limit: 1})
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, "two", list[0].Staff)
}

func testIdempotent(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	first := reserve(t, b, "same", slot(t, "one", 0, 10, 0))
	again := reserve(t, b, "same", slot(t, "one", 0, 11, 0))
	assert.Equal(t, first.ID, again.ID)
	assert.True(t, first.Slot.Start.Equal(again.Slot.Start))
	assert.True(t, isFree(t, b, slot(t, "one", 0, 11, 0), ""))
	_, err := b.Reserve(t.Context(), calendar.Visit{Slot: slot(t, "one", 0, 12, 0)})
	assert.Error(t, err, "a visit without a key")
}

func testHolds(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx, s := t.Context(), slot(t, "one", 0, 10, 0)
	require.NoError(t, b.Hold(ctx, []calendar.Slot{s}, "call-mine", 5*time.Minute))
	assert.False(t, isFree(t, b, s, ""))
	assert.False(t, isFree(t, b, s, "call-other"))
	assert.True(t, isFree(t, b, s, "call-mine"), "one's own hold isn't in one's way")
	require.ErrorIs(t, b.Hold(ctx, []calendar.Slot{slot(t, "one", 0, 10, 15)}, "call-other", time.Minute), calendar.ErrTaken)
	_, err := b.Reserve(ctx, calendar.Visit{Key: "other", CallID: "call-other", Slot: s})
	require.ErrorIs(t, err, calendar.ErrTaken)

	// A second hold replaces the first; one that fails leaves it.
	next := slot(t, "one", 0, 11, 0)
	require.NoError(t, b.Hold(ctx, []calendar.Slot{next}, "call-mine", 5*time.Minute))
	assert.True(t, isFree(t, b, s, ""))
	require.NoError(t, b.Hold(ctx, []calendar.Slot{s}, "call-other", 5*time.Minute))
	require.ErrorIs(t, b.Hold(ctx, []calendar.Slot{s}, "call-mine", 5*time.Minute), calendar.ErrTaken)
	assert.False(t, isFree(t, b, next, ""))

	reserve(t, b, "mine", next)
	require.NoError(t, b.Release(ctx, "call-other"))
	assert.True(t, isFree(t, b, s, ""))
	require.NoError(t, b.Release(ctx, "nobody's"))
}

func testOffers(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx := t.Context()
	offered := []calendar.Slot{slot(t, "one", 0, 10, 0), slot(t, "one", 0, 10, 15), slot(t, "two", 0, 10, 0)}
	require.NoError(t, b.Hold(ctx, offered, "call-mine", 5*time.Minute), "what is offered to one may overlap")
	for _, s := range offered {
		assert.False(t, isFree(t, b, s, "call-other"))
		assert.True(t, isFree(t, b, s, "call-mine"))
	}
	// All or none: the free one of these is not held either.
	other := []calendar.Slot{slot(t, "two", 0, 15, 0), offered[0]}
	require.ErrorIs(t, b.Hold(ctx, other, "call-other", time.Minute), calendar.ErrTaken)
	assert.True(t, isFree(t, b, other[0], "call-third"))
	// The choice lets the others go.
	require.NoError(t, b.Hold(ctx, offered[2:], "call-mine", 5*time.Minute))
	assert.True(t, isFree(t, b, offered[0], "call-other"))
	assert.False(t, isFree(t, b, offered[2], "call-other"))
}

func testHoldExpires(t *testing.T, open Open) {
	now := Monday(t)
	b := open(t, Plan(t), func() time.Time { return now })
	s := slot(t, "one", 0, 15, 0)
	require.NoError(t, b.Hold(t.Context(), []calendar.Slot{s}, "call-slow", 5*time.Minute))
	now = now.Add(4 * time.Minute)
	assert.False(t, isFree(t, b, s, ""))
	now = now.Add(2 * time.Minute)
	assert.True(t, isFree(t, b, s, ""))
	reserve(t, b, "quick", s)
	require.ErrorIs(t, b.Hold(t.Context(), []calendar.Slot{s}, "call-slow", time.Minute), calendar.ErrTaken)
}

func testMove(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx := t.Context()
	v, other := reserve(t, b, "a", slot(t, "one", 0, 10, 0)), reserve(t, b, "b", slot(t, "one", 0, 11, 0))
	_, err := b.Move(ctx, v.ID, other.Slot, "move")
	require.ErrorIs(t, err, calendar.ErrTaken)
	assert.False(t, isFree(t, b, v.Slot, ""), "a move that failed leaves the visit where it was")

	// To a time that its old one overlaps, and again with the same key.
	moved, err := b.Move(ctx, v.ID, slot(t, "one", 0, 10, 15), "move-1")
	require.NoError(t, err)
	assert.Equal(t, v.ID, moved.ID)
	assert.True(t, moved.Slot.Start.Equal(at(t, 0, 10, 15)))
	again, err := b.Move(ctx, v.ID, slot(t, "one", 0, 10, 15), "move-1")
	require.NoError(t, err)
	assert.True(t, again.Slot.Start.Equal(at(t, 0, 10, 15)))
	moved, err = b.Move(ctx, v.ID, slot(t, "two", 1, 9, 0), "move-2")
	require.NoError(t, err)
	assert.Equal(t, "two", moved.Slot.Staff)
	assert.True(t, isFree(t, b, slot(t, "one", 0, 10, 15), ""), "the old time is free")

	_, err = b.Move(ctx, "11111111-1111-1111-1111-111111111111", slot(t, "one", 2, 9, 0), "k")
	require.ErrorIs(t, err, calendar.ErrNotFound)
	_, err = b.Move(ctx, v.ID, slot(t, "one", 5, 9, 0), "weekend")
	require.ErrorIs(t, err, calendar.ErrTaken)
}

func testCancel(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx := t.Context()
	v := reserve(t, b, "a", slot(t, "one", 0, 10, 0))
	gone, err := b.Cancel(ctx, v.ID, "cancel")
	require.NoError(t, err)
	assert.Equal(t, calendar.Cancelled, gone.Status)
	assert.True(t, isFree(t, b, v.Slot, ""))
	_, err = b.Cancel(ctx, v.ID, "cancel again")
	require.NoError(t, err)
	_, err = b.Move(ctx, v.ID, slot(t, "one", 1, 10, 0), "k")
	require.ErrorIs(t, err, calendar.ErrNotFound)
	_, err = b.Cancel(ctx, "11111111-1111-1111-1111-111111111111", "k")
	require.ErrorIs(t, err, calendar.ErrNotFound)
	reserve(t, b, "b", v.Slot)
}

func testFind(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx := t.Context()
	late, early := reserve(t, b, "a", slot(t, "one", 3, 10, 0)), reserve(t, b, "b", slot(t, "two", 1, 10, 0))
	gone := reserve(t, b, "c", slot(t, "two", 2, 10, 0))
	_, err := b.Cancel(ctx, gone.ID, "k")
	require.NoError(t, err)
	list, err := b.Find(ctx, "+37061234567", Monday(t))
	require.NoError(t, err)
	require.Len(t, list, 2)
	assert.Equal(t, []string{early.ID, late.ID}, []string{list[0].ID, list[1].ID})
	list, err = b.Find(ctx, "+37061234567", at(t, 2, 0, 0))
	require.NoError(t, err)
	require.Len(t, list, 1)
	for _, phone := range []string{"+37069999999", ""} {
		list, err = b.Find(ctx, phone, Monday(t))
		require.NoError(t, err)
		assert.Empty(t, list)
	}
}

func testBuffer(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	_, err := b.Reserve(t.Context(), calendar.Visit{Key: "a", Slot: calendar.Slot{Service: "long", Staff: "one", Start: at(t, 0, 10, 0), End: at(t, 0, 11, 30)}})
	require.NoError(t, err)
	assert.False(t, isFree(t, b, slot(t, "one", 0, 11, 30), ""), "the buffer is kept free")
	assert.True(t, isFree(t, b, slot(t, "one", 0, 11, 45), ""))
	assert.True(t, isFree(t, b, slot(t, "one", 0, 9, 30), ""))
	long := calendar.Slot{Service: "long", Staff: "one", Start: at(t, 1, 9, 0), End: at(t, 1, 10, 30)}
	reserve(t, b, "next", slot(t, "one", 1, 10, 30))
	assert.False(t, isFree(t, b, long, ""), "the new visit's own buffer would run into the next")
}

func testDuration(t *testing.T, open Open) {
	b := open(t, Plan(t), fixed(Monday(t)))
	ctx := t.Context()
	list, err := b.Free(ctx, calendar.Query{Service: "long", Duration: 2 * time.Hour, From: at(t, 0, 15, 0), Limit: 1})
	require.NoError(t, err)
	require.Len(t, list, 1)
	assert.Equal(t, 2*time.Hour, list[0].End.Sub(list[0].Start))
	v, err := b.Reserve(ctx, calendar.Visit{Key: "a", Slot: list[0]})
	require.NoError(t, err)
	assert.Equal(t, 2*time.Hour, v.Slot.End.Sub(v.Slot.Start))
	_, err = b.Free(ctx, calendar.Query{Service: "long", Duration: 3 * time.Hour, From: Monday(t)})
	assert.Error(t, err)
}

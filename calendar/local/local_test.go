package local_test

import (
	"log/slog"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/calendar/calendartest"
	"budi/calendar/local"
	"budi/store"
)

func open(t *testing.T, plan calendar.Plan, now func() time.Time) calendar.Book {
	t.Helper()
	s, err := store.Open(t.Context(), t.TempDir(), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	return local.New(plan, s, now)
}

func TestBook(t *testing.T) { calendartest.Run(t, open) }

// Where several are free, work is shared out.
func TestFairChoice(t *testing.T) {
	plan, monday := calendartest.Plan(t), calendartest.Monday(t)
	b := open(t, plan, func() time.Time { return monday })
	given := map[string]int{}
	for i := range 40 {
		list, err := b.Free(t.Context(), calendar.Query{Service: "short", From: monday, Limit: 1})
		require.NoError(t, err)
		require.Len(t, list, 1)
		_, err = b.Reserve(t.Context(), calendar.Visit{Key: string(rune('a' + i)), Slot: list[0]})
		require.NoError(t, err)
		given[list[0].Staff]++
	}
	assert.Equal(t, map[string]int{"one": 20, "two": 20}, given)
}

func BenchmarkFree(b *testing.B) {
	plan, monday := calendartest.Plan(b), calendartest.Monday(b)
	s, err := store.Open(b.Context(), b.TempDir(), slog.New(slog.DiscardHandler))
	require.NoError(b, err)
	defer s.Close()
	book := local.New(plan, s, func() time.Time { return monday })
	for b.Loop() {
		if _, err := book.Free(b.Context(), calendar.Query{Service: "short", From: monday, Limit: 3}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFreeBooked searches a month in which nothing is free.
func BenchmarkFreeBooked(b *testing.B) {
	plan, monday := calendartest.Plan(b), calendartest.Monday(b)
	s, err := store.Open(b.Context(), b.TempDir(), slog.New(slog.DiscardHandler))
	require.NoError(b, err)
	defer s.Close()
	book := local.New(plan, s, func() time.Time { return monday })
	for i := 0; ; i++ {
		list, err := book.Free(b.Context(), calendar.Query{Service: "short", From: monday, Limit: 1})
		require.NoError(b, err)
		if len(list) == 0 {
			break
		}
		_, err = book.Reserve(b.Context(), calendar.Visit{Key: strconv.Itoa(i), Slot: list[0]})
		require.NoError(b, err)
	}
	for b.Loop() {
		if list, err := book.Free(b.Context(), calendar.Query{Service: "short", From: monday, Limit: 3}); err != nil || len(list) > 0 {
			b.Fatal(list, err)
		}
	}
}

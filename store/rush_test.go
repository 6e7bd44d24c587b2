package store_test

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/calendar"
	"budi/record"
	"budi/store"
)

// Several processes share a database: of all that want one time, one gets it.
func TestRushAcrossStores(t *testing.T) {
	dir := t.TempDir()
	stores := []*store.Store{open(t, dir), open(t, dir), open(t, dir), open(t, dir)}
	for round := range 3 {
		from := start.AddDate(0, 0, round)
		var won, lost atomic.Int32
		var wait sync.WaitGroup
		gate := make(chan struct{})
		for i := range 200 {
			wait.Go(func() {
				<-gate
				id := fmt.Sprintf("%d-%d", round, i)
				_, err := stores[i%len(stores)].AddVisit(t.Context(), calendar.Visit{
					ID: id, Key: id, Business: "dental", Status: calendar.Booked, CreatedAt: start, UpdatedAt: start,
					Slot: calendar.Slot{Service: "x", Staff: "a", Start: from, End: from.Add(time.Hour)},
				}, from.Add(time.Hour), start)
				switch {
				case err == nil:
					won.Add(1)
				case errors.Is(err, calendar.ErrTaken):
					lost.Add(1)
				default:
					assert.NoError(t, err)
				}
			})
		}
		close(gate)
		wait.Wait()
		assert.Equal(t, int32(1), won.Load())
		assert.Equal(t, int32(199), lost.Load())
	}
	list, err := stores[0].VisitsBetween(t.Context(), "dental", start, start.AddDate(0, 0, 4))
	require.NoError(t, err)
	assert.Len(t, list, 3)
}

// BenchmarkAppendTurn is what a turn's record costs, to the disk and back.
func BenchmarkAppendTurn(b *testing.B) {
	s, err := store.Open(b.Context(), b.TempDir(), slog.New(slog.DiscardHandler))
	require.NoError(b, err)
	defer s.Close()
	require.NoError(b, s.BeginCall(b.Context(), record.Call{ID: "1", Business: "dental", Started: start}))
	for b.Loop() {
		if _, err := s.AppendTurn(b.Context(), record.Turn{CallID: "1", Who: record.Caller, Text: "rytoj dešimtą", At: start}); err != nil {
			b.Fatal(err)
		}
	}
}

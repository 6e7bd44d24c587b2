package store_test

import (
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/record"
	"budi/store"
)

func TestTroublesAreCounted(t *testing.T) {
	s, err := store.Open(t.Context(), t.TempDir(), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, s.Close()) })
	at := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	require.NoError(t, s.BeginCall(t.Context(), record.Call{ID: "a", Business: "garage", Channel: record.Phone, Started: at}))
	for i, kind := range []string{"clipped", "steady", "clipped", "clipped"} {
		require.NoError(t, s.Trouble(t.Context(), "a", kind, at.Add(time.Duration(i)*time.Second)))
	}
	require.Error(t, s.Trouble(t.Context(), "nobody", "clipped", at), "a trouble belongs to a call")
	list, err := s.Troubles(t.Context(), "a")
	require.NoError(t, err)
	for i := range list {
		list[i].At = list[i].At.UTC()
	}
	assert.Equal(t, []record.Trouble{
		{CallID: "a", Kind: "clipped", Count: 3, At: at},
		{CallID: "a", Kind: "steady", Count: 1, At: at.Add(time.Second)},
	}, list)
}

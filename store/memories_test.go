package store_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/record"
	"budi/store"
)

// A conversation's memory outlives a cut, and no call that ended in order.
func TestMemory(t *testing.T) {
	s, ctx := open(t, t.TempDir()), t.Context()
	begin(t, s, "cut")
	begin(t, s, "whole")
	for _, id := range []string{"cut", "whole"} {
		_, err := s.Memory(ctx, id)
		require.ErrorIs(t, err, store.ErrNotFound)
		require.NoError(t, s.Remember(ctx, id, []byte("first"), start))
		require.NoError(t, s.Remember(ctx, id, []byte("second\x00"), start.Add(time.Second)))
		state, err := s.Memory(ctx, id)
		require.NoError(t, err)
		assert.Equal(t, []byte("second\x00"), state)
	}
	require.NoError(t, s.FinishCall(ctx, "cut", record.End{At: start.Add(time.Minute), Interrupted: true}))
	require.NoError(t, s.FinishCall(ctx, "whole", record.End{At: start.Add(time.Minute), Closing: "booked"}))
	_, err := s.Memory(ctx, "cut")
	require.NoError(t, err)
	_, err = s.Memory(ctx, "whole")
	require.ErrorIs(t, err, store.ErrNotFound)
	require.Error(t, s.Remember(ctx, "nobody", nil, start), "a memory of no call")

	n, err := s.Forget(ctx, start.Add(time.Second))
	require.NoError(t, err)
	assert.Zero(t, n)
	n, err = s.Forget(ctx, start.Add(time.Minute))
	require.NoError(t, err)
	assert.Equal(t, 1, n)
}

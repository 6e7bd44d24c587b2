package store_test

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/record"
	"budi/store"
)

// A process that is killed loses nothing that was committed; its live calls
// are found, marked, and only those of its own node.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "BUDI_STORE_CHILD="+dir)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	_, err = io.ReadFull(out, make([]byte, 30)) // a byte for each turn; it goes on writing meanwhile
	require.NoError(t, err)
	require.NoError(t, cmd.Process.Signal(syscall.SIGKILL))
	_ = cmd.Wait()

	s, ctx := open(t, dir), t.Context()
	other := record.Call{ID: "other", Business: "dental", Node: "b", Started: start}
	require.NoError(t, s.BeginCall(ctx, other))
	turns, err := s.Turns(ctx, "live")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(turns), 30, "what was committed is there")
	for i, turn := range turns {
		assert.Equal(t, i+1, turn.Seq, "no turn is missing in between")
	}
	orphans, err := s.Orphans(ctx, "a")
	require.NoError(t, err)
	require.Len(t, orphans, 1)
	assert.True(t, orphans[0].Interrupted)
	assert.Equal(t, turns[len(turns)-1].At, orphans[0].Ended)
	again, err := s.Orphans(ctx, "a")
	require.NoError(t, err)
	assert.Empty(t, again)
	live, err := s.LiveCalls(ctx, "")
	require.NoError(t, err)
	require.Len(t, live, 1)
	assert.Equal(t, "other", live[0].ID)
}

// child writes turns until it is killed.
func child(dir string) {
	ctx := context.Background()
	s, err := store.Open(ctx, dir, slog.New(slog.DiscardHandler))
	if err != nil {
		panic(err)
	}
	if err := s.BeginCall(ctx, record.Call{ID: "live", Business: "dental", Node: "a", Started: start}); err != nil {
		panic(err)
	}
	for i := 0; ; i++ {
		if _, err := s.AppendTurn(ctx, record.Turn{CallID: "live", Who: record.Caller, Text: "x", At: start.Add(time.Duration(i) * time.Second)}); err != nil {
			panic(err)
		}
		os.Stdout.Write([]byte{'.'})
	}
}

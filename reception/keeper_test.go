package reception

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestAWriteThatPanics loses itself alone, and is told of.
func TestAWriteThatPanics(t *testing.T) {
	var log strings.Builder
	k := &keeper{
		ctx: t.Context(), log: slog.New(slog.NewTextHandler(&log, nil)),
		work: make(chan func(context.Context) error, 8), done: make(chan struct{}),
	}
	go k.write()
	written := 0
	k.put(func(context.Context) error { written++; return nil })
	k.put(func(context.Context) error { panic("no page") })
	k.put(func(context.Context) error { written++; return nil })
	k.close()
	assert.Equal(t, 2, written)
	assert.Contains(t, log.String(), "a part of the call's record was not kept")
	assert.Contains(t, log.String(), "no page")
	assert.Contains(t, log.String(), "keeper_test.go", "the stack is told")
}

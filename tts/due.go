package tts

import (
	"context"
	"time"
)

type dueKey struct{}

// WithDue tells when the sound that is rendered under a context has to be
// there, for engines that can't render everything at once.
func WithDue(ctx context.Context, at time.Time) context.Context {
	return context.WithValue(ctx, dueKey{}, at)
}

// Due gives what [WithDue] told: the zero time means at once.
func Due(ctx context.Context) time.Time {
	at, _ := ctx.Value(dueKey{}).(time.Time)
	return at
}

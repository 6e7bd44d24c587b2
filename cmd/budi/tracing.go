package main

import (
	"context"
	"time"

	"budi/console/traces"
	"budi/reception"
)

// traces opens the tracer where somebody wants spans; nil where nobody does.
// The house closes it.
func (s *service) traces(ctx context.Context) (reception.Tracer, error) {
	cfg := traces.Config{Endpoint: s.server.Log.Traces, Version: version, Log: s.log}
	if !cfg.Wanted() {
		return nil, nil
	}
	t, err := traces.New(ctx, cfg)
	if err != nil {
		return nil, err
	}
	s.closed = append(s.closed, func() error {
		// The last spans are sent on the way out, but nobody waits long for a
		// collector.
		end, stop := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer stop()
		if err := t.Close(end); err != nil {
			s.log.Warn("the last spans were not sent", "error", err)
		}
		return nil
	})
	return t, nil
}

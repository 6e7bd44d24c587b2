// Package all lists the recognisers that Budi is built with.
package all

import (
	"context"
	"log/slog"

	"budi/asr"
	"budi/asr/pocketsphinx"
)

// Settings are what recognisers are made of; each takes what it needs.
type Settings struct {
	// Models is the folder of models: derived ones are made in it, and others
	// are found there, each in a folder of its own name.
	Models string
	Log    *slog.Logger
}

// Open opens the recognisers. What a language lacks is told by Supports. The
// caller calls closing when the last call has ended.
func Open(ctx context.Context, s Settings) (hear asr.Recognizer, closing func() error, err error) {
	e, err := pocketsphinx.New(ctx, pocketsphinx.Config{Data: s.Models, Models: []string{s.Models}, Logger: s.Log})
	if err != nil {
		return nil, nil, err
	}
	return e, func() error { e.Close(); return nil }, nil
}

// Package all lists the recognisers that Budi is built with.
package all

import (
	"context"
	"log/slog"

	"budi/asr"
	"budi/asr/chain"
	"budi/asr/pocketsphinx"
	"budi/language"
)

// Settings are what recognisers are made of; each takes what it needs.
type Settings struct {
	// Models is the folder of models: derived ones are made in it, and others
	// are found there, each in a folder of its own name.
	Models string
	// Failed is told of every engine that is left because it failed; it must
	// not block. Nil is nobody.
	Failed func(engine string, err error)
	// Forgiven is told of the last one when it is tried again.
	Forgiven func(engine string)
	Log      *slog.Logger
}

// Recognizers are the engines as one. What a language lacks is told by
// Supports.
type Recognizers struct {
	*chain.Chain
	embedded *pocketsphinx.Engine
}

// Open opens the recognisers. The caller calls Close when the last call has
// ended.
func Open(ctx context.Context, s Settings) (*Recognizers, error) {
	e, err := pocketsphinx.New(ctx, pocketsphinx.Config{Data: s.Models, Models: []string{s.Models}, Logger: s.Log})
	if err != nil {
		return nil, err
	}
	return &Recognizers{
		Chain:    chain.New(chain.Config{Failed: s.Failed, Forgiven: s.Forgiven, Logger: s.Log}, chain.Engine{Name: "pocketsphinx", Recognizer: e}),
		embedded: e,
	}, nil
}

// Prepare compiles grammars ahead for a number of calls at once, so that the
// first of them don't wait for it.
func (r *Recognizers) Prepare(ctx context.Context, rate, streams int, grammars ...*asr.Grammar) error {
	return r.embedded.Prepare(ctx, rate, streams, grammars...)
}

// Experimental reports whether a language is heard well enough for menus
// alone.
func (r *Recognizers) Experimental(lang language.Tag, rate int) bool {
	return r.embedded.Experimental(lang, rate)
}

// Close ends the engines.
func (r *Recognizers) Close() error {
	r.embedded.Close()
	return nil
}

package reception

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"time"
	"unicode"

	"budi/asr/grammar"
)

const (
	// knownNames is how many of a business's customers are listened for. Each
	// one costs a little of everybody's hearing.
	knownNames = 300
	// acquainted is how often the desk learns of new customers: what changes
	// has to be compiled by every decoder anew.
	acquainted = 6 * time.Hour
)

// listening makes the grammars of one language; the builder is another one when
// there are new customers.
type listening struct {
	names   []string // that builder was made with; for one goroutine
	builder atomic.Pointer[grammar.Builder]
}

// Acquaint has the names of each business's customers listened for, those of
// the last visits first. Nobody is told them: who says one is heard better.
// Languages on trial are left out, a name is not theirs to hear. One goroutine
// at a time calls it; changed tells that there are new grammars to prepare.
func (d *Desk) Acquaint(ctx context.Context) (changed bool, err error) {
	var failed []error
	for _, t := range d.tenants {
		names, err := d.cfg.Store.CustomerNames(ctx, t.b.Slug, knownNames)
		if err != nil {
			failed = append(failed, fmt.Errorf("business %s: %w", t.b.Slug, err))
			continue
		}
		names = slices.DeleteFunc(names, func(n string) bool { return !wholeName(n) })
		for lang, l := range t.grammars {
			if t.menus[lang] || sameNames(l.names, names) {
				continue
			}
			v := Vocabulary(t.b, lang)
			v.Names = names
			l.names = names
			l.builder.Store(grammar.New(v))
			changed = true
		}
	}
	return changed, errors.Join(failed...)
}

// KeepAcquainted prepares the grammars of the desk for a number of calls at
// once, and again whenever there are new customers, until ctx ends. It calls
// ready after the first time.
func (d *Desk) KeepAcquainted(ctx context.Context, p Preparer, streams int, ready func()) {
	tick := time.NewTicker(acquainted)
	defer tick.Stop()
	for first := true; ; first = false {
		changed, err := d.Acquaint(ctx)
		if err != nil && ctx.Err() == nil {
			d.cfg.Log.Warn("customers' names are not listened for", slog.Any("error", err))
		}
		if first || changed {
			if err := d.Prepare(ctx, p, streams); err != nil && ctx.Err() == nil {
				d.cfg.Log.Warn("grammars were not prepared", slog.Any("error", err))
			}
		}
		if first {
			ready()
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// wholeName tells a name that is worth listening for: a given and a family
// name, in letters that the recogniser can pronounce. One word was rather
// misheard, or is among the common names.
func wholeName(name string) bool {
	words := strings.Fields(name)
	return len(words) >= 2 && len(words) <= 4 && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.Is(unicode.Latin, r) && !strings.ContainsRune(" -'’.", r)
	})
}

// sameNames compares two lists whatever their order: who came last changes with
// every visit, and matters only to who is left out.
func sameNames(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// Package all lists the synthesisers that Budi is built with.
package all

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"budi/tts"
	"budi/tts/cache"
	"budi/tts/chain"
	"budi/tts/espeak"
	"budi/tts/flite"
	"budi/tts/queue"
)

// patience is how long an engine may take for a clause before the next is asked:
// some hundred times what it needs.
const patience = 3 * time.Second

// member is one engine.
type member struct {
	name string
	open func() (tts.Renderer, error)
}

// members are tried in this order.
func members() []member {
	return []member{
		{"flite", func() (tts.Renderer, error) { return flite.New() }},
		{"espeak", func() (tts.Renderer, error) { return espeak.New() }},
	}
}

// Names lists the engines.
func Names() []string {
	var names []string
	for _, m := range members() {
		names = append(names, m.name)
	}
	return names
}

// Open opens every engine that is installed, each with a prompt cache in dir
// ("" keeps it in memory alone), as a chain that starts with prefer ("" is the
// usual order). missing says, for each engine that isn't there, what to
// install.
func Open(dir, prefer string, log *slog.Logger) (c *chain.Chain, missing []error, err error) {
	if prefer != "" && !slices.Contains(Names(), prefer) {
		return nil, nil, fmt.Errorf("unknown synthesiser %q: choose one of %s", prefer, strings.Join(Names(), ", "))
	}
	var links []chain.Link
	for _, m := range members() {
		engine, err := m.open()
		if err != nil {
			missing = append(missing, err)
			continue
		}
		if dir != "" {
			dir = filepath.Clean(dir)
		}
		kept, err := cache.New(queue.New(engine, runtime.NumCPU(), patience), m.name, dir, 24)
		if err != nil {
			return nil, missing, err
		}
		link := chain.Link{Name: m.name, Engine: kept}
		if m.name == prefer {
			links = append([]chain.Link{link}, links...)
		} else {
			links = append(links, link)
		}
	}
	return chain.New(log, links...), missing, nil
}

package reception

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/asr/grammar"
	"budi/configs"
	"budi/dialog"
	"budi/language"
)

// visitors is a store that knows who has come.
type visitors struct {
	Store
	mu    sync.Mutex
	names []string
	asked int // for how many
}

func (v *visitors) CustomerNames(_ context.Context, _ string, most int) ([]string, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.asked = most
	return slices.Clone(v.names), nil
}

// come adds a visitor.
func (v *visitors) come(name string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.names = append(v.names, name)
}

// compiler counts what it is given to compile.
type compiler struct{ times int }

func (c *compiler) Prepare(context.Context, int, int, ...*asr.Grammar) error {
	c.times++
	return nil
}

func acquaintedDesk(t *testing.T, v *visitors) *Desk {
	t.Helper()
	server, err := configs.Load("")
	require.NoError(t, err)
	b, _ := server.Business("garage")
	hear := func() *listening {
		l := &listening{}
		l.builder.Store(grammar.New(Vocabulary(b, language.English)))
		return l
	}
	garage := &tenant{
		b: b, grammars: map[language.Tag]*listening{language.English: hear(), language.Lithuanian: hear()},
		menus: map[language.Tag]bool{language.Lithuanian: true},
	}
	return &Desk{cfg: Config{Store: v, Log: slog.New(slog.DiscardHandler)}, tenants: map[string]*tenant{"garage": garage}}
}

// listensFor lists the customers in the grammar that hears a name.
func listensFor(d *Desk, lang language.Tag) (names []string) {
	for _, c := range d.tenants["garage"].grammar(lang, dialog.Expectation{Kind: dialog.ExpectName}).Classes {
		if c.Name == "<known-name>" {
			for _, m := range c.Members {
				names = append(names, m.Text)
			}
		}
	}
	return names
}

func TestAcquaint(t *testing.T) {
	v := &visitors{names: []string{"Agne Vaitkute", "Tom", "Ольга Петрова", "Mary-Ann O’Hara", "tel. 612 34567", "Nobody Has So Many Names"}}
	d := acquaintedDesk(t, v)
	assert.Empty(t, listensFor(d, language.English))

	changed, err := d.Acquaint(t.Context())
	require.NoError(t, err)
	assert.True(t, changed)
	assert.Equal(t, knownNames, v.asked)
	assert.Equal(t, []string{"agne vaitkute", "mary-ann o'hara"}, listensFor(d, language.English), "whole names that can be pronounced")
	assert.Empty(t, listensFor(d, language.Lithuanian), "a language on trial")

	slices.Reverse(v.names)
	changed, err = d.Acquaint(t.Context())
	require.NoError(t, err)
	assert.False(t, changed, "the same customers")

	v.come("Linas Gailius")
	changed, err = d.Acquaint(t.Context())
	require.NoError(t, err)
	assert.True(t, changed)
	assert.Contains(t, listensFor(d, language.English), "linas gailius")
}

// TestKeepAcquainted compiles grammars at the start, and again only when
// there are new customers.
func TestKeepAcquainted(t *testing.T) {
	v := &visitors{}
	d := acquaintedDesk(t, v)
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		c := &compiler{}
		ready := make(chan struct{})
		go d.KeepAcquainted(ctx, c, 1, func() { close(ready) })
		<-ready
		synctest.Wait()
		start := c.times
		assert.Equal(t, len(d.tenants["garage"].grammars), start)
		time.Sleep(acquainted)
		synctest.Wait()
		assert.Equal(t, start, c.times)
		v.come("Agne Vaitkute")
		time.Sleep(acquainted)
		synctest.Wait()
		assert.Equal(t, 2*start, c.times)
	})
}

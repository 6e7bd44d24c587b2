package all

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/tts"
	"budi/tts/cache"
	"budi/tts/chain"
	"budi/tts/queue"
	"budi/tts/ttstest"
)

// TestConformance runs the family's suite over every engine that is installed,
// bare and behind cache and chain.
func TestConformance(t *testing.T) {
	for _, m := range members() {
		t.Run(m.name, func(t *testing.T) {
			engine, err := m.open()
			if err != nil {
				t.Skip(err)
			}
			ttstest.Run(t, tts.ByClause(queue.New(engine, 4, 0)))
		})
	}
	t.Run("chain", func(t *testing.T) {
		r, missing, err := Open(t.TempDir(), "", slog.New(slog.DiscardHandler))
		require.NoError(t, err)
		if len(missing) > 0 {
			t.Skip(missing)
		}
		ttstest.Run(t, tts.ByClause(r))
		for _, lang := range []language.Tag{"en", "lt", "ru", "hy"} {
			assert.NoError(t, r.Supports(lang))
		}
	})
}

func TestOpenRefusesUnknownEngine(t *testing.T) {
	_, _, err := Open("", "parrot", slog.New(slog.DiscardHandler))
	require.ErrorContains(t, err, `unknown synthesiser "parrot": choose one of flite, espeak`)
}

// fake is an engine that counts, fails or hangs on purpose.
type fake struct {
	calls int
	fail  error
	hang  bool
}

func (f *fake) Supports(language.Tag) error { return nil }

func (f *fake) Render(ctx context.Context, _ tts.Voice, _ string) ([]int16, error) {
	f.calls++
	if f.hang {
		<-ctx.Done()
		return nil, context.Cause(ctx)
	}
	return []int16{1, 2, 3}, f.fail
}

func TestChainGoesOnWhenAnEngineFailsOrHangs(t *testing.T) {
	for name, bad := range map[string]*fake{
		"fails": {fail: errors.New("broken")},
		"hangs": {hang: true},
	} {
		t.Run(name, func(t *testing.T) {
			good := &fake{}
			c := chain.New(slog.New(slog.DiscardHandler),
				chain.Link{Name: "bad", Engine: bad, Limit: 20 * time.Millisecond}, chain.Link{Name: "good", Engine: good})
			var failed []string
			c.Failed = func(engine string, _ error) { failed = append(failed, engine) }
			pcm, err := c.Render(t.Context(), tts.Voice{Lang: "en", Rate: 8000}, "hello")
			require.NoError(t, err)
			assert.Equal(t, []int16{1, 2, 3}, pcm)
			assert.Equal(t, 1, bad.calls)
			assert.Equal(t, []string{"bad"}, failed)
		})
	}
	t.Run("all fail", func(t *testing.T) {
		c := chain.New(slog.New(slog.DiscardHandler), chain.Link{Name: "bad", Engine: &fake{fail: errors.New("broken")}})
		_, err := c.Render(t.Context(), tts.Voice{Lang: "en", Rate: 8000}, "hello")
		require.ErrorIs(t, err, tts.ErrUnavailable)
		require.ErrorContains(t, err, "broken")
	})
}

func TestCache(t *testing.T) {
	dir, v := t.TempDir(), tts.Voice{Lang: "en", Rate: 8000}
	open := func(f *fake) *cache.Cache {
		c, err := cache.New(f, "fake", dir, 1)
		require.NoError(t, err)
		return c
	}
	first := &fake{}
	c := open(first)
	require.NoError(t, c.Warm(t.Context(), v, []string{"greeting"}))
	for range 3 {
		_, err := c.Render(t.Context(), v, "greeting")
		require.NoError(t, err)
		_, err = c.Render(t.Context(), v, "you are Tom")
		require.NoError(t, err)
	}
	assert.Equal(t, 2, first.calls, "each clause is rendered once")

	files, err := filepath.Glob(filepath.Join(dir, "*.pcm"))
	require.NoError(t, err)
	require.Len(t, files, 1, "only what is the same for all callers is on disk")

	second := &fake{}
	_, err = open(second).Render(t.Context(), v, "greeting")
	require.NoError(t, err)
	assert.Zero(t, second.calls, "a new process reads it from disk")

	v.Pace = 0.8
	_, err = open(second).Render(t.Context(), v, "greeting")
	require.NoError(t, err)
	assert.Equal(t, 1, second.calls, "another pace is another sound")

	require.NoError(t, os.WriteFile(files[0], []byte("torn"), 0o600))
	v.Pace = 0
	third := &fake{}
	pcm, err := open(third).Render(t.Context(), v, "greeting")
	require.NoError(t, err)
	assert.Equal(t, 1, third.calls, "a torn file is rendered again")
	assert.Equal(t, []int16{1, 2, 3}, pcm)
}

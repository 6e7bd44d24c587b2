package dialog_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/configs/phrases"
	"budi/configs/playbooks"
	"budi/dialog"
)

// TestPlaybooks loads what ships with Budi against the engine's vocabulary.
func TestPlaybooks(t *testing.T) {
	p, err := phrases.Default()
	require.NoError(t, err)
	set, err := playbooks.Default(dialog.Vocabulary(p))
	require.NoError(t, err)
	for _, name := range []string{"booking", "moving", "cancelling", "price", "message", "urgent", "human", "hours", "place", "complaint", "faq"} {
		require.NotNil(t, set.Get(name), name)
	}
	// Every parameter exists, and none is left over.
	var used []string
	for _, key := range p.Keys() {
		used = append(used, p.Params(key)...)
	}
	slices.Sort(used)
	require.Equal(t, dialog.Params(), slices.Compact(used))
}

// TestReadme holds that the guide to playbooks names every fact and action.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "configs", "playbooks", "README.md"))
	require.NoError(t, err)
	p, err := phrases.Default()
	require.NoError(t, err)
	words := dialog.Vocabulary(p)
	for _, a := range words.Actions {
		require.Contains(t, string(data), "`"+a+"`")
	}
	for f := range words.Facts {
		if !strings.HasPrefix(f, "did.") {
			require.Contains(t, string(data), "`"+f+"`")
		}
	}
	for _, e := range words.Expects {
		require.Contains(t, string(data), e)
	}
}

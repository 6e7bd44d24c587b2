package dialog_test

import (
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"budi/configs"
	"budi/configs/phrases"
	"budi/configs/playbooks"
	"budi/dialog"
	"budi/dialog/understand"
	"budi/language"
	"budi/language/all"
)

// packs are built once for all tests.
var packs = sync.OnceValue(func() map[language.Tag]language.Pack { return all.Packs() })

// parts are what an engine for a business is made of and tests may share: all
// of it is immutable.
type parts struct {
	b          *configs.Business
	understand *understand.Understander
	phrases    *phrases.Book
	playbooks  *playbooks.Set
}

var shared sync.Map // by slug

func partsOf(t testing.TB, slug string) parts {
	t.Helper()
	if p, ok := shared.Load(slug); ok {
		return p.(parts)
	}
	b, err := configs.LoadBusiness(filepath.Join("..", "configs", "businesses", slug+".yaml"))
	require.NoError(t, err)
	u, err := understand.New(b, packs())
	require.NoError(t, err)
	book, err := phrases.Default()
	require.NoError(t, err)
	set, err := playbooks.Default(dialog.Vocabulary(book))
	require.NoError(t, err)
	p := parts{b: b, understand: u, phrases: book, playbooks: set}
	shared.Store(slug, p)
	return p
}

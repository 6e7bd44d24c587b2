package store_test

import (
	"database/sql"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/store"
)

func TestOpenTwice(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "on the way, with spaces?")
	a := open(t, dir)
	begin(t, a, "1")
	b := open(t, dir)
	c, err := b.Call(t.Context(), "1")
	require.NoError(t, err)
	assert.Equal(t, "dental", c.Business)
}

// Many programs that open a new folder at once all succeed.
func TestOpenAtOnce(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for range 6 {
		wait.Go(func() {
			s, err := store.Open(t.Context(), dir, slog.New(slog.DiscardHandler))
			if assert.NoError(t, err) {
				assert.NoError(t, s.Close())
			}
		})
	}
	wait.Wait()
}

func TestOpenFaults(t *testing.T) {
	try := func(dir string) error {
		s, err := store.Open(t.Context(), dir, slog.New(slog.DiscardHandler))
		if err == nil {
			s.Close()
		}
		return err
	}
	t.Run("no database", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, store.File), []byte("this is a letter, not a database, and it goes on for a while"), 0o600))
		require.ErrorContains(t, try(dir), "damaged")
	})
	t.Run("damaged", func(t *testing.T) {
		dir := t.TempDir()
		s := open(t, dir)
		require.NoError(t, s.Close())
		file := filepath.Join(dir, store.File)
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		for i := 40; i < len(data); i++ {
			data[i] ^= 0x5a
		}
		require.NoError(t, os.WriteFile(file, data, 0o600))
		require.ErrorContains(t, try(dir), file)
	})
	t.Run("a file in the folder's place", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		require.NoError(t, os.WriteFile(file, nil, 0o600))
		require.ErrorContains(t, try(file), "--data")
	})
	t.Run("not writable", func(t *testing.T) {
		require.ErrorContains(t, try("/proc/budi"), "--data")
	})
	t.Run("of a newer program", func(t *testing.T) {
		dir := t.TempDir()
		open(t, dir)
		db, err := sql.Open("sqlite", filepath.Join(dir, store.File))
		require.NoError(t, err)
		_, err = db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
		require.NoError(t, err)
		require.NoError(t, db.Close())
		require.ErrorContains(t, try(dir), "newer")
	})
}

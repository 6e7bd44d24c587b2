package models

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Every model says what it is, and how it gets here.
func TestCatalogue(t *testing.T) {
	known, err := Catalogue()
	require.NoError(t, err)
	require.NotEmpty(t, known)
	for _, m := range known {
		t.Run(m.Name, func(t *testing.T) {
			assert.NotEmpty(t, m.Language)
			assert.Contains(t, []int{8000, 16000}, m.Rate)
			assert.NotEmpty(t, m.Engine)
			assert.NotEmpty(t, m.Origin)
			assert.NotEmpty(t, m.Licence)
			ways := 0
			for _, way := range []string{m.URL, m.Package, m.DerivedFrom} {
				if way != "" {
					ways++
				}
			}
			assert.Equal(t, 1, ways, "fetched, installed or derived")
			if m.DerivedFrom == "" {
				assert.NotEmpty(t, m.Files)
			}
			for _, f := range m.Files {
				if m.URL != "" {
					from, err := m.source(f)
					require.NoError(t, err)
					assert.Regexp(t, `^https://`, from)
					assert.NotContains(t, from, "..")
				}
			}
		})
	}
}

func TestBadCatalogues(t *testing.T) {
	const sum = "208cb7f60bd034ece43892991db836e9bc31ed93ce7c8f158c7b04404e7a8c4b"
	for text, want := range map[string]string{
		"name: b\n":                           "bears its name",
		"name: ../a\n":                        "model name",
		"name: a\ncolour: blue\n":             "colour",
		"name: a\nrate: -1\n":                 "rate",
		"name: a\nurl: ftp://x/\n":            "url",
		"name: a\nfolder: usr/share\n":        "absolute",
		"name: a\nfiles:\n  - path: ../b\n":   "no path inside",
		"name: a\nfiles:\n  - path: /b\n":     "no path inside",
		"name: a\nfiles:\n  - path: b//c\n":   "no path inside",
		"name: a\nfiles:\n  - path: 'b\\c'\n": "characters",
		"name: a\nfiles:\n  - path: b\n":      "SHA-256",
		"name: a\nfiles:\n  - {path: b, size: -1, sha256: " + sum + "}\n":                                             "SHA-256",
		"name: a\nfiles:\n  - {path: b, size: 1, sha256: " + sum + "}\n  - {path: b, size: 1, sha256: " + sum + "}\n": "twice",
		"name: a\nfiles:\n  - {path: a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a, size: 1, sha256: " + sum + "}\n":          "too deeply",
	} {
		_, err := readCatalogue(fstest.MapFS{"catalogue/a.yaml": {Data: []byte(text)}})
		assert.ErrorContains(t, err, want, text)
	}
}

// The catalogue's checksums are those of the files as they are published: a
// copy of each, where there is one, is taken and found whole.
func TestCatalogueKnowsThePublishedFiles(t *testing.T) {
	known, err := Catalogue()
	require.NoError(t, err)
	shared := sharedModels(t)
	s := New(Config{Dir: filepath.Join(t.TempDir(), "models"), Known: known})
	for _, m := range known {
		if m.URL == "" {
			continue
		}
		t.Run(m.Name, func(t *testing.T) {
			// The folder above holds other models too: this one is found in it.
			added, err := s.Add(t.Context(), Request{Card: Model{Name: m.Name}, From: shared})
			require.NoError(t, err)
			assert.Equal(t, Whole, added.Entry.State)
			assert.Empty(t, added.LeftOut)
			assert.Equal(t, m.Size(), added.Entry.Size)
			assert.NoFileExists(t, filepath.Join(added.Entry.Dir, "ORIGIN"), "only what the catalogue knows is taken")
		})
	}
}

func sharedModels(t *testing.T) string {
	t.Helper()
	root := os.Getenv("BUDI_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		require.NoError(t, err)
		root = filepath.Join(dir, "..", "..", "shared")
	}
	dir := filepath.Join(root, "models")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("needs the folder shared/models beside the module, or BUDI_SHARED")
	}
	return dir
}

func FuzzCard(f *testing.F) {
	f.Add([]byte(`{"name":"a","rate":8000,"files":[{"path":"b/c","size":1,"sha256":"208cb7f60bd034ece43892991db836e9bc31ed93ce7c8f158c7b04404e7a8c4b"}]}`))
	f.Add([]byte(`{"name":"..","files":[{"path":"../../etc/passwd"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		m, err := parseCard(text)
		if err != nil {
			return
		}
		require.Regexp(t, goodName, m.Name)
		for _, file := range m.Files {
			require.True(t, filepath.IsLocal(file.Path), file.Path)
			require.Len(t, file.SHA256, 64)
		}
	})
}

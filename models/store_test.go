package models

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// published is a model as its publisher has it: path -> text.
func published() map[string]string {
	return map[string]string{"acoustic/means": "12", "acoustic/mdef": "345", "acoustic/noisedict": "", "LICENSE": "BSD"}
}

// catalogued describes published files; LICENSE is optional and lies above.
func catalogued(files map[string]string) Model {
	m := Model{Name: "lt-small", Language: "lt", Rate: 16000, Engine: "pocketsphinx", Licence: "BSD-2-Clause", Origin: "a publisher"}
	for _, p := range []string{"LICENSE", "acoustic/mdef", "acoustic/means", "acoustic/noisedict"} {
		f := File{Path: p, Size: int64(len(files[p])), SHA256: sumOf([]byte(files[p]))}
		if p == "LICENSE" {
			f.At, f.Optional = "../../LICENSE", true
		}
		m.Files = append(m.Files, f)
	}
	return m
}

// testStore is a store of the catalogued model, which web serves.
func testStore(t *testing.T, web http.Handler) *Store {
	t.Helper()
	m := catalogued(published())
	if web != nil {
		server := httptest.NewServer(web)
		t.Cleanup(server.Close)
		m.URL = server.URL + "/repo/models/lt/"
	}
	client := newClient()
	t.Cleanup(client.CloseIdleConnections)
	return New(Config{
		Dir: filepath.Join(t.TempDir(), "models"), Known: []Model{m, {Name: "small-8k", DerivedFrom: "lt-small"}},
		Client: client, Pause: time.Millisecond,
	})
}

// tree writes files below dir.
func tree(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for p, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(p)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, p), []byte(text), 0o644))
	}
	return dir
}

// clean asserts that nothing but models is left in a store's folder.
func clean(t *testing.T, s *Store, names ...string) {
	t.Helper()
	dir, err := os.ReadDir(s.Dir())
	require.NoError(t, err)
	var found []string
	for _, d := range dir {
		if d.Name() != lockFile {
			found = append(found, d.Name())
		}
	}
	assert.Equal(t, names, found)
}

func state(t *testing.T, s *Store, name string) Entry {
	t.Helper()
	e, err := s.Check(t.Context(), name)
	require.NoError(t, err)
	return e
}

func entriesOf(prefix string, files map[string]string) (list []entry) {
	for p, text := range files {
		list = append(list, entry{name: prefix + p, text: text})
	}
	return list
}

func TestAddFromThisMachine(t *testing.T) {
	files := published()
	files["README.txt"] = "not the model's"
	dir := t.TempDir()
	ways := map[string]string{
		"folder":       tree(t, filepath.Join(dir, "folder"), files),
		"folder above": dir,
		"archive":      filepath.Join(dir, "lt.tar.gz"),
		"deep archive": filepath.Join(dir, "deep.zip"),
	}
	require.NoError(t, os.WriteFile(ways["archive"], gzipped(t, tarOf(t, entriesOf("lt/", files)...)), 0o644))
	require.NoError(t, os.WriteFile(ways["deep archive"], zipOf(t, entriesOf("repo-1/src/models/lt/", files)...), 0o644))
	for name, from := range ways {
		t.Run(name, func(t *testing.T) {
			s := testStore(t, nil)
			assert.Equal(t, Missing, state(t, s, "lt-small").State)
			added, err := s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: from})
			require.NoError(t, err)
			assert.Equal(t, Whole, added.Entry.State)
			assert.Empty(t, added.LeftOut)
			assert.FileExists(t, filepath.Join(s.Dir(), "lt-small", "acoustic", "noisedict"))
			assert.NoFileExists(t, filepath.Join(s.Dir(), "lt-small", "README.txt"))
			clean(t, s, "lt-small")
			again, err := s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: from})
			require.NoError(t, err)
			assert.True(t, again.Already)
		})
	}
}

func TestAddRefuses(t *testing.T) {
	dir := t.TempDir()
	wrong := published()
	wrong["acoustic/means"] = "21"
	good := tree(t, filepath.Join(dir, "good"), published())
	bad := tree(t, filepath.Join(dir, "bad"), wrong)
	link := tree(t, filepath.Join(dir, "link"), map[string]string{"a": "x"})
	require.NoError(t, os.Symlink("/etc/passwd", filepath.Join(link, "b")))
	none := strings.Repeat("0", 64)
	for name, c := range map[string]struct {
		r    Request
		is   error
		says string
	}{
		"wrong bytes":           {Request{Card: Model{Name: "lt-small"}, From: bad}, ErrChecksum, "acoustic/means differs"},
		"another model":         {Request{Card: Model{Name: "lt-small"}, From: link}, ErrRefused, "none of its files"},
		"nothing there":         {Request{Card: Model{Name: "lt-small"}, From: filepath.Join(dir, "nothing")}, os.ErrNotExist, ""},
		"a device":              {Request{Card: Model{Name: "lt-small"}, From: os.DevNull}, ErrRefused, ""},
		"from and URL":          {Request{Card: Model{Name: "lt-small"}, From: good, URL: "https://example.org/a"}, nil, "not both"},
		"derived":               {Request{Card: Model{Name: "small-8k"}, From: good}, nil, "budi models derive"},
		"not fetched":           {Request{Card: Model{Name: "lt-small"}}, nil, "--from PATH"},
		"unknown":               {Request{Card: Model{Name: "other"}}, ErrUnknown, "--from PATH"},
		"unknown without a sum": {Request{Card: Model{Name: "other"}, URL: "https://example.org/a"}, nil, "--sha256"},
		"no sum":                {Request{Card: Model{Name: "other"}, URL: "https://example.org/a", SHA256: "12"}, nil, "64 hexadecimal"},
		"outside":               {Request{Card: Model{Name: "../other"}, From: good}, nil, "model name"},
		"hidden":                {Request{Card: Model{Name: ".partial"}, From: good}, nil, "model name"},
		"a link in a new model": {Request{Card: Model{Name: "other"}, From: link}, ErrRefused, "b is no plain file"},
		"too big":               {Request{Card: Model{Name: "other"}, From: good, Limit: 3}, ErrTooBig, "--limit"},
		"sum of a folder":       {Request{Card: Model{Name: "other"}, From: good, SHA256: none}, nil, "a folder has none"},
		"another file":          {Request{Card: Model{Name: "other"}, From: filepath.Join(good, "LICENSE"), SHA256: none}, ErrChecksum, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := testStore(t, nil)
			_, err := s.Add(t.Context(), c.r)
			require.Error(t, err)
			t.Log(err)
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			}
			require.ErrorContains(t, err, c.says)
			if _, err := os.Stat(s.Dir()); err == nil {
				clean(t, s)
			}
		})
	}
}

// A failed attempt leaves the model that is here as it is.
func TestAddLeavesTheOldOneUntilTheNewOneIsRight(t *testing.T) {
	s := testStore(t, nil)
	good := tree(t, t.TempDir(), published())
	_, err := s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: good})
	require.NoError(t, err)
	wrong := published()
	wrong["acoustic/mdef"] = "354"
	_, err = s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: tree(t, t.TempDir(), wrong), Replace: true})
	require.ErrorIs(t, err, ErrChecksum)
	assert.Equal(t, Whole, state(t, s, "lt-small").State)

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = s.Add(ctx, Request{Card: Model{Name: "lt-small"}, From: good, Replace: true})
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, Whole, state(t, s, "lt-small").State)

	// What a killed process left is removed by the next.
	require.NoError(t, os.MkdirAll(filepath.Join(s.Dir(), stagePrefix+"123", "model"), 0o755))
	_, err = s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: good, Replace: true})
	require.NoError(t, err)
	clean(t, s, "lt-small")
}

func TestAddFetchesTheCataloguesFiles(t *testing.T) {
	root := t.TempDir()
	tree(t, filepath.Join(root, "repo", "models", "lt"), published())
	tree(t, filepath.Join(root, "repo"), map[string]string{"LICENSE": "BSD"})
	var mu sync.Mutex
	var paths []string
	asked := func() []string { // since the last time
		mu.Lock()
		defer mu.Unlock()
		list := paths
		paths = nil
		return list
	}
	files := http.FileServer(http.Dir(root))
	s := testStore(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		paths = append(paths, r.URL.Path)
		mu.Unlock()
		files.ServeHTTP(w, r)
	}))
	var done, total int64
	r := Request{Card: Model{Name: "lt-small"}, Progress: func(d, all int64) { done, total = d, all }}
	added, err := s.Add(t.Context(), r)
	require.NoError(t, err)
	assert.Equal(t, Whole, added.Entry.State)
	assert.Equal(t, []string{"/repo/LICENSE", "/repo/models/lt/acoustic/mdef", "/repo/models/lt/acoustic/means"}, asked(), "an empty file needs no asking")
	assert.EqualValues(t, 8, done)
	assert.EqualValues(t, 8, total)
	clean(t, s, "lt-small")

	// One file is damaged: that one is fetched again, and no other.
	means := filepath.Join(s.Dir(), "lt-small", "acoustic", "means")
	require.NoError(t, os.WriteFile(means, []byte("13"), 0o644))
	e := state(t, s, "lt-small")
	assert.Equal(t, Damaged, e.State)
	assert.Equal(t, []Problem{{"acoustic/means", "has another checksum: its bytes have changed"}}, e.Problems)
	added, err = s.Add(t.Context(), r)
	require.NoError(t, err)
	assert.Equal(t, Whole, added.Entry.State)
	assert.Equal(t, []string{"/repo/models/lt/acoustic/means"}, asked())

	// The publisher has changed a file: refused, and what is here stays. A
	// licence that can't be had is no reason to do without the model.
	tree(t, filepath.Join(root, "repo"), map[string]string{"LICENSE": "new", "models/lt/acoustic/means": "99"})
	r.Replace = true
	_, err = s.Add(t.Context(), r)
	require.ErrorIs(t, err, ErrChecksum)
	assert.Equal(t, Whole, state(t, s, "lt-small").State)
	tree(t, filepath.Join(root, "repo"), map[string]string{"models/lt/acoustic/means": "12"})
	added, err = s.Add(t.Context(), r)
	require.NoError(t, err)
	assert.Equal(t, []string{"LICENSE"}, added.LeftOut)
	assert.Equal(t, Whole, added.Entry.State)
	clean(t, s, "lt-small")
}

func TestAddAnUnknownModelFromAnArchive(t *testing.T) {
	archive := gzipped(t, tarOf(t, entriesOf("sherpa-hy-2026/", map[string]string{"tokens.txt": "a", "encoder/model.onnx": "bb", card: `{"name":"evil"}`})...))
	h := serveFile(t, archive)
	h.faults = append(h.faults, h.cut(len(archive)/2))
	s := testStore(t, nil)
	r := Request{
		Card: Model{Name: "hy-own", Language: "hy", Rate: 8000, Engine: "sherpa", Licence: "CC-BY-4.0"},
		URL:  h.URL + "/hy.tar.gz?token=hunter2", SHA256: strings.ToUpper(sumOf(archive)),
	}
	added, err := s.Add(t.Context(), r)
	require.NoError(t, err)
	assert.Equal(t, Whole, added.Entry.State)
	assert.EqualValues(t, 3, added.Entry.Size)
	clean(t, s, "hy-own")
	text, err := os.ReadFile(filepath.Join(s.Dir(), "hy-own", card))
	require.NoError(t, err)
	assert.NotContains(t, string(text), "hunter2")
	var m Model
	require.NoError(t, json.Unmarshal(text, &m))
	assert.Equal(t, h.URL+"/hy.tar.gz", m.Origin)
	assert.Equal(t, "hy-own", m.Name)

	list, err := s.List()
	require.NoError(t, err)
	require.Len(t, list, 3)
	assert.Equal(t, "hy-own", list[0].Model.Name)
	assert.Equal(t, Present, list[0].State)

	_, err = s.Add(t.Context(), r)
	require.ErrorContains(t, err, "--replace")
	require.NoError(t, os.WriteFile(filepath.Join(s.Dir(), "hy-own", "tokens.txt"), []byte("b"), 0o644))
	assert.Equal(t, Damaged, state(t, s, "hy-own").State)
	r.Replace = true
	added, err = s.Add(t.Context(), r)
	require.NoError(t, err)
	assert.Equal(t, Whole, added.Entry.State)

	r.Card.Name, r.SHA256 = "hy-other", strings.Repeat("0", 64)
	_, err = s.Add(t.Context(), r)
	require.ErrorIs(t, err, ErrChecksum)
	clean(t, s, "hy-own")
}

func TestFoldersOfUnknownOrigin(t *testing.T) {
	s := testStore(t, nil)
	tree(t, s.Dir(), map[string]string{"own/means": "1", "bad/" + card: `{"name":"other"}`, "worse/" + card: "{", ".hidden/x": "", "a file": ""})
	require.NoError(t, os.Symlink(tree(t, t.TempDir(), published()), filepath.Join(s.Dir(), "lt-small")))
	list, err := s.CheckAll(t.Context())
	require.NoError(t, err)
	states := make(map[string]State)
	for _, e := range list {
		states[e.Model.Name] = e.State
	}
	assert.Equal(t, map[string]State{"own": Unverified, "bad": Damaged, "worse": Damaged, "lt-small": Whole, "small-8k": Missing}, states)
	_, err = s.Check(t.Context(), "nowhere")
	require.ErrorIs(t, err, ErrUnknown)
}

// A folder that is read-only is left alone, by root too.
func TestReadOnlyFolder(t *testing.T) {
	s := testStore(t, nil)
	tree(t, s.Dir(), map[string]string{"own/means": "1"})
	require.NoError(t, os.Chmod(s.Dir(), 0o555))
	defer os.Chmod(s.Dir(), 0o755)
	_, err := s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: tree(t, t.TempDir(), published())})
	require.ErrorContains(t, err, "read-only")
	_, err = s.Derive(t.Context(), "small-8k")
	require.ErrorContains(t, err, "read-only")
	left, err := os.ReadDir(s.Dir())
	require.NoError(t, err)
	assert.Len(t, left, 1)
}

// A folder that was copied by hand comes under checksums by adding it from
// where it is.
func TestAddInPlace(t *testing.T) {
	s := testStore(t, nil)
	own := filepath.Join(tree(t, s.Dir(), map[string]string{"own/acoustic/means": "1"}), "own")
	assert.Equal(t, Unverified, state(t, s, "own").State)
	_, err := s.Add(t.Context(), Request{Card: Model{Name: "own"}, From: own, Replace: true})
	require.NoError(t, err)
	e := state(t, s, "own")
	assert.Equal(t, Whole, e.State)
	assert.Equal(t, "acoustic/means", e.Model.Files[0].Path)
}

// Where a file system can't exchange in one step, a step that fails is taken
// back.
func TestExchangeInTwo(t *testing.T) {
	dir := tree(t, t.TempDir(), map[string]string{"new/x": "new", "old/x": "old"})
	require.NoError(t, exchangeInTwo(filepath.Join(dir, "new"), filepath.Join(dir, "old")))
	text, err := os.ReadFile(filepath.Join(dir, "old", "x"))
	require.NoError(t, err)
	assert.Equal(t, "new", string(text))
	require.Error(t, exchangeInTwo(filepath.Join(dir, "nothing"), filepath.Join(dir, "old")))
	assert.FileExists(t, filepath.Join(dir, "old", "x"))
}

func TestOneAtATime(t *testing.T) {
	s := testStore(t, nil)
	unlock, err := s.lock()
	require.NoError(t, err)
	_, err = s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: t.TempDir()})
	require.ErrorContains(t, err, "another budi")
	unlock()
	_, err = s.Add(t.Context(), Request{Card: Model{Name: "lt-small"}, From: t.TempDir()})
	require.ErrorIs(t, err, ErrRefused)
}

func TestDerive(t *testing.T) {
	s := testStore(t, nil)
	var fault error
	s.c.Derive = map[string]func(context.Context, string) error{"small-8k": func(_ context.Context, dst string) error {
		if fault != nil {
			return fault
		}
		tree(t, dst, map[string]string{"means": "1", "mdef": "2"})
		return nil
	}}
	added, err := s.Derive(t.Context(), "small-8k")
	require.NoError(t, err)
	assert.Equal(t, Whole, added.Entry.State)
	assert.False(t, added.Already)
	added, err = s.Derive(t.Context(), "small-8k")
	require.NoError(t, err)
	assert.True(t, added.Already)

	require.NoError(t, os.WriteFile(filepath.Join(s.Dir(), "small-8k", "means"), []byte("3"), 0o644))
	require.NoError(t, os.Remove(filepath.Join(s.Dir(), "small-8k", "mdef")))
	e := state(t, s, "small-8k")
	assert.Equal(t, Damaged, e.State)
	assert.Equal(t, []Problem{{"mdef", "is missing"}, {"means", "differs from what is computed now"}}, e.Problems)
	fault = errors.New("the source is gone")
	assert.Equal(t, Unverified, state(t, s, "small-8k").State)
	_, err = s.Derive(t.Context(), "small-8k")
	require.ErrorIs(t, err, fault)
	fault = nil
	added, err = s.Derive(t.Context(), "small-8k")
	require.NoError(t, err)
	assert.Equal(t, Whole, added.Entry.State)
	clean(t, s, "small-8k")
	_, err = s.Derive(t.Context(), "lt-small")
	require.ErrorIs(t, err, ErrUnknown)
}

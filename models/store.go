package models

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Config says what a store is made of.
type Config struct {
	// Dir is the folder of models, each in a folder of its own name. It need
	// not exist.
	Dir string
	// Known is the catalogue.
	Known []Model
	// Derive computes models by name: it makes the folder dst, or reports why
	// it can't. It must give the same bytes each time.
	Derive map[string]func(ctx context.Context, dst string) error
	// Client fetches; nil is one with this package's own limits.
	Client *http.Client
	// Pause is the first wait before a broken download goes on, doubled with
	// each further one; 0 is half a second.
	Pause time.Duration
	// Stall is how long a server may send nothing; 0 is 30 seconds.
	Stall time.Duration
}

// Store is the folder of models together with what is known about them.
// Several processes may use one folder: what changes it takes a lock.
type Store struct{ c Config }

// New makes a store; it touches nothing yet.
func New(c Config) *Store {
	if c.Client == nil {
		c.Client = newClient()
	}
	c.Pause = cmp.Or(c.Pause, 500*time.Millisecond)
	c.Stall = cmp.Or(c.Stall, 30*time.Second)
	return &Store{c: c}
}

// Dir is the folder of models.
func (s *Store) Dir() string { return s.c.Dir }

// State is how a model stands on this machine.
type State string

// States of a model.
const (
	Missing    State = "missing"    // not here
	Present    State = "present"    // here; its files have the right sizes
	Whole      State = "whole"      // here, and its checksums are right
	Damaged    State = "damaged"    // here, with files missing or changed
	Unverified State = "unverified" // here, and no checksums are known
)

// Entry is a model as it stands on this machine.
type Entry struct {
	Model Model  `json:"model"`
	Dir   string `json:"dir"`
	State State  `json:"state"`
	// Size is that of the files that are here, in bytes.
	Size int64 `json:"size"`
	// Known tells that the catalogue has the model.
	Known    bool      `json:"known"`
	Problems []Problem `json:"problems,omitempty"`
}

// Problem is what is wrong with one file.
type Problem struct {
	Path string `json:"path,omitempty"`
	What string `json:"what"`
}

// card is the name of the file in a model's folder that tells what it is.
const card = "budi-model.json"

// maxCard is the size of a card at most; a model of thousands of files has a
// megabyte.
const maxCard = 4 << 20

// List gives the catalogue's models and those that are in the folder beside
// them, by name. It looks at sizes and computes no checksums.
func (s *Store) List() ([]Entry, error) {
	names, err := s.names()
	if err != nil {
		return nil, err
	}
	list := make([]Entry, 0, len(names))
	for _, name := range names {
		e, err := s.look(name)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

// names are those of the catalogue and of the folder.
func (s *Store) names() ([]string, error) {
	var names []string
	for _, m := range s.c.Known {
		names = append(names, m.Name)
	}
	dir, err := os.ReadDir(s.c.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("folder of models: %w", err)
	}
	for _, d := range dir {
		// A link to a folder elsewhere is a model too.
		info, err := os.Stat(filepath.Join(s.c.Dir, d.Name()))
		if err == nil && info.IsDir() && goodName.MatchString(d.Name()) {
			names = append(names, d.Name())
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// known gives the catalogue's description of a model.
func (s *Store) known(name string) (Model, bool) {
	i := slices.IndexFunc(s.c.Known, func(m Model) bool { return m.Name == name })
	if i < 0 {
		return Model{}, false
	}
	return s.c.Known[i], true
}

// place is the folder of a model.
func (s *Store) place(m *Model) string {
	if m.Folder != "" {
		return m.Folder
	}
	return filepath.Join(s.c.Dir, m.Name)
}

// describe gives what is known of a model: the catalogue's word counts more
// than a card's, which lies beside the files that it speaks of.
func (s *Store) describe(name string) (m Model, known bool, err error) {
	if err := CheckName(name); err != nil {
		return Model{}, false, err
	}
	if m, ok := s.known(name); ok {
		return m, true, nil
	}
	m, err = readCard(filepath.Join(s.c.Dir, name, card))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Model{Name: name}, false, nil
	case err != nil:
		return Model{Name: name}, false, err
	case m.Name != name:
		return Model{Name: name}, false, fmt.Errorf("%s: name: is %q, the folder's is %q", card, m.Name, name)
	}
	return m, false, nil
}

// look tells how a model stands, by the sizes of its files.
func (s *Store) look(name string) (Entry, error) {
	m, known, err := s.describe(name)
	e := Entry{Model: m, Known: known, State: Present, Dir: s.place(&m)}
	if err != nil {
		e.State, e.Problems = Damaged, []Problem{{Path: card, What: err.Error()}}
		return e, nil
	}
	if info, err := os.Stat(e.Dir); err != nil || !info.IsDir() {
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			e.State = Missing
			return e, nil
		}
		return e, fmt.Errorf("model %s: %w", name, err)
	}
	switch {
	case len(m.Files) > 0:
		for _, f := range m.Files {
			n, p := sized(e.Dir, f)
			e.Size += n
			if p != nil {
				e.State = Damaged
				e.Problems = append(e.Problems, *p)
			}
		}
	default:
		if m.DerivedFrom == "" {
			e.State = Unverified
		}
		e.Size = folderSize(e.Dir)
	}
	return e, nil
}

// sized compares a file's size with the wanted one.
func sized(dir string, f File) (n int64, p *Problem) {
	info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Path)))
	switch {
	case errors.Is(err, fs.ErrNotExist) && f.Optional:
		return 0, nil
	case errors.Is(err, fs.ErrNotExist):
		return 0, &Problem{f.Path, "is missing"}
	case err != nil:
		return 0, &Problem{f.Path, err.Error()}
	case !info.Mode().IsRegular():
		return 0, &Problem{f.Path, "is no file"}
	case info.Size() != f.Size:
		return info.Size(), &Problem{f.Path, fmt.Sprintf("has %d bytes instead of %d", info.Size(), f.Size)}
	}
	return info.Size(), nil
}

// folderSize adds the sizes of the files in a folder; what can't be read
// counts nothing.
func folderSize(dir string) (n int64) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
			n += info.Size()
		}
		return nil
	})
	return n
}

// readCard reads and validates a model's card.
func readCard(path string) (Model, error) {
	f, err := os.Open(path)
	if err != nil {
		return Model{}, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxCard+1))
	if err != nil {
		return Model{}, err
	}
	if len(text) > maxCard {
		return Model{}, fmt.Errorf("%w: more than %d bytes", ErrTooBig, maxCard)
	}
	return parseCard(text)
}

func parseCard(text []byte) (m Model, err error) {
	if err := json.Unmarshal(text, &m); err != nil {
		return Model{}, err
	}
	return m, m.Validate()
}

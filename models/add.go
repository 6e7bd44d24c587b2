package models

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Request says what shall be added, and from where.
type Request struct {
	// Card names the model. Of a model that the catalogue doesn't know it
	// tells language, rate, engine, origin and licence too.
	Card Model
	// From is a folder, an archive or a file of this machine; "" downloads.
	From string
	// URL is an archive or a file; "" with From "" fetches the catalogue's
	// files one by one.
	URL string
	// SHA256 is the sum of what the URL or the archive at From holds. A model
	// that the catalogue doesn't know isn't taken from a URL without it.
	SHA256 string
	// Replace takes the place of a model that is here, though it is whole.
	Replace bool
	// Limit is the size at most in bytes, of the download and of the model;
	// 0 is [DefaultLimit].
	Limit int64
	// Progress gets the bytes of the download so far and in all, -1 where
	// unknown, on the caller's goroutine. It may be nil.
	Progress func(done, total int64)
}

// Added is what came of a request.
type Added struct {
	Entry Entry `json:"entry"`
	// Already tells that the model was here, whole, and nothing was done.
	Already bool `json:"already,omitempty"`
	// LeftOut are optional files that did not come, or not as they should.
	LeftOut []string `json:"left_out,omitempty"`
}

// Add fetches or copies a model, verifies it and puts it in place in one
// step. A model that is here stays as it is until then. What is damaged is
// replaced; files that are whole aren't fetched again.
func (s *Store) Add(ctx context.Context, r Request) (added Added, err error) {
	if r.Limit <= 0 {
		r.Limit = DefaultLimit
	}
	if r.Progress == nil {
		r.Progress = func(int64, int64) {}
	}
	m, known, err := s.requested(r)
	if err != nil {
		return Added{}, err
	}
	unlock, err := s.lock()
	if err != nil {
		return Added{}, err
	}
	defer unlock()
	there, err := s.Check(ctx, m.Name)
	if err != nil && !errors.Is(err, ErrUnknown) {
		return Added{}, err
	}
	if err == nil && !r.Replace {
		if there.State == Whole && known {
			return Added{Entry: there, Already: true}, nil
		}
		if there.State != Missing && !known {
			return Added{}, fmt.Errorf("model %s is in %s already; --replace puts the new one in its place", m.Name, there.Dir)
		}
	}
	stage, err := s.stage()
	if err != nil {
		return Added{}, err
	}
	defer os.RemoveAll(stage)
	defer os.Remove(filepath.Join(s.c.Dir, partials)) // if empty
	if added.LeftOut, err = s.build(ctx, r, m, known, stage); err != nil {
		return Added{}, fmt.Errorf("model %s: %w", m.Name, err)
	}
	if err := s.put(filepath.Join(stage, built), m.Name); err != nil {
		return Added{}, err
	}
	added.Entry, err = s.Check(ctx, m.Name)
	return added, err
}

// requested tells which model a request means, and refuses what can't be.
func (s *Store) requested(r Request) (m Model, known bool, err error) {
	if err := CheckName(r.Card.Name); err != nil {
		return Model{}, false, err
	}
	if r.SHA256 != "" {
		if err := checkSum(r.SHA256); err != nil {
			return Model{}, false, fmt.Errorf("--sha256: %w", err)
		}
	}
	m, known = s.known(r.Card.Name)
	switch {
	case r.From != "" && r.URL != "":
		return m, known, errors.New("either a URL or --from, not both")
	case known && m.Package != "":
		return m, known, fmt.Errorf("model %s comes with a Debian package: apt-get install %s", m.Name, m.Package)
	case known && m.DerivedFrom != "":
		return m, known, fmt.Errorf("model %s is computed from %s: budi models derive", m.Name, m.DerivedFrom)
	case known && r.From == "" && r.URL == "" && m.URL == "":
		return m, known, fmt.Errorf("model %s can't be fetched from its origin (%s); download it and give --from PATH", m.Name, m.Origin)
	case known:
		return m, known, nil
	case r.From == "" && r.URL == "":
		return r.Card, false, fmt.Errorf("%w: %s; give a URL and --sha256, or --from PATH (budi models list shows the catalogue)", ErrUnknown, r.Card.Name)
	case r.URL != "" && r.SHA256 == "":
		return r.Card, false, fmt.Errorf("model %s is not in the catalogue: give the SHA-256 sum that its publisher names, with --sha256", r.Card.Name)
	}
	m = r.Card
	m.Files, m.Folder, m.Package, m.DerivedFrom, m.URL = nil, "", "", "", ""
	if m.Origin == "" {
		if m.Origin = filepath.Base(r.From); r.URL != "" {
			m.Origin = public(r.URL)
		}
	}
	return m, false, m.Validate()
}

// built is the folder in the stage where the new model is made.
const built = "model"

// build makes the whole, verified folder of a model in the stage.
func (s *Store) build(ctx context.Context, r Request, m Model, known bool, stage string) (leftOut []string, err error) {
	root, err := os.OpenRoot(stage)
	if err != nil {
		return nil, err
	}
	defer root.Close() //nolint:errcheck // a handle; nothing is written through it
	if err := errors.Join(root.Mkdir("raw", 0o755), root.Mkdir(built, 0o755)); err != nil {
		return nil, err
	}
	raw, err := root.OpenRoot("raw")
	if err != nil {
		return nil, err
	}
	defer raw.Close() //nolint:errcheck // as above
	in := &intake{root: raw, left: r.Limit, most: maxFiles}
	if known {
		in.keep = m.has
	}
	if err := s.gather(ctx, r, m, in); err != nil {
		return nil, err
	}
	base, files, leftOut, err := choose(m, known, in)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		to := path.Join(built, f.Path)
		if err := root.MkdirAll(path.Dir(to), 0o755); err != nil {
			return nil, err
		}
		if err := errors.Join(root.Rename(path.Join("raw", base, f.Path), to), syncFile(root, to)); err != nil {
			return nil, err
		}
	}
	if !known {
		m.Files = files
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return nil, err
	}
	if err := root.WriteFile(path.Join(built, card), append(text, '\n'), 0o644); err != nil {
		return nil, err
	}
	return leftOut, syncFile(root, path.Join(built, card))
}

// has reports whether a path may be that of one of the model's files, in
// whatever folder the model lies.
func (m *Model) has(p string) bool {
	return slices.ContainsFunc(m.Files, func(f File) bool { return under(p, f.Path) })
}

func under(p, file string) bool { return p == file || strings.HasSuffix(p, "/"+file) }

// choose finds the model in what came: the folder in which its files lie,
// those files, and the optional ones that are left out.
func choose(m Model, known bool, in *intake) (base string, files []File, leftOut []string, err error) {
	if !known {
		files, base, err = chooseAll(in.list, !in.exact)
		return base, files, nil, err
	}
	sums := make(map[string]string, len(in.list))
	bases := make(map[string]bool)
	for _, c := range in.list {
		sums[c.Path] = c.SHA256
		for _, f := range m.Files {
			if under(c.Path, f.Path) && !f.Optional {
				bases[strings.TrimSuffix(strings.TrimSuffix(c.Path, f.Path), "/")] = true
			}
		}
	}
	var best []string // what is wrong in the folder that fits best
	for b := range bases {
		fit, out, wrong := match(m, b, sums)
		if len(wrong) == 0 {
			return b, fit, out, nil
		}
		if best == nil || len(wrong) < len(best) {
			best = wrong
		}
	}
	if best == nil {
		return "", nil, nil, fmt.Errorf("%w: none of its files is there (%s, ...)", ErrRefused, m.Files[0].Path)
	}
	more := ""
	if len(best) > 5 {
		best, more = best[:5], fmt.Sprintf(" and %d more", len(best)-5)
	}
	return "", nil, nil, fmt.Errorf("%w: %s%s; these are not the files that the catalogue knows", ErrChecksum, strings.Join(best, ", "), more)
}

// match compares the files in the folder base with the catalogue's.
func match(m Model, base string, sums map[string]string) (fit []File, out, wrong []string) {
	for _, f := range m.Files {
		sum, there := sums[path.Join(base, f.Path)]
		switch {
		case sum == f.SHA256:
			fit = append(fit, f)
		case f.Optional:
			out = append(out, f.Path)
		case !there:
			wrong = append(wrong, f.Path+" is missing")
		default:
			wrong = append(wrong, f.Path+" differs")
		}
	}
	return fit, out, wrong
}

// chooseAll takes every file. The single folder that an archive is usually
// wrapped in is dropped.
func chooseAll(came []File, unwrap bool) (files []File, base string, err error) {
	for i, f := range came {
		first, _, nested := strings.Cut(f.Path, "/")
		if i == 0 {
			base = first
		}
		unwrap = unwrap && nested && first == base
	}
	if !unwrap {
		base = ""
	}
	for _, f := range came {
		if f.Path = strings.TrimPrefix(f.Path, base+"/"); f.Path != card {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil, "", fmt.Errorf("%w: it is empty", ErrRefused)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, base, nil
}

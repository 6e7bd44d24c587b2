package models

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Check compares a model's files with their checksums; a derived model is
// computed again and compared byte for byte. The error tells only that no
// answer could be found; what is wrong with the model is in the entry.
func (s *Store) Check(ctx context.Context, name string) (Entry, error) {
	e, err := s.look(name)
	if err != nil {
		return e, err
	}
	switch {
	case e.State == Missing:
		if !e.Known {
			return e, fmt.Errorf("%w: %s, nor is it in %s", ErrUnknown, name, s.c.Dir)
		}
		return e, nil
	case e.State == Unverified || len(e.Model.Files) == 0 && e.Model.DerivedFrom == "":
		return e, nil
	case e.Model.DerivedFrom != "" && len(e.Model.Files) == 0:
		return e, s.recompute(ctx, &e)
	}
	for _, f := range e.Model.Files {
		if slices.ContainsFunc(e.Problems, func(p Problem) bool { return p.Path == f.Path }) {
			continue
		}
		sum, _, err := hashFile(ctx, filepath.Join(e.Dir, filepath.FromSlash(f.Path)))
		switch {
		case errors.Is(err, fs.ErrNotExist) && f.Optional:
		case ctx.Err() != nil:
			return e, context.Cause(ctx)
		case err != nil:
			e.Problems = append(e.Problems, Problem{f.Path, err.Error()})
		case sum != f.SHA256:
			e.Problems = append(e.Problems, Problem{f.Path, "has another checksum: its bytes have changed"})
		}
	}
	e.State = Whole
	if len(e.Problems) > 0 {
		e.State = Damaged
	}
	return e, nil
}

// CheckAll checks every model of the catalogue and of the folder.
func (s *Store) CheckAll(ctx context.Context) ([]Entry, error) {
	names, err := s.names()
	if err != nil {
		return nil, err
	}
	list := make([]Entry, 0, len(names))
	for _, name := range names {
		e, err := s.Check(ctx, name)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

// recompute checks a derived model against a fresh one.
func (s *Store) recompute(ctx context.Context, e *Entry) error {
	tmp, err := os.MkdirTemp("", "budi-derive-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	fresh := filepath.Join(tmp, e.Model.Name)
	if err := s.compute(ctx, e.Model.Name, fresh); err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		e.State, e.Problems = Unverified, append(e.Problems, Problem{What: fmt.Sprintf("can't be computed again to compare: %v", err)})
		return nil
	}
	want, err := inventory(ctx, fresh)
	if err != nil {
		return err
	}
	e.State = Whole
	for _, f := range want {
		sum, _, err := hashFile(ctx, filepath.Join(e.Dir, filepath.FromSlash(f.Path)))
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case errors.Is(err, fs.ErrNotExist):
			e.Problems = append(e.Problems, Problem{f.Path, "is missing"})
		case err != nil:
			e.Problems = append(e.Problems, Problem{f.Path, err.Error()})
		case sum != f.SHA256:
			e.Problems = append(e.Problems, Problem{f.Path, "differs from what is computed now"})
		}
	}
	if len(e.Problems) > 0 {
		e.State = Damaged
	}
	return nil
}

// compute derives a model into the folder dst.
func (s *Store) compute(ctx context.Context, name, dst string) error {
	derive := s.c.Derive[name]
	if derive == nil {
		return fmt.Errorf("model %s: this version can't compute it", name)
	}
	return derive(ctx, dst)
}

// inventory lists and hashes the files of a folder, in lexical order.
func inventory(ctx context.Context, dir string) (list []File, err error) {
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		sum, n, err := hashFile(ctx, p)
		list = append(list, File{Path: filepath.ToSlash(rel), Size: n, SHA256: sum})
		return err
	})
	return list, err
}

// hashFile gives a regular file's SHA-256 sum in hexadecimal, and its size.
func hashFile(ctx context.Context, path string) (sum string, n int64, err error) {
	// A pipe would block in open.
	if info, err := os.Stat(path); err != nil {
		return "", 0, err
	} else if !info.Mode().IsRegular() {
		return "", 0, fmt.Errorf("%s is no file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	h := sha256.New()
	n, err = io.Copy(h, contextReader{ctx, f})
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// contextReader ends reading with its context.
type contextReader struct {
	ctx context.Context //nolint:containedctx // lives as long as one copy
	r   io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, context.Cause(r.ctx)
	}
	return r.r.Read(p)
}

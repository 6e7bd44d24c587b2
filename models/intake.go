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
	"path"
	"strings"
)

// What a model has at most. Speech models are some files of some hundred
// megabytes; a source archive around one may have thousands.
const (
	maxFiles   = 10_000
	maxEntries = 100_000
	// DefaultLimit is the size of a model at most, in bytes, where the
	// operator sets none.
	DefaultLimit = 4 << 30
)

// intake takes files from outside into a folder. Whatever their names are,
// nothing is written outside of it: names are checked, and the kernel holds
// the folder's boundary (os.Root).
type intake struct {
	root *os.Root
	// keep tells which paths are wanted; nil takes all.
	keep func(path string) bool
	left int64 // bytes that may still come
	most int   // files
	seen int   // entries so far
	list []File
	// exact tells that paths are relative to the model's folder already.
	exact bool
}

// wants tells whether a regular file is wanted, and refuses a path that leads
// outside, wanted or not: an archive that tries is no honest one.
func (in *intake) wants(name string) (clean string, ok bool, err error) {
	if in.seen++; in.seen > maxEntries {
		return "", false, fmt.Errorf("%w: more than %d entries", ErrTooBig, maxEntries)
	}
	for strings.HasPrefix(name, "./") {
		name = name[2:]
	}
	name = strings.TrimSuffix(name, "/")
	if name == "" || name == "." {
		return "", false, nil
	}
	if err := checkPath(name); err != nil {
		return "", false, err
	}
	return name, in.keep == nil || in.keep(name), nil
}

// put writes one file and hashes it on the way.
func (in *intake) put(ctx context.Context, name string, r io.Reader) error {
	if len(in.list) >= in.most {
		return fmt.Errorf("%w: more than %d files", ErrTooBig, in.most)
	}
	if err := in.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return notBoth(name, err)
	}
	f, err := in.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return notBoth(name, err)
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(f, h), io.LimitReader(contextReader{ctx, r}, in.left+1))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if in.left -= n; in.left < 0 {
		return fmt.Errorf("%w: %s passes the limit (see --limit)", ErrTooBig, name)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	in.list = append(in.list, File{Path: name, Size: n, SHA256: hex.EncodeToString(h.Sum(nil))})
	return nil
}

// notBoth words the errors of names that collide: a file twice, or a file
// and a folder of one name.
func notBoth(name string, err error) error {
	if errors.Is(err, fs.ErrExist) || strings.Contains(err.Error(), "not a directory") {
		return fmt.Errorf("%w: %q comes twice, or as a file and a folder", ErrRefused, name)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// folder takes a folder of this machine. Links are followed where the files
// are verified by the catalogue (keep is set), and refused where nothing is
// known of them.
func (in *intake) folder(ctx context.Context, dir string) error {
	in.exact = true
	files := os.DirFS(dir)
	return fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, ok, err := in.wants(p)
		if in.keep != nil && errors.Is(err, ErrRefused) {
			return nil // the operator's own folder may have odd names beside the model
		}
		if err != nil || name == "" || !ok || d.IsDir() {
			return err
		}
		info, err := fs.Stat(files, p)
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() || in.keep == nil && !d.Type().IsRegular() {
			return fmt.Errorf("%w: %s is no plain file", ErrRefused, p)
		}
		if p == card {
			return nil // a new one is written
		}
		f, err := files.Open(p)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // was only read
		return in.put(ctx, name, f)
	})
}

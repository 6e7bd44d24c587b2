package models

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// gather takes what a request points at into the stage.
func (s *Store) gather(ctx context.Context, r Request, m Model, in *intake) error {
	switch {
	case r.From != "":
		return gatherPath(ctx, r, in)
	case r.URL == "":
		return s.gatherFiles(ctx, r, m, in)
	}
	file, sum, err := s.fetcher().fetch(ctx, wanted{url: r.URL, size: -1, sha256: strings.ToLower(r.SHA256), limit: r.Limit}, r.Progress)
	if err != nil {
		return err
	}
	u, err := url.Parse(r.URL)
	if err != nil {
		return err
	}
	err = gatherFile(ctx, file, path.Base(u.Path), in)
	if err != nil && ctx.Err() == nil || err == nil {
		os.Remove(file) // a download that can't be used needn't be kept
	}
	if err != nil {
		return fmt.Errorf("%s (SHA-256 %s): %w", public(r.URL), sum, err)
	}
	return nil
}

func (s *Store) fetcher() *fetcher {
	return &fetcher{client: s.c.Client, dir: filepath.Join(s.c.Dir, partials), pause: s.c.Pause, stall: s.c.Stall}
}

// gatherPath takes a folder, an archive or a file of this machine.
func gatherPath(ctx context.Context, r Request, in *intake) error {
	info, err := os.Stat(r.From)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		if r.SHA256 != "" {
			return errors.New("--sha256 is for a file; a folder has none")
		}
		return in.folder(ctx, r.From)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%w: %s is neither a folder nor a file", ErrRefused, r.From)
	}
	if r.SHA256 != "" {
		sum, _, err := hashFile(ctx, r.From)
		if err != nil {
			return err
		}
		if !strings.EqualFold(sum, r.SHA256) {
			return fmt.Errorf("%s: %w: SHA-256 is %s instead of %s", r.From, ErrChecksum, sum, r.SHA256)
		}
	}
	return gatherFile(ctx, r.From, filepath.Base(r.From), in)
}

// gatherFile takes an archive's files, or a file that is none under the given
// name.
func gatherFile(ctx context.Context, file, name string, in *intake) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	kind, err := sniff(f)
	if err != nil {
		return err
	}
	if kind != plain {
		return in.unpack(ctx, f, kind)
	}
	name, ok, err := in.wants(name)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%w: %s is neither an archive (tar, tar.gz, tar.bz2, zip) nor a file of this model", ErrRefused, name)
	}
	return in.put(ctx, name, f)
}

// gatherFiles fetches a catalogue model file by file. Files that are here and
// right, from a damaged or interrupted earlier time, aren't fetched again.
func (s *Store) gatherFiles(ctx context.Context, r Request, m Model, in *intake) error {
	total, done := m.Size(), int64(0)
	if total > r.Limit {
		return fmt.Errorf("%w: it has %d bytes, the limit is %d (see --limit)", ErrTooBig, total, r.Limit)
	}
	for _, f := range m.Files {
		if !r.Replace && s.reuse(ctx, m, f, in) {
			done += f.Size
			r.Progress(done, total)
			continue
		}
		if err := s.fetchFile(ctx, m, f, in, func(n int64) { r.Progress(done+n, total) }); err != nil {
			if f.Optional && ctx.Err() == nil {
				total -= f.Size
				continue
			}
			return err
		}
		done += f.Size
	}
	return nil
}

// reuse takes a file from the model's folder, where it is right.
func (s *Store) reuse(ctx context.Context, m Model, f File, in *intake) bool {
	old := filepath.Join(s.place(&m), filepath.FromSlash(f.Path))
	if sum, _, err := hashFile(ctx, old); err != nil || sum != f.SHA256 {
		return false
	}
	file, err := os.Open(old)
	if err != nil {
		return false
	}
	defer file.Close()
	return in.put(ctx, f.Path, file) == nil
}

func (s *Store) fetchFile(ctx context.Context, m Model, f File, in *intake, progress func(done int64)) error {
	from, err := m.source(f)
	if err != nil {
		return err
	}
	w := wanted{url: from, size: f.Size, sha256: f.SHA256, limit: f.Size}
	got, _, err := s.fetcher().fetch(ctx, w, func(done, _ int64) { progress(done) })
	if err != nil {
		return err
	}
	file, err := os.Open(got)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := in.put(ctx, f.Path, file); err != nil {
		return err
	}
	os.Remove(got)
	return nil
}

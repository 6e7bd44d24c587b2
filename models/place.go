package models

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// What the store keeps beside the models; names of models begin otherwise.
const (
	partials    = ".partial"   // unfinished downloads
	stagePrefix = ".incoming-" // models in the making
	lockFile    = ".lock"
)

// lock keeps other processes from changing the folder.
func (s *Store) lock() (unlock func(), err error) {
	if err := os.MkdirAll(s.c.Dir, 0o755); err != nil {
		return nil, fmt.Errorf("folder of models: %w; choose another in the settings (engines: models) or with --data", err)
	}
	// Root may write everywhere; a folder that nobody is to write to is meant so.
	if info, err := os.Stat(s.c.Dir); err != nil {
		return nil, fmt.Errorf("folder of models: %w", err)
	} else if info.Mode().Perm()&0o222 == 0 {
		return nil, fmt.Errorf("folder of models: %s is read-only; chmod u+w it, or choose another in the settings (engines: models)", s.c.Dir)
	}
	f, err := os.OpenFile(filepath.Join(s.c.Dir, lockFile), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("folder of models: %w; it must be writable", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("another budi changes the models in %s now; try again when it is done", s.c.Dir)
		}
		return nil, fmt.Errorf("lock %s: %w", f.Name(), err)
	}
	return func() { f.Close() }, nil
}

// stage makes a folder for a model in the making, on the same file system as
// its place, and removes those that killed processes left. The lock is held.
func (s *Store) stage() (string, error) {
	left, err := os.ReadDir(s.c.Dir)
	if err != nil {
		return "", err
	}
	for _, d := range left {
		if strings.HasPrefix(d.Name(), stagePrefix) {
			if err := os.RemoveAll(filepath.Join(s.c.Dir, d.Name())); err != nil {
				return "", err
			}
		}
	}
	return os.MkdirTemp(s.c.Dir, stagePrefix)
}

// put moves the folder from into a model's place. A model that is there is
// exchanged in one step and removed with the stage.
func (s *Store) put(from, name string) error {
	to := filepath.Join(s.c.Dir, name)
	_, err := os.Lstat(to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = os.Rename(from, to)
	case err == nil:
		err = exchange(from, to)
	}
	if err != nil {
		return fmt.Errorf("put model %s in place: %w", name, err)
	}
	return syncDir(s.c.Dir)
}

// exchange swaps two folders in one step, or in two where the file system
// can't.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if err == nil || !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOSYS) {
		return err
	}
	return exchangeInTwo(a, b)
}

func exchangeInTwo(a, b string) error {
	aside := a + ".old"
	if err := os.Rename(b, aside); err != nil {
		return err
	}
	if err := os.Rename(a, b); err != nil {
		return errors.Join(err, os.Rename(aside, b))
	}
	return nil
}

// syncFile makes a file's bytes last through a loss of power, before its
// folder gets its name.
func syncFile(root *os.Root, name string) error {
	f, err := root.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// syncDir makes renames in a folder last through a loss of power.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// Derive computes a model out of the one that it derives from. One that is
// here and equal stays.
func (s *Store) Derive(ctx context.Context, name string) (Added, error) {
	m, ok := s.known(name)
	if !ok || m.DerivedFrom == "" {
		return Added{}, fmt.Errorf("%w: %s, as one that is derived", ErrUnknown, name)
	}
	unlock, err := s.lock()
	if err != nil {
		return Added{}, err
	}
	defer unlock()
	e, err := s.Check(ctx, name)
	if err != nil {
		return Added{}, err
	}
	if e.State == Whole {
		return Added{Entry: e, Already: true}, nil
	}
	stage, err := s.stage()
	if err != nil {
		return Added{}, err
	}
	defer os.RemoveAll(stage)
	if err := s.compute(ctx, name, filepath.Join(stage, built)); err != nil {
		return Added{}, fmt.Errorf("model %s: %w", name, err)
	}
	if err := s.put(filepath.Join(stage, built), name); err != nil {
		return Added{}, err
	}
	e, err = s.Check(ctx, name)
	return Added{Entry: e}, err
}

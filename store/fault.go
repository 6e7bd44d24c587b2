package store

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"budi/calendar"
)

// explain tells what to do about a database that can't be opened.
func explain(path string, err error) error {
	switch code(err) {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("the database %s is damaged or isn't one: %w; move it away and restore a copy", path, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("the database %s is locked by another program: %w; end that program", path, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return fmt.Errorf("the database %s can't be written: %w; grant the user rights to the file and its folder", path, err)
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
		return fmt.Errorf("the disk of the database %s is full or failing: %w; free some space", path, err)
	}
	return fmt.Errorf("the database %s can't be used: %w", path, err)
}

// code is SQLite's primary result code of an error, 0 where it has none.
func code(err error) int { return extended(err) & 0xff }

func extended(err error) int {
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		return e.Code()
	}
	return 0
}

// taken makes an overlap that the triggers refused an [calendar.ErrTaken],
// and any other fault an [calendar.ErrUnavailable].
func taken(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, calendar.ErrTaken), errors.Is(err, calendar.ErrNotFound):
		return err
	case extended(err) == sqlite3.SQLITE_CONSTRAINT_TRIGGER:
		return calendar.ErrTaken
	}
	return fmt.Errorf("%w: %w", calendar.ErrUnavailable, err)
}

// lock lets one process at a time open and migrate the database.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o640)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	// Closing gives the lock up. The file stays: removing it would let two
	// processes each lock their own.
	return func() { f.Close() }, nil
}

// Package store keeps calls, turns, visits and all else that must survive the
// process, in SQLite. Everything is written as it happens: a method that
// returned nil has committed.
//
// A file holds one entity. Rows are private; the methods take and give the
// domain's own types. The SQL keeps to what PostgreSQL understands too.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// File is the database's name within the data folder.
const File = "budi.db"

// ErrNotFound tells that there is no such row.
var ErrNotFound = errors.New("not found")

//go:embed migrations/*.sql
var migrations embed.FS

// Store is the open database. It is safe for concurrent use, and several
// processes may have one open on the same folder.
type Store struct {
	db  *bun.DB
	log *slog.Logger
}

// Open opens the database in dir, which is made where it is missing, and
// brings its tables up to date. Close it when nothing uses it any more.
func Open(ctx context.Context, dir string, log *slog.Logger) (*Store, error) {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return nil, fmt.Errorf("the data folder can't be made: %w; choose another with --data", err)
	}
	path := filepath.Join(dir, File)
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("data folder %s: %w", dir, err)
	}
	unlock, err := lock(filepath.Join(dir, File+".lock"))
	if err != nil {
		return nil, fmt.Errorf("the data folder can't be written: %w; grant the user rights to it, or choose another with --data", err)
	}
	defer unlock()
	db, err := sql.Open("sqlite", dsn(absolute))
	if err != nil {
		return nil, fmt.Errorf("database %s: %w", path, err)
	}
	// Readers go on beside the one writer; more connections than this only
	// wait for each other.
	db.SetMaxOpenConns(8)
	db.SetMaxIdleConns(8)
	s := &Store{db: bun.NewDB(db, sqlitedialect.New()), log: log}
	if err := s.migrate(ctx, db); err != nil {
		return nil, errors.Join(explain(path, err), db.Close())
	}
	return s, nil
}

// dsn opens with write-ahead logging, so that readers never wait; with every
// commit on the disk before it is told; and with transactions that take the
// write lock when they begin, so that none fails half-way for want of it.
func dsn(path string) string {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)",
	}}
	return (&url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: q.Encode()}).String()
}

func (s *Store) migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	current, target, err := p.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("its version is %d, but this program knows only %d; run the newer program", current, target)
	}
	done, err := p.Up(ctx)
	for _, m := range done {
		s.log.InfoContext(ctx, "database migrated", "to", m.Source.Version, "ms", m.Duration.Milliseconds())
	}
	return err
}

// Close writes what is still in the log to the database and closes it.
func (s *Store) Close() error {
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close the database: %w", err)
	}
	return nil
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if _, err := s.db.ExecContext(ctx, "SELECT 1"); err != nil {
		return fmt.Errorf("database: %w", err)
	}
	return nil
}

package configs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const minute = time.Minute

// DefaultPath is where the settings are looked for when no path is given.
const DefaultPath = "configs/server.yaml"

// Load reads server.yaml at name and the businesses of its folder. An empty
// name means [DefaultPath] where that exists, and else the demonstration that
// Budi carries. Everything that is wrong in any of the files is in the error,
// which is then [Problems].
func Load(name string) (*Server, error) {
	if name == "" {
		if _, err := os.Stat(DefaultPath); errors.Is(err, fs.ErrNotExist) {
			return load(demo, "server.yaml", "demo/")
		}
		name = DefaultPath
	}
	dir, file := filepath.Split(name)
	prefix := strings.TrimPrefix(filepath.ToSlash(dir), "./")
	if dir == "" {
		dir = "."
	}
	return load(os.DirFS(dir), file, prefix)
}

// LoadBusiness reads one business. Problems are as for [Load].
func LoadBusiness(name string) (*Business, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("business: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("business: %w", err)
	}
	b, _, problems := parseBusiness(filepath.ToSlash(name), data)
	if err := problems.err(); err != nil {
		return nil, err
	}
	return b, nil
}

// parseBusiness reads and checks one business; file names it in problems.
func parseBusiness(file string, data []byte) (*Business, *source, Problems) {
	b := &Business{folder: path.Dir(file)}
	s := read(file, data, b)
	checkBusiness(s, b)
	return b, s, s.problems
}

// parseServer reads and checks the settings alone.
func parseServer(file string, data []byte) (*Server, *source, Problems) {
	srv := &Server{}
	s := read(file, data, srv)
	srv.defaults()
	checkServer(s, srv)
	return srv, s, s.problems
}

// load reads the settings and all businesses from a file system; prefix is
// put before file names in problems.
func load(files fs.FS, name, prefix string) (*Server, error) {
	data, err := readFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("settings: %w; give the path of server.yaml with --config", named(err, prefix+name))
	}
	srv, top, _ := parseServer(prefix+name, data)
	top.secrets(srv)
	all := slices.Clone(top.problems)
	dir := srv.Businesses
	if filepath.IsAbs(dir) {
		files, prefix, dir = os.DirFS(dir), filepath.ToSlash(dir)+"/", "."
	}
	dir = path.Clean(filepath.ToSlash(dir))
	list, err := fs.Glob(files, path.Join(escape(dir), "*.yaml"))
	if err != nil || len(list) == 0 {
		top.problem("businesses", "no business found in %s; put one <slug>.yaml there for each business", prefix+dir)
		return nil, top.problems.err()
	}
	owners := map[string]*Business{}
	for _, file := range list {
		data, err := readFile(files, file)
		if err != nil {
			all = append(all, &Problem{File: prefix + file, Line: 1, Message: err.Error()})
			continue
		}
		b, s, _ := parseBusiness(prefix+file, data)
		if want := strings.TrimSuffix(path.Base(file), ".yaml"); b.Slug != "" && b.Slug != want {
			s.problem("slug", "is %q, but the file is called %s; they must agree", b.Slug, path.Base(file))
		}
		for i, n := range b.Numbers {
			if other, taken := owners[n]; taken && other != b {
				s.problem(fmt.Sprintf("numbers[%d]", i), "%s belongs to %q already; a number leads to one business", n, other.Slug)
				continue
			}
			owners[n] = b
		}
		all = append(all, s.problems...)
		srv.list = append(srv.list, b)
	}
	if _, ok := srv.Fallback(); srv.Default != "" && !ok {
		known := make([]string, len(srv.list))
		for i, b := range srv.list {
			known[i] = b.Slug
		}
		n := len(top.problems)
		top.problem("default", "there is no business %q; %s", srv.Default, instead(srv.Default, known))
		all = append(all, top.problems[n:]...)
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	slices.SortFunc(srv.list, func(a, b *Business) int { return strings.Compare(a.Slug, b.Slug) })
	return srv, nil
}

// readFile reads at most a little more than what is allowed: the rest of an
// endless file would only fill the memory.
func readFile(files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	var buf bytes.Buffer
	if _, err := io.Copy(&buf, io.LimitReader(f, maxFile+1)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return buf.Bytes(), nil
}

// named gives a file system's error with the whole name of the file: the file
// system knows it only from its own root.
func named(err error, name string) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return &fs.PathError{Op: path.Op, Path: name, Err: path.Err}
	}
	return err
}

// escape makes a folder's name literal in a glob pattern.
func escape(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}

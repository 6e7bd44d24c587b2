// Package models knows and keeps speech models: a catalogue of what each is,
// where it comes from, under which licence and with which checksums, and the
// folder on this machine that they are put into.
//
// Nothing that comes from outside is trusted: archives are unpacked inside an
// [os.Root] with limits, every file is hashed on its way, and a model's folder
// appears in one step after its checksums were found right.
package models

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"budi/language"
)

var (
	// ErrUnknown tells that the catalogue has no model of that name.
	ErrUnknown = errors.New("no such model in the catalogue")
	// ErrChecksum tells that files are not those that were expected; nothing
	// was put in place.
	ErrChecksum = errors.New("checksum differs")
	// ErrRefused tells that an archive or a folder holds what no model does.
	ErrRefused = errors.New("refused")
	// ErrTooBig tells that a limit of size or count was passed.
	ErrTooBig = errors.New("too big")
)

// Model is what is known about a speech model.
type Model struct {
	// Name is its folder's name too.
	Name     string       `yaml:"name" json:"name"`
	Language language.Tag `yaml:"language" json:"language,omitempty"`
	Rate     int          `yaml:"rate" json:"rate,omitempty"` // samples per second of the sound that it hears
	Engine   string       `yaml:"engine" json:"engine,omitempty"`
	// Experimental models work in part; the notes say for what.
	Experimental bool   `yaml:"experimental" json:"experimental,omitempty"`
	Origin       string `yaml:"origin" json:"origin,omitempty"`
	// Licence is an SPDX identifier where there is one.
	Licence string   `yaml:"licence" json:"licence,omitempty"`
	Notes   []string `yaml:"notes" json:"notes,omitempty"`
	// URL is the folder that the files are fetched from, one by one; "" where
	// they can't be had so.
	URL string `yaml:"url" json:"url,omitempty"`
	// DerivedFrom names the model that this one is computed from.
	DerivedFrom string `yaml:"derived_from" json:"derived_from,omitempty"`
	// Package is the Debian package that puts the model into Folder, an
	// absolute path.
	Package string `yaml:"package" json:"package,omitempty"`
	Folder  string `yaml:"folder" json:"folder,omitempty"`
	Files   []File `yaml:"files" json:"files,omitempty"`
}

// File is one file of a model.
type File struct {
	Path   string `yaml:"path" json:"path"` // slashes, relative to the model's folder
	Size   int64  `yaml:"size" json:"size"`
	SHA256 string `yaml:"sha256" json:"sha256"`
	// At is where it is fetched, relative to the model's URL, if not at Path.
	At string `yaml:"at" json:"at,omitempty"`
	// Optional files may be missing: licences, vocabularies.
	Optional bool `yaml:"optional" json:"optional,omitempty"`
}

// Size is the size of all files in bytes.
func (m *Model) Size() (n int64) {
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

// source is the URL that a file is fetched from.
func (m *Model) source(f File) (string, error) {
	base, err := url.Parse(m.URL)
	if err != nil {
		return "", err
	}
	at := f.At
	if at == "" {
		at = f.Path
	}
	return base.ResolveReference(&url.URL{Path: at}).String(), nil
}

var goodName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// CheckName reports why name can't be a model's: it becomes a folder's.
func CheckName(name string) error {
	if !goodName.MatchString(name) {
		return fmt.Errorf("model name %q: use up to 64 letters of a-z and A-Z, digits, dots, dashes and underscores, and begin with a letter or a digit", name)
	}
	return nil
}

// Validate reports what is wrong with a model's description.
func (m *Model) Validate() error {
	if err := CheckName(m.Name); err != nil {
		return err
	}
	if m.Rate < 0 || m.Rate > 192000 {
		return fmt.Errorf("model %s: rate: %d is no sampling rate", m.Name, m.Rate)
	}
	if m.Folder != "" && !filepath.IsAbs(m.Folder) {
		return fmt.Errorf("model %s: folder: %q is not absolute", m.Name, m.Folder)
	}
	if m.URL != "" {
		if u, err := url.Parse(m.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return fmt.Errorf("model %s: url: %q is no web address", m.Name, m.URL)
		}
	}
	seen := make(map[string]bool, len(m.Files))
	for _, f := range m.Files {
		if err := checkPath(f.Path); err != nil {
			return fmt.Errorf("model %s: files: %w", m.Name, err)
		}
		if seen[f.Path] {
			return fmt.Errorf("model %s: files: %s stands there twice", m.Name, f.Path)
		}
		seen[f.Path] = true
		if err := checkSum(f.SHA256); err != nil || f.Size < 0 {
			return fmt.Errorf("model %s: files: %s: needs a size and a SHA-256 sum", m.Name, f.Path)
		}
	}
	return nil
}

// Bounds of a path inside a model.
const (
	maxDepth = 16
	maxPart  = 255
)

// checkPath reports why p can't be a file's place inside a model: it must be
// relative, clean, stay inside, and be printable.
func checkPath(p string) error {
	if !fs.ValidPath(p) || p == "." || !filepath.IsLocal(filepath.FromSlash(p)) || path.Clean(p) != p {
		return fmt.Errorf("%w: %q is no path inside a folder", ErrRefused, p)
	}
	if strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' || r == '\uFFFD' }) {
		return fmt.Errorf("%w: %q has characters that no file's name needs", ErrRefused, p)
	}
	parts := strings.Split(p, "/")
	if len(parts) > maxDepth {
		return fmt.Errorf("%w: %.80q is nested too deeply", ErrRefused, p)
	}
	for _, part := range parts {
		if len(part) > maxPart {
			return fmt.Errorf("%w: %.80q is too long a name", ErrRefused, part)
		}
	}
	return nil
}

func checkSum(hexSum string) error {
	if b, err := hex.DecodeString(hexSum); err != nil || len(b) != 32 {
		return fmt.Errorf("%q is no SHA-256 sum: it has 64 hexadecimal digits", hexSum)
	}
	return nil
}

package configs

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// Secret is where a password is found: "env:NAME" or "file:/absolute/path".
// It never holds the password itself, so that neither a file under version
// control nor a log can show one.
type Secret struct{ from string }

var errSecretForm = errors.New(`a secret is never written in the file; put it in the environment or a file of its own and write env:NAME or file:/absolute/path`)

// UnmarshalText reads where the secret is.
func (s *Secret) UnmarshalText(b []byte) error {
	how, where, ok := strings.Cut(string(b), ":")
	if !ok || where == "" || how != "env" && how != "file" || how == "file" && !filepath.IsAbs(where) {
		return errSecretForm // without the text: it may be the secret
	}
	s.from = string(b)
	return nil
}

// MarshalText writes where the secret is.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.from), nil }

// IsZero reports whether no secret is configured.
func (s Secret) IsZero() bool { return s.from == "" }

// String tells where the secret is, never what.
func (s Secret) String() string { return s.from }

// LogValue tells a log where the secret is, never what.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.from) }

// Reveal fetches the secret; "" where none is configured.
func (s Secret) Reveal() (string, error) {
	how, where, _ := strings.Cut(s.from, ":")
	switch how {
	case "env":
		v, ok := os.LookupEnv(where)
		if !ok || v == "" {
			return "", fmt.Errorf("the environment variable %s isn't set; set it to the secret", where)
		}
		return v, nil
	case "file":
		b, err := os.ReadFile(where)
		if err != nil {
			return "", fmt.Errorf("the secret can't be read: %w", err)
		}
		v := strings.TrimRight(string(b), "\r\n")
		if v == "" {
			return "", fmt.Errorf("the secret file %s is empty", where)
		}
		return v, nil
	}
	return "", nil
}

package configs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever the bytes, reading them ends without a panic; what is wrong names
// the file and a line; and what is accepted is the same after it is written
// and read again.
func FuzzBusiness(f *testing.F) {
	for _, pattern := range []string{"testdata/*.yaml", "testdata/business/*.yaml", "businesses/*.yaml"} {
		files, err := filepath.Glob(pattern)
		require.NoError(f, err)
		for _, file := range files {
			data, err := os.ReadFile(file)
			require.NoError(f, err)
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, _, problems := parseBusiness("x.yaml", data)
		if len(problems) > 0 {
			lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + 1
			for _, p := range problems {
				assert.Equal(t, "x.yaml", p.File)
				assert.LessOrEqual(t, p.Line, lines)
				assert.GreaterOrEqual(t, p.Line, 1)
				assert.NotEmpty(t, p.Message)
			}
			require.Error(t, problems.err())
			return
		}
		written, err := yaml.Marshal(b)
		require.NoError(t, err)
		again, _, problems := parseBusiness("again.yaml", written)
		require.Empty(t, problems, "%s", written)
		assert.Equal(t, b, again)
	})
}

// The same for the settings.
func FuzzServer(f *testing.F) {
	data, err := os.ReadFile("server.yaml")
	require.NoError(f, err)
	f.Add(data)
	files, err := filepath.Glob("testdata/server/*.yaml")
	require.NoError(f, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, _, problems := parseServer("server.yaml", data)
		for _, p := range problems {
			assert.GreaterOrEqual(t, p.Line, 1)
			assert.NotEmpty(t, p.Message)
		}
		if len(problems) > 0 {
			return
		}
		written, err := yaml.Marshal(s)
		require.NoError(t, err)
		again, _, problems := parseServer("again.yaml", written)
		require.Empty(t, problems, "%s", written)
		assert.Equal(t, s, again)
	})
}

// The demonstration is read back from what is written of it.
func TestRoundTrip(t *testing.T) {
	s, err := Load("")
	require.NoError(t, err)
	for _, b := range s.All() {
		written, err := yaml.Marshal(b)
		require.NoError(t, err)
		again, _, problems := parseBusiness(b.Slug+".yaml", written)
		require.NoError(t, problems.err())
		again.folder = b.folder // where a file lies is not in it
		assert.Equal(t, b, again, b.Slug)
	}
}

// Files that are made to keep the parser busy are refused soon.
func TestHostileFiles(t *testing.T) {
	for name, text := range map[string]string{
		"brackets":  strings.Repeat("[", 200_000),
		"braces":    strings.Repeat("{a: ", 60_000),
		"dashes":    strings.Repeat("- ", 120_000),
		"questions": strings.Repeat("? ", 120_000),
		"keys":      strings.Repeat("a: b\n", 50_000),
		"lines":     strings.Repeat("\n", 250_000),
		"one line":  "a: " + strings.Repeat("x", 250_000),
		"too long":  strings.Repeat("# x\n", 1_000_000),
		"flow":      "{" + strings.Repeat("a: b, ", 2_000) + "}",
		"anchors":   "a: &a [x]\n" + strings.Repeat("b: *a\n", 1_000),
	} {
		t.Run(name, func(t *testing.T) {
			_, _, problems := parseBusiness("x.yaml", []byte(text))
			require.NotEmpty(t, problems)
			assert.LessOrEqual(t, len(problems), maxProblems+1)
			for _, p := range problems {
				assert.Less(t, len(p.Error()), 500)
			}
		})
	}
}

package console_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/console"
)

const token = "0123456789abcdef0123456789abcdef"

// house is a console whose readiness a test decides.
func house(ready error) http.Handler {
	return console.New(console.Config{
		Live:    func() any { return []map[string]string{{"id": "1", "caller": "+37061234567"}} },
		Ready:   func(context.Context) error { return ready },
		Metrics: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "calls 1\n") }),
		Token:   token,
		Log:     slog.New(slog.DiscardHandler),
	})
}

func TestWhoMaySee(t *testing.T) {
	const here, there = "127.0.0.1:40000", "192.0.2.7:40000"
	for _, c := range []struct {
		name, method, path, from string
		header                   [2]string
		status                   int
		body                     string
	}{
		{name: "health from anywhere", path: "/healthz", from: there, status: 200, body: "ok"},
		{name: "metrics from here", path: "/metrics", from: here, status: 200, body: "calls 1"},
		{name: "metrics from here over IPv6", path: "/metrics", from: "[::1]:9", status: 200, body: "calls 1"},
		{name: "metrics from elsewhere", path: "/metrics", from: there, status: 403},
		{name: "metrics through a proxy here", path: "/metrics", from: here, header: [2]string{"X-Forwarded-For", "192.0.2.7"}, status: 403},
		{name: "calls with the token in the address", path: "/api/calls?live=1&token=" + token, from: here, status: 200, body: "+37061234567"},
		{name: "calls with the token in the header", path: "/api/calls?live=1", from: here, header: [2]string{"Authorization", "Bearer " + token}, status: 200, body: "+37061234567"},
		{name: "calls without the token", path: "/api/calls?live=1", from: here, status: 401},
		{name: "calls with another token", path: "/api/calls?live=1&token=" + strings.Repeat("0", 32), from: here, status: 401},
		{name: "calls with the token's beginning", path: "/api/calls?live=1&token=" + token[:31], from: here, status: 401},
		{name: "calls with the token from elsewhere", path: "/api/calls?live=1&token=" + token, from: there, status: 403},
		{name: "calls that are over", path: "/api/calls?token=" + token, from: here, status: 400, body: "live=1"},
		{name: "a list that is written to", method: "POST", path: "/api/calls?live=1&token=" + token, from: here, status: 405},
		{name: "what there is not", path: "/api/../etc/passwd", from: here, status: 307},
		{name: "an address that is none", path: "/metrics", from: "nobody", status: 403},
	} {
		t.Run(c.name, func(t *testing.T) {
			method := c.method
			if method == "" {
				method = http.MethodGet
			}
			r := httptest.NewRequestWithContext(t.Context(), method, c.path, nil)
			r.RemoteAddr = c.from
			if c.header[0] != "" {
				r.Header.Set(c.header[0], c.header[1])
			}
			w := httptest.NewRecorder()
			house(nil).ServeHTTP(w, r)
			assert.Equal(t, c.status, w.Code)
			assert.Contains(t, w.Body.String(), c.body)
			if c.status >= 300 {
				assert.NotContains(t, w.Body.String(), "+370")
				assert.NotContains(t, w.Body.String(), token)
			}
		})
	}
}

func TestWithoutATokenNobodySeesCalls(t *testing.T) {
	h := console.New(console.Config{Live: func() any { return nil }, Metrics: http.NotFoundHandler(), Log: slog.New(slog.DiscardHandler)})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/api/calls?live=1", nil)
	r.RemoteAddr = "127.0.0.1:40000"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	assert.Equal(t, http.StatusUnauthorized, w.Code)
}

func TestHealthTellsStrangersNothing(t *testing.T) {
	w := httptest.NewRecorder()
	house(errors.New("disk /secret is full")).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/healthz", nil))
	assert.Equal(t, http.StatusServiceUnavailable, w.Code)
	assert.NotContains(t, w.Body.String(), "secret")
}

func TestToken(t *testing.T) {
	dir := t.TempDir()
	first, err := console.Token(dir)
	require.NoError(t, err)
	assert.Len(t, first, 48)
	again, err := console.Token(dir)
	require.NoError(t, err)
	assert.Equal(t, first, again, "a restart keeps the token")
	info, err := os.Stat(filepath.Join(dir, "token"))
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	require.NoError(t, os.WriteFile(filepath.Join(dir, "token"), []byte("x\n"), 0o600))
	fresh, err := console.Token(dir)
	require.NoError(t, err)
	assert.Len(t, fresh, 48, "a token that can be guessed is replaced")

	_, err = console.Token(filepath.Join(dir, "token"))
	assert.ErrorContains(t, err, "API token")
}

func TestServeEndsWithItsContext(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	at, ended, err := console.Serve(ctx, "127.0.0.1:0", house(nil), slog.New(slog.DiscardHandler))
	require.NoError(t, err)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+at.String()+"/healthz", nil)
	require.NoError(t, err)
	res, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	require.NoError(t, res.Body.Close())
	assert.Equal(t, http.StatusOK, res.StatusCode)

	_, _, err = console.Serve(ctx, at.String(), house(nil), slog.New(slog.DiscardHandler))
	assert.ErrorContains(t, err, "--http", "a port that is taken: what to do is said")

	stop()
	assert.NoError(t, <-ended)
}

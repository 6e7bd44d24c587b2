// Package console serves the staff's side over HTTP: health, metrics and the
// API of live calls.
package console

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Config is what the console shows.
type Config struct {
	// Live lists the calls of this moment; its value is written as JSON.
	Live func() any
	// Ready says why the service is not ready, or nil.
	Ready func(ctx context.Context) error
	// Metrics are served at /metrics.
	Metrics http.Handler
	// Token opens the API to callers on this machine.
	Token string
	Log   *slog.Logger
}

// New makes the handler:
//
//	GET /healthz             200 when calls can be taken, else 503 and why
//	GET /metrics             Prometheus
//	GET /api/calls?live=1    the live calls; from loopback, with the token
func New(cfg Config) http.Handler {
	c := &console{cfg}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", c.health)
	mux.Handle("GET /metrics", c.loopback(cfg.Metrics))
	mux.Handle("GET /api/calls", c.loopback(c.signed(http.HandlerFunc(c.calls))))
	return mux
}

type console struct{ cfg Config }

func (c *console) health(w http.ResponseWriter, r *http.Request) {
	if err := c.cfg.Ready(r.Context()); err != nil {
		c.cfg.Log.Warn("not ready", "error", err)
		http.Error(w, "not ready", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

func (c *console) calls(w http.ResponseWriter, r *http.Request) {
	if r.URL.Query().Get("live") != "1" {
		http.Error(w, "only the live calls can be listed: /api/calls?live=1", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if err := json.NewEncoder(w).Encode(c.cfg.Live()); err != nil {
		c.cfg.Log.Debug("list of calls was not sent", "error", err)
	}
}

// loopback lets only callers on this machine through.
func (c *console) loopback(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		from, err := netip.ParseAddrPort(r.RemoteAddr)
		if err != nil || !from.Addr().Unmap().IsLoopback() || r.Header.Get("X-Forwarded-For") != "" {
			http.Error(w, "only from this machine", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// signed lets only those through who know the token, as
// "Authorization: Bearer TOKEN" or "?token=TOKEN".
func (c *console) signed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		if token == "" {
			token = r.URL.Query().Get("token")
		}
		if c.cfg.Token == "" || subtle.ConstantTimeCompare([]byte(token), []byte(c.cfg.Token)) != 1 {
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "the token is missing or wrong; it stands in the file \"token\" of the data folder", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Token reads the API's token from the data folder, or makes one there that
// only the owner can read.
func Token(dir string) (string, error) {
	path := filepath.Join(dir, "token")
	b, err := os.ReadFile(path)
	if token := strings.TrimSpace(string(b)); err == nil && len(token) >= 32 {
		return token, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("API token: %w", err)
	}
	var raw [24]byte
	rand.Read(raw[:])
	token := hex.EncodeToString(raw[:])
	if err := os.WriteFile(path, []byte(token+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("API token: %w", err)
	}
	return token, nil
}

// Serve serves until ctx ends. It binds before it returns an error-free
// channel, which gives the reason of the end.
func Serve(ctx context.Context, addr string, h http.Handler, log *slog.Logger) (bound net.Addr, ended <-chan error, err error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, nil, fmt.Errorf("HTTP: %w; choose another address with --http or http.addr", err)
	}
	s := &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second,
		IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	out := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 3*time.Second)
		defer cancel()
		if err := s.Shutdown(end); err != nil {
			log.Warn("HTTP did not end in order", "error", err)
		}
	})
	go func() {
		defer stop()
		err := s.Serve(l)
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
		out <- err
	}()
	return l.Addr(), out, nil
}

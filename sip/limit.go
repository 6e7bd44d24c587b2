package sip

import (
	"log/slog"
	"sync"
	"time"
)

const (
	logBurst  = 5                // lines of a kind in a window
	logWindow = 10 * time.Second // then silence, and a count
	logRaw    = 120              // bytes of a peer's message in a line
)

// limitedLog writes what peers can provoke: a few lines of each kind in a
// window, then only how many there were. Kinds are constants of the callers.
type limitedLog struct {
	log *slog.Logger
	now func() time.Time

	mu    sync.Mutex
	kinds map[string]*logKind
}

type logKind struct {
	since      time.Time
	written    int
	suppressed int
}

func newLimitedLog(log *slog.Logger) *limitedLog {
	return &limitedLog{log: log, now: time.Now, kinds: make(map[string]*logKind)}
}

// warn writes the line, unless the kind had its share in this window.
func (l *limitedLog) warn(kind string, args ...any) {
	suppressed, ok := l.take(kind)
	if !ok {
		return
	}
	if suppressed > 0 {
		args = append(args, "suppressed", suppressed)
	}
	l.log.Warn(kind, args...) //nolint:sloglint // the kinds are constants of the callers
}

func (l *limitedLog) take(kind string) (suppressed int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	k := l.kinds[kind]
	if k == nil {
		k = &logKind{since: now}
		l.kinds[kind] = k
	}
	if now.Sub(k.since) >= logWindow {
		suppressed, k.suppressed = k.suppressed, 0
		k.since, k.written = now, 0
	}
	if k.written >= logBurst {
		k.suppressed++
		return 0, false
	}
	k.written++
	return suppressed, true
}

// excerpt is the beginning of a peer's bytes, for a log line; slog quotes it.
func excerpt(b []byte) string {
	if len(b) > logRaw {
		return string(b[:logRaw]) + "..."
	}
	return string(b)
}

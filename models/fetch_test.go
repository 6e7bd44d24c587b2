package models

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// host is a web server with one file, and the faults that a test gives it.
type host struct {
	*httptest.Server
	mu     sync.Mutex
	data   []byte
	tag    string // ETag; "" is none
	faults []func(w http.ResponseWriter, r *http.Request) (done bool)
	asked  []string // Range headers
}

func serveFile(t *testing.T, data []byte) *host {
	t.Helper()
	h := &host{data: data, tag: `"1"`}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	h.asked = append(h.asked, r.Header.Get("Range"))
	var fault func(http.ResponseWriter, *http.Request) bool
	if len(h.faults) > 0 {
		fault, h.faults = h.faults[0], h.faults[1:]
	}
	data, tag := h.data, h.tag
	h.mu.Unlock()
	if fault != nil && fault(w, r) {
		return
	}
	if tag != "" {
		w.Header().Set("ETag", tag)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// cut sends the first n bytes of the answer and then drops the line.
func (h *host) cut(n int) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		from := 0
		if r.Header.Get("Range") != "" {
			_, _ = fmt.Sscanf(r.Header.Get("Range"), "bytes=%d-", &from)
			w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(h.data)-1, len(h.data)))
		}
		w.Header().Set("Content-Length", strconv.Itoa(len(h.data)-from))
		if h.tag != "" {
			w.Header().Set("ETag", h.tag)
		}
		if from > 0 {
			w.WriteHeader(http.StatusPartialContent)
		}
		_, _ = w.Write(h.data[from : from+n])
		panic(http.ErrAbortHandler)
	}
}

func answer(status int) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, _ *http.Request) bool { w.WriteHeader(status); return true }
}

func (h *host) ranges() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.asked...)
}

func noise(n int) []byte {
	data := make([]byte, n)
	r := rand.NewChaCha8([32]byte{1})
	_, _ = r.Read(data)
	return data
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func testFetcher(t *testing.T) *fetcher {
	t.Helper()
	client := newClient()
	t.Cleanup(client.CloseIdleConnections)
	return &fetcher{client: client, dir: t.TempDir(), pause: time.Millisecond, stall: 10 * time.Second}
}

func ignore(int64, int64) {}

func TestFetch(t *testing.T) {
	data := noise(300_000)
	sum := sumOf(data)
	for name, c := range map[string]struct {
		change func(h *host)
		want   wanted
		asked  []string
	}{
		"at once":                 {want: wanted{size: -1, sha256: sum}, asked: []string{""}},
		"nothing known":           {want: wanted{size: -1}, asked: []string{""}},
		"everything known":        {want: wanted{size: 300_000, sha256: sum}, asked: []string{""}},
		"broken twice":            {change: func(h *host) { h.faults = append(h.faults, h.cut(100_000), h.cut(50_000)) }, want: wanted{size: -1, sha256: sum}, asked: []string{"", "bytes=100000-", "bytes=150000-"}},
		"broken, no ETag":         {change: func(h *host) { h.tag = ""; h.faults = append(h.faults, h.cut(100_000)) }, want: wanted{size: -1, sha256: sum}, asked: []string{"", "bytes=100000-"}},
		"broken, nothing sure":    {change: func(h *host) { h.tag = ""; h.faults = append(h.faults, h.cut(100_000)) }, want: wanted{size: -1}, asked: []string{"", ""}},
		"server in trouble":       {change: func(h *host) { h.faults = append(h.faults, answer(503), answer(429), answer(500)) }, want: wanted{size: -1, sha256: sum}, asked: []string{"", "", "", ""}},
		"broken at the last byte": {change: func(h *host) { h.faults = append(h.faults, h.cut(300_000)) }, want: wanted{size: -1, sha256: sum}, asked: []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			h := serveFile(t, data)
			if c.change != nil {
				c.change(h)
			}
			f := testFetcher(t)
			c.want.url, c.want.limit = h.URL+"/model.bin", 300_000
			var last int64
			path, got, err := f.fetch(t.Context(), c.want, func(done, total int64) {
				last = done
				assert.LessOrEqual(t, done, total)
				assert.EqualValues(t, 300_000, total)
			})
			require.NoError(t, err)
			assert.Equal(t, sum, got)
			assert.EqualValues(t, 300_000, last)
			file, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.True(t, bytes.Equal(data, file))
			assert.Equal(t, c.asked, h.ranges())
		})
	}
}

// The file changes on the server between two attempts: what is taken is one
// version or the other, never a mixture.
func TestFetchOfAChangingFile(t *testing.T) {
	old, fresh := noise(200_000), bytes.Repeat([]byte("new "), 60_000)
	for name, tags := range map[string][2]string{"told by the ETag": {`"1"`, `"2"`}, "told by nobody": {"", ""}, "a lying ETag": {`"1"`, `"1"`}} {
		for _, sum := range []string{"", sumOf(fresh)} {
			t.Run(fmt.Sprintf("%s, sum %.4s", name, sum), func(t *testing.T) {
				h := serveFile(t, old)
				h.tag = tags[0]
				h.faults = append(h.faults, h.cut(100_000))
				h.faults = append(h.faults, func(http.ResponseWriter, *http.Request) bool { return false })
				f := testFetcher(t)
				first := true
				_, got, err := f.fetch(t.Context(), wanted{url: h.URL, size: -1, sha256: sum, limit: 1 << 20}, func(done, _ int64) {
					h.mu.Lock()
					defer h.mu.Unlock()
					if first && done >= 60_000 { // the first answer is on its way
						h.data, h.tag, first = fresh, tags[1], false
					}
				})
				if sum == "" && name == "a lying ETag" {
					return // nothing could tell
				}
				require.NoError(t, err)
				assert.Equal(t, sumOf(fresh), got)
			})
		}
	}
}

func TestFetchGivesUp(t *testing.T) {
	data := noise(100_000)
	const none = "0000000000000000000000000000000000000000000000000000000000000000"
	for name, c := range map[string]struct {
		change func(h *host, f *fetcher)
		want   wanted
		says   string
		is     error
		asked  int
	}{
		"wrong checksum":                  {want: wanted{size: -1, sha256: none, limit: 1 << 20}, is: ErrChecksum, says: sumOf(data), asked: 1},
		"not there":                       {change: func(h *host, _ *fetcher) { h.faults = append(h.faults, answer(404)) }, want: wanted{size: -1, limit: 1 << 20}, says: "404", asked: 1},
		"too big":                         {want: wanted{size: -1, limit: 99_999}, is: ErrTooBig, asked: 1},
		"too big, unannounced":            {change: func(h *host, _ *fetcher) { h.faults = append(h.faults, endless) }, want: wanted{size: -1, limit: 99_999}, is: ErrTooBig, asked: 1},
		"another size":                    {want: wanted{size: 99_999, limit: 99_999, sha256: none}, is: ErrTooBig, asked: 1},
		"another size, fitting the limit": {want: wanted{size: 99_999, limit: 1 << 20, sha256: none}, is: ErrChecksum, says: "100000 bytes instead of 99999", asked: 1},
		"always in trouble": {change: func(h *host, _ *fetcher) {
			for range 10 {
				h.faults = append(h.faults, answer(500))
			}
		}, want: wanted{size: -1, limit: 1 << 20}, says: "given up after 5 attempts", asked: 5},
		"silent": {change: func(h *host, f *fetcher) {
			f.stall = 50 * time.Millisecond
			for range 5 {
				h.faults = append(h.faults, silent)
			}
		}, want: wanted{size: -1, limit: 1 << 20}, is: errStalled, asked: 5},
		"a range that was not asked for": {change: func(h *host, _ *fetcher) {
			h.faults = append(h.faults, h.cut(10_000), func(w http.ResponseWriter, _ *http.Request) bool {
				w.Header().Set("Content-Range", "bytes 5-9/100000")
				w.WriteHeader(http.StatusPartialContent)
				return true
			})
		}, want: wanted{size: -1, limit: 1 << 20}, says: "10000- was asked for", asked: 2},
		"no web address": {want: wanted{url: "file:///etc/passwd", size: -1}, says: "no web address"},
	} {
		t.Run(name, func(t *testing.T) {
			h := serveFile(t, data)
			f := testFetcher(t)
			if c.change != nil {
				c.change(h, f)
			}
			if c.want.url == "" {
				c.want.url = h.URL + "/model.bin?token=hunter2"
			}
			_, _, err := f.fetch(t.Context(), c.want, ignore)
			require.Error(t, err)
			t.Log(err)
			if c.is != nil {
				require.ErrorIs(t, err, c.is)
			}
			assert.ErrorContains(t, err, c.says)
			assert.NotContains(t, err.Error(), "hunter2", "a token of the URL is a secret")
			assert.Len(t, h.ranges(), c.asked)
		})
	}
}

// endless sends more than anyone wants, without saying how much.
func endless(w http.ResponseWriter, _ *http.Request) bool {
	for range 100 {
		if _, err := w.Write(make([]byte, 10_000)); err != nil {
			break
		}
	}
	return true
}

// silent begins and then sends nothing more until the client leaves.
func silent(w http.ResponseWriter, r *http.Request) bool {
	w.Header().Set("Content-Length", "100000")
	w.WriteHeader(http.StatusOK)
	_ = http.NewResponseController(w).Flush()
	<-r.Context().Done()
	return true
}

// A process that is ended in the middle of a download leaves what came; the
// next one asks for the rest only.
func TestFetchGoesOnInTheNextProcess(t *testing.T) {
	data := noise(300_000)
	h := serveFile(t, data)
	h.faults = append(h.faults, h.cut(200_000))
	f := testFetcher(t)
	f.pause = time.Hour
	ctx, cancel := context.WithCancel(t.Context())
	w := wanted{url: h.URL, size: -1, sha256: sumOf(data), limit: 1 << 20}
	_, _, err := f.fetch(ctx, w, func(done, _ int64) {
		if done == 200_000 {
			cancel()
		}
	})
	require.ErrorIs(t, err, context.Canceled)
	_, sum, err := f.fetch(t.Context(), w, ignore)
	require.NoError(t, err)
	assert.Equal(t, sumOf(data), sum)
	asked := h.ranges()
	require.Len(t, asked, 2)
	var from int
	_, err = fmt.Sscanf(asked[1], "bytes=%d-", &from)
	require.NoError(t, err)
	assert.Positive(t, from)
}

// An address with https that leads to one without is not followed.
func TestFetchStaysSecret(t *testing.T) {
	bare := serveFile(t, noise(10))
	secret := httptest.NewTLSServer(http.RedirectHandler(bare.URL, http.StatusFound))
	defer secret.Close()
	f := testFetcher(t)
	client := secret.Client()
	client.CheckRedirect = f.client.CheckRedirect
	f.client = client
	defer client.CloseIdleConnections()
	_, _, err := f.fetch(t.Context(), wanted{url: secret.URL, size: -1, limit: 100}, ignore)
	require.ErrorIs(t, err, ErrRefused)
	assert.Empty(t, bare.ranges())
}

package models

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// wanted is a file to be fetched and what is known of it.
type wanted struct {
	url    string
	size   int64  // bytes, -1 is unknown
	sha256 string // "" is unknown
	limit  int64  // bytes at most
}

// fetcher downloads into files that survive a broken line and the process:
// the next attempt goes on where the last one ended (RFC 9110, section 14).
type fetcher struct {
	client *http.Client
	dir    string // of unfinished files
	pause  time.Duration
	stall  time.Duration
}

// unfinished is what is remembered beside an unfinished file.
type unfinished struct {
	URL string `json:"url"` // without its secrets
	// Validator is the strong ETag or the Last-Modified date of the bytes so
	// far (RFC 9110, section 13.1.5).
	Validator string `json:"validator"`
}

// attempts without a single new byte, after which a download is given up.
const maxAttempts = 5

// errStalled is the cause when a server sends nothing more.
var errStalled = errors.New("the server sends nothing more")

// later marks failures that may pass.
type later struct{ error }

func (l later) Unwrap() error { return l.error }

// fetch downloads a file and gives its path and SHA-256 sum; the caller
// removes it when it is done. progress gets the bytes so far and in all, -1
// where unknown, on this goroutine.
func (f *fetcher) fetch(ctx context.Context, w wanted, progress func(done, total int64)) (path, sum string, err error) {
	u, err := url.Parse(w.url)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return "", "", fmt.Errorf("%q is no web address; it begins with https:// or http://", public(w.url))
	}
	if err := os.MkdirAll(f.dir, 0o755); err != nil {
		return "", "", err
	}
	key := sha256.Sum256([]byte(w.url))
	path = filepath.Join(f.dir, hex.EncodeToString(key[:8])+".part")
	for again := false; ; again = true {
		resumed, err := f.persist(ctx, w, path, progress)
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", public(w.url), err)
		}
		got, _, err := hashFile(ctx, path)
		if err != nil {
			return "", "", err
		}
		if w.sha256 == "" || got == w.sha256 {
			os.Remove(path + ".json")
			return path, got, nil
		}
		os.Remove(path)
		os.Remove(path + ".json")
		// The first bytes may have been another version's: once more from the
		// beginning.
		if !resumed || again {
			return "", "", fmt.Errorf("%s: %w: SHA-256 is %s instead of %s", public(w.url), ErrChecksum, got, w.sha256)
		}
	}
}

// persist repeats attempts while they bring something.
func (f *fetcher) persist(ctx context.Context, w wanted, path string, progress func(done, total int64)) (resumed bool, err error) {
	part, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return false, err
	}
	defer part.Close()
	for fruitless, pause := 0, f.pause; ; pause = min(2*pause, time.Minute) {
		before, err := part.Seek(0, io.SeekEnd)
		if err != nil {
			return resumed, err
		}
		resumed = resumed || before > 0
		err = f.attempt(ctx, w, part, path+".json", progress)
		if err == nil {
			return resumed, errors.Join(part.Sync(), part.Close())
		}
		if ctx.Err() != nil {
			return resumed, context.Cause(ctx)
		}
		if _, ok := errors.AsType[later](err); !ok {
			return resumed, err
		}
		if after, _ := part.Seek(0, io.SeekEnd); after > before {
			fruitless, pause = 0, f.pause
		} else if fruitless++; fruitless >= maxAttempts {
			return resumed, fmt.Errorf("given up after %d attempts, what came is kept: %w", fruitless, err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

// attempt makes one request and writes what it brings behind what is there.
func (f *fetcher) attempt(ctx context.Context, w wanted, part *os.File, notes string, progress func(done, total int64)) error {
	have, err := part.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	was := readNotes(notes)
	if have > w.limit || w.size >= 0 && have > w.size || was.Validator == "" && w.sha256 == "" {
		// Too much, or nothing would tell another version's bytes.
		if have, err = 0, part.Truncate(0); err != nil {
			return err
		}
	}
	if w.size >= 0 && have == w.size {
		progress(have, w.size)
		return nil
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, w.url, nil)
	if err != nil {
		return bare(err)
	}
	req.Header.Set("User-Agent", "budi")
	if have > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", have))
		if was.Validator != "" {
			req.Header.Set("If-Range", was.Validator)
		}
	}
	resp, err := f.client.Do(req)
	if err != nil {
		if errors.Is(err, ErrRefused) {
			return bare(err)
		}
		return later{bare(err)}
	}
	defer resp.Body.Close()
	offset, total, err := span(resp, have)
	if err != nil {
		if resp.StatusCode == http.StatusRequestedRangeNotSatisfiable {
			return errors.Join(err, part.Truncate(0))
		}
		return err
	}
	if total > w.limit {
		return fmt.Errorf("%w: %d bytes, the limit is %d (see --limit)", ErrTooBig, total, w.limit)
	}
	if w.size >= 0 && total >= 0 && total != w.size {
		return fmt.Errorf("%w: the server's file has %d bytes instead of %d", ErrChecksum, total, w.size)
	}
	if offset == total && total > 0 {
		return nil
	}
	if err := part.Truncate(offset); err != nil {
		return err
	}
	writeNotes(notes, unfinished{URL: public(w.url), Validator: validator(resp.Header)})
	timer := time.AfterFunc(f.stall, func() { cancel(errStalled) })
	defer timer.Stop()
	return receive(ctx, part, resp.Body, offset, total, w, func(done int64) {
		timer.Reset(f.stall)
		progress(done, cmp.Or(max(w.size, 0), total))
	})
}

// receive copies a body behind offset.
func receive(ctx context.Context, part *os.File, body io.Reader, offset, total int64, w wanted, progress func(done int64)) error {
	progress(offset)
	buf := make([]byte, 64<<10)
	for {
		n, err := body.Read(buf)
		if offset+int64(n) > w.limit || w.size >= 0 && offset+int64(n) > w.size {
			return fmt.Errorf("%w: more than the %d bytes that were expected at most", ErrTooBig, cmp.Or(max(w.size, 0), w.limit))
		}
		if _, werr := part.WriteAt(buf[:n], offset); werr != nil {
			return werr
		}
		if n > 0 {
			offset += int64(n)
			progress(offset)
		}
		switch {
		case errors.Is(err, io.EOF) && (total >= 0 && offset < total || w.size >= 0 && offset < w.size):
			return later{fmt.Errorf("the connection ended after %d bytes", offset)}
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && ctx.Err() != nil:
			return later{context.Cause(ctx)}
		case err != nil:
			return later{fmt.Errorf("the connection broke after %d bytes: %w", offset, err)}
		}
	}
}

func readNotes(path string) (n unfinished) {
	text, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(text, &n) != nil {
		return unfinished{}
	}
	return n
}

// writeNotes may fail: then the next attempt begins anew.
func writeNotes(path string, n unfinished) {
	if text, err := json.Marshal(n); err != nil || os.WriteFile(path, text, 0o644) != nil {
		os.Remove(path)
	}
}

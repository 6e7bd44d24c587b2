// Package cache keeps rendered clauses, so that a prompt is spoken at once. It
// stands before any [tts.Renderer].
//
// What is said to one caller may hold a name or a number, so it is kept in
// memory alone, and not for long. Only the prompts that [Cache.Warm] is given,
// which are the same for all callers, are written to disk.
package cache

import (
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"budi/language"
	"budi/tts"
)

// unhurried is when a prompt is due that nobody waits for.
const unhurried = time.Hour

// Cache is a [tts.Renderer] with a memory. It is safe for concurrent use.
type Cache struct {
	next   tts.Renderer
	engine string
	dir    string
	limit  int // samples in memory

	mu    sync.Mutex
	used  int
	byKey map[string]*list.Element
	order *list.List // of *entry, most recently used first
}

type entry struct {
	key string
	pcm []int16
}

// New puts a cache before next. engine tells this engine's sound from others'
// in dir; dir may be "" (memory alone). megabytes bounds the memory.
func New(next tts.Renderer, engine, dir string, megabytes int) (*Cache, error) {
	if dir != "" {
		if err := os.MkdirAll(dir, 0o750); err != nil {
			return nil, fmt.Errorf("prompt cache: %w", err)
		}
	}
	return &Cache{
		next: next, engine: engine, dir: dir, limit: megabytes << 19,
		byKey: make(map[string]*list.Element), order: list.New(),
	}, nil
}

// Supports implements [tts.Renderer].
func (c *Cache) Supports(lang language.Tag) error { return c.next.Supports(lang) }

// Render implements [tts.Renderer].
func (c *Cache) Render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	key := c.key(v, clause)
	if pcm, ok := c.get(key); ok {
		return pcm, nil
	}
	if pcm, ok := c.read(key); ok {
		c.put(key, pcm)
		return pcm, nil
	}
	pcm, err := c.next.Render(ctx, v, clause)
	if err != nil {
		return nil, err
	}
	c.put(key, pcm)
	return pcm, nil
}

// Warm renders clauses that are the same for all callers and keeps them on
// disk. It returns the first error; the others are tried all the same.
func (c *Cache) Warm(ctx context.Context, v tts.Voice, clauses []string) error {
	ctx = tts.WithDue(ctx, time.Now().Add(unhurried))
	var first error
	for _, clause := range clauses {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		pcm, err := c.Render(ctx, v, clause)
		if err == nil {
			err = c.write(c.key(v, clause), pcm)
		}
		if err != nil && first == nil {
			first = err
		}
	}
	return first
}

func (c *Cache) key(v tts.Voice, clause string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%g LUFS\x00%s\x00%s\x00%d\x00%g\x00%g\x00%s", c.engine, tts.Target, v.Lang, v.Name, v.Rate, v.Pace, v.Gain, clause)
	return hex.EncodeToString(h.Sum(nil))
}

func (c *Cache) get(key string) ([]int16, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).pcm, true
}

func (c *Cache) put(key string, pcm []int16) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.byKey[key]; ok || len(pcm) > c.limit {
		return
	}
	c.byKey[key] = c.order.PushFront(&entry{key, pcm})
	c.used += len(pcm)
	for c.used > c.limit {
		last := c.order.Back()
		old := c.order.Remove(last).(*entry)
		delete(c.byKey, old.key)
		c.used -= len(old.pcm)
	}
}

// A file is the SHA-256 of its sound, then the sound, little-endian: a torn or
// altered file is rendered again, never played.
func (c *Cache) read(key string) ([]int16, bool) {
	if c.dir == "" {
		return nil, false
	}
	b, err := os.ReadFile(c.path(key))
	if err != nil || len(b) < sha256.Size || len(b)%2 != 0 {
		return nil, false
	}
	if sum := sha256.Sum256(b[sha256.Size:]); string(sum[:]) != string(b[:sha256.Size]) {
		return nil, false
	}
	b = b[sha256.Size:]
	pcm := make([]int16, len(b)/2)
	for i := range pcm {
		pcm[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return pcm, true
}

func (c *Cache) write(key string, pcm []int16) error {
	if c.dir == "" {
		return nil
	}
	path := c.path(key)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	b := make([]byte, sha256.Size, sha256.Size+2*len(pcm))
	for _, s := range pcm {
		b = binary.LittleEndian.AppendUint16(b, uint16(s))
	}
	sum := sha256.Sum256(b[sha256.Size:])
	copy(b, sum[:])
	tmp, err := os.CreateTemp(c.dir, "new-*")
	if err != nil {
		return fmt.Errorf("prompt cache: %w", err)
	}
	_, err = tmp.Write(b)
	if err = errors.Join(err, tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return fmt.Errorf("prompt cache: %w", err)
	}
	return nil
}

func (c *Cache) path(key string) string { return filepath.Join(c.dir, key+".pcm") }

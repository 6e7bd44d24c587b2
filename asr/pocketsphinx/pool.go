package pocketsphinx

import (
	"fmt"
	"sync"
)

// pool lends decoders. They are opened when none is free, and never closed
// before the pool is: opening and closing leaks. Safe for concurrent use.
type pool struct {
	open func() (*decoder, error)
	most int

	mu     sync.Mutex
	free   []*pooled // the last one back goes out first: its grammars are the freshest
	opened int
	closed bool
}

func newPool(most int, open func() (*decoder, error)) *pool {
	return &pool{open: open, most: most}
}

// get lends a decoder; its borrower calls release.
func (p *pool) get() (*pooled, error) {
	p.mu.Lock()
	if n := len(p.free); n > 0 {
		d := p.free[n-1]
		p.free = p.free[:n-1]
		p.mu.Unlock()
		return d, nil
	}
	if p.closed || p.opened >= p.most {
		p.mu.Unlock()
		return nil, fmt.Errorf("%w: all %d decoders are in use", errDecoder, p.most)
	}
	p.opened++
	p.mu.Unlock()
	d, err := p.open()
	if err != nil {
		p.mu.Lock()
		p.opened--
		p.mu.Unlock()
		return nil, err
	}
	return &pooled{decoder: d, pool: p, searches: make(map[string]*search), initial: d.mean()}, nil
}

// close frees the decoders that aren't lent, the others when they come back.
func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, d := range p.free {
		d.decoder.close()
		p.opened--
	}
	p.free = nil
}

// maxSearches bounds the compiled grammars of one decoder.
const maxSearches = 64

// pooled is a decoder with what it has loaded.
type pooled struct {
	decoder  *decoder
	pool     *pool
	entries  int // of the model's lexicon
	searches map[string]*search
	clock    int
	initial  []float32 // cepstral mean before anybody spoke
}

type search struct {
	ngram   bool
	entropy float64
	used    int
}

// release gives the decoder back, as it was when it was opened but for what
// it has loaded.
func (p *pooled) release() {
	if p.decoder.started {
		_ = p.decoder.end() // nobody is there to hear of it
	}
	p.decoder.setMean(p.initial)
	p.pool.mu.Lock()
	defer p.pool.mu.Unlock()
	if p.pool.closed {
		p.decoder.close()
		p.pool.opened--
		return
	}
	p.pool.free = append(p.pool.free, p)
}

// touch reports whether a grammar is compiled here.
func (p *pooled) touch(id string) bool {
	s := p.searches[id]
	if s == nil {
		return false
	}
	p.clock++
	s.used = p.clock
	return true
}

// remember notes a compiled grammar and drops the one unused for longest when
// there are too many.
func (p *pooled) remember(id string, s *grammarSource) {
	p.clock++
	p.searches[id] = &search{used: p.clock}
	if s.ngram != nil {
		p.searches[id].ngram, p.searches[id].entropy = true, s.ngram.entropy
	}
	if len(p.searches) <= maxSearches {
		return
	}
	oldest, at := "", p.clock
	for name, s := range p.searches {
		if s.used < at {
			oldest, at = name, s.used
		}
	}
	p.decoder.drop(oldest)
	delete(p.searches, oldest)
}

// load adds new words. The library would add each word to every n-gram model
// too, with probability one, so those are dropped and compiled again when
// they are needed.
func (p *pooled) load(news []entry) error {
	if len(news) == 0 {
		return nil
	}
	for name, s := range p.searches {
		if s.ngram {
			p.decoder.drop(name)
			delete(p.searches, name)
		}
	}
	for _, e := range news {
		if err := p.decoder.addWord(e.word, e.phones); err != nil {
			return err
		}
		p.entries++
	}
	return nil
}

package pocketsphinx

import (
	"fmt"
	"strings"
	"sync"
)

// maxWords bounds a model's trimmed dictionary: the words of all grammars of
// all businesses.
const maxWords = 30000

// pronouncer gives the pronunciations of a word in a model's own sounds, the
// usual one first; none when it can't be pronounced at all.
type pronouncer interface{ pronounce(word string) []string }

// lexicon is the trimmed dictionary of a model: the words of the grammars
// seen so far, in the order in which they came. It only grows, so a decoder
// catches up by loading the end of it. Safe for concurrent use.
type lexicon struct {
	source pronouncer

	mu      sync.Mutex
	known   map[string]bool
	entries []entry
}

type entry struct{ word, phones string }

func newLexicon(source pronouncer) *lexicon {
	return &lexicon{source: source, known: make(map[string]bool)}
}

// add pronounces the words that are new. The error names the first that
// can't be pronounced; the others are added none the less.
func (l *lexicon) add(words []string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	var bad error
	for _, w := range words {
		if l.known[w] {
			continue
		}
		list := l.pronounce(w)
		switch {
		case len(list) == 0 || strings.ContainsAny(w, " \t\n()") || w[0] == '<':
			if bad == nil {
				bad = fmt.Errorf("%w: no pronunciation of the word %q", errDecoder, w)
			}
			continue
		case len(l.entries) >= maxWords:
			return fmt.Errorf("%w: more than %d words", errDecoder, maxWords)
		}
		l.known[w] = true
		for i, phones := range list {
			key := w
			if i > 0 {
				key = fmt.Sprintf("%s(%d)", w, i+1)
			}
			l.entries = append(l.entries, entry{key, phones})
		}
	}
	return bad
}

// maxReadings bounds the pronunciations of a phrase, whose words have some each.
const maxReadings = 4

// pronounce gives the pronunciations of a word, or of the words of a phrase one
// after the other.
func (l *lexicon) pronounce(key string) []string {
	out := []string{""}
	for w := range strings.FieldsSeq(spokenAs(key)) {
		var longer []string
		for _, next := range l.source.pronounce(w) {
			for _, p := range out {
				if len(longer) < maxReadings {
					longer = append(longer, strings.TrimSpace(p+" "+next))
				}
			}
		}
		out = longer
	}
	return out
}

// since lists the entries from the n-th on.
func (l *lexicon) since(n int) []entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.entries[n:len(l.entries):len(l.entries)]
}

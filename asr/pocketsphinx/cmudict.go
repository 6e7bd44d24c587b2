package pocketsphinx

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"sort"
	"strings"
)

// dictionary is a pronouncing dictionary in memory: the file's text and where
// its lines start. 134,000 words take 4 MB so; a map would take 25.
type dictionary struct {
	text  []byte
	lines []int32 // offsets, in the order of the lines
}

// readDictionary reads a file of lines "word PH ON ES", further
// pronunciations as "word(2) ...".
func readDictionary(path string) (*dictionary, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("pronouncing dictionary: %w", err)
	}
	d := &dictionary{text: text}
	for at := 0; at < len(text); {
		d.lines = append(d.lines, int32(at))
		n := bytes.IndexByte(text[at:], '\n')
		if n < 0 {
			break
		}
		at += n + 1
	}
	byLine := func(a, b int32) int { return bytes.Compare(d.line(a), d.line(b)) }
	if !slices.IsSortedFunc(d.lines, byLine) {
		slices.SortFunc(d.lines, byLine)
	}
	return d, nil
}

func (d *dictionary) line(at int32) []byte {
	rest := d.text[at:]
	if n := bytes.IndexByte(rest, '\n'); n >= 0 {
		rest = rest[:n]
	}
	return bytes.TrimRight(rest, "\r ")
}

// lookup gives a word's pronunciations, first the usual one; none when the
// word isn't there.
func (d *dictionary) lookup(word string) []string {
	if d == nil || word == "" {
		return nil
	}
	var out []string
	for n := 1; ; n++ {
		key := word
		if n > 1 {
			key = fmt.Sprintf("%s(%d)", word, n)
		}
		p, ok := d.find(key)
		if !ok {
			return out
		}
		out = append(out, p)
	}
}

func (d *dictionary) find(key string) (phones string, ok bool) {
	prefix := []byte(key + " ")
	i := sort.Search(len(d.lines), func(i int) bool { return bytes.Compare(d.line(d.lines[i]), prefix) >= 0 })
	if i == len(d.lines) || !bytes.HasPrefix(d.line(d.lines[i]), prefix) {
		return "", false
	}
	return strings.Join(strings.Fields(string(d.line(d.lines[i])[len(prefix):])), " "), true
}

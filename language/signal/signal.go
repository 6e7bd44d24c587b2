// Package signal finds the small conversational acts of an utterance, "yes",
// "say that again", "the second one", by the phrases that a language lists.
package signal

import (
	"maps"
	"slices"
	"strings"

	"budi/language"
)

// Table lists a language's phrases by what they mean. A phrase may begin with
// a mark that tells where it counts:
//
//	^no      at the start of the utterance or of a clause
//	=right   when nothing else is said but fillers and other signals
//	==please when nothing else is said at all
//	?first   when one of several options is awaited
//	?=two    when one is awaited and nothing else is said but fillers
//
// A phrase may stand under several kinds and then gives them all. Under the
// empty kind stand phrases that mean nothing here but hide the shorter ones
// within them: "make sure".
type Table map[language.SignalKind][]string

// Reader finds a table's phrases. Where phrases overlap, the longest from the
// left wins.
type Reader struct {
	root    *node
	fillers map[string]bool
	fold    func(string) string
}

type place uint8

const (
	anywhere place = iota
	start
	whole
	alone
	choice
	choiceWhole
)

type node struct {
	next map[string]*node
	ends []end
}

type end struct {
	kind  language.SignalKind
	place place
}

// NewReader prepares a table. Fillers are words that may accompany a whole
// utterance without adding to it ("please"). Fold, if not nil, is applied to
// phrases and words alike before they are compared.
func NewReader(t Table, fillers []string, fold func(string) string) *Reader {
	if fold == nil {
		fold = func(s string) string { return s }
	}
	r := &Reader{root: &node{}, fillers: map[string]bool{}, fold: fold}
	for _, f := range fillers {
		r.fillers[r.key(f)] = true
	}
	for _, kind := range slices.Sorted(maps.Keys(t)) { // in one order, so that signals of one phrase are too
		for _, p := range t[kind] {
			r.add(kind, p)
		}
	}
	return r
}

func (r *Reader) add(kind language.SignalKind, phrase string) {
	where := anywhere
	switch {
	case strings.HasPrefix(phrase, "^"):
		where = start
	case strings.HasPrefix(phrase, "=="):
		where = alone
	case strings.HasPrefix(phrase, "="):
		where = whole
	case strings.HasPrefix(phrase, "?="):
		where = choiceWhole
	case strings.HasPrefix(phrase, "?"):
		where = choice
	}
	n := r.root
	for _, t := range words(language.Tokenize(strings.TrimLeft(phrase, "^=?"))) {
		if n.next == nil {
			n.next = map[string]*node{}
		}
		k := r.key(t.Norm)
		if n.next[k] == nil {
			n.next[k] = &node{}
		}
		n = n.next[k]
	}
	n.ends = append(n.ends, end{kind, where})
}

// key is what words are compared by: folded, with drawn-out letters
// ("yesss", "эээ") shortened to one.
func (r *Reader) key(norm string) string {
	norm = r.fold(norm)
	runes := []rune(norm)
	out := runes[:0]
	for i := 0; i < len(runes); {
		j := i
		for j < len(runes) && runes[j] == runes[i] {
			j++
		}
		keep := j - i
		if keep >= 3 {
			keep = 1
		}
		for range keep {
			out = append(out, runes[i])
		}
		i = j
	}
	return string(out)
}

// words has the tokens that are words or figures, without the marks.
func words(toks []language.Token) []language.Token {
	out := make([]language.Token, 0, len(toks))
	for _, t := range toks {
		if t.IsWord() || t.IsDigits() {
			out = append(out, t)
		}
	}
	return out
}

// Read implements the signals' part of a pack's ear.
func (r *Reader) Read(toks []language.Token, at language.Anchor) []language.Signal {
	list := words(toks)
	keys := make([]string, len(list))
	for i, t := range list {
		keys[i] = r.key(t.Norm)
	}
	clause := clauses(toks)
	found, all := r.scan(list, keys, clause, at, true)
	if !all {
		found, _ = r.scan(list, keys, clause, at, false)
	}
	return found
}

// clauses has the offsets at which a clause may begin: behind a mark.
func clauses(toks []language.Token) map[int]bool {
	at := map[int]bool{}
	for i := 1; i < len(toks); i++ {
		if prev := toks[i-1]; !prev.IsWord() && !prev.IsDigits() && strings.Contains(",.;!?—–:-։՝", prev.Norm) {
			at[toks[i].From] = true
		}
	}
	return at
}

// scan finds the phrases from the left. All tells whether nothing but phrases
// and fillers was said.
func (r *Reader) scan(list []language.Token, keys []string, clause map[int]bool, at language.Anchor, wholeToo bool) (found []language.Signal, all bool) {
	all = true
	fresh := true // only phrases and fillers so far
	for i := 0; i < len(list); {
		best, used := []end(nil), 0
		n := r.root
		for j := i; j < len(list); j++ {
			if n = n.next[keys[j]]; n == nil {
				break
			}
			here := situation{
				start: fresh || clause[list[i].From], whole: wholeToo, alone: i == 0 && j == len(list)-1, choice: at.Expect == "choice",
			}
			if fit := here.fitting(n.ends); len(fit) > 0 {
				best, used = fit, j+1-i
			}
		}
		if used == 0 {
			if !r.fillers[keys[i]] {
				all, fresh = false, false
			}
			i++
			continue
		}
		for _, e := range best {
			if e.kind != "" {
				span := language.Span{From: list[i].From, To: list[i+used-1].To, Value: string(e.kind)}
				found = append(found, language.Signal{Kind: e.kind, Span: span})
			} else {
				all, fresh = false, false
			}
		}
		i += used
	}
	return found, all
}

// situation tells which marked phrases count at a place.
type situation struct{ start, whole, alone, choice bool }

// fitting has the ends that count here, no kind twice.
func (s situation) fitting(ends []end) []end {
	var out []end
next:
	for _, e := range ends {
		switch {
		case e.place == start && !s.start, e.place == whole && !s.whole, e.place == alone && !s.alone, e.place == choice && !s.choice, e.place == choiceWhole && (!s.choice || !s.whole):
			continue
		}
		for _, o := range out {
			if o.kind == e.kind {
				continue next
			}
		}
		out = append(out, e)
	}
	return out
}

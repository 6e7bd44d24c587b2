// Package rules matches an utterance against patterns of words, written by
// hand per language in the files beside it.
//
// A file holds sections, "[name weight]", each with patterns, one a line or
// several between semicolons. "[name weight confirm,choice]" holds only under
// one of those expectations; a comma at the end adds none at all. A pattern is words in order:
//
//	book|make .. appointment*   a|b either; w* a beginning; .. up to 3 words
//	                            between; ... any number; ~ up to 3 of the same
//	                            clause, none of which is "and"
//	get_in|come please?         _ joins words of one alternative; ? optional
//	when & appointment*         & both, in any order
//	book & !cancel*             ! must not occur
//	^ yes ; that's all $        ^ first of a clause, $ last of the utterance
//
// "@visit = appointment*|booking*" names alternatives. Words are folded
// (package word), so diacritics don't matter.
package rules

import (
	"embed"
	"fmt"
	"slices"

	"budi/dialog/understand/word"
	"budi/language"
)

//go:embed *.txt
var files embed.FS

// Set is the compiled rules of one language; immutable and safe for
// concurrent use.
type Set struct {
	exact, prefix map[string]atom
	index         trie // of both
	atoms         atom
	sections      []section
	rules         []rule
	first         [][]int // by atom: the rules whose first sequence may begin with it
}

// Hit is one pattern that matched.
type Hit struct {
	Name     string
	Weight   float64
	From, To int // word indices of its first sequence, half open
}

// Load compiles the rules that are built in for a language; a language
// without any gives an empty set.
func Load(lang language.Tag) (*Set, error) {
	name := string(lang) + ".txt"
	text, err := files.ReadFile(name)
	if err != nil {
		return Parse(name, "")
	}
	return Parse(name, string(text))
}

// Parse compiles the text of a file of rules; name stands in its errors.
func Parse(name, text string) (*Set, error) {
	s := &Set{exact: map[string]atom{}, prefix: map[string]atom{}}
	p := &parser{set: s, file: name, macros: map[string][]string{}}
	if err := p.parse(text); err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	s.index = newTrie(s.exact, s.prefix)
	s.first = make([][]int, s.atoms)
	for i, r := range s.rules {
		for _, a := range r.sequences[0].elements[0].alternatives {
			if !slices.Contains(s.first[a[0]], i) {
				s.first[a[0]] = append(s.first[a[0]], i)
			}
		}
	}
	return s, nil
}

// add keeps a rule, with a positive sequence first.
func (s *Set) add(r rule) {
	at := slices.IndexFunc(r.sequences, func(q sequence) bool { return !q.not })
	r.sequences[0], r.sequences[at] = r.sequences[at], r.sequences[0]
	s.rules = append(s.rules, r)
}

// input is an utterance with the atoms of each word, in their order.
type input struct {
	words []word.Word
	atoms [][]atom
}

// Match gives the patterns that hold in words under an expectation, one of a
// section, but all of a section that tells every one.
func (s *Set) Match(words []word.Word, expect string) []Hit {
	if len(s.rules) == 0 || len(words) == 0 {
		return nil
	}
	in, said := s.read(words)
	var out []Hit
	seen := make([]bool, len(s.sections))
	tried := make([]bool, len(s.rules))
	for _, a := range said {
		for _, i := range s.first[a] {
			r := &s.rules[i]
			sec := &s.sections[r.section]
			if tried[i] || seen[r.section] && !sec.every || len(sec.expect) > 0 && !slices.Contains(sec.expect, expect) {
				continue
			}
			tried[i] = true
			if from, to, ok := in.holds(r); ok {
				seen[r.section] = true
				out = append(out, Hit{Name: sec.name, Weight: sec.weight, From: from, To: to})
			}
		}
	}
	return out
}

// contracted are question words that "is" has run together with.
var contracted = map[string]string{"whens": "when", "whats": "what", "wheres": "where", "hows": "how", "whos": "who"}

// read looks every word up, and gives all the atoms that were said as well,
// each once, lowest first.
func (s *Set) read(words []word.Word) (in input, said []atom) {
	in = input{words: words, atoms: make([][]atom, len(words))}
	said = make([]atom, 0, 4*len(words))
	for i, w := range words {
		from := len(said)
		said = s.index.look(w.Fold, said)
		if full, ok := contracted[w.Fold]; ok {
			said = s.index.whole(full, said)
		}
		in.atoms[i] = said[from:len(said):len(said)]
	}
	said = slices.Clone(said)
	slices.Sort(said)
	return in, slices.Compact(said)
}

// holds tells whether all of a rule's sequences do, and where its first is.
func (in input) holds(r *rule) (from, to int, ok bool) {
	for i := range r.sequences {
		q := &r.sequences[i]
		f, t, found := in.find(q)
		if found == q.not {
			return 0, 0, false
		}
		if i == 0 {
			from, to = f, t
		}
	}
	return from, to, true
}

// find looks for the leftmost place of a sequence.
func (in input) find(q *sequence) (from, to int, ok bool) {
	for i := range in.words {
		if to, ok := in.at(q, 0, i); ok {
			return i, to, true
		}
	}
	return 0, 0, false
}

// at matches the elements from e on at word i, and gives where they end.
func (in input) at(q *sequence, e, i int) (int, bool) {
	if e == len(q.elements) {
		return i, !q.atEnd || i == len(in.words)
	}
	el := &q.elements[e]
	last := i
	if e > 0 {
		last = min(i+el.gap, len(in.words))
	}
	for j := i; j <= last && j < len(in.words); j++ {
		if el.oneClause && j > i && parts(in.words, j-1) {
			break
		}
		if el.atStart && !in.words[j].Start {
			continue
		}
		for _, run := range el.alternatives {
			if end, ok := in.run(run, j); ok {
				if to, ok := in.at(q, e+1, end); ok {
					return to, true
				}
			}
		}
	}
	if el.optional {
		return in.at(q, e+1, i)
	}
	return 0, false
}

// parts tells whether the clause ends with or at a word.
func parts(words []word.Word, i int) bool {
	return ands[words[i].Fold] || i+1 < len(words) && words[i+1].Start
}

// ands join clauses.
var ands = map[string]bool{
	"and": true, "but": true, "ir": true, "bet": true, "o": true, "и": true, "а": true, "но": true, "եւ": true, "ու": true, "բայց": true, "իսկ": true,
}

// run matches words one after another.
func (in input) run(run []atom, i int) (int, bool) {
	if i+len(run) > len(in.words) {
		return 0, false
	}
	for k, a := range run {
		if !slices.Contains(in.atoms[i+k], a) {
			return 0, false
		}
	}
	return i + len(run), true
}

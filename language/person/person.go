// Package person finds the names of people in an utterance: after the words
// that introduce one, alone where a name was asked for, and letter by letter.
package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"budi/language"
)

// Intro is a phrase that comes before a name.
type Intro struct {
	Words []string
	// Weak introductions may lead to other things as well, "this is", so the
	// name has to be a known one, or be written with a capital.
	Weak bool
}

// Reader finds names. It is immutable and safe for concurrent use.
type Reader struct {
	Intros []Intro
	// Unless holds words before an introduction that make it another's: of a
	// pet, of a street, "looking for".
	Unless map[string]bool
	// Behind come after a name and make it one: "Jono Petraičio vardu",
	// "Sarah Connor speaking".
	Behind [][]string
	// Outros come behind a name: "է" in "իմ անունը Արամ է".
	Outros map[string]bool
	// Given has the known given names in every form that is used.
	Given *Given
	// Stop holds words that are never part of a name.
	Stop map[string]bool
	// Particles join a family name: "van", "de".
	Particles map[string]bool
	// Denials come before a name that is not the one: "not Tom, Jim".
	Denials []Denial
	// Letters reads spelled letters; nil: none are.
	Letters *Speller
	// Family brings a family name to the nominative, given the case and the
	// gender of the given name before it; nil where names don't decline.
	Family func(name string, from language.Case, feminine bool) string
}

// Confidences of what was found how.
const (
	surely    = 0.95 // introduced, and a known given name
	likely    = 0.85 // introduced and written as a name, or asked for and known
	spelled   = 0.9
	plausible = 0.65 // introduced or asked for, but an unknown word
	possible  = 0.5  // asked for, and one unknown word among others
)

// Read implements the names' part of a pack's ear.
func (r *Reader) Read(toks []language.Token, at language.Anchor, taken []language.Span) []language.Name {
	free := make([]bool, len(toks))
	for i, t := range toks {
		free[i] = !slices.ContainsFunc(taken, func(s language.Span) bool { return s.From < t.To && t.From < s.To })
	}
	letters := r.spelledRuns(toks, at)
	for _, run := range letters {
		for i := run.from; i < run.to; i++ {
			free[i] = false
		}
	}
	denied := r.deny(toks, free)
	var out []language.Name
	for i := 0; i < len(toks); {
		if n, ok := r.behind(toks, free, i); ok {
			out = append(out, n)
			i++
			continue
		}
		n, end := r.introduced(toks, free, denied, i)
		if end == 0 {
			i++
			continue
		}
		out = append(out, n)
		i = end
	}
	switch {
	case len(out) > 0:
	case at.Expect == "name":
		out = r.bare(toks, free)
	case at.Expect == "confirm":
		out = r.again(toks, free)
	}
	return r.merge(out, letters, toks)
}

// introduced reads an introduction and the name behind it at i.
func (r *Reader) introduced(toks []language.Token, free, denied []bool, i int) (language.Name, int) {
	for _, intro := range r.Intros {
		if len(intro.Words) > len(toks)-i || !sameWords(toks[i:], intro.Words) {
			continue
		}
		if i > 0 && r.Unless[toks[i-1].Norm] {
			continue
		}
		from := i + len(intro.Words)
		for from < len(toks) && !toks[from].IsWord() && strings.Contains(":,-–«\"", toks[from].Norm) {
			from++
		}
		if !intro.Weak && from < len(toks) {
			// What follows a clear introduction is a name, whatever else it is.
			for k := from; k < len(toks) && k < from+3; k++ {
				free[k] = free[k] || toks[k].IsWord() && !r.Stop[toks[k].Norm] && !denied[k]
			}
		}
		to := r.extent(toks, free, from, !intro.Weak)
		if to == from && !intro.Weak { // "put down my wife Anna"
			for k := from; k < min(from+3, len(toks)) && (r.Stop[toks[k].Norm] || r.Given.has(toks[k:k+1])) && !denied[k]; k++ {
				if r.Given.has(toks[k:k+1]) && !r.Stop[toks[k].Norm] {
					from, to = k, r.extent(toks, free, k, true)
					break
				}
			}
		}
		if to == from {
			continue
		}
		from = r.begin(toks, from, to)
		n := r.name(toks[from:to])
		known := r.Given.has(toks[from:to])
		switch capital := capitalised(toks[from:to]); {
		case known && !intro.Weak:
			n.Confidence = surely
		case known, capital && !intro.Weak:
			n.Confidence = likely
		case !intro.Weak:
			n.Confidence = plausible
		case capital && from > 0:
			n.Confidence = plausible
		default:
			continue
		}
		return n, to
	}
	return language.Name{}, 0
}

// begin leaves out the words in small letters before a name in capitals.
func (r *Reader) begin(toks []language.Token, from, to int) int {
	if !capitalised(toks[from:to]) {
		return from
	}
	for from < to-1 && !capitalised(toks[from:from+1]) && !r.Given.has(toks[from:from+1]) && !r.Particles[toks[from].Norm] {
		from++
	}
	return from
}

// longest is how many words a name has at most.
const longest = 3

// extent is where the name that begins at from ends. Behind a clear
// introduction a word that is a name too is one: "my name is Will".
func (r *Reader) extent(toks []language.Token, free []bool, from int, clear bool) int {
	to, words := from, 0
	for i := from; i < len(toks) && words < longest; i++ {
		t := toks[i]
		if t.Norm == "-" && i > from && i+1 < len(toks) && toks[i-1].Touches(t) && t.Touches(toks[i+1]) && toks[i+1].IsWord() {
			continue
		}
		known := clear && i == from && r.Given.has(toks[i:i+1])
		if !t.IsWord() || !known && (!free[i] || r.Stop[t.Norm]) || r.Outros[t.Norm] {
			break
		}
		if i > from && !capitalised(toks[i:i+1]) && capitalised(toks[from:from+1]) && !r.Particles[t.Norm] && toks[i-1].Norm != "-" {
			break // "I'm Sarah calling": the words after a written name
		}
		if utf8.RuneCountInString(t.Norm) < 2 && to == from {
			break
		}
		to = i + 1
		if i == from || toks[i-1].Norm != "-" {
			words++
		}
	}
	for to > from && r.Particles[toks[to-1].Norm] {
		to--
	}
	return to
}

// again reads a name that is said once more where it was read back: a known
// given name, with a family name or without, and nothing else but a yes or a
// no.
func (r *Reader) again(toks []language.Token, free []bool) []language.Name {
	for i := range toks {
		to := r.extent(toks, free, i, false)
		if to == i || !r.Given.has(toks[i:i+1]) {
			continue
		}
		if r.others(toks, free, i, to) > 0 {
			return nil
		}
		n := r.name(toks[i:to])
		n.Confidence = likely
		return []language.Name{n}
	}
	return nil
}

// bare reads an answer that is the name alone.
func (r *Reader) bare(toks []language.Token, free []bool) []language.Name {
	var best language.Name
	if r.Given.has(toks[:1]) && r.others(toks, free, 0, 1) == 0 { // "Will", a word as well
		best = r.name(toks[:1])
		best.Confidence = likely
		return []language.Name{best}
	}
	for i := 0; i < len(toks); i++ {
		to := r.extent(toks, free, i, false)
		if to == i {
			continue
		}
		n := r.name(toks[i:to])
		switch rest := r.others(toks, free, i, to); {
		case r.Given.has(toks[i:to]) && rest <= 3:
			n.Confidence = likely
		case r.Given.has(toks[i:to]):
			n.Confidence = plausible
		case rest == 0, i == 0 && to < len(toks) && toks[to].Norm == "," && allCapitalised(toks[:to]):
			n.Confidence = plausible
		case rest <= 2 && capitalised(toks[i:to]) && i > 0:
			n.Confidence = possible
		default:
			i = to - 1
			continue
		}
		if n.Confidence > best.Confidence {
			best = n
		}
		i = to - 1
	}
	if best.Confidence == 0 {
		return nil
	}
	return []language.Name{best}
}

// others counts the free words outside from..to: the more there are, the less
// is the utterance a name.
func (r *Reader) others(toks []language.Token, free []bool, from, to int) int {
	n := 0
	for i, t := range toks {
		if (i < from || i >= to) && t.IsWord() && free[i] {
			n++
		}
	}
	return n
}

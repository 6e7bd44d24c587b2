// Package timex reads time expressions: points, intervals, ranges, bounds,
// negations and lists, in any language that brings a [Lexicon].
//
// Reading goes in four steps. The lexicon's patterns turn stretches of tokens
// into frames ("half past two", "next Friday", "in three days"). Neighbouring
// frames merge, whatever their order, when they fill different slots of one
// time ("on Friday" + "at half past two"); words such as before, between or
// except, and lists, combine what is left. A complete frame is resolved
// against an anchor. What is a time only perhaps ("may", "the second", a bare
// number) is kept only where its surroundings support it: a wrong time is
// worse than none.
package timex

import (
	"slices"
	"sync"
	"time"

	"budi/language"
)

// Reader reads times in one language. It is immutable and safe for concurrent
// use.
type Reader struct {
	lex        Lexicon
	num        language.Numerals
	tables     map[string]*node
	categories map[string]int // name to index + 1
	rules      [][]rule
	index      index
	own        [numTables]*node
	words      map[string]*entry // what begins with a word as it stands
	stems      map[string]*entry // what begins with an inflected word, by its stem

	// Categories by their numbers: those that tell a time without any doubt,
	// and all in the order of preference.
	firmCats, dateFirst, clockFirst []int
	partCat, clockCat               int

	speller *speller // nil where the language has no words for it
	parsers sync.Pool
}

// emptyTable stands for a table that a lexicon does not bring.
var emptyTable = &node{}

// New compiles a lexicon. It panics on a pattern that names an unknown table
// or category: that is a mistake in the language's source, not in input.
func New(lex Lexicon, num language.Numerals) *Reader {
	r := &Reader{lex: lex, num: num, tables: map[string]*node{}, categories: map[string]int{}}
	for name, table := range lex.Tables {
		n := &node{}
		for phrase, value := range table {
			n.add(phrase, value, r.fold)
		}
		r.tables[name] = n
	}
	for _, name := range []string{"ampm", "month", "wd", "unit", "part", "rday", "holiday"} {
		if r.tables[name] == nil {
			r.tables[name] = emptyTable
		}
	}
	all := append(append([]Rule(nil), lex.Rules...), digitRules(&lex)...)
	for _, name := range []string{CatClock, CatPart, CatDate, CatSpan} {
		r.category(name)
	}
	for _, rl := range all {
		r.category(rl.As)
	}
	for _, rl := range all {
		i := r.categories[rl.As] - 1
		items := r.compile(rl.Pattern)
		r.rules[i] = append(r.rules[i], rule{items, rl.Make, follower(items)})
	}
	r.dateFirst = r.numbers(CatDate, CatClock, CatPart, "for", "bare")
	r.clockFirst = r.numbers(CatClock, CatDate, CatPart, "for", "bare")
	r.firmCats = r.numbers(CatDate, CatClock, CatPart, "for")
	r.partCat, r.clockCat = r.categories[CatPart], r.categories[CatClock]
	for t, name := range tableNames {
		r.own[t] = r.tables[name]
		if r.own[t] == nil {
			r.own[t] = emptyTable
		}
	}
	r.buildIndex()
	if len(lex.Misspelt) > 0 {
		r.speller = newSpeller(&lex)
	}
	return r
}

// ahead leaves out what lies in the past: "two weeks ago" is no wish.
func ahead(times []language.When, now time.Time) []language.When {
	return slices.DeleteFunc(slices.Clone(times), func(w language.When) bool {
		if w.Negated || w.Bound == language.Before {
			return false
		}
		if w.Bound == language.After {
			return w.HasDay && !w.HasClock && w.Grain >= language.GrainDay && w.Start.AddDate(0, 0, 1).Before(now)
		}
		if w.End.IsZero() {
			return w.Start.AddDate(0, 0, 1).Before(now)
		}
		return !now.Before(w.End)
	})
}

func (r *Reader) fold(word string) string {
	if r.lex.Fold == nil {
		return word
	}
	return r.lex.Fold(word)
}

func (r *Reader) category(name string) {
	if r.categories[name] == 0 {
		r.rules = append(r.rules, nil)
		r.categories[name] = len(r.rules)
	}
}

// numbers are those of the categories that the language has.
func (r *Reader) numbers(names ...string) []int {
	var list []int
	for _, name := range names {
		if n := r.categories[name]; n != 0 {
			list = append(list, n)
		}
	}
	return list
}

// Read finds the times in an utterance, in order of appearance, and what they
// say together as a set over the calendar (All when there are none). The
// tokens are those of [language.Tokenize] on text.
func (r *Reader) Read(toks []language.Token, text string, at language.Anchor) ([]language.When, language.Set) {
	if len(toks) == 0 {
		return nil, language.All()
	}
	toks = toks[:min(len(toks), maxTokens)]
	raw := toks
	if r.lex.Fold != nil {
		toks = slices.Clone(toks)
		for i := range toks {
			toks[i].Norm = r.lex.Fold(toks[i].Norm)
		}
	}
	if r.speller != nil {
		toks = r.speller.mend(toks)
	}
	p := r.parser(toks, raw, at)
	defer r.parsers.Put(p)
	frames := p.distribute(p.frames())
	times := p.resolve(frames)
	return times, language.Wish(ahead(times, at.Now))
}

// maxTokens is how much of an utterance is searched for times: two minutes of
// speech. It bounds what hostile text can cost.
const maxTokens = 400

// placed is a frame and the tokens it came from.
type placed struct {
	Frame
	from, to int
}

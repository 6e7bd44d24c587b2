package timex

import (
	"strings"
	"time"
	"unicode/utf8"

	"budi/language"
)

// Lexicon is what one language brings to the engine: words in tables, and
// patterns that say how the words stand together.
type Lexicon struct {
	// Tables maps table name to phrase to value. A phrase is one or more
	// words as a caller writes them; a last word that ends in "*" stands for
	// every word that begins so and is at most four letters longer, which is
	// how inflections are covered. Patterns may name any table; the engine
	// itself looks at these:
	//
	//	month     1..12
	//	wd        0 (Sunday)..6
	//	unit      a [Unit]
	//	part      an index in Parts
	//	rday      days from today
	//	holiday   an index in Holidays
	//	ampm      0 for a.m., 1 for p.m.
	//	glue      what may stand between the parts of one time: 1 for a
	//	          preposition of time ("on"), 2 for one that quantities follow
	//	          too ("for"), 3 for "the" and its like, 4 for "a", else 0
	//	at        glue that makes a bare number an hour ("at three")
	//	from, to, between, and, or, but   the words of ranges and lists
	//	before, after                     words of bounds before their time; 1
	//	                                  when the limit itself is within, 2
	//	                                  when it also lies back ("since Monday")
	//	around                            "about"
	//	aroundNot words behind which it is no such word ("what about Monday")
	//	beforePost, afterPost, aroundPost the same behind their time
	//	not, notPost                      words that negate a time; 1 for a
	//	                  preposition of times ("except")
	//	following words that stand for the next of what was refused before
	//	          them ("not this Friday, the next one")
	//	correct   words that take back the time before them ("no, wait")
	//	any       words that make a weekday every such day
	//	count     nouns and signs that make the number before them a quantity
	//	particle  words of verbs behind which an ordinal may be what they
	//	          are done to: "set up the third", "pick up the fifth"
	//	moves     verbs that move a booking, "to five"
	//	nights    such nouns that tell a part of the day too where a word
	//	          leads in an hour: "one night", but "at one night"
	//	currency  signs that make the number behind them money
	//	greet     words that make the part of the day behind them a greeting
	//	idiom     phrases that hold words of time and mean none ("one by one",
	//	          "night guard")
	//	wishes    words that make the day behind them a greeting ("happy")
	//	named     words that names of people follow; 1 when weekdays and
	//	          months are such names, 2 when only months are
	//	clause    words that no number before them counts ("is", "we", "could")
	//	tally     words behind which "5 to 1" is a score
	//	ages      words behind which "between" leads in ages or amounts
	//	party     what is had for so many people ("table")
	//	address   words that make the number or date before them a place
	//	placeBefore the same of one behind them ("улица")
	//	weak      words that are a time only with support ("may", "sun")
	//	nowNot    words behind which "now" is no time ("for now")
	//	ordinalHour ordinals in the form that tells an hour ("dešimtą")
	//	hang      words that leave an utterance unfinished when they end it
	Tables map[string]Table
	// Rules are the language's patterns, most specific first; the engine adds
	// those for dates and times in digits.
	Rules []Rule
	// Parts are the parts of the day.
	Parts []Part
	// Holidays are the days known by name.
	Holidays []Holiday
	// MonthFirst reads 3/4 as March 4.
	MonthFirst bool
	// OrdinalHours lets ordinals name hours ("trečią valandą").
	OrdinalHours bool
	// Seasons are the first days of spring, summer, autumn and winter; left
	// out, those of the meteorologists: the first of March, June, September
	// and December.
	Seasons *[4]SeasonStart
	// Clock24 says that minutes are told on a clock of 24 hours in speech too
	// ("քսաներեքն անց հիսունհինգ", 23:55), so that "three minus five" is read
	// as it stands where no opening hours say otherwise.
	Clock24 bool
	// Counted, when set, reports whether a word can be the noun, in the plural,
	// that a number before it counts ("at 3 hospitals"). It is asked of words
	// that no table has.
	Counted func(word string) bool
	// Misspelt are words, of six letters and more, that are read with one
	// mistake in them as well; Lookalikes are words so near to one of them that
	// they would be taken for it.
	Misspelt, Lookalikes []string
	// Fold, when set, rewrites words before they are compared: without
	// diacritics, say. Tables and patterns are folded too.
	Fold func(string) string
}

// Table maps phrases to values.
type Table map[string]int

// Part is a part of the day in offsets from midnight. From and To bound what
// nobody disputes and what is reported; Wide is what still satisfies a wish
// for it ("in the afternoon" accepts 17:00).
type Part struct {
	From, To         time.Duration
	WideFrom, WideTo time.Duration // zero: as From and To
	// Halves tells which half of the day the hours 1..12 belong to when they
	// are said with the part: the i-th letter of "aaaaapppppppp" style strings
	// is 'a', 'p', 'n' (the small hours after midnight count as the next day)
	// or '-' (does not fit) for the hour i+1.
	Halves string
	Today  bool // implies today ("tonight")
	// Deadline says that "by" it means by its end ("by the end of the day").
	Deadline bool
}

// SeasonStart is the day of a year that a season begins on.
type SeasonStart struct {
	Month time.Month
	Day   int
}

// Holiday is a day known by name.
type Holiday struct {
	// Date gives the day in a year.
	Date func(year int) (time.Month, int)
}

// Rule is one pattern. Pattern is a list of items separated by spaces, matched
// against consecutive tokens:
//
//	word        the word; alternatives are separated by |; a trailing * matches
//	            inflections as in tables
//	<name>      a table, a category of rules, or one of the built-in numbers:
//	            n (0..9999), num (a decimal, in thousandths), ord, hour, min, mm
//	            (two digits), d (one or two digits), yy (two), year
//	<x=name>    the same, under the name x
//
// A ? after an item makes it optional, a ~ before it forbids a space there.
type Rule struct {
	As      string
	Pattern string
	Make    func(*Match) (Frame, bool)
}

// Categories of rules that the engine starts from.
const (
	CatClock = "clock" // a time of day
	CatPart  = "partof"
	CatDate  = "date"
	CatSpan  = "dur" // a length of time
)

// node is a trie of phrases.
type node struct {
	next   map[string]*node
	prefix map[string]*node
	value  int
	ok     bool
}

func (n *node) add(phrase string, value int, fold func(string) string) {
	star := strings.HasSuffix(phrase, "*")
	toks := language.Tokenize(strings.TrimSuffix(phrase, "*"))
	at := n
	for i, t := range toks {
		t.Norm = fold(t.Norm)
		m := &at.next
		if star && i == len(toks)-1 {
			m = &at.prefix
		}
		if *m == nil {
			*m = map[string]*node{}
		}
		if (*m)[t.Norm] == nil {
			(*m)[t.Norm] = &node{}
		}
		at = (*m)[t.Norm]
	}
	at.value, at.ok = value, true
}

// longest finds the longest phrase at the start of toks; n is 0 when none.
func (n *node) longest(toks []language.Token) (value, length int) {
	at := n
	for i := range toks {
		if at.prefix != nil {
			if p := stemmed(at.prefix, toks[i].Norm); p != nil && p.ok && i+1 > length {
				value, length = p.value, i+1
			}
		}
		at = at.next[toks[i].Norm]
		if at == nil {
			break
		}
		if at.ok {
			value, length = at.value, i+1
		}
	}
	return value, length
}

// maxEnding is the most letters that an inflection adds to a stem.
const maxEnding = 4

func stemmed(prefixes map[string]*node, word string) *node {
	for cut, end := 0, len(word); cut <= maxEnding && end > 0; cut++ {
		if p := prefixes[word[:end]]; p != nil {
			return p
		}
		_, size := utf8.DecodeLastRuneInString(word[:end])
		end -= size
	}
	return nil
}

func hasStem(word, stem string) bool {
	return strings.HasPrefix(word, stem) && utf8.RuneCountInString(word[len(stem):]) <= maxEnding
}

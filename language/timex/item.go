package timex

import (
	"unicode/utf8"

	"budi/language"
)

// item reads one pattern, or a range of two times of day.
func (p *parser) item(at int, ctx context) (Frame, int, bool) {
	if at >= len(p.toks) || p.word(tableIdiom, at) > 0 {
		return Frame{}, 0, false
	}
	f, end, ok := p.element(at, ctx)
	if !ok {
		return Frame{}, 0, false
	}
	if ctx.aged && f.clock.bare && !p.agedHours(f, end, ctx) {
		return Frame{}, 0, false // "kids between five and twelve"
	}
	if f.clk == cTime && f.day == 0 && !f.now {
		if g, to, ok := p.clockRange(f, end, ctx); ok {
			return g, to, true
		}
	}
	if !p.keepBare(&f, end, ctx) {
		return Frame{}, 0, false
	}
	if f.weak && ctx.indefinite && f.day == dDom {
		return Frame{}, 0, false // "for a second"
	}
	if f.weak && ctx.lead && p.word(tableCount, end) == 0 && (!ctx.article || f.day == dDom) &&
		(f.day != dDom || p.hasDigit(at, end) || p.phraseEnds(end) || p.firm(end) || !p.small(end)) {
		f.weak = false
	}
	return f, end, true
}

// small reports whether a word in small letters stands at a token, which the
// ordinal before it may tell the place of: "on the second page".
func (p *parser) small(i int) bool {
	return i < len(p.toks) && p.toks[i].IsWord() && p.toks[i].Text == p.toks[i].Norm
}

// element is the longest pattern at a token. Of equals a clock wins after
// "at", else a date.
func (p *parser) element(at int, ctx context) (Frame, int, bool) {
	var best Frame
	end := 0
	order := p.r.dateFirst
	if ctx.at {
		order = p.r.clockFirst
	}
	for _, cat := range order {
		if res := p.category(cat, at); len(res) > 0 && res[0].to > end {
			best, end = res[0].frame, res[0].to
		}
	}
	return best, end, end > 0
}

// keepBare decides on a number that may be an hour. A word that leads in
// hours makes it one; a neighbouring date only at the end of a phrase, and a
// list only after another clock.
func (p *parser) keepBare(f *Frame, end int, ctx context) bool {
	if !f.clock.bare || f.clk&cTime == 0 {
		return true
	}
	if p.word(tableCount, end) > 0 || p.partOfNumber(end-1) || !ctx.at && !ctx.list && p.word(tableNights, end) > 0 {
		return false
	}
	if end < len(p.toks) && (p.toks[end].IsDigits() || isMark(p.toks[end].Norm) && p.toks[end-1].Touches(p.toks[end]) && end+1 < len(p.toks) && p.toks[end].Touches(p.toks[end+1])) {
		return false
	}
	if end < len(p.toks) && (p.counted(end) || end+1 < len(p.toks) && p.small(end) && !p.phraseEnds(end) && !p.firm(end) && p.counted(end+1)) {
		return false // "at 3 hospitals", "at two different places"
	}
	if n := p.word(tableOr, end); n > 0 && !p.hourAt(end+n) {
		return false // "about five or six of us"
	}
	if ctx.article && !ctx.hasPart || ctx.list && ctx.counted || ctx.at && !ctx.plain && !p.phraseEnds(end) && !p.firm(end) {
		return false // "at the seven dwarves", "about one with a view"
	}
	if !ctx.at && p.party(end-1) {
		return false // "dinner for six on Friday"
	}
	if ctx.counted && !ctx.at {
		// "For seven in the evening", "for nine tonight", but not "for one night".
		var sub context
		j := p.skip(end, &sub)
		if f, _, ok := p.element(j, context{}); !ok || j == end && f.day == 0 {
			return false
		}
	}
	n := p.word(tableAnd, end)
	if n == 0 {
		n = p.word(tableTo, end)
	}
	if (ctx.between || p.betweenBefore(end-1)) && n > 0 && !p.hourAt(end+n) {
		return false // "between five and ten people", "from 20 to 30 percent"
	}
	if p.word(tableSuits, end) > 0 && f.clock.h >= 7 && !ctx.counted && p.at.Expect != "choice" && p.opens(end-1) {
		f.clock.bare, f.weak = false, false
		return true // "twelve would be good"
	}
	if p.moved(end-1) && p.phraseEnds(end) {
		f.clock.bare, f.weak = false, false
		return true
	}
	switch {
	case ctx.at, ctx.list:
		f.clock.bare = false
		f.weak = false
		return true
	case ctx.hasDay && p.listedDay(end):
		return false // "the 12th, 13 and 14 October"
	case (ctx.hasDay || ctx.hasPart) && !ctx.hasClock && ctx.counted:
		return false // "Saturday for 2"
	case (ctx.hasDay || ctx.hasPart) && !ctx.hasClock:
		// "tomorrow ten", "evening six", but not "tomorrow 2 tyres".
		if ctx.hasPart || p.phraseEnds(end) {
			f.clock.bare = false
			return true
		}
		return false
	}
	f.weak = true
	if v, n := p.lookup(tableGlue, max(0, end-2)); n == 1 && v >= glueNoun && end > 1 && !ctx.hasPart {
		return false // "that one", "the seven dwarves"
	}
	one := f.clock.h == 1 && p.toks[end-1].IsWord() // "the first one", "that one"
	if start := end - 1; start > 0 && p.toks[start-1].IsWord() && (p.at.Expect != "time" || one) {
		// "Building 4 this afternoon", "only 3 tomorrow": a word that is not
		// of time owns the number.
		known := p.knownBefore(start - 1)
		if v, n := p.lookup(tableGlue, end); n > 0 && v == glueLead && p.partAt(p.skip(end, &context{})) {
			known = true // "let's meet one in the morning"
		}
		if !known {
			return false
		}
	}
	// A part of the day or a date right behind supports it: "seven in the
	// evening", "five tomorrow".
	ok := p.supported(end, maxList)
	if ok && (p.word(tableOr, end) > 0 || end < len(p.toks) && p.toks[end].Norm == ",") {
		f.weak, f.clock.bare = false, false
	}
	return ok
}

// knownBefore reports whether the word at a token is one that times follow, or
// that begins a clause, so that it owns no number behind it.
func (p *parser) knownBefore(at int) bool {
	for _, t := range [...]table{tableGlue, tableAt, tableOr, tableAnd, tableNot, tableBefore, tableAfter, tableAround, tableTo, tableFrom, tableBetween, tableClause} {
		if p.word(t, at) > 0 {
			return true
		}
	}
	return false
}

// partOfNumber reports whether a number is joined to one before it by a mark:
// "1:1", "6.5".
func (p *parser) partOfNumber(at int) bool {
	return at > 1 && p.toks[at-1].Touches(p.toks[at]) && isMark(p.toks[at-1].Norm) && p.toks[at-1].Norm != "-" &&
		p.toks[at-2].Touches(p.toks[at-1]) && p.toks[at-2].IsDigits()
}

func (p *parser) partAt(i int) bool {
	return len(p.category(p.r.partCat, i)) > 0
}

// maxList is how many hours may follow one that they support.
const maxList = 3

// supported reports whether a time stands at i, glue and at most so many more
// hours of a list aside, or the answer to a question for a time ends there.
func (p *parser) supported(i, more int) bool {
	var ctx context
	j := p.skip(i, &ctx)
	if p.partAt(j) {
		return true
	}
	if f, _, ok := p.element(j, context{}); ok && f.day != 0 && !f.weak && j-i <= 2 {
		return true
	}
	n := p.word(tableOr, i)
	if n == 0 && i < len(p.toks) && p.toks[i].Norm == "," {
		n = 1
	}
	if n > 0 && more > 0 {
		// "Seven, eight or nine on Friday".
		if f, end, ok := p.element(i+n, context{}); ok && f.clk == cTime {
			return !f.clock.bare || p.supported(end, more-1)
		}
	}
	return p.at.Expect == "time" || p.boundBehind(i)
}

// phraseEnds reports whether what stands before a token is not an attribute of
// it: the phrase ends, or a clause or a bound begins.
func (p *parser) phraseEnds(i int) bool {
	return p.ends(i) || p.leads(i) || p.word(tableClause, i) > 0
}

// ends reports whether nothing follows, or a mark, or a word of time.
func (p *parser) ends(i int) bool {
	return i == len(p.toks) || !p.toks[i].IsWord() || p.word(tableGlue, i)+p.word(tableAt, i)+p.word(tableOr, i)+p.word(tableAnd, i)+p.word(tableTo, i) > 0 ||
		p.boundBehind(i) || p.partAt(i) || p.ordinalHour(i)
}

// ordinalHour reports whether an hour that is told by an ordinal, "rytoj
// dešimtą", stands before the word at i, which does not agree with it and so
// can't be what it counts: "higienai", but not "eilę".
func (p *parser) ordinalHour(i int) bool {
	if i == 0 || p.word(tableOrdinalHour, i-1) == 0 {
		return false
	}
	own, _ := utf8.DecodeLastRuneInString(p.toks[i-1].Norm)
	last, _ := utf8.DecodeLastRuneInString(p.toks[i].Norm)
	return own != last && (own != 'ą' || last != 'ę') && (own != 'a' || last != 'e')
}

// boundBehind reports whether a bound that stands behind its time is at i:
// "or later", "հետո".
func (p *parser) boundBehind(i int) bool {
	return p.word(tableAfterPost, i)+p.word(tableBeforePost, i)+p.word(tableAroundPost, i) > 0
}

// clockRange reads the end of a range of clock times: "2 to 4:30 p.m.".
func (p *parser) clockRange(a Frame, i int, ctx context) (Frame, int, bool) {
	n := p.word(tableTo, i)
	if n == 0 && ctx.between {
		n = p.word(tableAnd, i)
	}
	if n == 0 {
		return Frame{}, 0, false
	}
	dash := !p.toks[i].IsWord()
	sub := context{at: true}
	j := p.skip(i+n, &sub)
	if k := p.word(tableAround, j); k > 0 {
		j = p.skip(j+k, &sub)
	}
	b, end, ok := p.element(j, sub)
	if !ok || b.clk != cTime || b.day != 0 || b.now || b.clock.bare && (p.word(tableCount, end) > 0 || end < len(p.toks) && p.counted(end)) {
		return Frame{}, 0, false
	}
	if end+1 < len(p.toks) && dash && isMark(p.toks[end].Norm) && p.toks[end].Touches(p.toks[end+1]) && p.toks[end+1].IsDigits() && b.clock.bare {
		return Frame{}, 0, false
	}
	if b.clock.bare {
		a.clock.literal = false // "2:30-4" is said, if with figures
	}
	weak := a.clock.bare && b.clock.bare && !ctx.between && !ctx.at && !ctx.hasDay
	a.toClock = b.clock
	a.clk |= cTo
	a.clock.bare, a.toClock.bare = false, false
	a.approx = a.approx || b.approx
	a.bound = language.At
	a.weak = weak
	if weak && !p.supported(end, maxList) {
		return Frame{}, 0, false
	}
	return a, end, true
}

package timex

import "budi/language"

// context tells what stands before an item.
type context struct {
	at         bool // a word that makes a bare number an hour
	lead       bool // a preposition: weak words are times here
	between    bool // "from" or "between" opens a range
	hasDay     bool // the chain so far has a date
	hasClock   bool
	hasPart    bool // the chain so far has a part of the day and no time
	list       bool // "or" after a clock
	counted    bool // a word that quantities follow: "for"
	plain      bool // the word that makes a bare number an hour is "at" itself
	aged       bool // whom the numbers behind "between" tell the age of
	article    bool // an article stands right before
	indefinite bool // and it is "a"
}

// The values of the table of glue.
const (
	glueLead = 1 // a preposition that dates and times follow
	glueFor  = 2 // one that quantities follow as well
	glueNoun = 3 // an article or the like, which belongs to the time behind it
	glueOne  = 4 // an indefinite article
)

// frames finds the time expressions, left to right, longest first.
func (p *parser) frames() []placed {
	var out []placed
	for i := 0; i < len(p.toks); {
		ctx := context{}
		if n := len(out); n > 0 && out[n-1].clk&cTime != 0 && !out[n-1].now && p.joined(out[n-1].to, i) {
			ctx.list = true
		}
		if n := len(out); n > 0 && out[n-1].clk&cTime != 0 && out[n-1].Frame.to == nil && out[n-1].to == i && p.word(tableNot, i) > 0 {
			ctx.list = true // "at nine instead of ten"
		}
		if v, n := p.lookup(tableGlue, i); n > 0 && v == 0 && !p.firm(i) && !p.leads(i) {
			i += n // a time begins at its own first word
			continue
		}
		if n := p.word(tableIdiom, i); n > 0 {
			i += n
			continue
		}
		if n := len(out); n > 0 && p.nextDay(out[n-1], i) {
			day, _ := p.number(numD, i)
			out = append(out, placed{Frame{day: dDom, dom: day}, i, i + 1})
			i++
			continue
		}
		if p.firstDay(i) {
			day, _ := p.number(numD, i)
			out = append(out, placed{Frame{day: dDom, dom: day}, i, i + 1})
			i++
			continue
		}
		f, end, ok := p.expression(i, ctx)
		if ok && (p.greeting(f, i) || p.person(f, i, end) || p.place(i, end)) {
			i = end
			continue
		}
		if ok && p.accept(f, i, end) {
			if n := p.word(tableNotPost, end); n > 0 && !f.negate && !p.timeAt(end+n) {
				f.negate = true // "Friday doesn't work"
			}
			out = append(out, placed{f, i, end})
			i = end
			if g, to, ok := p.following(f, end); ok {
				out = append(out, placed{g, end, to})
				i = to
			}
			continue
		}
		i++
	}
	return out
}

// nextDay reports whether a number is one more day of the month behind a
// listed date: "March 12 or 13".
func (p *parser) nextDay(last placed, i int) bool {
	v, n := p.number(numD, i)
	if n == 1 && i+2 < len(p.toks) && isMark(p.toks[i+1].Norm) && p.toks[i].Touches(p.toks[i+1]) && p.toks[i+1].Touches(p.toks[i+2]) && p.toks[i+2].IsDigits() {
		return false // "2 April, 14.30"
	}
	return n == 1 && last.day&dDom != 0 && last.clk == 0 && last.Frame.to == nil && v > last.dom && v <= 31 &&
		p.joined(last.to, i) && p.phraseEnds(i+1) && p.word(tableCount, i+1) == 0 && !p.firm(i)
}

// leads reports whether a word that leads in a time stands at a token.
func (p *parser) leads(i int) bool {
	for _, t := range [...]table{tableAt, tableNot, tableBefore, tableAfter, tableAround, tableBetween, tableFrom} {
		if p.word(t, i) > 0 {
			return true
		}
	}
	return false
}

// timeAt reports whether a time follows, prepositions and articles aside.
func (p *parser) timeAt(i int) bool {
	var ctx context
	j := p.skip(i, &ctx)
	return j < len(p.toks) && p.close(i, j) && p.firm(j)
}

// joined reports whether only words of a list stand between two tokens, one
// at least.
func (p *parser) joined(from, to int) bool {
	or := false
	for from < to {
		n := p.word(tableOr, from)
		if n == 0 {
			n = p.word(tableAnd, from)
		}
		if n > 0 {
			or = true
		} else if p.toks[from].Norm == "," {
			n, or = 1, true
		} else if n = p.word(tableGlue, from); n == 0 {
			return false
		}
		from += n
	}
	return or && from == to
}

// only reports whether just a phrase of a table stands between two tokens.
func (p *parser) only(t table, from, to int) bool {
	n := p.word(t, from)
	return n > 0 && from+n == to
}

// anyBefore reports whether a word like "any" stands before a token.
func (p *parser) anyBefore(to int) bool {
	for i := range to {
		if p.word(tableAny, i) > 0 {
			return true
		}
	}
	return false
}

// close reports whether only prepositions and articles stand between two
// tokens.
func (p *parser) close(from, to int) bool {
	for from < to {
		v, n := p.lookup(tableGlue, from)
		if m := p.word(tableAt, from); m > 0 {
			v, n = glueLead, m
		}
		if n == 0 || v == 0 {
			return false
		}
		from += n
	}
	return true
}

func (p *parser) hasDigit(from, to int) bool {
	for _, t := range p.toks[from:to] {
		if t.IsDigits() {
			return true
		}
	}
	return false
}

// expression reads negation, bounds, a chain of items and the end of a range.
func (p *parser) expression(at int, ctx context) (Frame, int, bool) {
	if v, n := p.lookup(tableNot, at); n > 0 && p.word(tableBefore, at) <= n && p.word(tableAfter, at) <= n {
		ctx.lead = ctx.lead || v == 1
		i := p.skip(at+n, &ctx)
		if !p.close(at+n, i) || p.word(tableNot, i) > 0 {
			return Frame{}, 0, false // "no, Friday then"
		}
		f, end, ok := p.expression(i, ctx)
		if !ok || f.negate {
			return Frame{}, 0, false
		}
		switch {
		case f.bound == language.Before:
			f.bound = language.After
			f.inclusive = true
		case f.bound == language.After && !f.inclusive:
			f.bound = language.Before
			f.inclusive = true
		default:
			f.negate = true
		}
		return f, end, true
	}
	f, i, ok := p.bounded(at, ctx)
	if !ok {
		return Frame{}, 0, false
	}
	f, i = p.chain(f, i)
	if f.to == nil {
		f, i = p.until(f, i)
		f, i = p.chain(f, i)
	}
	f, j, ok := p.after(f, i)
	if j > i && ok && f.to == nil {
		f, j = p.chain(f, j)
	}
	return f, j, ok
}

// skip walks over glue up to the first pattern and notes what it means for
// what follows.
func (p *parser) skip(i int, ctx *context) int {
	for end := i + maxGlue; i < end && !p.firm(i); {
		if n := p.word(tableAt, i); n > 0 {
			ctx.at, ctx.lead, ctx.plain = true, true, true
			i += n
		} else if v, n := p.lookup(tableGlue, i); n > 0 {
			ctx.lead = ctx.lead || v == glueLead || v == glueFor
			ctx.counted = ctx.counted || v == glueFor
			ctx.article, ctx.indefinite = v == glueNoun || v == glueOne, v == glueOne
			i += n
		} else {
			break
		}
	}
	return i
}

// maxGlue is how much glue may stand between the parts of one time.
const maxGlue = 8

// firm reports whether a pattern, other than a bare number, starts at a token.
func (p *parser) firm(i int) bool {
	if i >= len(p.toks) {
		return true
	}
	for _, cat := range p.r.firmCats {
		if len(p.category(cat, i)) > 0 {
			return true
		}
	}
	return false
}

// bounded reads the words of bounds and one item: "after around 3:30".
func (p *parser) bounded(at int, ctx context) (Frame, int, bool) {
	bound, approx, inclusive, past := language.At, false, false, false
	i := at
	for !p.firm(i) {
		if v, n := p.lookup(tableBefore, i); n > 0 && bound == language.At {
			bound, inclusive, i = language.Before, v == 1, i+n
		} else if v, n := p.lookup(tableAfter, i); n > 0 && bound == language.At {
			bound, inclusive, i = language.After, v >= 1, i+n
			past = past || v == 2
		} else if n := p.word(tableAround, i); n > 0 {
			approx, i = i == 0 || p.word(tableAroundNot, i-1) == 0, i+n
		} else if n := p.word(tableBetween, i); n > 0 {
			ctx.between, ctx.aged, i = true, p.wordBefore(tableAges, i), i+n
		} else if n := p.word(tableFrom, i); n > 0 && bound == language.At {
			bound, inclusive, ctx.between, i = language.After, true, true, i+n
		} else {
			break
		}
		ctx.at, ctx.lead = true, true
	}
	lead := i > at
	j := p.skip(i, &ctx)
	if !lead && j > i {
		// Glue without a time's own word before it: "at three", "on Monday".
		if n := p.word(tableAround, j); n > 0 {
			approx, j = true, p.skip(j+n, &ctx)
		}
	}
	f, end, ok := p.item(j, ctx)
	if !ok || bound == language.Before && at > 0 && f.clk == cTime && f.day == 0 && f.clock.amb && f.clock.fine == Hour && p.toks[j].IsDigits() && p.toks[at-1].IsDigits() {
		return Frame{}, 0, false // "4 by 4"
	}
	if f.bound == language.At && f.to == nil && f.clk&cTo == 0 {
		f.bound, f.inclusive = bound, inclusive
	}
	f.approx, f.past = f.approx || approx, f.past || past
	f.between = ctx.between
	return f, end, true
}

// chain merges the items that follow f into it as long as they are parts of
// the same time.
func (p *parser) chain(f Frame, i int) (Frame, int) {
	for i < len(p.toks) {
		ctx := context{hasDay: f.hasDay(), hasClock: f.clk&cTime != 0, hasPart: f.clk == cPart}
		j := p.skip(i, &ctx)
		if f.bound == language.After && j == i {
			if n := p.word(tableAnd, i); n > 0 && p.word(tableBefore, i+n) > 0 {
				j = i + n
			}
		}
		g, end, ok := p.bounded(j, ctx)
		if !ok || g.negate {
			return f, i
		}
		if p.dashed(f, g, i) {
			return f, i
		}
		if f.clk == cPart && f.bound == language.At && g.bound != language.At && g.clk == cTime && g.day == 0 {
			// "On Wednesday evening after six".
			m := f
			m.clk, m.clock = f.clk|cTime, g.clock
			m.clock = p.settle(&m)
			m.clk, m.bound, m.inclusive = cTime, g.bound, g.inclusive
			f, i = m, end
			continue
		}
		if m, ok := bothBounds(f, g); ok && !p.otherDay(f, g, end) {
			f, i = m, end
			continue
		}
		if g.bound != language.At && (g.hasDay() || f.hasClock()) {
			return f, i
		}
		if p.word(tableCount, end) > 0 && g.clock.bare {
			return f, i
		}
		m, ok := merge(f, g)
		if !ok {
			return f, i
		}
		if f.clk == cPart && g.clk == cPart && p.length(g.part) <= p.length(f.part) {
			m.part, m.partEdge = g.part, g.partEdge
		}
		f, i = m, end
	}
	return f, i
}

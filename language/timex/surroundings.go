package timex

// What surrounds a time may tell that it is none.

// accept decides on a finished expression whether the utterance supports it.
func (p *parser) accept(f Frame, from, to int) bool {
	if f.empty() || !f.hasDay() && !f.hasClock() {
		return false
	}
	if p.word(tableCount, to) > 0 && f.clk&cTime != 0 && f.day == 0 && f.clk&cPart == 0 && (f.clock.bare || f.weak) {
		return false
	}
	if f.day == 0 && f.clk&cTime != 0 && !f.now && f.clock.fine == Hour && p.wordBefore(tableTally, from) && !p.halfAt(to-1) {
		return false // "the price went up from ten to fifteen"
	}
	if f.clk == cPart && f.day == 0 && from > 0 && (p.toks[from-1].IsDigits() || p.word(tableGreet, from-1) > 0 || p.numberBefore(from)) {
		return false // "three nights", "good morning"
	}
	if !f.weak {
		return true
	}
	if f.day == dWd && (p.weekdayListed(to) || p.weekdayLists(from)) {
		return true // "Sat or Sun"
	}
	if p.at.Expect == "time" && (f.day == 0 || f.day&(dDom|dWd) != 0) {
		return true
	}
	// Alone in the utterance a name can be nothing else.
	for i := range p.toks {
		if (i < from || i >= to) && (p.toks[i].IsWord() || p.toks[i].IsDigits()) {
			return false
		}
	}
	return !f.clock.bare && (f.day&dDom == 0 || p.hasDigit(from, to))
}

// numberBefore reports whether a number in words ends before a token.
func (p *parser) numberBefore(at int) bool {
	if at == 0 || !p.toks[at-1].IsWord() {
		return false
	}
	_, n := p.cardinal(at-1, maxCardinal)
	return n == 1
}

// greeting reports whether a day is wished to somebody: "happy Easter", "have
// a nice weekend".
func (p *parser) greeting(f Frame, from int) bool {
	return (f.clk == 0 && f.day != 0 || f.clk == cPart && f.day == 0) && p.wordBefore(tableWishes, from)
}

// person reports whether a month or weekday is somebody's name: "my name is
// April", "Mrs May".
func (p *parser) person(f Frame, from, to int) bool {
	if f.clk != 0 || f.day != dMon && f.day != dWd {
		return false
	}
	for i := max(0, from-maxNamed); i < from; i++ {
		if v, n := p.lookup(tableNamed, i); n > 0 && i+n >= from && i+n < to && p.word(tableMonth, i+n)+p.word(tableWd, i+n) > 0 {
			return v == 1 || f.day == dMon
		}
	}
	return false
}

// maxNamed is how many words the longest phrase that leads in a name has.
const maxNamed = 4

// place reports whether what ends at a token is part of an address: "at 12
// Park Road", "17 March Street", "may2@example.org".
func (p *parser) place(from, to int) bool {
	if p.wordBefore(tablePlaceBefore, from) || p.mailed(to) {
		return true
	}
	for i := to; i < min(to+maxStreet, len(p.toks)); i++ {
		if p.word(tableAddress, i) > 0 {
			return true
		}
		if !p.toks[i].IsWord() || p.phraseEnds(i) {
			return false
		}
	}
	return false
}

// agedHours reports whether numbers that tell the age of those who were named
// before are hours all the same, for a half or a part of the day is said: "four
// people between five and six p.m.".
func (p *parser) agedHours(f Frame, end int, ctx context) bool {
	if p.partAt(p.skip(end, &context{})) {
		return true
	}
	g, to, ok := p.clockRange(f, end, ctx)
	return ok && (!g.toClock.amb || p.partAt(p.skip(to, &context{})))
}

// mailed reports whether the sign of a mail address and a name touch what ends
// at a token; "tomorrow@3pm" is a time.
func (p *parser) mailed(to int) bool {
	return to+1 < len(p.toks) && p.toks[to].Norm == "@" && p.toks[to-1].Touches(p.toks[to]) && p.toks[to].Touches(p.toks[to+1]) &&
		p.toks[to+1].IsWord() && !p.firm(to+1)
}

// maxStreet is how many words the name of a street has, with its last.
const maxStreet = 3

// counted reports whether the word at a token is a noun, in small letters,
// that the number before it counts.
func (p *parser) counted(i int) bool {
	return p.r.lex.Counted != nil && p.toks[i].IsWord() && p.toks[i].Text == p.toks[i].Norm && p.r.lex.Counted(p.toks[i].Norm) && !p.phraseEnds(i) && !p.firm(i)
}

// opens reports whether a token begins a clause.
func (p *parser) opens(i int) bool {
	return i == 0 || !p.toks[i-1].IsWord() && !p.toks[i-1].IsDigits()
}

// hourAt reports whether what stands at a token may end a range of hours: it
// is no number that counts something, or is too large.
func (p *parser) hourAt(i int) bool {
	var ctx context
	j := p.skip(i, &ctx)
	if n := p.word(tableAround, j); n > 0 {
		j = p.skip(j+n, &ctx)
	}
	f, end, ok := p.element(j, context{at: true})
	if !ok {
		return j >= len(p.toks) || !p.numeric(j)
	}
	return f.clk == 0 || !f.clock.bare || p.word(tableCount, end) == 0 && (end == len(p.toks) || !p.counted(end))
}

// wordBefore reports whether a phrase of a table ends right before a token.
func (p *parser) wordBefore(t table, at int) bool {
	for i := max(0, at-maxNamed); i < at; i++ {
		if n := p.word(t, i); n > 0 && i+n == at {
			return true
		}
	}
	return false
}

// indefinite reports whether "a" stands at a token.
func (p *parser) indefinite(at int) bool {
	v, n := p.lookup(tableGlue, at)
	return n == 1 && v == glueOne
}

// party reports whether a number stands behind "for" and what is had for so
// many: "a table for six".
func (p *parser) party(at int) bool {
	for i := at - 1; i > 0 && i >= at-2; i-- {
		if v, n := p.lookup(tableGlue, i); n > 0 && v == glueFor {
			return p.word(tableParty, i-1) > 0
		}
	}
	return false
}

// listedDay reports whether a list goes on at a token with days of the month
// that end with its name: ", 13 and 14 October".
func (p *parser) listedDay(i int) bool {
	for range maxList {
		n := max(p.word(tableAnd, i), p.word(tableOr, i))
		if n == 0 && i < len(p.toks) && p.toks[i].Norm == "," {
			n = 1
		}
		if i += n; n == 0 || i >= len(p.toks) {
			return false
		}
		if _, n = p.number(numD, i); n == 0 {
			return false
		}
		if i += n; p.word(tableMonth, i) > 0 {
			return true
		}
	}
	return false
}

// firstDay reports whether a number is the first of a list of days of the
// month behind a preposition: "on 12 and 13 May".
func (p *parser) firstDay(i int) bool {
	if i == 0 {
		return false
	}
	v, n := p.lookup(tableGlue, i-1)
	if n == 0 || v != glueLead {
		return false
	}
	day, n := p.number(numD, i)
	return n == 1 && day >= 1 && day <= 31 && p.listedDay(i+1)
}

// particleBefore reports whether a verb's own word stands before a token, an
// article aside: "set something up the 21st".
func (p *parser) particleBefore(at int) bool {
	if v, n := p.lookup(tableGlue, max(0, at-1)); at > 0 && n == 1 && v == glueNoun {
		at--
	}
	return at > 0 && p.word(tableParticle, at-1) > 0
}

// moved reports whether what stands at a token is what something is moved to:
// "push it back to five".
func (p *parser) moved(at int) bool {
	if at < 2 || p.word(tableTo, at-1) != 1 || !p.toks[at-1].IsWord() {
		return false
	}
	for i := at - 2; i >= max(0, at-1-maxMoved) && p.toks[i].IsWord(); i-- {
		if p.word(tableMoves, i) > 0 {
			return true
		}
	}
	return false
}

// maxMoved is how many words may name what is moved, with its verb.
const maxMoved = 5

// weekdayBefore reports whether a weekday ends before a token, perhaps with a
// comma.
func (p *parser) weekdayBefore(at int) bool {
	if at > 0 && p.toks[at-1].Norm == "," {
		at--
	}
	return p.wordBefore(tableWd, at)
}

// weekdayLists reports whether a weekday and a word of a list end right before
// a token.
func (p *parser) weekdayLists(i int) bool {
	return i > 1 && p.within(tableOr, i-1, i)+p.within(tableAnd, i-1, i) > 0 && p.word(tableWd, i-2) == 1
}

// weekdayListed reports whether a list goes on with a weekday at a token.
func (p *parser) weekdayListed(i int) bool {
	for i+1 < len(p.toks) && p.toks[i].Norm == "," && p.word(tableWd, i+1) > 0 {
		i += 1 + p.word(tableWd, i+1)
	}
	n := p.word(tableOr, i)
	if n == 0 {
		n = p.word(tableAnd, i)
	}
	return n > 0 && p.word(tableWd, i+n) > 0
}

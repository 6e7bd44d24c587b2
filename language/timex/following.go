package timex

// following reads what stands for the next of a day or period that was just
// refused: "not this Friday, the next one" names the Friday after. at is the
// token behind the refusal.
func (p *parser) following(refused Frame, at int) (Frame, int, bool) {
	if !refused.negate || refused.to != nil {
		return Frame{}, 0, false
	}
	var next Frame
	switch refused.day {
	case dWd:
		base := Frame{day: dWd, wd: refused.wd, shift: refused.shift, shifted: refused.shifted, sameDay: refused.sameDay}
		next = Frame{day: dRel, rel: span{days: 7, fine: Day}, base: &base}
	case dCycle:
		next = Frame{day: dCycle, cycle: refused.cycle, cycleN: refused.cycleN + 1}
	default:
		return Frame{}, 0, false
	}
	for end := at + maxGlue; at < min(end, len(p.toks)); {
		if n := p.word(tableFollowing, at); n > 0 && (p.ends(at+n) || p.clockAt(at+n)) {
			f, to := p.chain(next, at+n)
			return f, to, true
		}
		n := max(p.word(tableNotPost, at), p.word(tableBut, at), p.word(tableAnd, at), p.word(tableCorrect, at))
		if v, k := p.lookup(tableGlue, at); v == 0 {
			n = max(n, k)
		}
		if n == 0 {
			break
		}
		at += n
	}
	return Frame{}, 0, false
}

// clockAt reports whether a time of day stands at a token.
func (p *parser) clockAt(i int) bool {
	f, _, ok := p.element(i, context{at: true})
	return ok && f.day == 0 && f.clk != 0
}

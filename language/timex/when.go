package timex

import (
	"time"

	"budi/language"
)

const day24 = 24 * time.Hour

// distribute lets the members of a list share what only one of them names:
// "Tuesday or Thursday after work", "the 12th and 14th of May", "tomorrow at
// ten or eleven".
func (p *parser) distribute(list []placed) []placed {
	for i := len(list) - 2; i >= 0; i-- {
		a, b := &list[i].Frame, &list[i+1].Frame
		if a.day == dWd && !a.shifted && b.day == dWd|dCycle && p.joined(list[i].to, list[i+1].from) {
			*a = mergeDay(*a, Frame{day: dCycle, cycle: b.cycle, cycleN: b.cycleN}) // "Tuesday or Thursday next week"
		}
		if a.to != nil || b.to != nil || !p.joined(list[i].to, list[i+1].from) {
			continue
		}
		if a.day == dDom && a.clk == 0 && b.day&(dNth|dWd) == dNth|dWd && b.nth > 0 {
			nth := a.dom // "the second and fourth Tuesday of April"
			*a = *b
			a.nth = nth
		}
		if a.day == dDom && b.day&dDom != 0 && b.day&(dMon|dCycle) != 0 {
			a.mon, a.year, a.cycle, a.cycleN = b.mon, b.year, b.cycle, b.cycleN
			a.day |= b.day & (dMon | dYear | dCycle)
			a.weak = false
		}
		if a.day == 0 && a.clk&cTime != 0 && b.day != 0 && b.clk&cTime != 0 && b.day&dRel == 0 {
			*a = mergeDay(*a, *b) // "at seven or eight on Friday"
			if a.clk&cPart == 0 && b.clk&cPart != 0 {
				a.clk, a.part = a.clk|cPart, b.part
			}
		}
		if a.day != 0 && a.clk == 0 && b.day != 0 && b.clk != 0 {
			a.clk, a.clock, a.toClock, a.part, a.partEdge = b.clk, b.clock, b.toClock, b.part, b.partEdge
			if a.bound == language.At {
				a.bound, a.inclusive = b.bound, b.inclusive
			}
		}
	}
	list = p.correct(list)
	for i := range list {
		f := &list[i].Frame
		if f.negate && f.day == dWd && !f.shifted && f.to == nil && p.anyBefore(list[i].from) {
			f.day, f.every = dEvery, 1<<f.wd // "any day except Wednesday"
		}
	}
	for i := 1; i < len(list); i++ {
		a, b := &list[i-1].Frame, &list[i].Frame
		if a.day&^dWd == dCycle && a.cycle == Week && !a.negate && b.day == dWd && !b.shifted && b.bound == language.At &&
			(b.negate || p.joined(list[i-1].to, list[i].from)) {
			*b = mergeDay(*b, Frame{day: dCycle, cycle: Week, cycleN: a.cycleN}) // "next week, Tuesday or Thursday"
		}
		if a.to != nil || b.to != nil || !p.joined(list[i-1].to, list[i].from) {
			continue
		}
		if a.day&dMon != 0 && b.day == dDom {
			b.mon, b.year = a.mon, a.year
			b.day |= a.day & (dMon | dYear)
		}
		if a.day&dRel == 0 && a.day != 0 && b.day == 0 && b.clk != 0 && a.clk != 0 {
			*b = mergeDay(*b, *a)
		}
		if p.only(tableBut, list[i-1].to, list[i].from) && !b.negate && p.anyBefore(list[i-1].to) && b.day != 0 && b.bound == language.At {
			b.negate = true // "any day next week but Friday"
		}
		if a.clockLed && !a.negate && b.day != 0 && b.clk == 0 && !b.negate && b.bound == language.At && b.day&dRel == 0 {
			// "After five on Monday or Tuesday".
			b.clk, b.clock, b.toClock, b.part, b.partEdge = a.clk, a.clock, a.toClock, a.part, a.partEdge
			b.bound, b.inclusive, b.clockLed = a.bound, a.inclusive, true
		}
		if b.negate != a.negate && a.negate && !p.opposed(list[i-1].to, list[i].from) && b.day != 0 && a.day != 0 && p.listed(list, i) {
			b.negate = true // "not Monday or Tuesday"
		}
	}
	return list
}

// opposed reports whether "but" stands between two tokens.
func (p *parser) opposed(from, to int) bool {
	for ; from < to; from++ {
		if p.word(tableBut, from) > 0 {
			return true
		}
	}
	return false
}

// listed reports whether the i-th time is one of a list with the one before
// it: a comma alone tells so only where "or" follows.
func (p *parser) listed(list []placed, i int) bool {
	word := func(from, to int) bool {
		for ; from < to; from++ {
			if p.word(tableOr, from)+p.word(tableAnd, from) > 0 {
				return true
			}
		}
		return false
	}
	if word(list[i-1].to, list[i].from) {
		return true
	}
	return i+1 < len(list) && p.joined(list[i].to, list[i+1].from) && word(list[i].to, list[i+1].from)
}

// correct drops what a speaker takes back at once: "Monday, no, Tuesday".
func (p *parser) correct(list []placed) []placed {
	out := list[:0]
	for i, f := range list {
		if i > 0 && len(out) > 0 {
			last := out[len(out)-1]
			same := last.day != 0 && f.day != 0 || last.day == 0 && f.day == 0 && last.clk != 0 && f.clk != 0
			if same && !f.negate && p.corrected(last.to, f.from) {
				if last.clk != 0 && f.clk == 0 && last.day != 0 {
					g := last.Frame
					f.clk, f.clock, f.toClock, f.part, f.partEdge = g.clk, g.clock, g.toClock, g.part, g.partEdge
				}
				out[len(out)-1] = f
				continue
			}
		}
		out = append(out, f)
	}
	return out
}

// corrected reports whether only words of correction stand between two
// tokens.
func (p *parser) corrected(from, to int) bool {
	found := false
	for from < to {
		n := p.word(tableCorrect, from)
		if n > 0 {
			found = true
		} else if n = p.word(tableGlue, from); n == 0 {
			return false
		}
		from += n
	}
	return found && from == to
}

// resolve turns frames into times. A time of day alone belongs to the one day
// that the rest of the utterance names, if it names just one.
func (p *parser) resolve(list []placed) []language.When {
	var only *Frame
	days := 0
	for i := range list {
		f := &list[i].Frame
		if f.day != 0 && f.to == nil && !f.negate && f.bound == language.At && !f.now {
			days++
			only = f
		} else if f.day != 0 {
			days += 2
		}
	}
	evening := lonePart(list)
	var out []language.When
	last := -1 // the frame that the last of out came from
	for i := range list {
		f := list[i].Frame
		var on time.Time
		if evening != nil && f.clk&(cTime|cPart) == cTime && f.clock.amb && !f.now {
			// "My half past seven booking tonight": the part of the day that is
			// named elsewhere tells the half.
			g := f
			g.clk, g.part = g.clk|cPart, evening.part
			f.clock = p.settle(&g)
		}
		if days == 1 && f.day == 0 && f.clk != 0 {
			if d, ok := p.cal.days(only); ok && d.grain == language.GrainDay && !d.stretch {
				on = d.Start
			}
		}
		w, ok := p.when(&f, on)
		if !ok {
			continue
		}
		w.Span = p.span(list[i].from, list[i].to)
		if f.counted() {
			w.Start = f.rel.from(p.cal.now)
		}
		if last == i-1 && i > 0 && list[i].from-list[i-1].to <= 1 {
			p.ordered(&list[i-1].Frame, &f, &out[len(out)-1], &w)
		}
		last = i
		out = append(out, w)
	}
	return out
}

// lonePart is the only part of the day that an utterance names by itself, nil
// when there is none or several.
func lonePart(list []placed) *Frame {
	var found *Frame
	for i := range list {
		if f := &list[i].Frame; f.clk == cPart && f.to == nil && !f.negate && f.bound == language.At {
			if found != nil {
				return nil
			}
			found = f
		}
	}
	return found
}

func (p *parser) span(from, to int) language.Span {
	s := language.Span{From: p.toks[from].From, To: p.toks[to-1].To}
	return s
}

// when resolves one frame; on is the day that a clock alone belongs to, zero
// when unknown.
func (p *parser) when(f *Frame, on time.Time) (language.When, bool) {
	w := language.When{Bound: f.bound, Approx: f.approx, Negated: f.negate, HasDay: f.day != 0, HasClock: f.clk != 0}
	var ok bool
	switch {
	case f.to != nil:
		ok = p.rangeOf(f, &w)
	case f.now:
		w.Start, w.Grain = p.cal.now, language.GrainMinute
		w.Days = language.SetOf(language.Interval{Start: w.Start, End: w.Start.Add(time.Hour)})
		ok = true
	case f.day == 0:
		ok = p.clockAlone(f, on, &w)
	case f.clk == 0:
		ok = p.dayAlone(f, &w)
	default:
		ok = p.dayAndClock(f, &w)
	}
	if ok && f.length != (span{}) && w.End.IsZero() && f.to == nil {
		w.End = f.length.from(w.Start)
		w.Bound = language.At
		if f.clk == 0 && w.Grain == language.GrainDay && f.length.fine >= Day {
			w.Days = language.SetOf(language.Interval{Start: w.Start, End: w.End})
		}
	}
	return w, ok && (w.End.IsZero() || w.Start.Before(w.End))
}

// grain is the precision of a time of day.
func (c clock) grain() language.Grain {
	switch c.fine {
	case Hour:
		return language.GrainHour
	case Second:
		return language.GrainSecond
	}
	return language.GrainMinute
}

func (p *parser) daily(from, to time.Duration) language.Set {
	return language.Daily(p.cal.now.Location(), from, to, nil)
}

// around is how far an approximate clock time may be off.
const around = 45 * time.Minute

// hoursSet is the wish that the clock side of a frame expresses.
func (p *parser) hoursSet(f *Frame, from, to time.Duration) language.Set {
	switch {
	case f.clk&cTime == 0:
		part := p.r.lex.Parts[f.part]
		if f.bound == language.At && f.partEdge == whole && part.WideTo > 0 {
			from, to = part.WideFrom, part.WideTo
		}
		switch f.bound {
		case language.After:
			if f.inclusive {
				return p.daily(from, day24)
			}
			return p.daily(to, day24)
		case language.Before:
			if part.Deadline {
				from = to
			}
			return p.daily(0, from)
		}
	case f.bound == language.After:
		// "After four" is kept by four itself: nobody who says it minds.
		return p.daily(from, day24)
	case f.bound == language.Before:
		if f.inclusive {
			from += time.Minute
		}
		return p.daily(0, from)
	case f.clk&cTo != 0:
	case f.approx:
		from, to = from-around, from+around
	default:
		to = from + time.Minute
	}
	return p.daily(from, to)
}

func (p *parser) clockAlone(f *Frame, on time.Time, w *language.When) bool {
	day, given := on, true
	if on.IsZero() {
		day, given = p.cal.today(), false
	}
	from, to, ok := p.hours(f, day, given)
	if !ok {
		return false
	}
	if !given && f.clk&cTime != 0 && wall(day, from).Before(p.cal.now) && (f.clk&cTo == 0 || !p.cal.now.Before(wall(day, to))) ||
		!given && f.clk&cTime == 0 && !p.cal.now.Before(wall(day, to)) {
		day = day.AddDate(0, 0, 1)
		if from, to, ok = p.hours(f, day, given); !ok {
			return false
		}
	}
	p.fill(f, day, from, to, w)
	w.Hours = p.hoursSet(f, from, to)
	return true
}

// fill sets start, end and grain of a time of day on a day.
func (p *parser) fill(f *Frame, day time.Time, from, to time.Duration, w *language.When) {
	w.Start, w.Grain = wall(day, from), f.clock.grain()
	if f.clk&cTime == 0 {
		w.Grain = language.GrainHour
	}
	ranged := f.clk&cTo != 0 || f.clk&cTime == 0
	switch {
	case ranged && f.bound == language.At:
		w.End = wall(day, to)
		if f.clk&cTo != 0 {
			first := language.When{Start: w.Start, Grain: w.Grain, HasDay: w.HasDay, HasClock: true}
			last := language.When{Start: w.End, Grain: f.toClock.grain(), HasDay: w.HasDay, HasClock: true}
			w.Ends = []language.When{first, last}
			w.Grain = min(w.Grain, last.Grain)
		}
	case ranged && f.bound == language.After && !f.inclusive:
		w.Start = wall(day, to)
	case ranged && f.bound == language.Before && f.clk&cTime == 0 && p.r.lex.Parts[f.part].Deadline:
		w.Start = wall(day, to)
	}
}

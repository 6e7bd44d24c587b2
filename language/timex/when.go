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
		if a.to != nil || b.to != nil || !p.joined(list[i].to, list[i+1].from) {
			continue
		}
		if a.day == dDom && b.day&dDom != 0 && b.day&(dMon|dCycle) != 0 {
			a.mon, a.year, a.cycle, a.cycleN = b.mon, b.year, b.cycle, b.cycleN
			a.day |= b.day & (dMon | dYear | dCycle)
			a.weak = false
		}
		if a.day == 0 && a.clk&cTime != 0 && b.day != 0 && b.clk&cTime != 0 && b.day&dRel == 0 {
			*a = mergeDay(*a, *b) // "at seven or eight on Friday"
		}
		if a.day != 0 && a.clk == 0 && b.day != 0 && b.clk != 0 {
			a.clk, a.clock, a.toClock, a.part, a.partEdge = b.clk, b.clock, b.toClock, b.part, b.partEdge
			if a.bound == language.At {
				a.bound, a.inclusive = b.bound, b.inclusive
			}
		}
	}
	for i := 1; i < len(list); i++ {
		a, b := &list[i-1].Frame, &list[i].Frame
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
		if p.only("but", list[i-1].to, list[i].from) && !b.negate && p.anyBefore(list[i-1].to) && b.day != 0 && b.bound == language.At {
			b.negate = true // "any day next week but Friday"
		}
		if b.negate != a.negate && a.negate && b.day != 0 && a.day != 0 {
			b.negate = true // "not Monday or Tuesday"
		}
	}
	return list
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
	var out []language.When
	for i := range list {
		f := list[i].Frame
		var on time.Time
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
		out = append(out, w)
	}
	return out
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
	switch {
	case c.fine == Hour:
		return language.GrainHour
	case c.fine == Second:
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

func (p *parser) dayAlone(f *Frame, w *language.When) bool {
	d, ok := p.cal.days(f)
	if !ok {
		return false
	}
	w.Start, w.Grain = d.Start, d.grain
	if d.instant {
		w.HasClock = true
		w.Days = language.SetOf(d.Interval)
		if f.approx {
			w.Days = language.SetOf(language.Interval{Start: d.Start.Add(-around), End: d.Start.Add(around)})
		}
		w.Days = p.limit(f, d.Interval, w.Days)
		return true
	}
	if d.grain >= language.GrainWeek || d.stretch {
		w.End = d.End
	}
	set := p.daySet(f, d.Interval)
	if f.approx && d.grain == language.GrainDay {
		set = language.SetOf(language.Interval{Start: d.Start.AddDate(0, 0, -1), End: d.End.AddDate(0, 0, 1)})
	}
	w.Days = p.limit(f, d.Interval, set)
	switch {
	case f.bound == language.Before:
		if !w.End.IsZero() && (f.edge == late || f.inclusive && d.grain < language.GrainMonth) {
			w.Start = w.End
		}
		w.End = time.Time{}
	case f.bound == language.After:
		if !w.End.IsZero() && !f.inclusive {
			w.Start = w.End
		}
		w.End = time.Time{}
	}
	return true
}

// daySet is the days of an interval, or the recurring ones.
func (p *parser) daySet(f *Frame, i language.Interval) language.Set {
	if f.day&dEvery == 0 {
		return language.SetOf(i)
	}
	mask := f.every
	set := language.Daily(p.cal.now.Location(), 0, day24, func(day time.Time) bool { return mask&(1<<day.Weekday()) != 0 })
	g := *f
	if g.day &^= dEvery; g.day != 0 {
		if d, ok := p.cal.days(&g); ok {
			set = set.And(language.SetOf(d.Interval))
		}
	}
	return set
}

// limit applies a bound to a stretch of days.
func (p *parser) limit(f *Frame, i language.Interval, at language.Set) language.Set {
	far := p.cal.now.AddDate(100, 0, 0)
	switch f.bound {
	case language.Before:
		end := i.Start
		if f.inclusive {
			end = i.End
		}
		return language.SetOf(language.Interval{Start: time.Time{}.AddDate(1, 0, 0), End: end})
	case language.After:
		start := i.End
		if f.inclusive {
			start = i.Start
		}
		return language.SetOf(language.Interval{Start: start, End: far})
	}
	return at
}

func (p *parser) dayAndClock(f *Frame, w *language.When) bool {
	d, ok := p.cal.days(f)
	if !ok || d.instant {
		return false
	}
	from, to, ok := p.hours(f, d.Start, true)
	if !ok {
		return false
	}
	today := p.cal.today()
	if f.day == dOff && f.off == 0 && f.clk&cTime != 0 && f.clk&cPart != 0 && f.clk&cTo == 0 && wall(today, from).Before(p.cal.now) {
		// "This morning at three", said at half past four: the next one.
		d = dayOf(today.AddDate(0, 0, 1))
	}
	p.fill(f, d.Start, from, to, w)
	w.Hours = p.hoursSet(f, from, to)
	w.Days = p.daySet(f, d.Interval)
	if to > day24 || from >= day24 {
		w.Days = language.SetOf(language.Interval{Start: d.Start, End: d.End.AddDate(0, 0, 1)})
	}
	if d.grain >= language.GrainWeek && f.clk&cTime == 0 {
		w.End = wall(d.End.AddDate(0, 0, -1), to)
	}
	return true
}

// rangeOf resolves a range over days, "Monday to Wednesday", "the 3rd to the
// 6th of May", "from two till tomorrow at four".
func (p *parser) rangeOf(f *Frame, w *language.When) bool {
	a, b := *f, *f.to
	a.to = nil
	share(&a, &b)
	a.bound, b.bound = language.At, language.At
	first, ok := p.when(&a, time.Time{})
	if !ok {
		return false
	}
	if a.day == 0 && b.day == 0 {
		first.HasDay = false
	}
	// The end is looked for from the start on.
	q := *p
	if first.Start.After(p.cal.now) {
		q.cal.now = first.Start
		q.cal.fromStart = true
	}
	var on time.Time
	if b.day == 0 {
		y, m, d := first.Start.Date()
		on = q.cal.date(y, m, d)
	}
	last, ok := q.when(&b, on)
	if !ok || last.Start.Before(first.Start) {
		return false
	}
	w.Start, w.End, w.Grain = first.Start, last.End, max(first.Grain, last.Grain)
	if w.End.IsZero() {
		w.End = last.Start
		if last.Grain == language.GrainDay {
			w.End = last.Start.AddDate(0, 0, 1)
		}
	}
	w.Grain = min(first.Grain, last.Grain)
	w.HasDay, w.HasClock = a.day != 0 || b.day != 0, a.clk != 0 || b.clk != 0
	w.Ends = []language.When{point(first), point(last)}
	w.Days = language.SetOf(language.Interval{Start: w.Start, End: w.End})
	return w.Start.Before(w.End)
}

// point is a time by its beginning alone.
func point(w language.When) language.When {
	w.End, w.Ends, w.Bound, w.Negated = time.Time{}, nil, language.At, false
	return w
}

// share gives each end of a range what only the other one names.
func share(a, b *Frame) {
	switch {
	case a.day == dDom && b.day&(dMon|dCycle) != 0 && b.day&dDom != 0 && a.dom < b.dom:
		a.mon, a.year, a.cycle, a.cycleN = b.mon, b.year, b.cycle, b.cycleN
		a.day |= b.day & (dMon | dYear | dCycle)
	case a.day&(dDom|dMon) == dDom|dMon && b.day == dDom && b.dom > a.dom:
		b.mon, b.year = a.mon, a.year
		b.day |= a.day & (dMon | dYear)
	}
	if a.day&(dMon|dYear) == dMon && b.day&(dMon|dYear) == dMon|dYear {
		a.day, a.year = a.day|dYear, b.year
		if a.mon > b.mon {
			a.year--
		}
	}
	if a.day&(dMon|dYear) == dMon|dYear && b.day&(dMon|dYear) == dMon {
		b.day, b.year = b.day|dYear, a.year
		if b.mon < a.mon {
			b.year++
		}
	}
}

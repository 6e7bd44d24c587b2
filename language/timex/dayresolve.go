package timex

import (
	"time"

	"budi/language"
)

func (p *parser) dayAlone(f *Frame, w *language.When) bool {
	d, ok := p.cal.days(f)
	if !ok {
		return false
	}
	if f.day == dCycle && f.cycle == Weekend && f.edge == whole && f.bound == language.Before {
		f.inclusive = false // "by the weekend" is before it
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
	switch f.bound {
	case language.Before:
		if !w.End.IsZero() && (f.edge == late || f.inclusive && d.grain < language.GrainMonth) {
			w.Start = w.End
		}
		w.End = time.Time{}
	case language.After:
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
	if f.daily {
		return p.dailyRange(a, b, w)
	}
	first, ok := p.when(&a, time.Time{})
	if !ok {
		return false
	}
	if a.day == 0 && b.day == 0 {
		first.HasDay = false
	}
	// The end is looked for from the start on.
	q := *p
	if first.Start.After(p.cal.now) && (b.day&dRel == 0 || b.base != nil) {
		q.cal.now = first.Start
		q.cal.fromStart = true
	}
	var on time.Time
	if b.day == 0 {
		y, m, d := first.Start.Date()
		on = q.cal.date(y, m, d)
	}
	last, ok := q.when(&b, on)
	if b.day&(dCycle|dOff) != 0 || b.shifted {
		// What is told from now is so at a range's end too, where it can be.
		if w, found := p.when(&b, on); found && !w.Start.Before(first.Start) {
			last, ok = w, true
		}
	}
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
	if b.day&(dMon|dDom|dNth) == dMon && b.edge == whole && b.clk == 0 && first.Start.Before(last.Start) {
		w.End = last.Start // "to August" may or may not take August in
	}
	return w.Start.Before(w.End)
}

// dailyRange resolves a range over days with a stretch of each day: "Monday to
// Friday, nine to five".
func (p *parser) dailyRange(a, b Frame, w *language.When) bool {
	days := a
	days.clk, days.daily = 0, false
	days.to = &b
	var span language.When
	if !p.rangeOf(&days, &span) {
		return false
	}
	y, m, d := span.Start.Date()
	first := p.cal.date(y, m, d)
	from, to, ok := p.hours(&a, first, true)
	if !ok {
		return false
	}
	p.fill(&a, first, from, to, w)
	w.Ends = nil
	w.End = wall(span.End.AddDate(0, 0, -1), to)
	w.HasDay, w.HasClock = true, true
	w.Days, w.Hours = span.Days, p.hoursSet(&a, from, to)
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
	case a.day == dWd && !a.shifted && b.day == dWd|dCycle:
		a.day, a.cycle, a.cycleN = b.day, b.cycle, b.cycleN // "Monday to Wednesday next week"
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

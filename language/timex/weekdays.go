package timex

import (
	"time"

	"budi/language"
)

// nearest is the weekday that is the n-th closest to a day, itself included.
func nearest(day time.Time, wd time.Weekday, n int) time.Time {
	after := (int(wd) - int(day.Weekday()) + 7) % 7
	before := after - 7
	for ; n > 1; n-- {
		if after < -before {
			after += 7
		} else {
			before -= 7
		}
	}
	if after <= -before {
		return day.AddDate(0, 0, after)
	}
	return day.AddDate(0, 0, before)
}

// every finds the first of recurring days, in the period that is given along.
func (c calendar) every(f *Frame) (period, bool) {
	day := c.today()
	var end time.Time
	g := *f
	g.day &^= dEvery
	if g.day != 0 {
		p, ok := c.days(&g)
		if !ok {
			return p, false
		}
		if p.Start.After(day) {
			day = p.Start
		}
		end = p.End
	}
	for range 7 {
		// One weekday alone means its next one, as a plain weekday does.
		skip := f.day == dEvery && f.every&(f.every-1) == 0 && day.Equal(c.today())
		if f.every&(1<<day.Weekday()) != 0 && !skip {
			return dayOf(day), end.IsZero() || day.Before(end)
		}
		day = day.AddDate(0, 0, 1)
	}
	return dayOf(day), f.every != 0
}

// dayOfMonth finds the day that a day of the month names, the next one where
// the year or month is open.
func (c calendar) dayOfMonth(f *Frame) (time.Time, bool) {
	y, m, _ := c.now.Date()
	today := c.today()
	fits := func(t time.Time) bool { return f.day&dWd == 0 || t.Weekday() == f.wd }
	switch {
	case f.day&dMon != 0 && f.day&dYear != 0:
		return c.date(f.year, time.Month(f.mon), f.dom), f.dom <= daysIn(f.mon, f.year)
	case f.day&dMon != 0 && f.day&dCycle != 0:
		return c.date(y+f.cycleN, time.Month(f.mon), f.dom), f.dom <= daysIn(f.mon, y+f.cycleN)
	case f.day&dMon != 0:
		var first time.Time
		for i := y; i <= y+8; i++ {
			t := c.date(i, time.Month(f.mon), f.dom)
			if f.dom > daysIn(f.mon, i) || t.Before(today) {
				continue
			}
			if first.IsZero() {
				first = t
			}
			if i <= y+2 && fits(t) {
				return t, true
			}
		}
		return first, !first.IsZero()
	case f.day&dCycle != 0:
		first := c.date(y, m, 1).AddDate(0, f.cycleN, 0)
		return first.AddDate(0, 0, f.dom-1), f.dom <= daysIn(int(first.Month()), first.Year())
	}
	var first time.Time
	for i := range 13 {
		month := c.date(y, m, 1).AddDate(0, i, 0)
		t := month.AddDate(0, 0, f.dom-1)
		if f.dom > daysIn(int(month.Month()), month.Year()) || t.Before(today) {
			continue
		}
		if first.IsZero() {
			first = t
		}
		if fits(t) {
			return t, true
		}
	}
	return first, !first.IsZero()
}

func (c calendar) weekday(f *Frame) time.Time {
	today := c.today()
	week := monday(today)
	inWeek := (int(f.wd) + 6) % 7
	if f.day&dCycle != 0 {
		if f.week > 0 {
			week = c.weekNumber(f)
		}
		return week.AddDate(0, 0, 7*f.cycleN+inWeek)
	}
	if f.shifted && f.shift > 0 {
		return week.AddDate(0, 0, 7*f.shift+inWeek)
	}
	if f.past && !f.shifted {
		return today.AddDate(0, 0, -(int(today.Weekday())-int(f.wd)+7)%7)
	}
	ahead := (int(f.wd) - int(today.Weekday()) + 7) % 7
	if f.shifted && f.shift < 0 {
		return today.AddDate(0, 0, ahead-7)
	}
	if ahead == 0 && !f.sameDay && !c.fromStart {
		ahead = 7
	}
	return today.AddDate(0, 0, ahead)
}

// nth resolves "the last Friday of March", "the third week of January".
func (c calendar) nth(f *Frame) (period, bool) {
	g := *f
	g.day &^= dNth | dWd
	if g.day == 0 {
		g.day, g.cycle, g.cycleN = dCycle, Month, 0
	}
	p, ok := c.days(&g)
	if !ok {
		return p, false
	}
	pick := func(in language.Interval) (period, bool) {
		switch {
		case f.nthUnit == Workday:
			return workday(in, f.nth)
		case f.nthUnit == Month || f.nthUnit == Quarter:
			return partOfYear(in, f.nthUnit, f.nth)
		case f.nthUnit == Weekend:
			return weekendOf(in, f.nth)
		case f.nthUnit == Day:
			if f.nth < 0 {
				day := in.End.AddDate(0, 0, f.nth)
				return dayOf(day), !day.Before(in.Start)
			}
			day := in.Start.AddDate(0, 0, f.nth-1)
			return dayOf(day), day.Before(in.End)
		case f.nthUnit == Week:
			// The week that has the period's Thursdays, as ISO 8601 counts.
			start := monday(in.Start.AddDate(0, 0, 3)).AddDate(0, 0, 7*(f.nth-1))
			if f.nth < 0 {
				start = monday(in.End.AddDate(0, 0, -4)).AddDate(0, 0, 7*(f.nth+1))
			}
			if f.day&dWd != 0 { // "the first week of October, on Friday"
				return dayOf(start.AddDate(0, 0, (int(f.wd)+6)%7)), start.Before(in.End)
			}
			return period{language.Interval{Start: start, End: start.AddDate(0, 0, 7)}, language.GrainWeek, false, false}, start.Before(in.End)
		case f.nth < 0:
			last := in.End.AddDate(0, 0, -1)
			return dayOf(last.AddDate(0, 0, -(int(last.Weekday())-int(f.wd)+7)%7+7*(f.nth+1))), true
		}
		first := in.Start.AddDate(0, 0, (int(f.wd)-int(in.Start.Weekday())+7)%7)
		day := first.AddDate(0, 0, 7*(f.nth-1))
		return dayOf(day), day.Before(in.End)
	}
	out, ok := pick(p.Interval)
	if ok && g.day == dMon && !g.shifted && out.End.Before(c.now) {
		return pick(language.Interval{Start: p.Start.AddDate(1, 0, 0), End: addMonths(p.Start, 13)})
	}
	return out, ok
}

// partOfYear is the n-th month or quarter of a period, counted from its end
// when n is negative.
func partOfYear(in language.Interval, unit Unit, n int) (period, bool) {
	months, grain := 1, language.GrainMonth
	if unit == Quarter {
		months, grain = 3, language.GrainQuarter
	}
	start := in.Start.AddDate(0, months*(n-1), 0)
	if n < 0 {
		start = in.End.AddDate(0, months*n, 0)
	}
	end := start.AddDate(0, months, 0)
	return period{language.Interval{Start: start, End: end}, grain, false, false}, !start.Before(in.Start) && !end.After(in.End)
}

// weekendOf is the n-th weekend of a period by its Saturday.
func weekendOf(in language.Interval, n int) (period, bool) {
	start := in.Start.AddDate(0, 0, (int(time.Saturday)-int(in.Start.Weekday()))+7*(n-1))
	if n < 0 {
		last := in.End.AddDate(0, 0, -1)
		start = last.AddDate(0, 0, -(int(last.Weekday())+1)%7+7*(n+1))
	}
	return period{language.Interval{Start: start, End: start.AddDate(0, 0, 2)}, language.GrainDay, false, true}, !start.Before(in.Start) && start.Before(in.End)
}

func (c calendar) holiday(f *Frame) (time.Time, bool) {
	if f.hol < 0 || f.hol >= len(c.lex.Holidays) {
		return time.Time{}, false
	}
	h := c.lex.Holidays[f.hol]
	y := c.now.Year()
	if f.day&dYear != 0 || f.day&dCycle != 0 {
		if f.day&dYear != 0 {
			y = f.year
		} else {
			y += f.cycleN
		}
		m, d := h.Date(y)
		return c.date(y, m, d), true
	}
	m, d := h.Date(y)
	t := c.date(y, m, d)
	if f.shift < 0 {
		if !t.Before(c.today()) {
			m, d = h.Date(y - 1)
			t = c.date(y-1, m, d)
		}
		return t, true
	}
	if t.Before(c.today()) {
		m, d = h.Date(y + 1)
		t = c.date(y+1, m, d)
	}
	return t, true
}

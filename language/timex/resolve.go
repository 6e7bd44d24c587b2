package timex

import (
	"time"

	"budi/language"
)

// period is a stretch of whole days, or an instant when point is set.
type period struct {
	language.Interval
	grain   language.Grain
	instant bool // a moment reached by counting hours; it has its clock
	stretch bool // an interval by nature: "from now within two days"
}

// calendar resolves dates against an anchor.
type calendar struct {
	lex *Lexicon
	now time.Time
	// fromStart is set while the end of a range is looked for: now is its
	// start, and its own day is in question too.
	fromStart bool
}

func (c calendar) date(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 0, 0, 0, 0, c.now.Location())
}

func (c calendar) today() time.Time {
	y, m, d := c.now.Date()
	return c.date(y, m, d)
}

func monday(day time.Time) time.Time {
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

func daysIn(month, year int) int {
	if year == 0 {
		year = 2000 // a leap year: February 29 is a date
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// addMonths keeps the day of the month where the month has it, else takes the
// month's last.
func addMonths(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	first := time.Date(y, m+time.Month(n), 1, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
	if last := daysIn(int(first.Month()), first.Year()); d > last {
		d = last
	}
	return first.AddDate(0, 0, d-1)
}

func dayOf(t time.Time) period {
	return period{Interval: language.Interval{Start: t, End: t.AddDate(0, 0, 1)}, grain: language.GrainDay}
}

// days resolves the date side of a frame.
func (c calendar) days(f *Frame) (period, bool) {
	today := c.today()
	var p period
	switch {
	case f.day&dRel != 0:
		return c.relative(f)
	case f.day&dNth != 0:
		return c.nth(f)
	case f.day&dEvery != 0:
		return c.every(f)
	case f.day&dHol != 0 && f.day&dDom == 0:
		t, ok := c.holiday(f)
		if !ok {
			return p, false
		}
		p = dayOf(t)
	case f.day&dOff != 0 && f.day&dDom == 0:
		p = dayOf(today.AddDate(0, 0, f.off))
	case f.day&dDom != 0:
		t, ok := c.dayOfMonth(f)
		if !ok {
			return p, false
		}
		p = dayOf(t)
	case f.day&dWd != 0:
		p = dayOf(c.weekday(f))
	case f.day&dMon != 0:
		p = c.month(f)
	case f.day&dCycle != 0:
		return c.cut(f, c.cycle(f)), true
	case f.day&dYear != 0:
		if f.year < 1 || f.year > 9999 {
			return p, false
		}
		p = period{language.Interval{Start: c.date(f.year, 1, 1), End: c.date(f.year+1, 1, 1)}, language.GrainYear, false, false}
	default:
		return p, false
	}
	return c.cut(f, p), true
}

func (c calendar) relative(f *Frame) (period, bool) {
	base := c.now
	if f.base != nil {
		p, ok := c.days(f.base)
		if !ok {
			return p, false
		}
		base = p.Start
		if f.base.now || p.instant {
			base = c.now
		}
		if f.base.now && f.rel.fine < Day {
			base = c.now
		}
	}
	if f.pivot != 0 {
		y, m, d := base.Date()
		day := c.date(y, m, d)
		if f.nth > 0 {
			return dayOf(nearest(day, f.wd, f.nth)), true
		}
		if f.pivot > 0 {
			return dayOf(day.AddDate(0, 0, (int(f.wd)-int(day.Weekday())+6)%7+1)), true
		}
		return dayOf(day.AddDate(0, 0, -((int(day.Weekday())-int(f.wd)+6)%7 + 1))), true
	}
	if f.rel.fine == Week { // the week that holds the base
		start := monday(base)
		return period{Interval: language.Interval{Start: start, End: start.AddDate(0, 0, 7)}, grain: language.GrainWeek}, true
	}
	if f.rel.fine == Weekend {
		start := monday(base).AddDate(0, 0, 5)
		return period{Interval: language.Interval{Start: start, End: start.AddDate(0, 0, 2)}, grain: language.GrainDay, stretch: true}, true
	}
	if f.rel.fine <= Hour {
		if f.base != nil && f.base.clk&cTime == 0 && !f.base.now {
			return period{}, false // hours are not counted from a day
		}
		t := f.rel.from(base)
		p := period{Interval: language.Interval{Start: t, End: t.Add(time.Minute)}, grain: language.GrainMinute, instant: true}
		if f.rel.fine == Second {
			p.grain = language.GrainSecond
		}
		if f.within {
			return c.withinOf(t, p.grain)
		}
		return p, true
	}
	y, m, d := base.Date()
	day := f.rel.from(c.date(y, m, d))
	if f.within {
		return c.withinOf(f.rel.from(c.now), language.GrainDay)
	}
	if f.day&dWd != 0 {
		// "Wednesday in a week": that weekday, then the weeks.
		g := *f
		g.day, g.shifted = dWd, false
		day = f.rel.from(c.weekday(&g))
	}
	return dayOf(day), true
}

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
	}
	for range 7 {
		if f.every&(1<<day.Weekday()) != 0 && !(f.day == dEvery && f.every&(f.every-1) == 0 && day.Equal(c.today())) {
			return dayOf(day), true
		}
		day = day.AddDate(0, 0, 1)
	}
	return dayOf(day), f.every != 0
}

func (c calendar) withinOf(t time.Time, g language.Grain) (period, bool) {
	if !c.now.Before(t) {
		return period{language.Interval{Start: t, End: c.now}, g, false, true}, true
	}
	return period{language.Interval{Start: c.now, End: t}, g, false, true}, true
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
		return week.AddDate(0, 0, 7*f.cycleN+inWeek)
	}
	if f.shifted && f.shift > 0 {
		return week.AddDate(0, 0, 7*f.shift+inWeek)
	}
	ahead := (int(f.wd) - int(today.Weekday()) + 7) % 7
	if f.shifted && f.shift < 0 {
		if ahead == 0 {
			ahead = 7
		}
		return today.AddDate(0, 0, ahead-7)
	}
	if ahead == 0 && !f.sameDay && !c.fromStart {
		ahead = 7
	}
	return today.AddDate(0, 0, ahead)
}

func (c calendar) month(f *Frame) period {
	y, m, _ := c.now.Date()
	year := y
	switch {
	case f.day&dYear != 0:
		year = f.year
	case f.day&dCycle != 0:
		year += f.cycleN
	case f.shifted && f.shift < 0:
		if f.mon >= int(m) {
			year--
		}
	case f.shifted && f.shift > 0:
		if f.mon <= int(m) {
			year++
		}
	case f.mon < int(m):
		year++
	}
	start := c.date(year, time.Month(f.mon), 1)
	return period{language.Interval{Start: start, End: start.AddDate(0, 1, 0)}, language.GrainMonth, false, false}
}

func (c calendar) cycle(f *Frame) period {
	today := c.today()
	length := max(1, f.cycleL)
	var start time.Time
	var step func(t time.Time, n int) time.Time
	grain := language.GrainDay
	switch f.cycle {
	case Week:
		start, grain = monday(today), language.GrainWeek
		step = func(t time.Time, n int) time.Time { return t.AddDate(0, 0, 7*n) }
	case Weekend:
		start = monday(today).AddDate(0, 0, 5+7*f.cycleN)
		return period{language.Interval{Start: start, End: start.AddDate(0, 0, 2)}, language.GrainDay, false, true}
	case Month:
		start, grain = today.AddDate(0, 0, 1-today.Day()), language.GrainMonth
		step = func(t time.Time, n int) time.Time { return t.AddDate(0, n, 0) }
	case Year:
		start, grain = c.date(today.Year(), 1, 1), language.GrainYear
		step = func(t time.Time, n int) time.Time { return t.AddDate(n, 0, 0) }
	case Hour, Minute, Second:
		unit := map[Unit]time.Duration{Hour: time.Hour, Minute: time.Minute, Second: time.Second}[f.cycle]
		start = c.now.Truncate(unit)
		grain = map[Unit]language.Grain{Hour: language.GrainHour, Minute: language.GrainMinute, Second: language.GrainSecond}[f.cycle]
		step = func(t time.Time, n int) time.Time { return t.Add(time.Duration(n) * unit) }
	default:
		start = today
		step = func(t time.Time, n int) time.Time { return t.AddDate(0, 0, n) }
	}
	if f.cycle < Day && f.cycleN == 1 && f.cycleL == 0 {
		return period{language.Interval{Start: c.now, End: step(c.now, 1)}, grain, false, true} // "in the next hour"
	}
	if f.rolling {
		if start = today.AddDate(0, 0, 1); f.cycle < Day {
			start = c.now
		}
		return period{language.Interval{Start: start, End: step(start, length)}, min(grain, language.GrainDay), false, true}
	}
	from, to := f.cycleN, f.cycleN+length
	if f.cycleN < 0 {
		from, to = 1+f.cycleN-length, 1+f.cycleN
	}
	if f.cycleL > 0 && f.cycleN == 0 {
		from, to = 0, length
	}
	return period{language.Interval{Start: step(start, from), End: step(start, to)}, grain, false, f.cycle == Day || f.cycle < Day}
}

// cut keeps the stretch of a period that an edge names.
func (c calendar) cut(f *Frame, p period) period {
	if f.run != 0 {
		return cutRun(f, p)
	}
	if f.edge == whole {
		return p
	}
	start, end := p.Start, p.End
	p.stretch = true
	switch f.edge {
	case rest:
		if p.Start.Before(c.now) && c.now.Before(p.End) {
			p.Start = c.today()
			if p.grain == language.GrainDay {
				p.Start, p.grain = c.now, language.GrainMinute
			}
		}
		return p
	case veryLast:
		p.Start = p.End.Add(-time.Second)
		return p
	}
	switch p.grain {
	case language.GrainWeek:
		p.grain = language.GrainDay
		switch f.edge {
		case early, firstHalf:
			p.End = start.AddDate(0, 0, 3)
		case mid:
			p.Start, p.End = start.AddDate(0, 0, 2), start.AddDate(0, 0, 4)
		case late, secondHalf:
			p.Start = end.AddDate(0, 0, -3)
		}
	case language.GrainMonth:
		p.grain = language.GrainDay
		switch f.edge {
		case early:
			p.End = start.AddDate(0, 0, 10)
		case mid:
			p.Start, p.End = start.AddDate(0, 0, 9), start.AddDate(0, 0, 20)
		case late:
			p.Start = start.AddDate(0, 0, 20)
		case firstHalf:
			p.End = start.AddDate(0, 0, 15)
		case secondHalf:
			p.Start = start.AddDate(0, 0, 15)
		}
	case language.GrainYear:
		p.grain = language.GrainMonth
		switch f.edge {
		case early, firstHalf:
			p.End = start.AddDate(0, 3, 0)
		case mid:
			p.Start, p.End = start.AddDate(0, 4, 0), start.AddDate(0, 8, 0)
		case late, secondHalf:
			p.Start = start.AddDate(0, 8, 0)
		}
	default:
		switch f.edge {
		case early, firstHalf:
			p.End = start.Add(12 * time.Hour)
		case mid:
			p.Start, p.End = start.Add(10*time.Hour), start.Add(14*time.Hour)
		case late, secondHalf:
			p.Start = start.Add(17 * time.Hour)
		}
		p.grain = language.GrainHour
	}
	return p
}

// workday is the n-th day from Monday to Friday of a period, -1 its last.
func workday(in language.Interval, n int) (period, bool) {
	day, step := in.Start, 1
	if n < 0 {
		day, step, n = in.End.AddDate(0, 0, -1), -1, -n
	}
	for ; !day.Before(in.Start) && day.Before(in.End); day = day.AddDate(0, 0, step) {
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			if n--; n == 0 {
				return dayOf(day), true
			}
		}
	}
	return period{}, false
}

// cutRun keeps the first or the last days or weeks of a period.
func cutRun(f *Frame, p period) period {
	days := f.run
	if f.runUnit == Week {
		days *= 7
	}
	if days > 0 {
		p.End = p.Start.AddDate(0, 0, days)
	} else {
		p.Start = p.End.AddDate(0, 0, days)
	}
	p.grain, p.stretch = language.GrainDay, true
	return p
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
	if t.Before(c.today()) {
		m, d = h.Date(y + 1)
		t = c.date(y+1, m, d)
	}
	return t, true
}

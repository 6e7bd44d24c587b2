package timex

import (
	"time"

	"budi/language"
)

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
		if f.week > 0 {
			start = c.weekNumber(f)
		}
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
	case Quarter:
		start, grain = c.date(today.Year(), (today.Month()-1)/3*3+1, 1), language.GrainQuarter
		step = func(t time.Time, n int) time.Time { return t.AddDate(0, 3*n, 0) }
	case Decade:
		start, grain = c.date(today.Year()/10*10, 1, 1), language.GrainYear
		step = func(t time.Time, n int) time.Time { return t.AddDate(10*n, 0, 0) }
	case Season:
		return c.season(f)
	case Workday:
		start = today
		step = addWorkdays
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

// weekNumber is the Monday of a week that is told by its number: of its year,
// else of the coming such week.
func (c calendar) weekNumber(f *Frame) time.Time {
	of := func(year int) time.Time { return monday(c.date(year, 1, 4)).AddDate(0, 0, 7*(f.week-1)) }
	if f.year > 0 {
		return of(f.year)
	}
	year, _ := c.now.ISOWeek()
	if start := of(year); start.AddDate(0, 0, 7).After(c.now) {
		return start
	}
	return of(year + 1)
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
	case later:
		if noon := start.Add(12 * time.Hour); c.now.Before(noon) {
			p.Start = noon
		} else if c.now.Before(p.End) {
			p.Start = c.now
		}
		p.grain = language.GrainMinute
		return p
	case veryLast:
		p.Start = p.End.Add(-time.Second)
		return p
	}
	if f.day&dCycle != 0 && f.cycle == Season {
		third := int(end.Sub(start).Hours()) / 24 / 3
		switch f.edge {
		case early, firstHalf:
			p.End = start.AddDate(0, 0, third)
		case mid:
			p.Start, p.End = start.AddDate(0, 0, third), end.AddDate(0, 0, -third)
		case late, secondHalf:
			p.Start = end.AddDate(0, 0, -third)
		}
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
		case early:
			p.End = start.AddDate(0, 3, 0)
		case firstHalf:
			p.End = start.AddDate(0, 6, 0)
		case mid:
			p.Start, p.End = start.AddDate(0, 4, 0), start.AddDate(0, 8, 0)
		case late:
			p.Start = end.AddDate(0, -4, 0)
		case secondHalf:
			p.Start = end.AddDate(0, -6, 0)
		}
	case language.GrainQuarter:
		p.grain = language.GrainMonth
		switch f.edge {
		case early, firstHalf:
			p.End = start.AddDate(0, 1, 0)
		case mid:
			p.Start, p.End = start.AddDate(0, 1, 0), end.AddDate(0, -1, 0)
		case late, secondHalf:
			p.Start = end.AddDate(0, -1, 0)
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

// cutRun keeps the first or the last days, weeks or months of a period.
func cutRun(f *Frame, p period) period {
	if f.runUnit == Month {
		if f.run > 0 {
			p.End = p.Start.AddDate(0, f.run, 0)
		} else {
			p.Start = p.End.AddDate(0, f.run, 0)
		}
		p.grain, p.stretch = language.GrainMonth, true
		return p
	}
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

// season is the period of a season of the year: the present or coming one, or
// the one of the year that is given along. A season belongs to the year in
// which it begins.
func (c calendar) season(f *Frame) period {
	starts := c.lex.Seasons
	if starts == nil {
		starts = &[4]SeasonStart{{time.March, 1}, {time.June, 1}, {time.September, 1}, {time.December, 1}}
	}
	in := func(year int) language.Interval {
		a, b := starts[f.mon-1], starts[f.mon%4]
		end := c.date(year, b.Month, b.Day)
		if f.mon == 4 {
			end = c.date(year+1, b.Month, b.Day)
		}
		return language.Interval{Start: c.date(year, a.Month, a.Day), End: end}
	}
	year := c.now.Year()
	if f.day&dYear != 0 {
		year = f.year
	} else {
		// The first season that is not over, and from it on.
		for year--; !c.now.Before(in(year).End); year++ {
		}
		switch {
		case f.cycleN > 0 && !c.now.Before(in(year).Start):
			year++
		case f.cycleN < 0:
			year--
		}
	}
	return period{in(year), language.GrainDay, false, true}
}

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

// addWorkdays goes n days on, or back, of those from Monday to Friday.
func addWorkdays(t time.Time, n int) time.Time {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	t = t.AddDate(0, 0, step*(n/5)*7)
	for n %= 5; n > 0; {
		t = t.AddDate(0, 0, step)
		if wd := t.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n--
		}
	}
	for t.Weekday() == time.Saturday || t.Weekday() == time.Sunday {
		t = t.AddDate(0, 0, step)
	}
	return t
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
		if f.base.edge == late && p.grain >= language.GrainDay {
			base = p.End.AddDate(0, 0, -1) // "ten days before the end of April"
		}
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
		if f.pivot < 0 && f.length.days == 2 && day.Weekday() == time.Sunday {
			day = day.AddDate(0, 0, -1) // the weekend before a Sunday is not its own
		}
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
	if f.day&dWd != 0 && f.base != nil {
		// "Two weeks after Easter, on Friday": the one of that week.
		day = day.AddDate(0, 0, int(f.wd)-int(day.Weekday()))
	} else if f.day&dWd != 0 {
		// "Wednesday in a week": that weekday, then the weeks.
		g := *f
		g.day, g.shifted = dWd, false
		day = f.rel.from(c.weekday(&g))
	}
	return dayOf(day), true
}

func (c calendar) withinOf(t time.Time, g language.Grain) (period, bool) {
	if !c.now.Before(t) {
		return period{language.Interval{Start: t, End: c.now}, g, false, true}, true
	}
	return period{language.Interval{Start: c.now, End: t}, g, false, true}, true
}

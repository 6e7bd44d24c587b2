package timex

import (
	"time"

	"budi/language"
)

// hours resolves the time of day of a frame on a day; dayGiven tells whether
// the speaker named the day. The times are offsets from the day's midnight
// and may run past 24 hours.
func (p *parser) hours(f *Frame, day time.Time, dayGiven bool) (from, to time.Duration, ok bool) {
	var part *Part
	if f.clk&cPart != 0 {
		part = &p.r.lex.Parts[f.part]
	}
	if f.clk&cTime == 0 {
		from, to = part.From, part.To
		switch half := (to - from) / 2; f.partEdge {
		case early:
			to = from + half
		case mid:
			from, to = from+half/2, to-half/2
		case late:
			from += half
		case rest:
			if now := p.cal.now.Sub(p.cal.today()); day.Equal(p.cal.today()) && now > from && now < to {
				from = now.Truncate(time.Minute)
			}
		}
		return from, to, true
	}
	a, b := f.clock, f.toClock
	ranged := f.clk&cTo != 0
	if ranged && a.amb && !b.amb {
		// "2 to 4 p.m.": the half that was said last holds for both, unless
		// the start would come after the end.
		if b.h >= 12 && a.h != 12 && (a.h+12)*60+a.m < b.h*60+b.m {
			a.h += 12
		}
		a.amb = false
	}
	from = p.hour(a, part, day, dayGiven)
	if !ranged {
		return from, 0, true
	}
	if b.amb && part != nil && part.Halves != "" {
		to = p.hour(b, part, day, dayGiven)
		if from >= day24 {
			to += day24 // from midnight on
		} else if to <= from && b.h < 12 {
			to += 12 * time.Hour
		}
	} else {
		to = offset(b)
		if b.amb {
			for to > from {
				to -= 12 * time.Hour
			}
			for to <= from {
				to += 12 * time.Hour
			}
		}
	}
	if to <= from {
		to += 24 * time.Hour
	}
	return from, to, to-from <= 24*time.Hour
}

func offset(c clock) time.Duration {
	return time.Duration(c.h)*time.Hour + time.Duration(c.m)*time.Minute + time.Duration(c.s)*time.Second
}

// hour settles which half of the day a clock of twelve hours means: by the
// part of the day, else by the opening hours, else as people with daytime
// business mean it (7 to 11 in the morning, 12 at noon, 1 to 6 in the
// afternoon).
func (p *parser) hour(c clock, part *Part, day time.Time, dayGiven bool) time.Duration {
	at := offset(c)
	if !c.amb {
		if part != nil && part.Today && c.h < 5 {
			at += 24 * time.Hour
		}
		return at
	}
	h := c.h % 12
	early := at - time.Duration(c.h-h)*time.Hour
	late := early + 12*time.Hour
	if part != nil && part.Halves != "" {
		switch part.Halves[(h+11)%12] {
		case 'p':
			return late
		case 'a':
			return early
		case 'n':
			if now := p.cal.now.Sub(p.cal.today()); part.Today && now < 5*time.Hour && early > now && day.Equal(p.cal.today()) {
				return early // said in the night itself
			}
			if part.Today {
				return early + 24*time.Hour
			}
			return early
		}
	}
	if p.at.Open != nil {
		open := p.at.Open(day)
		inEarly, inLate := within(open, day, early), within(open, day, late)
		if inEarly != inLate {
			if inEarly {
				return early
			}
			return late
		}
	}
	if p.at.Open == nil && (c.literal || p.r.lex.Clock24 && c.fine == Minute) {
		return at
	}
	first, second := early, late
	if h < 7 {
		first, second = late, early
	}
	// A time of today that has passed is not meant when its twin is ahead.
	if today := p.cal.today(); dayGiven && day.Equal(today) && !c.literal {
		now := p.cal.now.Sub(today)
		if first < now && second > now && second >= 7*time.Hour {
			return second
		}
	}
	return first
}

// settle fixes the half of the day of a frame's clock by its part of the day.
func (p *parser) settle(f *Frame) clock {
	c := f.clock
	c.bare = false
	if f.clk&cPart == 0 || !c.amb {
		return c
	}
	halves := p.r.lex.Parts[f.part].Halves
	if halves == "" {
		return c
	}
	switch halves[(c.h+11)%12] {
	case 'p':
		c.h, c.amb = c.h%12+12, false
	case 'a', 'n':
		c.h, c.amb = c.h%12, false
	}
	return c
}

func within(open []language.Interval, day time.Time, at time.Duration) bool {
	t := wall(day, at)
	for _, i := range open {
		if !t.Before(i.Start) && t.Before(i.End) {
			return true
		}
	}
	return false
}

// wall is the instant at which day's clocks show offset.
func wall(day time.Time, offset time.Duration) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 0, 0, int(offset/time.Second), 0, day.Location())
}

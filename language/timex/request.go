package timex

import (
	"slices"
	"time"

	"budi/language"
)

// Request is what a caller wants of a time, gathered over the turns of a
// conversation. It has a day part and a clock part, so that each turn replaces
// only what it speaks of:
//
//	"Thursday"                    Thursday, any time
//	"rather in the afternoon"     Thursday in the afternoon
//	"no, Friday then"             Friday in the afternoon
//	"at three"                    Friday at 15:00, which is exact
//	"but not on Friday"           any day but Friday at 15:00
//	"Tuesday at ten"              Tuesday at 10:00
//
// The zero Request wants nothing. A Request is an immutable value, to be kept
// with the booking that it belongs to.
type Request struct {
	days   []language.When // what was said of days; bounds among them
	clocks []language.When // what was said of times of day
	pairs  []language.When // "Tuesday at ten or Thursday at three": alternatives that belong together
	except []language.When // negated
}

// Merge takes in the times of one more utterance. Without times it changes
// nothing.
func (r Request) Merge(times []language.When) Request {
	var days, clocks, pairs []language.When
	for _, w := range times {
		switch {
		case w.Negated:
			r = r.without(w)
		case w.HasDay && w.HasClock:
			pairs = append(pairs, w)
		case w.HasDay:
			days = append(days, w)
		case w.HasClock:
			clocks = append(clocks, w)
		}
	}
	switch {
	case len(pairs) > 1 && !sameClock(pairs):
		return Request{pairs: append(pairs, days...), except: nil}
	case len(pairs) > 0:
		for _, w := range pairs {
			days = append(days, w.DayOnly())
		}
		clocks = append(clocks, pairs[0].ClockOnly())
		if instant(pairs[0]) {
			return Request{pairs: pairs[:1]}
		}
	}
	if len(days) > 0 {
		if len(clocks) == 0 && len(r.pairs) > 0 && (len(r.pairs) == 1 || sameClock(r.pairs)) {
			clocks = []language.When{r.pairs[0].ClockOnly()}
		}
		r.days, r.pairs = days, nil
		r.except = keep(r.except, func(w language.When) bool { return !w.HasDay || !covers(w, days) })
	}
	if len(clocks) > 0 {
		for _, w := range r.pairs {
			r.days = append(slices.Clip(r.days), w.DayOnly())
		}
		r.clocks, r.pairs = clocks, nil
		r.except = keep(r.except, func(w language.When) bool { return w.HasDay })
	}
	return r
}

// without takes a negated time in: what it rules out is no longer wanted.
func (r Request) without(w language.When) Request {
	gone := func(x language.When) bool { return !sameStart(x, w) || x.Bound != language.At }
	if w.HasDay {
		r.days = keep(r.days, gone)
		r.pairs = keep(r.pairs, func(x language.When) bool { return x.DayOnly().Start != w.DayOnly().Start })
	} else {
		r.clocks = keep(r.clocks, gone)
	}
	r.except = append(slices.Clip(r.except), w)
	return r
}

// Empty reports whether nothing was wished.
func (r Request) Empty() bool {
	return len(r.days)+len(r.clocks)+len(r.pairs)+len(r.except) == 0
}

// HasDay reports whether a day was wished.
func (r Request) HasDay() bool { return len(r.days)+len(r.pairs) > 0 }

// HasClock reports whether a time of day was wished.
func (r Request) HasClock() bool { return len(r.clocks)+len(r.pairs) > 0 }

// Set is the wish as a set over the calendar, for the search for free times;
// All when nothing was wished.
func (r Request) Set() language.Set {
	set := language.Wish(r.pairs)
	if len(r.pairs) == 0 {
		set = language.Wish(r.days).And(language.Wish(r.clocks))
	}
	return set.And(language.Wish(r.except))
}

// Exact is the one point in time that was asked for, when day and clock are
// both known to the minute.
func (r Request) Exact() (time.Time, bool) {
	if len(r.pairs) == 1 && exactClock(r.pairs[0]) {
		return r.pairs[0].Start, true
	}
	if len(r.pairs) > 0 || len(r.days) != 1 || len(r.clocks) != 1 {
		return time.Time{}, false
	}
	day, clock := r.days[0], r.clocks[0]
	if day.Bound != language.At || day.Approx || !day.End.IsZero() || day.Grain != language.GrainDay || !exactClock(clock) {
		return time.Time{}, false
	}
	y, m, d := day.Start.Date()
	h, min, s := clock.Start.Clock()
	return time.Date(y, m, d, h, min, s, 0, day.Start.Location()), true
}

func exactClock(w language.When) bool {
	return w.HasClock && w.Bound == language.At && !w.Approx && w.End.IsZero() && w.Grain <= language.GrainHour
}

// instant reports whether a time was reached by counting from now, so that
// its day and clock can't be parted.
func instant(w language.When) bool { return w.Hours.IsAll() }

func sameClock(list []language.When) bool {
	for _, w := range list[1:] {
		ah, am, _ := list[0].Start.Clock()
		bh, bm, _ := w.Start.Clock()
		if ah != bh || am != bm || w.Bound != list[0].Bound || w.End.IsZero() != list[0].End.IsZero() {
			return false
		}
	}
	return true
}

// covers reports whether one of the days is what w rules out.
func covers(w language.When, days []language.When) bool {
	for _, d := range days {
		if sameStart(d, w) {
			return true
		}
	}
	return false
}

// sameStart compares two times where they begin: by their days where neither
// tells a time of day.
func sameStart(a, b language.When) bool {
	if a.HasClock || b.HasClock {
		return a.Start.Equal(b.Start)
	}
	ay, am, ad := a.Start.Date()
	by, bm, bd := b.Start.Date()
	return ay == by && am == bm && ad == bd
}

func keep(list []language.When, like func(language.When) bool) []language.When {
	var out []language.When
	for _, w := range list {
		if like(w) {
			out = append(out, w)
		}
	}
	return out
}

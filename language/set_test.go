package language_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

func day(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }

func hours(d, from, to int) language.Interval {
	return language.Interval{Start: day(d).Add(time.Duration(from) * time.Hour), End: day(d).Add(time.Duration(to) * time.Hour)}
}

func TestSetAlgebra(t *testing.T) {
	week := language.Interval{Start: day(2), End: day(9)} // Monday to Sunday
	tuesday := language.SetOf(language.Interval{Start: day(3), End: day(4)})
	thursday := language.SetOf(language.Interval{Start: day(5), End: day(6)})
	evening := language.Daily(time.UTC, 17*time.Hour, 20*time.Hour, nil)

	assert.True(t, language.All().IsAll())
	assert.False(t, language.Never().IsAll())
	assert.Equal(t, []language.Interval{week}, language.All().In(week))
	assert.Empty(t, language.Never().In(week))
	assert.Empty(t, language.All().In(language.Interval{Start: week.End, End: week.Start}))

	assert.Equal(t, []language.Interval{hours(3, 17, 20), hours(5, 17, 20)}, tuesday.Or(thursday).And(evening).In(week))
	assert.Equal(t, []language.Interval{{Start: day(2), End: day(3)}, {Start: day(4), End: day(9)}}, tuesday.Not().In(week))
	assert.Empty(t, tuesday.And(thursday).In(week))
	assert.Empty(t, language.All().Not().In(week))
	assert.True(t, tuesday.Or(language.All()).IsAll())
	assert.True(t, tuesday.Not().Not().Has(day(3)))
	assert.False(t, tuesday.Has(day(4)), "the end is not in it")
	assert.True(t, tuesday.Has(day(4).Add(-time.Nanosecond)))
}

func TestSetClipsAndJoins(t *testing.T) {
	s := language.SetOf(hours(3, 9, 10), hours(3, 10, 11), hours(3, 8, 9), hours(3, 12, 12))
	assert.Equal(t, []language.Interval{hours(3, 8, 11)}, s.In(hours(3, 0, 24)))
	assert.Equal(t, []language.Interval{hours(3, 9, 10)}, s.In(hours(3, 9, 10)))
}

// TestDailyPastMidnight keeps the small hours of a night that began before
// the window.
func TestDailyPastMidnight(t *testing.T) {
	night := language.Daily(time.UTC, 22*time.Hour, 30*time.Hour, nil)
	assert.True(t, night.Has(day(3).Add(2*time.Hour)))
	assert.True(t, night.Has(day(3).Add(23*time.Hour)))
	assert.False(t, night.Has(day(3).Add(7*time.Hour)))
}

// TestDailyAcrossClockChange reads the wall clock on the day it is put forward.
func TestDailyAcrossClockChange(t *testing.T) {
	vilnius, err := time.LoadLocation("Europe/Vilnius")
	if err != nil {
		t.Skip(err)
	}
	nine := language.Daily(vilnius, 9*time.Hour, 10*time.Hour, nil)
	change := time.Date(2026, 3, 29, 0, 0, 0, 0, vilnius)
	got := nine.In(language.Interval{Start: change, End: change.AddDate(0, 0, 1)})
	assert.Len(t, got, 1)
	assert.Equal(t, 9, got[0].Start.Hour())
	assert.Equal(t, time.Hour, got[0].End.Sub(got[0].Start))
}

// FuzzSet checks the laws of sets on three days of intervals.
func FuzzSet(f *testing.F) {
	f.Add([]byte{1, 5, 3, 9}, []byte{2, 4})
	f.Add([]byte{}, []byte{0, 255})
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if len(a)+len(b) > 40 {
			return
		}
		w := language.Interval{Start: day(2), End: day(5)}
		x, y := bytesSet(a), bytesSet(b)
		both, either := x.And(y), x.Or(y)
		for m := 0; m < 72*60; m += 7 {
			at := day(2).Add(time.Duration(m) * time.Minute)
			if both.Has(at) != (x.Has(at) && y.Has(at)) || either.Has(at) != (x.Has(at) || y.Has(at)) || x.Not().Has(at) == x.Has(at) {
				t.Fatalf("laws broken at %v", at)
			}
		}
		last := w.Start
		for _, i := range either.In(w) {
			if i.Start.Before(last) || !i.Start.Before(i.End) || i.End.After(w.End) {
				t.Fatalf("not sorted, disjoint and clipped: %v", either.In(w))
			}
			last = i.End
		}
	})
}

func bytesSet(b []byte) language.Set {
	var list []language.Interval
	for i := 0; i+1 < len(b); i += 2 {
		from := day(2).Add(time.Duration(b[i]) * 17 * time.Minute)
		list = append(list, language.Interval{Start: from, End: from.Add(time.Duration(b[i+1]) * 5 * time.Minute)})
	}
	return language.SetOf(list...)
}

package local

import (
	"context"
	"fmt"
	"slices"
	"time"

	"budi/calendar"
)

const (
	// stretch is how many days of stored visits are read at once: near
	// slots are what callers mostly want.
	stretch = 14
	// most is the longest list of slots that is ever given.
	most = 2000
)

// Free lists bookable slots; see [calendar.Book]. Where the query names no
// staff it gives each start once, with whoever has the least to do that day.
func (b *Book) Free(ctx context.Context, q calendar.Query) ([]calendar.Slot, error) {
	service, ok := b.plan.Service(q.Service)
	if !ok {
		return nil, fmt.Errorf("calendar: %s has no service %q", b.plan.Business, q.Service)
	}
	givers := b.givers(service, q.Staff)
	if len(givers) == 0 {
		return nil, fmt.Errorf("calendar: %q doesn't give %q", q.Staff, q.Service)
	}
	took := service.Duration
	if q.Duration > 0 {
		took = q.Duration
	}
	if took > max(service.Duration, service.Longest) {
		return nil, fmt.Errorf("calendar: %q doesn't take %s", q.Service, took)
	}
	limit := q.Limit
	if limit <= 0 || limit > most {
		limit = most
	}
	now := b.now()
	from, to := later(q.From, now.Add(b.plan.Lead)), b.horizon(now)
	if !q.To.IsZero() && q.To.Before(to) {
		to = q.To
	}
	var out []calendar.Slot
	for day := midnight(from.In(b.plan.Zone), 0); day.Before(to) && len(out) < limit; day = midnight(day, stretch) {
		window := calendar.Interval{Start: day, End: midnight(day, stretch)}
		taken, err := b.storage.Taken(ctx, b.plan.Business, window, now)
		if err != nil {
			return nil, fmt.Errorf("free times: %w", err)
		}
		taken = slices.DeleteFunc(taken, func(t calendar.Taken) bool { return q.Key != "" && t.Key == q.Key })
		for n := range stretch {
			if err := ctx.Err(); err != nil {
				return nil, context.Cause(ctx)
			}
			d := search{
				service: q.Service, took: took, buffer: service.Buffer, step: b.plan.Step,
				bounds: calendar.Interval{Start: from, End: to}, accept: q.Accept, taken: taken,
			}
			out = append(out, d.day(midnight(day, n), givers)...)
			if len(out) >= limit {
				return out[:limit], nil
			}
		}
	}
	return out, nil
}

// search looks for a service's starts on a day.
type search struct {
	service      string
	took, buffer time.Duration
	step         time.Duration
	bounds       calendar.Interval
	accept       func(time.Time) bool
	taken        []calendar.Taken
}

// day gives the day's free slots in order.
func (s search) day(day time.Time, givers []calendar.Resource) []calendar.Slot {
	next := midnight(day, 1)
	if !next.After(s.bounds.Start) || !day.Before(s.bounds.End) {
		return nil
	}
	type giver struct {
		calendar.Resource
		hours []calendar.Interval
		taken []calendar.Taken
	}
	var today []giver
	for _, r := range s.byLoad(givers, calendar.Interval{Start: day, End: next}) {
		g := giver{Resource: r, hours: r.Hours(day)}
		for _, t := range s.taken {
			if t.Staff == r.ID && t.Start.Before(next) && day.Before(t.End) {
				g.taken = append(g.taken, t)
			}
		}
		if len(g.hours) > 0 {
			today = append(today, g)
		}
	}
	if len(today) == 0 {
		return nil
	}
	var out []calendar.Slot
	for _, start := range grid(day, s.step) {
		if start.Before(s.bounds.Start) || !start.Before(s.bounds.End) {
			continue
		}
		visit := calendar.Interval{Start: start, End: start.Add(s.took)}
		kept := calendar.Interval{Start: start, End: visit.End.Add(s.buffer)}
		i := slices.IndexFunc(today, func(g giver) bool {
			works := slices.ContainsFunc(g.hours, func(h calendar.Interval) bool { return h.Covers(visit) })
			return works && !slices.ContainsFunc(g.taken, func(t calendar.Taken) bool { return t.Overlaps(kept) })
		})
		if i >= 0 && (s.accept == nil || s.accept(start)) {
			out = append(out, calendar.Slot{Service: s.service, Staff: today[i].ID, Start: visit.Start, End: visit.End})
		}
	}
	return out
}

// byLoad orders resources by how much of the day is taken already, and those
// with equal loads in turns from day to day, so that nobody always goes first.
func (s search) byLoad(givers []calendar.Resource, day calendar.Interval) []calendar.Resource {
	load := map[string]time.Duration{}
	for _, t := range s.taken {
		if t.Overlaps(day) {
			load[t.Staff] += t.End.Sub(t.Start)
		}
	}
	turn := day.Start.YearDay() % len(givers)
	list := slices.Concat(givers[turn:], givers[:turn])
	slices.SortStableFunc(list, func(a, b calendar.Resource) int { return int((load[a.ID] - load[b.ID]) / time.Minute) })
	return list
}

// givers are the resources that give a service: all, or the one that is named.
func (b *Book) givers(s calendar.Service, staff string) []calendar.Resource {
	var out []calendar.Resource
	for _, id := range s.Staff {
		if staff != "" && staff != id {
			continue
		}
		if r, ok := b.plan.Resource(id); ok {
			out = append(out, r)
		}
	}
	return out
}

func (b *Book) resource(s calendar.Service, staff string) (calendar.Resource, bool) {
	if staff == "" {
		return calendar.Resource{}, false
	}
	list := b.givers(s, staff)
	if len(list) == 0 {
		return calendar.Resource{}, false
	}
	return list[0], true
}

// horizon is the first moment that can't be booked yet.
func (b *Book) horizon(now time.Time) time.Time {
	return midnight(now.In(b.plan.Zone), b.plan.Horizon+1)
}

// midnight is the start of the day n days after t's.
func midnight(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d+n, 0, 0, 0, 0, t.Location())
}

// grid gives the day's starts by the wall clock. A time that the clock change
// leaves out is no start; of one that it repeats only the first is.
func grid(day time.Time, step time.Duration) []time.Time {
	y, m, d := day.Date()
	out := make([]time.Time, 0, 24*time.Hour/step)
	for offset := time.Duration(0); offset < 24*time.Hour; offset += step {
		t := time.Date(y, m, d, 0, int(offset/time.Minute), 0, 0, day.Location())
		if wall(t) == offset {
			out = append(out, t)
		}
	}
	return out
}

// onGrid reports whether t is one of its day's starts.
func onGrid(t time.Time, step time.Duration) bool {
	if t.Second() != 0 || t.Nanosecond() != 0 || wall(t)%step != 0 {
		return false
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, int(wall(t)/time.Minute), 0, 0, t.Location()).Equal(t)
}

// wall is what the wall clock shows at t, as an offset since midnight.
func wall(t time.Time) time.Duration {
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

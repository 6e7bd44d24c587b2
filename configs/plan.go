package configs

import (
	"time"

	"budi/calendar"
	"budi/language"
)

// Plan gives the business's calendar what it needs to know: who gives what,
// when, and how visits are laid out.
func (b *Business) Plan() calendar.Plan {
	p := calendar.Plan{
		Business: b.Slug,
		Zone:     b.Location(),
		Step:     b.Booking.Grid(),
		Lead:     time.Duration(b.Booking.Lead),
		Horizon:  b.Booking.Days(),
	}
	for i := range b.Services {
		s := &b.Services[i]
		if !s.CanBook() {
			continue
		}
		longest := time.Duration(s.Duration)
		for _, c := range s.Price.Classes {
			longest = max(longest, time.Duration(c.Duration))
		}
		p.Services = append(p.Services, calendar.Service{
			ID:       s.ID,
			Duration: time.Duration(s.Duration),
			Longest:  longest,
			Buffer:   time.Duration(s.Buffer),
			Staff:    s.Staff,
		})
	}
	for i := range b.Staff {
		m := &b.Staff[i]
		p.Resources = append(p.Resources, calendar.Resource{
			ID:    m.ID,
			Hours: func(day time.Time) []calendar.Interval { return convert(b.WorkIntervals(m, day)) },
		})
	}
	return p
}

func convert(list []language.Interval) []calendar.Interval {
	out := make([]calendar.Interval, len(list))
	for i, v := range list {
		out[i] = calendar.Interval(v)
	}
	return out
}

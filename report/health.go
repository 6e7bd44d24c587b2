package report

import (
	"context"
	"slices"
	"time"

	"budi/record"
)

// silence is how long a running process may give no sign of life before it
// counts as down.
const silence = 5 * time.Minute

// health works out when nobody was there to answer.
func (w *work) health(ctx context.Context) error {
	incidents, err := w.src.Incidents(ctx, w.b.Slug, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	h := Health{State: HealthOK, Down: []Stretch{}, Incidents: make([]record.Incident, 0, len(incidents))}
	for _, i := range incidents {
		i.At = w.local(i.At)
		h.Incidents = append(h.Incidents, i)
	}
	runs, err := w.src.Runs(ctx, w.r.From, w.r.To)
	if err != nil {
		return err
	}
	end := w.r.To
	if w.now.Before(end) {
		end = w.now
	}
	// What was before the first run of all was no failure: nothing was
	// installed yet.
	from := w.r.From
	if len(runs) > 0 && runs[0].Started.After(from) {
		earlier, err := w.src.Runs(ctx, time.Unix(0, 0), from)
		if err != nil {
			return err
		}
		if len(earlier) == 0 {
			from = runs[0].Started
		}
	}
	switch h.Down = down(runs, from, end); {
	case len(runs) == 0:
		h.State, h.Down = HealthUnknown, []Stretch{}
	case len(h.Down) > 0:
		h.State = HealthDown
	}
	for i := range h.Down {
		h.Down[i].From, h.Down[i].To = w.local(h.Down[i].From), w.local(h.Down[i].To)
	}
	w.r.Health = h
	return nil
}

// down gives the stretches of a window that no run covers. What is shorter
// than silence is a restart, or a sign of life that is only due.
func down(runs []record.Run, from, to time.Time) []Stretch {
	out := []Stretch{}
	runs = slices.SortedStableFunc(slices.Values(runs), func(a, b record.Run) int { return a.Started.Compare(b.Started) })
	covered := from
	for _, r := range runs {
		if r.Started.Sub(covered) > silence && r.Started.Before(to) {
			out = append(out, Stretch{From: covered, To: r.Started})
		}
		if r.Seen.After(covered) {
			covered = r.Seen
		}
	}
	if to.Sub(covered) > silence {
		out = append(out, Stretch{From: covered, To: to})
	}
	return out
}

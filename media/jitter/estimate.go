package jitter

import "time"

const (
	bucket     = 5 * time.Millisecond
	buckets    = 80 // 400 ms
	forget     = 0.998
	baseWindow = 8 * time.Second
)

// estimator learns the network: the fastest way a packet took of late (base)
// and how much later than that the others are.
type estimator struct {
	packets int
	// transit is arrival minus timestamp on a common scale; base is its
	// minimum over the last one to two windows.
	newest, before time.Duration
	windowEnd      time.Time
	last           time.Duration
	lastTS         int64
	histogram      [buckets]float32
	weight         float32
	jitter         float64 // RFC 3550, ns
	reorder        time.Duration
}

func (e *estimator) reset() { *e = estimator{} }

// add learns from a packet; at is its arrival on the buffer's scale.
func (e *estimator) add(at time.Duration, ts int64, arrived time.Time) {
	transit := at - span(ts)
	switch {
	case e.packets == 0:
		e.newest, e.before = transit, transit
		e.windowEnd = arrived.Add(baseWindow)
	case arrived.After(e.windowEnd):
		e.before, e.newest = e.newest, transit
		e.windowEnd = arrived.Add(baseWindow)
	default:
		e.newest = min(e.newest, transit)
	}
	if e.packets > 0 {
		// Packets of one timestamp, or out of order, say nothing of the pace.
		if ts > e.lastTS {
			e.jitter += (float64((transit - e.last).Abs()) - e.jitter) / 16
		} else {
			e.reorder = max(e.reorder, transit-e.last)
		}
	}
	e.reorder -= e.reorder / 512
	if ts > e.lastTS || e.packets == 0 {
		e.last, e.lastTS = transit, ts
	}
	e.packets++
	for i := range e.histogram {
		e.histogram[i] *= forget
	}
	e.weight = e.weight*forget + 1
	e.histogram[min(int((transit-e.base())/bucket), buckets-1)]++
}

// base is the fastest transit of late.
func (e *estimator) base() time.Duration { return min(e.newest, e.before) }

// quantile is the lateness, against base, that the share q of the packets
// stayed within.
func (e *estimator) quantile(q float32) time.Duration {
	left := e.weight * (1 - q)
	for i := buckets - 1; i > 0; i-- {
		left -= e.histogram[i]
		if left < 0 {
			return time.Duration(i+1) * bucket
		}
	}
	return bucket
}

// span is the time that a number of samples takes.
func span(samples int64) time.Duration {
	return time.Duration(samples) * (time.Second / Rate)
}

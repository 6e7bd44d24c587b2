package jitter

import "time"

const (
	bucket     = 5 * time.Millisecond
	buckets    = 80 // 400 ms
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
	recent, long   histogram
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
	late := transit - e.base()
	e.recent.add(late, 1-1.0/100)
	e.long.add(late, 1-1.0/2000)
}

// base is the fastest transit of late.
func (e *estimator) base() time.Duration { return min(e.newest, e.before) }

// quantile is the lateness, against base, that the share q of the packets
// stayed within: of the last 2 s or of the last 40 s, whichever is more. So it
// rises with a second late packet and falls when there were none for long.
func (e *estimator) quantile(q float32) time.Duration {
	return max(e.recent.quantile(q), e.long.quantile(q))
}

// histogram counts latenesses; older ones weigh less.
type histogram struct {
	counts [buckets]float32
	sum    float32
	unit   float32 // the weight of the newest: it grows instead of all others shrinking
}

func (h *histogram) add(late time.Duration, forget float32) {
	const most = 1e12
	if h.unit == 0 {
		h.unit = 1
	}
	if h.unit > most {
		for i := range h.counts {
			h.counts[i] /= h.unit
		}
		h.sum /= h.unit
		h.unit = 1
	}
	h.unit /= forget
	h.sum += h.unit
	h.counts[max(0, min(int(late/bucket), buckets-1))] += h.unit
}

func (h *histogram) quantile(q float32) time.Duration {
	left := h.sum * (1 - q)
	for i := buckets - 1; i > 0; i-- {
		left -= h.counts[i]
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

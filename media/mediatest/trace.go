package mediatest

import (
	"math/rand/v2"
	"slices"
	"time"
)

// Arrival is one packet of 20 ms on its way through a network. Times count
// from the first packet's sending.
type Arrival struct {
	// Number counts packets from 0; it gives the sequence number and, times
	// 160, the timestamp.
	Number int
	// Sent is when the packet left, by our clock; Arrives when it came.
	Sent, Arrives time.Duration
}

const packetTime = 20 * time.Millisecond

// Trace is the packets that arrive, in the order in which they do.
type Trace []Arrival

// Clean is a network with a constant delay.
func Clean(packets int, delay time.Duration) Trace {
	return build(packets, func(int) (time.Duration, bool) { return delay, true })
}

// Gaussian delays each packet by mean with the standard deviation sigma; a
// packet never overtakes another.
func Gaussian(seed uint64, packets int, mean, sigma time.Duration) Trace {
	r := rand.New(rand.NewPCG(seed, 3))
	var last time.Duration
	return build(packets, func(i int) (time.Duration, bool) {
		sent := time.Duration(i) * packetTime
		delay := max(0, mean+time.Duration(r.NormFloat64()*float64(sigma)))
		last = max(last, sent+delay)
		return last - sent, true
	})
}

// Spikes is a clean network that now and then holds everything back for up to
// height: the packets of that time come together when it is over.
func Spikes(seed uint64, packets int, every int, height time.Duration) Trace {
	r := rand.New(rand.NewPCG(seed, 4))
	var open time.Duration
	return build(packets, func(i int) (time.Duration, bool) {
		sent := time.Duration(i) * packetTime
		if sent >= open && r.IntN(every) == 0 {
			open = sent + height
		}
		return max(0, open-sent), true
	})
}

// GilbertElliott loses packets in bursts: a good state without loss, a bad one
// that loses half. The chances to change from good to bad and back are per
// packet.
func GilbertElliott(seed uint64, packets int, bad, good float64) Trace {
	r := rand.New(rand.NewPCG(seed, 5))
	inBad := false
	return build(packets, func(int) (time.Duration, bool) {
		if inBad {
			inBad = r.Float64() >= good
		} else {
			inBad = r.Float64() < bad
		}
		return 0, !inBad || r.Float64() < 0.5
	})
}

// Drift is a clean network whose sender's clock is ppm faster than ours.
func Drift(packets int, ppm float64) Trace {
	t := Clean(packets, 0)
	for i := range t {
		at := time.Duration(float64(i) * float64(packetTime) / (1 + ppm*1e-6))
		t[i].Sent, t[i].Arrives = at, at
	}
	return t
}

// Reordered is a clean network on which one packet in every takes detour
// longer.
func Reordered(seed uint64, packets int, every int, detour time.Duration) Trace {
	r := rand.New(rand.NewPCG(seed, 6))
	return build(packets, func(int) (time.Duration, bool) {
		if r.IntN(every) == 0 {
			return detour, true
		}
		return 0, true
	})
}

// build makes a trace of what happens to each packet.
func build(packets int, fate func(i int) (delay time.Duration, arrives bool)) Trace {
	t := make(Trace, 0, packets)
	for i := range packets {
		sent := time.Duration(i) * packetTime
		if delay, ok := fate(i); ok {
			t = append(t, Arrival{Number: i, Sent: sent, Arrives: sent + delay})
		}
	}
	slices.SortStableFunc(t, func(a, b Arrival) int { return int(a.Arrives - b.Arrives) })
	return t
}

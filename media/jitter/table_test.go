package jitter_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/g711"
	"budi/media/jitter"
	"budi/media/mediatest"
)

// muLaw decodes as a PCMU session does.
type muLaw struct{}

func (muLaw) Decode(dst []int16, payload []byte) int {
	return g711.DecodeU(dst, payload[:min(len(payload), len(dst))])
}

// outcome is what a buffer made of a trace.
type outcome struct {
	frames, made, given int
	delay               time.Duration // mean, from sending to giving
	first, last         time.Duration // mean delay of the first and last tenth
	longest             time.Duration
	pcm                 []int16
	stats               jitter.Stats
}

func (o outcome) concealed() float64 { return 100 * float64(o.made) / float64(max(o.frames, 1)) }

// start is the zero of every run.
var start = time.Unix(1000, 0)

// run plays a trace into a buffer and takes what it gives, as a receiver does.
func run(tb testing.TB, b jitter.Buffer, trace mediatest.Trace, speech []int16) outcome {
	tb.Helper()
	var o outcome
	var sum time.Duration
	var delays []time.Duration
	sentBy := map[time.Time]time.Duration{}
	code := make([]byte, 160)
	dst := make([]int16, jitter.FrameSamples)
	take := func(now time.Time) {
		for {
			f, ok := b.Next(now, dst)
			if !ok {
				return
			}
			o.frames++
			o.pcm = append(o.pcm, dst...)
			if f.Made {
				o.made++
				continue
			}
			o.given++
			d := now.Sub(start) - sentBy[f.Arrived]
			delays = append(delays, d)
			sum += d
			o.longest = max(o.longest, d)
		}
	}
	for i := 0; i < len(trace); {
		p := trace[i]
		at := start.Add(p.Arrives + time.Duration(p.Number)) // a nanosecond apart: tells them from each other
		if due := b.Due(); due.Before(at) {
			take(due)
			require.True(tb, b.Due().After(due), "Due stands still at %v", due)
			continue
		}
		from := p.Number * 160 % len(speech)
		n := g711.EncodeU(code, speech[from:from+160])
		sentBy[at] = p.Sent
		b.Put(jitter.Packet{Seq: uint16(p.Number), Timestamp: uint32(p.Number * 160), Payload: code[:n], Arrived: at})
		take(at)
		i++
	}
	if len(delays) > 0 {
		o.delay = sum / time.Duration(len(delays))
		tenth := max(len(delays)/10, 1)
		o.first, o.last = mean(delays[:tenth]), mean(delays[len(delays)-tenth:])
	}
	o.stats = b.Stats()
	return o
}

func mean(d []time.Duration) time.Duration {
	var sum time.Duration
	for _, v := range d {
		sum += v
	}
	return sum / time.Duration(len(d))
}

// fixed is the buffer of most products: playout a fixed time after the first
// packet, what comes later is lost.
type fixed struct {
	lag    time.Duration
	zero   time.Time
	slot   int
	have   map[int]jitter.Packet
	begun  bool
	counts jitter.Stats
}

func (f *fixed) Put(p jitter.Packet) {
	if !f.begun {
		f.begun, f.zero, f.have = true, p.Arrived.Add(f.lag), map[int]jitter.Packet{}
	}
	f.have[int(p.Timestamp/160)] = p
}

func (f *fixed) Due() time.Time {
	if !f.begun {
		return start.Add(1 << 60)
	}
	return f.zero.Add(time.Duration(f.slot) * 20 * time.Millisecond)
}

func (f *fixed) Next(now time.Time, dst []int16) (jitter.Frame, bool) {
	if now.Before(f.Due()) {
		return jitter.Frame{}, false
	}
	p, ok := f.have[f.slot]
	delete(f.have, f.slot)
	f.slot++
	return jitter.Frame{Arrived: p.Arrived, Made: !ok}, true
}

func (f *fixed) Reset()              {}
func (f *fixed) Stats() jitter.Stats { return f.counts }

// limit is what a buffer must keep on a trace: mean delay in ms, and the share
// of frames made up in percent.
type limit struct{ delay, concealed float64 }

// traces are those of the comparison, 30,000 packets each. The limits of the
// steady buffer are a little below the best that was published for a model of
// WebRTC's NetEq on such traces, or what the network itself costs.
var traces = []struct {
	name          string
	trace         mediatest.Trace
	steady, eager limit
}{
	{"clean", mediatest.Clean(30000, 0), limit{21, 0.02}, limit{1, 0}},
	{"gaussian sigma 30 ms, in order", mediatest.Gaussian(1, 30000, 60*time.Millisecond, 30*time.Millisecond), limit{165, 0.1}, limit{75, 0.05}},
	{"100 ms spikes", mediatest.Spikes(1, 30000, 120, 100*time.Millisecond), limit{122, 0.06}, limit{5, 0.05}},
	{"Gilbert-Elliott 5 % loss", mediatest.GilbertElliott(1, 30000, 0.022, 0.2), limit{25, 4.45}, limit{2, 4.40}},
	{"+200 ppm, 10 min", mediatest.Drift(30000, 200), limit{25, 0.02}, limit{1, 0.02}},
	{"-200 ppm, 10 min", mediatest.Drift(30000, -200), limit{25, 0.04}, limit{1, 0.03}},
	{"1 in 20 packets 30 ms late", mediatest.Reordered(1, 30000, 20, 30*time.Millisecond), limit{65, 0.02}, limit{3, 0.01}},
}

// TestTable prints, with -v, mean delay in ms and concealed percents of each
// buffer on each trace, and holds ours to their limits.
func TestTable(t *testing.T) {
	speech := mediatest.Speech(1, 2500, 60*time.Second, 8000)
	t.Logf("| trace | fixed 60 ms | steady | eager |")
	t.Logf("|---|---|---|---|")
	for _, tr := range traces {
		before := run(t, &fixed{lag: 60 * time.Millisecond}, tr.trace, speech)
		steady := run(t, jitter.NewSteady(start, muLaw{}), tr.trace, speech)
		eager := run(t, jitter.NewEager(start, muLaw{}), tr.trace, speech)
		t.Logf("| %s | %s | %s | %s |", tr.name, cell(before), cell(steady), cell(eager))
		for name, o := range map[string]outcome{"steady": steady, "eager": eager} {
			want := tr.steady
			if name == "eager" {
				want = tr.eager
			}
			require.LessOrEqual(t, ms(o.delay), want.delay, "%s on %s", name, tr.name)
			require.LessOrEqual(t, o.concealed(), want.concealed, "%s on %s", name, tr.name)
			// No drift: the end is as the beginning.
			require.InDelta(t, ms(o.first), ms(o.last), 25, "%s on %s", name, tr.name)
			// The frames' clock is the wall's.
			require.InDelta(t, 30000, o.frames, 12, "%s on %s", name, tr.name)
		}
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func cell(o outcome) string { return fmt.Sprintf("%.0f / %.2f", ms(o.delay), o.concealed()) }

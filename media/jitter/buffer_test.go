package jitter_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"budi/media/g711"
	"budi/media/jitter"
	"budi/media/mediatest"
)

const frameTime = 20 * time.Millisecond

// step is one thing that happens to a buffer.
type step struct {
	at      time.Duration
	seq     int
	ts      int
	kind    jitter.Kind
	samples int // 160 if 0
}

// level is the mu-law code that packet n of a test is filled with, loud and
// different from its neighbours'.
func level(n int) (code byte, value int16) {
	code = byte(0x80 | n%32)
	var v [1]int16
	g711.DecodeU(v[:], []byte{code})
	return code, v[0]
}

// heard runs steps into b up to until and gives the packets' numbers in the
// order in which their middle was heard; -1 stands for frames made up.
func heard(t *testing.T, b jitter.Buffer, steps []step, until time.Duration) []int {
	t.Helper()
	var got []int
	dst := make([]int16, jitter.FrameSamples)
	take := func(now time.Time) {
		for {
			f, ok := b.Next(now, dst)
			if !ok {
				return
			}
			n := -1
			if !f.Made {
				for k := range 32 {
					if _, v := level(k); v == dst[100] {
						n = k
					}
				}
			}
			got = append(got, n)
		}
	}
	wait := func(until time.Time) {
		for due := b.Due(); due.Before(until); due = b.Due() {
			take(due)
		}
	}
	for _, s := range steps {
		now := start.Add(s.at)
		wait(now)
		if s.samples == 0 {
			s.samples = 160
		}
		payload := make([]byte, s.samples)
		for i := range payload {
			payload[i], _ = level(s.seq)
		}
		if s.kind == jitter.Comfort {
			payload = []byte{70}
		}
		b.Put(jitter.Packet{Seq: uint16(s.seq), Timestamp: uint32(s.ts), Kind: s.kind, Payload: payload, Arrived: now})
		take(now)
	}
	wait(start.Add(until))
	return got
}

const millis = time.Millisecond

func TestEagerBuffer(t *testing.T) {
	tests := map[string]struct {
		steps []step
		until time.Duration
		want  []int
	}{
		"in order, at once": {
			[]step{{0, 0, 0, 0, 0}, {20 * millis, 1, 160, 0, 0}, {40 * millis, 2, 320, 0, 0}},
			41 * millis,
			[]int{0, 1, 2},
		},
		"swapped": {
			[]step{{0, 0, 0, 0, 0}, {40 * millis, 2, 320, 0, 0}, {45 * millis, 1, 160, 0, 0}, {60 * millis, 3, 480, 0, 0}},
			61 * millis,
			[]int{0, 1, 2, 3},
		},
		"twice": {
			[]step{{0, 0, 0, 0, 0}, {20 * millis, 1, 160, 0, 0}, {21 * millis, 1, 160, 0, 0}, {22 * millis, 0, 0, 0, 0}, {40 * millis, 2, 320, 0, 0}},
			41 * millis,
			[]int{0, 1, 2},
		},
		"one lost": {
			[]step{{0, 0, 0, 0, 0}, {40 * millis, 2, 320, 0, 0}, {60 * millis, 3, 480, 0, 0}},
			70 * millis,
			[]int{0, -1, 2, 3},
		},
		"late, not lost": { // nothing else came: covered by one frame, then given
			[]step{{0, 0, 0, 0, 0}, {85 * millis, 1, 160, 0, 0}, {86 * millis, 2, 320, 0, 0}},
			87 * millis,
			[]int{0, -1, 1, 2},
		},
		"too late": { // its place was covered when a later one came
			[]step{{0, 0, 0, 0, 0}, {40 * millis, 2, 320, 0, 0}, {65 * millis, 1, 160, 0, 0}, {66 * millis, 3, 480, 0, 0}},
			67 * millis,
			[]int{0, -1, 2, 3},
		},
		"a pause of the sender": { // numbers without a gap: nothing was lost, no wait
			[]step{{0, 0, 0, 0, 0}, {100 * millis, 1, 800, 0, 0}, {120 * millis, 2, 960, 0, 0}},
			121 * millis,
			[]int{0, -1, -1, -1, -1, 1, 2},
		},
		"an announced pause": {
			[]step{{0, 0, 0, 0, 0}, {20 * millis, 1, 160, jitter.Comfort, 0}, {100 * millis, 2, 800, 0, 0}},
			101 * millis,
			[]int{0, -1, -1, -1, -1, 2},
		},
		"a key in place of sound": {
			[]step{{0, 0, 0, 0, 0}, {20 * millis, 1, 160, jitter.Other, 0}, {40 * millis, 2, 160, jitter.Other, 0}, {60 * millis, 3, 480, 0, 0}},
			61 * millis,
			[]int{0, -1, -1, 3},
		},
		"the numbers wrap": {
			[]step{{0, 65535, -160, 0, 0}, {20 * millis, 65536, 0, 0, 0}, {40 * millis, 65537, 160, 0, 0}},
			41 * millis,
			[]int{31, 0, 1},
		},
		"the sender's clock jumps": {
			[]step{{0, 0, 0, 0, 0}, {20 * millis, 1, 999160, 0, 0}, {40 * millis, 2, 999320, 0, 0}, {60 * millis, 3, 999480, 0, 0}},
			61 * millis,
			[]int{0, -1, 2, 3},
		},
		"the sender's numbers start anew": {
			[]step{{0, 5000, 0, 0, 0}, {20 * millis, 1, 160, 0, 0}, {40 * millis, 2, 320, 0, 0}, {60 * millis, 3, 480, 0, 0}},
			61 * millis,
			[]int{5000 % 32, -1, 2, 3},
		},
		"one packet with mad numbers": {
			[]step{{0, 0, 0, 0, 0}, {10 * millis, 30000, 1 << 30, 0, 0}, {20 * millis, 1, 160, 0, 0}, {40 * millis, 2, 320, 0, 0}},
			41 * millis,
			[]int{0, 1, 2},
		},
		"silence before": {
			[]step{{100 * millis, 0, 0, 0, 0}},
			101 * millis,
			[]int{-1, -1, -1, -1, -1, 0},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, test.want, heard(t, jitter.NewEager(start, muLaw{}), test.steps, test.until))
		})
	}
}

func TestSteadyBuffer(t *testing.T) {
	tests := map[string]struct {
		steps []step
		until time.Duration
		want  []int
	}{
		"starts 60 ms behind": {
			[]step{{0, 0, 0, 0, 0}, {20 * millis, 1, 160, 0, 0}, {40 * millis, 2, 320, 0, 0}, {60 * millis, 3, 480, 0, 0}, {80 * millis, 4, 640, 0, 0}},
			101 * millis,
			[]int{-1, -1, -1, 0, 1, 2},
		},
		"swapped and twice": {
			[]step{{0, 0, 0, 0, 0}, {40 * millis, 2, 320, 0, 0}, {45 * millis, 1, 160, 0, 0}, {46 * millis, 1, 160, 0, 0}, {60 * millis, 3, 480, 0, 0}},
			121 * millis,
			[]int{-1, -1, -1, 0, 1, 2, 3},
		},
		"lost": {
			[]step{{0, 0, 0, 0, 0}, {40 * millis, 2, 320, 0, 0}, {60 * millis, 3, 480, 0, 0}},
			121 * millis,
			[]int{-1, -1, -1, 0, -1, 2, 3},
		},
		"late: the delay grows": {
			[]step{{0, 0, 0, 0, 0}, {90 * millis, 1, 160, 0, 0}, {91 * millis, 2, 320, 0, 0}, {92 * millis, 3, 480, 0, 0}},
			101 * millis,
			[]int{-1, -1, -1, 0, -1, 1}, // and shrinks from here
		},
		"a pause keeps its length": {
			[]step{{0, 0, 0, 0, 0}, {100 * millis, 1, 800, 0, 0}},
			161 * millis,
			[]int{-1, -1, -1, 0, -1, -1, -1, -1, 1},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, test.want, heard(t, jitter.NewSteady(start, muLaw{}), test.steps, test.until))
		})
	}
}

// TestStretchingIsNotHeard lets a tone through both a fast and a slow sender:
// the drift is made up for without a step in the wave.
func TestStretchingIsNotHeard(t *testing.T) {
	const hz, amplitude = 220.0, 8000.0
	steepest := 2 * math.Pi * hz / 8000 * amplitude
	tone := mediatest.Tone(hz, amplitude, 11*time.Second, 8000)[:80000] // whole periods
	for _, ppm := range []float64{-500, 500} {
		o := run(t, jitter.NewSteady(start, muLaw{}), mediatest.Drift(15000, ppm), tone)
		require.Less(t, o.concealed(), 0.1)
		require.InDelta(t, 15000, o.frames, 12)
		worst := 0.0
		for i := 8000; i < len(o.pcm); i++ {
			worst = max(worst, math.Abs(float64(o.pcm[i])-float64(o.pcm[i-1])))
		}
		require.Less(t, worst, 1.35*steepest+300, "%v ppm", ppm) // 300: mu-law's step
	}
}

// TestConcealmentIsNearerThanSilence measures what is made up for lost packets
// against what was lost.
func TestConcealmentIsNearerThanSilence(t *testing.T) {
	speech := mediatest.Speech(5, 3000, 60*time.Second, 8000)
	trace := mediatest.Clean(3000, 0)
	kept := trace[:0:0]
	for _, p := range trace {
		if p.Number%12 != 6 {
			kept = append(kept, p)
		}
	}
	o := run(t, jitter.NewEager(start, muLaw{}), kept, speech)
	require.InDelta(t, 3000, o.frames, 3)
	var signal, noise float64
	for n := 6; n < 2990; n += 12 {
		for i := n * 160; i < n*160+160; i++ {
			d := float64(speech[i]) - float64(o.pcm[i])
			signal += float64(speech[i]) * float64(speech[i])
			noise += d * d
		}
	}
	gain := 10 * math.Log10(signal/noise)
	t.Logf("made-up sound is %.1f dB nearer than silence", gain)
	require.Greater(t, gain, 1.0)
}

func TestBuffersAllocateNothing(t *testing.T) {
	for name, b := range map[string]jitter.Buffer{"eager": jitter.NewEager(start, muLaw{}), "steady": jitter.NewSteady(start, muLaw{})} {
		payload, dst, i := make([]byte, 160), make([]int16, 160), 0
		turn := func() {
			now := start.Add(time.Duration(i) * frameTime)
			if i%10 != 3 {
				b.Put(jitter.Packet{Seq: uint16(i), Timestamp: uint32(160 * i), Payload: payload, Arrived: now})
			}
			for ok := true; ok; {
				_, ok = b.Next(now, dst)
			}
			i++
		}
		for range 100 {
			turn()
		}
		require.Zero(t, testing.AllocsPerRun(1000, turn), name)
	}
}

func benchmark(b *testing.B, buffer jitter.Buffer) {
	payload, dst := make([]byte, 160), make([]int16, 160)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		now := start.Add(time.Duration(i) * frameTime)
		buffer.Put(jitter.Packet{Seq: uint16(i), Timestamp: uint32(160 * i), Payload: payload, Arrived: now})
		for ok := true; ok; {
			_, ok = buffer.Next(now, dst)
		}
	}
}

func BenchmarkEager(b *testing.B)  { benchmark(b, jitter.NewEager(start, muLaw{})) }
func BenchmarkSteady(b *testing.B) { benchmark(b, jitter.NewSteady(start, muLaw{})) }

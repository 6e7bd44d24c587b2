package jitter_test

import (
	"encoding/binary"
	"testing"
	"time"

	"budi/media/jitter"
)

// FuzzBuffers plays arbitrary packets into both buffers. Whatever comes: no
// panic, Due never stands still, a steady buffer gives one frame per slot, an
// eager one keeps within its patience and one filling of the wall's clock, and
// no frame claims to have arrived in the future.
func FuzzBuffers(f *testing.F) {
	f.Add([]byte{1, 0, 0, 0, 0, 160, 20, 1, 0, 1, 0, 160, 20, 0})
	f.Add([]byte{1, 0xff, 0xff, 0x7f, 0xff, 255, 1, 3, 0, 1, 0, 160, 250, 1, 1, 0, 2, 0x10, 0, 2, 0})
	f.Fuzz(func(t *testing.T, raw []byte) {
		play(t, jitter.NewEager(start, muLaw{}), raw, false)
		play(t, jitter.NewSteady(start, muLaw{}), raw, true)
	})
}

func play(t *testing.T, b jitter.Buffer, raw []byte, steady bool) {
	t.Helper()
	now := start
	frames, packets := 0, 0
	dst := make([]int16, jitter.FrameSamples)
	take := func() {
		for burst := 0; ; burst++ {
			f, ok := b.Next(now, dst)
			if !ok {
				return
			}
			frames++
			if f.Arrived.After(now) {
				t.Fatalf("a frame of %v at %v", f.Arrived, now)
			}
			if burst > 100+2*packets*10 {
				t.Fatal("frames without end")
			}
		}
	}
	for ; len(raw) >= 7; raw = raw[7:] {
		wait := time.Duration(raw[6]) * time.Millisecond
		for until := now.Add(wait); ; {
			due := b.Due()
			if !due.Before(until) {
				now = until
				break
			}
			if due.After(now) {
				now = due
			}
			take()
			if !b.Due().After(due) {
				t.Fatalf("Due stands still at %v", due)
			}
		}
		b.Put(jitter.Packet{
			Kind: jitter.Kind(raw[0] % 4), Seq: binary.BigEndian.Uint16(raw[1:]),
			Timestamp: uint32(binary.BigEndian.Uint16(raw[3:])) << (raw[0] >> 3),
			Payload:   make([]byte, int(raw[5])*(1+int(raw[0]>>2&3))), Arrived: now,
		})
		packets++
		take()
	}
	wall := int(now.Sub(start) / frameTime)
	switch {
	case steady && (frames < wall || frames > wall+1):
		t.Fatalf("%d frames in %d slots", frames, wall)
	case !steady && frames < wall-11:
		t.Fatalf("%d frames in %d slots: too patient", frames, wall)
	}
}

package media

import (
	"context"
	"fmt"
	"net/netip"

	"github.com/pion/rtp"

	"budi/media/dtmf"
)

const (
	keyTicks    = 5 // a key is held for 100 ms
	keyRepeats  = 3 // the end is said three times (RFC 4733 §2.5.1.4)
	keyGapTicks = 3 // silence before the next key
)

// keying is a SendKey under way; the sender answers on done, once.
type keying struct {
	code uint8
	key  rune
	stop <-chan struct{}
	done chan error
}

// keyTone is the sender's progress with a key.
type keyTone struct {
	*keying
	tick int
	ts   uint32 // the press's timestamp
}

// SendKey presses a key, one of "0123456789*#ABCD", for 100 ms: as
// telephone-event where that was negotiated, else as tones. It returns when the
// next key may be sent, about 220 ms later. What Play sends waits meanwhile.
func (s *Session) SendKey(ctx context.Context, key rune) error {
	code, ok := dtmf.CodeOf(key)
	if !ok {
		return fmt.Errorf("send key: %q is not on a telephone", key)
	}
	k := &keying{code: code, key: key, stop: ctx.Done(), done: make(chan error, 1)}
	select {
	case s.keys <- k:
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-s.closed:
		return ErrClosed
	}
	// A press that has begun is finished even when ctx ends, or the peer would
	// hear it for ever; the sender answers in any case.
	if err := <-k.done; err != nil {
		return fmt.Errorf("send key: %w", err)
	}
	return context.Cause(ctx)
}

// inband tells whether the key goes out as sound.
func (k *keyTone) inband(p Params) bool { return p.KeyPayloadType == 0 }

// sendKey sends the telephone-event packet that is due.
func (w *sender) sendKey(p Params, dest netip.AddrPort) {
	k := w.key
	if k.tick == 0 {
		k.ts = w.ts
	}
	clear(w.pcm[:])
	w.talking = false
	k.tick++
	if k.tick <= keyTicks+keyRepeats-1 && p.Send && reachable(dest) {
		e := dtmf.Event{
			Code: k.code, Volume: 10,
			End:      k.tick >= keyTicks,
			Duration: uint16(min(k.tick, keyTicks) * samples),
		}
		e.Put(w.payload[:4])
		w.send(dest, rtp.Header{
			Marker: k.tick == 1, PayloadType: p.KeyPayloadType, Timestamp: k.ts,
		}, w.payload[:4])
	}
	if k.tick >= keyTicks+keyRepeats-1+keyGapTicks {
		w.endKey(nil)
	}
}

// tone puts the key's tones, or the pause after them, into w.pcm.
func (w *sender) tone() {
	k := w.key
	clear(w.pcm[:])
	if k.tick < keyTicks {
		dtmf.Tone(w.pcm[:], k.key, k.tick*samples, rate)
	}
	k.tick++
	if k.tick >= keyTicks+keyGapTicks {
		w.endKey(nil)
	}
}

// endKey answers the SendKey under way.
func (w *sender) endKey(err error) {
	if w.key == nil {
		return
	}
	w.key.done <- err
	w.key = nil
}

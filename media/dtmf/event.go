// Package dtmf knows the telephone keypad: RFC 4733 telephone-events, both
// ways, and the pairs of tones of ITU-T Q.23, made and recognised in sound.
package dtmf

import (
	"encoding/binary"
	"errors"
	"strings"
)

// keys in the order of their event codes (RFC 4733 §3.2).
const keys = "0123456789*#ABCD"

// ErrShort tells that a telephone-event payload has fewer than four octets.
var ErrShort = errors.New("telephone-event shorter than 4 octets")

// Event is the payload of a telephone-event packet (RFC 4733 §2.3).
type Event struct {
	// Code is the event, 0 to 15 for keys.
	Code uint8
	// End tells that the key was released.
	End bool
	// Volume is the tone's level in -dBm0, 0 to 63.
	Volume uint8
	// Duration counts from the packet's timestamp, in timestamp units.
	Duration uint16
}

// Parse reads an event; octets after the fourth are ignored, as a packet may
// carry earlier events for redundancy.
func Parse(payload []byte) (Event, error) {
	if len(payload) < 4 {
		return Event{}, ErrShort
	}
	return Event{
		Code: payload[0], End: payload[1]&0x80 != 0, Volume: payload[1] & 0x3f,
		Duration: binary.BigEndian.Uint16(payload[2:]),
	}, nil
}

// Put writes the event into the first four octets of b.
func (e Event) Put(b []byte) {
	b[0] = e.Code
	b[1] = e.Volume & 0x3f
	if e.End {
		b[1] |= 0x80
	}
	binary.BigEndian.PutUint16(b[2:4], e.Duration)
}

// Key is the event's key, one of "0123456789*#ABCD", or 0 for other events.
func (e Event) Key() rune {
	if int(e.Code) >= len(keys) {
		return 0
	}
	return rune(keys[e.Code])
}

// CodeOf returns the event code of a key; ok is false if it is none.
func CodeOf(key rune) (code uint8, ok bool) {
	i := strings.IndexRune(keys, key)
	return uint8(max(i, 0)), i >= 0
}

// Receiver turns telephone-event packets into key presses, one for each press
// however often its packets were repeated, reordered or lost. Its zero value is
// ready.
type Receiver struct {
	known bool
	code  uint8
	start uint32 // timestamp of the press that was reported last
	end   uint32 // where it reached
	done  bool
}

// reorder bounds how far back, in timestamp units, a packet still counts as
// one of an earlier press: 2 s at 8 kHz.
const reorder = 16000

// Take gives the packet's key if the press is new, else 0. A key is reported
// with the first packet that tells of it: its end may be lost, and waiting for
// it would only make the answer later. A press longer than the duration field
// holds comes in segments (§2.5.1.3) and is still one.
func (r *Receiver) Take(timestamp uint32, e Event) rune {
	key := e.Key()
	if key == 0 {
		return 0
	}
	if r.known {
		switch ahead := int32(timestamp - r.start); {
		case ahead == 0 && e.Code == r.code:
			r.extend(timestamp, e)
			return 0
		case ahead <= 0 && ahead > -reorder:
			return 0 // late packet of a press before
		case e.Code == r.code && !r.done && timestamp == r.end && r.end-r.start >= 0xff00:
			r.start = timestamp
			r.extend(timestamp, e)
			return 0
		}
	}
	*r = Receiver{known: true, code: e.Code, start: timestamp, end: timestamp}
	r.extend(timestamp, e)
	return key
}

func (r *Receiver) extend(timestamp uint32, e Event) {
	if end := timestamp + uint32(e.Duration); int32(end-r.end) > 0 {
		r.end = end
	}
	r.done = r.done || e.End
}

package media

import (
	"errors"
	"math/rand/v2"
	"net/netip"
	"time"

	"github.com/pion/rtp"
)

const (
	rate    = 8000      // samples per second on the wire
	samples = rate / 50 // per frame

	// maxBurst is how many ticks that came too late are made up for at once;
	// after a longer stall the rest is skipped, with the timestamp moved on.
	maxBurst = 5
	// grace is how long a tick waits for the next frame of a Play that has
	// begun, before it sends silence in the middle of a word.
	grace = 8 * time.Millisecond
)

var errStopped = errors.New("play stopped")

// sender is the goroutine that paces a session's outbound packets. All its
// state is its own; the others talk to it through the session's channels.
type sender struct {
	s       *Session
	cur     *playing
	key     *keyTone
	seq     uint16
	ts      uint32
	ticks   int64
	talking bool // the frame before was Play's
	wait    *time.Timer
	pcm     [samples]int16
	payload [samples]byte
	packet  [12 + samples]byte
}

func newSender(s *Session) *sender {
	return &sender{s: s, seq: uint16(rand.Uint32()), ts: s.firstTS}
}

func (w *sender) run() {
	s := w.s
	next := s.epoch
	timer := time.NewTimer(0)
	defer timer.Stop()
	w.wait = time.NewTimer(time.Hour)
	defer w.wait.Stop()
	for {
		var plays chan *playing
		var keys chan *keying
		var stop <-chan struct{}
		if w.cur == nil {
			plays = s.plays
		} else {
			stop = w.cur.stop
		}
		if w.key == nil {
			keys = s.keys
		}
		select {
		case <-s.closed:
			w.finish(ErrClosed)
			w.endKey(ErrClosed)
			return
		case w.cur = <-plays:
		case k := <-keys:
			w.key = &keyTone{keying: k}
		case <-stop:
			w.finish(errStopped)
		case <-timer.C:
			if behind := int64(time.Since(next) / Ptime); behind > maxBurst {
				w.skip(behind)
				next = next.Add(time.Duration(behind) * Ptime)
			}
			w.tick()
			next = next.Add(Ptime)
			timer.Reset(time.Until(next))
		}
	}
}

// skip leaves out ticks that are too old to be worth sending.
func (w *sender) skip(n int64) {
	w.s.counts.stalls.Add(uint64(n))
	w.ticks += n
	w.ts += uint32(n * samples)
	w.talking = false
}

// finish gives the current Play back.
func (w *sender) finish(err error) {
	if w.cur == nil {
		return
	}
	w.cur.err = err
	close(w.cur.done)
	w.cur = nil
}

// tick sends what is due now: a key, the Play's frame, or silence.
func (w *sender) tick() {
	p, dest := w.s.sendState()
	if w.key != nil && !w.key.inband(p) {
		w.sendKey(p, dest)
	} else {
		w.sendSound(p, dest)
	}
	if t := w.s.tap.Load(); t != nil {
		t.Outbound(Frame{PCM: w.pcm[:], Rate: rate, At: time.Duration(w.ticks) * Ptime})
	}
	if !w.s.opts.KeepEcho {
		w.s.reference.sent(w.ticks, &w.pcm)
	}
	w.ticks++
	w.ts += samples
}

// sendSound sends one packet of sound. On hold, and before it is known where
// to, nothing is sent and nothing taken from the Play.
func (w *sender) sendSound(p Params, dest netip.AddrPort) {
	clear(w.pcm[:])
	if !p.Send || !reachable(dest) {
		w.talking = false
		return
	}
	var speaker *playing
	switch {
	case w.key != nil:
		w.tone()
	case w.cur != nil && w.fill():
		speaker = w.cur
	}
	formatOf(p.Codec).encode(w.payload[:], w.pcm[:])
	sent := w.send(dest, rtp.Header{
		Marker: speaker != nil && !w.talking, PayloadType: p.Codec.PayloadType, Timestamp: w.ts,
	}, w.payload[:])
	if speaker != nil && sent {
		speaker.heard += Ptime
	}
	w.talking = speaker != nil
}

// fill takes the Play's frame that is due into w.pcm; false means that there
// is none.
func (w *sender) fill() bool {
	f, ok, ready := w.take()
	switch {
	case !ready:
		if w.cur != nil && w.talking {
			w.s.counts.underruns.Add(1)
		}
		return false
	case !ok:
		w.finish(nil)
		return false
	}
	if err := w.cur.narrow(&w.pcm, f); err != nil {
		w.finish(err)
		return false
	}
	return true
}

// take asks the Play for its next frame. Only a Play that was heard in the
// tick before is waited for.
func (w *sender) take() (f Frame, ok, ready bool) {
	select {
	case <-w.cur.stop:
		w.finish(errStopped)
		return Frame{}, false, false
	default:
	}
	select {
	case f, ok = <-w.cur.out:
		return f, ok, true
	default:
	}
	if !w.talking {
		return Frame{}, false, false
	}
	w.wait.Reset(grace)
	defer w.wait.Stop()
	select {
	case f, ok = <-w.cur.out:
		return f, ok, true
	case <-w.cur.stop:
		w.finish(errStopped)
	case <-w.s.closed:
	case <-w.wait.C:
	}
	return Frame{}, false, false
}

// send puts one packet on the wire.
func (w *sender) send(dest netip.AddrPort, h rtp.Header, payload []byte) bool {
	h.Version, h.SSRC, h.SequenceNumber = 2, w.s.ssrc, w.seq
	w.seq++
	if w.s.opts.Lose != nil && w.s.opts.Lose() {
		return true
	}
	n, err := h.MarshalTo(w.packet[:])
	if err == nil {
		n += copy(w.packet[n:], payload)
		_, err = w.s.lease.rtp.WriteToUDPAddrPort(w.packet[:n], dest)
	}
	if err != nil {
		w.s.counts.sendErrors.Add(1)
		return false
	}
	w.s.counts.sent.Add(1)
	w.s.counts.octets.Add(uint64(len(payload)))
	return true
}

package call

import (
	"strings"
	"time"
	"unicode/utf8"

	"budi/dialog"
	"budi/media"
)

// onsetVoiced of the last onsetWindow frames with voice are the onset of
// speech: short enough for a quick "no", long enough for a click to pass.
const (
	onsetVoiced = 3
	onsetWindow = 4
	preRoll     = 15 // frames kept from before the onset: 300 ms
)

// endpointer follows the caller's speech frame by frame. It counts media time,
// not the clock's, so a stall of the machine does not end a turn.
type endpointer struct {
	history  uint // voice of the last frames, newest in bit 0
	speaking bool
	silence  time.Duration // since the last voiced frame, while speaking
	length   time.Duration // since the onset, while speaking
	voiced   time.Duration // of it with voice
	last     time.Time     // arrival of the last voiced frame
	cadence  cadence
	tone     tone // at the last end of voice
}

// push takes a frame's verdict. onset is true on the frame that starts speech.
func (e *endpointer) push(f media.Frame) (onset bool) {
	e.history <<= 1
	if f.Voice {
		e.history |= 1
		if !f.Arrived.IsZero() {
			e.last = f.Arrived
		}
	}
	if e.speaking {
		e.length += media.Ptime
		if f.Voice {
			e.voiced += media.Ptime
			e.silence = 0
			e.cadence.add(f.PCM)
		} else {
			if e.silence == 0 {
				e.tone = e.cadence.tone()
			}
			e.silence += media.Ptime
		}
		return false
	}
	if voicedOf(e.history, onsetWindow) < onsetVoiced {
		return false
	}
	*e = endpointer{history: e.history, speaking: true, last: e.last, length: onsetWindow * media.Ptime, voiced: onsetVoiced * media.Ptime}
	return true
}

// stop ends the stretch of speech.
func (e *endpointer) stop() { *e = endpointer{last: e.last} }

func voicedOf(history uint, window int) (n int) {
	for i := range window {
		n += int(history >> i & 1)
	}
	return n
}

// hangover is how much silence ends the utterance: short when the words so far
// are a complete answer to what was asked, long when they clearly go on. Who
// spells, and who went on after having been taken to have finished, is given
// more time, and so is a voice that has not fallen.
func (t Timing) hangover(u *utterance, voice tone) time.Duration {
	if u.words == "" {
		return t.Wordless
	}
	hesitant := u.continues || spells(u.words)
	switch grade := u.complete(); {
	case grade == dialog.Unfinished:
		return t.Unfinished
	case grade == dialog.Possible && hesitant:
		return t.Hesitant
	case grade == dialog.Complete && !hesitant:
		if voice == upheld && !t.Flat {
			return t.Complete * 3 / 2
		}
		return t.Complete
	}
	switch {
	case t.Flat:
	case voice == fallen:
		return t.Possible * 5 / 6
	case voice == upheld:
		return t.Possible * 6 / 5
	}
	return t.Possible
}

// spells reports whether words end in two letters, as a name that is spelt.
func spells(words string) bool {
	list := strings.Fields(words)
	return len(list) > 1 && letter(list[len(list)-1]) && letter(list[len(list)-2])
}

func letter(word string) bool { return utf8.RuneCountInString(word) == 1 }

// ring keeps the frames before an onset.
type ring struct{ frames []media.Frame }

func (r *ring) push(f media.Frame) {
	if len(r.frames) == preRoll {
		copy(r.frames, r.frames[1:])
		r.frames = r.frames[:preRoll-1]
	}
	r.frames = append(r.frames, f)
}

// take empties the ring.
func (r *ring) take() []media.Frame {
	out := r.frames
	r.frames = nil
	return out
}

// Package denoise takes steady noise out of what a recogniser hears: the noise
// suppression of WebRTC, from Debian's libwebrtc-audio-processing. On a quiet
// line it leaves the sound alone, because what little it would take there is
// speech.
package denoise

/*
#cgo pkg-config: webrtc-audio-processing
#include <stddef.h>
#include <stdint.h>

// The library exports these; its installed headers do not declare them
// (webrtc/modules/audio_processing/ns/noise_suppression.h).
typedef struct NsHandleT NsHandle;
NsHandle *WebRtcNs_Create(void);
void WebRtcNs_Free(NsHandle *ns);
int WebRtcNs_Init(NsHandle *ns, uint32_t rate);
int WebRtcNs_set_policy(NsHandle *ns, int mode);
void WebRtcNs_Analyze(NsHandle *ns, const float *frame);
void WebRtcNs_Process(NsHandle *ns, const float *const *in, size_t bands, float *const *out);

enum { block = 80 };

// budi_denoise works on n samples, a multiple of block. Without out it only
// learns the noise.
static void budi_denoise(NsHandle *ns, const int16_t *in, int16_t *out, int n) {
	for (int at = 0; at < n; at += block) {
		float f[block], g[block];
		for (int i = 0; i < block; i++) f[i] = in[at+i];
		const float *ins[1] = {f};
		float *outs[1] = {g};
		WebRtcNs_Analyze(ns, f);
		if (out == NULL) continue;
		WebRtcNs_Process(ns, ins, 1, outs);
		for (int i = 0; i < block; i++) {
			float v = g[i];
			out[at+i] = (int16_t)(v > 32767.0f ? 32767.0f : v < -32768.0f ? -32768.0f : v);
		}
	}
}
*/
import "C"

import (
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// Rate is the sampling rate that the suppressor works at, in Hz.
const Rate = 8000

const (
	// frame is what lengths must be a multiple of: 20 ms.
	frame = 160
	// delay is how much later the library gives what it took: its window is
	// 128 samples long, its step 80.
	delay = 48
	// moderate takes up to some 10 dB of noise; stronger settings lose words.
	moderate = 1
	// A line is noisy above the one level and quiet again below the other, in
	// dBFS of its noise. At 20 dB below speech (-43) half of the words are
	// lost without suppression; at 30 dB none, and suppression would cost some.
	noisy, quiet = -50, -54
	// A floor is the quietest frame of the last one to two spans.
	span = 75
)

// Suppressor works on one call's sound. One goroutine uses it; Close frees it.
type Suppressor struct {
	ns    *C.NsHandle
	tail  [delay]int16 // the end of the last frame as it came
	clean [frame]int16 // what the library makes of a frame
	on    bool

	floor, low float64 // mean squares: of the span before, of the one that runs
	seen       int     // frames of the span that runs
	known      bool    // a whole span has been heard
}

// New makes a suppressor.
func New() (*Suppressor, error) {
	ns := C.WebRtcNs_Create()
	if ns == nil {
		return nil, errors.New("noise suppression: out of memory")
	}
	if C.WebRtcNs_Init(ns, Rate) != 0 || C.WebRtcNs_set_policy(ns, moderate) != 0 {
		C.WebRtcNs_Free(ns)
		return nil, fmt.Errorf("noise suppression: the library refuses %d Hz", Rate)
	}
	return &Suppressor{ns: ns, low: math.Inf(1)}, nil
}

// Process takes the noise out of pcm, in place. Its length is a multiple of
// 160 samples (20 ms); what comes out is 6 ms later than what went in, whether
// there was noise or not. It allocates nothing.
func (s *Suppressor) Process(pcm []int16) {
	clean := s.clean[:]
	for len(pcm) >= frame {
		now := pcm[:frame]
		pcm = pcm[frame:]
		s.measure(now)
		was := s.on
		s.on = s.decide()
		var out *C.int16_t
		if s.on || was {
			out = (*C.int16_t)(unsafe.Pointer(&clean[0]))
		}
		C.budi_denoise(s.ns, (*C.int16_t)(unsafe.Pointer(&now[0])), out, frame)
		s.late(now)
		switch {
		case s.on && was:
			copy(now, clean)
		case s.on:
			fade(now, now, clean)
		case was:
			fade(now, clean, now)
		}
	}
}

// Noisy reports whether noise is being taken out.
func (s *Suppressor) Noisy() bool { return s.on }

// Close frees the library's part. The suppressor can't be used after it.
func (s *Suppressor) Close() {
	if s.ns != nil {
		C.WebRtcNs_Free(s.ns)
		s.ns = nil
	}
}

// measure follows the noise floor: speech pauses at least once in a span.
func (s *Suppressor) measure(pcm []int16) {
	var sum float64
	for _, v := range pcm {
		sum += float64(v) * float64(v)
	}
	// Lost packets and digital silence tell nothing of the line's noise.
	if sum > 0 {
		s.low = min(s.low, sum/frame)
	}
	if s.seen++; s.seen == span {
		if !math.IsInf(s.low, 1) {
			s.floor, s.known = s.low, true
		}
		s.low, s.seen = math.Inf(1), 0
	}
}

func (s *Suppressor) decide() bool {
	if !s.known {
		return false
	}
	const full = 32768.0 * 32768
	level := 10 * math.Log10(max(1, min(s.floor, s.low))/full)
	if s.on {
		return level > quiet
	}
	return level > noisy
}

// late delays a frame by what the library delays it.
func (s *Suppressor) late(pcm []int16) {
	var end [delay]int16
	copy(end[:], pcm[frame-delay:])
	copy(pcm[delay:], pcm[:frame-delay])
	copy(pcm, s.tail[:])
	s.tail = end
}

// fade goes from one sound to another within a frame; out may be either.
func fade(out, from, to []int16) {
	for i := range out {
		out[i] = int16((int(from[i])*(frame-i) + int(to[i])*i) / frame)
	}
}

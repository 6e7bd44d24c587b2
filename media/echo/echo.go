// Package echo takes our own voice out of what comes back from the far end: the
// acoustic echo canceller of WebRTC, delay-agnostic, from Debian's
// libwebrtc-audio-processing. It finds an echo anywhere within half a second,
// subtracts a linear estimate of it and suppresses the rest.
package echo

/*
#cgo pkg-config: webrtc-audio-processing
#include <stddef.h>
#include <stdint.h>

// The library exports these; its installed headers do not declare them
// (webrtc/modules/audio_processing/aec/include/echo_cancellation.h).
typedef struct {
	int16_t nlpMode;
	int16_t skewMode;
	int16_t metricsMode;
	int delay_logging;
} AecConfig;
typedef struct AecCore AecCore;
void *WebRtcAec_Create(void);
void WebRtcAec_Free(void *aec);
int32_t WebRtcAec_Init(void *aec, int32_t rate, int32_t cardRate);
int32_t WebRtcAec_BufferFarend(void *aec, const float *far, size_t n);
int32_t WebRtcAec_Process(void *aec, const float *const *near, size_t bands,
	float *const *out, size_t n, int16_t cardMs, int32_t skew);
int WebRtcAec_set_config(void *aec, AecConfig config);
AecCore *WebRtcAec_aec_core(void *aec);
void WebRtcAec_enable_delay_agnostic(AecCore *core, int enable);
void WebRtcAec_enable_extended_filter(AecCore *core, int enable);

enum { block = 80 };

static int budi_echo_init(void *aec, int suppression) {
	AecConfig config = {(int16_t)suppression, 0, 0, 0};
	if (WebRtcAec_Init(aec, 8000, 8000) != 0) return -1;
	AecCore *core = WebRtcAec_aec_core(aec);
	if (core == NULL) return -1;
	WebRtcAec_enable_delay_agnostic(core, 1);
	WebRtcAec_enable_extended_filter(core, 1);
	return WebRtcAec_set_config(aec, config);
}

// budi_echo_frame works on n samples, a multiple of block.
static int budi_echo_frame(void *aec, int16_t *near, const int16_t *far, int n) {
	for (int at = 0; at < n; at += block) {
		float f[block], in[block], out[block];
		for (int i = 0; i < block; i++) { f[i] = far[at+i]; in[i] = near[at+i]; }
		const float *nears[1] = {in};
		float *outs[1] = {out};
		if (WebRtcAec_BufferFarend(aec, f, block) != 0) return -1;
		if (WebRtcAec_Process(aec, nears, 1, outs, block, 0, 0) != 0) return -1;
		for (int i = 0; i < block; i++) {
			float v = out[i];
			near[at+i] = (int16_t)(v > 32767.0f ? 32767.0f : v < -32768.0f ? -32768.0f : v);
		}
	}
	return 0;
}
*/
import "C"

import (
	"errors"
	"unsafe"
)

// Rate is the sampling rate that the canceller works at, in Hz.
const Rate = 8000

// block is what lengths must be a multiple of.
const block = C.block

const (
	// reach is how much later than its reference an echo may be for the
	// library's filter to find it well, early what is kept before it.
	reach = 150 * Rate / 1000
	early = 80 * Rate / 1000
	// history is how much of our voice is kept.
	history = maxLag + longest
	longest = 320
	// audible is the root mean square from which our voice may have an echo,
	// tail how many samples after it the room is silent again.
	audible = 30
	tail    = 300 * Rate / 1000
)

// Canceller works on one call. Its methods belong to one goroutine at a time.
type Canceller struct {
	handle  unsafe.Pointer
	finder  finder
	delay   int // samples that the reference is held back
	far     [history]int16
	aligned [longest]int16
	plain   [longest]int16
	left    int // samples until the echo of what was sent has died away
	working bool
}

// New makes a canceller; whoever made it closes it.
func New() (*Canceller, error) {
	handle := C.WebRtcAec_Create()
	if handle == nil {
		return nil, errors.New("echo canceller: out of memory")
	}
	c := &Canceller{handle: handle}
	const moderate = 1
	if C.budi_echo_init(handle, moderate) != 0 {
		c.Close()
		return nil, errors.New("echo canceller: the library refused 8 kHz")
	}
	return c, nil
}

// Cancel takes the echo of far out of near, in place. far is what was sent at
// the time of near; its echo may come up to 600 ms later. Both have the same
// length, 10, 20, 30 or 40 ms. It tells false, and leaves near as it is or in
// part, when lengths do not fit or after Close.
//
// While we speak, near comes out 14 ms late. It is not touched, and loses no
// time, when we have been silent for long enough, and when two seconds of our
// voice have shown that this line has no echo.
func (c *Canceller) Cancel(near, far []int16) bool {
	n := len(near)
	if c.handle == nil || n != len(far) || n%block != 0 || n == 0 || n > len(c.aligned) {
		return false
	}
	c.finder.take(near, far)
	copy(c.far[:], c.far[n:])
	copy(c.far[history-n:], far)
	if lag, ok := c.finder.lag(); ok && (lag > c.delay+reach || lag < c.delay) {
		c.delay = max(0, lag-early)
	}
	if loud(far) {
		c.left = maxLag
		if lag, ok := c.finder.lag(); ok {
			c.left = lag + tail
		}
	}
	c.left = max(c.left-n, 0)
	was := c.working
	c.working = c.left > 0 && c.finder.needed()
	if !was && !c.working {
		return true
	}
	copy(c.plain[:n], near)
	if !c.subtract(near) {
		return false
	}
	switch {
	case !was:
		fade(near, c.plain[:n], near)
	case !c.working:
		fade(near, near, c.plain[:n])
	}
	return true
}

// subtract runs the library over near.
func (c *Canceller) subtract(near []int16) bool {
	n := len(near)
	end := history - c.delay
	copy(c.aligned[:n], c.far[end-n:end])
	return C.budi_echo_frame(c.handle,
		(*C.int16_t)(unsafe.Pointer(&near[0])), (*C.int16_t)(unsafe.Pointer(&c.aligned[0])), C.int(n)) == 0
}

// fade goes over from one sound to another; dst may be either.
func fade(dst, from, to []int16) {
	for i := range dst {
		w := float32(i+1) / float32(len(dst)+1)
		dst[i] = int16((1-w)*float32(from[i]) + w*float32(to[i]))
	}
}

// loud tells whether pcm can be heard.
func loud(pcm []int16) bool {
	sum := 0
	for _, v := range pcm {
		sum += int(v) * int(v)
	}
	return sum > audible*audible*len(pcm)
}

// Close frees the canceller. It may be called again.
func (c *Canceller) Close() {
	if c.handle != nil {
		C.WebRtcAec_Free(c.handle)
		c.handle = nil
	}
}

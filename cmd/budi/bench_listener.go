package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/netip"
	"slices"
	"sync"
	"time"

	"budi/media"
	"budi/media/pink"
	"budi/phone"
	"budi/record"
	"budi/sip"
)

// overheardCall is one call in which a phone spoke over Budi's greeting, or only
// listened.
type overheardCall struct {
	silent  time.Duration // from the caller's onset until Budi was silent for longer than between words
	spoke   time.Duration // from Budi's first sound to its last
	stopped bool          // the greeting was cut off
	turns   int           // of the caller, that the dialog got
	slips   int           // how often the machine was too slow for an even echo
}

const (
	// audible is the RMS from which a frame of Budi's is heard.
	audible = 30
	// wordGap is the longest silence inside Budi's words.
	wordGap = 200 * time.Millisecond
	// finished is the silence that ends what Budi says.
	finished = 2500 * time.Millisecond
	// slack is by how much sound may come late or early, in samples, before the
	// echo's delay is set anew: a slow machine left out a packet.
	slack = phone.Rate * 50 / 1000
	// lineLevel is the noise of a caller's quiet room, dBFS.
	lineLevel = -66
)

// listener is a phone whose caller speaks at a moment of Budi's greeting,
// whatever Budi says. Its ear hears what comes in, its mouth sends the caller's
// voice, the noise of the room and the echo of Budi's.
type listener struct {
	saying []int16
	at     time.Duration // after Budi's first sound
	echo   float64       // as a factor; 0 for none
	delay  int           // of the echo, samples
	room   *pink.Noise

	mu    sync.Mutex
	heard []int16   // all that came in, for the echo
	ahead int       // of heard when the first frame went out
	slips int       // how often that had to be set anew
	began time.Time // Budi's first sound
	onset time.Time // the caller's
	sound []time.Time
}

// overhear holds one call. An echo in dB of 0 is none.
func (c *bargeCmd) overhear(ctx context.Context, s *service, n int, one saying, echo float64) (o overheardCall, err error) {
	rng := rand.New(rand.NewPCG(c.Seed, uint64(n)+1))
	l := &listener{
		saying: one.pcm, at: 2500*time.Millisecond + time.Duration(rng.IntN(300))*media.Ptime,
		delay: phone.Rate * (100 + rng.IntN(150)) / 1000, room: pink.New(uint64(n), lineLevel),
	}
	if echo > 0 {
		l.echo = math.Pow(10, -echo/20)
	}
	from := fmt.Sprintf("+370650%05d", n)
	ports, err := media.NewPorts(netip.IPv4Unspecified(), callerFrom, callerTo)
	if err != nil {
		return o, err
	}
	dial, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	line, leg, err := sip.Dial(dial, sip.DialConfig{
		To: fmt.Sprintf("sip:+37052000002@%s", s.sip.Addr()), From: from, UserAgent: "Budi test phone", Ports: ports, Log: s.log,
	})
	if err != nil {
		return o, err
	}
	talk, end := context.WithTimeout(line.Context(), 3*time.Minute)
	defer end()
	defer context.AfterFunc(ctx, end)()
	l.hold(talk, leg) //nolint:contextcheck // the call ends with the dialog; ctx ends it through AfterFunc
	live := context.WithoutCancel(ctx)
	if err := line.Hangup(live); err != nil && line.Context().Err() == nil {
		return o, err
	}
	if err := ctx.Err(); err != nil {
		return o, context.Cause(ctx)
	}
	o = l.reaction()
	return o, o.read(ctx, s, from)
}

// hold listens and speaks until Budi has finished.
func (l *listener) hold(ctx context.Context, leg media.Leg) {
	ctx, stop := context.WithCancel(ctx)
	in, out := make(chan media.Frame, 100), make(chan media.Frame)
	var wg sync.WaitGroup
	wg.Go(func() { _ = leg.Receive(ctx, in) }) // the end of the call is told by both
	wg.Go(func() { _, _ = leg.Play(ctx, out) })
	wg.Go(func() { l.speak(ctx, out) })
	for l.ear(ctx, in) {
	}
	stop()
	wg.Wait()
}

// ear takes the next frame; it reports false when Budi has finished or the call
// has ended.
func (l *listener) ear(ctx context.Context, in <-chan media.Frame) bool {
	var f media.Frame
	select {
	case f = <-in:
	case <-ctx.Done():
		return false
	}
	now := f.Arrived
	if now.IsZero() {
		now = time.Now()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard = append(l.heard, f.PCM...)
	if loudness(f.PCM) >= audible {
		if l.began.IsZero() {
			l.began = now
		}
		l.sound = append(l.sound, now)
	}
	if len(l.sound) == 0 {
		return true
	}
	said := len(l.saying) == 0 || !l.onset.IsZero() && now.Sub(l.onset) > finished+time.Duration(len(l.saying))*time.Second/phone.Rate
	return !said || now.Sub(l.sound[len(l.sound)-1]) < finished
}

// speak sends a frame whenever one is due.
func (l *listener) speak(ctx context.Context, out chan<- media.Frame) {
	const size = phone.Rate / 50
	starts := onsetFrame(l.saying)
	for n, at := 0, -1; ; n++ {
		pcm := make([]int16, size)
		l.room.Add(pcm)
		l.mu.Lock()
		if off := len(l.heard) - n*size - l.ahead; n == 0 || off > slack || off < -slack {
			l.ahead += off
			l.slips++
		}
		if at < 0 && !l.began.IsZero() && time.Since(l.began) >= l.at {
			at = 0
		}
		if from := at * size; at >= 0 && from < len(l.saying) {
			mix(pcm, l.saying[from:min(len(l.saying), from+size)], 1)
		}
		if l.echo > 0 {
			l.reflect(pcm, n*size+l.ahead)
		}
		l.mu.Unlock()
		select {
		case out <- media.Frame{PCM: pcm, Rate: phone.Rate}: // taken when it is due, and sent
		case <-ctx.Done():
			return
		}
		if at == starts {
			l.mu.Lock()
			l.onset = time.Now()
			l.mu.Unlock()
		}
		if at >= 0 {
			at++
		}
	}
}

// reflect adds Budi's voice as it comes back from a small room.
func (l *listener) reflect(pcm []int16, at int) {
	for i := range pcm {
		v := 0.0
		for tap := range 40 {
			if k := at + i - l.delay - tap*7; k >= 0 && k < len(l.heard) {
				v += float64(l.heard[k]) * 0.6 * math.Pow(-0.7, float64(tap))
			}
		}
		mix(pcm[i:i+1], []int16{int16(v)}, l.echo)
	}
}

// reaction reads when Budi fell silent.
func (l *listener) reaction() (o overheardCall) {
	l.mu.Lock()
	defer l.mu.Unlock()
	o.slips = l.slips - 1 // the first is the beginning
	if len(l.sound) == 0 {
		return o
	}
	o.spoke = l.sound[len(l.sound)-1].Sub(l.sound[0])
	if l.onset.IsZero() {
		return o
	}
	last := l.onset // nothing was heard from here on, as far as is known
	for _, at := range l.sound {
		if at.Before(l.onset) {
			continue
		}
		if at.Sub(last) >= wordGap {
			break
		}
		last = at.Add(media.Ptime)
	}
	o.silent = last.Sub(l.onset)
	return o
}

// read adds what the record of the call knows.
func (o *overheardCall) read(ctx context.Context, s *service, from string) error {
	for range 500 { // the record's last write may still be under way
		calls, err := s.store.Calls(ctx, "garage", benchMorning().Add(-time.Hour), benchMorning().Add(24*time.Hour))
		if err != nil {
			return err
		}
		i := slices.IndexFunc(calls, func(c record.Call) bool { return c.Caller == from && !c.Live() })
		if i < 0 {
			time.Sleep(20 * time.Millisecond)
			continue
		}
		turns, err := s.store.Turns(ctx, calls[i].ID)
		if err != nil {
			return err
		}
		for n, turn := range turns {
			switch {
			case turn.Who == record.Caller && turn.Text != "[silence]":
				o.turns++
			case n == 0 && turn.Unheard != "":
				o.stopped = true
			}
		}
		return nil
	}
	return errors.New("the call's record does not end")
}

// onsetFrame is the frame in which a voice begins to be heard: the first of
// three in a row that are 20 dB below its loudest or above.
func onsetFrame(pcm []int16) int {
	const size = phone.Rate / 50
	most, row := 0.0, 0
	for i := 0; i+size <= len(pcm); i += size {
		most = max(most, loudness(pcm[i:i+size]))
	}
	for i := 0; i+size <= len(pcm); i += size {
		if loudness(pcm[i:i+size]) < most/10 {
			row = 0
			continue
		}
		if row++; row == 3 {
			return i/size - 2
		}
	}
	return 0
}

// loudness is the RMS of a frame.
func loudness(pcm []int16) float64 {
	var sum float64
	for _, v := range pcm {
		sum += float64(v) * float64(v)
	}
	return math.Sqrt(sum / float64(max(1, len(pcm))))
}

// mix adds a sound to another in place.
func mix(to, from []int16, gain float64) {
	for i, v := range from {
		to[i] = int16(max(math.MinInt16, min(math.MaxInt16, float64(to[i])+gain*float64(v))))
	}
}

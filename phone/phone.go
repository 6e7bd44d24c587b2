// Package phone is a calling test phone: it listens until the other side has
// finished, says its next line, and measures the response gap from outside, on
// the packets alone.
package phone

import (
	"context"
	"fmt"
	"time"

	"budi/media"
)

// Rate is of the sound that a phone says and hears.
const Rate = 8000

// voiceLevel is the peak from which a frame counts as speech: the silence that
// a digital line carries is far below it, the softest speech above.
const voiceLevel = 150

// Line is the phone's next act.
type Line struct {
	PCM  []int16 // mono at Rate, said when the other side is quiet
	Keys string  // or telephone keys
	// HangUp ends the call after the line.
	HangUp bool
}

// Script chooses the next line, each time the other side has become quiet. With
// ok false the phone listens on, and is asked again after the other side's
// next words.
type Script func(ctx context.Context) (line Line, ok bool)

// Keyboard sends telephone keys; a [media.Session] is one.
type Keyboard interface {
	SendKey(ctx context.Context, key rune) error
}

// Config is what a phone is made of.
type Config struct {
	Leg    media.Leg
	Script Script
	// Quiet is how long the other side must be silent to have finished; 0 is
	// 900 ms.
	Quiet time.Duration
	// Began is when the call was answered; the greeting's delay is measured
	// from it.
	Began time.Time
	// Background is mixed to all that the phone sends, as the noise of a place;
	// may be nil. It fills 20 ms.
	Background func(pcm []int16)
	// Tap gets every frame that was heard and said; may be nil.
	Tap func(said bool, f media.Frame)
	// Measured is told each gap as it is measured; may be nil.
	Measured func(Gap)
}

// Gap is the response gap after one line: from the last packet with speech
// that the phone sent to the first with speech that came back.
type Gap struct {
	Line int           `json:"line"` // from 1
	MS   float64       `json:"ms"`
	Took time.Duration `json:"-"`
}

// Report is what was measured.
type Report struct {
	FirstSoundMS float64 `json:"first_sound_ms"` // from the answer to the first speech
	Gaps         []Gap   `json:"gaps"`
	Lines        int     `json:"lines"` // that were said
}

// phone is one call. All state belongs to Run's goroutine.
type phone struct {
	cfg    Config
	report Report
	mouth  *mouth

	spoke    time.Time // our last packet with speech
	awaiting bool      // the first speech back
	heard    bool      // speech since our last line
	last     time.Time // the other side's last packet with speech
	line     int
}

// Run holds the phone's side of an answered call until the script hangs up or
// ctx ends. It does not hang up. The error is nil, the leg's, or the cause.
func Run(ctx context.Context, cfg Config) (Report, error) {
	if cfg.Quiet <= 0 {
		cfg.Quiet = 900 * time.Millisecond
	}
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	in, ended := make(chan media.Frame, 100), make(chan error, 1)
	received := make(chan struct{})
	go func() {
		defer close(received)
		ended <- cfg.Leg.Receive(inner, in) // never blocks on in
	}()
	p := &phone{cfg: cfg, mouth: newMouth(cfg)}
	spoken := make(chan struct{})
	go func() {
		defer close(spoken)
		p.mouth.speak(inner)
	}()
	err := p.run(ctx, in, ended)
	stop(err)
	<-received
	<-spoken
	return p.report, err
}

func (p *phone) run(ctx context.Context, in <-chan media.Frame, ended <-chan error) error {
	saying, hangUp := false, false
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case err := <-ended:
			return err
		case p.spoke = <-p.mouth.said:
			saying, p.awaiting, p.heard = false, true, false
			if hangUp {
				return nil
			}
		case f := <-in:
			p.hear(f)
			if saying || !p.quiet(f) {
				continue
			}
			line, ok := p.cfg.Script(ctx)
			if !ok {
				p.heard = false
				continue
			}
			p.line++
			p.report.Lines++
			hangUp = line.HangUp
			saying = true
			if line.Keys != "" {
				if err := p.press(ctx, line.Keys); err != nil {
					return err
				}
			}
			p.mouth.lines <- line.PCM // room for one, and one is said at most
		}
	}
}

// hear takes a frame of the other side.
func (p *phone) hear(f media.Frame) {
	if p.cfg.Tap != nil {
		p.cfg.Tap(false, f)
	}
	if f.Arrived.IsZero() || peak(f.PCM) < voiceLevel {
		return
	}
	p.last, p.heard = f.Arrived, true
	switch {
	case p.report.FirstSoundMS == 0 && p.line == 0:
		p.report.FirstSoundMS = ms(f.Arrived.Sub(p.cfg.Began))
	case p.awaiting && f.Arrived.After(p.spoke):
		p.awaiting = false
		gap := f.Arrived.Sub(p.spoke)
		g := Gap{p.line, ms(gap), gap}
		p.report.Gaps = append(p.report.Gaps, g)
		if p.cfg.Measured != nil {
			p.cfg.Measured(g)
		}
	}
}

// quiet tells whether the other side has said something and finished.
func (p *phone) quiet(f media.Frame) bool {
	return p.heard && !f.Arrived.IsZero() && f.Arrived.Sub(p.last) >= p.cfg.Quiet
}

func (p *phone) press(ctx context.Context, keys string) error {
	board, ok := p.cfg.Leg.(Keyboard)
	if !ok {
		return fmt.Errorf("this phone has no keys")
	}
	for _, k := range keys {
		if err := board.SendKey(ctx, k); err != nil {
			return fmt.Errorf("key %c: %w", k, err)
		}
	}
	return nil
}

func peak(pcm []int16) (m int16) {
	for _, s := range pcm {
		m = max(m, s, -max(s, -32767))
	}
	return m
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

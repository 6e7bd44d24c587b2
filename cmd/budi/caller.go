package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"strings"
	"time"

	"budi/language"
	"budi/media"
	"budi/phone"
	"budi/sip"
	"budi/tts"
)

// caller is a test phone with somebody's voice.
type caller struct {
	to, from  string
	transport string
	speak     tts.Renderer
	voice     tts.Voice
	// next gives the caller's next words; ok false listens on.
	next func(ctx context.Context) (words string, ok bool)
	// patience bounds the call.
	patience time.Duration
	// quiet is how long Budi must be silent to have finished; 0 is the phone's
	// own.
	quiet time.Duration
	// noise and loss make the line bad; nil for none.
	noise    func(pcm []int16)
	loss     func() bool
	recordTo string // stereo WAV, the caller on the left; "" for none
	said     func(words string)
	measured func(phone.Gap)
	log      *slog.Logger
}

// callerPorts are the test phone's RTP ports.
const (
	callerFrom = 41000
	callerTo   = 41999
)

// keyed begins words that are telephone keys, as in a chat.
const keyed = "!dtmf "

// bye as the caller's next words hangs up.
const bye = "\x00"

// call holds one call. A callee that hangs up is its usual end.
func (c caller) call(ctx context.Context) (phone.Report, error) {
	ports, err := media.NewPorts(netip.IPv4Unspecified(), callerFrom, callerTo)
	if err != nil {
		return phone.Report{}, err
	}
	dial, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	line, leg, err := sip.Dial(dial, sip.DialConfig{
		To: c.to, From: c.from, Transport: c.transport, UserAgent: "Budi test phone", Ports: ports, Log: c.log, Lose: c.loss,
	})
	if err != nil {
		return phone.Report{}, fmt.Errorf("call %s: %w", c.to, err)
	}
	began := time.Now()
	defer func() {
		if err := line.Hangup(context.WithoutCancel(ctx)); err != nil && line.Context().Err() == nil {
			c.log.Warn("test phone did not hang up in order", "error", err)
		}
	}()
	if c.recordTo != "" {
		rec, err := media.NewRecorder(c.recordTo, phone.Rate, c.log) //nolint:contextcheck // it outlives the context that it was made in
		if err != nil {
			return phone.Report{}, err
		}
		defer func() {
			if err := rec.Close(); err != nil {
				c.log.Warn("recording was not completed", "error", err)
			}
		}()
		if s, ok := leg.(interface{ SetTap(media.Tap) }); ok {
			s.SetTap(turned{rec})
			defer s.SetTap(nil)
		}
	}
	talk, end := context.WithTimeoutCause(line.Context(), c.patience, errors.New("the call took too long"))
	defer end()
	defer context.AfterFunc(ctx, end)()
	//nolint:contextcheck // the call ends with the dialog; ctx ends it through AfterFunc
	report, err := phone.Run(talk, phone.Config{Leg: leg, Began: began, Script: c.script, Quiet: c.quiet, Measured: c.measured, Background: c.noise})
	if err != nil && ctx.Err() == nil { // the sound may end a moment before the call does
		select {
		case <-line.Context().Done():
		case <-time.After(time.Second):
		}
	}
	ended := errors.Is(context.Cause(line.Context()), sip.ErrRemoteHangup) //nolint:contextcheck // the call has ended
	if errors.Is(err, sip.ErrRemoteHangup) || talk.Err() != nil && ended {
		err = nil
	}
	return report, err
}

// turned records with the caller on the left, as the far side's own recording
// has it.
type turned struct{ to media.Tap }

// Inbound implements [media.Tap].
func (t turned) Inbound(f media.Frame) { t.to.Outbound(f) }

// Outbound implements [media.Tap].
func (t turned) Outbound(f media.Frame) { t.to.Inbound(f) }

// script makes sound of the caller's next words.
func (c caller) script(ctx context.Context) (phone.Line, bool) {
	words, ok := c.next(ctx)
	if !ok {
		return phone.Line{}, false
	}
	if words == bye {
		return phone.Line{HangUp: true}, true
	}
	if c.said != nil {
		c.said(words)
	}
	if keys, ok := strings.CutPrefix(words, keyed); ok {
		return phone.Line{Keys: keys}, true
	}
	v := c.voice
	v.Rate = phone.Rate
	pcm, err := c.speak.Render(ctx, v, words)
	if err != nil {
		c.log.Error("the caller's words were not spoken", "words", words, "error", err)
		return phone.Line{HangUp: true}, true
	}
	return phone.Line{PCM: pcm}, true
}

// sound reads a WAV file as a caller's words: mono, at the phone's rate.
func sound(path string) ([]int16, error) {
	pcm, rate, err := readWAV(path)
	if err != nil || rate == phone.Rate {
		return pcm, err
	}
	return tts.NewResampler(rate, phone.Rate).Resample(pcm), nil
}

// englishVoice is a voice that Budi itself does not use by default.
func englishVoice(name string) tts.Voice {
	return tts.Voice{Lang: language.English, Name: name, Rate: phone.Rate}
}

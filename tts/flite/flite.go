// Package flite speaks English through CMU Flite, which is run as a program of
// its own for each clause.
package flite

import (
	"context"
	"fmt"
	"strconv"

	"budi/language"
	"budi/tts"
)

// rate is what the voices are made for.
const rate = 16000

// DefaultVoice is the voice that is used when none is named: a woman's, and the
// clearest of Flite's on a telephone.
const DefaultVoice = "slt"

// briskness is how much faster than Flite's own pace a receptionist speaks.
const briskness = 1.12

// Engine is a [tts.Renderer].
type Engine struct {
	program *tts.Program
	to8     *tts.Resampler
}

// New finds the program. The error names the package to install.
func New() (*Engine, error) {
	p, err := tts.NewProgram("flite", "flite")
	if err != nil {
		return nil, err
	}
	return &Engine{p, tts.NewResampler(rate, 8000)}, nil
}

// Supports implements [tts.Renderer].
func (e *Engine) Supports(lang language.Tag) error {
	if lang != language.English {
		return fmt.Errorf("%w: flite speaks English alone, not %q", tts.ErrUnavailable, lang)
	}
	return nil
}

// Render implements [tts.Renderer]. v.Name is one of Flite's own voices: slt,
// rms, awb, kal16.
func (e *Engine) Render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	if err := e.Supports(v.Lang); err != nil {
		return nil, err
	}
	name, pace := DefaultVoice, 1.0
	switch v.Name {
	case "":
	case "slt", "rms", "awb", "kal16":
		name = v.Name
	default:
		// Flite would take any other name for the path of a voice file.
		return nil, fmt.Errorf("%w: flite has no voice %q: choose slt, rms, awb or kal16", tts.ErrUnavailable, v.Name)
	}
	if v.Pace > 0 {
		pace = v.Pace
	}
	pace *= briskness
	pcm, from, err := e.program.Run(ctx, clause,
		"-voice", name, "--setf", "duration_stretch="+strconv.FormatFloat(1/pace, 'f', 2, 64),
		"-f", "/dev/stdin", "-o", tts.OutFile)
	if err != nil {
		return nil, err
	}
	switch {
	case from != rate:
		pcm = tts.NewResampler(from, v.Rate).Resample(pcm)
	case v.Rate == 8000:
		pcm = e.to8.Resample(pcm)
	}
	pcm = tts.Trim(pcm, v.Rate)
	tts.Level(pcm, v.Rate, v.Gain)
	return pcm, nil
}

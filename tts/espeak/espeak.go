// Package espeak speaks through espeak-ng, which is run as a program of its
// own for each clause (some 12 ms): it is licensed under the GPL and is never
// linked. It knows every language that Budi has.
package espeak

import (
	"context"
	"fmt"
	"strconv"

	"budi/language"
	"budi/tts"
)

// rate is what espeak-ng writes.
const rate = 22050

// Engine is a [tts.Renderer].
type Engine struct {
	program *tts.Program
	to8     *tts.Resampler
	to16    *tts.Resampler
}

// New finds the program. The error names the package to install.
func New() (*Engine, error) {
	p, err := tts.NewProgram("espeak-ng", "espeak-ng")
	if err != nil {
		return nil, err
	}
	return &Engine{p, tts.NewResampler(rate, 8000), tts.NewResampler(rate, 16000)}, nil
}

// Supports implements [tts.Renderer].
func (e *Engine) Supports(lang language.Tag) error {
	if _, ok := voices()[lang]; !ok {
		return fmt.Errorf("%w: espeak has no voice for language %q", tts.ErrUnavailable, lang)
	}
	return nil
}

// voices are espeak-ng's names and the words a minute that sound unhurried in
// each language.
func voices() map[language.Tag]voice {
	return map[language.Tag]voice{
		language.English:    {"en-gb", 160},
		language.Lithuanian: {"lt", 150},
		language.Russian:    {"ru", 150},
		language.Armenian:   {"hy", 145},
	}
}

type voice struct {
	name string
	wpm  float64
}

// Render implements [tts.Renderer]. v.Name is an espeak-ng voice or variant
// ("lt+f3").
func (e *Engine) Render(ctx context.Context, v tts.Voice, clause string) ([]int16, error) {
	if err := e.Supports(v.Lang); err != nil {
		return nil, err
	}
	of := voices()[v.Lang]
	name, pace := of.name, 1.0
	if v.Name != "" {
		name = v.Name
	}
	if v.Pace > 0 {
		pace = v.Pace
	}
	// --stdin with -b 1: the text is UTF-8 whatever the locale.
	pcm, from, err := e.program.Run(ctx, clause,
		"--stdin", "-w", tts.OutFile, "-b", "1", "-v", name, "-s", strconv.Itoa(int(of.wpm*pace)), "-g", "1", "-z")
	if err != nil {
		return nil, err
	}
	r := e.to8
	if v.Rate == 16000 {
		r = e.to16
	}
	if from != rate {
		r = tts.NewResampler(from, v.Rate)
	}
	pcm = tts.Trim(r.Resample(pcm), v.Rate)
	tts.Level(pcm, v.Rate, v.Gain)
	return pcm, nil
}

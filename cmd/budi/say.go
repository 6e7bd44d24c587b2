package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"budi/language"
	languageall "budi/language/all"
	"budi/media"
	"budi/media/wav"
	"budi/tts"
	ttsall "budi/tts/all"
)

// sayCmd speaks a text.
type sayCmd struct {
	Lang  string   `default:"en" placeholder:"LANG" help:"Language: lt, en, ru, hy."`
	To    string   `default:"say.wav" placeholder:"FILE" help:"WAV file to write."`
	Text  bool     `help:"Print the words as the synthesiser gets them, and speak nothing."`
	Voice string   `placeholder:"NAME" help:"The engine's own name of a voice."`
	Rate  int      `default:"16000" enum:"8000,16000" help:"Samples per second."`
	Words []string `arg:"" optional:"" name:"TEXT" help:"What to say."`

	List     bool   `help:"Print what a business says to every caller, as a list of prompts to record."`
	Business string `placeholder:"SLUG" help:"The business for --list."`
	Config   string `placeholder:"FILE" help:"Settings for --list (default: configs/server.yaml, else the demonstration)."`
}

// Run speaks or prints the text.
func (c *sayCmd) Run(ctx context.Context, t terminal) error {
	switch {
	case c.List:
		return c.list(ctx, t)
	case len(c.Words) == 0:
		return errors.New("what shall be said? budi say \"Good morning\"")
	}
	pack := languageall.Packs()[language.Tag(c.Lang)]
	if pack == nil {
		return fmt.Errorf("--lang: %q is no language of Budi: choose en, lt, ru or hy", c.Lang)
	}
	text := pack.Normalize(strings.Join(c.Words, " "))
	if c.Text {
		fmt.Fprintln(t.out, text)
		return nil
	}
	engine, missing, err := ttsall.Open("", "", logger(t.err, "warn", "text"))
	if err != nil {
		return err
	}
	if err := engine.Supports(pack.Tag()); err != nil {
		return errors.Join(append(missing, err)...)
	}
	start := time.Now()
	pcm, err := speak(ctx, tts.ByClause(engine), tts.Voice{Lang: pack.Tag(), Name: c.Voice, Rate: c.Rate}, text)
	if err != nil {
		return err
	}
	took := time.Since(start)
	w, err := wav.Create(c.To, wav.Format{Rate: c.Rate, Channels: 1})
	if err != nil {
		return err
	}
	if err := errors.Join(w.Write(pcm), w.Close()); err != nil {
		return err
	}
	fmt.Fprintf(t.err, "%s: %.2f s of speech, made in %d ms\n", c.To, float64(len(pcm))/float64(c.Rate), took.Milliseconds())
	return nil
}

// speak gives the sound of a text as a caller hears it, pauses included.
func speak(ctx context.Context, s tts.Synthesizer, v tts.Voice, text string) ([]int16, error) {
	clauses, frames, done := make(chan string, 1), make(chan media.Frame), make(chan error, 1)
	clauses <- text
	close(clauses)
	go func() { done <- s.Synthesize(ctx, v, clauses, frames) }()
	var pcm []int16
	for {
		select {
		case f := <-frames:
			pcm = append(pcm, f.PCM...)
		case err := <-done:
			return pcm, err
		}
	}
}

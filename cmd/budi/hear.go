package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"budi/asr"
	"budi/asr/grammar"
	"budi/configs"
	"budi/language"
	languageall "budi/language/all"
	"budi/media"
	"budi/media/denoise"
	"budi/reception"
	"budi/tts"
)

// hearCmd recognises WAV files.
type hearCmd struct {
	Lang     string   `default:"en" placeholder:"LANG" help:"Language that is spoken."`
	Business string   `placeholder:"SLUG" help:"Listen for this business's words."`
	Expect   string   `default:"request" placeholder:"NAME" help:"What is expected: request, time, choice, name, phone, confirm, ..."`
	Grammar  string   `type:"existingfile" placeholder:"FILE" help:"Listen for this grammar (JSGF) instead."`
	Band     string   `default:"auto" enum:"auto,narrow,wide" help:"narrow forces the telephone path, wide 16 kHz."`
	JSON     bool     `help:"One JSON object a line."`
	Config   string   `placeholder:"FILE" help:"Settings (default: configs/server.yaml, else the demonstration)."`
	Data     string   `placeholder:"DIR" help:"Data folder, for the models."`
	Files    []string `arg:"" name:"FILE" type:"existingfile" help:"WAV files, 8 or 16 kHz."`
}

// heardLine is a result in the stable JSON form.
type heardLine struct {
	File       string  `json:"file"`
	Text       string  `json:"text"`
	Confidence float64 `json:"confidence"`
	Rejected   bool    `json:"rejected"`
	MS         float64 `json:"ms"` // the recogniser's work after the last sound came
}

// Run recognises the files in order.
func (c *hearCmd) Run(ctx context.Context, t terminal) (err error) {
	server, err := configs.Load(c.Config)
	if err != nil {
		return err
	}
	if c.Data != "" {
		server.Data = c.Data
	}
	h := &house{server: server}
	if err := h.engines(ctx, logger(t.err, "error", "text")); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	g, err := c.listenFor(server)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	for _, name := range c.Files {
		line, err := c.file(ctx, h.hear, g, name)
		if err != nil {
			return err
		}
		if c.JSON {
			if err := enc.Encode(line); err != nil {
				return err
			}
			continue
		}
		note := ""
		if line.Rejected {
			note = "  (rejected)"
		}
		fmt.Fprintf(t.out, "%s: %s  %.2f%s\n", filepath.Base(name), line.Text, line.Confidence, note)
	}
	return nil
}

// listenFor is the grammar that the flags ask for.
func (c *hearCmd) listenFor(server *configs.Server) (*asr.Grammar, error) {
	lang := language.Tag(c.Lang)
	if packs := languageall.Packs(); packs[lang] == nil {
		return nil, fmt.Errorf("--lang %q: known are %v", c.Lang, slices.Sorted(maps.Keys(packs)))
	}
	if c.Grammar != "" {
		b, err := os.ReadFile(c.Grammar)
		if err != nil {
			return nil, err
		}
		return &asr.Grammar{ID: c.Grammar, Lang: lang, JSGF: string(b)}, nil
	}
	v := grammar.Vocabulary{Lang: lang}
	if c.Business != "" {
		b, ok := server.Business(c.Business)
		if !ok {
			return nil, fmt.Errorf("there is no business %q; known are %s", c.Business, strings.Join(slugs(server), ", "))
		}
		v = reception.Vocabulary(b, lang)
	}
	g := grammar.New(v).For(c.Expect, nil)
	if g == nil {
		return nil, fmt.Errorf("--expect %q: there is no grammar for it in %s", c.Expect, lang)
	}
	return g, nil
}

func (c *hearCmd) file(ctx context.Context, hear asr.Recognizer, g *asr.Grammar, name string) (heardLine, error) {
	pcm, rate, err := readWAV(name)
	if err != nil {
		return heardLine{}, err
	}
	target := rate
	switch {
	case c.Band == "narrow":
		target = 8000
	case c.Band == "wide", rate > 8000:
		target = 16000
	case rate < 8000:
		target = 8000
	}
	if target != rate {
		pcm = tts.NewResampler(rate, target).Resample(pcm)
	}
	if target == denoise.Rate {
		if pcm, err = quietened(pcm); err != nil {
			return heardLine{}, err
		}
	}
	event, took, err := recognise(ctx, hear, g, pcm, target)
	if err != nil {
		return heardLine{}, fmt.Errorf("%s: %w", name, err)
	}
	return heardLine{
		File: name, Text: event.Text, Confidence: math.Round(event.Confidence*1000) / 1000, Rejected: event.Rejected,
		MS: float64(took.Microseconds()) / 1000,
	}, nil
}

// quietened has the noise of a noisy line taken out, as a call's sound has.
func quietened(pcm []int16) ([]int16, error) {
	noise, err := denoise.New()
	if err != nil {
		return nil, err
	}
	defer noise.Close()
	const frame = denoise.Rate / 50
	out := make([]int16, (len(pcm)+frame-1)/frame*frame)
	copy(out, pcm)
	noise.Process(out)
	return out, nil
}

// recognise gives the final words of one utterance, and how long they took
// after its end.
func recognise(ctx context.Context, hear asr.Recognizer, g *asr.Grammar, pcm []int16, rate int) (asr.Event, time.Duration, error) {
	ctx, stop := context.WithCancel(ctx)
	in, out, done := make(chan asr.Input), make(chan asr.Event), make(chan error, 1)
	go func() { done <- hear.Recognize(ctx, asr.Options{Rate: rate}, in, out) }()
	var ended time.Time
	fed := make(chan struct{})
	go func() {
		defer close(fed)
		defer close(in)
		send := func(i asr.Input) bool {
			select {
			case in <- i:
				return true
			case <-ctx.Done():
				return false
			}
		}
		if !send(asr.Input{Grammar: g}) {
			return
		}
		size := rate / 50
		for at := 0; at < len(pcm); at += size {
			frame := make([]int16, size)
			copy(frame, pcm[at:min(at+size, len(pcm))])
			if !send(asr.Input{Frame: media.Frame{PCM: frame, Rate: rate}}) {
				return
			}
		}
		ended = time.Now()
		send(asr.Input{End: true})
	}()
	defer func() { stop(); <-fed }()
	for {
		select {
		case e := <-out:
			if e.Final {
				took := time.Since(ended)
				stop()
				if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
					return e, took, err
				}
				return e, took, nil
			}
		case err := <-done:
			if err == nil {
				err = errors.New("the recogniser gave no final words")
			}
			return asr.Event{}, 0, err
		}
	}
}

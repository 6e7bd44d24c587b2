package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"budi/asr"
	asrall "budi/asr/all"
	"budi/calendar"
	calendarall "budi/calendar/all"
	"budi/call"
	"budi/configs"
	"budi/language"
	languageall "budi/language/all"
	"budi/reception"
	"budi/store"
	"budi/tts"
	ttsall "budi/tts/all"
)

// house holds what a command needs open; close ends it.
type house struct {
	server *configs.Server
	store  *store.Store
	desk   *reception.Desk
	hear   *asrall.Recognizers
	speak  tts.Renderer
	lost   func(engine string, err error) // is told of engines that failed
	again  func(engine string)            // is told of those that are tried again
	closed []func() error
}

// wants tells what a house shall have.
type wants struct {
	config string
	data   string // "" is the configuration's
	voice  bool   // recogniser and synthesiser
	clock  func() time.Time
	gauge  reception.Gauge
	tracer reception.Tracer
	timing call.Timing
	// ears puts something in the recogniser's place; nil leaves it.
	ears func(asr.Recognizer) asr.Recognizer
	log  *slog.Logger
}

// open opens a house. The error says what to do.
func open(ctx context.Context, w wants) (h *house, err error) {
	h = &house{}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.close())
		}
	}()
	if h.server, err = configs.Load(w.config); err != nil {
		return nil, err
	}
	if w.data != "" {
		h.server.Data = w.data
	}
	return h, h.furnish(ctx, w)
}

// furnish opens the store, the engines and the desk of a configured house.
func (h *house) furnish(ctx context.Context, w wants) (err error) {
	if w.clock == nil {
		w.clock = time.Now
	}
	if h.store, err = store.Open(ctx, h.server.Data, w.log); err != nil {
		return err
	}
	h.closed = append(h.closed, h.store.Close)
	if w.voice {
		if err := h.engines(ctx, w.log); err != nil {
			return err
		}
	}
	host, err := os.Hostname()
	if err != nil {
		host = "budi"
	}
	cfg := reception.Config{
		Server: h.server, Store: h.store, Packs: languageall.Packs(), Speak: h.speak, Gauge: w.gauge, Tracer: w.tracer,
		Clock: w.clock, Timing: w.timing, Node: host, Log: w.log,
		Book: func(b *configs.Business) (calendar.Book, error) {
			return calendarall.Open("", calendarall.Settings{Plan: b.Plan(), Storage: h.store, Now: w.clock})
		},
	}
	if h.hear != nil {
		cfg.Hear = h.hear
		if w.ears != nil {
			cfg.Hear = w.ears(h.hear)
		}
	}
	cfg.Timing.Limit = time.Duration(h.server.Calls.Limit)
	h.desk, err = reception.New(cfg)
	return err
}

// engines opens the recogniser and the synthesiser. What is missing is told,
// and the rest works without it.
func (h *house) engines(ctx context.Context, log *slog.Logger) error {
	models := h.server.Engines.Models
	if models == "" {
		models = filepath.Join(h.server.Data, "models")
	}
	hear, err := asrall.Open(ctx, asrall.Settings{Models: models, Failed: h.lost, Forgiven: h.again, Log: log})
	if err != nil {
		return fmt.Errorf("recogniser: %w", err)
	}
	h.hear, h.closed = hear, append(h.closed, hear.Close)
	prompts := h.server.Engines.Cache
	if prompts == "" {
		prompts = filepath.Join(h.server.Data, "prompts")
	}
	speak, missing, err := ttsall.Open(prompts, h.server.Engines.TTS[language.English].Name, log)
	if err != nil {
		return fmt.Errorf("synthesiser: %w", err)
	}
	for _, m := range missing {
		log.Warn("a synthesiser is missing", "error", m)
	}
	speak.Failed = h.lost
	h.speak = speak
	return nil
}

// recordings tells how many prompts of a business are recorded.
func recordings(l *list, b *configs.Business) {
	sets, err := reception.Recordings(b)
	if err != nil {
		l.fail("recorded prompts of business %s: %v", b.Slug, err)
		return
	}
	for _, lang := range b.Languages {
		if set := sets[lang]; set != nil {
			l.ok("recorded prompts of business %s in %s: %d; budi say --list --business %s shows which are missing", b.Slug, lang, len(set.Texts()), b.Slug)
		}
	}
}

// close ends what was opened, last first.
func (h *house) close() error {
	var all []error
	for _, v := range slices.Backward(h.closed) {
		all = append(all, v())
	}
	h.closed = nil
	return errors.Join(all...)
}

// calmMemory trades memory for a quieter collector: a call's sound path
// allocates little, and pauses are heard.
func calmMemory() { debug.SetGCPercent(400) }

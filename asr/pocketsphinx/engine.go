package pocketsphinx

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"budi/asr"
	"budi/language"
)

// DebianModels is where the package pocketsphinx-en-us puts its files.
const DebianModels = "/usr/share/pocketsphinx/model/en-us"

// Config says where models are. The zero value serves English at 16 kHz.
type Config struct {
	// Debian is the folder of pocketsphinx-en-us; "" is [DebianModels].
	Debian string
	// Data is the folder that the derived telephone model is kept in; without
	// one it can't be made.
	Data string
	// Models are folders that hold further models, each in a folder of its
	// own name, like lt-liepa-FZ1.3. The first that has it is taken.
	Models []string
	// Streams is how many calls may be heard at once, 0 is 200.
	Streams int
	// Logger gets what happens to models; nil is none.
	Logger *slog.Logger
}

// Engine is a recogniser on PocketSphinx. Safe for concurrent use. Its owner
// calls Close after the last call has ended.
type Engine struct {
	models []*model
	log    *slog.Logger
}

var _ asr.Recognizer = (*Engine)(nil)

// New finds the models, deriving the telephone model where it is missing. A
// model that can't be used is no error here but in [Engine.Supports]; an error
// is only ctx's cause.
func New(ctx context.Context, c Config) (*Engine, error) {
	if c.Debian == "" {
		c.Debian = DebianModels
	}
	if c.Streams == 0 {
		c.Streams = 200
	}
	e := &Engine{log: c.Logger}
	if e.log == nil {
		e.log = slog.New(slog.DiscardHandler)
	}
	wide, narrow := wideEnglish(c), narrowEnglish(ctx, c)
	e.models = append([]*model{wide, narrow}, lithuanianModels(c, wide, narrow)...)
	if err := context.Cause(ctx); err != nil {
		return nil, err
	}
	for _, m := range e.models {
		if m.err != nil {
			e.log.Warn("recogniser model", "model", m.name, "lang", m.lang, "rate", m.rate, "err", m.err)
		} else {
			e.log.Info("recogniser model", "model", m.name, "lang", m.lang, "rate", m.rate, "folder", m.dir)
		}
	}
	return e, nil
}

// Close frees the decoders that no call has.
func (e *Engine) Close() {
	for _, m := range e.models {
		m.words.close()
	}
}

// Supports implements [asr.Recognizer].
func (e *Engine) Supports(lang language.Tag, rate int) error {
	_, err := e.model(lang, rate)
	return err
}

// Experimental reports whether the model for a language and a rate is one
// that only menus and short answers should be trusted to.
func (e *Engine) Experimental(lang language.Tag, rate int) bool {
	m, err := e.model(lang, rate)
	return err == nil && m.experimental
}

// model chooses the model for a language and a rate.
func (e *Engine) model(lang language.Tag, rate int) (*model, error) {
	var reasons []error
	for _, m := range e.models {
		if m.lang != lang || m.rate != rate {
			continue
		}
		if m.err == nil {
			return m, nil
		}
		reasons = append(reasons, m.err)
	}
	if len(reasons) > 0 {
		return nil, fmt.Errorf("%w: %s at %d Hz: %w", asr.ErrUnavailable, lang, rate, errors.Join(reasons...))
	}
	return nil, fmt.Errorf("%w: PocketSphinx has no model for %s at %d Hz", asr.ErrUnavailable, lang, rate)
}

// Prepare compiles grammars ahead in decoders for the given number of streams,
// so that the first calls don't wait for it.
func (e *Engine) Prepare(ctx context.Context, rate, streams int, grammars ...*asr.Grammar) error {
	var held []*pooled
	defer func() {
		for _, p := range held {
			p.release()
		}
	}()
	for _, g := range grammars {
		m, err := e.model(g.Lang, rate)
		if err != nil {
			return err
		}
		if err := m.learn(g); err != nil {
			return err
		}
	}
	for i := range streams {
		byModel := make(map[*model]*pooled)
		for _, g := range grammars {
			if err := context.Cause(ctx); err != nil {
				return err
			}
			m, err := e.model(g.Lang, rate)
			if err != nil {
				return err
			}
			p := byModel[m]
			if p == nil {
				if p, err = m.words.get(); err != nil {
					return fmt.Errorf("%w: stream %d: %w", asr.ErrUnavailable, i+1, err)
				}
				byModel[m] = p
				held = append(held, p)
			}
			if err := m.use(p, g); err != nil {
				return err
			}
		}
	}
	return nil
}

// wideEnglish is Debian's model as it is.
func wideEnglish(c Config) *model {
	dir := filepath.Join(c.Debian, "en-us")
	m := &model{name: "en-us", lang: language.English, rate: 16000, dir: dir, calibration: wideCalibration}
	m.err = exists(dir, "pocketsphinx-en-us")
	return m.open(c, func() (pronouncer, error) { return debianEnglish(c) })
}

// narrowEnglish is the telephone model derived from it.
func narrowEnglish(ctx context.Context, c Config) *model {
	m := &model{name: "en-us-8k", lang: language.English, rate: 8000, calibration: telephoneCalibration}
	switch c.Data {
	case "":
		m.err = fmt.Errorf("%w: no data folder to keep the telephone model in", ErrModel)
	default:
		m.dir = filepath.Join(c.Data, "en-us-8k")
		m.err = Derive(ctx, filepath.Join(c.Debian, "en-us"), m.dir)
	}
	return m.open(c, func() (pronouncer, error) { return debianEnglish(c) })
}

func debianEnglish(c Config) (pronouncer, error) {
	d, err := readDictionary(filepath.Join(c.Debian, "cmudict-en-us.dict"))
	if err != nil {
		return nil, fmt.Errorf("%w (Debian package pocketsphinx-en-us)", err)
	}
	return newEnglish(d), nil
}

func exists(dir, debian string) error {
	if _, err := os.Stat(filepath.Join(dir, "mdef")); err != nil {
		return fmt.Errorf("%w: %w; install the Debian package %s", ErrModel, err, debian)
	}
	return nil
}

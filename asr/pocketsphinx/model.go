package pocketsphinx

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"budi/asr"
	"budi/asr/ngram"
	"budi/language"
)

// model is an acoustic model with its dictionary and decoders.
type model struct {
	name string
	lang language.Tag
	rate int
	dir  string
	err  error // why it can't be used
	// experimental marks a model that is not good enough for open questions.
	experimental bool

	calibration calibration
	lexicon     *lexicon
	words       *pool
	// score gives what all decoders share; its error is why the library must
	// do that arithmetic itself.
	score    func() (*scorer, error)
	compiled sourceCache
}

// open completes a model; source is asked for only when the model is usable.
func (m *model) open(c Config, source func() (pronouncer, error)) *model {
	var p pronouncer
	if m.err == nil {
		p, m.err = source()
	}
	m.lexicon = newLexicon(p)
	m.score = sync.OnceValues(func() (*scorer, error) { return openScorer(m.dir) })
	m.words = newPool(c.Streams, func() (*decoder, error) {
		score, _ := m.score() // without one the library does the arithmetic itself
		return openDecoder(score, append([]string{"-hmm", m.dir, "-samprate", fmt.Sprint(m.rate)}, m.calibration.args...)...)
	})
	return m
}

// grammarSource is what a grammar is compiled from.
type grammarSource struct {
	jsgf  string
	ngram *ngramModel // where jsgf is ""
}

// ngramModel is an n-gram on its way into decoders: as text until the first
// has loaded it, in the library's binary form from then on.
type ngramModel struct {
	entropy float64
	classes []byte // their definitions; nil for none

	mu           sync.Mutex
	arpa, binary []byte
}

// sourceCache keeps prepared grammars by ID. Safe for concurrent use.
type sourceCache struct {
	mu   sync.Mutex
	byID map[string]*grammarSource
	ids  []string // oldest first
}

const maxSources = 256

// learn prepares a grammar for compiling: its words get pronunciations, its
// sentences become an n-gram model.
func (m *model) learn(g *asr.Grammar) error {
	_, err := m.source(g)
	return err
}

func (m *model) source(g *asr.Grammar) (*grammarSource, error) {
	m.compiled.mu.Lock()
	defer m.compiled.mu.Unlock()
	if s := m.compiled.byID[g.ID]; s != nil {
		return s, nil
	}
	s, words, err := prepare(g, m.calibration)
	if err != nil {
		return nil, fmt.Errorf("grammar %s: %w", g.ID, err)
	}
	if err := m.lexicon.add(words); err != nil {
		return nil, fmt.Errorf("grammar %s: %w", g.ID, err)
	}
	// Members come from outside the grammars' makers: a customer whose name can't
	// be pronounced is not heard, and everybody else is.
	_ = m.lexicon.add(members(g.Classes))
	if m.compiled.byID == nil {
		m.compiled.byID = make(map[string]*grammarSource)
	}
	if len(m.compiled.ids) >= maxSources {
		delete(m.compiled.byID, m.compiled.ids[0])
		m.compiled.ids = m.compiled.ids[1:]
	}
	m.compiled.byID[g.ID] = s
	m.compiled.ids = append(m.compiled.ids, g.ID)
	return s, nil
}

// prepare gives a grammar's source and its words.
func prepare(g *asr.Grammar, c calibration) (*grammarSource, []string, error) {
	if g.JSGF != "" {
		words, err := grammarWords(g.JSGF)
		return &grammarSource{jsgf: g.JSGF}, words, err
	}
	seen := make(map[string]bool)
	var words []string
	for _, class := range g.Classes {
		seen[class.Name] = true
	}
	sentences := make([]string, len(g.Sentences))
	for i, s := range g.Sentences {
		sentences[i] = strings.ToLower(s)
		for w := range strings.FieldsSeq(sentences[i]) {
			if !seen[w] {
				seen[w] = true
				words = append(words, w)
			}
		}
	}
	m, err := ngram.NewNovel(sentences, 3, c.novelty)
	if err != nil {
		return nil, nil, err
	}
	n := &ngramModel{entropy: m.Entropy()}
	if len(g.Classes) > 0 {
		n.classes = classDefinitions(g.Classes)
	}
	for _, class := range g.Classes {
		dear := charge(class)
		m.Charge(class.Name, math.Exp(-dear))
		n.entropy += m.Share(class.Name) * (dear/math.Ln10 + choices(class)/c.weight)
	}
	n.arpa = m.ARPA()
	return &grammarSource{ngram: n}, words, nil
}

// use makes a decoder listen for a grammar, compiling it when it is new to
// that decoder.
func (m *model) use(p *pooled, g *asr.Grammar) error {
	if p.touch(g.ID) {
		return p.decoder.use(g.ID)
	}
	s, err := m.source(g)
	if err != nil {
		return err
	}
	if err := p.load(m.lexicon.since(p.entries)); err != nil {
		return err
	}
	if s.jsgf != "" {
		err = p.decoder.setJSGF(g.ID, s.jsgf)
	} else {
		err = p.decoder.setNgram(g.ID, s.ngram, m.calibration.weight)
	}
	if err != nil {
		return fmt.Errorf("grammar %s: %w", g.ID, err)
	}
	p.remember(g.ID, s)
	return p.decoder.use(g.ID)
}

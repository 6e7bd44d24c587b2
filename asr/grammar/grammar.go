// Package grammar makes what a recogniser listens for in each state of a
// conversation, out of a business's own words. A general model of a language
// hears one telephone order in six right; one of what may be said now, nine
// in ten.
//
// What may be said is written as rules. A recogniser gets a sample of their
// sentences, which become an n-gram: as grammars the rules would take it
// minutes to compile, and would not allow for a word in another place.
package grammar

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
	"time"

	"budi/asr"
	"budi/language"
)

// Vocabulary is what a business's callers talk about, as they say it.
type Vocabulary struct {
	Lang language.Tag
	// Services, Staff, Classes and Details list the terms of each item.
	Services, Staff, Classes, Details [][]string
	// Phrases are whole utterances: questions that have an answer, signs of
	// urgency.
	Phrases []string
	// Names are whole names that callers are likely to have, the customers'
	// above all: each is as likely as another, and all of them together about
	// as all the common names, less where there are few. What is beyond the first
	// 500 is left out.
	Names []string
}

// Option is one choice that was offered.
type Option struct {
	Label string
	Start time.Time // zero where it is not a time
}

// Builder makes the grammars of one business in one language. It is safe for
// concurrent use and keeps what it made.
type Builder struct {
	lang  language.Tag
	rules ruleSet
	// classes are the rules whose words are too many to be sampled.
	classes []string
	hints   []string
	named   func(time.Time) []string // how a time is said, in this language's rules

	mu   sync.Mutex
	made map[string]*asr.Grammar
}

// states maps an expectation's kind to the rule that answers it.
var states = map[string]string{
	"request": "request",
	"more":    "more",
	"service": "service-answer",
	"detail":  "detail-answer",
	"staff":   "staff-answer",
	"branch":  "branch-answer",
	"time":    "time-answer",
	"choice":  "choice-answer",
	"name":    "name-answer",
	"phone":   "phone-answer",
	"confirm": "confirm-answer",
	"rating":  "rating-answer",
	"done":    "more",
	// A name that is told letter by letter, and the letters read back.
	"letters":       "letters-answer",
	"letters-right": "letters-right-answer",
}

// Kinds lists the kinds of expectation that [Builder.For] has a grammar for.
func Kinds() []string { return sortedKeys(states) }

// New makes the builder of a business. A language without rules of its own
// gives a builder whose grammars are the vocabulary's terms and phrases alone.
func New(v Vocabulary) *Builder {
	b := &Builder{lang: v.Lang, made: make(map[string]*asr.Grammar)}
	switch v.Lang {
	case language.English:
		b.rules, b.named = englishRules(), englishTimes
		b.classes = []string{"first-name", "family-name", "known-name"}
	case language.Lithuanian:
		b.rules, b.named = lithuanianRules(), lithuanianTimes
	default:
		b.rules, b.named = plainRules(), func(time.Time) []string { return nil }
	}
	b.rules.terms("service-term", v.Services)
	b.rules.terms("staff-term", v.Staff)
	b.rules.terms("class-term", v.Classes)
	b.rules.terms("detail-term", v.Details)
	b.rules.phrases("phrase", v.Phrases)
	known := v.Names[:min(len(v.Names), maxNames)]
	b.rules.phrases("known-name", known)
	for _, rule := range []string{"full-name", "whole-name", "name-right"} {
		b.rules.scale(rule, "known-name", float64(len(known))/float64(len(known)+fewNames))
	}
	b.rules.more("first-name", parts(known, 0))
	b.rules.more("family-name", parts(known, -1))
	for _, group := range [][][]string{v.Services, v.Staff, v.Classes} {
		for _, terms := range group {
			b.hints = append(b.hints, terms...)
		}
	}
	return b
}

// For gives the grammar for an expectation's kind, with the options now
// offered. A kind that isn't known gets the grammar of "request". It gives nil
// when there is nothing to listen for: the language has no rules of its own
// and the business no words in it.
func (b *Builder) For(kind string, options []Option) *asr.Grammar {
	rule, ok := states[kind]
	if !ok {
		kind, rule = "request", states["request"]
	}
	rules := b.rules
	key := kind
	if offers := kind == "choice" || kind == "branch"; offers && len(options) > 0 {
		rules = b.withOptions(options)
		key += "\x00" + rules["option"].text
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if g := b.made[key]; g != nil {
		return g
	}
	if rules.empty(rule) {
		return nil
	}
	g := b.make(kind, rule, key != kind, rules)
	if len(b.made) > maxMade {
		clear(b.made)
	}
	b.made[key] = g
	return g
}

// maxMade bounds the grammars that are kept: the offered options differ from
// call to call.
const maxMade = 200

// How many example sentences a grammar has. More give steadier n-grams of the
// many ways to name a time; what holds only while an offer stands is made
// during the call and has to be quick.
const (
	sentences        = 8000
	offeredSentences = 4000
)

func (b *Builder) make(kind, rule string, offered bool, rules ruleSet) *asr.Grammar {
	n := sentences
	if offered {
		n = offeredSentences
	}
	said := rules.sample(rule, n, b.classes...)
	if kind == "name" && len(b.classes) == 0 {
		said = append(said, rules.pairs()...)
	}
	if rule == "letters-answer" {
		said = append(said, rules.spelledNames()...)
	}
	classes := rules.classes(b.classes, said)
	content := strings.Join(said, "\n") + fmt.Sprint(classes)
	return &asr.Grammar{ID: identity(b.lang, kind, content), Lang: b.lang, Sentences: said, Classes: classes, Hints: b.hints}
}

func identity(lang language.Tag, kind, content string) string {
	sum := sha256.Sum256([]byte(content))
	return fmt.Sprintf("%s-%s-%s", lang, kind, hex.EncodeToString(sum[:8]))
}

// withOptions adds the rules of what was offered.
func (b *Builder) withOptions(options []Option) ruleSet {
	rules := b.rules.clone()
	var said []string
	for _, o := range options {
		if o.Start.IsZero() {
			said = append(said, words(o.Label))
		} else {
			said = append(said, b.named(o.Start)...)
		}
	}
	rules.phrases("option", said)
	return rules
}

// Package phrases holds what Budi itself says, one YAML file per language.
//
// A phrase has a key, one or more variants, and named parameters in braces.
// It holds no fact: names, prices, times and hours come in as parameters.
//
//	{name}      a parameter; a clause whose parameter is empty is left out
//	[ ... ]     said only when every parameter in it has a value
//	|           a clause break within a sentence, where a voice may start to speak
//
// A clause also ends with its sentence.
//
// Beside its phrases a file lists cues: words by which callers tell one thing
// that changes the course of a conversation, such as that they want to begin
// again. Every language has the same cues.
package phrases

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"budi/language"
)

//go:embed *.yaml
var builtin embed.FS

// reference is the language whose keys and parameters the others must match.
const reference = language.English

// Book is a set of phrases in several languages. It is immutable and safe for
// concurrent use.
type Book struct {
	langs map[language.Tag]sheet
}

type sheet struct {
	unfinished []string
	questions  []string
	leaving    []string
	cues       map[string][]string
	phrases    map[string][]template
}

// file is the shape of a phrase file.
type file struct {
	Language   language.Tag        `yaml:"language"`
	Unfinished []string            `yaml:"unfinished"`
	Questions  []string            `yaml:"questions"`
	Leaving    []string            `yaml:"leaving"`
	Cues       map[string][]string `yaml:"cues"`
	Phrases    map[string]variants `yaml:"phrases"`
}

// variants are the wordings of one phrase; YAML gives one or a list.
type variants struct {
	texts []string
	line  int
}

// UnmarshalYAML reads one wording or a list of them, and the line.
func (v *variants) UnmarshalYAML(n ast.Node) error {
	v.line = n.GetToken().Position.Line
	if seq, ok := n.(*ast.SequenceNode); ok {
		for _, item := range seq.Values {
			var s string
			if err := yaml.NodeToValue(item, &s); err != nil {
				return err
			}
			v.texts = append(v.texts, s)
		}
		return nil
	}
	var s string
	if err := yaml.NodeToValue(n, &s); err != nil {
		return err
	}
	v.texts = []string{s}
	return nil
}

// Default gives the phrases that ship with Budi.
func Default() (*Book, error) { return Load(builtin) }

// Load reads every *.yaml of fsys. It fails, naming file and line, on a phrase
// that can't be read, on a key that one language lacks or has alone, and on a
// parameter that the English phrase doesn't have.
func Load(fsys fs.FS) (*Book, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, err
	}
	b := &Book{langs: map[language.Tag]sheet{}}
	var errs []error
	lines := map[language.Tag]map[string]string{}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		var f file
		if err := yaml.UnmarshalWithOptions(data, &f, yaml.Strict()); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		if f.Language == "" {
			errs = append(errs, fmt.Errorf("%s:1: language: is missing; write the language's tag", name))
			continue
		}
		s := sheet{unfinished: f.Unfinished, questions: f.Questions, leaving: f.Leaving, cues: f.Cues, phrases: map[string][]template{}}
		at := map[string]string{}
		for key, v := range f.Phrases {
			at[key] = fmt.Sprintf("%s:%d", path.Base(name), v.line)
			for _, text := range v.texts {
				t, err := parse(text)
				if err != nil {
					errs = append(errs, fmt.Errorf("%s: %s: %w", at[key], key, err))
					continue
				}
				s.phrases[key] = append(s.phrases[key], t)
			}
		}
		b.langs[f.Language], lines[f.Language] = s, at
	}
	if len(errs) == 0 {
		errs = b.compare(lines)
	}
	return b, errors.Join(errs...)
}

// compare checks every language against the reference.
func (b *Book) compare(lines map[language.Tag]map[string]string) []error {
	ref, ok := b.langs[reference]
	if !ok {
		return []error{fmt.Errorf("phrases: there is no file for %q, which the other languages are compared with", reference)}
	}
	var errs []error
	for _, lang := range slices.Sorted(maps.Keys(b.langs)) {
		s := b.langs[lang]
		for _, key := range slices.Sorted(maps.Keys(ref.phrases)) {
			if len(s.phrases[key]) == 0 {
				errs = append(errs, fmt.Errorf("phrases: %s lacks %q; the English one is at %s", lang, key, lines[reference][key]))
			}
		}
		for _, name := range slices.Sorted(maps.Keys(ref.cues)) {
			if len(s.cues[name]) == 0 {
				errs = append(errs, fmt.Errorf("phrases: %s lacks the cues %q, which the English file has", lang, name))
			}
		}
		for _, name := range slices.Sorted(maps.Keys(s.cues)) {
			if len(ref.cues[name]) == 0 {
				errs = append(errs, fmt.Errorf("phrases: %s: the cues %q are not among the English ones", lang, name))
			}
		}
		for _, key := range slices.Sorted(maps.Keys(s.phrases)) {
			want := b.Params(key)
			if len(ref.phrases[key]) == 0 {
				errs = append(errs, fmt.Errorf("%s: %q is not among the English phrases", lines[lang][key], key))
				continue
			}
			for _, t := range s.phrases[key] {
				for _, p := range t.params() {
					if !slices.Contains(want, p) {
						errs = append(errs, fmt.Errorf("%s: %s: {%s} is not a parameter of this phrase; it has %s", lines[lang][key], key, p, strings.Join(want, ", ")))
					}
				}
			}
		}
	}
	return errs
}

// With gives the book with some phrases replaced: by key and language, as a
// business writes them. An unknown key is an error, and so is a parameter that
// known doesn't like.
func With[T ~map[language.Tag]string](b *Book, over map[string]T, known func(param string) bool) (*Book, error) {
	if len(over) == 0 {
		return b, nil
	}
	out := &Book{langs: map[language.Tag]sheet{}}
	for lang, s := range b.langs {
		out.langs[lang] = sheet{unfinished: s.unfinished, questions: s.questions, leaving: s.leaving, cues: s.cues, phrases: maps.Clone(s.phrases)}
	}
	var errs []error
	for key, text := range over {
		if !b.Has(key) {
			errs = append(errs, fmt.Errorf("phrases: %q is not a phrase of Budi's", key))
			continue
		}
		for lang, s := range text {
			t, err := parse(s)
			if err != nil {
				errs = append(errs, fmt.Errorf("phrases: %s: %s: %w", key, lang, err))
				continue
			}
			for _, p := range t.params() {
				if !known(p) {
					errs = append(errs, fmt.Errorf("phrases: %s: %s: there is no parameter {%s}", key, lang, p))
				}
			}
			if sheet, ok := out.langs[lang]; ok {
				sheet.phrases[key] = []template{t}
			}
		}
	}
	return out, errors.Join(errs...)
}

// Has reports whether there is such a phrase.
func (b *Book) Has(key string) bool { return len(b.langs[reference].phrases[key]) > 0 }

// Keys lists the phrases' keys in order.
func (b *Book) Keys() []string { return slices.Sorted(maps.Keys(b.langs[reference].phrases)) }

// Languages lists the languages that the book has, in order.
func (b *Book) Languages() []language.Tag { return slices.Sorted(maps.Keys(b.langs)) }

// Params lists the parameters that the phrase may use.
func (b *Book) Params(key string) []string {
	var out []string
	for _, t := range b.langs[reference].phrases[key] {
		out = append(out, t.params()...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Variants gives every wording of a phrase without parameters, in lang.
func (b *Book) Variants(lang language.Tag, key string) []string {
	var out []string
	for n := range b.langs[lang].phrases[key] {
		out = append(out, strings.Join(b.Say(lang, key, n, func(string) string { return "" }), " "))
	}
	return out
}

// Words gives a phrase as part of another one: in one piece, and without the
// capital that a sentence starts with.
func (b *Book) Words(lang language.Tag, key string, param func(name string) string) string {
	list := b.langs[lang].phrases[key]
	if len(list) == 0 {
		return ""
	}
	var out []string
	for _, c := range list[0] {
		if s, ok := c.fill(param, false); ok {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// Unfinished lists the words of lang that can't end an answer: "at", "and".
func (b *Book) Unfinished(lang language.Tag) []string { return b.langs[lang].unfinished }

// Questions lists the words with which questions begin in lang.
func (b *Book) Questions(lang language.Tag) []string { return b.langs[lang].questions }

// Leaving lists the words by which callers put it off in lang: "I'll call back
// later".
func (b *Book) Leaving(lang language.Tag) []string { return b.langs[lang].leaving }

// Cues lists the words of lang by which callers tell one thing, such as that
// they want the same time of day ("same_time"); nil where there are none.
func (b *Book) Cues(lang language.Tag, name string) []string { return b.langs[lang].cues[name] }

// CueNames lists the names of the cues in order.
func (b *Book) CueNames() []string { return slices.Sorted(maps.Keys(b.langs[reference].cues)) }

// Say gives the clauses of a phrase's n-th variant (counted round) in lang, or
// nil when there is none. param gives each parameter's value, "" for none.
func (b *Book) Say(lang language.Tag, key string, n int, param func(name string) string) []string {
	list := b.langs[lang].phrases[key]
	if len(list) == 0 {
		list = b.langs[reference].phrases[key]
	}
	if len(list) == 0 {
		return nil
	}
	return list[((n%len(list))+len(list))%len(list)].clauses(param)
}

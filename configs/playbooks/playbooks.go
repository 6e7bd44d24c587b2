// Package playbooks holds the workflows of a conversation as data: what starts
// one, what must be known, the rules with their actions, how it may close, and
// what is measured. Editing one needs no Go: a rule's condition is CEL over the
// conversation's facts, checked when it is loaded.
//
// A playbook is a list of rules. On every turn they are tried from the top; the
// first that applies is carried out, and then they are tried again, until one
// asks the caller something or closes the workflow.
package playbooks

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"cel.dev/cel-go/cel"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

//go:embed *.yaml
var builtin embed.FS

// Playbook is one workflow.
type Playbook struct {
	Name    string   // the file's name without .yaml
	Does    string   `yaml:"does"`    // one sentence for people
	Trigger Trigger  `yaml:"trigger"` // what starts it
	Keeps   bool     `yaml:"keeps"`   // a question in passing: the workflow under it goes on afterwards without a word
	Steps   []Rule   `yaml:"steps"`
	Closing []string `yaml:"closing"` // the states in which it may end
	// Metrics are what is counted of it, by name.
	Metrics map[string]Metric `yaml:"metrics"`
}

// Trigger starts a playbook.
type Trigger struct {
	Intents []string `yaml:"intents"`
	// Rank decides the order when one utterance starts several: the highest
	// first.
	Rank int `yaml:"rank"`
}

// Rule is one step. Its condition is Need (the fact is not known yet) and When;
// an action is done once until the engine forgets its outcome, and words alone
// are said once for each outcome that When asks for.
type Rule struct {
	Need   string    `yaml:"need"`   // a fact that must be known: applies while it isn't
	When   Condition `yaml:"when"`   // CEL
	Do     string    `yaml:"do"`     // an action
	Say    Keys      `yaml:"say"`    // phrases, in order
	Ask    Keys      `yaml:"ask"`    // the question; the second is asked when the first got no answer, and so on
	Expect string    `yaml:"expect"` // what the answer to Ask may be
	Go     string    `yaml:"go"`     // carry on in another playbook
	Close  string    `yaml:"close"`  // end in this state; with Go, the state is reached and the work goes on
	Name   string    `yaml:"name"`   // of a yes-or-no question: its answer is the fact answer.NAME

	Back string `yaml:"back"` // the question when it is put again after something else; "" is the first of Ask

	// Spells tells that the answer is told letter by letter.
	Spells bool `yaml:"spells"`

	// Choices are what the answer may name, each with what is forgotten then,
	// so that it is asked anew.
	Choices []Choice `yaml:"choices"`

	Index int      `yaml:"-"` // position in Steps
	Reads []string `yaml:"-"` // the actions whose outcome When asks for
}

// Choice is one thing that the answer to a question may name.
type Choice struct {
	Label  string `yaml:"label"`  // a phrase; its variants are the words by which it may be named
	Forget string `yaml:"forget"` // the fact known.FORGET
}

// Keys is one phrase key or a list of them.
type Keys []string

// UnmarshalYAML reads one key or a list.
func (k *Keys) UnmarshalYAML(n ast.Node) error {
	if _, ok := n.(*ast.SequenceNode); ok {
		return yaml.NodeToValue(n, (*[]string)(k))
	}
	var s string
	if err := yaml.NodeToValue(n, &s); err != nil {
		return err
	}
	*k = Keys{s}
	return nil
}

// Set is the playbooks of an engine. It is immutable and safe for concurrent
// use.
type Set struct {
	byName   map[string]*Playbook
	byIntent map[string]*Playbook
}

// Words is the vocabulary that playbooks may use; anything else is an error at
// load.
type Words struct {
	Facts   map[string]*cel.Type // by dotted name; answer.NAME is added for each question
	Actions []string
	Phrases func(key string) bool
	Expects []string
	Intents []string
	Closing []string
}

// Default gives the playbooks that ship with Budi.
func Default(w Words) (*Set, error) { return Load(builtin, w) }

// Load reads and compiles every *.yaml of fsys. Its error lists every fault as
// "file:line: what".
func Load(fsys fs.FS, w Words) (*Set, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, err
	}
	s := &Set{byName: map[string]*Playbook{}, byIntent: map[string]*Playbook{}}
	var errs []error
	var checkers []checker
	facts := maps.Clone(w.Facts)
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		p := &Playbook{}
		if err := yaml.UnmarshalWithOptions(data, p, yaml.Strict()); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		p.Name = path.Base(name[:len(name)-len(".yaml")])
		s.byName[p.Name] = p
		for _, r := range p.Steps {
			if questionName.MatchString(r.Name) {
				facts["answer."+r.Name] = cel.StringType
			}
		}
		checkers = append(checkers, checker{file: name, data: data, words: w, book: p})
	}
	env, err := environment(facts)
	if err != nil {
		return nil, err
	}
	for _, c := range checkers {
		c.env = env
		errs = append(errs, c.check()...)
		for _, intent := range c.book.Trigger.Intents {
			if other, ok := s.byIntent[intent]; ok {
				errs = append(errs, fmt.Errorf("%s: trigger: %q already starts %s", c.at("trigger"), intent, other.Name))
			}
			s.byIntent[intent] = c.book
		}
	}
	for _, p := range s.byName {
		for i, r := range p.Steps {
			if r.Go != "" && s.byName[r.Go] == nil {
				errs = append(errs, fmt.Errorf("%s.yaml: step %d: go: there is no playbook %q", p.Name, i+1, r.Go))
			}
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return s, nil
}

// environment declares the facts that conditions may ask for.
func environment(facts map[string]*cel.Type) (*cel.Env, error) {
	opts := make([]cel.EnvOption, 0, len(facts))
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		opts = append(opts, cel.Variable(name, facts[name]))
	}
	env, err := cel.NewEnv(opts...)
	if err != nil {
		return nil, fmt.Errorf("playbooks: facts: %w", err)
	}
	return env, nil
}

// Get gives a playbook by name, or nil.
func (s *Set) Get(name string) *Playbook { return s.byName[name] }

// For gives the playbook that an intent starts, or nil.
func (s *Set) For(intent string) *Playbook { return s.byIntent[intent] }

// Names lists the playbooks in order.
func (s *Set) Names() []string { return slices.Sorted(maps.Keys(s.byName)) }

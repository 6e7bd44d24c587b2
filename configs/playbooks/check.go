package playbooks

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// reads finds the actions whose outcome, and the things whose news, a condition
// asks for.
var reads = regexp.MustCompile(`\b(?:did|new)\.([a-z_]+)`)

// questionName is what a question may be called.
var questionName = regexp.MustCompile(`^[a-z_]+$`)

// Condition is a CEL expression that gives a bool; the empty one holds.
type Condition struct {
	text    string
	line    int
	program cel.Program
}

// UnmarshalYAML keeps the expression's text and line; it is compiled after the
// whole file was read.
func (c *Condition) UnmarshalYAML(n ast.Node) error {
	c.line = n.GetToken().Position.Line
	return yaml.NodeToValue(n, &c.text)
}

// String gives the expression.
func (c *Condition) String() string { return c.text }

// Holds evaluates the condition over facts, an activation that knows every
// declared fact.
func (c *Condition) Holds(facts cel.Activation) (bool, error) {
	if c.program == nil {
		return true, nil
	}
	v, _, err := c.program.Eval(facts)
	if err != nil {
		return false, fmt.Errorf("line %d: %s: %w", c.line, c.text, err)
	}
	b, ok := v.Value().(bool)
	return ok && b, nil
}

// compile checks and prepares the expression.
func (c *Condition) compile(env *cel.Env) error {
	if strings.TrimSpace(c.text) == "" {
		return nil
	}
	tree, issues := env.Compile(c.text)
	if err := issues.Err(); err != nil {
		return err
	}
	if tree.OutputType() != cel.BoolType {
		return fmt.Errorf("gives %s, not a bool", tree.OutputType())
	}
	program, err := env.Program(tree)
	if err != nil {
		return err
	}
	c.program = program
	return nil
}

// checker finds the faults of one file.
type checker struct {
	file  string
	data  []byte
	words Words
	env   *cel.Env
	book  *Playbook
}

// at names the file and the line of the first line that starts with key.
func (c *checker) at(key string) string {
	for i, line := range bytes.Split(c.data, []byte("\n")) {
		if bytes.HasPrefix(bytes.TrimLeft(line, " -"), []byte(key+":")) {
			return fmt.Sprintf("%s:%d", c.file, i+1)
		}
	}
	return c.file + ":1"
}

// steps gives the line on which each step starts.
func (c *checker) steps() []int {
	var out []int
	inside := false
	for i, line := range bytes.Split(c.data, []byte("\n")) {
		switch {
		case bytes.HasPrefix(line, []byte("steps:")):
			inside = true
		case inside && bytes.HasPrefix(line, []byte("  - ")):
			out = append(out, i+1)
		case len(line) > 0 && line[0] != ' ' && line[0] != '#':
			inside = false
		}
	}
	return out
}

func (c *checker) check() []error {
	var errs []error
	bad := func(where, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
	}
	p := c.book
	if p.Does == "" {
		bad(c.at("does"), "does: is missing; say in one sentence what the playbook is for")
	}
	if len(p.Closing) == 0 {
		bad(c.at("closing"), "closing: is missing; a workflow without a closing state is none")
	}
	if len(p.Metrics) == 0 {
		bad(c.at("metrics"), "metrics: is missing; name what is counted")
	}
	for _, s := range p.Closing {
		if !slices.Contains(c.words.Closing, s) {
			bad(c.at("closing"), "closing: %q is not a closing state; there are %s", s, strings.Join(c.words.Closing, ", "))
		}
	}
	for _, s := range p.Trigger.Intents {
		if !slices.Contains(c.words.Intents, s) {
			bad(c.at("trigger"), "trigger: %q is not an intent", s)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Metrics)) {
		m := p.Metrics[name]
		where := fmt.Sprintf("%s:%d", c.file, m.line)
		if !questionName.MatchString(name) {
			bad(where, "metrics: %q is no name; write small letters and _", name)
		}
		if err := m.check(p, c.words); err != nil {
			bad(where, "metrics: %s: %v", name, err)
		}
	}
	lines := c.steps()
	for i := range p.Steps {
		p.Steps[i].Index = i
		where := c.file
		if i < len(lines) {
			where = fmt.Sprintf("%s:%d", c.file, lines[i])
		}
		for _, err := range c.rule(&p.Steps[i]) {
			bad(where, "step %d: %v", i+1, err)
		}
	}
	return errs
}

// rule checks one step.
func (c *checker) rule(r *Rule) []error {
	var errs []error
	bad := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if err := r.When.compile(c.env); err != nil {
		bad("when: line %d: %w", r.When.line, err)
	}
	for _, m := range reads.FindAllStringSubmatch(r.When.text, -1) {
		r.Reads = append(r.Reads, m[1])
	}
	if r.Need != "" && c.words.Facts["known."+r.Need] == nil {
		bad("need: there is no fact known.%s", r.Need)
	}
	if r.Do != "" && !slices.Contains(c.words.Actions, r.Do) {
		bad("do: there is no action %q; there are %s", r.Do, strings.Join(c.words.Actions, ", "))
	}
	for _, key := range slices.Concat(r.Say, r.Ask, []string{r.Back}) {
		if key != "" && !c.words.Phrases(key) {
			bad("there is no phrase %q", key)
		}
	}
	for _, ch := range r.Choices {
		if !c.words.Phrases(ch.Label) {
			bad("choices: there is no phrase %q", ch.Label)
		}
		if c.words.Facts["known."+ch.Forget] == nil {
			bad("choices: forget: there is no fact known.%s", ch.Forget)
		}
	}
	switch {
	case len(r.Ask) > 0 && r.Expect == "":
		bad("ask: needs expect:, what the answer may be")
	case len(r.Ask) > 0 && (r.Close != "" || r.Go != ""):
		bad("ask: waits for an answer, so close: and go: must stand in a step of their own")
	case r.Expect != "" && !slices.Contains(c.words.Expects, r.Expect):
		bad("expect: %q is none of %s", r.Expect, strings.Join(c.words.Expects, ", "))
	case r.Name != "" && !questionName.MatchString(r.Name):
		bad("name: %q is no name; write small letters and _", r.Name)
	case r.Name != "" && r.Expect != "confirm":
		bad("name: only a question with expect: confirm has one")
	case r.Expect == "confirm" && r.Name == "":
		bad("ask: a question with expect: confirm needs name:, so that rules can read its answer")
	case r.Spells && r.Expect != "name" && r.Expect != "confirm":
		bad("spells: only a question with expect: name, or confirm where letters are read back, is answered by letters")
	case r.Close != "" && !slices.Contains(c.book.Closing, r.Close):
		bad("close: %q is not in the playbook's closing: list", r.Close)
	case r.Do == "" && len(r.Say) == 0 && len(r.Ask) == 0 && r.Close == "" && r.Go == "":
		bad("does nothing; give it do:, say:, ask:, go: or close:")
	}
	return errs
}

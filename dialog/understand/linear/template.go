package linear

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
)

// PerLine is how many utterances are made of one template at most.
const PerLine = 40

// Examples expands the templates of files, in the order given.
func Examples(paths ...string) ([]Example, error) {
	var out []Example
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		list, err := Expand(path, f)
		f.Close()
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// Expand reads templates and gives the utterances that they stand for. A file
// holds [label] sections; a line is a template: (a|b|) is a choice of which
// each may hold further ones, {name} is a choice from a list that a line
// "@name = a|b" of the same file defines, before or after. At most [PerLine]
// different utterances are drawn from a line, the same ones each time.
func Expand(name string, r io.Reader) ([]Example, error) {
	lists := map[string]string{}
	type entry struct {
		label, text string
		line        int
	}
	var entries []entry
	label := ""
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			label = strings.Trim(line, "[]")
		case line[0] == '@':
			k, v, ok := strings.Cut(line[1:], " = ")
			if !ok {
				return nil, fmt.Errorf("%s:%d: a list is @name = a|b", name, n)
			}
			lists[k] = v
		case label == "":
			return nil, fmt.Errorf("%s:%d: a template before the first [label]", name, n)
		default:
			entries = append(entries, entry{label, line, n})
		}
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	rng := rand.New(rand.NewPCG(1, 7))
	var out []Example
	for _, e := range entries {
		t, rest, err := parseTemplate(e.text, lists, 0)
		if err == nil && rest != "" {
			err = fmt.Errorf("unexpected %q", rest)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, e.line, err)
		}
		seen := map[string]bool{}
		for range 3 * PerLine {
			text := strings.Join(strings.Fields(t.draw(rng)), " ")
			if text != "" && !seen[text] && len(seen) < PerLine {
				seen[text] = true
				out = append(out, Example{e.label, text, fmt.Sprintf("%s:%d", name, e.line)})
			}
		}
	}
	return out, nil
}

// template is a text, or a choice between runs of templates.
type template struct {
	text    string
	choices [][]template
}

func (t template) draw(rng *rand.Rand) string {
	if len(t.choices) == 0 {
		return t.text
	}
	var b strings.Builder
	for _, part := range t.choices[rng.IntN(len(t.choices))] {
		b.WriteString(part.draw(rng))
	}
	return b.String()
}

const maxDepth = 8

// parseTemplate reads alternatives up to a closing parenthesis or the end.
func parseTemplate(s string, lists map[string]string, depth int) (template, string, error) {
	if depth > maxDepth {
		return template{}, s, fmt.Errorf("lists that hold themselves, or too deep")
	}
	t := template{choices: [][]template{{}}}
	add := func(x template) { t.choices[len(t.choices)-1] = append(t.choices[len(t.choices)-1], x) }
	for s != "" {
		switch s[0] {
		case ')':
			return t, s, nil
		case '|':
			t.choices = append(t.choices, []template{})
			s = s[1:]
		case '(':
			inner, rest, err := parseTemplate(s[1:], lists, depth+1)
			if err != nil {
				return t, rest, err
			}
			if !strings.HasPrefix(rest, ")") {
				return t, rest, fmt.Errorf("a ( is not closed")
			}
			add(inner)
			s = rest[1:]
		case '{':
			name, rest, ok := strings.Cut(s[1:], "}")
			list, known := lists[name]
			if !ok || !known {
				return t, s, fmt.Errorf("no list {%s}", name)
			}
			inner, left, err := parseTemplate(list, lists, depth+1)
			if err != nil || left != "" {
				return t, s, fmt.Errorf("list {%s} is broken", name)
			}
			add(inner)
			s = rest
		default:
			end := strings.IndexAny(s, "(){}|")
			if end < 0 {
				end = len(s)
			}
			if end == 0 {
				return t, s, fmt.Errorf("unexpected %q", s[:1])
			}
			add(template{text: s[:end]})
			s = s[end:]
		}
	}
	return t, "", nil
}

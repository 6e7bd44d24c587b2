package rules

import (
	"fmt"
	"strings"

	"budi/dialog/understand/word"
)

// element is one place of a sequence: any of its alternatives, each a run of
// words.
type element struct {
	alternatives [][]atom
	optional     bool
	gap          int  // words that may stand before it
	oneClause    bool // and no end of a clause among them
	atStart      bool
}

// atom is the number of a word or of the beginning of a word.
type atom int

// sequence is elements in order.
type sequence struct {
	elements []element
	not      bool
	atEnd    bool
}

// rule is a conjunction of sequences in any order.
type rule struct {
	sequences []sequence
	section   int
}

// section holds what its rules mean.
type section struct {
	name   string
	weight float64
	expect []string // only under one of these expectations; empty is always
	every  bool     // all of its patterns are told
}

// wide is a gap of any width.
const wide = word.Max

// gaps are what may stand between two elements, and how wide it is.
var gaps = map[string]int{"..": 3, "~": 3, "...": wide}

// parser reads one file of rules.
type parser struct {
	set    *Set
	file   string
	line   int
	macros map[string][]string // name -> alternatives
}

func (p *parser) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", p.file, p.line, fmt.Sprintf(format, args...))
}

func (p *parser) parse(text string) error {
	current := -1
	for i, line := range strings.Split(text, "\n") {
		p.line = i + 1
		if at := strings.IndexByte(line, '#'); at >= 0 {
			line = line[:at]
		}
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line[0] == '[':
			s, err := p.header(line)
			if err != nil {
				return err
			}
			p.set.sections = append(p.set.sections, s)
			current = len(p.set.sections) - 1
		case line[0] == '@' && strings.Contains(line, " = "):
			name, value, _ := strings.Cut(line[1:], " = ")
			alternatives, err := p.expand(strings.ReplaceAll(value, " ", ""))
			if err != nil {
				return err
			}
			p.macros[strings.TrimSpace(name)] = append(p.macros[strings.TrimSpace(name)], alternatives...)
		case current < 0:
			return p.errorf("a rule before the first [section]")
		default:
			for one := range strings.SplitSeq(line, ";") {
				r, err := p.rule(one)
				if err != nil {
					return err
				}
				r.section = current
				p.set.add(r)
			}
		}
	}
	return nil
}

// header reads "[name 0.9 expect,expect]".
func (p *parser) header(line string) (section, error) {
	f := strings.Fields(strings.Trim(line, "[]"))
	if len(f) < 2 || len(f) > 3 || !strings.HasSuffix(line, "]") {
		return section{}, p.errorf("a section is [name weight] or [name weight expect,expect], not %s", line)
	}
	s := section{}
	s.name, s.every = strings.CutSuffix(f[0], "+")
	if _, err := fmt.Sscanf(f[1], "%g", &s.weight); err != nil || s.weight <= 0 || s.weight > 1 {
		return section{}, p.errorf("weight %q is not in 0..1", f[1])
	}
	if len(f) == 3 {
		s.expect = strings.Split(f[2], ",")
	}
	return s, nil
}

// rule reads sequences that are joined by &.
func (p *parser) rule(text string) (rule, error) {
	var r rule
	positive := false
	for part := range strings.SplitSeq(text, "&") {
		s, err := p.sequence(strings.Fields(part))
		if err != nil {
			return rule{}, err
		}
		positive = positive || !s.not
		r.sequences = append(r.sequences, s)
	}
	if !positive {
		return rule{}, p.errorf("rule %q demands nothing", strings.TrimSpace(text))
	}
	return r, nil
}

func (p *parser) sequence(fields []string) (sequence, error) {
	var s sequence
	if len(fields) > 0 && strings.HasPrefix(fields[0], "!") {
		s.not = true
		fields[0] = fields[0][1:]
	}
	gap, start, clause := 0, false, false
	for i, f := range fields {
		if g, ok := gaps[f]; ok {
			gap, clause = g, f == "~"
			continue
		}
		if f == "^" {
			start = true
			continue
		}
		if f == "$" && i == len(fields)-1 {
			s.atEnd = true
			continue
		}
		e := element{gap: gap, atStart: start, oneClause: clause}
		f, e.optional = strings.CutSuffix(f, "?")
		alternatives, err := p.expand(f)
		if err != nil {
			return s, err
		}
		for _, a := range alternatives {
			e.alternatives = append(e.alternatives, p.set.run(a))
		}
		s.elements = append(s.elements, e)
		gap, start, clause = 0, false, false
	}
	if len(s.elements) == 0 {
		return s, p.errorf("an empty pattern")
	}
	if s.elements[0].optional {
		return s, p.errorf("a pattern can't begin with an optional word")
	}
	return s, nil
}

// expand gives the alternatives of "a|b_c|@macro".
func (p *parser) expand(f string) ([]string, error) {
	var out []string
	for a := range strings.SplitSeq(f, "|") {
		if name, ok := strings.CutPrefix(a, "@"); ok {
			m, ok := p.macros[name]
			if !ok {
				return nil, p.errorf("@%s is not defined above", name)
			}
			out = append(out, m...)
			continue
		}
		switch {
		case strings.Trim(a, "_*") == "":
			return nil, p.errorf("%q is not a word", f)
		case strings.Contains(a, "$"):
			return nil, p.errorf("%q holds $, which stands alone at the end", f)
		case strings.Contains(a, "@"):
			return nil, p.errorf("%q joins a list, which it can't", f)
		}
		out = append(out, a)
	}
	return out, nil
}

// run numbers the words of one alternative.
func (s *Set) run(alternative string) []atom {
	var out []atom
	for w := range strings.SplitSeq(alternative, "_") {
		w, prefix := strings.CutSuffix(w, "*")
		index := s.exact
		if prefix {
			index = s.prefix
		}
		f := word.Fold(w)
		id, ok := index[f]
		if !ok {
			id = s.atoms
			s.atoms++
			index[f] = id
		}
		out = append(out, id)
	}
	return out
}

package phrases

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// template is one wording, cut into clauses.
type template []clause

type clause []part

// part is a literal, a parameter, or an optional group.
type part struct {
	text  string
	param string
	group clause
}

// errEmpty tells that a phrase has no words.
var errEmpty = errors.New("the phrase is empty")

// parse reads a wording.
func parse(s string) (template, error) {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if s == "" {
		return nil, errEmpty
	}
	var out template
	for _, piece := range cut(s) {
		c, rest, err := parseClause(piece, false)
		if err != nil {
			return nil, err
		}
		if rest != "" {
			return nil, fmt.Errorf("%q: a ] without its [", piece)
		}
		out = append(out, c)
	}
	return out, nil
}

// cut splits a wording at its clause breaks and after each sentence.
func cut(s string) []string {
	var out []string
	depth, start := 0, 0
	add := func(end int) {
		if p := strings.TrimSpace(s[start:end]); p != "" {
			out = append(out, p)
		}
	}
	runes := []rune(s)
	at := 0
	for i, r := range runes {
		size := len(string(r))
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth > 0:
		case r == '|':
			add(at)
			start = at + size
		case strings.ContainsRune(".?!։…", r) && i+1 < len(runes) && unicode.IsSpace(runes[i+1]):
			add(at + size)
			start = at + size
		}
		at += size
	}
	add(len(s))
	return out
}

// parseClause reads parts until the end, or until ] within a group.
func parseClause(s string, group bool) (clause, string, error) {
	var out clause
	for s != "" {
		i := strings.IndexAny(s, "{}[]")
		if i < 0 {
			out, s = append(out, part{text: s}), ""
			break
		}
		if i > 0 {
			out = append(out, part{text: s[:i]})
		}
		mark := s[i]
		s = s[i+1:]
		switch mark {
		case '{':
			name, rest, ok := strings.Cut(s, "}")
			if !ok || name == "" || strings.ContainsAny(name, " {[]") {
				return nil, "", fmt.Errorf("{%s: a parameter is written {name}", name)
			}
			out, s = append(out, part{param: name}), rest
		case '[':
			if group {
				return nil, "", errors.New("[ within [ ]: groups don't nest")
			}
			g, rest, err := parseClause(s, true)
			if err != nil {
				return nil, "", err
			}
			if !strings.HasPrefix(rest, "]") {
				return nil, "", errors.New("a [ without its ]")
			}
			if len(g.params()) == 0 {
				return nil, "", errors.New("[ ] without a parameter would always be said")
			}
			out, s = append(out, part{group: g}), rest[1:]
		case ']':
			return out, "]" + s, nil
		case '}':
			return nil, "", errors.New("a } without its {")
		}
	}
	return out, "", nil
}

func (t template) params() []string {
	var out []string
	for _, c := range t {
		out = append(out, c.params()...)
	}
	return out
}

func (c clause) params() []string {
	var out []string
	for _, p := range c {
		if p.param != "" {
			out = append(out, p.param)
		}
		out = append(out, p.group.params()...)
	}
	return out
}

// clauses fills the wording in.
func (t template) clauses(param func(string) string) []string {
	var out []string
	for _, c := range t {
		starts := len(out) == 0 || endsSentence(out[len(out)-1])
		if s, ok := c.fill(param, starts); ok {
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// fill gives the clause's words; ok is false when a parameter has no value.
// starts tells that the clause starts a sentence.
func (c clause) fill(param func(string) string, starts bool) (s string, ok bool) {
	var b strings.Builder
	for i, p := range c {
		switch {
		case p.param != "":
			v := param(p.param)
			if v == "" {
				return "", false
			}
			if i == 0 && starts {
				v = capital(v)
			}
			b.WriteString(v)
		case p.group != nil:
			if v, ok := p.group.fill(param, false); ok {
				b.WriteString(v)
			}
		default:
			text := p.text
			// A value's own full stop is enough.
			if end := b.String(); strings.HasPrefix(text, ".") && endsSentence(end) {
				text = text[1:]
			}
			b.WriteString(text)
		}
	}
	return b.String(), true
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "։")
}

func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			return string(unicode.ToUpper(r)) + s[len(string(r)):]
		}
	}
	return s
}

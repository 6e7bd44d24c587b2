package grammar

import (
	"strconv"
	"strings"
)

// nodeKind is what a node of an expansion is.
type nodeKind uint8

const (
	word nodeKind = iota
	reference
	sequence
	alternatives
	optional
	repeated // one or more
)

// node is a parsed expansion.
type node struct {
	kind    nodeKind
	text    string // word, reference
	parts   []*node
	weights []float64 // of alternatives
}

// parseExpansion reads one expansion.
func parseExpansion(text string) *node {
	p := &parser{tokens: tokens(text)}
	return p.alternatives()
}

// tokens splits an expansion into words, marks, <references> and /weights/.
func tokens(text string) []string {
	var out []string
	for text != "" {
		n := 1
		switch text[0] {
		case ' ':
			text = text[1:]
			continue
		case '<', '/':
			end := byte('>')
			if text[0] == '/' {
				end = '/'
			}
			if i := strings.IndexByte(text[1:], end); i >= 0 {
				n = i + 2
			}
		case '|', '(', ')', '[', ']', '+', '*':
		default:
			if n = strings.IndexAny(text, " |()[]+*<"); n < 0 {
				n = len(text)
			}
		}
		out = append(out, text[:n])
		text = text[n:]
	}
	return out
}

type parser struct {
	tokens []string
	at     int
}

func (p *parser) peek() string {
	if p.at < len(p.tokens) {
		return p.tokens[p.at]
	}
	return ""
}

func (p *parser) alternatives() *node {
	n := &node{kind: alternatives}
	for {
		weight := 1.0
		if t := p.peek(); len(t) > 2 && t[0] == '/' {
			if w, err := strconv.ParseFloat(t[1:len(t)-1], 64); err == nil && w > 0 {
				weight = w
			}
			p.at++
		}
		n.parts = append(n.parts, p.sequence())
		n.weights = append(n.weights, weight)
		if p.peek() != "|" {
			break
		}
		p.at++
	}
	if len(n.parts) == 1 {
		return n.parts[0]
	}
	return n
}

func (p *parser) sequence() *node {
	n := &node{kind: sequence}
	for {
		var part *node
		switch t := p.peek(); t {
		case "", "|", ")", "]":
			if len(n.parts) == 1 {
				return n.parts[0]
			}
			return n
		case "(", "[":
			p.at++
			part = p.alternatives()
			p.at++ // the closing mark
			if t == "[" {
				part = &node{kind: optional, parts: []*node{part}}
			}
		default:
			p.at++
			part = &node{kind: word, text: t}
			if t[0] == '<' {
				part = &node{kind: reference, text: strings.Trim(t, "<>")}
			}
		}
		switch p.peek() {
		case "+":
			part = &node{kind: repeated, parts: []*node{part}}
			p.at++
		case "*":
			part = &node{kind: optional, parts: []*node{{kind: repeated, parts: []*node{part}}}}
			p.at++
		}
		n.parts = append(n.parts, part)
	}
}

// references calls visit for every rule that the expansion names.
func (n *node) references(visit func(string)) {
	if n.kind == reference {
		visit(n.text)
	}
	for _, p := range n.parts {
		p.references(visit)
	}
}

// void reports whether the expansion matches nothing, not even silence.
func (n *node) void(s ruleSet) bool {
	switch n.kind {
	case word, optional:
		return false
	case reference:
		return s.empty(n.text)
	case alternatives:
		for _, p := range n.parts {
			if !p.void(s) {
				return false
			}
		}
		return true
	default:
		for _, p := range n.parts {
			if p.void(s) {
				return true
			}
		}
		return false
	}
}

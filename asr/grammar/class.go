package grammar

import (
	"slices"
	"strings"

	"budi/asr"
)

// className is how a rule stands in sentences as a class.
func className(rule string) string { return "<" + rule + ">" }

// classes makes classes of the rules that the sentences name.
func (s ruleSet) classes(names, sentences []string) []asr.Class {
	var out []asr.Class
	for _, name := range names {
		used := func(sentence string) bool { return strings.Contains(sentence, className(name)) }
		if slices.ContainsFunc(sentences, used) {
			out = append(out, asr.Class{Name: className(name), Members: s.shares(name)})
		}
	}
	return out
}

// shares lists the words and phrases that a rule chooses from, each once, with
// their shares of the choice.
func (s ruleSet) shares(name string) []asr.Member {
	tree := s[name].tree
	if tree.kind != alternatives {
		tree = &node{kind: alternatives, parts: []*node{tree}, weights: []float64{1}}
	}
	var out []asr.Member
	at := make(map[string]int)
	all := 0.0
	for i, p := range tree.parts {
		text := p.phrase()
		if text == "" {
			continue
		}
		k, known := at[text]
		if !known {
			k = len(out)
			at[text] = k
			out = append(out, asr.Member{Text: text})
		}
		out[k].Share += tree.weights[i]
		all += tree.weights[i]
	}
	for i := range out {
		out[i].Share /= all
	}
	return out
}

// phrase gives the words of a node that is nothing but words, or "".
func (n *node) phrase() string {
	switch n.kind {
	case word:
		return n.text
	case sequence:
		said := make([]string, len(n.parts))
		for i, p := range n.parts {
			if p.kind != word {
				return ""
			}
			said[i] = p.text
		}
		return strings.Join(said, " ")
	}
	return ""
}

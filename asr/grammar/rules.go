package grammar

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ruleSet holds named rules in the notation of JSGF: words, <rule>, a | b,
// [optional], (group), group+, group*, /weight/ before an alternative.
type ruleSet map[string]rule

type rule struct {
	text string
	tree *node
}

// nothing is the name of the rule that matches no sound.
const nothing = "VOID"

// parseRules reads lines "<name> = expansion;". The text is the package's own,
// so a mistake in it is a bug and shows in the tests as a missing rule.
func parseRules(text string) ruleSet {
	set := make(ruleSet)
	for statement := range strings.SplitSeq(text, ";") {
		name, expansion, ok := strings.Cut(statement, "=")
		name = strings.Trim(strings.TrimSpace(name), "<>")
		if ok && name != "" {
			set.put(name, expansion)
		}
	}
	return set
}

func (s ruleSet) put(name, expansion string) {
	expansion = strings.Join(strings.Fields(expansion), " ")
	s[name] = rule{text: expansion, tree: parseExpansion(expansion)}
}

func (s ruleSet) clone() ruleSet { return maps.Clone(s) }

// phrases makes a rule of whole phrases.
func (s ruleSet) phrases(name string, list []string) {
	var out []string
	for _, p := range list {
		if w := words(p); w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		s.put(name, "<"+nothing+">")
		return
	}
	s.put(name, strings.Join(out, " | "))
}

// terms makes a rule of the terms of several items, each item as likely as
// another.
func (s ruleSet) terms(name string, items [][]string) {
	var out []string
	for _, terms := range items {
		var item []string
		for _, t := range terms {
			if w := words(t); w != "" && !slices.Contains(item, w) {
				item = append(item, w)
			}
		}
		if len(item) > 0 {
			out = append(out, "("+strings.Join(item, " | ")+")")
		}
	}
	if len(out) == 0 {
		out = []string{"<" + nothing + ">"}
	}
	s.put(name, strings.Join(out, " | "))
}

// more adds words to a rule that is there.
func (s ruleSet) more(name string, list []string) {
	r, ok := s[name]
	if !ok {
		s.phrases(name, list)
		return
	}
	text := r.text
	for _, p := range list {
		if w := words(p); w != "" {
			text += " | " + w
		}
	}
	s.put(name, text)
}

// words writes a term as it is listened for: small letters, digits, and
// apostrophes and hyphens within words.
func words(s string) string {
	s = strings.ToLower(norm.NFC.String(s))
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '\'', r == '-':
			return r
		case r == '’':
			return '\''
		case unicode.Is(unicode.Mn, r):
			return -1
		default:
			return ' '
		}
	}, s)
	var out []string
	for w := range strings.FieldsSeq(s) {
		if w = strings.Trim(w, "'-"); w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// jsgf writes the grammar whose public rule is start, with the rules that it
// needs. References to rules that aren't there, or match nothing, become
// <VOID>.
func (s ruleSet) jsgf(start string) string {
	needed := s.reachable(start)
	var out strings.Builder
	out.WriteString("#JSGF V1.0;\ngrammar budi;\npublic <say> = <" + start + ">;\n")
	for _, name := range sortedKeys(needed) {
		var text strings.Builder
		s[name].tree.write(&text, s)
		out.WriteString("<" + name + "> = " + text.String() + ";\n")
	}
	return out.String()
}

// reachable lists the rules that start needs and that can match something.
func (s ruleSet) reachable(start string) map[string]bool {
	seen := make(map[string]bool)
	var visit func(string)
	visit = func(name string) {
		if seen[name] || s.empty(name) {
			return
		}
		seen[name] = true
		s[name].tree.references(visit)
	}
	visit(start)
	return seen
}

// empty reports whether a rule matches nothing.
func (s ruleSet) empty(name string) bool {
	r, ok := s[name]
	return !ok || r.tree.void(s)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func formatWeight(w float64) string { return strconv.FormatFloat(w, 'g', 4, 64) }

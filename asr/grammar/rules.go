package grammar

import (
	"maps"
	"slices"
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
	var text strings.Builder
	text.WriteString(r.text)
	for _, p := range list {
		if w := words(p); w != "" {
			text.WriteString(" | " + w)
		}
	}
	s.put(name, text.String())
}

// scale multiplies the weight that a rule gives to another one.
func (s ruleSet) scale(name, alternative string, factor float64) {
	tree := s[name].tree
	if tree == nil || factor <= 0 {
		return
	}
	for i, p := range tree.parts {
		if tree.kind == alternatives && p.kind == reference && p.text == alternative {
			tree.weights[i] *= factor
		}
	}
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

// empty reports whether a rule matches nothing.
func (s ruleSet) empty(name string) bool {
	r, ok := s[name]
	return !ok || r.tree.void(s)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// plainRules serve a language that has no rules of its own: what the business
// and the offer name.
func plainRules() ruleSet {
	return parseRules(`
<request> = <service-term> | <staff-term> | <class-term> | <detail-term> | <phrase>;
<more> = <request>; <service-answer> = <request>; <detail-answer> = <request>; <staff-answer> = <staff-term>;
<branch-answer> = <option>; <time-answer> = <option>; <choice-answer> = <option>; <name-answer> = <first-name> [<family-name>];
<phone-answer> = <phrase>; <confirm-answer> = <phrase>; <rating-answer> = <phrase>;
<letters-answer> = <name-answer>; <letters-right-answer> = <confirm-answer>;
`)
}

package person

import (
	"slices"
	"strings"

	"budi/language"
)

// name builds the name of toks in its base form.
func (r *Reader) name(toks []language.Token) language.Name {
	n := language.Name{Span: language.Span{From: toks[0].From, To: toks[len(toks)-1].To}}
	var b strings.Builder
	from, feminine, declined := language.Nominative, false, false
	for i, t := range toks {
		if t.Norm == "-" {
			b.WriteString("-")
			continue
		}
		if i > 0 && toks[i-1].Norm != "-" {
			b.WriteString(" ")
		}
		g, known := r.Given.lookup(t.Norm)
		switch {
		case known && !declined:
			b.WriteString(g.name)
			from, feminine, declined = g.from, g.feminine, true
		case declined && r.Family != nil:
			b.WriteString(Capital(r.Family(t.Norm, from, feminine)))
		case r.Particles[t.Norm]:
			b.WriteString(t.Norm)
		default:
			b.WriteString(written(t))
		}
	}
	n.Value = b.String()
	return n
}

// written keeps the capitals within a name that was written with them.
func written(t language.Token) string {
	if t.Text != t.Norm && strings.ToUpper(t.Text) != t.Text {
		return t.Text
	}
	return Capital(t.Norm)
}

// Capital writes a name with its capitals: "o'connor" is "O'Connor".
func Capital(norm string) string {
	var b strings.Builder
	up := true
	for _, r := range norm {
		if up {
			b.WriteString(strings.ToUpper(string(r)))
		} else {
			b.WriteRune(r)
		}
		up = r == '\'' && b.Len() <= 3 || r == '-'
	}
	return b.String()
}

func capitalised(toks []language.Token) bool {
	return slices.ContainsFunc(toks, func(t language.Token) bool { return t.IsWord() && strings.ToLower(t.Text) != t.Text })
}

func sameWords(toks []language.Token, words []string) bool {
	for i, w := range words {
		if toks[i].Norm != w {
			return false
		}
	}
	return true
}

// behind reads the name that ends in front of the words at i that make it one:
// a known name, or one in capitals at the start of a clause.
func (r *Reader) behind(toks []language.Token, free []bool, i int) (language.Name, bool) {
	if i == 0 || !slices.ContainsFunc(r.Behind, func(words []string) bool { return len(toks)-i >= len(words) && sameWords(toks[i:], words) }) {
		return language.Name{}, false
	}
	for from := max(0, i-longest); from < i; from++ {
		if r.Stop[toks[from].Norm] || r.extent(toks[:i], free, from, false) != i {
			continue
		}
		confidence := plausible
		switch {
		case r.Given.has(toks[from : from+1]):
			confidence = likely
		case from > 0 && toks[from-1].IsWord() && free[from-1], !allCapitalised(toks[from:i]):
			continue
		}
		n := r.name(toks[from:i])
		n.Confidence = confidence
		return n, true
	}
	return language.Name{}, false
}

func allCapitalised(toks []language.Token) bool {
	return !slices.ContainsFunc(toks, func(t language.Token) bool { return t.IsWord() && strings.ToLower(t.Text) == t.Text })
}

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

package numeral

import (
	"strconv"
	"strings"

	"budi/language"
)

// digits reads a whole number that is written in digits, with groups of three
// after commas or spaces, and the letters that make it an ordinal.
func (g *Grammar) digits(toks []language.Token) (v int64, n int, ordinal, ok bool) {
	text := toks[0].Norm
	n = 1
	if len(text) <= 3 {
		for n < len(toks) {
			if step := groupOfThree(toks, n); step > 0 {
				text += toks[n+step-1].Norm
				n += step
				continue
			}
			break
		}
	}
	if len(text) > 18 {
		return 0, 0, false, false
	}
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, 0, false, false
	}
	if used, ord := g.ending(toks, n); used > 0 {
		return v, n + used, ord, true
	}
	return v, n, false, true
}

// groupOfThree is how many tokens at at carry three more digits: 2 for
// ",200", 1 for " 200", else 0.
func groupOfThree(toks []language.Token, at int) int {
	three := func(i int) bool {
		return i < len(toks) && toks[i].IsDigits() && len(toks[i].Norm) == 3 &&
			(i+1 >= len(toks) || !toks[i].Touches(toks[i+1]) || !strings.Contains(":/", toks[i+1].Norm))
	}
	switch t := toks[at]; {
	case t.Norm == "," && three(at+1) && toks[at-1].Touches(t) && t.Touches(toks[at+1]):
		return 2
	case t.IsDigits() && three(at) && t.From-toks[at-1].To <= 2:
		return 1
	}
	return 0
}

// ending reads the letters that touch digits, with or without a hyphen, and
// tells whether they make an ordinal.
func (g *Grammar) ending(toks []language.Token, at int) (used int, ordinal bool) {
	i := at
	if i < len(toks) && toks[i-1].Touches(toks[i]) && isHyphen(toks[i].Norm) {
		i++
	}
	if i >= len(toks) || !toks[i].IsWord() || !toks[i-1].Touches(toks[i]) {
		return 0, false
	}
	switch {
	case g.OrdinalEnding != nil && g.OrdinalEnding(toks[i].Norm):
		return i + 1 - at, true
	case g.CaseEnding != nil && g.CaseEnding(toks[i].Norm):
		return i + 1 - at, false
	}
	return 0, false
}

// isHyphen has the typewriter's and the Armenian hyphen, the non-breaking one
// and the dash that stands in for them.
func isHyphen(mark string) bool {
	return mark == "-" || mark == "‐" || mark == "‑" || mark == "–" || mark == "֊"
}

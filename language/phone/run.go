package phone

import (
	"slices"
	"strconv"
	"strings"

	"budi/language"
	"budi/language/numeral"
)

// run is a stretch of digits, written or told, that may be one number.
type run struct {
	used   int
	plus   bool
	groups []group
	broken bool   // letters or marks touch it, as they never do with a phone
	ext    string // the extension behind it
}

// group is what was said or written without a pause.
type group struct {
	digits string
	told   bool   // in words
	apart  string // how the same words read if they are two numbers: "600" + "12"
	single bool   // one digit, or one digit repeated
}

const maxGroups = 24

// collect takes the run that starts at i.
func (r *Reader) collect(toks []language.Token, i int) run {
	var n run
	at := i
	if t := toks[at]; t.Norm == "(" || t.Norm == "+" || r.Plus[t.Norm] {
		if n.plus = t.Norm != "("; !n.plus && at+1 < len(toks) && toks[at+1].Norm == "+" {
			n.plus = true
			at++
		}
		at++
		if at < len(toks) && toks[at].Norm == "(" {
			at++
		}
		if at >= len(toks) {
			return run{}
		}
	}
	if i > 0 && touchesOdd(toks[i-1], toks[i]) {
		n.broken = true
	}
	end := i
	for at < len(toks) && len(n.groups) < maxGroups {
		next := at
		if len(n.groups) > 0 {
			apart := !slices.ContainsFunc(n.groups, func(g group) bool { return !g.single })
			next = r.skip(toks, at, n.groups[len(n.groups)-1].told || apart)
		}
		if next >= len(toks) {
			break
		}
		if r.multiplies(toks[next]) {
			n.broken = true // "4 thousand 3 hundred" is one number
			break
		}
		g, used := r.group(toks[next:])
		if used == 0 {
			g, used = r.alike(n.groups, toks[next:])
		}
		if used == 0 {
			break
		}
		n.groups = append(n.groups, g)
		at = next + used
		end = at
	}
	if len(n.groups) == 0 {
		return run{}
	}
	if end < len(toks) && toks[end].Norm == ")" && strings.Count(joinText(toks[i:end]), "(") > 0 {
		end++
	}
	n.ext, end = r.extension(toks, end)
	if end < len(toks) && touchesOdd(toks[end-1], toks[end]) && !n.groups[len(n.groups)-1].told {
		n.broken = true
	}
	text := joinText(toks[i:end])
	if end < len(toks) && hexadecimal(toks, end) || strings.HasPrefix(text, "0.") || strings.Contains(text, "))") || strings.Contains(text, "((") || nested(text) {
		n.broken = true
	}
	n.used = end - i
	return n
}

// alike reads a word for the digit that sounds like it: at least two digits
// were told one by one before it, and another is behind it.
func (r *Reader) alike(before []group, toks []language.Token) (group, int) {
	digit := r.Sounds[toks[0].Norm]
	if n := len(before); digit == "" || n < 2 || len(toks) < 2 || !before[n-1].told || !before[n-1].single || !before[n-2].told || !before[n-2].single {
		return group{}, 0
	}
	if _, _, used := r.Numbers.Digit(toks[1:]); used == 0 {
		return group{}, 0
	}
	return group{digits: digit, told: true, single: true}, 1
}

// hesitates reports whether a word is only drawn breath: "ee", "эм", "mmm".
func hesitates(norm string) bool {
	return len(norm) > 1 && strings.Trim(norm, "aeėmhəэаымըմհ") == ""
}

// nested reports whether a bracket opens within another.
func nested(text string) bool {
	open := false
	for _, r := range text {
		switch {
		case r == '(' && open:
			return true
		case r == '(':
			open = true
		case r == ')':
			open = false
		}
	}
	return false
}

func joinText(toks []language.Token) string {
	var b strings.Builder
	for _, t := range toks {
		b.WriteString(t.Norm)
	}
	return b.String()
}

// touchesOdd reports whether a and b touch and one of them is what never
// touches a telephone number: a letter, or the sign of a sum or a date.
func touchesOdd(a, b language.Token) bool {
	if !a.Touches(b) {
		return false
	}
	odd := func(t language.Token) bool {
		return t.IsWord() && t.Norm != "is" || strings.Contains("-*/=^$€£#%:_", t.Norm)
	}
	return a.IsDigits() && odd(b) && b.Norm != "-" && b.Norm != "#" && b.Norm != ":" || b.IsDigits() && odd(a) && a.Norm != ":" ||
		a.IsDigits() && b.Norm == ":" || (b.Norm == "(" || b.Norm == "+") && strings.Contains("*/=^", a.Norm)
}

// hexadecimal reports whether figures mixed with letters follow: "D9".
func hexadecimal(toks []language.Token, at int) bool {
	return at+1 < len(toks) && (toks[at].IsWord() && toks[at+1].IsDigits() || toks[at].IsDigits() && toks[at+1].IsWord()) &&
		toks[at].Touches(toks[at+1]) && len(toks[at].Norm)+len(toks[at+1].Norm) == 2
}

// skip is where the next group may begin: behind marks and words that people
// put between groups, or right at at.
func (r *Reader) skip(toks []language.Token, at int, told bool) int {
	next := at
	for next < len(toks) && next < at+4 {
		switch t := toks[next]; {
		case strings.Contains("-–—.()‑", t.Norm) && t.Norm != "":
		case told && (t.Norm == "," || r.Between[t.Norm] || hesitates(t.Norm)):
		default:
			return next
		}
		next++
	}
	return next
}

// mostExtension is how many digits an extension has at most.
const mostExtension = 6

// extension reads "x123", "ext. 123", "добавочный двенадцать" behind a number,
// and gives where it ends.
func (r *Reader) extension(toks []language.Token, at int) (string, int) {
	i := at
	if i < len(toks) && toks[i].Norm == "," {
		i++
	}
	if i >= len(toks) || !r.Extensions[toks[i].Norm] {
		return "", at
	}
	for i++; i < len(toks) && i < at+4 && (toks[i].Norm == "." || r.Number[toks[i].Norm]); {
		i++
	}
	var b strings.Builder
	for i < len(toks) {
		g, used := r.group(toks[i:])
		if used == 0 || b.Len()+len(g.digits) > mostExtension {
			break
		}
		b.WriteString(g.digits)
		i += used
	}
	if b.Len() == 0 {
		return "", at
	}
	return b.String(), i
}

// multiplies reports whether the word makes more of the number before it.
func (r *Reader) multiplies(t language.Token) bool {
	w, ok := r.Numbers.Grammar.Cardinals[t.Norm]
	return ok && (w.Kind == numeral.Times || w.Kind == numeral.Scale)
}

// group reads figures, a digit told alone, or a number below ten thousand.
func (r *Reader) group(toks []language.Token) (group, int) {
	if toks[0].IsDigits() {
		return group{digits: toks[0].Norm, single: len(toks[0].Norm) == 1}, 1
	}
	// "six hundred twelve" before "six": the longer reading first.
	v, n := r.Numbers.Grammar.Cardinal(wordsOnly(toks))
	if d, count, used := r.Numbers.Digit(toks); used > 0 && used >= n {
		return group{digits: strings.Repeat(string(d), count), told: true, single: true}, used
	}
	if n == 0 || v < 0 || v > 9999 {
		return group{}, 0
	}
	g := group{digits: strconv.FormatInt(v, 10), told: true}
	for cut := n - 1; cut > 0; cut-- { // "six hundred | twelve" told as 600 12
		a, m := r.Numbers.Grammar.Cardinal(toks[:cut])
		b, k := r.Numbers.Grammar.Cardinal(toks[cut:n])
		if m == cut && k == n-cut {
			g.apart = strconv.FormatInt(a, 10) + strconv.FormatInt(b, 10)
			break
		}
	}
	return g, n
}

// wordsOnly cuts toks at the first figure, which is a group of its own.
func wordsOnly(toks []language.Token) []language.Token {
	for i, t := range toks {
		if t.IsDigits() || i == 12 {
			return toks[:i]
		}
	}
	return toks
}

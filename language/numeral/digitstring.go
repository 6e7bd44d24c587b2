package numeral

import (
	"strings"

	"budi/language"
)

// digit is the digit that one word tells.
func (r *Reader) digit(t language.Token) (byte, bool) {
	if d, ok := r.Digits[t.Norm]; ok {
		return d, true
	}
	w, ok := r.Grammar.Cardinals[t.Norm]
	switch {
	case !ok:
		return 0, false
	case w.Kind == Zero:
		return '0', true
	case w.Kind == Unit:
		return byte('0' + w.Value), true
	}
	return 0, false
}

// Digit reads one digit that is told on its own, and how often it is meant:
// "five", "double five", "два нуля".
func (r *Reader) Digit(toks []language.Token) (digit byte, count, used int) {
	if len(toks) > 1 {
		if c, ok := r.Repeats[toks[0].Norm]; ok {
			if d, ok := r.digit(toks[1]); ok {
				return d, c, 2
			}
			if toks[1].IsDigits() && len(toks[1].Norm) == 1 {
				return toks[1].Norm[0], c, 2
			}
		}
		if d, ok := r.Several[toks[1].Norm]; ok {
			if w, ok := r.Grammar.Cardinals[toks[0].Norm]; ok && w.Kind == Unit && w.Value > 1 {
				return d, int(w.Value), 2
			}
		}
	}
	if d, ok := r.digit(toks[0]); ok {
		return d, 1, 1
	}
	return 0, 0, 0
}

// digitString reads digits that are told one by one: "seven nine nine",
// "double five two", "nulis šeši vienas". Two of them are a string only where
// digits are awaited, because "two three" may be two numbers.
func (r *Reader) digitString(toks []language.Token, i int, at language.Anchor) (string, int) {
	var b strings.Builder
	words, end, repeated := 0, i, false
	for j := i; j < len(toks); {
		next := j
		if words > 0 && (isHyphen(toks[j].Norm) || toks[j].Norm == ",") && j+1 < len(toks) {
			next++
		}
		d, count, used := r.Digit(toks[next:])
		if used == 0 && words > 0 && toks[next].IsDigits() && len(toks[next].Norm) == 1 {
			d, count, used = toks[next].Norm[0], 1, 1
		}
		if used == 0 {
			break
		}
		repeated = repeated || count > 1
		b.WriteString(strings.Repeat(string(d), count))
		words++
		j = next + used
		end = j
	}
	digits := b.String()
	enough := words >= 3 || repeated || words == 2 && (awaitsDigits(at.Expect) || digits[0] == '0')
	if !enough {
		return "", 0
	}
	// "one two hundred" is no string: the last digit begins a number.
	if r.goesOn(toks, end) {
		return "", 0
	}
	return digits, end - i
}

// goesOn reports whether the word at i makes the digit before it part of a
// larger number or of a decimal.
func (r *Reader) goesOn(toks []language.Token, i int) bool {
	if i >= len(toks) {
		return false
	}
	w, ok := r.Grammar.cardinal(toks[i].Norm)
	return ok && (w.Kind == Times || w.Kind == Scale) || r.Point[toks[i].Norm] || r.Whole[toks[i].Norm]
}

func awaitsDigits(expect string) bool { return expect == "phone" || expect == "detail" }

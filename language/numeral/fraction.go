package numeral

import (
	"math/big"
	"strings"

	"budi/language"
)

// fraction reads "two thirds", "a half", "three quarters", "one twenty-fifth"
// and, by name, "семьсот двадцать девять тысячных".
func (r *Reader) fraction(toks []language.Token) (*big.Rat, int) {
	if v, ok := r.vulgar(toks[0].Norm); ok {
		return v, 1
	}
	i := 0
	article := len(toks) > 1 && r.Grammar.A[toks[0].Norm]
	if article {
		i = 1
	}
	if d, ok := r.Parts[toks[i].Norm]; ok && article {
		return big.NewRat(1, d), i + 1
	}
	parts := r.partGrammar()
	if article {
		if s, n := parts.read(toks[1:]); n > 0 && s.ordinal {
			return r.split(s, toks[1:], n, true, 1)
		}
	}
	s, n := parts.read(toks)
	if n == 0 {
		return nil, 0
	}
	if s.ordinal {
		return r.split(s, toks, n, false, 0)
	}
	numerator, ok := s.int64()
	if !ok || n >= len(toks) {
		return nil, 0
	}
	next := n
	joint := r.lastAnd(toks[:n])
	if toks[next].Norm == "-" && next+1 < len(toks) {
		next++
	}
	if d, ok := r.Parts[toks[next].Norm]; ok {
		if joint && numerator%100 < d {
			return nil, 0
		}
		return big.NewRat(numerator, d), next + 1
	}
	o, m := parts.read(toks[next:])
	d, ok := o.int64()
	if m == 0 || !o.ordinal || !ok || d < 2 {
		return nil, 0
	}
	_, plural := r.Denominators[toks[next+m-1].Norm]
	if !plural && (!r.Singular || numerator != 1 || d < 3) {
		return nil, 0
	}
	if joint && numerator%100 < d {
		return nil, 0 // "one hundred and two thirds" is a sum
	}
	return big.NewRat(numerator, d), next + m
}

// lastAnd reports whether an "and" stands within a number.
func (r *Reader) lastAnd(toks []language.Token) bool {
	for _, t := range toks {
		if r.Grammar.And[t.Norm] {
			return true
		}
	}
	return false
}

// partGrammar is the grammar with the names of parts among its ordinals.
func (r *Reader) partGrammar() *Grammar {
	if len(r.Denominators) == 0 {
		return r.Grammar
	}
	g := *r.Grammar
	g.parts = r.Denominators
	return &g
}

// split reads an ordinal of n tokens that ends in the name of a part as
// numerator and denominator: "fifty-four hundredths", "one hundred
// thirty-fifths", "a hundredth".
func (r *Reader) split(s sum, toks []language.Token, n int, article bool, before int) (*big.Rat, int) {
	last := toks[n-1].Norm
	if _, plural := r.Denominators[last]; !plural {
		if d, ok := s.int64(); article && ok && d > 2 {
			return big.NewRat(1, d), before + n
		}
		return nil, 0
	}
	parts := r.partGrammar()
	// The denominator is as long as it can be below a hundred: "thirty-fifths".
	for cut := max(1, n-3); cut < n; cut++ {
		d, m := parts.read(toks[cut:n])
		num, k := parts.read(toks[:cut])
		den, ok := d.int64()
		if m != n-cut || !d.ordinal || k != cut || num.ordinal || !ok || den < 2 || toks[cut].Norm == "-" || r.Grammar.And[toks[cut].Norm] {
			continue
		}
		if cut < n-1 && den >= 100 {
			continue
		}
		v := new(big.Rat).SetInt(num.big())
		return v.Quo(v, big.NewRat(den, 1)), before + n
	}
	return nil, 0
}

// vulgar reads the signs ½, ⅔ and their like.
func (r *Reader) vulgar(norm string) (*big.Rat, bool) {
	const signs = "½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8"
	if norm == "" || norm[0] < 0x80 {
		return nil, false
	}
	_, after, ok := strings.Cut(signs, norm)
	if !ok {
		return nil, false
	}
	text, _, _ := strings.Cut(after, " ")
	return new(big.Rat).SetString(text)
}

// pointed reads the decimals behind a value v of n tokens: "point two five",
// "целых три десятых".
func (r *Reader) pointed(toks []language.Token, v *big.Rat, n int) (*big.Rat, int) {
	if n >= len(toks) || !v.IsInt() {
		return v, n
	}
	point, whole := r.Point[toks[n].Norm], r.Whole[toks[n].Norm]
	if !point && (!whole || n == 0) {
		return v, n
	}
	i := n + 1
	if whole {
		if i < len(toks) && r.Grammar.And[toks[i].Norm] {
			i++
		}
		if w, m := r.named(toks, v, i); m > 0 {
			return w, m
		}
		if !point {
			return v, n
		}
	}
	digits := ""
	for i < len(toks) {
		if d, ok := r.digit(toks[i]); ok {
			digits += string(d)
			i++
			continue
		}
		if toks[i].IsDigits() && digits == "" {
			digits = toks[i].Norm
			i++
			break
		}
		s, m := r.Grammar.read(toks[i:])
		if x, ok := s.int64(); m > 0 && ok && !s.ordinal && digits == "" && s.last != Scale {
			digits = big.NewInt(x).String()
			i += m
		}
		break
	}
	if digits == "" || len(digits) > 30 {
		return v, n
	}
	f, ok := new(big.Rat).SetString("0." + digits)
	if !ok {
		return v, n
	}
	return f.Add(f, v), i
}

// named reads decimals whose denominator is named, from i on.
func (r *Reader) named(toks []language.Token, v *big.Rat, i int) (*big.Rat, int) {
	s, m := r.Grammar.read(toks[i:])
	if m > 1 && s.ordinal { // "одиннадцать тысячных" is no ordinal here
		s, m = r.Grammar.read(toks[i : i+m-1])
	}
	num, ok := s.int64()
	if m == 0 || s.ordinal || !ok || i+m >= len(toks) {
		return nil, 0
	}
	if d, ok := r.Parts[toks[i+m].Norm]; ok {
		return new(big.Rat).Add(v, big.NewRat(num, d)), i + m + 1
	}
	o, k := r.Grammar.read(toks[i+m:])
	den, ok := o.int64()
	if k == 0 || !o.ordinal || !ok || den < 10 {
		return nil, 0
	}
	return new(big.Rat).Add(v, big.NewRat(num, den)), i + m + k
}

package numeral

import (
	"math/big"

	"budi/language"
)

// quantity reads a number that is not an ordinal: whole, decimal, fraction or
// a sum of them, with what multiplies it.
func (r *Reader) quantity(toks []language.Token) (*big.Rat, int) {
	if v, n := r.written(toks); n > 0 {
		return r.grow(v, toks, n)
	}
	if s, ok := r.Fixed[toks[0].Norm]; ok {
		if v, ok := new(big.Rat).SetString(s); ok {
			return r.grow(v, toks, 1)
		}
	}
	if r.Halves[toks[0].Norm] {
		if w, ok := r.scaleAt(toks, 1); ok { // "pusė milijono"
			return new(big.Rat).Mul(big.NewRat(1, 2), power(w.Exp)), 2
		}
	}
	if v, n := r.fraction(toks); n > 0 {
		return r.grow(v, toks, n)
	}
	if v, n := r.pointed(toks, new(big.Rat), 0); n > 0 {
		return r.grow(v, toks, n)
	}
	s, n := r.Grammar.read(toks)
	if n == 0 {
		return r.dozens(toks)
	}
	if s.ordinal {
		return nil, 0
	}
	v, n, s := r.andFraction(toks, s, n)
	if w, m := r.pointed(toks, v, n); m > n {
		return r.grow(w, toks, m)
	}
	if r.YearPairs {
		if w, m := r.yearPair(toks, v, n); m > n {
			return w, m
		}
	}
	if s.last == Scale && len(s.parts) > 0 {
		if w, m := r.scaledHalf(toks, v, s, n); m > n {
			return w, m
		}
	}
	return r.grow(v, toks, n)
}

// andFraction is the number s of n tokens; where an "and" within it rather
// begins a fraction ("one hundred and three quarters"), or one follows, they
// are added up.
func (r *Reader) andFraction(toks []language.Token, s sum, n int) (*big.Rat, int, sum) {
	for i := 1; i < len(toks) && i <= n+1; i++ {
		if i == 1 || !r.Grammar.And[toks[i-1].Norm] && (i <= n || !r.AndPart[toks[i-1].Norm]) {
			continue
		}
		f, m := r.fraction(toks[i:])
		if m == 0 || i+m <= n {
			continue
		}
		head, used := r.Grammar.read(toks[:i-1])
		if used != i-1 || head.ordinal {
			break
		}
		if head.last == Scale { // "two million and one half"
			v, m := r.scaledHalf(toks, new(big.Rat).SetInt(head.big()), head, used)
			head.last = Unit
			return v, m, head
		}
		return f.Add(f, new(big.Rat).SetInt(head.big())), i + m, head
	}
	return new(big.Rat).SetInt(s.big()), n, s
}

// scaledHalf reads "three million and a half", where the fraction is of the
// scale, and "one billion and a half million", where it is of its own.
func (r *Reader) scaledHalf(toks []language.Token, v *big.Rat, s sum, n int) (*big.Rat, int) {
	if n+1 >= len(toks) || !r.Grammar.And[toks[n].Norm] {
		return v, n
	}
	f, m := r.fraction(toks[n+1:])
	if m == 0 {
		return v, n
	}
	end := n + 1 + m
	if w, ok := r.scaleAt(toks, end); ok {
		return v.Add(v, f.Mul(f, power(w.Exp))), end + 1
	}
	return v.Add(v, f.Mul(f, power(s.parts[len(s.parts)-1].exp))), end
}

// grow takes what multiplies or lengthens a value of n tokens: "and a half",
// a scale, a dozen, a division.
func (r *Reader) grow(v *big.Rat, toks []language.Token, n int) (*big.Rat, int) {
	for _, words := range r.AndHalf {
		if matches(toks[n:], words) {
			v.Add(v, big.NewRat(1, 2))
			n += len(words)
			break
		}
	}
	if w, ok := r.scaleAt(toks, n); ok {
		v.Mul(v, power(w.Exp))
		n++
	} else if n+1 < len(toks) && r.Grammar.A[toks[n].Norm] {
		if w, ok := r.scaleAt(toks, n+1); ok { // "half a million"
			v.Mul(v, power(w.Exp))
			n += 2
		} else if d, ok := r.Dozens[toks[n+1].Norm]; ok && d > 3 { // "half a dozen"
			v.Mul(v, big.NewRat(d, 1))
			n += 2
		}
	}
	if n < len(toks) {
		if d, ok := r.Dozens[toks[n].Norm]; ok {
			v.Mul(v, big.NewRat(d, 1))
			n++
		}
	}
	for _, words := range r.Over {
		if !matches(toks[n:], words) || n+len(words) >= len(toks) {
			continue
		}
		rest := toks[n+len(words):]
		if d, m := r.whole(rest); m > 0 && d.Sign() != 0 {
			return v.Quo(v, d), n + len(words) + m
		}
	}
	return v, n
}

// whole reads a plain whole number.
func (r *Reader) whole(toks []language.Token) (*big.Rat, int) {
	s, n := r.Grammar.read(toks)
	if n == 0 || s.ordinal {
		return nil, 0
	}
	return new(big.Rat).SetInt(s.big()), n
}

// dozens reads "a dozen", "a couple of", "a few".
func (r *Reader) dozens(toks []language.Token) (*big.Rat, int) {
	i := 0
	if r.Grammar.A[toks[0].Norm] {
		i = 1
	}
	if i < len(toks) {
		if d, ok := r.Dozens[toks[i].Norm]; ok {
			return r.scores(big.NewRat(d, 1), toks, i+1)
		}
	}
	return nil, 0
}

// scores multiplies a vague count of n tokens by the hundreds or thousands that
// follow it: "a couple of thousand", "a few hundred".
func (r *Reader) scores(v *big.Rat, toks []language.Token, n int) (*big.Rat, int) {
	i := n
	if i < len(toks) && r.Of[toks[i].Norm] {
		i++
	}
	if i >= len(toks) {
		return v, n
	}
	switch w := r.Grammar.Cardinals[toks[i].Norm]; {
	case w.Kind == Times:
		return r.grow(v.Mul(v, power(2)), toks, i+1)
	case w.Kind == Scale && w.Value == 0:
		return r.grow(v.Mul(v, power(w.Exp)), toks, i+1)
	}
	return v, n
}

func (r *Reader) scaleAt(toks []language.Token, i int) (Word, bool) {
	if i >= len(toks) {
		return Word{}, false
	}
	w, ok := r.Grammar.Cardinals[toks[i].Norm]
	return w, ok && w.Kind == Scale
}

// yearPair reads "nineteen ninety-four" and "twenty oh five" as one number,
// unless it may be a time of day.
func (r *Reader) yearPair(toks []language.Token, v *big.Rat, n int) (*big.Rat, int) {
	first := v.Num().Int64()
	if !v.IsInt() || first < 10 || first > 29 || n >= len(toks) || toks[n-1].IsDigits() {
		return v, n
	}
	at := n
	if isHyphen(toks[at].Norm) && at+1 < len(toks) {
		at++
	}
	if r.Digits[toks[at].Norm] == '0' && at+1 < len(toks) && first > 12 { // "nineteen oh five"
		if d, ok := r.digit(toks[at+1]); ok && !r.goesOn(toks, at+2) {
			return big.NewRat(first*100+int64(d-'0'), 1), at + 2
		}
	}
	s, m := r.Grammar.read(toks[at:])
	second, ok := s.int64()
	if m == 0 || s.ordinal || !ok || second < 10 || second > 99 || first <= 12 && second < 60 || toks[at].IsDigits() {
		return v, n
	}
	if at+m < len(toks) {
		if _, more := r.Grammar.read(toks[at+m:]); more > 0 {
			return v, n
		}
	}
	return big.NewRat(first*100+second, 1), at + m
}

func power(exp int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exp)), nil))
}

func matches(toks []language.Token, words []string) bool {
	if len(toks) < len(words) {
		return false
	}
	for i, w := range words {
		if toks[i].Norm != w {
			return false
		}
	}
	return true
}

// Quantity reads the number at the start of toks, whole, decimal or a
// fraction, and how many tokens it takes; 0 when none starts there or it is an
// ordinal.
func (r *Reader) Quantity(toks []language.Token) (*big.Rat, int) {
	if len(toks) == 0 {
		return nil, 0
	}
	return r.quantity(toks)
}

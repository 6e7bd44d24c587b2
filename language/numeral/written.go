package numeral

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"budi/language"
)

// written reads figures: "1,200.5", "0,77", ".5", "3/4", "2 1/4", "10k",
// "1.3e6", "6.23x10^-4". Dates and times of day are none of its business and
// are left alone.
func (r *Reader) written(toks []language.Token) (*big.Rat, int) {
	text, n := r.decimal(toks)
	if n == 0 {
		return nil, 0
	}
	v, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil, 0
	}
	whole := !strings.Contains(text, ".")
	if n < len(toks) && toks[n-1].Touches(toks[n]) {
		switch mark := toks[n].Norm; {
		case mark == "/" && whole && touching(toks, n, 1):
			if f, m := r.slash(toks, v, n); m > 0 {
				return f, m
			}
		case (mark == "^" || mark == "e" || mark == "x") && !r.ordinalEnding(toks, n):
			if w, m := r.exponent(toks, v, n); m > n {
				return w, m
			}
		}
		if exp, ok := r.Magnitudes[toks[n].Norm]; ok && (n+1 >= len(toks) || !toks[n].Touches(toks[n+1]) || !toks[n+1].IsDigits()) {
			return v.Mul(v, power(exp)), n + 1
		}
		if used, ordinal := r.Grammar.ending(toks, n); used > 0 {
			if ordinal {
				return nil, 0
			}
			n += used
		}
	} else if n < len(toks) && (toks[n].Norm == "k" || len(toks[n].Text) <= 2 && toks[n].Text != toks[n].Norm) {
		if exp, ok := r.Magnitudes[toks[n].Norm]; ok { // "1.2 M", never "5 m"
			return v.Mul(v, power(exp)), n + 1
		}
	}
	if n+2 < len(toks) && whole && toks[n].IsDigits() && toks[n+1].Norm == "/" { // "2 1/4"
		if d, ok := new(big.Rat).SetString(toks[n].Norm); ok {
			if f, m := r.slash(toks[n:], d, 1); m > 0 {
				return f.Add(f, v), n + m
			}
		}
	}
	if n+1 < len(toks) && whole && r.Grammar.And[toks[n].Norm] && toks[n+1].IsDigits() { // "4 and 1/2"
		if d, ok := new(big.Rat).SetString(toks[n+1].Norm); ok {
			if f, m := r.slash(toks[n+1:], d, 1); m > 0 && f.Cmp(big.NewRat(1, 1)) < 0 {
				return f.Add(f, v), n + 1 + m
			}
		}
	}
	if whole {
		// "4 thousand 3 hundred": read as words.
		if s, m := r.Grammar.read(toks); m > n && !s.ordinal {
			return nil, 0
		}
		if _, m := r.fraction(toks); m > n { // "2 thirds"
			return nil, 0
		}
		if r.pointFollows(toks, n) {
			w, m := r.pointed(toks, v, n)
			return w, m
		}
	}
	return v, n
}

func (r *Reader) pointFollows(toks []language.Token, n int) bool {
	return n < len(toks) && (r.Point[toks[n].Norm] || r.Whole[toks[n].Norm])
}

func (r *Reader) ordinalEnding(toks []language.Token, n int) bool {
	_, ordinal := r.Grammar.ending(toks, n)
	return ordinal
}

// decimal reads figures with separators into a form that big.Rat takes.
func (r *Reader) decimal(toks []language.Token) (string, int) {
	if toks[0].Norm == "." && len(toks) > 1 && toks[1].IsDigits() && toks[0].Touches(toks[1]) {
		return "0." + toks[1].Norm, 2
	}
	if !toks[0].IsDigits() || len(toks[0].Norm) > 40 {
		return "", 0
	}
	text, n := toks[0].Norm, 1
	group := ","
	point := "."
	if !r.CommaGroups {
		group, point = ".", ","
	}
	between := "" // the groups
	for len(text) <= 30 && len(toks[0].Norm) <= 3 {
		switch {
		case r.grouped(toks, n, group), r.CommaGroups && (n == 1 || toks[1].Norm == ".") && r.grouped(toks, n, "."):
			between = toks[n].Norm
			text += toks[n+1].Norm
			n += 2
			continue
		case n < len(toks) && groupOfThree(toks, n) == 1:
			text += toks[n].Norm
			n++
			continue
		}
		break
	}
	for _, mark := range []string{point, group} {
		if touching(toks, n, 1) && toks[n].Norm == mark && toks[n+1].IsDigits() && !r.dated(toks, n+1) {
			if mark == between || mark == group && n > 1 && between == "" {
				break
			}
			return text + "." + toks[n+1].Norm, n + 2
		}
	}
	return text, n
}

// grouped reports whether a separator and a group of two or three digits that
// belongs to the same figure stand at n: "1,200,000" and "12,34,567" alike.
func (r *Reader) grouped(toks []language.Token, n int, mark string) bool {
	if !touching(toks, n, 1) || toks[n].Norm != mark || !toks[n+1].IsDigits() {
		return false
	}
	size := len(toks[n+1].Norm)
	switch {
	case mark == ".": // "1.200.000", but "1.200" may be a decimal
		return size == 3 && (r.grouped3(toks, n+2, mark) || n > 1 || cents(toks, n+2))
	case size == 3:
		return true
	case size == 2 && r.CommaGroups:
		return r.grouped3(toks, n+2, mark) || touching(toks, n+2, 1) && toks[n+2].Norm == mark && r.grouped(toks, n+2, mark)
	}
	return false
}

// cents reports whether a comma and one or two digits stand at n: the decimals
// of "1.250,50".
func cents(toks []language.Token, n int) bool {
	return touching(toks, n, 1) && toks[n].Norm == "," && toks[n+1].IsDigits() && len(toks[n+1].Norm) <= 2
}

func (r *Reader) grouped3(toks []language.Token, n int, mark string) bool {
	return touching(toks, n, 1) && toks[n].Norm == mark && toks[n+1].IsDigits() && len(toks[n+1].Norm) == 3
}

// dated reports whether more figures hang on those at n, as in 27.11.2026.
func (r *Reader) dated(toks []language.Token, n int) bool {
	return touching(toks, n+1, 1) && toks[n].Touches(toks[n+1]) && toks[n+2].IsDigits() && strings.Contains(".,-/:", toks[n+1].Norm)
}

// touching reports whether toks[n] touches what is before it and the next
// more tokens follow without a gap.
func touching(toks []language.Token, n, more int) bool {
	if n < 1 || n+more >= len(toks) {
		return false
	}
	for i := n; i <= n+more; i++ {
		if !toks[i-1].Touches(toks[i]) {
			return false
		}
	}
	return true
}

// slash reads "/5" behind the numerator; 1/5/2026 is a date.
func (r *Reader) slash(toks []language.Token, numerator *big.Rat, n int) (*big.Rat, int) {
	if !touching(toks, n, 1) || toks[n].Norm != "/" || !toks[n+1].IsDigits() || r.dated(toks, n+1) {
		return nil, 0
	}
	d, ok := new(big.Rat).SetString(toks[n+1].Norm)
	if !ok || d.Sign() == 0 {
		return nil, 0
	}
	return new(big.Rat).Quo(numerator, d), n + 2
}

// exponent reads "e6", "^23" and "x10^-4".
func (r *Reader) exponent(toks []language.Token, v *big.Rat, n int) (*big.Rat, int) {
	i := n
	base := v
	scale := big.NewRat(1, 1)
	switch toks[i].Norm {
	case "e":
		base, scale = big.NewRat(10, 1), v
	case "x":
		if i+2 >= len(toks) || toks[i+1].Norm != "10" || toks[i+2].Norm != "^" {
			return v, n
		}
		base, scale = big.NewRat(10, 1), v
		i += 2
	}
	i++
	sign := 1
	for i < len(toks) && (toks[i].Norm == "-" || toks[i].Norm == "+") && i < n+6 {
		if toks[i].Norm == "-" {
			sign = -sign
		}
		i++
	}
	if i >= len(toks) || !toks[i].IsDigits() || !toks[i-1].Touches(toks[i]) {
		return v, n
	}
	exp, err := strconv.Atoi(toks[i].Norm)
	b, _ := base.Float64()
	if err != nil || exp > 300 || math.Abs(float64(exp)*math.Log10(math.Abs(b)+1)) > 300 {
		return v, n
	}
	f, _ := scale.Float64()
	out := new(big.Rat)
	if w, ok := out.SetString(strconv.FormatFloat(f*math.Pow(b, float64(sign*exp)), 'g', 15, 64)); ok {
		return w, i + 1
	}
	return v, n
}

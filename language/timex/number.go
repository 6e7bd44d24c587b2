package timex

import (
	"strconv"
)

// number reads a number of one kind at a token; n is 0 when there is none.
func (p *parser) number(kind numberKind, at int) (value, n int) {
	tok := p.toks[at]
	digits := tok.IsDigits()
	if kind == numYear {
		return p.yearNumber(at)
	}
	if !digits && !tok.IsWord() {
		return 0, 0
	}
	switch kind {
	case numN:
		return p.cardinal(at, maxCardinal)
	case numDecimal:
		return p.decimal(at)
	case numOrd:
		v, n := p.ordinal(at)
		return v, n
	case numHour:
		v, n := p.cardinal(at, 24)
		if n == 0 && p.r.lex.OrdinalHours {
			if v, n = p.ordinal(at); v > 24 {
				return 0, 0
			}
		}
		return v, n
	case numMin:
		return p.cardinal(at, 59)
	case numMM:
		if digits && p.word(tableCurrency, at+1) > 0 {
			return 0, 0
		}
		if digits && len(tok.Norm) == 2 && tok.Norm < "60" {
			v, _ := strconv.Atoi(tok.Norm)
			return v, 1
		}
	case numD:
		if digits && (at == 0 || p.word(tableCurrency, at-1) == 0) && len(tok.Norm) <= 2 {
			v, _ := strconv.Atoi(tok.Norm)
			return v, 1
		}
	case numYY:
		if digits && len(tok.Norm) == 2 {
			v, _ := strconv.Atoi(tok.Norm)
			return v, 1
		}
	}
	return 0, 0
}

// cardinal reads whole numbers up to most. Digit runs are read here and one
// token at a time, so that "12 15" stays two numbers.
func (p *parser) cardinal(at, most int) (value, n int) {
	tok := p.toks[at]
	if tok.IsDigits() {
		if len(tok.Norm) > 4 || at > 0 && p.word(tableCurrency, at-1) > 0 {
			return 0, 0
		}
		v, err := strconv.Atoi(tok.Norm)
		if err != nil || v > most || most < 100 && len(tok.Norm) > 2 {
			return 0, 0
		}
		return v, 1
	}
	c := &p.cards[at]
	if !c.read {
		v, n := p.r.num.Cardinal(p.raw[at:])
		for i := at + 1; i+1 < at+n; i++ {
			if t := p.raw[i]; !t.IsWord() && !p.raw[i-1].Touches(t) && !t.Touches(p.raw[i+1]) {
				v, n = p.r.num.Cardinal(p.raw[at:i]) // "three thirty - four": here a free dash parts two times
			}
		}
		if v < 0 || v > maxCardinal {
			v, n = 0, 0
		}
		*c = read{int(v), n, true}
	}
	if c.n > 0 && c.value <= most {
		return c.value, c.n
	}
	return 0, 0
}

// ordinal reads "third", "3rd".
func (p *parser) ordinal(at int) (value, n int) {
	if p.toks[at].IsDigits() && (at+1 == len(p.toks) || !p.toks[at].Touches(p.toks[at+1])) {
		return 0, 0 // digits alone are never one
	}
	c := &p.ords[at]
	if !c.read {
		v, n := p.r.num.Ordinal(p.raw[at:])
		if v < 0 || v > maxCardinal {
			v, n = 0, 0
		}
		*c = read{int(v), n, true}
	}
	return c.value, c.n
}

// decimal reads "2.5", "0,5", "1/2" and whole numbers, in thousandths.
func (p *parser) decimal(at int) (value, n int) {
	whole, n := p.cardinal(at, maxCardinal)
	if n == 0 {
		return 0, 0
	}
	if !p.toks[at].IsDigits() || at+2 >= len(p.toks) || !p.toks[at].Touches(p.toks[at+1]) ||
		!p.toks[at+1].Touches(p.toks[at+2]) || !p.toks[at+2].IsDigits() || len(p.toks[at+2].Norm) > 3 {
		return whole * 1000, n
	}
	second, _ := strconv.Atoi(p.toks[at+2].Norm)
	switch p.toks[at+1].Norm {
	case ".", ",":
		for i := len(p.toks[at+2].Norm); i < 3; i++ {
			second *= 10
		}
		return whole*1000 + second, 3
	case "/":
		if second > whole && whole > 0 {
			return whole * 1000 / second, 3
		}
	}
	return whole * 1000, n
}

// yearNumber reads "2026", "'26", "two thousand five",
// "nineteen seventy two", "twenty twenty six".
func (p *parser) yearNumber(at int) (value, n int) {
	tok := p.toks[at]
	if isApostrophe(tok.Norm) {
		if at+1 < len(p.toks) && tok.Touches(p.toks[at+1]) && p.toks[at+1].IsDigits() && len(p.toks[at+1].Norm) == 2 {
			v, _ := strconv.Atoi(p.toks[at+1].Norm)
			return twoDigitYear(v), 2 // '27
		}
		return 0, 0
	}
	if tok.IsDigits() {
		if len(tok.Norm) == 4 && tok.Norm >= "1600" && tok.Norm < "2200" {
			v, _ := strconv.Atoi(tok.Norm)
			return v, 1
		}
		return 0, 0
	}
	if !tok.IsWord() {
		return 0, 0
	}
	v, n := p.cardinal(at, maxCardinal)
	switch {
	case n == 0:
		if v, n = p.ordinal(at); v >= 1900 && v < 2200 {
			return v, n
		}
		return 0, 0
	case v >= 1900 && v < 2200:
		return v, n
	case (v == 19 || v == 20) && at+n < len(p.toks) && p.toks[at+n].IsWord():
		low, m := p.cardinal(at+n, 99)
		if m > 0 && low >= 10 {
			return v*100 + low, n + m
		}
	}
	return 0, 0
}

// read remembers what Numerals said at a token.
type read struct {
	value, n int
	read     bool
}

func isApostrophe(s string) bool { return s == "'" || s == "’" }

// Package money finds sums of money, written or spoken.
package money

import (
	"math/big"
	"slices"

	"budi/language"
	"budi/language/numeral"
)

// Unit is what a word or sign counts.
type Unit struct {
	Currency string // ISO 4217
	Cents    bool   // the hundredth
}

// Reader finds sums. It is immutable and safe for concurrent use.
type Reader struct {
	Numbers *numeral.Reader
	Units   map[string]Unit // by [language.Token.Norm]
	And     map[string]bool // between units and cents: "and"
}

// signs are written alike in every language.
var signs = map[string]Unit{
	"€": {Currency: "EUR"}, "eur": {Currency: "EUR"}, "$": {Currency: "USD"}, "usd": {Currency: "USD"}, "£": {Currency: "GBP"}, "gbp": {Currency: "GBP"},
	"₽": {Currency: "RUB"}, "rub": {Currency: "RUB"}, "֏": {Currency: "AMD"}, "amd": {Currency: "AMD"}, "pln": {Currency: "PLN"}, "zł": {Currency: "PLN"}, "₾": {Currency: "GEL"}, "gel": {Currency: "GEL"},
}

func (r *Reader) unit(t language.Token) (Unit, bool) {
	if u, ok := r.Units[t.Norm]; ok {
		return u, true
	}
	u, ok := signs[t.Norm]
	return u, ok
}

// Read implements the amounts' part of a pack's ear.
func (r *Reader) Read(toks []language.Token) []language.Money {
	if !slices.ContainsFunc(toks, func(t language.Token) bool { _, ok := r.unit(t); return ok }) {
		return nil // numbers without a currency cost nothing
	}
	var out []language.Money
	for i := 0; i < len(toks); {
		m, n := r.at(toks[i:])
		if n == 0 {
			i += r.pass(toks[i:])
			continue
		}
		m.From, m.To = toks[i].From, toks[i+n-1].To
		m.Value = m.Currency
		out = append(out, m)
		i += n
	}
	return out
}

// pass is how many tokens to go on by where no sum starts: past a whole
// number, so that its end is not taken for another.
func (r *Reader) pass(toks []language.Token) int {
	_, n := r.Numbers.Quantity(toks)
	return max(n, 1)
}

func (r *Reader) at(toks []language.Token) (language.Money, int) {
	if u, ok := signs[toks[0].Norm]; ok && len(toks) > 1 { // "€85"
		if v, n := r.Numbers.Quantity(toks[1:]); n > 0 && toks[1].IsDigits() {
			return minor(v, u), n + 1
		}
		return language.Money{}, 0
	}
	v, n := r.Numbers.Quantity(toks)
	if n == 0 || n >= len(toks) {
		return language.Money{}, 0
	}
	next := n
	if toks[next].Norm == "of" && next+1 < len(toks) { // "a couple of euros"
		next++
	}
	u, ok := r.unit(toks[next])
	if !ok {
		return language.Money{}, 0
	}
	n = next + 1
	m := minor(v, u)
	if u.Cents {
		return m, n
	}
	// "85 euros and 50 cents", "85 eurai 50 centų", "85 euros 50".
	at := n
	if at < len(toks) && r.And[toks[at].Norm] {
		at++
	}
	if at >= len(toks) {
		return m, n
	}
	w, k := r.Numbers.Quantity(toks[at:])
	if k == 0 || at+k >= len(toks) {
		if k > 0 && at == n && w.IsInt() && w.Cmp(big.NewRat(10, 1)) >= 0 && w.Cmp(big.NewRat(100, 1)) < 0 {
			m.Minor += w.Num().Int64()
			return m, at + k
		}
		return m, n
	}
	if c, ok := r.unit(toks[at+k]); ok && c.Cents && w.Cmp(big.NewRat(100, 1)) < 0 {
		m.Minor += minor(w, c).Minor
		n = at + k + 1
	}
	return m, n
}

// most is the largest sum that is taken for one, in minor units.
const most = 1 << 53

func minor(v *big.Rat, u Unit) language.Money {
	if !u.Cents {
		v = new(big.Rat).Mul(v, big.NewRat(100, 1))
	}
	// Rounded half up.
	rounded := new(big.Int).Quo(new(big.Int).Add(new(big.Int).Mul(v.Num(), big.NewInt(2)), v.Denom()), new(big.Int).Mul(v.Denom(), big.NewInt(2)))
	m := language.Money{Currency: u.Currency}
	if rounded.IsInt64() && rounded.CmpAbs(big.NewInt(most)) <= 0 {
		m.Minor = rounded.Int64()
	}
	return m
}

package numeral

import (
	"math/big"

	"budi/language"
)

// Reader finds every number of an utterance.
type Reader struct {
	Grammar *Grammar
	// Digits maps the words for a digit that is told on its own to the digit:
	// "oh" to '0'. The grammar's own zero and units need not be listed.
	Digits map[string]byte
	// Repeats maps "double" to 2, "triple" to 3.
	Repeats map[string]int
	// Several maps the forms of a counted digit to it: "два нуля" is "00",
	// "three fives" is "555".
	Several map[string]byte
	// Point holds the words that stand for the decimal point; Whole those
	// that tell the whole part from a fraction by name, "целых".
	Point, Whole map[string]bool
	// Minus holds "minus", "negative".
	Minus map[string]bool
	// Percent holds the forms of "percent"; the sign is always one.
	Percent map[string]bool
	// Fixed maps words that are a number by themselves: "полтора" to 3/2.
	Fixed map[string]string
	// Halves holds the words for a half that a scale follows: "pusė milijono".
	Halves map[string]bool
	// AndPart holds the words that add a fraction to the number before it, and
	// join nothing else: "девять и три десятых".
	AndPart map[string]bool
	// Parts maps nouns of fractions to their denominator: "quarter" to 4.
	Parts map[string]int64
	// Denominators are the ordinals that name a part, besides the grammar's
	// own: English "thirds".
	Denominators Lexicon
	// Singular lets a bare unit and an ordinal be a fraction, "one third".
	Singular bool
	// AndHalf lists the word sequences that add a half: "с половиной".
	AndHalf [][]string
	// Over lists the word sequences of a division: "out of".
	Over [][]string
	// Dozens maps words that multiply what is before them: "dozen" to 12.
	Dozens map[string]int64
	// Of holds the words that may stand between such a word and the hundreds or
	// thousands that it counts: "a couple of hundred".
	Of map[string]bool
	// Magnitudes maps what is written right behind figures to a power of ten:
	// "k" to 3.
	Magnitudes map[string]int
	// CommaGroups is set where the comma separates thousands and the point
	// decimals; elsewhere the comma separates decimals.
	CommaGroups bool
	// YearPairs lets "nineteen ninety-four" be one number.
	YearPairs bool
}

// Read implements the numbers' part of a pack's ear.
func (r *Reader) Read(toks []language.Token, at language.Anchor) []language.Number {
	if at.Expect == "rating" { // "four out of five" is a four
		plain := *r
		plain.Over = nil
		r = &plain
	}
	var out []language.Number
	for i := 0; i < len(toks); {
		if i > 0 && toks[i].Norm == "." && toks[i-1].Touches(toks[i]) {
			i++ // no decimal begins within figures: 27.11.2026
			continue
		}
		n, used := r.next(toks, i, at)
		if used > 1 && chained(toks, i) {
			n, used = language.Number{Span: language.Span{Value: toks[i].Norm}}, 1
		}
		if used == 0 {
			i++
			continue
		}
		n.From, n.To = toks[i].From, toks[i+used-1].To
		out = append(out, n)
		i += used
	}
	return out
}

// chained reports whether the figures at i hang on others by a point, a
// stroke or a colon: parts of a date or a time, which are read one by one.
func chained(toks []language.Token, i int) bool {
	return i >= 2 && toks[i].IsDigits() && toks[i-2].IsDigits() && toks[i-2].Touches(toks[i-1]) && toks[i-1].Touches(toks[i]) &&
		(toks[i-1].Norm == "." || toks[i-1].Norm == "/" || toks[i-1].Norm == ":")
}

// next reads the number that starts at i, if one does.
func (r *Reader) next(toks []language.Token, i int, at language.Anchor) (language.Number, int) {
	if digits, used := r.digitString(toks, i, at); used > 0 {
		return language.Number{Span: language.Span{Value: digits}, Digits: true}, used
	}
	start, negative := i, false
	if r.isMinus(toks, i) {
		start, negative = i+1, true
	}
	if start >= len(toks) {
		return language.Number{}, 0
	}
	value, used := r.quantity(toks[start:])
	if used == 0 {
		if negative {
			return language.Number{}, 0
		}
		return r.ordinal(toks[i:])
	}
	if s, n := r.Grammar.read(toks[start:]); s.ordinal && n > used {
		return r.ordinal(toks[start:])
	}
	used += start - i
	if negative {
		value.Neg(value)
	}
	n := language.Number{Span: language.Span{Value: plain(value)}}
	if end := i + used; end < len(toks) && (toks[end].Norm == "%" || r.Percent[toks[end].Norm]) {
		n.Percentage = true
		used++
	} else if end+1 < len(toks) && r.Percent[toks[end].Norm+" "+toks[end+1].Norm] {
		n.Percentage = true
		used += 2
	}
	return n, used
}

func (r *Reader) ordinal(toks []language.Token) (language.Number, int) {
	s, n := r.Grammar.read(toks)
	if n == 0 || !s.ordinal {
		return language.Number{}, 0
	}
	return language.Number{Span: language.Span{Value: s.big().String()}, Ordinal: true}, n
}

// isMinus reports whether a sign stands at i: a word, or a hyphen that touches
// the figures behind it and nothing before it.
func (r *Reader) isMinus(toks []language.Token, i int) bool {
	if i+1 >= len(toks) {
		return false
	}
	if r.Minus[toks[i].Norm] {
		return true
	}
	if t := toks[i].Norm; t != "-" && t != "−" {
		return false
	}
	figures := toks[i+1].IsDigits() || toks[i+1].Norm == "." && i+2 < len(toks) && toks[i+2].IsDigits()
	return figures && (i == 0 || !toks[i-1].Touches(toks[i]) && toks[i].Touches(toks[i+1]))
}

// plain writes a value as a plain decimal with at most 15 significant digits
// behind the point, and all of them before it.
func plain(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	digits := 15
	whole := new(big.Int).Quo(v.Num(), v.Denom())
	switch {
	case whole.Sign() != 0:
		digits -= len(whole.Text(10))
		if whole.Sign() < 0 {
			digits++
		}
	default:
		small := new(big.Rat).Abs(v)
		tenth := big.NewRat(1, 10)
		for small.Cmp(tenth) < 0 && digits < 60 {
			small.Mul(small, big.NewRat(10, 1))
			digits++
		}
	}
	s := v.FloatString(max(digits, 1))
	end := len(s)
	for s[end-1] == '0' {
		end--
	}
	if s[end-1] == '.' {
		end--
	}
	return s[:end]
}

package ru

import (
	"slices"
	"strings"

	"budi/language/numeral"
)

// numerals is how Russian builds numbers.
func numerals() *numeral.Grammar {
	c := compounds{scales: ordinalWords(), parts: prefixes()}
	c.scales = keep(c.scales, numeral.Scale)
	return &numeral.Grammar{
		Cardinals:     cardinalWords(),
		Ordinals:      ordinalWords(),
		And:           map[string]bool{"и": true},
		MostHundreds:  9,
		OrdinalEnding: func(e string) bool { return slices.Contains(ordinalEndings, e) },
		CaseEnding:    func(e string) bool { return slices.Contains(caseEndings, e) },
		Compound:      c.read,
	}
}

var (
	ordinalEndings = strings.Fields("й ый ой ий го ого его му ому ему м ым ом я ая ю ую ое е ье ые ых ыми ья ьи ьего")
	caseEndings    = strings.Fields("х ти ми мя ю и")
)

func keep(l numeral.Lexicon, kind numeral.Kind) numeral.Lexicon {
	out := numeral.Lexicon{}
	for form, w := range l {
		if w.Kind == kind {
			out[form] = w
		}
	}
	return out
}

// compounds reads ordinals whose scale is one word with its multiplier:
// "двухтысячный", "двадцатиоднотысячный", "стотридцатипятитысячный".
type compounds struct {
	scales numeral.Lexicon
	parts  map[string]int64
}

// prefixes lists the combining forms of 1 to 900.
func prefixes() map[string]int64 {
	p := map[string]int64{
		"одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
		"десяти": 10, "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "шестидесяти": 60, "семидесяти": 70,
		"восьмидесяти": 80, "девяносто": 90, "сто": 100, "двухсот": 200, "трехсот": 300, "четырехсот": 400, "пятисот": 500,
		"шестисот": 600, "семисот": 700, "восьмисот": 800, "девятисот": 900,
	}
	for i, stem := range teenStems {
		p[stem+"и"] = int64(i + 11)
	}
	return p
}

func (c compounds) read(norm string, ordinal bool) (numeral.Word, bool) {
	if !ordinal {
		return numeral.Word{}, false
	}
	for _, stem := range [...]string{"тысячн", "миллионн", "миллиардн"} {
		at := strings.Index(norm, stem)
		if at <= 0 {
			continue
		}
		w, ok := c.scales[norm[at:]]
		if !ok {
			continue
		}
		v, ok := c.prefix(norm[:at], 1000)
		w.Value = v
		return w, ok
	}
	return numeral.Word{}, false
}

// prefix reads combining forms of falling size, each less than room.
func (c compounds) prefix(s string, room int64) (int64, bool) {
	if s == "" {
		return 0, true
	}
	for form, v := range c.parts {
		if v >= room || !strings.HasPrefix(s, form) {
			continue
		}
		left := int64(1)
		switch {
		case v >= 100:
			left = 100
		case v >= 20:
			left = 10
		}
		if rest, ok := c.prefix(s[len(form):], left); ok {
			return v + rest, true
		}
	}
	return 0, false
}

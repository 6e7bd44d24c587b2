package en

import "budi/language/numeral"

// cardinalWords lists the words of English numbers, with the spellings and
// the slips that recognisers and hurried writers produce.
func cardinalWords() numeral.Lexicon {
	l := numeral.Lexicon{}
	l.Add(numeral.Word{Kind: numeral.Zero}, "zero", "naught", "nought", "nil")
	units := []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	for i, w := range units {
		l.Add(numeral.Word{Kind: numeral.Unit, Value: int64(i + 1)}, w)
	}
	l.Add(numeral.Word{Kind: numeral.Unit, Value: 9}, "niner")
	teens := []string{"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	for i, w := range teens {
		l.Add(numeral.Word{Kind: numeral.Teen, Value: int64(i + 10)}, w)
	}
	l.Add(numeral.Word{Kind: numeral.Ten, Value: 40}, "fourty")
	l.Add(numeral.Word{Kind: numeral.Ten, Value: 90}, "ninty")
	tens := []string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	for i, w := range tens {
		l.Add(numeral.Word{Kind: numeral.Ten, Value: int64(i+2) * 10}, w)
	}
	l.Join(l, l)
	l.Add(numeral.Word{Kind: numeral.Times}, "hundred", "hundreds")
	for _, s := range scales() {
		l.Add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, s.word, s.word+"s")
	}
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 5}, "lakh", "lakhs", "lac", "lacs")
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 7}, "crore", "crores", "krore", "krores")
	return l
}

type scale struct {
	word string
	exp  int
}

func scales() []scale {
	return []scale{
		{"thousand", 3},
		{"million", 6},
		{"billion", 9},
		{"trillion", 12},
		{"quadrillion", 15},
		{"quintillion", 18},
		{"sextillion", 21},
		{"septillion", 24},
		{"octillion", 27},
		{"nonillion", 30},
		{"decillion", 33},
	}
}

// ordinalWords lists the last words of English ordinals.
func ordinalWords(cardinals numeral.Lexicon) numeral.Lexicon {
	l := numeral.Lexicon{}
	l.Add(numeral.Word{Kind: numeral.Zero}, "zeroth")
	for word, w := range cardinals {
		switch w.Kind {
		case numeral.Unit, numeral.Teen:
			if w.Value < 20 && word != "niner" {
				l.Add(w, ordinalOf(word))
			}
		case numeral.Ten:
			l.Add(w, ordinalOf(word))
		case numeral.Times, numeral.Scale:
			if word[len(word)-1] != 's' {
				l.Add(w, word+"th")
			}
		}
	}
	l.Join(cardinals, l)
	return l
}

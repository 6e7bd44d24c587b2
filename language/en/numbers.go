package en

import (
	"budi/language/hearing"
	"budi/language/numeral"
)

// numberReader finds the numbers of an English utterance.
func numberReader(g *numeral.Grammar) *numeral.Reader {
	parts := numeral.Lexicon{}
	for word, w := range g.Ordinals {
		if w.Kind != numeral.Zero && word != "first" && word != "second" && word[len(word)-1] != 's' {
			parts.Add(w, word+"s")
		}
	}
	return &numeral.Reader{
		Grammar: g,
		Digits:  map[string]byte{"oh": '0', "o": '0'},
		Repeats: map[string]int{"double": 2, "triple": 3, "treble": 3, "quadruple": 4},
		Several: map[string]byte{
			"zeros": '0', "zeroes": '0', "noughts": '0', "ohs": '0', "ones": '1', "twos": '2', "threes": '3', "fours": '4', "fives": '5', "sixes": '6',
			"sevens": '7', "eights": '8', "nines": '9',
		},
		Point:   hearing.Words("point", "dot"),
		Minus:   hearing.Words("minus", "negative"),
		Percent: hearing.Words("percent", "percents", "per cent", "pct"),
		Fixed:   map[string]string{"half": "1/2", "single": "1"},
		Parts: map[string]int64{
			"half": 2, "halves": 2, "quarter": 4, "quarters": 4,
		},
		Denominators: parts,
		Singular:     true,
		Over:         [][]string{{"over"}, {"out", "of"}, {"in"}},
		Dozens:       map[string]int64{"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "couple": 2, "pair": 2, "few": 3},
		Of:           hearing.Words("of"),
		Magnitudes:   map[string]int{"k": 3, "m": 6, "mm": 6, "mln": 6, "g": 9, "b": 9, "bn": 9, "t": 12, "tn": 12},
		CommaGroups:  true,
		YearPairs:    true,
	}
}

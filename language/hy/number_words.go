package hy

import (
	"strings"

	"budi/language/numeral"
)

// unitWords lists 1 to 9: as counted, and the stems that take endings.
var unitWords = [...]struct {
	words []string
	stems []string
}{
	{[]string{"մեկ"}, []string{"մեկ"}},
	{[]string{"երկու"}, []string{"երկուս", "երկու"}},
	{[]string{"երեք"}, []string{"երեք"}},
	{[]string{"չորս"}, []string{"չորս"}},
	{[]string{"հինգ"}, []string{"հինգ", "հնգ"}},
	{[]string{"վեց"}, []string{"վեց"}},
	{[]string{"յոթ", "եօթ", "յոթը"}, []string{"յոթ"}},
	{[]string{"ութ", "ութը"}, []string{"ութ"}},
	{[]string{"ինը", "ինն", "իննը", "ինին", "ինից"}, []string{"ինն"}},
}

// tenWords lists 20 to 90, with the variant spellings of 90.
var tenWords = [...][]string{
	{"քսան"},
	{"երեսուն"},
	{"քառասուն"},
	{"հիսուն", "յիսուն"},
	{"վաթսուն"},
	{"յոթանասուն", "եօթանասուն"},
	{"ութսուն", "ութանասուն"},
	{"իննսուն", "իննասուն", "ինսուն", "ինիսուն", "իննիսուն"},
}

// caseEndings lists the endings of genitive, dative, ablative, instrumental
// and locative, with and without the article; "_" is the bare stem.
const caseEndings = "_ ը ն ի ին ից ով ում ներ ները ներին ների ներից"

// inflected puts every case's ending behind stem.
func inflected(stem string) []string {
	list := strings.Fields(caseEndings)
	for i, e := range list {
		list[i] = stem + strings.TrimPrefix(e, "_")
	}
	return list
}

// units has the forms of 1 to 9.
func units() numeral.Lexicon {
	l := numeral.Lexicon{}
	for i, u := range unitWords {
		w := numeral.Word{Kind: numeral.Unit, Value: int64(i + 1)}
		l.Add(w, u.words...)
		for _, stem := range u.stems {
			l.Add(w, inflected(stem)...)
		}
	}
	return l
}

// scaleWords lists the scales with the spellings that occur.
var scaleWords = [...]struct {
	words []string
	exp   int
}{
	{[]string{"հազար"}, 3},
	{[]string{"միլիոն", "միլիօն", "միլլիոն"}, 6},
	{[]string{"միլիարդ", "միլլիարդ"}, 9},
	{[]string{"տրիլիոն", "տրիլիօն", "տրիլլիոն"}, 12},
	{[]string{"կվադրիլիոն", "քվադրիլիոն", "կվադրիլլիոն"}, 15},
	{[]string{"կվինտիլիոն", "քվինտիլիոն", "կվինտիլլիոն"}, 18},
	{[]string{"սեքստիլիոն", "սեքստիլլիոն"}, 21},
	{[]string{"սեպտիլիոն", "սեպտիլլիոն"}, 24},
	{[]string{"օկտիլիոն", "օկտիլլիոն"}, 27},
	{[]string{"նոնիլիոն", "նոնիլլիոն"}, 30},
}

func cardinalWords() numeral.Lexicon {
	one := units()
	l := numeral.Lexicon{}
	l.Add(numeral.Word{Kind: numeral.Zero}, inflected("զրո")...)
	l.Add(numeral.Word{Kind: numeral.Zero}, "զերո")
	l.Add(numeral.Word{Kind: numeral.Zero}, inflected("զրոյ")...)
	for form, w := range one {
		l.Add(w, form)
	}
	ten := numeral.Word{Kind: numeral.Teen, Value: 10}
	l.Add(ten, "տասը", "տաս", "տասն", "տասնը")
	l.Add(ten, inflected("տաս")...)
	// Before a unit that stands apart: "տասն մեկ".
	l["տասն"] = numeral.Word{Kind: numeral.Ten, Value: 10}
	for i, words := range tenWords {
		for _, word := range words {
			l.Add(numeral.Word{Kind: numeral.Ten, Value: int64(i+2) * 10}, inflected(word)...)
		}
	}
	l.Join(bareTens(l), one)
	hundred := numeral.Word{Kind: numeral.Times}
	l.Add(hundred, inflected("հարյուր")...)
	l.Add(hundred, "հարիւր", "հարուր")
	for i, u := range unitWords {
		for _, word := range u.words {
			l.Add(numeral.Word{Kind: numeral.Hundred, Value: int64(i+1) * 100}, inflected(word+"հարյուր")...)
		}
	}
	for _, s := range scaleWords {
		for _, word := range s.words {
			l.Add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, inflected(word)...)
		}
	}
	return l
}

// bareTens has the uninflected tens, 10 too, which join with units.
func bareTens(l numeral.Lexicon) numeral.Lexicon {
	out := numeral.Lexicon{"տասն": numeral.Word{Kind: numeral.Ten, Value: 10}}
	for _, words := range tenWords {
		for _, word := range words {
			out[word] = l[word]
		}
	}
	return out
}

func ordinalWords(cardinals numeral.Lexicon) numeral.Lexicon {
	l := numeral.Lexicon{}
	add := func(w numeral.Word, words ...string) {
		for _, word := range words {
			l.Add(w, inflected(word)...)
		}
	}
	unit := func(v int64, words ...string) { add(numeral.Word{Kind: numeral.Unit, Value: v}, words...) }
	add(numeral.Word{Kind: numeral.Zero}, "զրոերորդ", "զրոյերորդ")
	l.Add(numeral.Word{Kind: numeral.Unit, Value: 1}, "առաջին", "առաջինը", "առաջինի", "առաջինին", "առաջինից", "առաջինով", "առաջինում")
	unit(2, "երկրորդ")
	unit(3, "երրորդ")
	unit(4, "չորրորդ")
	joined := numeral.Lexicon{}
	regular := map[int64][]string{
		1: {"մեկերորդ"}, 2: {"երկուերորդ"}, 3: {"երեքերորդ"}, 4: {"չորսերորդ", "չորրորդ"}, 5: {"հինգերորդ"},
		6: {"վեցերորդ"}, 7: {"յոթերորդ"}, 8: {"ութերորդ"}, 9: {"իններորդ", "իներորդ", "իններորդ"},
	}
	for v, words := range regular {
		for _, word := range words {
			joined.Add(numeral.Word{Kind: numeral.Unit, Value: v}, inflected(word)...)
		}
	}
	for form, w := range joined {
		l.Add(w, form)
	}
	add(numeral.Word{Kind: numeral.Teen, Value: 10}, "տասներորդ", "տասերորդ")
	for i, words := range tenWords {
		for _, word := range words {
			add(numeral.Word{Kind: numeral.Ten, Value: int64(i+2) * 10}, word+"երորդ")
		}
	}
	l.Join(bareTens(cardinals), joined)
	add(numeral.Word{Kind: numeral.Times}, "հարյուրերորդ")
	for i, u := range unitWords {
		for _, word := range u.words {
			add(numeral.Word{Kind: numeral.Hundred, Value: int64(i+1) * 100}, word+"հարյուրերորդ")
		}
	}
	for _, s := range scaleWords {
		for _, word := range s.words {
			add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, word+"երորդ")
		}
	}
	return l
}

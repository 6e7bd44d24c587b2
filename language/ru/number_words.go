package ru

import (
	"strings"

	"budi/language/numeral"
)

// forms puts each of the space-separated endings behind stem; "_" is none.
func forms(stem, endings string) []string {
	list := strings.Fields(endings)
	for i, e := range list {
		list[i] = stem + strings.TrimPrefix(e, "_")
	}
	return list
}

const (
	nounMasculine = "_ а у ом е ы ов ам ами ах"
	adjective     = "ый ой ого ому ым ом ая ую ою ое ые ых ыми"
	thirdEndings  = "ий ьего ьему ьому ьим ьем ья ьей ью ьею ье ьи ьих ьими"
)

// scaleStems lists the scales above a thousand.
var scaleStems = [...]struct {
	stem string
	exp  int
}{
	{"миллион", 6},
	{"миллиард", 9},
	{"триллион", 12},
	{"квадриллион", 15},
	{"квинтиллион", 18},
	{"секстиллион", 21},
	{"септиллион", 24},
	{"октиллион", 27},
	{"нониллион", 30},
	{"дециллион", 33},
}

func cardinalWords() numeral.Lexicon {
	l := numeral.Lexicon{}
	add := func(kind numeral.Kind, v int64, words string) {
		l.Add(numeral.Word{Kind: kind, Value: v}, strings.Fields(words)...)
	}
	add(numeral.Zero, 0, "ноль ноля нолю нолем ноле нули нулей нолей нуль нуля нулю нулем нуле нулям нулями нулях")
	add(numeral.Unit, 1, "один одного одному одним одном одна одной одну одною одно одни одних одними")
	add(numeral.Unit, 2, "два две двух двум двумя двое двоих двоим двоими")
	add(numeral.Unit, 3, "три трех трем тремя трое троих троим троими")
	add(numeral.Unit, 4, "четыре четырех четырем четырьмя четверо четверых четверым четверыми")
	add(numeral.Unit, 8, "восемь восьми восемью восьмью")
	for v, stem := range map[int64]string{5: "пят", 6: "шест", 7: "сем", 9: "девят"} {
		l.Add(numeral.Word{Kind: numeral.Unit, Value: v}, forms(stem, "ь и ью")...)
	}
	add(numeral.Unit, 5, "пятеро пятерых")
	add(numeral.Unit, 6, "шестеро шестерых")
	add(numeral.Unit, 7, "семеро семерых")
	add(numeral.Unit, 8, "восьмеро восьмерых")
	add(numeral.Unit, 9, "девятеро девятерых")
	add(numeral.Teen, 10, "десять десяти десятью")
	for i, stem := range teenStems {
		l.Add(numeral.Word{Kind: numeral.Teen, Value: int64(i + 11)}, forms(stem, "ь и ью")...)
	}
	add(numeral.Ten, 20, "двадцать двадцати двадцатью")
	add(numeral.Ten, 30, "тридцать тридцати тридцатью")
	add(numeral.Ten, 40, "сорок сорока")
	add(numeral.Ten, 50, "пятьдесят пятидесяти пятьюдесятью")
	add(numeral.Ten, 60, "шестьдесят шестидесяти шестьюдесятью")
	add(numeral.Ten, 70, "семьдесят семидесяти семьюдесятью")
	add(numeral.Ten, 80, "восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью")
	add(numeral.Ten, 90, "девяносто девяноста")
	add(numeral.Hundred, 100, "сто ста")
	add(numeral.Times, 0, "сотня сотни сотне сотню сотней сотен сотням сотнями сотнях")
	add(numeral.Hundred, 200, "двести двухсот двумстам двумястами двухстах")
	add(numeral.Hundred, 300, "триста трехсот тремстам тремястами трехстах")
	add(numeral.Hundred, 400, "четыреста четырехсот четыремстам четырьмястами четырехстах")
	for v, w := range map[int64][3]string{5: {"пять", "пяти", "пятью"}, 6: {"шесть", "шести", "шестью"}, 7: {"семь", "семи", "семью"}, 8: {"восемь", "восьми", "восемью"}, 9: {"девять", "девяти", "девятью"}} {
		l.Add(numeral.Word{Kind: numeral.Hundred, Value: v * 100}, w[0]+"сот", w[1]+"сот", w[1]+"стам", w[2]+"стами", w[1]+"стах")
	}
	add(numeral.Hundred, 800, "восьмьюстами")
	thousand := numeral.Word{Kind: numeral.Scale, Exp: 3}
	l.Add(thousand, forms("тысяч", "а и е у ей ью _ ам ами ах")...)
	l.Add(thousand, forms("тыщ", "а и е у _")...)
	l.Add(thousand, "тыс")
	for _, s := range scaleStems {
		l.Add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, forms(s.stem, nounMasculine)...)
	}
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 6}, "млн")
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 9}, "млрд")
	return l
}

// teenStems lists 11 to 19.
var teenStems = [...]string{
	"одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат",
}

func ordinalWords() numeral.Lexicon {
	l := numeral.Lexicon{}
	add := func(kind numeral.Kind, v int64, stem string) {
		l.Add(numeral.Word{Kind: kind, Value: v}, forms(stem, adjective)...)
	}
	add(numeral.Zero, 0, "нулев")
	for i, stem := range []string{"перв", "втор", "", "четверт", "пят", "шест", "седьм", "восьм", "девят"} {
		if i == 2 {
			l.Add(numeral.Word{Kind: numeral.Unit, Value: 3}, forms("трет", thirdEndings)...)
			continue
		}
		add(numeral.Unit, int64(i+1), stem)
	}
	add(numeral.Teen, 10, "десят")
	for i, stem := range teenStems {
		add(numeral.Teen, int64(i+11), stem)
	}
	for i, stem := range []string{"двадцат", "тридцат", "сороков", "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност"} {
		add(numeral.Ten, int64(i+2)*10, stem)
	}
	for i, stem := range []string{"сот", "двухсот", "трехсот", "четырехсот", "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"} {
		add(numeral.Hundred, int64(i+1)*100, stem)
	}
	l.Add(numeral.Word{Kind: numeral.Scale, Exp: 3}, forms("тысячн", adjective)...)
	for _, s := range scaleStems {
		l.Add(numeral.Word{Kind: numeral.Scale, Exp: s.exp}, forms(s.stem+"н", adjective)...)
	}
	return l
}

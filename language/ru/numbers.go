package ru

import (
	"maps"
	"strings"

	"budi/language/hearing"
	"budi/language/numeral"
)

// numberReader finds the numbers of a Russian utterance.
func numberReader(g *numeral.Grammar) *numeral.Reader {
	half := map[string]string{
		"нисколько": "0", "полмиллиона": "500000", "полмиллиарда": "500000000", "полтысячи": "500", "полсотни": "50", "полдюжины": "6",
		"пара": "2", "пару": "2", "пары": "2",
	}
	for stem, v := range digitNouns {
		for _, form := range forms(stem, "а у") {
			half[form] = string(v)
		}
	}
	for form := range strings.FieldsSeq("полтора полторы полутора") {
		half[form] = "3/2"
	}
	parts := map[string]int64{}
	for _, form := range forms("четверт", "ь и ью ей ям ями ях") {
		parts[form] = 4
	}
	for _, form := range forms("трет", "ь и ью ей") {
		parts[form] = 3
	}
	for form, d := range map[string]int64{"десят": 10, "сот": 100, "тысячн": 1000} {
		for _, form := range forms(form, "ых ая ые") {
			parts[form] = d
		}
	}
	maps.Copy(parts, map[string]int64{ // "три пятых"; "двадцать пятых" is an ordinal
		"третьих": 3, "четвертых": 4, "пятых": 5, "шестых": 6, "седьмых": 7, "восьмых": 8, "девятых": 9,
		"пятая": 5, "шестая": 6, "седьмая": 7, "восьмая": 8, "девятая": 9, // "одна пятая"
	})
	return &numeral.Reader{
		Grammar: g,
		Digits:  map[string]byte{"ноль": '0', "нуль": '0'},
		Repeats: map[string]int{"дважды": 2, "двойной": 2, "двойная": 2, "двойное": 2, "трижды": 3, "тройной": 3, "тройная": 3},
		Several: counted(),
		Point:   hearing.Words("точка", "запятая"),
		Whole:   hearing.Words("целых", "целая", "целые", "целой", "целую", "целым", "целыми"),
		Minus:   hearing.Words("минус"),
		Percent: hearing.Words(append(forms("процент", nounMasculine), "проц")...),
		AndPart: hearing.Words("и"),
		Fixed:   half,
		Parts:   parts,
		AndHalf: [][]string{{"с", "половиной"}, {"и", "половина"}},
		Over:    [][]string{{"из"}, {"делить", "на"}},
		Dozens:  map[string]int64{"дюжина": 12, "дюжины": 12, "дюжину": 12, "дюжин": 12},
		Magnitudes: map[string]int{
			"к": 3, "k": 3, "тыс": 3, "м": 6, "m": 6, "млн": 6, "г": 9, "млрд": 9,
		},
	}
}

// digitNouns are the stems of the nouns that digits have, as marks too.
var digitNouns = map[string]byte{
	"единиц": '1', "двойк": '2', "тройк": '3', "четверк": '4', "пятерк": '5', "шестерк": '6', "семерк": '7', "восьмерк": '8', "девятк": '9',
}

// counted are the forms of a digit that is told by how often it comes: "две
// пятёрки", "пять единиц".
func counted() map[string]byte {
	m := map[string]byte{
		"нуля": '0', "нулей": '0', "единиц": '1', "двоек": '2', "троек": '3', "четверок": '4', "пятерок": '5', "шестерок": '6', "семерок": '7',
		"восьмерок": '8', "девяток": '9', "единицы": '1',
	}
	for stem, d := range digitNouns {
		if d != '1' {
			m[stem+"и"] = d
		}
	}
	return m
}

package ru

import (
	"strings"

	"budi/language/hearing"
	"budi/language/numeral"
)

// numberReader finds the numbers of a Russian utterance.
func numberReader(g *numeral.Grammar) *numeral.Reader {
	half := map[string]string{"нисколько": "0"}
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
	return &numeral.Reader{
		Grammar: g,
		Digits:  map[string]byte{"ноль": '0', "нуль": '0'},
		Repeats: map[string]int{"дважды": 2, "двойной": 2, "двойная": 2, "двойное": 2, "трижды": 3, "тройной": 3, "тройная": 3},
		Zeros:   hearing.Words("нуля", "нулей"),
		Point:   hearing.Words("точка", "запятая"),
		Whole:   hearing.Words("целых", "целая", "целые", "целой", "целую", "целым", "целыми"),
		Minus:   hearing.Words("минус"),
		Percent: hearing.Words(append(forms("процент", nounMasculine), "проц")...),
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

package hy

import (
	"budi/language/hearing"
	"budi/language/numeral"
)

// numberReader finds the numbers of an Armenian utterance.
func numberReader(g *numeral.Grammar) *numeral.Reader {
	fixed := map[string]string{}
	for word, value := range map[string]string{
		"մեկուկես": "3/2", "երկուսուկես": "5/2", "երկուուկես": "5/2", "երեքուկես": "7/2", "չորսուկես": "9/2", "հինգուկես": "11/2",
		"վեցուկես": "13/2", "յոթուկես": "15/2", "ութուկես": "17/2", "իննուկես": "19/2", "ինըուկես": "19/2", "տասուկես": "21/2",
	} {
		for _, form := range inflected(word) {
			fixed[form] = value
		}
	}
	return &numeral.Reader{
		Grammar: g,
		Repeats: map[string]int{"կրկնակի": 2, "եռակի": 3},
		Point:   hearing.Words("ամբողջ", "կետ", "ստորակետ"),
		Whole:   hearing.Words("ամբողջ"),
		Minus:   hearing.Words("մինուս"),
		Percent: hearing.Words(append(inflected("տոկոս"), "տոկոսանոց")...),
		Fixed:   fixed,
		Parts: map[string]int64{
			"տասնորդական": 10, "հարյուրերորդական": 100, "հազարերորդական": 1000, "քառորդ": 4, "քառորդը": 4, "կես": 2,
		},
		AndHalf:    [][]string{{"ու", "կես"}, {"և", "կես"}, {"ուկես"}},
		Dozens:     map[string]int64{"դյուժին": 12},
		Magnitudes: map[string]int{"մլն": 6, "մլրդ": 9, "հազ": 3},
	}
}

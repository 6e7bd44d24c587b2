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
	fixed["տասնյակ"], fixed["զույգ"] = "10", "2"
	return &numeral.Reader{
		Grammar: g,
		Repeats: map[string]int{"կրկնակի": 2, "եռակի": 3},
		Point:   hearing.Words("ամբողջ", "կետ", "ստորակետ"),
		Whole:   hearing.Words("ամբողջ"),
		Minus:   hearing.Words("մինուս"),
		Percent: hearing.Words(append(inflected("տոկոս"), "տոկոսանոց")...),
		Halves:  hearing.Words("կես"),
		Several: map[string]byte{"զրոներ": '0', "զրոյով": '0'},
		Fixed:   fixed,
		Parts: map[string]int64{
			"երրորդ": 3, "չորրորդ": 4, "հինգերորդ": 5, "վեցերորդ": 6, "յոթերորդ": 7, "ութերորդ": 8, "իններորդ": 9, "տասներորդ": 10,
			"տասնորդական": 10, "հարյուրերորդական": 100, "հազարերորդական": 1000, "քառորդ": 4, "քառորդը": 4, "կես": 2,
		},
		AndHalf:    [][]string{{"ու", "կես"}, {"և", "կես"}, {"ուկես"}},
		Dozens:     map[string]int64{"դյուժին": 12},
		Magnitudes: map[string]int{"մլն": 6, "մլրդ": 9, "հազ": 3},
	}
}

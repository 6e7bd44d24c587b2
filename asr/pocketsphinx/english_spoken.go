package pocketsphinx

// spokenEnglish are forms that come after the dictionary's, which are those of
// careful American speech: short words lose their vowel or last consonant
// within a sentence, some words have another vowel in British English, and
// callers from the Continent say a tense i and no th. Each costs a little of
// what tells words apart, so only words that the measurements have are here.
var spokenEnglish = map[string][]string{
	"and":        {"N", "AH N"},
	"of":         {"AH"},
	"some":       {"S M"},
	"with":       {"W IH"},
	"little":     {"L IH L", "L IH D AH L"},
	"iced":       {"AY S"},
	"medium":     {"M IY D Y AH M"},
	"almond":     {"AE L M AH N D", "AA L M AH N D"},
	"cappuccino": {"K AE P AH CH IY N OW", "K AA P AH CH IY N OW"},
	"latte":      {"L AE T EY"},
	"mocha":      {"M AA K AH"},
	"four":       {"F AO"},
	"six":        {"S IY K S"},
	"three":      {"T R IY"},
}

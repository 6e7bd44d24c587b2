package pocketsphinx

import (
	"slices"
	"strings"

	"budi/language"
	"budi/language/lt"
)

// How much better a text must fit than a reading of the other meaning, in the
// lattice's own logarithms. They are of a text that is certain; another needs
// more, by the square of its confidence.
const (
	// denialMargin is between a word and its denial: of answers that were heard
	// right nearly all have it, the other way round none.
	denialMargin = 0.08
	// consentMargin is between words of consent and words of refusal that
	// sound otherwise.
	consentMargin = 0.03
)

// lithuanianDoubts gives what reports whether a reading that fits nearly as well denies
// what the text says: "netinka" is "tinka" with one short syllable before it,
// and "ne" in a high voice is near "tinka". To take a refusal for consent is
// worse than to ask again; what is only a word without its denial doubts no
// refusal. The readings are the best first.
func lithuanianDoubts() func(text string, confidence float64, readings []scored) bool {
	pack := lt.New()
	return func(text string, confidence float64, readings []scored) bool {
		certain := confidence * confidence
		undenied := strings.TrimSpace(strings.TrimPrefix(text, "ne"))
		said, consent := strings.Fields(text), consents(pack, text)
		for _, r := range readings {
			behind := (readings[0].Score - r.Score) * certain
			if behind > denialMargin {
				continue
			}
			if denies(r.Text, said) || behind <= consentMargin && consent*consents(pack, r.Text) < 0 && r.Text != undenied {
				return true
			}
		}
		return false
	}
}

// denies reports whether a reading has the denial of a word that was said.
func denies(reading string, said []string) bool {
	for w := range strings.FieldsSeq(reading) {
		if yes, ok := strings.CutPrefix(w, "ne"); ok && yes != "" && slices.Contains(said, yes) && !slices.Contains(said, w) {
			return true
		}
	}
	return false
}

// consents is 1 for words of consent, -1 for words of refusal, 0 for others
// and for what has both.
func consents(pack language.Hearer, text string) int {
	consent := 0
	for _, s := range pack.Hear(text, language.Anchor{Expect: "confirm"}).Signals {
		switch s.Kind {
		case language.Yes:
			consent |= 1
		case language.No:
			consent |= 2
		}
	}
	return [...]int{0, 1, -1, 0}[consent]
}

package pocketsphinx

import (
	"slices"
	"strings"
)

// denialMargin is how much better a text must fit than its denial, in the
// lattice's own logarithms: of answers that were heard right nearly all do,
// the other way round none. It is of a text that is certain; another needs
// more, by the square of its confidence.
const denialMargin = 0.08

// denied reports whether a reading that fits nearly as well denies what the
// text says: "netinka" is "tinka" with one short syllable before it. To take a
// refusal for consent is worse than to ask again. The readings are the best
// first.
func denied(text string, confidence float64, readings []scored) bool {
	margin := denialMargin / (confidence * confidence)
	said := strings.Fields(text)
	for _, r := range readings {
		if readings[0].Score-r.Score > margin {
			continue
		}
		for w := range strings.FieldsSeq(r.Text) {
			if yes, ok := strings.CutPrefix(w, "ne"); ok && yes != "" && slices.Contains(said, yes) && !slices.Contains(said, w) {
				return true
			}
		}
	}
	return false
}

package pocketsphinx

import (
	"slices"
	"strings"

	"budi/asr"
)

// denied reports whether a reading that is as near denies what the text says:
// "netinka" is "tinka" with one short syllable before it. To take a refusal
// for consent is worse than to ask again.
func denied(text string, others []asr.Hypothesis) bool {
	said := strings.Fields(text)
	for _, other := range others {
		for w := range strings.FieldsSeq(other.Text) {
			if yes, ok := strings.CutPrefix(w, "ne"); ok && yes != "" && slices.Contains(said, yes) && !slices.Contains(said, w) {
				return true
			}
		}
	}
	return false
}

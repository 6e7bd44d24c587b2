package aloud

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// alternation is a pattern for any of the words, the longest first.
func alternation(words []string) string {
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return strings.Join(words, "|")
}

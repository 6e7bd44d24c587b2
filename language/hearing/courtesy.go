package hearing

import (
	"slices"

	"budi/language"
)

// Courteous implements [language.Hearer].
func (r *Reader) Courteous(words string) bool {
	found := false
	for _, t := range language.TokenizeFirst(words, mostTokens) {
		switch {
		case t.IsWord() && !slices.Contains(r.Courtesies, t.Norm), t.IsDigits():
			return false
		case t.IsWord():
			found = true
		}
	}
	return found
}

package reception

import (
	"strings"

	"budi/language"
)

// politeness are words that only round off what was said before.
func politeness(lang language.Tag) []string {
	switch lang {
	case language.Lithuanian:
		return []string{"prašau", "prašyčiau", "ačiū", "dėkui", "dėkoju", "labai", "tada"}
	case language.Russian:
		return []string{"пожалуйста", "спасибо", "будьте", "добры", "большое"}
	case language.Armenian:
		return []string{"խնդրում", "եմ", "շնորհակալություն"}
	default:
		return []string{"please", "thanks", "thank", "you", "then", "um", "uh", "er"}
	}
}

// polite reports whether words only round off what was said before ("please").
func polite(lang language.Tag, words string) bool {
	list := politeness(lang)
	any := false
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		found := false
		for _, p := range list {
			found = found || strings.Trim(w, ".,!։") == p
		}
		if !found {
			return false
		}
		any = true
	}
	return any
}

package reception

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
	languageall "budi/language/all"
)

// TestHalts tells what bids Budi to stop speaking from what only listens.
func TestHalts(t *testing.T) {
	garage := &tenant{packs: languageall.Packs()}
	for lang, list := range map[language.Tag]map[string]bool{
		"en": {
			"stop": true, "wait": true, "hold on": true, "sorry": true, "pardon": true, "no no": true, "no no no": true, "say that again": true,
			"what": false, "no": false, "okay": false, "mhm": false, "right": false, "i see": false, "yes": false, "tuesday at nine": false, "no thursday": false, "": false,
		},
		"lt": {"stop": true, "palaukite": true, "ne ne": true, "ne": false, "taip": false, "aha": false, "supratau": false},
	} {
		for words, want := range list {
			assert.Equal(t, want, garage.halts(lang, words), "%s %q", lang, words)
		}
	}
}

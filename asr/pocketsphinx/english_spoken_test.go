package pocketsphinx

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestSpokenFormsComeLast looks whether every spoken form is among a word's
// pronunciations, after those of the dictionary, which is still the first.
func TestSpokenFormsComeLast(t *testing.T) {
	needDebianModel(t)
	source, err := debianEnglish(Config{Debian: DebianModels})
	assert.NoError(t, err)
	e := source.(*english)
	for word, forms := range spokenEnglish {
		list := e.pronounce(word)
		assert.Equal(t, e.dict.lookup(word)[0], list[0], word)
		assert.Equal(t, forms, list[len(list)-len(forms):], word)
	}
}

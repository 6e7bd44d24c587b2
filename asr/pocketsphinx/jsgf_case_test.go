package pocketsphinx

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/language"
)

// TestGrammarsKeepTheirSpelling has words with capitals, beside the same ones
// without.
func TestGrammarsKeepTheirSpelling(t *testing.T) {
	e := testEngine(t)
	for lang, g := range map[language.Tag]string{
		language.English:    "#JSGF V1.0;\ngrammar g;\npublic <g> = Monday | monday morning | Tuesday;\n",
		language.Lithuanian: "#JSGF V1.0;\ngrammar g;\npublic <g> = Pirmadienį | pirmadienį ryte | Šeštadienį | šeštadienį ryte;\n",
	} {
		ev, err := e.Hear(t.Context(), make([]int16, 8000), 8000, &asr.Grammar{ID: g, Lang: lang, JSGF: g})
		require.NoError(t, err, lang)
		assert.True(t, ev.Final)
	}
	words, err := grammarWords("#JSGF V1.0;\ngrammar g;\npublic <g> = Pirmadienį | ryte;\n")
	require.NoError(t, err)
	assert.Equal(t, []string{"Pirmadienį", "ryte"}, words)
}

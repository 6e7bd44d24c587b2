package pocketsphinx

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/language"
)

// TestClasses hears words that stand in no sentence, as members of a class,
// alone and in pairs; a phrase of a class comes out as its words. What nobody
// can pronounce is in nobody's way.
func TestClasses(t *testing.T) {
	e := testEngine(t)
	g := &asr.Grammar{
		ID: "classes", Lang: language.English,
		Sentences: []string{"my name is <given> <family>", "my name is <customer>", "yes", "no"},
		Classes: []asr.Class{
			{Name: "<given>", Members: []asr.Member{{Text: "peter", Share: 0.5}, {Text: "helen", Share: 0.3}, {Text: "robert", Share: 0.2}}},
			{Name: "<family>", Members: []asr.Member{{Text: "robert", Share: 0.2}, {Text: "wilson", Share: 0.4}, {Text: "carpenter", Share: 0.4}}},
			{Name: "<customer>", Members: []asr.Member{{Text: "Rebecca Coleman", Share: 0.5}, {Text: "Ольга Петрова", Share: 0.5}}},
		},
	}
	for _, say := range []string{"my name is helen carpenter", "my name is robert wilson", "my name is peter robert", "my name is rebecca coleman", "yes"} {
		ev, err := e.Hear(t.Context(), padded(throughULaw(halved(flite(t, "rms", say)))), 8000, g)
		require.NoError(t, err)
		assert.Equal(t, say, ev.Text)
		assert.False(t, ev.Rejected, say)
		for _, h := range ev.NBest {
			assert.NotContains(t, h.Text, classMark)
		}
	}
}

func TestPartedPhrase(t *testing.T) {
	got := parted(segment{Word: "ann_smith~customer", From: 10, To: 99, Acoustic: -900, Language: -90, Free: -800})
	require.Len(t, got, 2)
	assert.Equal(t, "ann", got[0].Word)
	assert.Equal(t, "smith", got[1].Word)
	assert.Equal(t, 10, got[0].From)
	assert.Equal(t, 99, got[1].To)
	assert.Equal(t, got[0].To+1, got[1].From)
	assert.Equal(t, -900, got[0].Acoustic+got[1].Acoustic)
	assert.Equal(t, -90, got[0].Language+got[1].Language)
	assert.Equal(t, []segment{{Word: "smith~family", To: 9}}, parted(segment{Word: "smith~family", To: 9}))
}

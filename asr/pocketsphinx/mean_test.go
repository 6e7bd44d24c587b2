package pocketsphinx

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/language"
	"budi/media"
)

// TestMeanOfCaller hears two turns of one call with two grammars, then another
// call with the same decoder: what was learnt of a caller's voice and line goes
// on to their next turn, and not to the next caller.
func TestMeanOfCaller(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	said := telephone(t, shared, recordings(t, shared, "barista")[0])
	yes := &asr.Grammar{ID: "mean yes", Lang: language.English, Sentences: []string{"yes", "no"}}
	more := &asr.Grammar{ID: "mean more", Lang: language.English, Sentences: []string{"yes please", "no thank you"}}

	call := &session{engine: e, rate: 8000}
	require.NoError(t, call.listen(yes))
	caller := call.words
	before := caller.decoder.mean()
	require.NoError(t, call.hear(media.Frame{PCM: said, Rate: 8000}))
	_, err := call.finish()
	require.NoError(t, err)
	learnt := caller.decoder.mean()
	assert.NotEqual(t, before, learnt)
	require.NoError(t, call.listen(more))
	assert.Same(t, caller, call.words)
	assert.Equal(t, learnt, caller.decoder.mean(), "the next turn")
	call.close()

	next := &session{engine: e, rate: 8000}
	defer next.close()
	require.NoError(t, next.listen(yes))
	require.Same(t, caller, next.words, "the pool gives back the last one")
	assert.Equal(t, before, next.words.decoder.mean(), "the next caller")
}

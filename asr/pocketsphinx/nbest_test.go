package pocketsphinx

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/language"
	"budi/media"
)

// TestLatticeUnit has two words of one sound, one of them said more often:
// only the n-gram stands between the readings, so their distance is known.
func TestLatticeUnit(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	said := recordings(t, shared, "fsdd")
	said = said[slices.IndexFunc(said, func(r recording) bool { return r.Text == "two" }):]
	sound := media.Frame{PCM: padded(telephone(t, shared, said[0])), Rate: 8000}
	for _, c := range []struct{ often, seldom string }{{"two", "too"}, {"too", "two"}} {
		s := &session{engine: e, rate: 8000}
		defer s.close()
		require.NoError(t, s.listen(&asr.Grammar{
			ID: c.often, Lang: language.English,
			Sentences: append(slices.Repeat([]string{c.often}, 30), c.seldom, c.seldom),
		}))
		require.NoError(t, s.hear(sound))
		require.NoError(t, s.drop())
		list := s.words.decoder.nbest(5)
		require.Len(t, list, 2)
		assert.Equal(t, c.often, list[0].Text)
		// Fifteen times as often is 15.7 times as likely by Witten and Bell's
		// estimate; the library weighs a lattice's language by 9.5.
		assert.InEpsilon(t, 9.5*math.Log(15.7), (list[0].Score-list[1].Score)*latticeUnit, 0.03)
	}
}

func TestReadings(t *testing.T) {
	const nat = 1.0 / latticeUnit
	list := []scored{{"ten", -7}, {"two", -7 - 2*nat}, {"the tenth", -7 - 20*nat}, {"then", -7 - 80*nat}}
	got := readings(list, "ten", 0.8)
	require.Len(t, got, 3)
	for i, want := range []float64{0.362, 0.147, 0.007} {
		assert.Equal(t, list[i+1].Text, got[i].Text)
		assert.InDelta(t, want, got[i].Confidence, 0.001)
	}
	assert.Empty(t, readings(nil, "ten", 0.8))
	// A text that is not the lattice's best leaves the best to the others.
	got = readings(list, "two", 0.8)
	assert.Equal(t, "ten", got[0].Text)
	assert.InDelta(t, 0.4, got[0].Confidence, 0.001)
}

package pocketsphinx

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
)

// plainCosts is the scorer's sum as the textbook has it: for each stream the
// logarithm of the mixture of the four likeliest densities of the state's
// codebook, none of them below the best of all codebooks by more than 96 steps.
func plainCosts(t *tied, x []float64) []float64 {
	const best, far = 4, 96
	type density struct {
		index int
		like  float64
	}
	m := t.means
	top := make([][]density, m.Codebooks*m.Streams)
	norm := slices.Repeat([]float64{math.Inf(-1)}, m.Streams)
	for n := range top {
		list := make([]density, m.Densities)
		for k := range list {
			mean, variance := m.Values[n*m.Densities+k], t.variances.Values[n*m.Densities+k]
			like := 0.0
			for d := range mean {
				away := x[n%m.Streams*cepstra+d] - float64(mean[d])
				like -= away*away/(2*float64(variance[d])) + math.Log(2*math.Pi*float64(variance[d]))/2
			}
			if unused(variance) {
				like = math.Inf(-1)
			}
			list[k] = density{k, like}
		}
		slices.SortFunc(list, func(a, b density) int { return -cmpFloat(a.like, b.like) })
		top[n] = list[:best]
		norm[n%m.Streams] = max(norm[n%m.Streams], list[0].like)
	}
	out := make([]float64, len(t.codebook))
	for state, c := range t.codebook {
		for f := range m.Streams {
			sum := 0.0
			for _, d := range top[int(c)*m.Streams+f] {
				weight := float64(t.weights[(f*m.Densities+d.index)*len(t.codebook)+state])
				sum += math.Exp(-weight*costUnit + max(d.like-norm[f], -far*costUnit))
			}
			out[state] -= math.Log(sum) / costUnit
		}
	}
	least := slices.Min(out)
	for i := range out {
		out[i] -= least
	}
	return out
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	default:
		return 0
	}
}

// TestScorer compares the vectors' arithmetic with the textbook's on frames
// around the model's own densities and far from them.
func TestScorer(t *testing.T) {
	e := testEngine(t)
	m, err := e.model("en", 8000)
	require.NoError(t, err)
	model, err := readTied(m.dir)
	require.NoError(t, err)
	s, err := openScorer(m.dir)
	require.NoError(t, err)
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		x := make([]float64, scorerStreams*cepstra)
		n := random.IntN(model.means.Codebooks)
		for f := range scorerStreams {
			from := model.means.Values[(n*scorerStreams+f)*scorerDensities+random.IntN(scorerDensities)]
			for d := range cepstra {
				x[f*cepstra+d] = float64(float32(float64(from[d]) + 10*random.NormFloat64()))
			}
		}
		want, got := plainCosts(model, x), s.costs(x)
		off := 0
		for i := range want {
			if math.Abs(want[i]-float64(got[i])) > 1 {
				off++
			}
		}
		// A density that ties with another for the fourth place may go either way.
		assert.LessOrEqual(t, off, len(want)/100)
	}
}

// TestStreamAgainstLibrary hears people's orders with the library's own
// arithmetic and with the scorer: the words are the same but where two
// readings are as likely.
func TestStreamAgainstLibrary(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	m, err := e.model("en", 8000)
	require.NoError(t, err)
	score, err := m.score()
	require.NoError(t, err)
	args := append([]string{"-hmm", m.dir, "-samprate", "8000"}, m.calibration.args...)
	order := gram(t, shared, "barista.gram")
	require.NoError(t, m.learn(order))
	var heard [2][]string
	for i, score := range []*scorer{nil, score} {
		d, err := openDecoder(score, args...)
		require.NoError(t, err)
		t.Cleanup(d.close)
		for _, entry := range m.lexicon.since(0) {
			require.NoError(t, d.addWord(entry.word, entry.phones))
		}
		require.NoError(t, d.setJSGF("order", order.JSGF))
		require.NoError(t, d.use("order"))
		for _, r := range recordings(t, shared, "barista")[:30] {
			require.NoError(t, d.start())
			require.NoError(t, d.hear(padded(telephone(t, shared, r))))
			require.NoError(t, d.end())
			heard[i] = append(heard[i], d.words())
		}
	}
	differ := 0
	for i := range heard[0] {
		if heard[0][i] != heard[1][i] {
			differ++
			t.Logf("library %q, scorer %q", heard[0][i], heard[1][i])
		}
	}
	assert.LessOrEqual(t, differ, 3)
}

// TestStreamsTogether hears the same orders in several calls at once, each of
// which goes from thread to thread: the words are those of one call alone.
func TestStreamsTogether(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	order := gram(t, shared, "barista.gram")
	var sounds [][]int16
	for _, r := range recordings(t, shared, "barista")[:4] {
		sounds = append(sounds, padded(telephone(t, shared, r)))
	}
	alone := hearAll(t, e, order, 8000, sounds...)
	var wg sync.WaitGroup
	together := make([][]asr.Event, 6)
	for i := range together {
		wg.Go(func() { together[i] = hearAll(t, e, order, 8000, sounds...) })
	}
	wg.Wait()
	for _, events := range together {
		for i, ev := range events {
			assert.Equal(t, alone[i].Text, ev.Text)
			// A decoder's second call need not begin with its first one's mean
			// to the last bit.
			assert.InDelta(t, alone[i].Confidence, ev.Confidence, 0.01)
		}
	}
}

// TestTiedRefuses gives damaged and foreign models.
func TestTiedRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := readTied(dir)
	require.ErrorIs(t, err, os.ErrNotExist)
	e := testEngine(t)
	m, err := e.model("en", 8000)
	require.NoError(t, err)
	for _, name := range []string{"mdef", "sendump"} {
		data, err := os.ReadFile(filepath.Join(m.dir, name))
		require.NoError(t, err)
		for _, n := range []int{0, 3, 11, 100, 1500, len(data) / 2, len(data) - 1} {
			if name == "mdef" {
				_, _, err = stateCodebooks(data[:n])
			} else {
				_, err = mixtureWeights(data[:n], scorerStreams*scorerDensities, 5126)
			}
			require.ErrorIs(t, err, errTied, "%s cut to %d bytes", name, n)
		}
	}
}

func FuzzStateCodebooks(f *testing.F) {
	small := append([]byte("BMDF\x01\x00\x00\x00\x04\x00\x00\x00none"), make([]byte, 80)...)
	for i, v := range []uint32{1, 1, 3, 3, 3, 1, 1, 3, 0, 0} {
		binary.LittleEndian.PutUint32(small[16+4*i:], v)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, data []byte) {
		codebook, loop, err := stateCodebooks(data)
		if err != nil {
			require.ErrorIs(t, err, errTied)
			return
		}
		require.LessOrEqual(t, len(codebook), mostStates)
		for _, state := range loop {
			require.Less(t, state, len(codebook))
		}
	})
}

func FuzzMixtureWeights(f *testing.F) {
	f.Add([]byte("\x05\x00\x00\x00text\x00\x00\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00abcdefghijkl"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if w, err := mixtureWeights(data, 4, 3); err == nil {
			require.Len(t, w, 12)
		} else {
			require.ErrorIs(t, err, errTied)
		}
	})
}

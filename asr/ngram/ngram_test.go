package ngram

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestProbabilitiesSumToOne(t *testing.T) {
	m := count([]string{"book an oil change", "book a visit", "book an oil change", "an oil change please"}, 3)
	words := sortedKeys(m[0][""].next)
	for n := range m {
		for h := range m[n] {
			sum := 0.0
			for _, w := range words {
				sum += m.probability(w, strings.Fields(h))
			}
			assert.InDelta(t, 1, sum, 1e-9, "after %q", h)
		}
	}
	assert.Greater(t, m.probability("oil", []string{"book", "an"}), 10*m.probability("visit", []string{"book", "an"}))
}

func TestARPA(t *testing.T) {
	// By hand: seven words of four kinds, so p(yes) = (2 + 4/4) / (7 + 4), and
	// two kinds in three starts, so p(yes | start) = (2 + 2 p(yes)) / (3 + 2).
	m, err := New([]string{"yes", "yes please", "no"}, 2)
	require.NoError(t, err)
	assert.Equal(t, `\data\
ngram 1=5
ngram 2=6

\1-grams:
-0.4393	</s>
-99.0000	<s>	-0.3979
-0.7404	no	-0.3010
-0.7404	please	-0.3010
-0.5643	yes	-0.3010

\2-grams:
-0.5643	<s> no
-0.2932	<s> yes
-0.1663	no </s>
-0.1663	please </s>
-0.3647	yes </s>
-0.4674	yes please

\end\
`, string(m.ARPA()))
	_, err = New([]string{" "}, 3)
	require.ErrorIs(t, err, ErrEmpty)
	_, err = New([]string{"a"}, 4)
	require.Error(t, err)
}

func TestEntropy(t *testing.T) {
	list := []string{"book an oil change", "book a visit", "book an oil change", "an oil change please", "yes"}
	for order := 1; order <= 3; order++ {
		m, err := New(list, order)
		require.NoError(t, err)
		sum, n := 0.0, 0
		for _, s := range list {
			words := append(append([]string{begin}, strings.Fields(s)...), end)
			for i := 1; i < len(words); i++ {
				sum -= math.Log10(m.counts.probability(words[i], words[max(0, i-order+1):i]))
				n++
			}
		}
		assert.InDelta(t, sum/float64(n), m.Entropy(), 1e-9, "order %d", order)
	}
}

// TestCharge makes one word dearer and leaves the others as they are.
func TestCharge(t *testing.T) {
	sentences := []string{"my name is <name>", "yes", "no"}
	plain, err := New(sentences, 2)
	require.NoError(t, err)
	dear, err := New(sentences, 2)
	require.NoError(t, err)
	dear.Charge("<name>", 0.01)
	assert.InDelta(t, 1.0/9, dear.Share("<name>"), 1e-9)
	was, is := strings.Split(string(plain.ARPA()), "\n"), strings.Split(string(dear.ARPA()), "\n")
	require.Len(t, is, len(was))
	changed := 0
	for i := range was {
		if was[i] == is[i] {
			continue
		}
		changed++
		var before, after float64
		_, err := fmt.Sscan(was[i], &before)
		require.NoError(t, err)
		_, err = fmt.Sscan(is[i], &after)
		require.NoError(t, err)
		assert.InDelta(t, before-2, after, 1e-3, is[i])
	}
	assert.Equal(t, 2, changed) // the word alone, and after another
}

package grammar

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/language"
)

// TestStopIsHeardEverywhere asks each state's sentences for the words by which
// a caller stops Budi, holds it up and has it say again.
func TestStopIsHeardEverywhere(t *testing.T) {
	for lang, list := range map[language.Tag][]string{
		language.English:    {"stop", "wait", "hold on", "no no", "say that again", "i see"},
		language.Lithuanian: {"stop", "palaukite", "ne ne", "pakartokite"},
	} {
		v := garage()
		v.Lang = lang
		b := New(v)
		for _, kind := range Kinds() {
			said := b.For(kind, offered()).Sentences
			for _, want := range list {
				assert.True(t, slices.ContainsFunc(said, func(s string) bool { return strings.Contains(" "+s+" ", " "+want+" ") }), "%s %s: %q", lang, kind, want)
			}
		}
	}
}

// TestNamesAreAlike has every pair of common names once, and the customers'
// whole.
func TestNamesAreAlike(t *testing.T) {
	v := garage()
	v.Names = []string{"Mantas Vaitkus", "Ona", "Mary-Ann  O’Hara", ""}
	for i := range 2 * maxNames {
		v.Names = append(v.Names, fmt.Sprintf("Jonas Nr%d", i))
	}
	said := New(v).For("name", nil).Sentences
	times := make(map[string]int)
	for _, s := range said {
		times[s]++
	}
	rules := englishRules()
	for _, first := range rules.plain("first-name", 10) {
		for _, family := range rules.plain("family-name", 10) {
			assert.NotZero(t, times[first+" "+family], "%s %s", first, family)
		}
	}
	assert.Len(t, rules.pairs(), commonNames*commonNames)
	for _, want := range []string{"mantas vaitkus", "mary-ann o'hara"} {
		assert.Contains(t, rulesWith(v)["known-name"].text, want)
	}
	assert.NotContains(t, rulesWith(v)["known-name"].text, fmt.Sprint("nr", maxNames))
	assert.Equal(t, []string{"vaitkus", "o'hara"}, families(v.Names[:4]))
}

func rulesWith(v Vocabulary) ruleSet { return New(v).rules }

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

// TestNamesAreClasses has the common names and the customers' as classes: each
// member once, and no pair likelier than another for having been drawn.
func TestNamesAreClasses(t *testing.T) {
	v := garage()
	v.Names = []string{"Mantas Vaitkus", "Ona", "Mary-Ann  O’Hara", ""}
	for i := range 2 * maxNames {
		v.Names = append(v.Names, fmt.Sprintf("Jonas Nr%d", i))
	}
	g := New(v).For("name", nil)
	assert.Contains(t, g.Sentences, "my name is <first-name> <family-name>")
	assert.Contains(t, g.Sentences, "<first-name> <family-name>")
	assert.Contains(t, g.Sentences, "it's <known-name>")
	assert.False(t, slices.ContainsFunc(g.Sentences, func(s string) bool { return strings.Contains(s, "smith") }), "a name that was drawn")
	members := make(map[string][]string)
	for _, c := range g.Classes {
		sum := 0.0
		for _, m := range c.Members {
			sum += m.Share
			assert.NotContains(t, members[c.Name], m.Text)
			members[c.Name] = append(members[c.Name], m.Text)
		}
		assert.InDelta(t, 1, sum, 1e-9, c.Name)
	}
	for class, want := range map[string][]string{
		"<first-name>":  {"tom", "sarah", "mantas", "mary-ann"},
		"<family-name>": {"baker", "o'brien", "petrauskas", "vaitkus", "o'hara"},
		"<known-name>":  {"mantas vaitkus", "ona", "mary-ann o'hara", "jonas nr0"},
	} {
		for _, name := range want {
			assert.Contains(t, members[class], name, class)
		}
	}
	assert.NotContains(t, members["<known-name>"], fmt.Sprint("jonas nr", maxNames))
	assert.Equal(t, []string{"vaitkus", "o'hara"}, parts(v.Names[:4], -1))
}

// TestFewCustomersAreLikelyLess draws what callers of a business with two
// customers and with many are called.
func TestFewCustomersAreLikelyLess(t *testing.T) {
	known := func(n int) (times int) {
		v := garage()
		for i := range n {
			v.Names = append(v.Names, fmt.Sprintf("Jonas Nr%d", i))
		}
		for _, s := range New(v).For("name", nil).Sentences {
			if strings.Contains(s, "<known-name>") {
				times++
			}
		}
		return times
	}
	assert.Zero(t, known(0))
	few, many := known(2), known(200)
	assert.Positive(t, few)
	assert.Greater(t, many, 4*few)
}

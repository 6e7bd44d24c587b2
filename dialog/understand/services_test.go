package understand

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
	"budi/language/all"
)

// TestTwoServices names two things at once, that may share a word.
func TestTwoServices(t *testing.T) {
	for _, c := range []struct {
		slug, lang, text string
		want             []string
	}{
		{"dental", "lt", "danties šalinimas ir kanalų gydymas", []string{"extraction", "root-canal"}},
		{"dental", "lt", "kanalų gydymas ir danties šalinimas", []string{"extraction", "root-canal"}},
		{"dental", "en", "tooth extraction and root canal treatment", []string{"extraction", "root-canal"}},
		{"dental", "ru", "удаление зуба и лечение каналов", []string{"extraction", "root-canal"}},
		{"dental", "lt", "danties kanalų gydymas", []string{"root-canal"}},
		{"garage", "en", "tyre and oil change", []string{"oil-change", "tyres"}},
		{"garage", "en", "change the oil and the brake pads", []string{"brakes", "oil-change"}},
		{"garage", "lt", "padangų ir tepalų keitimas", []string{"oil-change", "tyres"}},
		{"salon", "hy", "կտրվածք և մատնահարդարում", []string{"haircut", "manicure"}},
		{"vet", "lt", "skiepai ir čipavimas", []string{"microchip", "vaccination"}},
	} {
		u, err := New(demo(t, c.slug), all.Packs())
		require.NoError(t, err)
		m := u.Understand(Utterance{Text: c.text, Lang: language.Tag(c.lang)}, language.Anchor{Now: now})
		var got []string
		for _, s := range m.Services {
			got = append(got, s.ID)
		}
		assert.ElementsMatch(t, c.want, got, c.text)
		assert.True(t, m.Has(Book, 0.5), "%s: %v", c.text, m.Intents)
	}
}

package grammar

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

func garage() Vocabulary {
	return Vocabulary{
		Lang: language.English,
		Services: [][]string{
			{"oil change", "oil and filter change", "oil service"},
			{"tyre change", "winter tyres", "tyres", "summer tyres"},
			{"brakes", "brake repair", "brake check", "brake pads"},
			{"diagnostics", "engine diagnostics", "computer diagnostics"},
			{"technical inspection", "inspection"},
			{"air conditioning", "air conditioning service", "aircon"},
		},
		Staff:   [][]string{{"Tomas"}, {"Mantas"}},
		Classes: [][]string{{"BMW X5", "BMW"}, {"Volkswagen Golf", "Golf"}, {"Toyota Corolla", "Toyota"}, {"Audi A4", "Audi"}, {"SUV"}, {"van"}},
		Details: [][]string{{"diesel"}, {"petrol"}, {"electric"}, {"automatic"}, {"manual"}},
		Phrases: []string{"do you have a courtesy car", "can I wait while you do it", "my brakes don't work", "the car won't start"},
	}
}

func offered() []Option {
	zone := time.FixedZone("", 7200)
	return []Option{
		{Start: time.Date(2026, 11, 26, 10, 0, 0, 0, zone)},
		{Start: time.Date(2026, 11, 26, 14, 30, 0, 0, zone)},
		{Start: time.Date(2026, 11, 27, 9, 15, 0, 0, zone)},
	}
}

func TestEveryRuleIsThere(t *testing.T) {
	for name, rules := range map[string]ruleSet{"en": englishRules(), "lt": lithuanianRules()} {
		given := map[string]bool{"service-term": true, "staff-term": true, "class-term": true, "detail-term": true, "phrase": true, "option": true, nothing: true, "first-name": true, "known-name": true, "family-name": true}
		for rule, r := range rules {
			r.tree.references(func(ref string) {
				_, ok := rules[ref]
				assert.True(t, ok || given[ref], "%s: <%s> refers to <%s>, which is not there", name, rule, ref)
			})
		}
		for _, s := range states {
			assert.Contains(t, rules, s, name)
		}
	}
}

func TestFor(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z0-9' -]+$`)
	b := New(garage())
	for _, kind := range Kinds() {
		g := b.For(kind, offered())
		require.NotNil(t, g, kind)
		assert.Same(t, g, b.For(kind, offered()), "kept")
		assert.Equal(t, g.ID, New(garage()).For(kind, offered()).ID, "%s: the same content has the same ID", kind)
		assert.Greater(t, len(g.Sentences), offeredSentences*9/10, kind)
		for _, s := range g.Sentences {
			for _, c := range g.Classes {
				s = strings.ReplaceAll(s, c.Name, c.Members[0].Text)
			}
			require.Regexp(t, plain, s)
		}
	}
	assert.NotEqual(t, b.For("choice", nil).ID, b.For("choice", offered()).ID)
	assert.Contains(t, strings.Join(b.For("choice", offered()).Sentences, "\n"), "half past two")
	assert.Equal(t, b.For("request", nil), b.For("no such kind", nil))
	assert.Nil(t, New(Vocabulary{Lang: language.Armenian}).For("time", nil))
}

func TestSampleSaysWhatCallersSay(t *testing.T) {
	said := strings.Join(New(garage()).For("request", nil).Sentences, "\n")
	for _, want := range []string{"book an oil change", "how much is", "bmw x5", "courtesy car", "speak to", "tomorrow morning", "what time do you"} {
		assert.Contains(t, said, want)
	}
}

func TestEnglishTimes(t *testing.T) {
	got := englishTimes(offered()[1].Start)
	for _, want := range []string{"two thirty", "half past two", "thursday at two thirty", "the afternoon one", "the twenty sixth", "fourteen thirty", "tomorrow at half past two"} {
		assert.Contains(t, got, want)
	}
	assert.Contains(t, englishClocks(9, 45), "quarter to ten")
	assert.Contains(t, englishClocks(20, 5), "twenty oh five")
}

func TestLithuanianTimes(t *testing.T) {
	got := lithuanianTimes(offered()[1].Start)
	for _, want := range []string{"pusę trijų", "keturioliktą trisdešimt", "antrą valandą trisdešimt minučių", "ketvirtadienį pusę trijų", "lapkričio dvidešimt šeštą dieną", "po pietų"} {
		assert.Contains(t, got, want)
	}
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{"BMW X5": "bmw x5", "Check-up!": "check-up", "What’s on?": "what's on", " - ": "", "Rūta": "rūta", "a<b>|c;": "a b c"} {
		assert.Equal(t, want, words(in))
	}
}

func FuzzVocabulary(f *testing.F) {
	f.Add("oil change", "<x> | [")
	f.Fuzz(func(t *testing.T, service, phrase string) {
		v := garage()
		v.Services = append(v.Services, []string{service})
		v.Phrases = append(v.Phrases, phrase)
		for _, said := range New(v).For("choice", []Option{{Label: phrase}}).Sentences {
			require.NotContains(t, said, "<")
			require.NotContains(t, said, "|")
		}
	})
}

package phrases_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"budi/configs/phrases"
	"budi/language"
)

func book(t *testing.T, en string) *phrases.Book {
	t.Helper()
	b, err := phrases.Load(fstest.MapFS{"en.yaml": {Data: []byte(en)}})
	require.NoError(t, err)
	return b
}

func TestSay(t *testing.T) {
	b := book(t, `language: en
phrases:
  hello: ["Good day.| This is {who}.", "Hi, {who}!"]
  line: "{what}[, {size}], at {when}. Shall I book it? {extra}"
`)
	values := map[string]string{"who": "the garage", "what": "oil change", "when": "9 a.m."}
	param := func(name string) string { return values[name] }
	require.Equal(t, []string{"Good day.", "This is the garage."}, b.Say("en", "hello", 0, param))
	require.Equal(t, []string{"Hi, the garage!"}, b.Say("en", "hello", 1, param))
	require.Equal(t, b.Say("en", "hello", 0, param), b.Say("en", "hello", 2, param), "variants go round")
	require.Equal(t, []string{"Oil change, at 9 a.m.", "Shall I book it?"}, b.Say("en", "line", 0, param),
		"an empty group, a full stop too many and a clause without its value are left out")
	values["size"] = "large"
	require.Equal(t, "Oil change, large, at 9 a.m.", b.Say("en", "line", 0, param)[0])
	require.Nil(t, b.Say("en", "none", 0, param))
}

func TestFaults(t *testing.T) {
	const en = "language: en\nphrases:\n  a: \"{x} is\"\n  b: two\n"
	for name, c := range map[string]struct{ lt, want string }{
		"lacks a key":       {"language: lt\nphrases:\n  a: \"{x} yra\"\n", `lt lacks "b"; the English one is at en.yaml:4`},
		"key of its own":    {"language: lt\nphrases:\n  a: x\n  b: y\n  c: z\n", `lt.yaml:5: "c" is not among the English phrases`},
		"other parameter":   {"language: lt\nphrases:\n  a: \"{y} yra\"\n  b: du\n", "lt.yaml:3: a: {y} is not a parameter"},
		"no language":       {"phrases:\n  a: x\n  b: y\n", "lt.yaml:1: language: is missing"},
		"empty":             {"language: lt\nphrases:\n  a: \"\"\n  b: y\n", "lt.yaml:3: a: the phrase is empty"},
		"open brace":        {"language: lt\nphrases:\n  a: \"{x yra\"\n  b: y\n", "a parameter is written {name}"},
		"open group":        {"language: lt\nphrases:\n  a: \"[{x} yra\"\n  b: y\n", "a [ without its ]"},
		"group without one": {"language: lt\nphrases:\n  a: \"[yra]\"\n  b: y\n", "would always be said"},
		"unknown field":     {"language: lt\nfrases: {}\n", "lt.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := phrases.Load(fstest.MapFS{"en.yaml": {Data: []byte(en)}, "lt.yaml": {Data: []byte(c.lt)}})
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestWith(t *testing.T) {
	b := book(t, "language: en\nphrases:\n  hello: \"Good day, {who}.\"\n")
	known := func(param string) bool { return param == "who" }
	own, err := phrases.With(b, map[string]map[language.Tag]string{"hello": {"en": "Ahoy, {who}!"}}, known)
	require.NoError(t, err)
	who := func(string) string { return "Tom" }
	require.Equal(t, []string{"Ahoy, Tom!"}, own.Say("en", "hello", 0, who))
	require.Equal(t, []string{"Good day, Tom."}, b.Say("en", "hello", 0, who), "the book itself stays as it is")
	_, err = phrases.With(b, map[string]map[language.Tag]string{"hullo": {"en": "x"}}, known)
	require.ErrorContains(t, err, `"hullo" is not a phrase`)
	_, err = phrases.With(b, map[string]map[language.Tag]string{"hello": {"en": "{price}"}}, known)
	require.ErrorContains(t, err, "there is no parameter {price}")
}

func TestDefault(t *testing.T) {
	b, err := phrases.Default()
	require.NoError(t, err)
	require.Equal(t, []language.Tag{"en", "hy", "lt", "ru"}, b.Languages())
	for _, lang := range b.Languages() {
		require.NotEmpty(t, b.Unfinished(lang))
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("{a}[, {b}]. C| d?")
	f.Add("[")
	f.Fuzz(func(t *testing.T, s string) {
		b, err := phrases.With(mustBook(), map[string]map[language.Tag]string{"k": {"en": s}}, func(string) bool { return true })
		if err != nil {
			return
		}
		for _, clause := range b.Say("en", "k", 0, func(string) string { return "v" }) {
			require.NotEmpty(t, clause)
		}
	})
}

func mustBook() *phrases.Book {
	b, err := phrases.Load(fstest.MapFS{"en.yaml": {Data: []byte("language: en\nphrases:\n  k: \"{a} {b} {c}\"\n")}})
	if err != nil {
		panic(err)
	}
	return b
}

// TestCues holds that every language has the same cues, written as utterances
// are compared: in small letters and without marks.
func TestCues(t *testing.T) {
	const en = "language: en\ncues: {more: [also]}\nphrases: {a: x}\n"
	for lt, want := range map[string]string{
		"language: lt\nphrases: {a: x}\n":                              `lt lacks the cues "more"`,
		"language: lt\ncues: {more: [dar], x: [y]}\nphrases: {a: x}\n": `lt: the cues "x" are not among the English ones`,
	} {
		_, err := phrases.Load(fstest.MapFS{"en.yaml": {Data: []byte(en)}, "lt.yaml": {Data: []byte(lt)}})
		require.ErrorContains(t, err, want)
	}
	b, err := phrases.Default()
	require.NoError(t, err)
	for _, lang := range b.Languages() {
		for _, name := range b.CueNames() {
			require.NotEmpty(t, b.Cues(lang, name), "%s %s", lang, name)
			for _, w := range b.Cues(lang, name) {
				require.Equal(t, strings.ToLower(w), w, "%s %s", lang, name)
				require.NotContains(t, w, ",", "%s %s", lang, name)
			}
		}
	}
}

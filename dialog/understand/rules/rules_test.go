package rules

import (
	"slices"
	"testing"

	"budi/dialog/understand/word"
	"budi/language"
)

func TestBuiltInFilesCompile(t *testing.T) {
	for _, lang := range []language.Tag{"en", "lt", "ru", "hy"} {
		if _, err := Load(lang); err != nil {
			t.Error(err)
		}
	}
}

func TestNotation(t *testing.T) {
	set, err := Parse("x", `
@visit = appoint*|visit
[book 0.9]
want|like .. @visit & !cancel*
get_in|come please ; a very? good day
[yes 0.8 confirm]
^ sure $
[far 0.5]
first ... last
[near 0.5]
bleed ~ much
[each+ 0.5]
one ; two
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, expect string
		want         []string
	}{
		{"i want an appointment", "", []string{"book"}},
		{"i want to have a nice visit", "", nil}, // four words between
		{"i want to cancel the visit", "", nil},
		{"get in please", "", []string{"book"}},
		{"get out please", "", nil},
		{"a good day", "", []string{"book"}},
		{"a very good day", "", []string{"book"}},
		{"a very very bad day", "", nil},
		{"sure", "", nil},
		{"sure", "confirm", []string{"yes"}},
		{"well, sure", "confirm", []string{"yes"}},
		{"not sure", "confirm", nil},
		{"sure thing", "confirm", nil},
		{"first a b c d e f last", "", []string{"far"}},
		{"last first", "", nil},
		{"bleed so very much", "", []string{"near"}},
		{"bleed and much", "", nil},
		{"bleed a lot, much", "", nil},
		{"two one", "", []string{"each", "each"}},
	} {
		var got []string
		for _, h := range set.Match(word.Split(c.text), c.expect) {
			got = append(got, h.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"book":                   "rules: x:1: a rule before the first [section]",
		"[book]":                 "rules: x:1: a section is [name weight] or [name weight expect,expect], not [book]",
		"[book 2]":               `rules: x:1: weight "2" is not in 0..1`,
		"[book 0.5]\n@none":      "rules: x:2: @none is not defined above",
		"[book 0.5]\n!no":        `rules: x:2: rule "!no" demands nothing`,
		"[book 0.5]\na ;":        "rules: x:2: an empty pattern",
		"[book 0.5]\na? b":       "rules: x:2: a pattern can't begin with an optional word",
		"[book 0.5]\na | b":      `rules: x:2: "|" is not a word`,
		"[book 0.5]\na|$ b":      `rules: x:2: "a|$" holds $, which stands alone at the end`,
		"[book 0.5]\nno_@x|*":    `rules: x:2: "no_@x|*" joins a list, which it can't`,
		"[book 0.5]\nno_@visit*": `rules: x:2: "no_@visit*" joins a list, which it can't`,
	} {
		if _, err := Parse("x", text); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("[a 0.5]\nb|c .. d? & !e $", "b d")
	f.Add("@x = a|b\n[a 0.5]\n^ @x ; y_z*", "a yz")
	f.Fuzz(func(t *testing.T, text, said string) {
		set, err := Parse("x", text)
		if err != nil {
			return
		}
		words := word.Split(said)
		for _, h := range set.Match(words, "") {
			if h.From < 0 || h.To > len(words) || h.From > h.To {
				t.Errorf("%q on %q: %+v", text, said, h)
			}
		}
	})
}

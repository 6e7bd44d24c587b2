package timex

import "testing"

func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"tuesday", "tuseday", true},
		{"tuesday", "tuesdy", true},
		{"tuesday", "tuessday", true},
		{"tuesday", "tuesdey", true},
		{"tuesday", "tuesday", false}, // that is no mistake
		{"tuesday", "thursday", false},
		{"tuesday", "teudsay", false},
		{"сентябрь", "сентярбь", true},
		{"сентябрь", "сентбрь", true},
		{"", "a", true},
		{"", "", false},
	} {
		if near(c.a, c.b) != c.want || near(c.b, c.a) != c.want {
			t.Errorf("near(%q, %q) is not %v", c.a, c.b, c.want)
		}
	}
}

func TestSpeller(t *testing.T) {
	s := newSpeller(&Lexicon{
		Misspelt:   []string{"monday", "sunday", "may", "morning", "planting", "planning"},
		Lookalikes: []string{"sundry"},
	})
	for word, want := range map[string]string{
		"munday":   "monday",
		"snuday":   "sunday",
		"sundry":   "", // a word of its own
		"monday":   "", // as it should be
		"mya":      "", // too short to tell
		"planing":  "", // one of two
		"mordning": "morning",
		"saturday": "",
	} {
		got, ok := s.meant(word)
		if ok != (want != "") || got != want {
			t.Errorf("%q is read as %q, %v", word, got, ok)
		}
	}
}

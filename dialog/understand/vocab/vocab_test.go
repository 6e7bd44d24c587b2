package vocab_test

import (
	"testing"

	"budi/dialog/understand/vocab"
	"budi/dialog/understand/word"
	"budi/language"
)

var terms = []vocab.Term{
	{ID: "hygiene", Lang: "lt", Text: "burnos higiena"},
	{ID: "hygiene", Lang: "lt", Text: "dantų valymas"},
	{ID: "whitening", Lang: "lt", Text: "dantų balinimas"},
	{ID: "root", Lang: "lt", Text: "kanalų gydymas"},
	{ID: "dentist", Lang: "lt", Text: "odontologas", Whole: true},
	{ID: "oil", Lang: "en", Text: "oil change"},
	{ID: "tyres", Lang: "en", Text: "tyre change"},
	{ID: "suv", Lang: "en", Text: "BMW X5"},
	{ID: "brakes", Lang: "en", Text: "brakes"},
	{ID: "bleeding", Lang: "en", Text: "bleeding won't stop", Whole: true},
	{ID: "clean", Lang: "ru", Text: "чистка зубов"},
}

func TestFind(t *testing.T) {
	x := vocab.New(terms)
	langs := []language.Tag{"lt", "en", "ru"}
	for _, c := range []struct {
		text    string
		loose   bool
		id      string
		atLeast float64
	}{
		{"burnos higiena", false, "hygiene", 1},
		{"dantų valymui", false, "hygiene", 0.95},
		{"valyti dantis", false, "hygiene", 0.9},
		{"dantu valyma", false, "hygiene", 0.9},
		{"higienos", false, "hygiene", 0.7},
		{"valymo", false, "hygiene", 0.7},
		{"dantų", false, "", 0},
		{"gydymas", false, "", 0}, // too general to be the root canal
		{"kanalų", false, "", 0},  // no head
		{"adontologa", true, "dentist", 0.7},
		{"odontologijos", false, "dentist", 0.7},
		{"change the oil", false, "oil", 0.9},
		{"change", false, "", 0},
		{"tire changing", false, "tyres", 0.9},
		{"b m w x five", false, "suv", 0.9},
		{"bmw x 5", false, "suv", 0.9},
		{"bmw", false, "", 0},
		{"breaks", false, "brakes", 0.6},
		{"bleeding", false, "", 0},
		{"the bleeding really won't stop", false, "bleeding", 0.9},
		{"чистку зубов", false, "clean", 0.95},
		{"чистки", false, "clean", 0.7},
		{"", false, "", 0},
	} {
		got := x.Find(vocab.Read(word.Split(c.text), langs, "", ""), c.loose)
		switch {
		case c.id == "" && len(got) > 0, c.id != "" && len(got) == 0:
			t.Errorf("%q: %+v, want %q", c.text, got, c.id)
		case c.id != "" && (got[0].ID != c.id || got[0].Confidence < c.atLeast):
			t.Errorf("%q: %+v, want %s with %g", c.text, got, c.id, c.atLeast)
		}
	}
}

// TestLongest: a longer term wins over a shorter one on the same words.
func TestLongest(t *testing.T) {
	x := vocab.New([]vocab.Term{{ID: "a", Lang: "en", Text: "inspection"}, {ID: "b", Lang: "en", Text: "brake inspection"}})
	got := x.Find(vocab.Read(word.Split("a brake inspection please"), []language.Tag{"en"}, "", ""), false)
	if len(got) != 1 || got[0].ID != "b" {
		t.Errorf("got %+v", got)
	}
}

// TestAndInAName holds that a name with an "and" of its own is one, beside one of
// which another has a part.
func TestAndInAName(t *testing.T) {
	x := vocab.New([]vocab.Term{
		{ID: "firm", Lang: "en", Text: "Miller and Mane"},
		{ID: "person", Lang: "en", Text: "Miller"},
	})
	got := x.Find(vocab.Read(word.Split("at miller and mane salon please"), []language.Tag{"en"}, "", ""), false)
	if len(got) != 1 || got[0].ID != "firm" {
		t.Errorf("got %+v", got)
	}
}

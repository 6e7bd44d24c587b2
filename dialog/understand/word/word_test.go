package word_test

import (
	"strings"
	"testing"

	"budi/dialog/understand/word"
)

func folds(words []word.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Fold)
	}
	return strings.Join(out, " ")
}

func TestSplit(t *testing.T) {
	for text, want := range map[string]string{
		"I'd like a check-up, please": "id like a check up please",
		"Ąžuolas ČĘĖ":                 "azuolas cee",
		"ещё Йод":                     "еще йод",
		"ինչքա՞ն արժե և":              "ինչքան արժե եւ",
		"10:30 x5":                    "10 30 x5",
		"don’t — won't":               "dont wont",
		"bo\u200bok\u202e":            "book",
		"e\u0301te\u0301":             "ete",
		"":                            "",
		"'quoted'":                    "quoted",
	} {
		words := word.Split(text)
		if got := folds(words); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		for _, w := range words {
			if w.From < 0 || w.To > len(text) || w.From >= w.To {
				t.Errorf("%q: %+v", text, w)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"uh I I want um want to":    "i want to",
		"э ну хочу хочу записаться": "хочу записаться",
		"um":                "um",
		"uh huh":            "uh huh",
		"one two two three": "one two three",
		"5 5 6":             "5 5 6",
		"no no no":          "no",
	} {
		if got := folds(word.Clean(word.Split(text))); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestClauses(t *testing.T) {
	words := word.Split("Yes, please. Tomorrow at ten?")
	var starts []string
	for _, w := range words {
		if w.Start {
			starts = append(starts, w.Fold)
		}
	}
	if got := strings.Join(starts, " "); got != "yes please tomorrow" {
		t.Errorf("clauses begin at %q", got)
	}
	if !words[len(words)-1].Asks || words[0].Asks {
		t.Errorf("questions: %+v", words)
	}
}

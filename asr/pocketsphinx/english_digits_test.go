package pocketsphinx

import "testing"

func TestNumberWords(t *testing.T) {
	for digits, want := range map[string][]string{
		"5":     {"five"},
		"500":   {"five hundred", "five hundred", "five zero zero"},
		"208":   {"two hundred eight", "two oh eight", "two zero eight"},
		"1420":  {"one thousand four hundred twenty", "fourteen twenty", "one four two zero"},
		"12345": {"one two three four five"},
	} {
		got := numberWords(digits)
		if len(got) != len(want) {
			t.Errorf("%s: %v", digits, got)
			continue
		}
		for i, words := range got {
			line := ""
			for _, w := range words {
				line += " " + w
			}
			if line[1:] != want[i] {
				t.Errorf("%s: got %q, want %q", digits, line[1:], want[i])
			}
		}
	}
}

func TestRunsOf(t *testing.T) {
	got := runsOf("e-208gt")
	want := []string{"e", "208", "gt"}
	if len(got) != len(want) {
		t.Fatalf("%q", got)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%q", got)
		}
	}
}

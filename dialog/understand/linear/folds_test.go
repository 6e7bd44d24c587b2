package linear_test

import (
	"testing"

	"budi/dialog/understand/linear"
	"budi/language"
)

// TestFolds guards against features that learn the templates by heart. "go run
// ./train -folds 5" tells it of every language.
func TestFolds(t *testing.T) {
	if testing.Short() {
		t.Skip("trains three models")
	}
	examples, err := linear.Examples(sources()[language.Armenian]...)
	if err != nil {
		t.Fatal(err)
	}
	got := linear.Folds(language.Armenian, examples, 3, 3)
	t.Log(got)
	if 2*got.Right < got.Of {
		t.Error("fewer than half of the wordings that were not learnt are read rightly")
	}
}

// sources are the templates that each built-in model is made of.
func sources() map[language.Tag][]string {
	return map[language.Tag][]string{
		language.English:    {"train/en.txt", "train/en-desk.txt", "train/en-phone.txt", "train/en-round.txt", "train/outside.txt", "train/outside-desk.txt"},
		language.Lithuanian: {"train/lt.txt", "train/lt-desk.txt", "train/lt-phone.txt", "train/lt-round.txt"},
		language.Russian:    {"train/ru.txt", "train/ru-desk.txt", "train/ru-phone.txt", "train/ru-round.txt"},
		language.Armenian:   {"train/hy.txt", "train/hy-desk.txt", "train/hy-phone.txt", "train/hy-round.txt"},
	}
}

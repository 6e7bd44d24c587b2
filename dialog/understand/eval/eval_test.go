package eval_test

import (
	"os"
	"path/filepath"
	"testing"

	"budi/dialog/understand"
	"budi/dialog/understand/eval"
	"budi/language/all"
)

// shared opens a file of the shared data, which is no part of the project.
func shared(t *testing.T, name string) *os.File {
	t.Helper()
	dir := os.Getenv("BUDI_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(dir, "data", name))
	if err != nil {
		t.Skipf("the shared data is not here (set BUDI_SHARED): %v", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// general is what "budi understand" uses without a business.
func general(t *testing.T) *understand.Understander {
	t.Helper()
	packs := all.Packs()
	u, err := understand.General(packs["en"], packs["lt"], packs["ru"], packs["hy"])
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestIntents(t *testing.T) {
	report, err := eval.Intents(general(t), shared(t, "intent_train.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	report.Print(t.Output(), testing.Verbose())
	if got := report.InScope.Rate(); got < 0.6 {
		t.Errorf("in scope %.3f", got)
	}
}

func TestSGD(t *testing.T) {
	report, err := eval.SGD(all.Packs(), shared(t, "sgd_train.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	report.Print(t.Output(), testing.Verbose())
	if report.Dialogues < 500 {
		t.Errorf("%d dialogues", report.Dialogues)
	}
}

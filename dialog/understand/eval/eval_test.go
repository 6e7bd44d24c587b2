package eval_test

import (
	"os"
	"path/filepath"
	"strings"
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

// TestIntents holds the product to its targets on the training half, with a
// margin for the half that is kept aside.
func TestIntents(t *testing.T) {
	report, err := eval.Intents(general(t), shared(t, "intent_train.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	report.Print(t.Output(), testing.Verbose())
	if got := report.InScope.Rate(); got < 0.94 {
		t.Errorf("in scope %.3f", got)
	}
	if got := report.Rejected.Rate(); got > 0.04 {
		t.Errorf("falsely rejected %.3f", got)
	}
	for set, c := range report.Outside {
		if c.Rate() < 0.88 {
			t.Errorf("%s: out of scope %.3f", set, c.Rate())
		}
	}
}

func TestSGD(t *testing.T) {
	if testing.Short() {
		t.Skip("551 dialogues")
	}
	report, err := eval.SGD(all.Packs(), shared(t, "sgd_train.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	report.Print(t.Output(), testing.Verbose())
	if report.Dialogues < 500 || report.Calls.Of < 400 {
		t.Errorf("%d dialogues, %d calls", report.Dialogues, report.Calls.Of)
	}
	for name, got := range map[string]float64{
		"intent": report.Intent.Rate(), "date": report.Date.Score(), "time": report.Time.Score(), "provider": report.Provider.Score(),
	} {
		if got < 0.9 {
			t.Errorf("%s %.3f", name, got)
		}
	}
	if got := report.Calls.Rate(); got < 0.85 {
		t.Errorf("calls %.3f", got)
	}
}

// TestBadRows: a broken line is named, and nothing is scored by guess.
func TestBadRows(t *testing.T) {
	u := general(t)
	if _, err := eval.Intents(u, strings.NewReader("{\"text\":\"hi\"}\n\n{")); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("got %v", err)
	}
	if _, err := eval.SGD(nil, strings.NewReader(`{"single":true,"turns":[{"sp":"U","f":[{"acts":[[1]]}]}]}`)); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("got %v", err)
	}
	report, err := eval.Intents(u, strings.NewReader(`{"text":"transfer money","intents":["transfer"],"src":"clinc150"}`))
	if err != nil || report.InScope.Of != 0 || len(report.Misses) != 0 {
		t.Errorf("got %+v %v", report, err)
	}
}

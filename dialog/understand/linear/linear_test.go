package linear_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"budi/dialog/understand/linear"
	"budi/dialog/understand/word"
)

// TestModelsAreCurrent proves that the embedded models are what go generate
// makes of the templates: same input, same bytes.
func TestModelsAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the models")
	}
	for lang, in := range sources() {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			examples, err := linear.Examples(in...)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := linear.Learn(lang, examples, linear.Epochs).Write(&b); err != nil {
				t.Fatal(err)
			}
			stored, err := os.ReadFile(string(lang) + ".model.gz")
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), stored) {
				t.Error("stale: run go generate ./dialog/understand/linear")
			}
			if b.Len() > 2<<20 {
				t.Errorf("the model has %d bytes", b.Len())
			}
		})
	}
}

func TestClassify(t *testing.T) {
	m, err := linear.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"could i get an appointment for my car next week": "book",
		"are there any free slots on monday":              "available",
		"who painted the mona lisa":                       "out_of_scope",
		"my card payment was declined":                    "out_of_scope",
		"are you a real human being":                      "robot",
		"would you mind saying that once more":            "repeat",
		"what does a haircut cost":                        "price",
	} {
		got := m.Classify(word.Split(text))
		if got[0].Label != want {
			t.Errorf("%q: %v, want %s", text, got[:2], want)
		}
		sum := 0.0
		for _, s := range got {
			sum += s.Probability
		}
		if sum < 0.999 || sum > 1.001 {
			t.Errorf("probabilities sum to %g", sum)
		}
	}
	m.Classify(nil)
}

func TestExpandErrors(t *testing.T) {
	for text, want := range map[string]string{
		"hello":                 "x:1: a template before the first [label]",
		"[a]\n(b":               "x:2: a ( is not closed",
		"[a]\n{b}":              "x:2: no list {b}",
		"[a]\n@b = {b}\n{b}":    "x:3: list {b} is broken",
		"[a]\nb)":               `x:2: unexpected ")"`,
		"@b":                    "x:1: a list is @name = a|b",
		"[a]\n(b|{c})\n@c = (d": "x:2: list {c} is broken",
	} {
		if _, err := linear.Expand("x", strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestReadRejects(t *testing.T) {
	for _, raw := range [][]byte{nil, []byte("budi"), {0x1f, 0x8b, 8, 0}} {
		if _, err := linear.Read("en", bytes.NewReader(raw)); err == nil {
			t.Errorf("%q was read", raw)
		}
	}
}

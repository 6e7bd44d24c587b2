package en

import (
	"crypto/sha1"
	"os"
	"testing"

	"budi/language"
	"budi/language/eval"
)

type onlyTimes struct{}

var tr = timeReader(numerals())

func (onlyTimes) Hear(text string, at language.Anchor) language.Heard {
	times, wish := tr.Read(language.Tokenize(text), text, at)
	return language.Heard{Times: times, Wish: wish}
}

func TestEvalA(t *testing.T) {
	for _, half := range []byte{0, 1} {
		for _, opt := range []eval.TimeOptions{{}, {Phrase: true}, {All: true}} {
			f, err := os.Open("/work/shared/data/time_train.jsonl")
			if err != nil {
				t.Skip(err)
			}
			opt.Keep = func(r eval.TimeRow) bool {
				h := sha1.Sum([]byte("split" + r.ID))
				return r.Lang == "en" && h[0]&1 == half
			}
			rep, err := eval.Times(f, map[language.Tag]language.Hearer{"en": onlyTimes{}}, opt)
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("half %d %+v", half, opt)
			_ = rep.Print(os.Stdout, half == 0 && os.Getenv("MISS") != "" && (!opt.All && !opt.Phrase))
		}
	}
}

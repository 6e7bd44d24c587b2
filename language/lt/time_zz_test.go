package lt

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
		for _, opt := range []eval.TimeOptions{{}, {StartOnly: true}, {Phrase: true}} {
			for _, src := range []string{"duckling", "recognizers", "nlupp", "when", "icu", "dateparser", "nemo", ""} {
				f, err := os.Open("/work/shared/data/time_train.jsonl")
				if err != nil {
					t.Skip(err)
				}
				opt.Keep = func(r eval.TimeRow) bool {
					h := sha1.Sum([]byte("split" + r.ID))
					return r.Lang == "lt" && h[0]&1 == half && (src == "" || r.Src == src)
				}
				rep, err := eval.Times(f, map[language.Tag]language.Hearer{"lt": onlyTimes{}}, opt)
				if err != nil {
					t.Fatal(err)
				}
				if src != "" && opt.Phrase || src != "" && opt.StartOnly {
					continue
				}
				t.Logf("half %d %v %v src %s", half, opt.Phrase, opt.StartOnly, src)
				_ = rep.Print(os.Stdout, src == "" && half == 0 && os.Getenv("MISS") != "" && (!opt.All && !opt.Phrase && !opt.StartOnly))
			}
		}
	}
}

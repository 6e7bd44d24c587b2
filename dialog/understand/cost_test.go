package understand

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"budi/language"
	"budi/language/all"
)

// BenchmarkUnderstand reads with the language packs at work, at each demo
// business in each of its languages: usual utterances, one after another, and
// the longest and worst that there are.
func BenchmarkUnderstand(b *testing.B) {
	packs := all.Packs()
	for _, slug := range []string{"dental", "garage", "salon", "vet"} {
		business := demo(b, slug)
		u, err := New(business, packs)
		if err != nil {
			b.Fatal(err)
		}
		for _, lang := range business.Languages {
			var texts []string
			for _, c := range readCases(b, filepath.Join("testdata", "cases", string(lang)+".txt")) {
				texts = append(texts, c.text)
			}
			b.Run(slug+"/"+string(lang), func(b *testing.B) {
				b.ReportAllocs()
				began, n := processor(b), 0
				for ; b.Loop(); n++ {
					u.Understand(Utterance{Text: texts[n%len(texts)], Lang: lang}, language.Anchor{Now: now})
				}
				b.ReportMetric(float64(processor(b)-began)/float64(n), "cpu-ns/op")
			})
		}
		own, err := New(business, nil) // without what the packs hear
		if err != nil {
			b.Fatal(err)
		}
		for name, text := range hostileTexts() {
			for of, u := range map[string]*Understander{"": u, "/own": own} {
				b.Run(slug+"/"+name+of, func(b *testing.B) {
					b.ReportAllocs()
					began, n := processor(b), 0
					for ; b.Loop(); n++ {
						u.Understand(Utterance{Text: text}, language.Anchor{Now: now})
					}
					b.ReportMetric(float64(processor(b)-began)/float64(n), "cpu-ns/op")
				})
			}
		}
	}
}

// processor is the time that this process has had of the processors: what
// other processes take of them doesn't count.
func processor(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// hostileTexts are as long as a text may be, of what costs most to read.
func hostileTexts() map[string]string {
	fill := func(s string) string { return strings.Repeat(s, language.MaxUtterance/len(s)) }
	return map[string]string{
		"words":   fill("want like want need the appointment "),
		"strange": fill("dantistiko higijenos plombavyma konsultacyjai vyzitas ketvirtadyeny "),
		"digits":  fill("one two three four five six seven "),
		"times":   fill("monday or tuesday at ten not before noon "),
		"letters": fill("a b c d e f g h "),
		"russian": fill("запишите меня к стоматологу на пятницу "),
	}
}

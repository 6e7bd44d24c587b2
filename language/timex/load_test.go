package timex_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"budi/language"
	"budi/language/all"
	"budi/language/timex/timextest"
)

// BenchmarkHostile reads the longest utterances that repeat one word, the
// worst that a caller of the text channels can send.
func BenchmarkHostile(b *testing.B) {
	pack := all.Packs()[language.English]
	for _, word := range []string{
		"next", "from the", "1", "not", "the", "1-", "between 1 and",
		"one two three four five six seven", "monday or tuesday at ten not before noon", "want like want need the appointment", "a b c d e f g h",
	} {
		text := strings.Repeat(word+" ", language.MaxUtterance/(len(word)+1))
		b.Run(word, func(b *testing.B) {
			b.ReportAllocs()
			began, n := processor(b), 0
			for ; b.Loop(); n++ {
				pack.Hear(text, language.Anchor{Now: timextest.Now()})
			}
			b.ReportMetric(float64(processor(b)-began)/float64(n), "cpu-ns/op")
		})
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

// BenchmarkHear reads what callers say, everything included.
func BenchmarkHear(b *testing.B) {
	for lang, text := range map[language.Tag]string{
		"en": "could I come in on Thursday afternoon at about half past two or maybe some time next week, but not before ten on Monday",
		"lt": "norėčiau užsirašyti ketvirtadienį po pietų apie pusę trijų arba kitą savaitę, bet ne anksčiau kaip dešimtą valandą",
		"ru": "хотела бы записаться в четверг после обеда примерно в полтретьего или на следующей неделе, но не раньше десяти",
		"hy": "կուզեի գրանցվել հինգշաբթի կեսօրից հետո մոտ երեքին կամ մյուս շաբաթ, բայց ոչ շուտ քան տասին",
	} {
		pack := all.Packs()[lang]
		b.Run(string(lang), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				pack.Hear(text, language.Anchor{Now: timextest.Now()})
			}
		})
	}
}

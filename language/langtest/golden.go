package langtest

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/language"
)

var update = flag.Bool("update", false, "write the golden sheets anew")

// Golden compares all that the pack says in a fixed set of situations with the
// sheet in file, which a native speaker can read through. Each line has what
// is written and, where it differs, what is handed to the synthesiser. Extra
// are texts to normalise.
func Golden(t *testing.T, p language.Pack, file string, nouns []language.Noun, currencies, extra []string) {
	zone, err := time.LoadLocation("Europe/Vilnius")
	require.NoError(t, err)
	now := time.Date(2026, 11, 23, 11, 7, 0, 0, zone)
	var b strings.Builder
	line := func(what, said string) {
		fmt.Fprintf(&b, "%-14s %s\n", what, said)
		if aloud := p.Normalize(said); aloud != said {
			fmt.Fprintf(&b, "%-14s %s\n", "  aloud", aloud)
		}
	}
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, 23+day, hour, minute, 0, 0, zone) }
	for _, m := range []time.Time{
		at(0, 14, 0), at(1, 8, 30), at(2, 9, 15), at(4, 14, 30), at(8, 17, 45), at(13, 10, 5), at(15, 0, 0), at(16, 12, 0), at(39, 13, 1), at(70, 21, 0), at(100, 23, 59), at(190, 16, 22),
	} {
		line("moment", p.Moment(m, now))
	}
	for h := 7; h <= 22; h += 3 {
		line("clock", p.Clock(at(0, h, (h*20)%60)))
	}
	line("day", p.Day(at(5, 0, 0), now))
	line("hours", p.Hours(at(0, 8, 0), at(0, 18, 0)))
	line("hours", p.Hours(at(0, 9, 30), at(0, 17, 15)))
	line("hours", p.Hours(at(0, 10, 0), at(1, 0, 0)))
	for from := time.Sunday; from <= time.Saturday; from++ {
		line("weekdays", p.Weekdays(from, from))
	}
	line("weekdays", p.Weekdays(time.Monday, time.Friday))
	line("weekdays", p.Weekdays(time.Tuesday, time.Saturday))
	line("weekdays", p.Weekdays(time.Saturday, time.Sunday))
	for _, m := range []int{1, 2, 5, 15, 20, 21, 30, 45, 60, 61, 75, 90, 120, 150, 180, 225, 300} {
		line("duration", p.Duration(time.Duration(m)*time.Minute))
	}
	for _, c := range currencies {
		for _, minor := range []int64{100, 200, 500, 1100, 2100, 2200, 2500, 8500, 8550, 10_101, 100_000, 800_000, 1_500_000, 50} {
			line("money", p.Money(minor, c))
			line("from", p.MoneyFrom(minor, c))
		}
	}
	for _, n := range nouns {
		for _, k := range []int{0, 1, 2, 3, 5, 11, 12, 21, 22, 100, 101, 1000} {
			line("count", p.Count(k, n))
		}
	}
	line("list", p.List([]string{"A", "B"}, false))
	line("list", p.List([]string{"A", "B", "C"}, true))
	for _, n := range []string{"+37061234567", "+37052000001", "+37491123456", "+441231235678", "+74951234567", "112"} {
		line("phone", p.Phone(n))
	}
	for _, text := range extra {
		line("text", text)
	}
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(b.String()), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run with -update to write it")
	wanted, got := strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")
	require.Len(t, got, len(wanted), "another number of lines: run with -update and read what changed")
	for i := range got {
		assert.Equal(t, wanted[i], got[i], "%s:%d", file, i+1)
	}
}

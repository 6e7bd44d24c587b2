package dialog_test

import (
	"flag"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	callers = flag.Int("callers", 100, "simulated conversations per business")
	firstOf = flag.Int("first", 0, "the seed of the first caller: others are callers that nobody has seen")
	failing = flag.Int("failing", 3, "transcripts of failed ones to print per business")
	sample  = flag.Int("sample", 0, "transcripts of others to print per business, for a person to read")
)

// TestCallers lets simulated callers, each with a goal and a manner, talk to
// every demo business: with -callers 1000 it is the benchmark of conversations.
func TestCallers(t *testing.T) {
	for _, slug := range []string{"garage", "dental", "vet", "salon"} {
		t.Run(slug, func(t *testing.T) {
			t.Parallel()
			x := newBench(t, slug, "2026-11-23T10:30")
			var total tally
			printed := 0
			for n := range *callers {
				seed := *firstOf + n
				s := simulate(t, x, uint64(seed))
				total.add(s)
				bad := !s.reached || s.repeats > 3
				if !bad && n < *sample || bad && printed < *failing {
					if bad {
						printed++
					}
					t.Logf("seed %d, %s, %s in %s:\n%s", seed, s.goal, s.manner, s.lang, s.log.String())
				}
			}
			t.Logf("%s: %s", slug, total)
			require.Zero(t, total.false_, "told to be booked, and it was not as agreed")
			require.Zero(t, total.loops, "a reply was repeated more than three times")
			require.GreaterOrEqual(t, float64(total.reached)/float64(total.n), 0.97, "task success")
			require.LessOrEqual(t, total.median(), 6, "turns to book")
		})
	}
}

// tally sums conversations up.
type tally struct {
	n, reached, false_, loops, repeats int
	turns                              []int // of those that booked one visit
	missed                             map[string]int
}

func (x *tally) add(s *sim) {
	x.n++
	if s.reached {
		x.reached++
	} else {
		if x.missed == nil {
			x.missed = map[string]int{}
		}
		x.missed[s.goal+"/"+s.manner+"/"+string(s.lang)]++
	}
	if s.wrong {
		x.false_++
	}
	x.repeats = max(x.repeats, s.repeats)
	if s.repeats > 3 {
		x.loops++
	}
	if s.goal == "book" && s.second == nil && s.reached {
		x.turns = append(x.turns, s.turns)
	}
}

func (x *tally) median() int {
	if len(x.turns) == 0 {
		return 0
	}
	slices.Sort(x.turns)
	return x.turns[len(x.turns)/2]
}

func (x tally) String() string {
	return fmt.Sprintf("%d callers, %d reached their goal (%.1f %%), %d false bookings, a reply at most %d times more in a row, median %d turns to book; missed %v",
		x.n, x.reached, 100*float64(x.reached)/float64(x.n), x.false_, x.repeats, x.median(), x.missed)
}

package call

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"budi/asr"
	"budi/dialog"
	"budi/language"
	"budi/tts"
)

// askedFor is what a caller was asked for: what is listened for, and when words
// are an answer.
type askedFor struct {
	grammar  *asr.Grammar
	complete func(words string) dialog.Completeness
}

// utterances are people's, of one kind.
type utterances struct {
	name string
	askedFor
	sounds [][]int16
}

// heardCall is what became of one utterance.
type heardCall struct {
	early    bool          // the turn was decided before the caller had finished
	cut      bool          // and what the caller said was not taken as one turn
	over     time.Duration // that Budi spoke over the caller's own voice
	hangover time.Duration // from the end to the last decision
	words    string
}

// TestEndOfTurn measures on people's speech how often the end of a turn is
// decided before it is there, and how long after it otherwise. The real call
// runs with the real recogniser on the clock of testing/synctest, so machines
// and their load make no difference. A pause is either the speaker's own or put
// between words.
//
// "Early" are utterances during which a turn was decided at all. Budi repairs
// most of them: a reply that commits nothing is open for its first second, and
// what the caller adds is joined to the turn. Really cut off is who was not
// heard as one turn, or had to hear more than 500 ms of Budi's voice before
// finishing.
func TestEndOfTurn(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred recordings take half a minute")
	}
	folder := sharedData(t)
	hear := telephoneEnglish(t)
	sets := people(t, folder)
	settings := []struct {
		name   string
		timing Timing
	}{
		{"as shipped", Timing{}},
	}
	if os.Getenv("BUDI_TRADE_OFF") != "" {
		add := func(name string, timing Timing) {
			settings = append(settings, struct {
				name   string
				timing Timing
			}{name, timing})
		}
		const ms = time.Millisecond
		add("voice not heeded", Timing{Flat: true})
		add("350 ms", Timing{Flat: true, Possible: 350 * ms})
		add("600 ms", Timing{Flat: true, Possible: 600 * ms})
		add("complete 300 ms", Timing{Complete: 300 * ms})
		add("silence alone 450", Timing{Flat: true, Complete: 450 * ms, Possible: 450 * ms, Unfinished: 450 * ms, Hesitant: 450 * ms})
		add("silence alone 700", Timing{Flat: true, Complete: 700 * ms, Possible: 700 * ms, Unfinished: 700 * ms, Hesitant: 700 * ms})
	}
	for _, s := range settings {
		var all []heardCall
		for _, set := range sets {
			for _, pauses := range []int{0, 1, 2} {
				var list []heardCall
				for i, pcm := range set.sounds {
					if !whole() && i%6 != 0 {
						continue
					}
					rng := rand.New(rand.NewPCG(uint64(i), uint64(pauses)))
					list = append(list, hold(t, hear, set.askedFor, s.timing, spliced(t, pcm, pauses, rng)))
				}
				if os.Getenv("BUDI_MISSES") != "" {
					for i, h := range list {
						if h.cut {
							t.Logf("  %d spoken %v, %v, %s", i, h.over, h.hangover, h.words)
						}
					}
				}
				t.Logf("%-16s %-22s pauses %d: %s", s.name, set.name, pauses, tally(list))
				all = append(all, list...)
			}
		}
		t.Logf("%-16s all                            %s", s.name, tally(all))
		if s.timing == (Timing{}) {
			assert.LessOrEqual(t, cutOff(all), 0.02, "callers who are cut off")
		}
	}
}

// people reads the sets: orders, spelt and counted words, telephone numbers of
// one speaker's digits.
func people(t *testing.T, folder string) []utterances {
	orders := utterances{name: "orders", askedFor: order(t, folder)}
	spelt := utterances{name: "spelling and numbers"}
	numbers := utterances{name: "telephone numbers", askedFor: askedFor{grammar: digits(), complete: number}}
	var texts []string
	bySpeaker := map[string][]recording{}
	for _, r := range recordings(t, folder) {
		switch r.set() {
		case "barista":
			orders.sounds = append(orders.sounds, trimmed(t, sound(t, folder, r)))
		case "an4":
			spelt.sounds = append(spelt.sounds, trimmed(t, sound(t, folder, r)))
			texts = append(texts, r.Text)
		case "fsdd":
			bySpeaker[r.Speaker] = append(bySpeaker[r.Speaker], r)
		}
	}
	spelt.askedFor = askedFor{grammar: &asr.Grammar{ID: "an4", Lang: language.English, Sentences: texts}}
	speakers := make([]string, 0, len(bySpeaker))
	for s := range bySpeaker {
		speakers = append(speakers, s)
	}
	slices.Sort(speakers)
	rng := rand.New(rand.NewPCG(8, 8))
	for _, s := range speakers {
		for list := range slices.Chunk(bySpeaker[s], 8) {
			if len(list) < 8 {
				continue
			}
			var pcm []int16
			for _, r := range list {
				pcm = slices.Concat(pcm, trimmed(t, sound(t, folder, r)), lineNoise(rng.Uint64(), time.Duration(rng.IntN(150))*time.Millisecond))
			}
			numbers.sounds = append(numbers.sounds, pcm)
		}
	}
	return []utterances{orders, spelt, numbers}
}

// order is the state of somebody who takes orders: an n-gram of what the sets'
// grammar makes, as all states of the product are, and a judge like the
// dialog's: words that are no order yet go on, an order may be all, and is when
// nothing can follow.
func order(t *testing.T, folder string) askedFor {
	text, err := os.ReadFile(filepath.Join(folder, "barista.gram"))
	require.NoError(t, err)
	rules := map[string][]string{}
	for _, m := range regexp.MustCompile(`(?m)^<(\w+)> = ([^;]*);`).FindAllStringSubmatch(string(text), -1) {
		rules[m[1]] = strings.Split(m[2], " | ")
	}
	rng := rand.New(rand.NewPCG(3, 14))
	pick := func(rule string) string { return rules[rule][rng.IntN(len(rules[rule]))] }
	var sentences []string
	for range 4000 {
		s := []string{pick("carrier"), []string{"", "a", "an"}[rng.IntN(3)]}
		for range rng.IntN(4) {
			s = append(s, pick([]string{"size", "roast", "shots"}[rng.IntN(3)]))
		}
		s = append(s, pick("drink"))
		switch extra := []string{pick("milk"), pick("sugar")}; rng.IntN(4) {
		case 0:
			s = append(s, "with", extra[rng.IntN(2)])
		case 1:
			s = append(s, "with", extra[0], "and", extra[1])
		case 2:
			s = append(s, "with", extra[1], "and", extra[0])
		}
		sentences = append(sentences, strings.Join(strings.Fields(strings.Join(s, " ")), " "))
	}
	names := slices.Clone(rules["drink"])
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	whole := regexp.MustCompile(`\b(` + strings.Join(names, "|") + `)( with .*(milk|cream|sugar|sweetener))?$`)
	full := regexp.MustCompile(` with .* and .*(milk|cream|sugar|sweetener)$`)
	return askedFor{&asr.Grammar{ID: "orders", Lang: language.English, Sentences: sentences}, func(words string) dialog.Completeness {
		switch {
		case full.MatchString(words):
			return dialog.Complete
		case whole.MatchString(words):
			return dialog.Possible
		}
		return dialog.Unfinished
	}}
}

// digits listens for telephone numbers.
func digits() *asr.Grammar {
	return &asr.Grammar{ID: "numbers", Lang: language.English, JSGF: `#JSGF V1.0;
grammar n;
public <n> = (zero | oh | one | two | three | four | five | six | seven | eight | nine)+;
`}
}

// number is whole with eight digits.
func number(words string) dialog.Completeness {
	if len(strings.Fields(words)) >= 8 {
		return dialog.Complete
	}
	return dialog.Unfinished
}

// hold plays an utterance into a call, a second after the greeting.
func hold(t *testing.T, hear asr.Recognizer, a askedFor, timing Timing, pcm []int16) (h heardCall) {
	const before = 1600 * time.Millisecond
	leg := newHumanLeg(t, slices.Concat(lineNoise(5, before), pcm, lineNoise(6, 5*time.Second)))
	end := 0
	for i, v := range leg.verdict {
		if v {
			end = i + 1
		}
	}
	synctest.Test(t, func(t *testing.T) {
		expect := dialog.Expectation{Kind: dialog.ExpectDetail, Complete: a.complete}
		bound := &talk{rehearses: true, reply: func(context.Context, dialog.Turn) dialog.Reply {
			return dialog.Reply{Say: []string{"Thank you, that is noted, and somebody will see to it."}, Lang: "en", Expect: expect}
		}}
		w := &witness{}
		ctx, cancel := context.WithCancelCause(t.Context())
		began := time.Now()
		leg.began = began
		done := make(chan Result)
		go func() {
			done <- Run(ctx, Config{
				Leg: leg, Talk: bound, Hear: hear, Speak: drone{}, Observer: w, Timing: timing,
				First:       dialog.Reply{Say: []string{"Hello."}, Lang: "en", Expect: expect},
				Voice:       func(lang language.Tag) tts.Voice { return tts.Voice{Lang: lang, Rate: rate} },
				Grammar:     func(language.Tag, dialog.Expectation) *asr.Grammar { return a.grammar },
				Backchannel: func(language.Tag, string) bool { return false },
				Polite:      func(language.Tag, string) bool { return false },
			})
		}()
		// The 5 s of silence and the reply fit before the next "are you there".
		time.Sleep(time.Duration(len(leg.verdict)) * 20 * time.Millisecond)
		cancel(nil)
		<-done
		finished := began.Add(time.Duration(end) * 20 * time.Millisecond)
		for _, line := range w.lines {
			if line.Decided.IsZero() {
				continue
			}
			if line.Decided.Before(finished) {
				h.early = true
			}
			h.hangover = line.Decided.Sub(finished)
		}
		turns := 0
		for _, turn := range bound.turns {
			if !turn.Silence {
				turns++
				h.words += turn.Text + "/"
			}
		}
		h.over = leg.over()
		h.cut = h.early && (turns != 1 || h.hangover < 0 || h.over > 300*time.Millisecond)
	})
	return h
}

func cutOff(list []heardCall) float64 {
	n := 0
	for _, h := range list {
		if h.cut {
			n++
		}
	}
	return float64(n) / float64(len(list))
}

// tally is one row: shares of early decisions and of callers cut off, and the
// hangover of those who were not decided early.
func tally(list []heardCall) string {
	early := 0
	var waits []time.Duration
	var sum time.Duration
	for _, h := range list {
		if h.early {
			early++
		}
		if h.hangover > 0 {
			waits = append(waits, h.hangover)
			sum += h.hangover
		}
	}
	slices.Sort(waits)
	n := max(1, len(waits))
	return fmt.Sprintf("%3d utterances, early %4.1f %%, cut off %4.1f %%, hangover mean %v, median %v", len(list),
		100*float64(early)/float64(len(list)), 100*cutOff(list), (sum / time.Duration(n)).Round(time.Millisecond), waits[len(waits)/2].Round(time.Millisecond))
}

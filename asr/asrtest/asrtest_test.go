package asrtest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"go.uber.org/goleak"

	"budi/asr"
	"budi/language"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// loudness is the smallest engine that keeps the contract: it hears "loud"
// in any sound of some strength and length.
type loudness struct {
	fault string // what it does wrong
}

func (loudness) Supports(language.Tag, int) error { return nil }

func (l loudness) Recognize(ctx context.Context, _ asr.Options, in <-chan asr.Input, out chan<- asr.Event) error {
	loud, listening := 0, false
	send := func(e asr.Event) error {
		if l.fault == "blocks" {
			out <- e
			return nil
		}
		select {
		case out <- e:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	for {
		select {
		case <-ctx.Done():
			if l.fault == "plain context error" {
				return ctx.Err()
			}
			return context.Cause(ctx)
		case i, ok := <-in:
			if !ok {
				if l.fault == "input error" {
					return fmt.Errorf("input: %w", asr.ErrUnavailable)
				}
				return nil
			}
			if i.Grammar != nil {
				listening = i.Grammar.ID == "loud"
			}
			if i.Reset && l.fault != "no reset" || i.Grammar != nil && l.fault != "no new utterance" {
				loud = 0
			}
			for _, s := range i.Frame.PCM {
				if listening && (s > 500 || s < -500) {
					loud++
				}
			}
			if loud > 0 && i.Frame.PCM != nil {
				if err := send(asr.Event{Text: "loud", Confidence: map[bool]float64{true: 2, false: 0.5}[l.fault == "confidence"]}); err != nil {
					return err
				}
			}
			if !i.End || l.fault == "no final when silent" && loud == 0 {
				continue
			}
			e := asr.Event{Final: true}
			if loud > 0 || l.fault == "hallucinates" {
				e.Text, e.Confidence = "loud", 0.9
			}
			if l.fault != "never ends an utterance" {
				loud = 0
			}
			if err := send(e); err != nil {
				return err
			}
			if l.fault == "two finals" {
				if err := send(e); err != nil {
					return err
				}
			}
		}
	}
}

func suite(broken string) Suite {
	s := Suite{Recognizer: loudness{broken}, Rate: 8000, Grammar: &asr.Grammar{ID: "loud"}, Other: &asr.Grammar{ID: "other"}, Want: "loud"}
	s.Speech = s.noise(1, 1, 5000)
	return s
}

func TestSuiteTakesARightEngine(t *testing.T) { Run(t, suite("")) }

// TestSuiteFindsWhatIsWrong breaks the engine on purpose, one way at a time.
func TestSuiteFindsWhatIsWrong(t *testing.T) {
	for broken, check := range map[string]string{
		"hallucinates":            "silence has no words",
		"two finals":              "one final event for every end",
		"no final when silent":    "one final event for every end",
		"no reset":                "a reset drops what was heard",
		"never ends an utterance": "one final event for every end",
		"confidence":              "confidence is a probability",
		"plain context error":     "ends with the cause of its context",
		"input error":             "ends when its input does",
	} {
		t.Run(broken, func(t *testing.T) {
			failed := make(map[string]bool)
			for _, c := range Checks() {
				failed[c.Name] = c.Do(suite(broken)) != nil
			}
			assert.True(t, failed[check], "%q passed", check)
		})
	}
}

// TestPatience keeps the suite usable: an engine of no cost takes it in no time.
func TestPatience(t *testing.T) {
	start := time.Now()
	for _, c := range Checks() {
		assert.NoError(t, c.Do(suite("")), c.Name)
	}
	assert.Less(t, time.Since(start), 5*time.Second)
}

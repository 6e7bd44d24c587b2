package pocketsphinx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"budi/asr"
)

// TestHumanSpeech repeats the measurements that the telephone model was
// chosen by, through the public recogniser and a mu-law line: one stream for
// each set, so the cepstral mean goes from speaker to speaker.
func TestHumanSpeech(t *testing.T) {
	shared := sharedData(t)
	e := testEngine(t)
	hear := func(t *testing.T, set, grammar string) ([]recording, []asr.Event) {
		list := recordings(t, shared, set)
		sounds := make([][]int16, len(list))
		for i, r := range list {
			sounds[i] = padded(telephone(t, shared, r))
		}
		return list, hearAll(t, e, gram(t, shared, grammar), 8000, sounds...)
	}
	t.Run("barista", func(t *testing.T) {
		values := baristaSlots(t, shared)
		right := 0
		list, events := hear(t, "barista", "barista.gram")
		for i, ev := range events {
			if slotsRight(values, list[i].Slots, ev.Text) {
				right++
			} else {
				t.Logf("%v heard %q (%.2f)", list[i].Slots, ev.Text, ev.Confidence)
			}
		}
		t.Log("all slots right:", percent(right, len(list)))
		assert.GreaterOrEqual(t, float64(right), 0.92*float64(len(list)))
	})
	t.Run("digits", func(t *testing.T) {
		wrong := 0
		list, events := hear(t, "fsdd", "digit.gram")
		for i, ev := range events {
			if strings.Replace(ev.Text, "oh", "zero", 1) != list[i].Text {
				wrong++
			}
		}
		t.Log("error:", percent(wrong, len(list)))
		assert.LessOrEqual(t, float64(wrong), 0.11*float64(len(list)))
	})
}

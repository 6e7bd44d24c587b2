package pocketsphinx

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWeigh(t *testing.T) {
	path := []segment{
		{Word: "<s>", From: 0, To: 99, Acoustic: -900, Free: -700},
		{Word: "half", From: 100, To: 129, Acoustic: -1000, Free: -1300, Language: -200, Phones: 3},
		{Word: "past(2)", From: 130, To: 139, Acoustic: -600, Free: -400, Language: -20, Phones: 4},
		{Word: "<sil>", From: 140, To: 159, Acoustic: -100, Free: -90, Language: -80},
		{Word: "two", From: 160, To: 179, Acoustic: -900, Free: -800, Language: -310, Phones: 2},
		{Word: "</s>", From: 180, To: 229, Acoustic: -300, Free: -300, Language: -9},
	}
	v := weigh(path)
	assert.Equal(t, evidence{words: 3, frames: 60, score: 0, language: -530, hasty: 1, ending: -9, first: 10, drawn: 7.5}, v)
	assert.Zero(t, weigh(path[:1]))
	path[5].Language = -524288
	assert.Equal(t, unlikely, weigh(path).ending)
}

func TestSpread(t *testing.T) {
	var list []scored
	assert.InDelta(t, 100, spread(list), 0)
	for n := range rivals {
		list = append(list, scored{Score: -3 - float64(3*n)/latticeUnit})
		if n < rivals/2-1 {
			assert.InDelta(t, 100, spread(list), 0)
		} else {
			assert.InDelta(t, 3*n, spread(list), 1e-6)
		}
	}
}

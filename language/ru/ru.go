// Package ru is the Russian pack.
package ru

import (
	"budi/language"
	"budi/language/hearing"
)

// Pack hears and speaks Russian.
type Pack struct {
	hearing.Reader
	voice
}

var _ language.Pack = (*Pack)(nil)

// New builds the pack.
func New() *Pack {
	g := numerals()
	numbers := numberReader(g)
	return &Pack{
		Reader: hearing.Reader{
			Times:   timeReader(g),
			Numbers: numbers,
			Phones:  phoneReader(numbers),
			Signals: signalReader(),

			Courtesies: []string{"пожалуйста", "спасибо", "будьте", "добры", "большое"},
			Names:      nameReader(),
			Amounts:    moneyReader(numbers),
		},
		voice: newVoice(),
	}
}

// Tag implements [language.Pack].
func (*Pack) Tag() language.Tag { return language.Russian }

// Package en is the English pack.
package en

import (
	"budi/language"
	"budi/language/hearing"
)

// Pack hears and speaks English.
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

			Courtesies: []string{"please", "thanks", "thank", "you", "then", "um", "uh", "er"},
			Names:      nameReader(),
			Amounts:    moneyReader(numbers),
		},
		voice: newVoice(),
	}
}

// Tag implements [language.Pack].
func (*Pack) Tag() language.Tag { return language.English }

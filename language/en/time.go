package en

import (
	"budi/language"
	"budi/language/timex"
)

// timeReader reads English times.
func timeReader(num language.Numerals) *timex.Reader {
	return timex.New(timex.Lexicon{
		Tables:     timeTables(),
		Rules:      append(clockRules(), dateRules()...),
		Parts:      partsOfDay(),
		Holidays:   holidays(),
		MonthFirst: true,
	}, num)
}

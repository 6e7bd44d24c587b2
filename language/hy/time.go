package hy

import (
	"budi/language"
	"budi/language/timex"
)

// timeReader reads Armenian times.
func timeReader(num language.Numerals) *timex.Reader {
	return timex.New(timex.Lexicon{
		Tables:   timeTables(),
		Rules:    append(clockRules(), dateRules()...),
		Parts:    partsOfDay(),
		Holidays: timeHolidays(),
		Clock24:  true,
	}, num)
}

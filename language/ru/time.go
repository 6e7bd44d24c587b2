package ru

import (
	"budi/language"
	"budi/language/timex"
)

// timeReader reads Russian times.
func timeReader(num language.Numerals) *timex.Reader {
	return timex.New(timex.Lexicon{
		Tables:   timeTables(),
		Rules:    append(clockRules(), dateRules()...),
		Parts:    partsOfDay(),
		Holidays: timeHolidays(),
	}, num)
}

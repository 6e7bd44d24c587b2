package lt

import (
	"budi/language"
	"budi/language/timex"
)

// timeReader reads Lithuanian times.
func timeReader(num language.Numerals) *timex.Reader {
	return timex.New(timex.Lexicon{
		Tables:       timeTables(),
		Rules:        append(clockRules(), dateRules()...),
		Parts:        partsOfDay(),
		Holidays:     timeHolidays(),
		OrdinalHours: true,
		Fold:         fold,
	}, num)
}

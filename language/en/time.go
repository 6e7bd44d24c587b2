package en

import (
	"slices"
	"time"

	"budi/language"
	"budi/language/timex"
)

// timeReader reads English times.
func timeReader(num language.Numerals) *timex.Reader {
	return timex.New(timex.Lexicon{
		Tables:     timeTables(),
		Rules:      slices.Concat(clockRules(), dateRules(), weekdayRules(), periodRules(), lengthRules()),
		Parts:      partsOfDay(),
		Holidays:   holidays(),
		MonthFirst: true,
		Seasons:    &[4]timex.SeasonStart{{Month: time.March, Day: 20}, {Month: time.June, Day: 21}, {Month: time.September, Day: 23}, {Month: time.December, Day: 21}},
	}, num)
}

package en

import (
	"time"

	"budi/language/timex"
)

// namedDay is a day of the year and the names, split by |, that it goes by.
type namedDay struct {
	names string
	date  func(year int) (time.Month, int)
}

// namedDays are the days that English speakers name, on both sides of the
// Atlantic. Those of calendars that follow the moon by sighting are left out.
func namedDays() []namedDay {
	return []namedDay{
		{"christmas|christmas day|xmas|x-mas|xmas day", timex.Fixed(time.December, 25)},
		{"christmas eve|xmas eve", timex.Fixed(time.December, 24)},
		{"boxing day|st stephen's day|st. stephen's day|saint stephen's day", timex.Fixed(time.December, 26)},
		{"new year|new years|new year's|new year's day|new years day", timex.Fixed(time.January, 1)},
		{"new year's eve|new years eve|new year eve|nye|hogmanay|st sylvester's day", timex.Fixed(time.December, 31)},
		{"epiphany|three kings day|three kings' day", timex.Fixed(time.January, 6)},
		{"groundhog day|candlemas", timex.Fixed(time.February, 2)},
		{"valentine's day|valentine's|valentines day|valentines|st valentine's day|saint valentine's day", timex.Fixed(time.February, 14)},
		{"leap day", timex.Fixed(time.February, 29)},
		{"st david's day|saint david's day", timex.Fixed(time.March, 1)},
		{"women's day|international women's day", timex.Fixed(time.March, 8)},
		{"pi day", timex.Fixed(time.March, 14)},
		{"st patrick's day|st. patrick's day|saint patrick's day|st patricks day|st paddy's day|paddy's day", timex.Fixed(time.March, 17)},
		{"april fools|april fools day|april fool's day|april fools' day|april fool's", timex.Fixed(time.April, 1)},
		{"earth day", timex.Fixed(time.April, 22)},
		{"st george's day|saint george's day", timex.Fixed(time.April, 23)},
		{"anzac day", timex.Fixed(time.April, 25)},
		{"international workers' day|workers' day|workers day|may day|international workers day", timex.Fixed(time.May, 1)},
		{"cinco de mayo", timex.Fixed(time.May, 5)},
		{"flag day", timex.Fixed(time.June, 14)},
		{"juneteenth", timex.Fixed(time.June, 19)},
		{"midsummer|midsummer day|midsummer's day|st john's day|saint john's day", timex.Fixed(time.June, 24)},
		{"midsummer's eve|midsummer eve|st john's eve", timex.Fixed(time.June, 23)},
		{"canada day", timex.Fixed(time.July, 1)},
		{"bastille day", timex.Fixed(time.July, 14)},
		{"assumption day|assumption of mary|feast of the assumption", timex.Fixed(time.August, 15)},
		{"halloween|hallowe'en|all hallows' eve|all hallows eve", timex.Fixed(time.October, 31)},
		{"all saints' day|all saints day|all saint's day|all hallows' day", timex.Fixed(time.November, 1)},
		{"all souls' day|all souls day", timex.Fixed(time.November, 2)},
		{"guy fawkes night|guy fawkes day|bonfire night", timex.Fixed(time.November, 5)},
		{"veterans day|veteran's day|veterans' day|armistice day|remembrance day", timex.Fixed(time.November, 11)},
		{"st andrew's day|saint andrew's day", timex.Fixed(time.November, 30)},
		{"st nicholas day|st nicholas' day|saint nicholas day", timex.Fixed(time.December, 6)},
		{"martin luther king day|mlk day|martin luther king jr day|martin luther king jr. day", timex.NthWeekday(time.January, time.Monday, 3)},
		{"presidents' day|presidents day|president's day|washington's birthday", timex.NthWeekday(time.February, time.Monday, 3)},
		{"mother's day|mothers day|mothers' day", timex.NthWeekday(time.May, time.Sunday, 2)},
		{"early may bank holiday|may bank holiday", timex.NthWeekday(time.May, time.Monday, 1)},
		{"memorial day|spring bank holiday|late may bank holiday", timex.NthWeekday(time.May, time.Monday, -1)},
		{"victoria day", timex.WeekdayOnOrAfter(time.May, 18, time.Monday)},
		{"father's day|fathers day|fathers' day", timex.NthWeekday(time.June, time.Sunday, 3)},
		{"august bank holiday|summer bank holiday", timex.NthWeekday(time.August, time.Monday, -1)},
		{"labor day|labour day", timex.NthWeekday(time.September, time.Monday, 1)},
		{"columbus day|indigenous peoples' day|indigenous peoples day|canadian thanksgiving", timex.NthWeekday(time.October, time.Monday, 2)},
		{"remembrance sunday", timex.NthWeekday(time.November, time.Sunday, 2)},
		{"thanksgiving|thanksgiving day", timex.NthWeekday(time.November, time.Thursday, 4)},
		{"thanksgiving eve", timex.NthWeekdayPlus(time.November, time.Thursday, 4, -1)},
		{"black friday", timex.NthWeekdayPlus(time.November, time.Thursday, 4, 1)},
		{"small business saturday", timex.NthWeekdayPlus(time.November, time.Thursday, 4, 2)},
		{"cyber monday", timex.NthWeekdayPlus(time.November, time.Thursday, 4, 4)},
		{"giving tuesday", timex.NthWeekdayPlus(time.November, time.Thursday, 4, 5)},
		{"advent sunday|first sunday of advent|the first sunday of advent|first advent", timex.WeekdayOnOrAfter(time.November, 27, time.Sunday)},
		{"second sunday of advent|the second sunday of advent", timex.WeekdayOnOrAfter(time.December, 4, time.Sunday)},
		{"third sunday of advent|the third sunday of advent", timex.WeekdayOnOrAfter(time.December, 11, time.Sunday)},
		{"fourth sunday of advent|the fourth sunday of advent", timex.WeekdayOnOrAfter(time.December, 18, time.Sunday)},
		{"shrove tuesday|pancake day|mardi gras|fat tuesday", timex.Easter(-47)},
		{"ash wednesday|the first day of lent", timex.Easter(-46)},
		{"mothering sunday", timex.Easter(-21)},
		{"palm sunday", timex.Easter(-7)},
		{"maundy thursday|holy thursday", timex.Easter(-3)},
		{"good friday", timex.Easter(-2)},
		{"holy saturday|easter saturday|easter eve", timex.Easter(-1)},
		{"easter|easter sunday|easter day", timex.Easter(0)},
		{"easter monday", timex.Easter(1)},
		{"ascension day|ascension|ascension thursday", timex.Easter(39)},
		{"pentecost|whit sunday|whitsun|pentecost sunday", timex.Easter(49)},
		{"whit monday|pentecost monday", timex.Easter(50)},
		{"trinity sunday", timex.Easter(56)},
		{"corpus christi", timex.Easter(60)},
		{"orthodox easter|greek easter|orthodox easter sunday", timex.OrthodoxEaster(0)},
		{"orthodox christmas", timex.Fixed(time.January, 7)},
	}
}

func holidays() []timex.Holiday {
	var out []timex.Holiday
	for _, d := range namedDays() {
		out = append(out, timex.Holiday{Date: d.date})
	}
	return out
}

func holidayNames() timex.Table {
	var names []string
	for _, d := range namedDays() {
		names = append(names, d.names)
	}
	return timex.Values(0, names...)
}

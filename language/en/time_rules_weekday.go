package en

import "budi/language/timex"

// weekdayRules are how English names weekdays and the n-th of a period.
func weekdayRules() []timex.Rule {
	return []timex.Rule{
		date("<wd> the? <ord>", timex.WeekdayDay),
		date("<wd> the? <d>", timex.WeekdayDay),
		date("<wd>", timex.Weekday),
		date("this|these coming? <wd>", timex.Weekday),
		date("this past <wd>", timex.PastWeekday),
		date("this past weekend", timex.CycleAt(timex.Weekend, -1)),
		date("the? coming <wd>", timex.Weekday),
		date("<wd> coming", timex.Weekday),
		date("the? <shift> <wd>", timex.Weekday),
		date("<wd> week", timex.WeekdayInWeeks(1)),
		date("a week on|from <wd>", timex.WeekdayInWeeks(1)),
		date("a week <wd>", timex.WeekdayInWeeks(1)),
		date("two weeks on|from <wd>", timex.WeekdayInWeeks(2)),
		date("the? <wd> after next", timex.WeekdayInWeeks(1)),
		date("<n> <wd=wds> ago", timex.WeekdaysAgo),
		date("the? <wd> before last", timex.WeekdayBeforeLast),
		date("<wd> fortnight", timex.WeekdayInWeeks(2)),
		date("<dur> on|from? <wd>", timex.WeekdayPlus),
		date("<n> <wd> from now", timex.CountedWeekday),
		date("<n> <wd=wds> from now", timex.CountedWeekday),
		date("the? <ord> <wd> of|in the? <date=period>", timex.Nth),
		date("the? <last=lastWord> <wd> of|in the? <date=period>", timex.Nth),
		date("the? <ord> <last=lastWord> <wd> of|in the? <date=period>", timex.Nth),
		date("the? <ord> <last=lastWord> <unit> of|in the? <date=period>", timex.Nth),
		date("the? closest|nearest <wd> to <date=day>", timex.Closest),
		date("the? <ord> closest|nearest <wd> to <date=day>", timex.Closest),
		date("the? first|very? <wd> after|following <date=day>", timex.WeekdayAfter),
		date("the? last <wd> before <date=day>", timex.WeekdayBefore),
		date("the? <back=nthLast> <wd> of|in the? <date=period>", timex.Nth),
		date("the? <back=nthLast> <unit> of|in the? <date=period>", timex.Nth),
		date("the last of <date=period>", timex.LastDayOf),
		date("the? <ord> <wd>", timex.Nth),
		date("the? <ord> <unit=quarter> of|in the? <date=period>", timex.Nth),
		date("the? <last=lastWord> <unit=quarter> of|in the? <date=period>", timex.Nth),
		date("the? <ord> <unit> of|in the? <date=period>", timex.Nth),
		date("the? <last=lastWord> <unit> of|in the? <date=period>", timex.Nth),
		{As: "lastWord", Pattern: "last", Make: timex.Today},

		{As: "period", Pattern: "<month> ,? <year>?", Make: timex.MonthName},
		{As: "period", Pattern: "<shift> <unit>", Make: timex.Cycle},
		{As: "period", Pattern: "<coming> <unit>", Make: timex.ComingCycle},
		{As: "period", Pattern: "the? week|month|year", Make: timex.ThisCycle},
		{As: "period", Pattern: "<year>", Make: timex.YearNumber},
		{As: "period", Pattern: "the? week after next", Make: timex.CycleAt(timex.Week, 2)},
	}
}

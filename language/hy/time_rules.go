package hy

import "budi/language/timex"

// timeMaker makes a frame of what a pattern captured.
type timeMaker = func(*timex.Match) (timex.Frame, bool)

// clockRules are how Armenian tells the time of day. The number carries the
// case: "տասին" at ten, "տասից" from ten.
func clockRules() []timex.Rule {
	clock := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatClock, Pattern: pattern, Make: make}
	}
	part := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatPart, Pattern: pattern, Make: make}
	}
	const ending = "ին|ի|ը|ն|ից"
	return []timex.Rule{
		clock("<hour> ~-? ~ն|ը? անց <min> րոպե*?", timex.MinutesPast),
		clock("<hour> ~-? ~ն|ը? անց կես*", timex.HalfPast),
		clock("<hour> ~-? ~ն|ը? անց քառորդ*", timex.QuarterPast),
		clock("<hour> ~-? ~ին|ից? <min> րոպե*? պակաս*", timex.MinutesTo),
		clock("<hour> ~-? ~ին|ից? քառորդ պակաս*", timex.QuarterTo),
		clock("<hour> ~-? ~ն? կես ~ի?", timex.HalfPast),

		clock("ժամը? <hour> ~- ~ից մինչև|մինչեւ? ժամը? <till=hour> ~-? ~ը|ն|ին?", timex.HourSpan),
		clock("ժամը? <hour> մինչև|մինչեւ? ժամը? <till=hour> ~-? ~ը|ն|ին?", timex.EndingOn("ից", timex.HourSpan)),
		clock("<hour> ~-? ~ի? և|եւ|ու <till=hour> ~-? ~ի? միջև|միջեւ|միջակայքում", timex.HourSpan),

		clock("<hour> ~: ~<mm> ~- ~"+ending, timex.WrittenClock),
		clock("<hour> ~. ~<mm> ~- ~ին", timex.WrittenClock),
		clock("<hour> ~. ~<mm>", timex.DottedClock),
		clock("ժամը|ժամ <hour> ~- ~ին|ը|ն|ի|ից", timex.Clock),
		clock("ժամը <hour> ~. ~<mm>", timex.WrittenClock),
		clock("ժամը <hour>", timex.Clock),
		clock("ժամը <clock>", timex.Firm),
		clock("<hour> ~- ~ին", timex.Clock),
		clock("<hour>", timex.EndingOn("ին", timex.Clock)),
		clock("<hour> ժամ <min> րոպե", timex.Clock),
		clock("<hour> <min>", timex.SpokenClock),
		{As: "bare", Pattern: "<hour> ~- ~" + ending, Make: timex.BareHour},
		clock("կեսօր|կեսօրին|կեսօրի", timex.At(12, 0)),
		clock("կեսգիշեր|կեսգիշերին|կեսգիշերի", timex.At(24, 0)),

		part("<part>", timex.PartOfDay),
		part("այս|այսօր <part>", timex.PartToday),
		part("վաղ <part>", timex.EarlyPart),
		part("ուշ <part>", timex.LatePart),
	}
}

// dateRules are how Armenian names days and periods.
func dateRules() []timex.Rule {
	date := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatDate, Pattern: pattern, Make: make}
	}
	dm := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: "dm", Pattern: pattern, Make: make}
	}
	period := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: "period", Pattern: pattern, Make: make}
	}
	length := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: "len", Pattern: pattern, Make: make}
	}
	return []timex.Rule{
		dm("<year> թ|թվականի ~.? <month> <d> ~-? ~ին|ի|ը|ից?", timex.Date),
		dm("<year> թ|թվականի ~.? <month> <ord>", timex.Date),
		dm("<year> թ|թվականի ~.? <month> <n>", timex.Date),
		dm("<month> <d> ~- ~ին|ի|ը|ից|ն", timex.Date),
		dm("<month> <d> ,? <year> թ|թվական*", timex.Date),
		dm("<month> <d>", timex.DateNotClock),
		dm("<month> <ord>", timex.Date),
		dm("<month> <n>", timex.Date),
		dm("<d> <month> ,? <year>? թ? ~.?", timex.Date),
		date("<date=dm> -|–|մինչև <d> ~-? ~ը|ն|ին?", timex.RangeOfDays),
		date("<month> <a=d> ~- ~ից մինչև? <d> ~- ~ը|ն|ին", timex.MonthDays),
		date("<month> <a=d> ~-|– ~<d>", timex.MonthDays),
		date("<date=dm>", timex.Whole),
		date("<d> ~. ~<mo=mm> ~.?", timex.DottedDate),
		date("<month> <year>", timex.MonthName),
		date("<year> թ|թվականի ~.? <month>", timex.MonthName),
		date("<month> ամսին|ամսի|ամիս|ամսում", timex.MonthName),
		date("<month>", timex.MonthName),
		date("ամսի <d> ~-? ~ին?", timex.DayOfMonth),
		date("ամսի <ord>", timex.DayOfMonth),
		date("ամսի <n>", timex.DayOfMonth),
		date("<date=period> <d> ~-? ~ին?", timex.DayOfPeriod),

		date("<date=period>", timex.Whole),
		period("<shift> <unit>", timex.Cycle),
		period("<shift> <n> <unit>", timex.Cycle),
		date("հանգստյան օրեր|օրերին|օրերը", timex.CycleAt(timex.Weekend, 0)),
		date("շաբաթ ~-? կիրակի", timex.CycleAt(timex.Weekend, 0)),
		date("<season>", timex.SeasonOf),
		date("<shift> <season>", timex.SeasonOf),
		date("<from=wdFrom> <wd>", timex.WeekdaySpan),
		date("<from=wdFrom> մինչև <wd>", timex.WeekdaySpan),
		date("<wd=wds>", timex.EveryWeekday),
		date("ամեն <wd>", timex.EveryWeekday),
		date("աշխատանքային օրերին|օրերը", timex.Weekdays),
		date("<wd>", timex.Weekday),
		date("<shift> <wd>", timex.ShiftedWeekday),
		date("<shift> շաբաթվա <wd>", timex.WeekdayOfWeek),
		date("<shift> շաբաթ <wd>", timex.WeekdayOfWeek),
		date("մեկ? շաբաթից <wd>", timex.WeekdayInWeeks(1)),
		date("<date=monthName> <ord> <unit>", timex.NthOf),
		date("<date=period> <ord> <unit>", timex.NthOf),
		date("<date=period> <ord> <wd>", timex.NthOf),
		date("<date=monthName> <ord> <wd>", timex.NthOf),
		date("<date=own> <ord> <wd>", timex.NthOf),
		date("<date=period> <last=lastWord> <wd>", timex.NthOf),
		date("<date=monthName> <last=lastWord> <wd>", timex.NthOf),
		date("<date=own> <last=lastWord> <wd>", timex.NthOf),
		{As: "lastWord", Pattern: "վերջին", Make: timex.Today},

		date("<rday>", timex.RelativeDay),
		date("հենց? հիմա", timex.Now),
		date("անմիջապես|շտապ", timex.Now),
		date("հնարավորինս շուտ|արագ", timex.Now),
		date("<holiday>", timex.HolidayDay),

		date("<date=period> սկզբին|սկզբում|սկիզբը|սկզբներին", timex.Early),
		date("<date=period> կեսերին|կեսին|մեջտեղում", timex.Middle),
		date("<date=period> վերջին|վերջում|վերջը|վերջերին", timex.Late),
		date("<date=monthName> սկզբին|սկզբում|սկիզբը|սկզբներին", timex.Early),
		date("<date=monthName> կեսերին|կեսին", timex.Middle),
		date("<date=monthName> վերջին|վերջում|վերջը|վերջերին", timex.Late),
		date("<date=own> սկզբին|սկզբում|սկիզբ|սկիզբը", timex.Early),
		date("<date=own> կեսերին|կեսին", timex.Middle),
		date("<date=own> վերջին|վերջում|վերջ|վերջը", timex.Late),
		{As: "monthName", Pattern: "<month>", Make: timex.MonthName},
		{As: "own", Pattern: "շաբաթվա|ամսվա|ամսի|տարվա", Make: timex.ThisCycle},

		date("<dur=later>", timex.Ahead),
		date("<dur=later> հետո", timex.Ahead),
		date("<dur> հետո|անց", timex.Ahead),
		date("<dur> առաջ", timex.Back),
		date("<dur> ընթացքում", timex.Within),
		{As: "later", Pattern: "<num> <unit=abl>", Make: timex.Length},
		{As: "later", Pattern: "կես <unit=abl>", Make: timex.Times(500)},
		{As: "later", Pattern: "<num> ու|և կես <unit=abl>", Make: timex.LengthHalf},
		{As: "later", Pattern: "մի քանի <unit=abl>", Make: timex.Times(3000)},
		{As: "later", Pattern: "մի <unit=abl>", Make: timex.Times(1000)},
		{As: "later", Pattern: "<unit=abl>", Make: timex.Times(1000)},

		length("<num> <unit>", timex.Length),
		length("<num> ու|և կես <unit>", timex.LengthHalf),
		length("կես <unit>", timex.Times(500)),
		length("մի քանի <unit>", timex.Times(3000)),
		length("մի <unit>", timex.Times(1000)),
		{As: timex.CatSpan, Pattern: "<dur=len>", Make: timex.For},
	}
}

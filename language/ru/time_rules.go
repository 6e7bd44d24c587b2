package ru

import "budi/language/timex"

// timeMaker makes a frame of what a pattern captured.
type timeMaker = func(*timex.Match) (timex.Frame, bool)

// clockRules are how Russian tells the time of day.
func clockRules() []timex.Rule {
	clock := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatClock, Pattern: pattern, Make: make}
	}
	part := func(pattern string, make timeMaker) timex.Rule {
		return timex.Rule{As: timex.CatPart, Pattern: pattern, Make: make}
	}
	return []timex.Rule{
		clock("<hour=polhour>", timex.HalfTo),
		clock("пол|половина|половине|половину|половины <hour=ord>", timex.HalfTo),
		clock("без четверти <hour>", timex.QuarterTo),
		clock("без четверти <clock=one>", timex.QuarterTo),
		clock("без <min> минут|минуты|мин? <hour>", timex.MinutesTo),
		clock("без <min> минут|минуты|мин? <clock=one>", timex.MinutesTo),
		clock("без <min>", timex.TwentyTo),
		clock("четверть|четверти <hour=ord>", timex.QuarterOf),
		clock("<min> минут|минуты|минута|минуту|мин <hour=ord>", timex.MinutesOf),
		clock("<min> <hour=ord>", timex.BareMinutesOf),
		clock("<hour> час|часа|часов|часу|ч ~.? ровно? и? <min> минут|минуты|минута|минуту|мин ~.?", timex.WrittenClock),
		clock("<hour> час|часа|часов <mm>", timex.WrittenClock),
		clock("<hour> -|– <till=hour> час|часа|часов", timex.HourSpan),
		clock("<hour> ~ч ~.? <mm>", timex.FullClock),
		clock("<hour> час|часа|часов|часу|часам дня", timex.HourPM),
		clock("в|на|к <hour> дня", timex.HourPM),
		clock("<hour> дня", timex.BoundHourPM),
		clock("<clock=one> дня", timex.HourPM),
		clock("<clock=hm> дня", timex.HourPM),
		{As: "hm", Pattern: "<hour> ~: ~<mm>", Make: timex.WrittenClock},
		{As: "hm", Pattern: "<hour=polhour>", Make: timex.HalfTo},
		{As: "hm", Pattern: "половина|половине|половину <hour=ord>", Make: timex.HalfTo},
		{As: "hm", Pattern: "<hour> <min>", Make: timex.SpokenClock},
		clock("<hour> час|часа|часов|часу|часам|ч ~.? ровно?", timex.BareHour),
		clock("час|часа|часов|часу|часиков|часика в <hour>", timex.Around),
		clock("на <hour> часов", timex.LateHour),
		clock("<hour> ~- ~<min>", timex.DashedClock),
		clock("<clock=dashed> <part=hourpart>", timex.ClockOfPart),
		{As: "dashed", Pattern: "<hour> ~- ~<mm>", Make: timex.WrittenClock},
		clock("<hour> ~. ~<mm>", timex.DottedClock),
		clock("<hour> <part=hourpart>", timex.HourOfPart),
		clock("<hour> <min>", timex.SpokenClock),
		clock("<hour> <oh=zero> <min>", timex.SpokenOh),
		{As: "zero", Pattern: "ноль", Make: timex.Today},
		clock("<clock=one>", timex.OneAt),
		{As: "one", Pattern: "час|часу|часа|часом", Make: timex.At12(1)},
		clock("полдень|полудню|полудня", timex.At(12, 0)),
		clock("полночь|полуночи", timex.At(24, 0)),

		part("<part>", timex.PartOfDay),
		part("<shift=this> <part>", timex.PartToday),
		part("рано <part>", timex.EarlyPart),
		part("поздно|поздним <part>", timex.LatePart),
		{As: "this", Pattern: "этим|сегодняшним|сегодня", Make: timex.Today},
	}
}

// dateRules are how Russian names days and periods.
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
		dm("<ord> <month> ,? <year>?", timex.Date),
		dm("<d> <month> ,? <year>?", timex.Date),
		dm("<d> ~- ~его|ого|го|е <month> ,? <year>?", timex.Date),
		dm("<n> <month>", timex.SpokenDate),
		date("<d> ~.? -|–|по|до <date=dm>", timex.DayRange),
		date("между <d> и <date=dm>", timex.DayRange),
		date("между <ord> и <date=dm>", timex.DayRange),
		date("<ord> -|–|по|до <date=dm>", timex.DayRange),
		date("<date=dm>", timex.Whole),
		date("<d> ~. -|– <date=numeric>", timex.DayRange),
		date("<d> ~. ~/ ~<date=numeric>", timex.DayRange),
		date("<d> -|– <date=numeric>", timex.DayRange),
		{As: "numeric", Pattern: "<d> ~. ~<mo=d> ~. ~<year>", Make: timex.Numeric},
		{As: "numeric", Pattern: "<d> ~. ~<mo=mm> ~.?", Make: timex.Numeric},
		date("<d> ~. ~<mo=mm> ~. г?", timex.DottedDate),
		date("<d> ~. ~<mo=mm>", timex.DottedDate),
		date("<month> <year>", timex.MonthName),
		date("<shift> <month>", timex.ShiftedMonth),
		date("<month>", timex.MonthName),
		date("в <year> году", timex.YearNumber),
		date("<ord> числа|число|числу", timex.DayOfMonth),
		date("<d> числа|число|числу", timex.DayOfMonth),
		date("<d> ~- ~го|е|ого|ое|его", timex.WeakDayOfMonth),
		date("<ord>", timex.WeakDayOfMonth),
		date("<d> числа? <date=period>", timex.DayOfPeriod),
		date("<ord> числа? <date=period>", timex.DayOfPeriod),

		date("в|во? первой|первую|первая половине|половину|половина <date=stretch>", timex.EarlyHalf),
		date("в|во? второй|вторую|вторая половине|половину|половина <date=stretch>", timex.LateHalf),
		{As: "stretch", Pattern: "<date=own>", Make: timex.Whole},
		{As: "stretch", Pattern: "<date=monthName>", Make: timex.Whole},
		{As: "stretch", Pattern: "<date=period>", Make: timex.Whole},
		date("<last=lastWord> <unit> <date=stretch>", timex.NthOf),
		date("на? следующий день после <date=day>", timex.DaysFrom(1)),
		date("на? <ord> день после <date=day>", timex.OrdDaysAfter),
		date("<season>", timex.SeasonOf),
		date("<shift> <season>", timex.SeasonOf),
		date("<season> <year> года?", timex.SeasonOf),
		date("<season=seasonName>", timex.WeakSeason),
		date("по <wd=wds>", timex.EveryWeekday),
		date("каждый|каждую|каждое <wd>", timex.EveryWeekday),
		date("по будням", timex.Weekdays),
		date("в будни|будние дни?", timex.Weekdays),
		date("в? будний день", timex.Weekdays),
		date("по выходным", timex.Weekends),
		date("<wd>", timex.Weekday),
		date("<shift> <wd>", timex.ShiftedWeekday),
		date("<ord> <unit> <date=period>", timex.NthOf),
		date("<ord> <unit> <date=monthName>", timex.NthOf),
		date("<ord> <wd> <date=period>", timex.NthOf),
		date("<ord> <wd> в|во? <date=monthName>", timex.NthOf),
		date("<last=lastWord> <wd> <date=period>", timex.NthOf),
		date("<last=lastWord> <wd> <date=own>", timex.NthOf),
		date("<ord> <wd> <date=own>", timex.NthOf),
		date("<last=lastWord> <wd> в|во? <date=monthName>", timex.NthOf),
		date("через неделю в|во|на? <wd>", timex.WeekdayInWeeks(1)),
		date("<wd> через неделю", timex.WeekdayInWeeks(1)),
		{As: "lastWord", Pattern: "последн*", Make: timex.Today},
		{As: "monthName", Pattern: "<month> <year>?", Make: timex.MonthName},

		date("<rday>", timex.RelativeDay),
		date("сейчас|немедленно|срочно", timex.Now),
		date("прямо сейчас", timex.Now),
		date("как можно скорее|раньше|быстрее", timex.Now),
		date("<holiday>", timex.HolidayDay),
		date("накануне <holiday>", timex.HolidayPlus(-1)),

		date("<date=period>", timex.Whole),
		period("ближайш* <n> <unit>", timex.ComingCycle),
		period("ближайшие|ближайших дни|дней", timex.CycleRun(timex.Day, 3)),
		period("<shift> <n> <unit>", timex.Cycle),
		period("<shift> <unit>", timex.Cycle),
		period("через неделю после следующей", timex.CycleAt(timex.Week, 2)),
		period("неделю|неделя|неделе после следующей", timex.CycleAt(timex.Week, 2)),
		date("выходные|выходных|выходным", timex.CycleAt(timex.Weekend, 0)),
		date("в? конце|конец|концу|конца <date=period>", timex.Late),
		date("в? начале|начало|началу|начала <date=period>", timex.Early),
		date("в? середине|середину|середина|середины <date=period>", timex.Middle),
		date("в? конце|конец|концу|конца <date=monthName>", timex.Late),
		date("в? начале|начало|началу|начала <date=monthName>", timex.Early),
		date("в? середине|середину|середина|середины <date=monthName>", timex.Middle),
		date("в? конце|конец|концу|конца <date=own>", timex.Late),
		date("в? начале|начало|началу|начала <date=own>", timex.Early),
		date("в? середине|середину|середина|середины <date=own>", timex.Middle),
		{As: "own", Pattern: "недели|месяца|года", Make: timex.ThisCycle},

		date("через|спустя <dur>", timex.Ahead),
		date("через <from=num> -|или <num> <unit>", timex.AheadBetween),
		date("через <unit> <num>", timex.AheadSwapped),
		date("<unit> через <num>", timex.AheadSwapped),
		date("в? первых числах <date=stretch>", timex.Early),
		date("в? последних числах <date=stretch>", timex.Late),
		date("через примерно|около <dur>", timex.Ahead),
		date("примерно через <dur>", timex.Ahead),
		date("<dur> спустя", timex.Ahead),
		date("<dur> тому? назад", timex.Back),
		date("за <dur> до <date=day>", timex.Back),
		date("через <dur> после <date=day>", timex.Ahead),
		date("<dur> после <date=day>", timex.Ahead),
		date("за <dur>", timex.Until),
		date("в течение|течении <dur>", timex.Until),
		{As: "day", Pattern: "<date=dm>", Make: timex.Whole},
		{As: "day", Pattern: "<wd>", Make: timex.Weekday},
		{As: "day", Pattern: "<rday>", Make: timex.RelativeDay},
		{As: "day", Pattern: "<holiday>", Make: timex.HolidayDay},

		length("<num> <unit>", timex.Length),
		length("<num> с половиной <unit>", timex.LengthHalf),
		length("<unit>", timex.Times(1000)),
		length("полчаса|полчасика|получаса", timex.Minutes(30)),
		length("полгода", timex.Months(6)),
		length("полтора|полторы|полутора <unit>", timex.Times(1500)),
		length("пол|половину <unit>", timex.Times(500)),
		length("пару|пара|пары <unit>", timex.Times(2000)),
		length("несколько|нескольких <unit>", timex.Times(3000)),
		length("четверть часа", timex.Minutes(15)),
		{As: timex.CatSpan, Pattern: "<dur=len> и|,? <more=len>", Make: timex.Sum},
		{As: timex.CatSpan, Pattern: "<dur=len>", Make: timex.For},
	}
}
